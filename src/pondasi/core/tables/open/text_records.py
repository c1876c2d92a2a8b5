"""CSV and TSV in any usual encoding and with any usual separator."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.open.archive import Limits
from pondasi.core.tables.open.cells import text_cell
from pondasi.core.tables.open.kind import looks_like_utf16
from pondasi.core.tables.open.making import Bounds, DamagedFile, SheetInMaking, too_large
from pondasi.core.values import Text

_SEPARATORS = ("\t", ";", "|", "^", ",")
_SAMPLE = 200
_SAMPLE_CHARACTERS = 200_000
_HINT = re.compile(r"\"?sep=([;,|^\t])\"?\s*(?:\r\n?|\n)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_RUNAWAY = 20
"""Line breaks in one field from which on its opening quote was no quote."""
_DIGITS = re.compile(r"\s*-?\d+\s*")
_FRACTION = r"\d{1,15}\s*%?\s*"
_LONGEST_FIELD = 2**31 - 1
_KEPT = 100_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGED = Text("Berkas teks ini rusak.", "This text file is damaged.")
_SAVE_AGAIN = Text("Simpan ulang sebagai CSV atau Excel.", "Save it again as CSV or Excel.")
Record = Sequence[str]


def read_text(path: Path, name: str, limits: Limits) -> Workbook:
    """One sheet named "", its rows the records from 1 (a line break inside quotes does not begin a record)."""
    if path.stat().st_size > limits.total_bytes:
        raise too_large()
    return Workbook(name, "csv", (sheet_of_text(decode(path.read_bytes()), limits),))


def sheet_of_text(text: str, limits: Limits, separator: str | None = None) -> Sheet:
    """The records of a text as a sheet; without `separator` the text itself tells which it is."""
    text = text.replace("\x00", "").replace("\r\r\n", "\r\n")
    making = SheetInMaking("", Bounds(limits))
    known: dict[str, Cell | None] = {}
    hint = _HINT.match(text)
    try:
        for row, record in enumerate(_records(text, separator or separator_of(text)), 1):
            if row == 1 and hint:
                continue
            for column, field in enumerate(record, 1):
                if field:
                    making.put(row, column, _cell(field, column, known))
    except (csv.Error, DamagedFile) as error:
        raise UnreadableFile(_DAMAGED, _SAVE_AGAIN) from error
    return making.sheet()


def _cell(field: str, column: int, known: dict[str, Cell | None]) -> Cell | None:
    """A field; blanks in front of it are an indentation in the first column only."""
    if column > 1:
        field = field.strip()
    if field in known:
        return known[field]
    if len(known) > _KEPT:
        known.clear()
    cell = known[field] = text_cell(field)
    return cell


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or, where it is neither, Windows-1252 or Latin-1.

    A file in UTF-8 with a few foreign bytes in it stays UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if looks_like_utf16(data):
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", errors="ignore")) >= 3 * bad:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def separator_of(text: str) -> str:
    """The one that Excel's hint in the first line names (`sep=;`), else the one under which the records agree most."""
    hint = _HINT.match(text)
    if hint:
        return hint[1]
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_SEPARATORS, key=lambda separator: _agreement(_parsed(sample, separator), separator))


def _parsed(text: str, separator: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    lines = (line[0] for line in _LINE.finditer(text))
    return csv.reader(lines, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]


def _records(text: str, separator: str) -> Iterator[Record]:
    """The records, with three usual damages mended: lines quoted whole, a quote never closed, split decimal commas."""
    sample = [record for record, _ in zip(_parsed(text[:_SAMPLE_CHARACTERS], separator), range(_SAMPLE), strict=False)]
    wrapped = _separator_inside(sample)
    if wrapped:
        lines = (record[0] if len(record) == 1 else "" for record in _parsed(text, separator))
        return csv.reader((line + "\n" for line in lines), delimiter=wrapped)
    if any(field.count("\n") + field.count("\r") >= _RUNAWAY for record in sample for field in record):
        return ([field.strip(' "') for field in record] for record in _parsed(text, separator, csv.QUOTE_NONE))
    width = _width_of_split_decimals(sample) if separator == "," else 0
    if width:
        return (_joined(record, width) for record in _parsed(text, separator))
    return _parsed(text, separator)


def _separator_inside(sample: Sequence[Record]) -> str | None:
    """The separator of records that were quoted a second time, each line as a whole; None where they were not."""
    filled = [record for record in sample if any(record)]
    if len(filled) < 2 or any(len(record) > 1 for record in filled):
        return None
    lines = [record[0] for record in filled]
    if any("\n" in line for line in lines):
        return None
    best = max(_SEPARATORS, key=lambda sign: _agreement(csv.reader(lines, delimiter=sign), sign))
    share, _ = _agreement(csv.reader(lines, delimiter=best), best)
    return best if share >= 0.9 else None


def _width_of_split_decimals(sample: Sequence[Record]) -> int:
    """Columns of a table whose decimal commas part its figures: all of its records are wider than its header, and the
    figures from the first surplus column on come in pairs. 0 where that is not so."""
    filled = [[field for field in record] for record in sample if sum(map(bool, record)) > 1]
    if len(filled) < 3:
        return 0
    width, widths = len(filled[0]), {len(record) for record in filled[1:]}
    if len(widths) != 1 or any(not field or (_DIGITS.fullmatch(field) and len(field) != 4) for field in filled[0]):
        return 0
    surplus = widths.pop() - width
    if not 0 < surplus < width:
        return 0
    paired = all(_joined(record, width) != record for record in filled[1:])
    return width if paired else 0


def _joined(record: Record, width: int) -> Record:
    """The record with its last figures put together again: `Aceh`, `14`, `45` is `Aceh`, `14,45`."""
    surplus = len(record) - width
    if not 0 < surplus < width:
        return record
    start = len(record) - 2 * surplus
    pairs = [(record[at], record[at + 1]) for at in range(start, len(record), 2)]
    if not all(_DIGITS.fullmatch(whole) and re.fullmatch(_FRACTION, part) for whole, part in pairs):
        return record
    return [*record[:start], *(f"{whole.strip()},{part.strip()}" for whole, part in pairs)]


def _agreement(records: Iterable[Record], separator: str) -> tuple[float, int]:
    """Share of records with the most frequent number of fields (0 where that is one field), and that number."""
    widths: Counter[int] = Counter()
    try:
        for record in records:
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
