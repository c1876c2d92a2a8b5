"""A large file as a lazy frame of texts: `row` (its row in the file), `c0`, `c1`, …, and `over` for cells beyond."""

from __future__ import annotations

import csv
import io
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import polars as pl

from pondasi.core.conformance.records import Record, Records
from pondasi.core.formats.table_schema.model import Dialect, Field, FieldType
from pondasi.core.tables.open.text_records import separator_of
from pondasi.core.tables.regular.size import Irregular

ROW, OVER = "row", "over"
_HEAD_BYTES = 1 << 20
_NO_SEPARATOR = "\x1f"
"""ASCII's unit separator, which stands in no line of text: a line is then one field."""
_COPIED_LINE = pl.concat_str(pl.col("line").fill_null(""), pl.lit("\n"))
"""A line copied, so that the memory of all the other lines can go."""
_BOM = b"\xef\xbb\xbf"
_MOMENTS = {FieldType.DATE: "%Y-%m-%d", FieldType.DATETIME: "%Y-%m-%dT%H:%M:%S%.f", FieldType.TIME: "%H:%M:%S%.f"}


def name_of(column: int) -> str:
    """The frame's name of a column from 0."""
    return f"c{column}"


@dataclass(frozen=True)
class TextFrame:
    """A CSV in UTF-8 with one line of labels at most. Raises `Irregular` for any other."""

    path: Path
    dialect: Dialect

    def __post_init__(self) -> None:
        if not self.dialect.is_plain:
            raise Irregular("a dialect of its own")
        if self._holds(b"\x00") or self._holds_lone_returns:
            raise Irregular("characters that end no line")
        if self.has_quotes and not self._is_well_quoted:
            raise Irregular("quotes that do not enclose whole texts of one line")

    @cached_property
    def _head(self) -> str:
        with self.path.open("rb") as file:
            data = file.read(_HEAD_BYTES)
        if data.startswith(_BOM) and not self.dialect.header:
            raise Irregular("a byte order mark before data")
        try:
            return data[: data.rfind(b"\n") + 1].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Irregular("not UTF-8") from error

    @cached_property
    def separator(self) -> str:
        return self.dialect.delimiter or separator_of(self._head)

    @cached_property
    def _first(self) -> list[str]:
        reader = csv.reader(io.StringIO(self._head, newline=""), delimiter=self.separator)
        first = next(reader, [])
        if reader.line_num != 1 or not first:
            raise Irregular("a header of several lines")
        return first

    @property
    def labels(self) -> tuple[str, ...] | None:
        return tuple(self._first) if self.dialect.header else None

    @property
    def header_rows(self) -> int:
        return 1 if self.dialect.header else 0

    @property
    def may_be_short(self) -> bool:
        return True

    @cached_property
    def has_quotes(self) -> bool:
        return self._holds(b'"')

    @property
    def _is_well_quoted(self) -> bool:
        """Whether every line with quotes is one record of texts that they enclose, which all programs read alike."""
        sign = re.escape(self.separator)
        text = f'(?:"(?:[^"]|"")*"|[^"{sign}]*)'
        odd = ~pl.col("line").str.contains(f"^{text}(?:{sign}{text})*$")
        quoted = self._lines().filter(pl.col("line").str.contains('"', literal=True))
        return not quoted.select(odd.any()).collect(engine="streaming").item()

    @cached_property
    def may_be_empty(self) -> bool:
        """Whether texts may be empty and yet no null: those between quotation marks."""
        return self._holds(b'""')

    def _holds(self, sign: bytes) -> bool:
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(sign) >= 0

    @cached_property
    def _holds_lone_returns(self) -> bool:
        if not self._holds(b"\r"):
            return False
        data = self.path.read_bytes()
        return data.count(b"\r") != data.count(b"\r\n")

    def scan(self, width: int) -> pl.LazyFrame:
        """Blanks are null, and so is `over` without any cell beyond the width."""
        return _scan(self.separator, self.path, width, self.header_rows)

    def texts(self, width: int, rows: pl.Series) -> pl.DataFrame:
        """These rows as `scan` gives them, in order; only their lines are taken apart."""
        lines = self._lines().filter(pl.col(ROW).is_in(rows.implode())).select(ROW, line=_COPIED_LINE)
        chosen = lines.collect(engine="streaming").sort(ROW)
        parsed = _scan(self.separator, "".join(chosen["line"].to_list()).encode(), width).collect()
        if parsed.height != chosen.height:
            raise Irregular("lines are no records")
        return parsed.with_columns(chosen[ROW])

    def native(self, field: Field, _column: int) -> Field:
        return field

    def _lines(self) -> pl.LazyFrame:
        return pl.scan_csv(
            self.path,
            separator=_NO_SEPARATOR,
            quote_char=None,
            has_header=False,
            skip_lines=self.header_rows,
            schema={"line": pl.String},
            row_index_name=ROW,
            row_index_offset=self.header_rows + 1,
        )

    def short_rows(self, width: int) -> pl.Series:
        """Rows with fewer cells than labels; blank rows are others."""
        if self.has_quotes:
            return pl.Series(ROW, [*self._short_records(width)], dtype=pl.UInt32)
        few = pl.col("line").str.count_matches(self.separator, literal=True) < width - 1
        blank = pl.col("line").str.strip_chars(self.separator) == ""
        return self._lines().filter(few & ~blank).select(ROW).collect(engine="streaming")[ROW].sort()

    def _short_records(self, width: int) -> Iterator[int]:
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            for row, record in enumerate(csv.reader(file, delimiter=self.separator), 1):
                if row > self.header_rows and len(record) < width and any(record):
                    yield row


