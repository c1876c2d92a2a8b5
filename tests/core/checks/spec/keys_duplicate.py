from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "keys_duplicate"
EXAMPLES = (
    Example(
        Text("Satu kecamatan tercetak dua kali", "One district printed twice"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Balikpapan Utara | 2.410
        Balikpapan Timur | 1.391
        """,
        structure=PEOPLE,
        finds=(
            "1 baris muncul lebih dari sekali: Balikpapan Timur (sel B2 dan B4). Pada 1 di antaranya angkanya berbeda.",
        ),
    ),
    Example(
        Text("Setiap baris satu kali", "Every row once"),
        """
        Kecamatan        | 2023  | 2024
        Balikpapan Timur | 1.190 | 1.204
        Balikpapan Utara | 2.380 | 2.410
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Tabel kecil tanpa definisi", "A small table without a definition"),
        """
        Desa    | 2024
        Cibiru  | 120
        Cinambo | 87
        Cibiru  | 120
        """,
        finds=("1 baris muncul lebih dari sekali: Cibiru (sel B2 dan B4). Pada 0 di antaranya angkanya berbeda.",),
    ),
)
