"""The rows and columns of a filled form: what each one is about, by its code, else by its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from pondasi.core.tables.address import cell_name, column_letters
from pondasi.core.tables.marks import mark
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.model import Axis, Cell, Label, Recipe
from pondasi.core.tables.periods import periods_in
from pondasi.core.tables.template.coded import CodedSheet
from pondasi.core.tables.template.identity import HEADER_LEVEL, PAST_PERIOD, PERIOD_LEVEL, Mark, Sign
from pondasi.core.tables.template.labels import Dictionary, Said
from pondasi.core.tables.template.settle import is_figure
from pondasi.core.values import Candidate, Period, Text

_COUNTER_HEADINGS = frozenset({"no", "nomor", "nourut", "nomorurut"})
_COUNTER = re.compile(r"\(?(\d{1,4})\)?\.?")
_KEPT_CODE = Text(
    "Nama di {cell} berubah menjadi “{label}”. Kami tetap membacanya sebagai {name}, sesuai formulirnya.",
    "The name in {cell} was changed to “{label}”. We still read it as {name}, as the form says.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A name whose meaning a person must say. `dimension` is "" where even that is open."""

    dimension: str
    label: str
    cell: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row or column with figures. With questions its figures wait; dropped ones are no data."""

    number: int
    codes: Mapping[str, str]
    labels: tuple[Label, ...]
    period: Period | None = None
    questions: tuple[Question, ...] = ()
    dropped: bool = False
    coded: bool = True
    past: bool = False


@dataclass
class Lines:
    """Reads the lines of one coded sheet."""

    coded: CodedSheet
    words: Dictionary
    recipe: Recipe
    remarks: list[Text] = field(default_factory=list)

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """Without the rows and columns that a person said are no data."""
        skip_rows, skip_columns = self.recipe.skip_rows, self.recipe.skip_columns
        return {
            (row, column): cell
            for (row, column), cell in self.coded.sheet.cells.items()
            if row not in skip_rows and column not in skip_columns
        }

    @cached_property
    def _by_row(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(self.cells):
            found[row].append(column)
        return found

    @cached_property
    def spine(self) -> str:
        """The dimension that names the rows."""
        return next(list(mark.codes)[-1] for mark in self.coded.rows.values() if mark.sign is Sign.ROW)

    @cached_property
    def outer(self) -> tuple[str, ...]:
        """The dimensions of the sections."""
        return tuple(next(list(mark.codes)[:-1] for mark in self.coded.rows.values() if mark.sign is Sign.ROW))

    @cached_property
    def across(self) -> tuple[str, ...]:
        return tuple(next(mark.codes for mark in self.coded.columns.values() if mark.sign is Sign.COLUMN))

    @cached_property
    def label_column(self) -> int | None:
        return next(iter(self.coded.columns_of(Sign.LABELS)), None)

    @cached_property
    def reason_column(self) -> int | None:
        return next(iter(self.coded.columns_of(Sign.REASON)), None)

    @cached_property
    def header_rows(self) -> tuple[int, ...]:
        return tuple(self.coded.rows_of(Sign.HEADER))

    @cached_property
    def coded_columns(self) -> list[int]:
        kept = self.coded.columns_of(Sign.COLUMN, Sign.PAST)
        return [column for column in kept if column not in self.recipe.skip_columns]

    @cached_property
    def merged(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """Header cells that share another's text."""
        rows = set(self.header_rows)
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.coded.sheet.merges
            if top in rows
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def heading(self, row: int, column: int) -> Label | None:
        """What the header says over a column in one of its rows."""
        place = (row, column) if self.text(row, column) else self.merged.get((row, column), (row, column))
        text = self.text(*place)
        return Label(text, Axis.COLUMN, cell_name(*place)) if text else None

    # Rows ------------------------------------------------------------------------------------------------------------

    def label_of(self, row: int) -> Label:
        """The visible name of a row, wherever its column has gone; text "" where there is none."""
        heading = self._label_heading
        if self.label_column is not None:
            return Label(self.text(row, self.label_column), Axis.ROW, cell_name(row, self.label_column), heading)
        taken = {*self.coded_columns, self.reason_column}
        for column in self._by_row.get(row, ()):
            cell = self.cells[row, column]
            if column not in taken and isinstance(cell.value, str) and not is_figure(cell):
                return Label(cell.text, Axis.ROW, cell_name(row, column), heading)
        return Label("", Axis.ROW, cell_name(row, 1), heading)

    @cached_property
    def _label_heading(self) -> str:
        if self.label_column is None or not self.header_rows:
            return ""
        found = self.heading(self.header_rows[0], self.label_column)
        return found.text if found else ""

    def rows(self) -> list[Line]:
        """Rows with codes and rows that were added, from top to bottom; a row without figures is none."""
        coded = self._rows_with_own_code()
        contested = self._contested(
            (self.spine, mark.codes[self.spine], self.label_of(row).text) for row, mark in coded
        )
        lines = [self._coded_row(row, mark, contested) for row, mark in coded]
        known = {line.number for line in lines}
        lines += [self._added_row(row) for row in self.added_rows if row not in known]
        return sorted(lines, key=lambda line: line.number)

    def _rows_with_own_code(self) -> list[tuple[int, Mark]]:
        """Of rows with one code, those whose name agrees keep it; copies with another name go by that name."""
        by_codes: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
        for row in self.coded.rows_of(Sign.ROW):
            codes = self.coded.rows[row].codes
            if row not in self.recipe.skip_rows and self.spine in codes and self.words.knows(codes):
                by_codes[tuple(codes.items())].append(row)
        kept = []
        for rows in by_codes.values():
            agreeing = [row for row in rows if self._row_agrees(row)]
            kept += agreeing if len(rows) > 1 and agreeing else rows
        return [(row, self.coded.rows[row]) for row in sorted(kept)]

    def _row_agrees(self, row: int) -> bool:
        code = self.coded.rows[row].codes[self.spine]
        return self.words.agrees(self.spine, code, self.label_of(row).text)

    def _contested(self, named: Iterable[tuple[str, str, str]]) -> frozenset[str]:
        """Names that stand beside a code which they are not known for."""
        return frozenset(
            key_of(label) for dimension, code, label in named if self.words.meant_instead(dimension, code, label)
        )

    def _coded_row(self, row: int, mark: Mark, contested: frozenset[str]) -> Line:
        label = self.label_of(row)
        code = mark.codes[self.spine]
        said = self.words.coded(self.spine, code, label.text, contested=key_of(label.text) in contested)
        self._remark_on(label, self.spine, code, said)
        outer = {name: own for name, own in mark.codes.items() if name != self.spine}
        questions, changed, dropped = self._section_changes(outer)
        if said.is_open:
            questions = (*questions, Question(self.spine, label.text, label.cell, said.candidates))
        codes = {**outer, **changed, self.spine: said.code or code}
        labels = (*self._section_labels(outer), *((label,) if label.text else ()))
        return Line(row, codes, labels, None, questions, dropped or said.dropped)

    def _remark_on(self, label: Label, dimension: str, code: str, said: Said) -> None:
        """A name that nobody knows leaves the code as it is, but not silently."""
        if said.code == code and label.text and not self.words.agrees(dimension, code, label.text):
            name = self.words.name(dimension, code)
            self.remarks.append(_KEPT_CODE.fill(cell=label.cell, label=label.text, name=name))

    # Sections --------------------------------------------------------------------------------------------------------

    @cached_property
    def _sections(self) -> Mapping[tuple[tuple[str, str], ...], int]:
        found: dict[tuple[tuple[str, str], ...], int] = {}
        for row in self.coded.rows_of(Sign.SECTION):
            found.setdefault(tuple(self.coded.rows[row].codes.items()), row)
        return found

    def _section_labels(self, outer: Mapping[str, str]) -> tuple[Label, ...]:
        row = self._sections.get(tuple(outer.items()))
        label = self.label_of(row) if row else None
        return (Label(label.text, Axis.SECTION, label.cell),) if label and label.text else ()

    def _section_changes(self, outer: Mapping[str, str]) -> tuple[tuple[Question, ...], dict[str, str], bool]:
        """What a section's changed name means for the rows that bear its codes."""
        if len(outer) != 1 or not (labels := self._section_labels(outer)):
            return (), {}, False
        (dimension, code), label = next(iter(outer.items())), labels[0]
        said = self.words.coded(dimension, code, label.text, contested=key_of(label.text) in self._contested_sections)
        if said.is_open:
            return (Question(dimension, label.text, label.cell, said.candidates),), {}, False
        return (), {dimension: said.code or code}, said.dropped

    @cached_property
    def _contested_sections(self) -> frozenset[str]:
        return self._contested(
            (*codes[0], self.label_of(row).text) for codes, row in self._sections.items() if len(codes) == 1
        )

    # Added rows ------------------------------------------------------------------------------------------------------

    @cached_property
    def added_rows(self) -> list[int]:
        """Rows without a code of their own that hold a figure or mark where figures stand."""
        coded = {row for row, _ in self._rows_with_own_code()}
        others = [row for row in self._by_row if row not in coded and row not in self.header_rows]
        return [row for row in others if self._holds_figures(row) and not self._is_counter_row(row)]

    def _holds_figures(self, row: int) -> bool:
        cells = [self.cells[row, column] for column in self.coded_columns if (row, column) in self.cells]
        return any(
            is_figure(cell) or cell.formula_without_value or mark(cell.text) is not None for cell in cells if cell.text
        )

    def _is_counter_row(self, row: int) -> bool:
        """`1 2 3` under the header; in brackets also where columns have moved since."""
        return len(self._by_row[row]) > 1 and _counts_up([self.text(row, column) for column in self._by_row[row]])

    def _added_row(self, row: int) -> Line:
        label = self.label_of(row)
        name = label.text or f"(baris {row})"
        label = Label(name, Axis.ROW, label.cell, label.heading)
        outer = self._section_above(row)
        said = self.words.free(self.spine, name)
        questions = tuple(Question(one, name, label.cell) for one in self.outer if one not in outer)
        if said.is_open:
            questions = (*questions, Question(self.spine, name, label.cell, said.candidates))
        changes, changed, dropped = self._section_changes(outer)
        codes = {**outer, **changed, **({self.spine: said.code} if said.code else {})}
        labels = (*self._section_labels(outer), label)
        return Line(row, codes, labels, None, (*changes, *questions), dropped or said.dropped, coded=False)

    def _section_above(self, row: int) -> Mapping[str, str]:
        if not self.outer:
            return {}
        above = [one for one in self.coded.rows_of(Sign.SECTION) if one <= row]
        codes = self.coded.rows[above[-1]].codes if above else {}
        return codes if self.words.knows(codes) else {}

    # Columns ---------------------------------------------------------------------------------------------------------

    def columns(self) -> list[Line]:
        """Columns with codes and columns of figures that were added, from left to right."""
        coded = self._columns_with_own_code()
        leaves = [
            (name, one.codes[name], text.text)
            for column, one in coded
            for name, text in self._dimension_headings(column).items()
        ]
        contested = self._contested(leaves)
        lines = [self._coded_column(column, one, contested) for column, one in coded]
        known = {line.number for line in lines}
        lines += [self._added_column(column) for column in self.added_columns if column not in known]
        return sorted(lines, key=lambda line: line.number)

    def _columns_with_own_code(self) -> list[tuple[int, Mark]]:
        by_codes: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for column in self.coded_columns:
            one = self.coded.columns[column]
            codes = {name: code for name, code in one.codes.items() if name != PAST_PERIOD}
            if self.words.knows(codes):
                by_codes[one.sign, *sorted(one.codes.items())].append(column)
        kept = []
        for columns in by_codes.values():
            agreeing = [column for column in columns if self._column_agrees(column)]
            kept += agreeing if len(columns) > 1 and agreeing else columns
        return [(column, self.coded.columns[column]) for column in sorted(kept)]

    def _column_agrees(self, column: int) -> bool:
        codes = self.coded.columns[column].codes
        headings = self._dimension_headings(column)
        return all(self.words.agrees(name, codes[name], label.text) for name, label in headings.items())

    def _dimension_headings(self, column: int) -> dict[str, Label]:
        """The visible names over a column, by the dimension that the row of the header is for."""
        found = {}
        for row in self.header_rows:
            level = self.coded.rows[row].codes.get(HEADER_LEVEL, "")
            label = self.heading(row, column) if level in self.across else None
            if label is not None:
                found[level] = label
        return found

    def _coded_column(self, column: int, mark: Mark, contested: frozenset[str]) -> Line:
        codes = {name: code for name, code in mark.codes.items() if name != PAST_PERIOD}
        questions: list[Question] = []
        dropped = False
        for name, label in self._dimension_headings(column).items():
            said = self.words.coded(name, codes[name], label.text, contested=key_of(label.text) in contested)
            self._remark_on(label, name, codes[name], said)
            if said.is_open:
                questions.append(Question(name, label.text, label.cell, said.candidates))
            dropped = dropped or said.dropped
            codes[name] = said.code or codes[name]
        past = mark.sign is Sign.PAST
        period = Period.parse(mark.codes[PAST_PERIOD] if past else self.coded.identity.period)
        period = self._printed_period(column, period)
        return Line(column, codes, self._path(column), period, tuple(questions), dropped, past=past)

    def _printed_period(self, column: int, period: Period) -> Period:
        """The period that the header names, where somebody changed it."""
        rows = [row for row in self.header_rows if self.coded.rows[row].codes.get(HEADER_LEVEL) == PERIOD_LEVEL]
        label = self.heading(rows[0], column) if rows else None
        named = periods_in(label.text) if label else ()
        printed = Period.parse(named[0]) if len(named) == 1 else period
        return printed if printed.frequency is period.frequency else period

    def _path(self, column: int) -> tuple[Label, ...]:
        found = (self.heading(row, column) for row in self.header_rows)
        return tuple(dict.fromkeys(label for label in found if label is not None))

    @cached_property
    def added_columns(self) -> list[int]:
        """Columns without a code that hold figures beside the rows of the form."""
        rows = [*(row for row, _ in self._rows_with_own_code()), *self.added_rows]
        known = {column for column, _ in self._columns_with_own_code()} | {self.label_column, self.reason_column}
        by_column: dict[int, list[Cell]] = defaultdict(list)
        for row in rows:
            for column in self._by_row.get(row, ()):
                if column not in known:
                    by_column[column].append(self.cells[row, column])
        return sorted(
            column
            for column, cells in by_column.items()
            if any(is_figure(cell) for cell in cells) and not self._is_counter_column(column, cells)
        )

    def _is_counter_column(self, column: int, cells: Sequence[Cell]) -> bool:
        own = [key_of(text) for row in self.header_rows if (text := self.text(row, column))]
        numbered = bool(own) and own[-1] in _COUNTER_HEADINGS
        return numbered and all(isinstance(cell.value, Decimal) or _COUNTER.fullmatch(cell.text) for cell in cells)

    def _added_column(self, column: int) -> Line:
        own = [
            Label(text, Axis.COLUMN, cell_name(row, column))
            for row in self.header_rows
            if (text := self.text(row, column))
        ]
        top = self.header_rows[-1] if self.header_rows else 1
        leaf = own[-1] if own else Label(f"(kolom {column_letters(column)})", Axis.COLUMN, cell_name(top, column))
        codes: dict[str, str] = {}
        dropped = False
        for label in own or [leaf]:
            for name in self.across:
                said = self.words.free(name, label.text)
                dropped = dropped or said.dropped
                if said.code and name not in codes:
                    codes[name] = said.code
        period = self._added_period(column)
        questions = [
            Question(name, leaf.text, leaf.cell, self.words.free(name, leaf.text).candidates)
            for name in self.across
            if name not in codes
        ]
        if not self.across:
            dropped = self.words.rules_out(leaf.text)
            if period is None:
                questions.append(Question("", leaf.text, leaf.cell))
        period = period or Period.parse(self.coded.identity.period)
        labels = (*(label for label in self._path(column) if label not in own), *(own or [leaf]))
        return Line(column, codes, labels, period, tuple(questions), dropped, coded=False)

    def _added_period(self, column: int) -> Period | None:
        """The one time that the header names over a column which was added."""
        own = [text for row in self.header_rows if (text := self.text(row, column))]
        named = {code for text in own for code in periods_in(text)}
        return Period.parse(named.pop()) if len(named) == 1 else None


def _counts_up(texts: Sequence[str]) -> bool:
    matches = [_COUNTER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) != len(texts):
        return False
    bracketed = all(text.startswith("(") for text in texts)
    first = min(numbers)
    return (sorted(numbers) if bracketed else numbers) == list(range(first, first + len(numbers)))
