from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "keys_unknown"
EXAMPLES = (
    Example(
        Text("Nama yang tidak ada dalam daftar kode", "A name that is not in the code list"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Samarinda Ulu    | 2.410
        """,
        structure=PEOPLE,
        finds=("1 nama tidak ada dalam daftar kode: “Samarinda Ulu”.",),
    ),
    Example(
        Text("Nama yang mirip, belum dipastikan", "A name that is alike, not confirmed yet"),
        """
        Kecamatan                     | 2024
        Balikpapan Timur              | 1.204
        Bpp. Utara ≈ Balikpapan Utara | 2.410
        """,
        structure=PEOPLE,
        finds=(
            "1 nama mirip dengan nama dalam daftar kode, tetapi belum pasti: “Bpp. Utara” mungkin Balikpapan Utara.",
        ),
    ),
    Example(
        Text("Semua nama dikenal", "All names are known"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Balikpapan Utara | 2.410
        """,
        structure=PEOPLE,
    ),
)
