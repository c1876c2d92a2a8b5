from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "form_unexpected"
EXAMPLES = (
    Example(
        Text("Formulir tahun lalu", "Last year's form"),
        """
        #pondasi format=1&dataset=contoh&period=2023&title=Contoh
        Kecamatan        | Tahun 2023
        Balikpapan Timur | 1204
        """,
        structure=PEOPLE,
        expected_period="2024",
        as_workbook=True,
        finds=("Formulir ini untuk tahun 2023, sedangkan yang ditunggu tahun 2024.",),
    ),
    Example(
        Text("Formulir data lain", "The form of another dataset"),
        """
        #pondasi format=1&dataset=luas&period=2024&title=Luas%20wilayah
        Kecamatan        | Tahun 2024
        Balikpapan Timur | 132
        """,
        structure=PEOPLE,
        expected_period="2024",
        as_workbook=True,
        finds=("Formulir ini untuk “Luas wilayah”, tahun 2024, sedangkan yang ditunggu “Contoh”.",),
    ),
    Example(
        Text("Formulir yang ditunggu", "The form that is due"),
        """
        #pondasi format=1&dataset=contoh&period=2024&title=Contoh
        Kecamatan        | Tahun 2024
        Balikpapan Timur | 1204
        """,
        structure=PEOPLE,
        expected_period="2024",
        as_workbook=True,
    ),
    Example(
        Text("Berkas biasa", "An ordinary file"),
        """
        Kecamatan        | Tahun 2023
        Balikpapan Timur | 1204
        """,
        structure=PEOPLE,
        expected_period="2024",
        as_workbook=True,
    ),
)
