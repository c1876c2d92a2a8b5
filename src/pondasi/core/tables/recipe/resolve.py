"""From a remembered way of reading to the rows and columns of the file at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

from pondasi.core.tables.evidence import Notation, NotationBasis
from pondasi.core.tables.likeness import likeness
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.model import PrintedTable, Recipe, Sheet, Workbook
from pondasi.core.tables.periods import periods_in
from pondasi.core.tables.recipe.memory import (
    ColumnRule,
    Memory,
    Part,
    PeriodRule,
    RowRule,
    TableRule,
    part_id,
    parts,
)
from pondasi.core.tables.recipe.page import Keys, Page
from pondasi.core.tables.recipe.remember import headings_of
from pondasi.core.tables.timeless import moved, timeless
from pondasi.core.tables.understanding import understand
from pondasi.core.values import Period, Text

_ENOUGH = 0.6
"""Share of remembered headings that a sheet or header must hold to be the one meant."""
_SAME_NAME = 0.85
_LEAD = 0.05
_ROWS_ASKED = 200
_LONG = 2_000
"""Rows of a sheet from which its header and the notation of its columns can be told."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A remembered thing that this file has no place for, and why."""

    part: Part
    reason: Text


@dataclass(frozen=True, slots=True)
class Resolved:
    """The recipe for this file, and what of the memory could not be used."""

    recipe: Recipe
    dropped: tuple[Dropped, ...] = ()


_NO_SHEET = Text("Lembarnya tidak ditemukan.", "Its sheet was not found.")
_NO_TABLE = Text("Tabelnya tidak ditemukan.", "Its table was not found.")
_NO_HEADER = Text("Judul kolom itu tidak ditemukan.", "That header was not found.")
_NO_ROW = Text("Baris itu tidak ada di berkas ini.", "This file has no such row.")
_NO_COLUMN = Text("Kolom itu tidak ada di berkas ini.", "This file has no such column.")
_MANY = Text("Ada lebih dari satu yang cocok.", "More than one fits.")
_PROVED = Text("Angka di berkas ini jelas ditulis dengan cara lain.", "This file clearly writes its figures otherwise.")
_OTHER_UNIT = Text("Di berkas ini tertulis “{unit}”.", "This file prints “{unit}”.")
_NO_UNIT = Text("Di berkas ini tidak tertulis satuan.", "This file prints no unit.")
_NO_PERIOD = Text("Periodenya tidak tertulis di sana.", "The period does not stand there.")
_ASK = Text("Mohon pastikan periodenya.", "Please make sure of the period.")
_NO_CODE = Text("Kode {code} tidak ada lagi di daftar kode.", "The code list no longer holds {code}.")


def resolve(
    memory: Memory, workbook: Workbook, period: Period | None = None, codes: Collection[str] | None = None
) -> Resolved:
    """The memory's rules found again in `workbook`, a file about `period`; what is not found is dropped and told.

    With `codes`, meanings that are not among them are dropped. Nothing is guessed: two rows that fit are none.
    """
    if memory.is_empty:
        return Resolved(Recipe())
    return _Resolver(memory, workbook, period, codes).resolved()


