from dataclasses import replace

from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Metadata, Text

RULE = "metadata_placeholder"
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
        Text("Definisi yang belum ditulis", "A definition not yet written"),
        _TABLE,
        structure=PEOPLE,
        metadata=replace(_GOOD, concept="-", definition="xxx"),
        finds=("Belum terisi dengan kalimat: konsep (“-”) dan definisi (“xxx”).",),
    ),
    Example(Text("Keterangan yang lengkap", "Complete words"), _TABLE, structure=PEOPLE, metadata=_GOOD),
)
