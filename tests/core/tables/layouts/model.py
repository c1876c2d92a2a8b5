"""The words of the generator: a tidy table, how it is printed, and the truth about each printed figure."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Address = tuple[int, int]
"""Row and column, from 1."""


def squeezed(text: object) -> str:
    """How labels are compared: without blanks and case (as the scorer of the reading cases does)."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text)).replace("\u00ad", "")).casefold()
    return plain[:-2] if re.fullmatch(r"\d{4}\.0", plain) else plain


@dataclass(frozen=True)
class Measure:
    """What is counted or measured; leaves lie between `low` and `high` with that many decimals."""

    noun: str
    kind: str
    """count, money, area, weight, thousands, percent, rate or text (`classes` then)."""
    unit: str
    low: float
    high: float
    decimals: int = 0
    english: str = ""
    classes: tuple[str, ...] = ()

    @property
    def additive(self) -> bool:
        return self.kind not in ("percent", "rate", "text")


@dataclass(frozen=True)
class Heading:
    """A label as printed. `needed` is False for words such as "Tahun" over the years."""

    text: str
    english: str = ""
    needed: bool = True
    also: tuple[str, ...] = ()
    """Further spellings that name the same (without its mark or its unit)."""
    codes: tuple[str, str] = ("", "")
    """BPS and Kemendagri code."""
    number: str = ""
    """Printed in the column of numbers: "I", "A", "3"."""
    day: date | None = None
    """Held as a date in a workbook."""

    def spellings(self) -> frozenset[str]:
        found = {self.text, *self.also}
        found |= {re.sub(r"^\(?(\d[\d.]*|[IVX]+|[A-Za-z])[.)]?\s+(?=[^\W\d_])", "", one) for one in tuple(found)}
        return frozenset(squeezed(one) for one in found)


@dataclass(eq=False)
class Line:
    """A row or column of a table: its labels from outer to inner, and of which lines it is the sum."""

    path: tuple[Heading, ...]
    measure: Measure | None = None
    parts: tuple[Line, ...] = ()
    weight: float = 1.0
    unlabelled: bool = False
    under: Heading | None = None
    """The section it stands in, which may be named but need not."""
    flagged: bool = False
    """Its label carries a mark that makes its figures provisional."""

    @property
    def group(self) -> Heading | None:
        return self.path[0] if len(self.path) > 1 else None


@dataclass
class Table:
    """Rows and columns of a cross table, without figures."""

    rows: list[Line]
    columns: list[Line]
    corners: list[str]
    """The headings over the label columns, one per level of the rows."""
    title: str
    measure: Measure | None = None
    subject: str = ""
    tall: bool = False
    """A long table: one record per observation."""
    rows_are: str = "regions"
    """regions, villages, items, hierarchy, classes, months or years."""
    columns_are: str = "measures"
    right_labels: int = 0
    """How many of the label columns stand right of the figures."""
    headless: bool = False

    def measure_of(self, row: Line, column: Line) -> Measure:
        found = column.measure or row.measure or self.measure
        if found is None:
            raise ValueError(f"no measure for {row.path} / {column.path}")
        return found


@dataclass
class Figure:
    """A figure of the table: what is meant, and what may be said of it."""

    value: Decimal | str | None
    mark: str = ""
    """What is printed instead of a number."""
    flag: str = ""
    """What is glued to the number."""
    statuses: frozenset[str] = frozenset({"ok"})
    open: bool = False
    """Nobody could say from the file alone: asking is as good as the right number."""


Figures = dict[tuple[int, int], Figure]
"""By position of row and column in the table."""


@dataclass(frozen=True)
class Put:
    """What is written into a cell."""

    value: str | int | float | date | None
    form: str = ""
    """Excel number format."""
    bold: bool = False
    indent: int = 0
    formula: str = ""


@dataclass(frozen=True)
class Truth:
    """What a cell says."""

    value: Decimal | str | None
    statuses: frozenset[str]
    role: str
    labels: tuple[Heading, ...]
    false: frozenset[str]
    """Labels of other lines of the table, squeezed: whoever names one of them has read the cell wrongly."""
    open: bool = False


@dataclass
class Canvas:
    """A sheet being written."""

    name: str = "Sheet1"
    cells: dict[Address, Put] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    truths: dict[Address, Truth] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styled_to: Address = (0, 0)
    """The corner of a range that has formats but no content."""

    def put(self, row: int, column: int, value: str | float | date | None, **more: object) -> None:
        if value is not None and value != "":
            self.cells[row, column] = Put(value, **more)  # type: ignore[arg-type]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        return max((row for row, _ in (*self.cells, *self.truths)), default=0)

    @property
    def width(self) -> int:
        return max((column for _, column in (*self.cells, *self.truths)), default=0)


Write = Callable[[Decimal, Measure, random.Random], Put]
"""A way of writing numbers."""


