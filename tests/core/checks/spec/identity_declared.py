from decimal import Decimal

from tests.core.checks.grid import Example

from pondasi.core.checks import RatioIdentity, RuleBook, SumIdentity
from pondasi.core.values import Text

RULE = "identity_declared"
_BALANCE = RuleBook(identities=(SumIdentity("kolom", "Akhir", ("Awal", "Lahir"), ("Mati",)),))
_SHARE = RuleBook(identities=(RatioIdentity("kolom", "Persen", "Miskin", "Penduduk", Decimal(100)),))
EXAMPLES = (
    Example(
        Text("Penduduk akhir = awal + lahir − mati", "Population at the end = at the start + births − deaths"),
        """
        Kecamatan | Awal  | Lahir | Mati | Akhir
        Timur     | 1.000 | 20    | 5    | 1.015
        Barat     | 2.000 | 31    | 9    | 2.012
        """,
        rulebook=_BALANCE,
        finds=("1 angka tidak memenuhi hubungan Awal + Lahir − Mati = Akhir: Barat, Akhir 2.012, seharusnya 2.022.",),
    ),
    Example(
        Text("Persentase dari pembilang dan penyebut", "A percentage from its numerator and denominator"),
        """
        Kecamatan | Miskin | Penduduk | Persen
        Timur     | 120    | 1.700    | 7,06
        Barat     | 95     | 2.100    | 5,42
        """,
        rulebook=_SHARE,
        finds=(
            "1 angka tidak memenuhi hubungan Miskin / Penduduk × 100 = Persen: Barat, Persen 5,42, seharusnya 4,52.",
        ),
    ),
    Example(
        Text("Terpenuhi; yang belum ada angkanya tidak dinilai", "Met; what has no figure yet is not judged"),
        """
        Kecamatan | Awal  | Lahir | Mati | Akhir
        Timur     | 1.000 | 20    | -    | 1.020
        Barat     | 2.000 | ...   | 9    | 2.012
        """,
        rulebook=_BALANCE,
    ),
)
