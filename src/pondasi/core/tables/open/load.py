"""From a path to a `Workbook`: the content decides what the file is, never its name."""

from __future__ import annotations

from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Workbook
from pondasi.core.tables.open.archive import Archive, Limits
from pondasi.core.tables.open.excel import read_archive
from pondasi.core.tables.open.html_tables import read_html, read_mhtml
from pondasi.core.tables.open.kind import Kind, kind_of
from pondasi.core.tables.open.spreadsheet_xml import read_spreadsheet_xml
from pondasi.core.tables.open.text_records import read_text
from pondasi.core.tables.open.xls import read_binary
from pondasi.core.values import Text

NO_FILLED_CELL = Text("Berkas ini tidak berisi satu sel pun.", "This file holds not a single filled cell.")
NO_FILLED_CELL_REMEDY = Text(
    "Simpan dahulu tabel di aplikasi lembar kerja, lalu kirim berkas yang sudah terisi.",
    "Save the table in the spreadsheet program first, then hand in the filled file.",
)


def load_workbook(path: Path, name: str | None = None, limits: Limits | None = None) -> Workbook:
    """Every filled cell of the file at `path`; `name` is the name under which the officer knows it.

    Raises `UnreadableFile` where the file is empty, damaged, protected, of another kind or unreasonably large.
    `limits` bounds what a compressed file may unfold to.
    """
    shown = name or path.name
    limits = limits or Limits()
    if path.is_dir():
        raise UnreadableFile(
            Text("{name} adalah map, bukan berkas.", "{name} is a folder, not a file.").fill(name=shown),
            Text("Sebutkan berkas di dalamnya.", "Name a file in it."),
        )
    try:
        kind = kind_of(path, shown)
    except OSError as error:
        raise UnreadableFile(
            Text("Berkas tidak dapat dibuka: {name}.", "The file cannot be opened: {name}.").fill(name=shown),
            Text("Periksa nama dan letak berkas.", "Check the file's name and place."),
        ) from error
    match kind:
        case Kind.ZIP:
            with Archive(path, limits) as archive:
                workbook = read_archive(archive, shown)
        case Kind.OLE:
            workbook = read_binary(path, shown, limits)
        case Kind.HTML:
            workbook = read_html(path, shown, limits)
        case Kind.MHTML:
            workbook = read_mhtml(path, shown, limits)
        case Kind.SPREADSHEET_XML:
            workbook = read_spreadsheet_xml(path, shown, limits)
        case Kind.TEXT:
            workbook = read_text(path, shown, limits)
    if not any(sheet.cells for sheet in workbook.sheets):
        raise UnreadableFile(NO_FILLED_CELL, NO_FILLED_CELL_REMEDY)
    return workbook
