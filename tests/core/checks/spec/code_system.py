from tests.core.checks.grid import Example
from tests.core.checks.structures import structure

from pondasi.core.values import Code, CodeList, Dimension, Text

RULE = "code_system"
_LIST = (
    ("64.71.01.1001", "6471020001", "Manggar"),
    ("64.71.01.1002", "6471020003", "Lamaru"),
    ("64.71.01.1003", "6471020004", "Teritip"),
    ("64.71.06.1001", "6471011001", "Prapatan"),
)
_REGIONS = Dimension(
    "wilayah",
    Text("Kelurahan", "Village"),
    CodeList(
        "kelurahan",
        "1",
        tuple(
            Code(own, Text.same(name), alternatives=(own, own.replace(".", "")), other_systems={"BPS": bps})
            for own, bps, name in _LIST
        ),
    ),
    is_region=True,
)
VILLAGES = structure(_REGIONS)
EXAMPLES = (
    Example(
        Text("Satu kode BPS di antara kode Kemendagri", "One BPS code among codes of the ministry"),
        """
        Kode          | 2024
        64.71.01.1001 | 1.204
        64.71.01.1002 | 980
        6471020004    | 2.410
        64.71.06.1001 | 1.877
        """,
        structure=VILLAGES,
        finds=(
            "1 kode berasal dari sistem yang lain daripada kode lain di kolomnya: “6471020004” (kode BPS untuk "
            "Teritip).",
        ),
    ),
    Example(
        Text("Kode BPS yang juga kode wilayah lain", "A BPS code that is another region's code as well"),
        """
        Kode       | 2024
        6471011001 | 1.204
        6471011002 | 980
        6471011003 | 2.410
        6471011001 | 1.877
        """,
        structure=VILLAGES,
        finds=(
            "1 kode berasal dari sistem yang lain daripada kode lain di kolomnya: “6471011001” (kode BPS untuk "
            "Prapatan, terbaca sebagai Manggar).",
        ),
    ),
    Example(
        Text("Satu baris dua kali, tidak ada yang terlewat", "One row twice, none left out"),
        """
        Kode       | 2024
        6471011001 | 1.204
        6471011002 | 980
        6471011003 | 2.410
        6471061001 | 1.560
        6471011001 | 1.877
        """,
        structure=VILLAGES,
    ),
    Example(
        Text("Kode yang tidak ada dalam sistem mana pun", "A code of no system"),
        """
        Kode          | 2024
        64.71.01.1001 | 1.204
        6471990009    | 980
        """,
        structure=VILLAGES,
    ),
)
