"""A file as labels and records, opened as its dialect says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pondasi.core.errors import InvalidInput, UnreadableFile
from pondasi.core.formats.table_schema.lexical import native_text
from pondasi.core.formats.table_schema.model import Dialect
from pondasi.core.tables import open as opening
from pondasi.core.tables.model import Sheet
from pondasi.core.tables.open.kind import Kind, kind_of
from pondasi.core.tables.open.text_records import decode, separator_of
from pondasi.core.values import Text

Record = tuple[int, Sequence[object]]
_LONGEST_FIELD = 2**31 - 1
_NO_SHEET = Text("Berkas tidak memuat lembar {sheet}.", "The file has no sheet {sheet}.")
_SHEETS = Text("Lembar yang ada: {names}.", "It has: {names}.")
_ENCODING = Text("Berkas bukan teks dalam {encoding}.", "The file is no text in {encoding}.")
_NAME_ENCODING = Text(
    "Sebutkan pengodean yang benar dalam “encoding” paket data, atau simpan ulang sebagai UTF-8.",
    "Name the right one as “encoding” in the data package, or save the file again as UTF-8.",
)


@dataclass(frozen=True)
class Records:
    """`labels` is None without a header. Every record stands with its row in the file, from 1."""

    labels: tuple[str, ...] | None
    header_row: int
    rows: Iterator[Record]
    sheet: str = ""
    may_be_short: bool = False
    """Whether a record with fewer cells than the header was cut off; blank cells of a workbook are just not there."""


def is_parquet(path: Path) -> bool:
    """By its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False


def is_text(path: Path) -> bool:
    """Whether the content is CSV or TSV, whatever the name says."""
    try:
        return kind_of(path, path.name) is Kind.TEXT
    except OSError:
        return False


def open_records(path: Path, dialect: Dialect, encoding: str | None) -> Records:
    """Of the file at `path`. Raises `UnreadableFile` or `InvalidInput`."""
    if is_text(path):
        return with_header(_text_rows(path, dialect, encoding), dialect, may_be_short=True)
    sheet = _sheet(opening.load_workbook(path).sheets, dialect.sheet)
    return with_header(_sheet_rows(sheet), dialect, sheet=sheet.name)


def with_header(rows: Iterator[Record], dialect: Dialect, *, sheet: str = "", may_be_short: bool = False) -> Records:
    """The rows behind the header, and its labels; rows of comments are left out and do not count as header rows."""
    kept = (row for row in rows if not _is_comment(row, dialect))
    if not dialect.header:
        return Records(None, 1, kept, sheet, may_be_short)
    parts: list[list[str]] = []
    number = 1
    for position, (row, record) in enumerate(kept, 1):
        number = row
        if position in dialect.header_rows:
            parts.append([native_text(cell) for cell in record])
        if position >= max(dialect.header_rows):
            break
    return Records(_joined(parts, dialect.header_join), number, kept, sheet, may_be_short)


def _joined(parts: list[list[str]], join: str) -> tuple[str, ...]:
    width = max(map(len, parts), default=0)
    padded = [part + [""] * (width - len(part)) for part in parts]
    return tuple(join.join(filter(None, column)) for column in zip(*padded, strict=True))


def _is_comment(row: Record, dialect: Dialect) -> bool:
    number, record = row
    if number in dialect.comment_rows:
        return True
    return bool(dialect.comment_char and record and native_text(record[0]).startswith(dialect.comment_char))


def _text_rows(path: Path, dialect: Dialect, encoding: str | None) -> Iterator[Record]:
    text = _decoded(path, encoding)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter or separator_of(text),
        quotechar=dialect.quote_char,
        doublequote=dialect.double_quote,
        escapechar=dialect.escape_char or None,
        skipinitialspace=dialect.skip_initial_space,
    )
    empty = dialect.null_sequence
    try:
        for number, record in enumerate(reader, 1):
            yield number, record if empty is None else ["" if cell == empty else cell for cell in record]
    except csv.Error as error:
        raise UnreadableFile(
            Text("Baris {row} berkas teks ini rusak.", "Row {row} of this text file is damaged.").fill(
                row=reader.line_num
            ),
            Text("Simpan ulang sebagai CSV atau Excel.", "Save it again as CSV or Excel."),
        ) from error


def _decoded(path: Path, encoding: str | None) -> str:
    data = path.read_bytes()
    if encoding is None:
        return decode(data)
    try:
        return data.decode("utf-8-sig" if encoding.casefold().replace("-", "") == "utf8" else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InvalidInput(_ENCODING.fill(encoding=encoding), _NAME_ENCODING) from error


def _sheet(sheets: Sequence[Sheet], asked: str | int | None) -> Sheet:
    """The sheet of that name or number; without one the first that holds anything."""
    if asked is None:
        return next(sheet for sheet in sheets if sheet.cells)
    if isinstance(asked, int) and 0 < asked <= len(sheets):
        return sheets[asked - 1]
    for sheet in sheets:
        if sheet.name == asked:
            return sheet
    names = ", ".join(sheet.name for sheet in sheets)
    raise InvalidInput(_NO_SHEET.fill(sheet=str(asked)), _SHEETS.fill(names=names))


def _sheet_rows(sheet: Sheet) -> Iterator[Record]:
    """Cells as the file holds them; texts without the blanks around them."""
    grid: dict[int, dict[int, object]] = {}
    for (row, column), cell in sheet.cells.items():
        grid.setdefault(row, {})[column] = cell.value
    for row in range(1, max(grid, default=0) + 1):
        cells = grid.get(row, {})
        yield row, [cells.get(column) for column in range(1, max(cells, default=0) + 1)]