@dataclass(frozen=True)
class ParquetFrame:
    """A Parquet file, its columns as a CSV would show them. Its first row is 2, as under a line of labels."""

    path: Path

    separator = ","
    header_rows = 1
    may_be_short = False
    may_be_empty = True

    @cached_property
    def _types(self) -> dict[str, pl.DataType]:
        return dict(pl.read_parquet_schema(self.path))

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self._types)

    def scan(self, width: int) -> pl.LazyFrame:
        texts = [
            _as_text(pl.col(label), kind).alias(name_of(column))
            for column, (label, kind) in enumerate(self._types.items())
        ]
        frame = pl.scan_parquet(self.path).select(*texts, pl.lit(None, pl.String).alias(OVER))
        return frame.with_row_index(ROW, self.header_rows + 1)

    def texts(self, width: int, rows: pl.Series) -> pl.DataFrame:
        wanted = self.scan(width).filter(pl.col(ROW).is_in(rows.implode()))
        return wanted.collect(engine="streaming").sort(ROW)

    def native(self, field: Field, column: int) -> Field:
        """The field as it reads the texts of such a column: numbers and moments are in no notation of their own."""
        kind = [*self._types.values()][column]
        if kind.is_numeric():
            return replace(field, decimal_char=".", group_char="")
        if kind.is_temporal():
            return replace(field, format="default")
        if kind == pl.Boolean:
            return replace(field, true_values=(*field.true_values, "true"), false_values=(*field.false_values, "false"))
        return field

    def short_rows(self, _width: int) -> pl.Series:
        return pl.Series(ROW, [], dtype=pl.UInt32)


Frame = TextFrame | ParquetFrame


def _scan(separator: str, source: Path | bytes, width: int, header_rows: int = 0) -> pl.LazyFrame:
    return pl.scan_csv(
        source,
        separator=separator,
        has_header=False,
        skip_lines=header_rows,
        schema={name_of(column): pl.String for column in range(width)} | {OVER: pl.String},
        truncate_ragged_lines=True,
        missing_columns="insert",
        row_index_name=ROW,
        row_index_offset=header_rows + 1,
    )


def _as_text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind.is_float() or kind.is_decimal():
        whole = column.cast(pl.Int64, strict=False)
        return pl.when(whole.cast(kind) == column).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
    if isinstance(kind, pl.Datetime):
        return column.dt.strftime(_MOMENTS[FieldType.DATETIME])
    if kind.is_nested():
        raise Irregular("columns of lists or structures")
    return column.cast(pl.String)


def parquet_records(path: Path) -> Records:
    """A Parquet file for the judge of rows, its values as a workbook holds them."""
    frame = pl.read_parquet(path)

    def rows() -> Iterator[Record]:
        for number, record in enumerate(frame.iter_rows(), 2):
            yield number, [_cell(value) for value in record]

    return Records(tuple(frame.columns), 1, rows())


def _cell(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(repr(value))
    return str(value) if isinstance(value, list | dict) else value


def frame_of(path: Path, dialect: Dialect, *, parquet: bool) -> Frame:
    """Raises `Irregular` where the file is none that can be read so."""
    return ParquetFrame(path) if parquet else TextFrame(path, dialect)
