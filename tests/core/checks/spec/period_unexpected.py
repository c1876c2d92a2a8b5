from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "period_unexpected"
EXAMPLES = (
    Example(
        Text("Format tahun lalu", "Last year's form"),
        """
        Kecamatan        | 2023
        Balikpapan Timur | 1.204
        """,
        structure=PEOPLE,
        expected_period="2024",
        finds=("Tabel ini berisi angka tahun 2023, sedangkan yang ditunggu tahun 2024.",),
    ),
    Example(
        Text("Angka tahunan, padahal triwulanan", "Yearly figures where quarterly ones are due"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        """,
        structure=PEOPLE,
        expected_period="2024-Q3",
        finds=("Tabel ini berisi angka tahun 2024, sedangkan yang ditunggu triwulan III 2024.",),
    ),
    Example(
        Text("Beberapa tahun, termasuk yang ditunggu", "Several years, the one that is due among them"),
        """
        Kecamatan        | 2023  | 2024
        Balikpapan Timur | 1.204 | 1.240
        """,
        structure=PEOPLE,
        expected_period="2024",
    ),
)
