from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "form_past_changed"
_TABLE = """
        Kecamatan        | 2023  | 2024
        Balikpapan Timur | 1.204 | 1.240
        Balikpapan Barat | 1.100 | 1.130
        """
EXAMPLES = (
    Example(
        Text("Angka tahun lalu tertimpa di formulir", "Last year's figures were typed over in the form"),
        _TABLE,
        previous=(
            """
            Kecamatan        | 2023
            Balikpapan Timur | 1.204
            Balikpapan Barat | 1.090
            """,
        ),
        structure=PEOPLE,
        expected_period="2024",
        form_of="2024",
        finds=(
            "1 angka tahun 2023 di formulir ini berbeda dari yang sudah diterima: Balikpapan Barat. "
            "Yang sudah diterima tidak berubah.",
        ),
    ),
    Example(
        Text("Angka tahun lalu tidak disentuh", "Last year's figures were left alone"),
        _TABLE,
        previous=(
            """
            Kecamatan        | 2023
            Balikpapan Timur | 1.204
            Balikpapan Barat | 1.100
            """,
        ),
        structure=PEOPLE,
        expected_period="2024",
        form_of="2024",
    ),
    Example(
        Text("Berkas biasa, bukan formulir", "An ordinary file, no form"),
        _TABLE,
        previous=(
            """
            Kecamatan        | 2023
            Balikpapan Timur | 1.000
            Balikpapan Barat | 1.090
            """,
        ),
        structure=PEOPLE,
        expected_period="2024",
    ),
)