@dataclass
class SideText:
    """A column of words: its heading, the words by the innermost name of the row, and on which side it stands."""

    heading: str
    words: dict[Heading, str]
    left: bool = False


@dataclass
class Style:
    """How a table is printed. The transformations set it, the printing obeys."""

    header: str = "merged"
    """merged, blank (the name once, its neighbours empty) or repeated."""
    groups: str = "blank"
    """How the outer level of the rows is printed: merged, blank, repeated, section, indent or next_column."""
    indent_by: str = "format"
    """format, spaces or dash."""
    section_in: str = "label"
    """Where a section's name stands: label, number, first, numbered_label, or wide over all columns."""
    number_column: str = ""
    """The heading of the column of row numbers, "" for none."""
    number_restart: bool = False
    number_text: bool = False
    codes: list[tuple[str, str]] = field(default_factory=list)
    """Code columns: heading, and bps, kemendagri, spaced or float."""
    codes_of_groups: bool = False
    column_numbers: str = ""
    """paren, negative or plain: a row that numbers the columns."""
    unit_row: bool = False
    unit_column: bool = False
    unit_pairs: tuple[str, str] | None = None
    gap_row: bool = False
    gap_columns: set[int] = field(default_factory=set)
    """Data columns (from 0) after which an empty column stands."""
    repeat_header: int = 0
    """Rows per printed page, 0 for one page."""
    notations: dict[str, Write] = field(default_factory=dict)
    """By kind of measure; others are numbers as such."""
    formulas: bool = False
    counting_said: bool = True
    """Some word on the page says what is counted; else nobody could read 1.234 for sure."""
    total_first: bool = False
    """The word of a total stands in the first column and is merged up to the figures."""
    blank_corner: bool = False
    blank_before_total: bool = False
    blank_between_groups: bool = False
    index_column: bool = False
    """A column of numbers from 0 without a header, as data people leave it."""
    texts: list[SideText] = field(default_factory=list)
    """Columns with words about each row that are neither its name nor a figure."""
    number_nested: str = ""
    """Rows are numbered within their section: 1.1 as text, or as a float."""
    remarks_column: str = ""
    """The heading of an empty column at the right."""
    id_column: str = ""
    """The heading of a column of running numbers at the right."""
    continued: str = ""
    """A line above the header on further pages."""
    years_as_floats: bool = False
    years_as_text: bool = False
    number_groups: bool = False
    """The column of numbers counts the groups, not the rows."""
    english_row: bool = False
    """The English names stand in a row of their own under the header."""
    hide_codes: bool = False
    corner_below: bool = False
    """The headings of the label columns stand in the last header row."""
    wide_labels: bool = False
    """Names are merged over two columns."""
    hidden_row: bool = False
    above: list[tuple[int, str, str]] = field(default_factory=list)
    """Lines above the table: their order, text and where (left, merged or right)."""
    air: int = 1
    """Empty rows between the lines above and the table."""
    below: list[tuple[str, str]] = field(default_factory=list)
    signature: list[tuple[str, str]] = field(default_factory=list)
    space_below: int = 0
    left: int = 1
    """The first column of the table."""
    top: int = 1


@dataclass
class Plan:
    """One layout on its way: the table, its print, and the book it goes into."""

    seed: int
    table: Table
    style: Style = field(default_factory=Style)
    kind: str = "xlsx"
    applied: list[str] = field(default_factory=list)
    marks: list[Callable[[Plan, Figures, random.Random], None]] = field(default_factory=list)
    pages: list[str] = field(default_factory=lambda: ["Sheet1"])
    neighbours: list[tuple[str, Table]] = field(default_factory=list)
    """Further tables on the same sheet: below, beside or joined."""
    sheets: list[tuple[str, Table]] = field(default_factory=list)
    """Other tables on sheets of their own."""
    extra: list[Callable[[random.Random], Canvas]] = field(default_factory=list)
    finish: list[Callable[[Canvas, random.Random], None]] = field(default_factory=list)
    text_form: dict[str, str] = field(default_factory=dict)
    """For CSV: delimiter, encoding, quoting, newline, trailing columns, blank records."""
    file_name: str = "tabel"

    def random(self, purpose: str) -> random.Random:
        """Own chance for each purpose, so that leaving one transformation out changes nothing else."""
        return random.Random(f"{self.seed}/{purpose}")  # noqa: S311 - repeatable, nothing secret


@dataclass
class Layout:
    """A finished layout: its sheets with their truth."""

    seed: int
    kind: str
    applied: tuple[str, ...]
    sheets: list[Canvas]
    text_form: dict[str, str]
    file_name: str

    def truths(self) -> Iterator[tuple[str, Address, Truth]]:
        for sheet in self.sheets:
            for address, truth in sheet.truths.items():
                yield ("" if self.kind in ("csv", "xls") else sheet.name), address, truth
