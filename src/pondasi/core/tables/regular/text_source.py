"""A large CSV as columns: polars parses it, the ordinary rules for records and separators hold."""

from __future__ import annotations

import csv
import io
import mmap
from functools import cached_property
from pathlib import Path

import polars as pl

from pondasi.core.tables.layout.grid import Look, look_of
from pondasi.core.tables.model import Cell
from pondasi.core.tables.open.text_records import separator_of
from pondasi.core.tables.regular.body import HEAD_ROWS, TAIL_ROWS, Body, Irregular, Sample

_EDGE_BYTES = 1 << 20


class TextSource:
    """A text file in UTF-8 whose records are lines."""

    sheet_name = ""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            self._start = bytes(data[:_EDGE_BYTES])
            self._end = bytes(data[-_EDGE_BYTES:])
        text = self._head_text()
        if text.lower().startswith("sep="):
            raise Irregular("hint of a separator")
        self.separator = separator_of(text)
        self.head = self._records(text.splitlines(keepends=True)[:HEAD_ROWS])
        self.tail = self._records(self._end_lines()[-TAIL_ROWS:])
        self.width = max(map(len, self.head))
        self._body: Body | None = None

    def _head_text(self) -> str:
        """Whole lines from the start of the file."""
        data = self._start.removeprefix(b"\xef\xbb\xbf")
        if b"\x00" in data:
            raise Irregular("not UTF-8")
        try:
            text = data[: data.rfind(b"\n") + 1].decode("utf-8")
        except UnicodeDecodeError as error:
            raise Irregular("not UTF-8") from error
        if text.count("\n") <= HEAD_ROWS or len(text.splitlines()) != text.count("\n"):
            raise Irregular("lines are no plain records")
        return text

    def _end_lines(self) -> list[str]:
        data = self._end[self._end.find(b"\n") + 1 :]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Irregular("not UTF-8") from error
        lines = text.splitlines(keepends=True)
        if len(lines) <= TAIL_ROWS or len(lines) != text.count("\n") + (not text.endswith("\n")):
            raise Irregular("lines are no plain records")
        return lines

    def _records(self, lines: list[str]) -> list[list[str]]:
        """The fields of these lines; each line must be one record."""
        records = list(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=self.separator))
        if len(records) != len(lines):
            raise Irregular("a record of several lines")
        return records

    @cached_property
    def _schema(self) -> dict[str, type[pl.DataType]]:
        """Columns of words as categories, columns of figures as text: their digits must stay."""
        schema: dict[str, type[pl.DataType]] = {}
        for column in range(1, self.width + 1):
            shown = [r[column - 1].strip() for r in self.head[HEAD_ROWS // 2 :] if len(r) >= column]
            figures = sum(look_of(Cell(text, text)) is Look.NUMBER for text in shown if text)
            schema[f"t{column}"] = pl.String if figures > 0.3 * len(shown) else pl.Categorical
        return schema

    def body(self) -> Body:
        if self._body is None:
            self._body = self._read()
        return self._body

    def _read(self) -> Body:
        try:
            frame = pl.read_csv(
                self.path,
                separator=self.separator,
                has_header=False,
                schema=dict(self._schema),
                skip_lines=HEAD_ROWS,
            )
        except pl.exceptions.PolarsError as error:
            raise Irregular(f"records of another form: {error}") from error
        first, last = HEAD_ROWS + 1, HEAD_ROWS + frame.height
        frame = frame.with_columns(pl.int_range(first, last + 1, dtype=pl.UInt32).alias("row"))
        if frame.height <= TAIL_ROWS or _fields(frame.tail(TAIL_ROWS)) != [_filled(r, self.width) for r in self.tail]:
            raise Irregular("the last records are not the last lines")
        if self._has_lone_returns(frame):
            raise Irregular("line ends inside of fields")
        return Body(frame.head(frame.height - TAIL_ROWS), tuple(range(1, self.width + 1)))

    def _has_lone_returns(self, frame: pl.DataFrame) -> bool:
        """Carriage returns that end no line; no file without any has them."""
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if data.find(b"\r") < 0:
                return False
        columns = [name for name in frame.columns if name != "row"]
        return any(frame[name].unique().cast(pl.String).str.contains("\r", literal=True).any() for name in columns)

    def sample(self, folder: Path, positions: list[int]) -> Sample:
        frame = self.body().frame
        chosen = frame[positions]
        last = HEAD_ROWS + frame.height
        numbers = [*range(1, HEAD_ROWS + 1), *chosen["row"].to_list(), *range(last + 1, last + TAIL_ROWS + 1)]
        between = _fields(chosen)
        path = folder / "sample.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=self.separator).writerows([*self.head, *between, *self.tail])
        return Sample(path, dict(enumerate(numbers, 1)))


def _fields(frame: pl.DataFrame) -> list[list[str]]:
    """The records of a frame, blanks as empty texts."""
    return [["" if value is None else str(value) for value in row] for row in frame.drop("row").iter_rows()]


def _filled(record: list[str], width: int) -> list[str]:
    """The record with empty fields up to the width."""
    return [*record, *[""] * (width - len(record))]
