"""From a path to a `Workbook`: the content decides what the file is, never its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Workbook
from pondasi.core.tables.open.archive import Archive, Limits
from pondasi.core.tables.open.excel import read_archive
from pondasi.core.tables.open.html_tables import read_html, read_mhtml
from pondasi.core.tables.open.kind import Kind, kind_of
from pondasi.core.tables.open.ods import read_flat
from pondasi.core.tables.open.spreadsheet_xml import read_spreadsheet_xml
from pondasi.core.tables.open.text_records import read_text
from pondasi.core.tables.open.xls import read_binary
from pondasi.core.values import Text

NO_FILLED_CELL = Text("Berkas ini tidak berisi satu sel pun.", "This file holds not a single filled cell.")
NO_FILLED_CELL_REMEDY = Text(
    "Simpan dahulu tabel di aplikasi lembar kerja, lalu kirim berkas yang sudah terisi.",
    "Save the table in the spreadsheet program first, then hand in the filled file.",
)


def _read_zip(path: Path, name: str, limits: Limits) -> Workbook:
    with Archive(path, limits) as archive:
        return read_archive(archive, name)


_READERS: dict[Kind, Callable[[Path, str, Limits], Workbook]] = {
    Kind.ZIP: _read_zip,
    Kind.OLE: read_binary,
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
    Kind.SPREADSHEET_XML: read_spreadsheet_xml,
    Kind.FLAT_ODS: read_flat,
    Kind.TEXT: read_text,
}


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
    workbook = _READERS[kind](path, shown, limits)
    if not any(sheet.cells for sheet in workbook.sheets):
        raise UnreadableFile(NO_FILLED_CELL, NO_FILLED_CELL_REMEDY)
    return workbook
