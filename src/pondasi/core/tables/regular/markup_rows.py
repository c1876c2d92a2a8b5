"""Rows of a sheet's XML as columns, many rows at once.

The rows of a regular sheet are written alike: `<row r="7"><c r="A7" t="s"><v>3</v></c>…`. Cut at `<`, such rows are
records of one width, which a CSV parser reads as columns. Every cell's address, type and style is proved against the
pattern of the column; the few rows that are written otherwise (a blank cell, a mark instead of a number) are read one
by one.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from pondasi.core.tables.address import column_letters, column_number
from pondasi.core.tables.regular.body import Irregular

ROW_END, ROW_START = b"</row>", b"<row "
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ATTRIBUTES = re.compile(r' (?:s="(\d+)"|t="(\w+)")')
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_INLINE = re.compile(rb"<is><t(?: [^>]*)?>([^<]*)</t></is>")
_ROW_NUMBER = r'(?:^| )r="(\d+)"'
_OPEN = re.compile(r'c r="([A-Z]{1,3})\d+"(.*)>')


@dataclass(frozen=True)
class CellPattern:
    """How the cells of one column are written: `field` is the place of `c r="B7" …>` in the record of a row."""

    letters: str
    attributes: str
    field: int
    value_field: int

    @property
    def column(self) -> int:
        return column_number(self.letters)

    @property
    def style(self) -> str:
        return _style_and_type(self.attributes)[0]

    @property
    def kind(self) -> str:
        """`n` number, `s` shared string, `str` result of a formula, `inlineStr`."""
        return _style_and_type(self.attributes)[1]


def _style_and_type(attributes: str) -> tuple[str, str]:
    found = {"s": "0", "t": "n"}
    rest = attributes
    for match in _ATTRIBUTES.finditer(attributes):
        found["s"] = match[1] or found["s"]
        found["t"] = match[2] or found["t"]
        rest = rest.replace(match[0], "", 1)
    if rest.strip():
        raise Irregular(f"cells with {rest.strip()}")
    return found["s"], found["t"]


@dataclass(frozen=True)
class RowPattern:
    """How most rows are written."""

    cells: tuple[CellPattern, ...]
    width: int
    """Fields of a row's record."""

    @cached_property
    def by_letters(self) -> dict[str, CellPattern]:
        return {cell.letters: cell for cell in self.cells}

    @cached_property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """All fields as text; more than there should be, for rows that are written in a longer way."""
        return {f"f{index}": pl.String for index in range(self._most)}

    @property
    def _most(self) -> int:
        return 2 * self.width + 8

    @property
    def first_line(self) -> bytes:
        """What must stand before the markup of rows: a line of all fields."""
        return b"<" * (self._most - 1)

    def rows(self, markup: bytes) -> pl.DataFrame:
        """Rows as `row`, `n<column>` or `x<column>` (index of the shared string) or `t<column>` (text as written).

        `markup` begins with `first_line` and the end of the row before, and ends before the end of its last row.
        """
        lines = markup.replace(ROW_END + ROW_START, b"\n")
        start = re.match(_ROW_NUMBER.encode(), lines[len(self.first_line) + 1 :][:200])
        if start is None:
            raise Irregular("a row without its number")
        consecutive = pl.int_range(int(start[1]), int(start[1]) + pl.len(), dtype=pl.UInt32)
        found = self._parsed(lines, consecutive)
        if found["fits"].mean() < 0.5:  # type: ignore[operator]
            written = pl.col("f0").str.extract(_ROW_NUMBER, 1).cast(pl.UInt32, strict=False)
            found = self._parsed(lines, written)
        return self._completed(found, lines)

    def _parsed(self, lines: bytes, number: pl.Expr) -> pl.DataFrame:
        """Every row's values and whether it is written as the pattern says, with this number in all its cells."""
        query = pl.scan_csv(lines, separator="<", quote_char=None, has_header=False, schema=dict(self.schema)).slice(1)
        endings = {cell.attributes: f"e{index}" for index, cell in enumerate(self.cells)}
        text = pl.col("row").cast(pl.String)
        fits = pl.all_horizontal(
            pl.col(f"f{self.width - 1}").is_not_null(),
            pl.col(f"f{self.width}").is_null(),
            *(self._fits(cell, endings[cell.attributes]) for cell in self.cells),
        )
        numbered = query.with_columns(row=number).with_columns(
            **{name: pl.concat_str(text, pl.lit(f'"{attributes}>')) for attributes, name in endings.items()}
        )
        try:
            return numbered.select(
                "row", fits.fill_null(value=False).alias("fits"), *(self._value(cell) for cell in self.cells)
            ).collect()
        except pl.exceptions.PolarsError as error:
            raise Irregular(f"rows of another form: {error}") from error

    def _fits(self, cell: CellPattern, ending: str) -> pl.Expr:
        opening = f'c r="{cell.letters}'
        field, value = pl.col(f"f{cell.field}"), pl.col(f"f{cell.value_field}")
        start = value.str.starts_with("t" if cell.kind == "inlineStr" else "v>")
        number = self._value(cell).is_not_null() if cell.kind in ("n", "s") else pl.lit(value=True)
        addressed = field.str.starts_with(opening) & (field.str.slice(len(opening)) == pl.col(ending))
        return addressed & start & number

    def _value(self, cell: CellPattern) -> pl.Expr:
        value = pl.col(f"f{cell.value_field}")
        if cell.kind == "n":
            return value.str.slice(2).cast(pl.Float64, strict=False).alias(f"n{cell.column}")
        if cell.kind == "s":
            return value.str.slice(2).cast(pl.UInt32, strict=False).alias(f"x{cell.column}")
        return value.str.replace(r"^(?:v|t(?: [^>]*)?)>", "").cast(pl.Categorical).alias(f"t{cell.column}")

    def _completed(self, found: pl.DataFrame, lines: bytes) -> pl.DataFrame:
        """With the rows that are written otherwise, read one by one."""
        if found["fits"].all():
            return found.drop("fits")
        others = found["fits"].not_().arg_true().to_list()
        written = lines.split(b"\n")[1:]
        if len(written) != found.height:
            raise Irregular("line breaks inside of rows")
        singles = pl.DataFrame(
            [self._single(written[index]) for index in others], schema=self._single_schema(), orient="row"
        )
        kept = found.filter("fits").drop("fits")
        return pl.concat([kept, singles], how="diagonal").sort("row")

    def _single_schema(self) -> dict[str, type[pl.DataType]]:
        """Every column may hold a number, a shared string or a text of its own."""
        schema: dict[str, type[pl.DataType]] = {"row": pl.UInt32}
        for cell in self.cells:
            schema |= {f"n{cell.column}": pl.Float64, f"x{cell.column}": pl.UInt32, f"t{cell.column}": pl.Categorical}
        return schema

    def _single(self, line: bytes) -> list[object]:
        """One row, cell by cell."""
        number = re.search(_ROW_NUMBER.encode(), line[: line.find(b">") + 1])
        if number is None:
            raise Irregular("a row without its number")
        places = {cell.letters: 1 + 3 * index for index, cell in enumerate(self.cells)}
        row: list[object] = [int(number[1]), *([None] * (3 * len(self.cells)))]
        cells = 0
        for found in _CELL.finditer(line):
            cells += 1
            letters = found[1].decode()
            if found[2] != number[1]:
                raise Irregular("a cell of another row")
            if found[4] is None or not found[4]:
                continue
            pattern = self.by_letters.get(letters)
            style, kind = _style_and_type(found[3].decode())
            if pattern is None or style != pattern.style:
                raise Irregular(f"cells of column {letters} with another style")
            offset, value = _single_value(kind, found[4])
            row[places[letters] + offset] = value
        if cells != line.count(b"<c "):
            raise Irregular("cells of another form")
        return row


