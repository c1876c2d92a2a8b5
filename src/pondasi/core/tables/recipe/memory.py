"""A remembered way of reading, without any position: sheets by name, columns by headings, rows by their words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.timeless import moved
from pondasi.core.values import Period, Text


@dataclass(frozen=True, slots=True)
class SheetRule:
    """The sheet of the table: by its name, else the one that holds these headings."""

    name: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRule:
    """Which of several tables of the sheet: by its title and headings, else the same of as many as before."""

    title: str
    headings: tuple[str, ...]
    place: int = 0
    """From 0."""
    of: int = 1


@dataclass(frozen=True, slots=True)
class RowRule:
    """A row by its words; where those stand more than once (or there are none), by the words of the row before it."""

    words: tuple[str, ...]
    after: tuple[str, ...] = ()
    below_header: int = 0
    """A row without words of its own or before it: how many rows below the header's last; 0 where words tell."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """A column by its headings, outer to inner; where those stand more than once, by those of the column before it."""

    path: tuple[str, ...]
    after: tuple[str, ...] = ()
    place: int = 0
    """A column without headings: the how manieth from the left, from 1; 0 where headings tell."""
    of: int = 0
    """Of how many."""


@dataclass(frozen=True, slots=True)
class UnitRule:
    """The unit that a person gave where the file prints `printed` ("" for none)."""

    unit: str
    printed: str = ""


class PeriodRule(StrEnum):
    """Where the period stands that a person named. No period itself is remembered."""

    SHEET = "sheet"
    TITLE = "title"
    FILE = "file"
    ASK = "ask"


