from tests.core.checks.grid import Example
from tests.core.checks.structures import AREA, PEOPLE

from pondasi.core.values import Text

RULE = "unit_other"
_PEOPLE = """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Balikpapan Barat | 980
        """
EXAMPLES = (
    Example(
        Text(
            "Di berkas tertulis rumah tangga, data ini dalam orang",
            "The file says households, the data are counted in people",
        ),
        _PEOPLE,
        structure=PEOPLE,
        unit="rumah tangga",
        finds=("Satuan di berkas “rumah tangga”, sedangkan satuan data ini “orang”. 2 angka dibaca apa adanya.",),
    ),
    Example(
        Text("Ejaan lain dari satuan yang sama", "Another spelling of the same unit"),
        _PEOPLE,
        structure=PEOPLE,
        unit="Jiwa",
    ),
    Example(
        Text(
            "Hektare untuk km²: diubah saat dibaca, tanpa pertanyaan",
            "Hectares for km²: converted while reading, not asked about",
        ),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 132,16
        """,
        structure=AREA,
        unit="ha",
    ),
    Example(
        Text("Kata yang tidak dikenal sebagai satuan", "A word that is not known as a unit"),
        _PEOPLE,
        structure=PEOPLE,
        unit="angka sementara",
    ),
    Example(Text("Tanpa satuan di berkas", "No unit in the file"), _PEOPLE, structure=PEOPLE),
)
