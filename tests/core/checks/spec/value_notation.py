from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PERCENTAGE

from pondasi.core.values import Text

RULE = "value_notation"
EXAMPLES = (
    Example(
        Text("Dua cara membaca", "Two ways to read it"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204?
        Balikpapan Barat | 980
        """,
        structure=PEOPLE,
        finds=("1 sel dapat dibaca lebih dari satu cara: 1.204 (B2).",),
    ),
    Example(
        Text("Tulisan di tempat angka", "Words where a figure belongs"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | menyusul
        Balikpapan Barat | 980
        """,
        structure=PEOPLE,
        finds=("1 sel berisi tulisan, padahal di sini diharapkan angka: menyusul (B2).",),
    ),
    Example(
        Text("Orang tidak dihitung dengan koma", "People are counted whole"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 1,204
        Balikpapan Barat | 980
        """,
        structure=PEOPLE,
        finds=("1 angka berkoma, padahal orang dihitung utuh: 1,204 (B2).",),
    ),
    Example(
        Text("Di bawah nol", "Below zero"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | -12
        Balikpapan Barat | 980
        """,
        structure=PEOPLE,
        finds=("1 angka di bawah nol: -12 (B2).",),
    ),
    Example(
        Text("Persentase di luar 0 sampai 100", "A percentage outside 0 to 100"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 973,2
        Balikpapan Barat | 98,1
        """,
        structure=PERCENTAGE,
        finds=("1 persentase di luar 0 sampai 100: 973,2 (B2).",),
    ),
    Example(
        Text("Persentase sebagai pecahan", "Percentages as fractions"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 0,85
        Balikpapan Barat   | 0,91
        Balikpapan Utara   | 0,88
        Balikpapan Selatan | 1
        """,
        structure=PERCENTAGE,
        finds=("Semua 4 angka antara 0 dan 1. Apakah 0,85 berarti 85 persen?",),
    ),
    Example(
        Text("Lebih teliti daripada yang ditampilkan", "More exact than what is shown"),
        """
        Kecamatan        | 2024
        Balikpapan Timur | 97,3333
        Balikpapan Barat | 98,1
        """,
        structure=PERCENTAGE,
        finds=("1 angka memiliki lebih dari 2 angka di belakang koma: 97,3333 (B2).",),
    ),
    Example(
        Text("Angka yang wajar; “-” dan “...” punya arti sendiri", "Proper figures; “-” and “...” mean what they mean"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 1.204
        Balikpapan Barat   | -
        Balikpapan Utara   | ...
        Balikpapan Selatan | 0
        """,
        structure=PEOPLE,
    ),
)