@dataclass(frozen=True)
class Memory:
    """What people said, for every file of this shape. `period` is the one that the words were printed for."""

    period: Period | None = None
    sheet: SheetRule | None = None
    table: TableRule | None = None
    header: tuple[tuple[str, ...], ...] = ()
    """The words of each header row, top to bottom."""
    skip_rows: tuple[RowRule, ...] = ()
    skip_columns: tuple[ColumnRule, ...] = ()
    notation: tuple[tuple[ColumnRule, Notation], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Printed label to code; "" means that it is no data."""
    unit: UnitRule | None = None
    when: PeriodRule | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return next(parts(self), None) is None


NOTHING = Memory()


@dataclass(frozen=True, slots=True)
class Part:
    """One remembered thing: a name that lasts as long as its content, and a sentence."""

    id: str
    kind: str
    text: Text
    label: str = ""
    """For a label's meaning: the label as it would be printed now."""


_SHEET = Text("Tabelnya di lembar “{name}”", "The table is on the sheet “{name}”")
_TABLE = Text("Dari beberapa tabel, yang dipakai “{title}”", "Of several tables, “{title}” is used")
_TABLE_PLACE = Text("Dari {of} tabel di lembar itu, yang dipakai tabel ke-{n}", "Of {of} tables, number {n} is used")
_HEADER = Text("Judul kolomnya baris yang berisi {words}", "The header is the row that holds {words}")
_ROW = Text("Baris {words} dilewati", "The row {words} is left out")
_ROW_AFTER = Text("Baris {words} sesudah {after} dilewati", "The row {words} after {after} is left out")
_ROW_ALONE = Text("Baris sesudah {after} dilewati", "The row after {after} is left out")
_ROW_BELOW = Text("Baris ke-{n} di bawah judul kolom dilewati", "Row {n} below the header is left out")
_COLUMN = Text("Kolom {path} dilewati", "The column {path} is left out")
_COLUMN_AFTER = Text("Kolom {path} sesudah {after} dilewati", "The column {path} after {after} is left out")
_COLUMN_PLACE = Text("Kolom ke-{n} dari {of} dilewati", "Column {n} of {of} is left out")
_NOTATION = {
    Notation.INDONESIAN: Text(
        "Angka di kolom {path} ditulis seperti 1.234,5", "Figures in the column {path} are written like 1.234,5"
    ),
    Notation.ENGLISH: Text(
        "Angka di kolom {path} ditulis seperti 1,234.5", "Figures in the column {path} are written like 1,234.5"
    ),
}
_MEANS = Text("“{label}” berarti {code}", "“{label}” means {code}")
_NO_DATA = Text("“{label}” bukan data", "“{label}” is no data")
_UNIT = Text("Satuannya {unit}", "The unit is {unit}")
_UNIT_FOR = Text("Satuannya {unit}, di berkas tertulis {printed}", "The unit is {unit}, the file prints {printed}")
_WHEN = {
    PeriodRule.SHEET: Text("Periodenya tertulis di nama lembar", "The period stands in the sheet's name"),
    PeriodRule.TITLE: Text("Periodenya tertulis di judul tabel", "The period stands in the table's title"),
    PeriodRule.FILE: Text("Periodenya tertulis di nama berkas", "The period stands in the file's name"),
    PeriodRule.ASK: Text("Periodenya ditanyakan setiap kali", "The period is asked every time"),
}


def parts(memory: Memory, *, now: Period | None = None, names: Mapping[str, Text] | None = None) -> Iterator[Part]:
    """Every remembered thing as a sentence, with words as `now` would print them and codes by their `names`."""

    def said(words: tuple[str, ...]) -> str:
        return ", ".join(f"“{moved(word, memory.period, now)}”" for word in words)

    if memory.sheet is not None:
        name = moved(memory.sheet.name, memory.period, now) or "CSV"
        yield _part("sheet", memory.sheet, _SHEET.fill(name=name))
    if memory.table is not None:
        yield _part("table", memory.table, _table_text(memory.table, moved(memory.table.title, memory.period, now)))
    if memory.header:
        words = "; ".join(said(row[:4]) for row in memory.header)
        yield _part("header", memory.header, _HEADER.fill(words=words))
    for row in memory.skip_rows:
        yield _part("row", row, _row_text(row, said(row.words[:3]), said(row.after[:2])))
    for column in memory.skip_columns:
        yield _part("column", column, _column_text(column, said(column.path), said(column.after)))
    for column, notation in memory.notation:
        shown = said(column.path) or str(column.place)
        yield _part("notation", column, _NOTATION[notation].fill(path=shown))
    yield from _label_parts(memory, now, names or {})
    if memory.unit is not None:
        pattern = _UNIT_FOR if memory.unit.printed else _UNIT
        yield _part("unit", memory.unit, pattern.fill(unit=memory.unit.unit, printed=memory.unit.printed))
    if memory.when is not None:
        yield _part("when", memory.when, _WHEN[memory.when])


def _label_parts(memory: Memory, now: Period | None, names: Mapping[str, Text]) -> Iterator[Part]:
    for label, code in sorted(memory.labels.items()):
        shown = moved(label, memory.period, now)
        name = names.get(code, Text.same(code))
        text = _MEANS.fill(label=shown, code=name) if code else _NO_DATA.fill(label=shown)
        yield replace(_part("label", label, text), label=shown)


def part_id(kind: str, content: object) -> str:
    """The name of a part: the same for the same content."""
    return f"{kind}-{hashlib.sha256(repr(content).encode()).hexdigest()[:12]}"


def _part(kind: str, content: object, text: Text) -> Part:
    return Part(part_id(kind, content), kind, text)


def _table_text(rule: TableRule, title: str) -> Text:
    return _TABLE.fill(title=title) if title else _TABLE_PLACE.fill(n=rule.place + 1, of=rule.of)


def _row_text(rule: RowRule, words: str, after: str) -> Text:
    if not rule.words and not rule.after:
        return _ROW_BELOW.fill(n=rule.below_header)
    if not rule.words:
        return _ROW_ALONE.fill(after=after)
    return _ROW_AFTER.fill(words=words, after=after) if rule.after else _ROW.fill(words=words)


def _column_text(rule: ColumnRule, path: str, after: str) -> Text:
    if not rule.path:
        return _COLUMN_PLACE.fill(n=rule.place, of=rule.of)
    return _COLUMN_AFTER.fill(path=path, after=after) if rule.after else _COLUMN.fill(path=path)


def without(memory: Memory, gone: str) -> Memory:
    """The memory without one of its parts; the same where it has no such part (any more)."""

    def stays(kind: str, content: object) -> bool:
        return content is None or part_id(kind, content) != gone

    return replace(
        memory,
        sheet=memory.sheet if stays("sheet", memory.sheet) else None,
        table=memory.table if stays("table", memory.table) else None,
        header=memory.header if stays("header", memory.header) else (),
        skip_rows=tuple(rule for rule in memory.skip_rows if stays("row", rule)),
        skip_columns=tuple(rule for rule in memory.skip_columns if stays("column", rule)),
        notation=tuple(pair for pair in memory.notation if stays("notation", pair[0])),
        labels={label: code for label, code in memory.labels.items() if stays("label", label)},
        unit=memory.unit if stays("unit", memory.unit) else None,
        when=memory.when if stays("when", memory.when) else None,
    )
