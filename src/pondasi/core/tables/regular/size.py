"""Which files are large enough to be read by columns. Needs nothing but the standard library."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path

from pondasi.core.errors import PondasiError
from pondasi.core.tables.open.kind import Kind, kind_of

MANY_CELLS = 200_000
"""Cells beyond which reading by columns is worth its start-up. Row by row so many take some ten seconds."""
_XML_BYTES_A_CELL = 37
_TEXT_BYTES_A_CELL = 9
_SHEETS = "xl/worksheets/"


class Irregular(Exception):
    """The table is none of one form; the message says for developers which proof failed."""


def large_sheet(path: Path) -> str | None:
    """The part of the workbook that holds its one large sheet, "" for a large text file, None for all other files.

    Sizes are guessed from bytes: nothing is unpacked.
    """
    try:
        kind = kind_of(path, path.name)
        if kind is Kind.TEXT:
            return "" if path.stat().st_size > MANY_CELLS * _TEXT_BYTES_A_CELL else None
        if kind is not Kind.ZIP:
            return None
        with zipfile.ZipFile(path) as archive:
            sizes = {member.filename: member.file_size for member in archive.infolist()}
    except (OSError, zipfile.BadZipFile, PondasiError):
        return None
    large = [name for name, size in sizes.items() if name.startswith(_SHEETS) and size > MANY_CELLS * _XML_BYTES_A_CELL]
    return large[0] if len(large) == 1 else None


def can_read_columns() -> bool:
    """Whether the library for columns is installed."""
    return find_spec("polars") is not None