class _Resolver:
    """Finds one memory's rules in one file."""

    def __init__(
        self, memory: Memory, workbook: Workbook, period: Period | None, codes: Collection[str] | None
    ) -> None:
        self.memory = memory
        self.workbook = workbook
        self.period = period
        self.codes = codes
        self.old = Keys(memory.period)
        self.new = Keys(period)
        self.parts = {part.id: part for part in parts(memory, now=period)}
        self.dropped: list[Dropped] = []

    def resolved(self) -> Resolved:
        memory = self.memory
        recipe = Recipe(labels=self._labels())
        placed = any((memory.sheet, memory.table, memory.header, memory.skip_rows, memory.skip_columns))
        if placed or memory.notation or memory.unit or memory.when:
            recipe = self._placed(recipe)
        return Resolved(recipe, tuple(self.dropped))

    def _drop(self, kind: str, content: object, reason: Text) -> None:
        self.dropped.append(Dropped(self.parts[part_id(kind, content)], reason))

    def _labels(self) -> dict[str, str]:
        """Labels as this period's file prints them; those with a fixed year as they are."""
        found: dict[str, str] = {}
        for label, code in self.memory.labels.items():
            if code and self.codes is not None and code not in self.codes:
                self._drop("label", label, _NO_CODE.fill(code=code))
                continue
            now = moved(label, self.memory.period, self.period)
            found[label if now != label and self._prints(label) and not self._prints(now) else now] = code
        return found

    def _prints(self, text: str) -> bool:
        wanted = key_of(text)
        return any(key_of(cell.text) == wanted for sheet in self.workbook.sheets for cell in sheet.cells.values())

    def _placed(self, recipe: Recipe) -> Recipe:
        """The recipe with everything that has a place on a sheet."""
        sheet = self._sheet()
        if sheet is None:
            self._drop_all()
            return recipe
        page = Page(sheet)
        header_rows = self._header(page)
        recipe = replace(recipe, header_rows=header_rows)
        finder = _Finder(self.workbook, page, self, recipe)
        skip_rows = frozenset(self._each("row", self.memory.skip_rows, finder.row, _NO_ROW))
        finder = _Finder(self.workbook, page, self, replace(recipe, skip_rows=skip_rows))
        skip_columns = frozenset(self._each("column", self.memory.skip_columns, finder.column, _NO_COLUMN))
        recipe = replace(recipe, skip_rows=skip_rows, skip_columns=skip_columns, notation=dict(self._notation(finder)))
        if self.memory.sheet is not None or skip_rows or skip_columns or header_rows or recipe.notation:
            recipe = replace(recipe, sheet=sheet.name, table=self._table(page, recipe))
        return replace(recipe, unit=self._unit(finder), period=self._period(finder))

    def _drop_all(self) -> None:
        """Nothing with a place can be found."""
        kept = {drop.part.id for drop in self.dropped}
        for part in self.parts.values():
            if part.kind not in ("label", "when") and part.id not in kept:
                self.dropped.append(Dropped(part, _NO_SHEET))

    def _each(
        self, kind: str, rules: Iterable[RowRule] | Iterable[ColumnRule], find: object, missing: Text
    ) -> Iterator[int]:
        for rule in rules:
            found = find(rule)  # type: ignore[operator]
            if len(found) == 1:
                yield found[0]
            else:
                self._drop(kind, rule, _MANY if found else missing)

    def _sheet(self) -> Sheet | None:
        """By its name, else by the headings that it holds, else the only one there is."""
        filled = [sheet for sheet in self.workbook.sheets if sheet.cells]
        shown = [sheet for sheet in filled if not sheet.hidden]
        rule = self.memory.sheet
        if rule is not None:
            name = moved(rule.name, self.memory.period, self.period)
            for wanted in (name, rule.name):
                named = [sheet for sheet in filled if key_of(sheet.name) == key_of(wanted)]
                if len(named) == 1:
                    return named[0]
        if len(shown) == 1:
            return shown[0]
        words = rule.headings if rule else tuple(word for row in self.memory.header for word in row)
        words = words or tuple(word for column in self.memory.skip_columns for word in column.path)
        held = sorted(((self._share_on(sheet, words), -place) for place, sheet in enumerate(shown)), reverse=True)
        if not held or held[0][0] < _ENOUGH or (len(held) > 1 and held[0][0] - held[1][0] < _LEAD):
            return None
        return shown[-held[0][1]]

    def _share_on(self, sheet: Sheet, words: Sequence[str]) -> float:
        page = Page(sheet)
        held = {word for row in page.rows[:_ROWS_ASKED] for word in page.words(row)}
        return self.new.share(self.old.of(words), held)

    def _header(self, page: Page) -> tuple[int, ...]:
        """The rows that hold the remembered headings, in order; one that is not found stands beside the others."""
        remembered = self.memory.header
        found: dict[int, int] = {}
        start = 0
        for place, words in enumerate(remembered):
            wanted = self.old.of(words)
            rows = [row for row in page.rows[:_ROWS_ASKED] if row > start]
            shares = [(self.new.share(wanted, page.words(row)), -row) for row in rows]
            share, row = max(shares, default=(0.0, 0))
            if share >= _ENOUGH:
                found[place] = start = -row
        if len(found) * 2 < len(remembered) or not found:
            if remembered:
                self._drop("header", remembered, _NO_HEADER)
            return ()
        anchor = min(found)
        rows = [found.get(place, found[anchor] + place - anchor) for place in range(len(remembered))]
        return tuple(sorted({row for row in rows if row > 0}))

    def _table(self, page: Page, recipe: Recipe) -> int:
        """Which of the sheet's tables, as they are found with this recipe."""
        rule = self.memory.table
        if rule is None:
            return 0
        reading = understand(self.workbook, replace(recipe, sheet=None, table=0))
        tables = [one for one in reading.tables if one.sheet == page.sheet.name]
        if len(tables) < 2:
            return 0
        scored = sorted(((self.fits(rule, page, one), -place) for place, one in enumerate(tables)), reverse=True)
        if scored[0][0] >= _ENOUGH and scored[0][0] - scored[1][0] >= _LEAD:
            return -scored[0][1]
        if rule.of == len(tables):
            return rule.place
        self._drop("table", rule, _MANY if scored[0][0] >= _ENOUGH else _NO_TABLE)
        return 0

    def fits(self, rule: TableRule, page: Page, printed: PrintedTable) -> float:
        """How well a table's title and headings are those remembered, from 0 to 1."""
        heads = self.new.share(self.old.of(rule.headings), headings_of(page, printed)) if rule.headings else 0.5
        title = likeness(timeless(rule.title, self.memory.period), timeless(printed.title, self.period))
        return heads / 2 + title / 2

    def _notation(self, finder: _Finder) -> Iterator[tuple[int, Notation]]:
        for rule, notation in self.memory.notation:
            found = finder.column(rule)
            if len(found) != 1:
                self._drop("notation", rule, _MANY if found else _NO_COLUMN)
                continue
            evidence = finder.table.evidence.columns.get(found[0]) if finder.table else None
            proved = evidence is not None and evidence.basis in (NotationBasis.PROVED, NotationBasis.PLAIN)
            if evidence is not None and proved and evidence.notation not in (None, notation):
                self._drop("notation", rule, _PROVED)
            else:
                yield found[0], notation

    def _unit(self, finder: _Finder) -> str | None:
        """The unit that was given, where the file prints what it printed then."""
        rule = self.memory.unit
        if rule is None:
            return None
        printed = finder.table.unit if finder.table else ""
        if key_of(printed) in (key_of(rule.printed), key_of(rule.unit)):
            return rule.unit
        self._drop("unit", rule, _OTHER_UNIT.fill(unit=printed) if printed else _NO_UNIT)
        return None

    def _period(self, finder: _Finder) -> str | None:
        """The period, from where it stands."""
        rule = self.memory.when
        if rule is None:
            return None
        if rule is PeriodRule.ASK:
            self._drop("when", rule, _ASK)
            return None
        title = finder.table.title if finder.table else ""
        stem = PurePath(self.workbook.name).stem.replace("_", " ")
        texts = {PeriodRule.TITLE: title, PeriodRule.SHEET: finder.page.sheet.name, PeriodRule.FILE: stem}
        named = periods_in(texts[rule])
        if len(named) != 1:
            self._drop("when", rule, _NO_PERIOD)
            return None
        return named[0]