def _single_value(kind: str, inner: bytes) -> tuple[int, object]:
    """Which of the three forms a cell's value has, and the value."""
    found = (_INLINE if kind == "inlineStr" else _VALUE).search(inner)
    if found is None or kind not in ("n", "s", "str", "inlineStr"):
        raise Irregular(f"a cell of type {kind}")
    if kind == "n":
        return 0, float(found[1])
    if kind == "s":
        return 1, int(found[1])
    return 2, found[1].decode()


def pattern_of(rows: list[bytes]) -> RowPattern:
    """The pattern of most of these rows (each from `<row ` to `</row>`)."""
    shapes = Counter(pattern for row in rows if (pattern := _pattern(row)) is not None)
    if not shapes:
        raise Irregular("rows without cells")
    fullest = max(len(pattern.cells) for pattern in shapes)
    full = {pattern: count for pattern, count in shapes.items() if len(pattern.cells) == fullest}
    return max(full, key=lambda pattern: full[pattern])


def _pattern(row: bytes) -> RowPattern | None:
    """The pattern of one row; cells without a value are no part of it."""
    fields = row.removeprefix(ROW_START).removesuffix(ROW_END).decode("utf-8", errors="replace").split("<")
    cells = []
    for index, field in enumerate(fields):
        opening = _OPEN.fullmatch(field)
        if opening is None or opening[2].endswith("/"):
            continue
        end = next((i for i in range(index, len(fields)) if fields[i].startswith("/c>")), len(fields))
        inside = range(index + 1, end)
        value = next((i for i in inside if fields[i].startswith(("v>", "t>", "t "))), None)
        if value is not None:
            cells.append(CellPattern(opening[1], opening[2], index, value))
    return RowPattern(tuple(cells), len(fields)) if cells else None


def cell_markup(column: int, row: int, style: str, value: float | str | None) -> str:
    """One cell as XML: a number, or a text of its own."""
    if value is None:
        return ""
    address = f'r="{column_letters(column)}{row}" s="{style}"'
    if isinstance(value, float):
        return f"<c {address}><v>{value!r}</v></c>"
    return f'<c {address} t="inlineStr"><is><t xml:space="preserve">{html.escape(value, quote=False)}</t></is></c>'
