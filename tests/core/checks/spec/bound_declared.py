from decimal import Decimal

from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PEOPLE_BY_SEX

from pondasi.core.checks import Bound, RuleBook
from pondasi.core.values import Text

RULE = "bound_declared"
_TABLE = """
        Kecamatan        | 2024
        Balikpapan Timur | 1.204
        Balikpapan Barat | 98
        """
EXAMPLES = (
    Example(
        Text("Di bawah batas", "Below the bound"),
        _TABLE,
        structure=PEOPLE,
        rulebook=RuleBook(bounds=(Bound(Decimal(100), Decimal(5000)),)),
        finds=("1 angka di luar batas yang ditetapkan (100 sampai 5.000): Balikpapan Barat 98.",),
    ),
    Example(
        Text("Batas untuk perempuan saja", "A bound for women only"),
        """
        Kecamatan        | L   | P
        Balikpapan Timur | 610 | 594
        Balikpapan Barat | 480 | 500
        """,
        structure=PEOPLE_BY_SEX,
        rulebook=RuleBook(bounds=(Bound(None, Decimal(550), {"jenis_kelamin": "P"}),)),
        finds=("1 angka di luar batas yang ditetapkan (paling banyak 550): Balikpapan Timur, perempuan 594.",),
    ),
    Example(
        Text("Di dalam batas; kedua ujungnya termasuk", "Within the bounds, both ends included"),
        _TABLE,
        structure=PEOPLE,
        rulebook=RuleBook(bounds=(Bound(Decimal(98), Decimal(1204)),)),
    ),
)
