from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "table_unreadable"
EXAMPLES = (
    Example(
        Text("Tidak ada tabel", "No table"),
        "",
        finds=("Kami belum menemukan tabel angka dalam berkas ini.",),
    ),
    Example(
        Text("Format kosong", "An empty form"),
        """
        Kecamatan        | 2024
        Balikpapan Timur |
        Balikpapan Barat |
        """,
        structure=PEOPLE,
        finds=("Semua 2 sel angka masih kosong.",),
    ),
    Example(
        Text("Sebagian terisi", "Partly filled in"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Balikpapan Barat | ...
        """,
        structure=PEOPLE,
    ),
)
