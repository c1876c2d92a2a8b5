"""Workbooks in a zip: xlsx, xlsm, xlsb and ods, and what is said of zips that hold something else.

Macros are never run and external links never followed.
"""

from __future__ import annotations

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Sheet, Workbook
from pondasi.core.tables.open import ods, xlsb, xlsx
from pondasi.core.tables.open.archive import DAMAGED, DAMAGED_REMEDY, PROTECTED, PROTECTED_REMEDY, Archive
from pondasi.core.tables.open.foreign import refuse_archive
from pondasi.core.tables.open.making import Bounds, DamagedFile
from pondasi.core.values import Text

_MACROS = Text("Makro dalam berkas tidak dijalankan.", "Macros in the file were not run.")
_LINKS = Text("Tautan ke berkas lain tidak diikuti.", "Links to other files were not followed.")
_HIDDEN = Text("Ada lembar tersembunyi: {names}.", "There are hidden sheets: {names}.")
_READERS = {"xlsx": xlsx.read_sheets, "xlsm": xlsx.read_sheets, "xlsb": xlsb.read_sheets, "ods": ods.read_sheets}


def read_archive(archive: Archive, name: str) -> Workbook:
    """xlsx, xlsm, xlsb or ods out of a checked zip."""
    kind = _kind(archive)
    remarks = []
    if any(member.endswith("vbaProject.bin") or member.startswith("Basic/") for member in archive.names):
        remarks.append(_MACROS)
    if any("externalLinks/" in member for member in archive.names):
        remarks.append(_LINKS)
    try:
        sheets = _READERS[kind](archive, Bounds(archive.limits))
    except DamagedFile as error:
        raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
    return Workbook(name, kind, sheets, (*remarks, *hidden_remark(sheets)))


def _kind(archive: Archive) -> str:
    names = archive.names
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    if "content.xml" in names:
        if b"encryption-data" in (archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
            raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
        if "mimetype" not in names or b"spreadsheet" in archive.read("mimetype"):
            return "ods"
    raise refuse_archive(names)


def hidden_remark(sheets: tuple[Sheet, ...]) -> tuple[Text, ...]:
    names = ", ".join(sheet.name for sheet in sheets if sheet.hidden)
    return (_HIDDEN.fill(names=names),) if names else ()
