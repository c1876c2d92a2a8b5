"""The words of reading: a workbook as it stands, what each cell is, and a table as it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from pondasi.core.tables.evidence import Evidence, Notation
from pondasi.core.values import Role, Status, Text

CellValue = Decimal | str | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell. `text` is what the officer sees, `value` what the file holds.

    A number is shown as its format shows it (1.04 as "1.040", 0.85 as "85%"), to 15 digits and without grouping marks,
    which depend on the officer's machine.
    """

    value: CellValue
    text: str
    bold: bool = False
    indent: int = 0
    percent: bool = False
    """Shown as a percentage: the file holds 0.85 where the officer sees 85 %."""
    formula_without_value: bool = False
    """A formula whose result the file does not hold: it was never calculated or saved."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's filled cells by (row, column), both from 1. Phantom used ranges are not in it."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas as (first row, first column, last row, last column)."""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=0)


@dataclass(frozen=True)
class Workbook:
    """A file as read. A CSV is a workbook of one sheet named ""."""

    name: str
    kind: str
    """xlsx, xlsm, xls, xlsb, ods, html, xml (Excel 2003), csv or clipboard."""
    sheets: tuple[Sheet, ...]
    remarks: tuple[Text, ...] = ()
    """What was left aside and why: macros, external links, hidden sheets."""


class CellRole(StrEnum):
    """What a cell is in its table; the colours of the reading page."""

    TITLE = "title"
    HEADER = "header"
    LABEL = "label"
    VALUE = "value"
    TOTAL = "total"
    NOTE = "note"
    SKIPPED = "skipped"


class Axis(StrEnum):
    """Where a label stands relative to the figure it describes."""

    ROW = "row"
    COLUMN = "column"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label of a figure. `heading` is the header over a row label's column ("Kecamatan"), "" if none."""

    text: str
    axis: Axis
    cell: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PrintedObservation:
    """A figure as printed: the number the producer meant, every label it needs, and the raw text."""

    cell: str
    value: Decimal | str | None
    raw: str
    status: Status
    role: Role
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note below a table that begins with a mark, and the cells that carry the mark."""

    mark: str
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PrintedTable:
    """One table found on a sheet. `range` holds header and data, without title and footnotes."""

    sheet: str
    range: str
    title: str
    unit: str
    source: str
    notes: tuple[str, ...]
    periods: tuple[str, ...]
    """Periods printed in title, header or rows, in SDMX notation, oldest first."""
    header_rows: tuple[int, ...]
    observations: tuple[PrintedObservation, ...]
    roles: Mapping[str, CellRole] = field(default_factory=dict)
    """A1 address to role, for every filled cell of the sheet that this table explains; empty for very large tables."""
    heading_periods: tuple[str, ...] = ()
    """Those printed above the table, or its sheet's name where nothing is: what figures without a time of their own
    are about."""
    periods_guessed: bool = False
    """`periods` comes from the file's name alone: good enough to offer, not to be taken for what the table says."""
    evidence: Evidence = field(default_factory=Evidence)
    """What each column and total row was taken for, and why."""
    footnotes: tuple[Footnote, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    """Where figures differ in unit: column letters, or row numbers as text, to the unit printed for them."""
    number: str = ""
    """The table's number in its title ("4.1.7"), "" where it has none."""
    heading: str = ""
    """Everything printed above the table in one string: title, period, unit, and what else stands there."""

    def unit_of(self, cell: str) -> str:
        """The unit printed for one figure: its row's, its column's, else the table's."""
        letters = cell.rstrip("0123456789")
        return self.units.get(cell[len(letters) :]) or self.units.get(letters) or self.unit


@dataclass(frozen=True)
class Reading:
    """Everything understood of a workbook."""

    workbook: Workbook
    tables: tuple[PrintedTable, ...]
    skipped_sheets: Mapping[str, Text] = field(default_factory=dict)
    """Sheets without a statistical table, and why."""


@dataclass(frozen=True)
class Recipe:
    """What a person said about how to read a file of this shape. Everything left empty is for Pondasi to decide.

    Rows and columns are numbers from 1 as the officer sees them.
    """

    sheet: str | None = None
    table: int = 0
    """Which table of that sheet, from 0 (only tables that were found count)."""
    header_rows: tuple[int, ...] = ()
    skip_rows: frozenset[int] = frozenset()
    skip_columns: frozenset[int] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Printed label to code, confirmed by a person: `{"Bpp. Utara": "64.71.03"}`. "" means: this label is no data."""
    period: str | None = None
    unit: str | None = None
    notation: Mapping[int, Notation] = field(default_factory=dict)
    """Column to the notation of its figures, where a person said it."""
