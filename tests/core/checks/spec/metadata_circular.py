from dataclasses import replace

from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Metadata, Text

RULE = "metadata_circular"
_TABLE = """
        Kecamatan         | 2024
        Balikpapan Timur  | 14.490
        """
_GOOD = Metadata(
    "Jumlah peserta didik SMP",
    "Peserta didik",
    "Anak yang terdaftar di SMP negeri dan swasta pada 31 Agustus, tanpa paket B.",
    "Dinas Pendidikan",
)
EXAMPLES = (
    Example(
        Text("Nama yang diulang", "The name once more"),
        _TABLE,
        structure=PEOPLE,
        metadata=replace(_GOOD, definition="Banyaknya peserta didik di SMP."),
        finds=("Definisinya hanya mengulang namanya: “Banyaknya peserta didik di SMP.”.",),
    ),
    Example(Text("Keterangan yang lengkap", "Complete words"), _TABLE, structure=PEOPLE, metadata=_GOOD),
)
