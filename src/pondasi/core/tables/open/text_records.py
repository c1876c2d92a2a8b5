"""CSV and TSV in any usual encoding and with any usual separator."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.kind import looks_like_utf16
from pondasi.core.values import Text

_SEPARATORS = ("\t", ";", "|", ",")
_SAMPLE = 200
_HINT = re.compile(r"sep=([;,|\t])\r?\n", re.IGNORECASE)


def read_text(path: Path, name: str) -> Workbook:
    """One sheet named "", its rows the records from 1 (a line break inside quotes does not begin a record)."""
    text = decode(path.read_bytes())
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    separator = separator_of(text)
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            for column, field in enumerate(record, 1):
                if (shown := field.strip()) and not (row == 1 and _HINT.match(text)):
                    cells[row, column] = Cell(shown, shown)
    except csv.Error as error:
        raise UnreadableFile(
            Text("Berkas teks ini rusak.", "This text file is damaged."),
            Text("Simpan ulang sebagai CSV atau Excel.", "Save it again as CSV or Excel."),
        ) from error
    return Workbook(name, "csv", (Sheet("", cells),))


def decode(data: bytes) -> str:
    """The text of the file: UTF-8, UTF-16 or, where it is neither, Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if looks_like_utf16(data):
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """The one that Excel's hint in the first line names (`sep=;`), else the one under which the records agree most."""
    hint = _HINT.match(text)
    if hint:
        return hint[1]
    sample = text[:200_000]
    return max(_SEPARATORS, key=lambda separator: _agreement(sample, separator))


def _agreement(sample: str, separator: str) -> tuple[float, int]:
    """Share of records with the most frequent number of fields (0 where that is one field), and that number."""
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(record):
                widths[len(record)] += 1
            if widths.total() >= _SAMPLE:
                break
    except csv.Error:
        return 0.0, 0
    several = Counter({width: count for width, count in widths.items() if width > 1})
    if not several:
        return 0.0, 0
    width, count = several.most_common(1)[0]
    return round(count / widths.total(), 1), width if separator != "," else 0