def _top(sheet: Sheet) -> Sheet:
    """The sheet, or of a very long one so much that its header and columns are sure."""
    if sheet.height <= _LONG:
        return sheet
    return replace(sheet, cells={place: cell for place, cell in sheet.cells.items() if place[0] <= _LONG})


class _Finder:
    """Rows and columns of one page by their words."""

    def __init__(self, workbook: Workbook, page: Page, resolver: _Resolver, recipe: Recipe) -> None:
        self.workbook = workbook
        self.page = page
        self.old, self.new = resolver.old, resolver.new
        self.resolver = resolver
        self.recipe = recipe

    @cached_property
    def table(self) -> PrintedTable | None:
        """The table meant, as it is read so far: the header rows and columns are taken from it."""
        rule = self.resolver.memory.table
        sheet = self.page.sheet if rule is not None else _top(self.page.sheet)
        workbook = replace(self.workbook, sheets=(replace(sheet, hidden=False),))
        tables = understand(workbook, replace(self.recipe, sheet=None, table=0)).tables
        if rule is not None and len(tables) > 1:
            return max(tables, key=lambda one: self.resolver.fits(rule, self.page, one))
        return max(tables, key=lambda one: len(one.observations), default=None)

    @property
    def header_rows(self) -> tuple[int, ...]:
        return self.recipe.header_rows or (self.table.header_rows if self.table else ())

    def row(self, rule: RowRule) -> list[int]:
        """The rows that the rule fits."""
        if not rule.words and not rule.after:
            header = max(self.header_rows, default=0)
            return [header + rule.below_header] if header else []
        if not rule.words:
            return [self._next_row(row) for row in self._with_words(rule.after)]
        found = self._with_words(rule.words)
        if rule.after and len(found) > 1:
            before = set(self._with_words(rule.after))
            found = [row for row in found if self.page.row_before(row) in before]
        return found

    def _next_row(self, row: int) -> int:
        return min((other for other, _ in self.page.sheet.cells if other > row), default=row + 1)

    def _with_words(self, words: Sequence[str]) -> list[int]:
        """Rows of just these words, else of these and others; the year moved along, else as it was."""
        for keys in (self.old.of(words), self.new.of(words)):
            wanted = set(keys)
            held = {row: set(self.new.of(self.page.words(row))) for row in self.page.rows}
            same = [row for row, found in held.items() if found == wanted]
            if found := same or [row for row, found in held.items() if wanted <= found]:
                return found
        return []

    def column(self, rule: ColumnRule) -> list[int]:
        """The columns that the rule fits: by all headings, by the innermost, by another spelling."""
        paths = self.page.paths(self.header_rows)
        used = list(paths)
        if not rule.path:
            return [used[rule.place - 1]] if rule.of == len(used) and rule.place <= rule.of else []
        for wanted in (self.old.of(rule.path), self.new.of(rule.path)):
            keys = {column: self.new.of(path) for column, path in paths.items()}
            found = [c for c, key in keys.items() if key == wanted]
            found = found or [c for c, key in keys.items() if key[-1:] == wanted[-1:]]
            if len(found) > 1 and rule.after:
                after = self.old.of(rule.after)
                beside = [c for c in found if used.index(c) and keys[used[used.index(c) - 1]] == after]
                found = beside or found
            if found:
                return found
        return [c for c, path in paths.items() if path and self._alike(rule.path, path)]

    def _alike(self, old: Sequence[str], new: Sequence[str]) -> bool:
        one, other = timeless(old[-1], self.old.period), timeless(new[-1], self.new.period)
        return len(old) == len(new) and likeness(one, other) >= _SAME_NAME
