"""A table judged row by row."""

from __future__ import annotations

from collections.abc import Sequence

from pondasi.core.conformance.causes import Cause, Failures, Kind, Tally
from pondasi.core.conformance.header import Columns
from pondasi.core.conformance.judge import Judge
from pondasi.core.conformance.keys import Key, Reference, UniqueKey, key_of, own_key
from pondasi.core.conformance.records import Records
from pondasi.core.formats.table_schema.lexical import native_text

KEY_JOIN = " | "


class RowCheck:
    """Judges the rows of one table."""

    def __init__(
        self,
        columns: Columns,
        judges: dict[int, Judge],
        uniques: Sequence[UniqueKey],
        references: Sequence[Reference],
    ) -> None:
        self.columns = columns
        self.judges = judges
        self.row_count = 0
        self._uniques = [_Seen(one) for one in uniques]
        self._references = [_Referring(one) for one in references]
        self._tallies: dict[Cause, Tally] = {}

    def check(self, records: Records) -> list[Failures]:
        """What is wrong with the rows."""
        for number, record in records.rows:
            self.row_count += 1
            self._check_row(number, record, records.may_be_short)
        tallies = [
            *self._tallies.values(),
            *(one.tally() for one in self._uniques),
            *(one.tally() for one in self._references),
        ]
        return [one.failures() for one in tallies if one.rows]

    def _check_row(self, number: int, record: Sequence[object], may_be_short: bool) -> None:
        width = self.columns.width
        if all(cell is None or cell == "" for cell in record[: width + 1]):
            self._add(Cause(Kind.ROW_BLANK), number, None, None)
            return
        if len(record) < width:
            if may_be_short:
                self._add(Cause(Kind.ROW_SHORT), number, None, None)
            record = [*record, *["" if may_be_short else None] * (width - len(record))]
        elif len(record) > width and record[width] not in (None, ""):
            self._add(Cause(Kind.ROW_LONG), number, None, None)
        for column, judge in self.judges.items():
            for kind in judge.judge(record[column]).failed:
                self._add(Cause(kind, (judge.field.name,)), number, native_text(record[column]), column)
        for unique in self._uniques:
            unique.see(number, record, self.judges)
        for reference in self._references:
            reference.see(number, record, self.judges)

    def _add(self, cause: Cause, number: int, text: str | None, column: int | None) -> None:
        tally = self._tallies.get(cause)
        if tally is None:
            tally = self._tallies[cause] = Tally(cause, column)
        tally.add(number, text if cause.kind is not Kind.REQUIRED else None)


class _Seen:
    """The keys met so far, to find those that come again; all rows that share a key are told."""

    def __init__(self, unique: UniqueKey) -> None:
        self.unique = unique
        self.rows: dict[Key, int] = {}
        self.groups: dict[Key, list[int]] = {}
        self.texts: dict[Key, str] = {}

    def see(self, number: int, record: Sequence[object], judges: dict[int, Judge]) -> None:
        key = key_of(record, self.unique.columns, judges)
        if key is None:
            return
        first = self.rows.setdefault(key, number)
        if first == number:
            return
        self.groups.setdefault(key, [first]).append(number)
        self.texts.setdefault(key, text_of(record, self.unique.columns))

    def tally(self) -> Tally:
        columns = self.unique.columns
        tally = Tally(self.unique.cause, columns[0] if len(columns) == 1 else None)
        tally.rows = sorted(row for rows in self.groups.values() for row in rows)
        for key in sorted(self.groups, key=lambda key: self.groups[key][0]):
            tally.texts[self.texts[key]] += len(self.groups[key])
        return tally


class _Referring:
    """The keys that refer to another table or, when all rows are known, to this one."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.known: set[Key] = set()
        self.referring: list[tuple[int, Key, str]] = []

    def see(self, number: int, record: Sequence[object], judges: dict[int, Judge]) -> None:
        known = self.reference.known
        if known is None:
            own = own_key(record, self.reference, judges)
            if own is not None:
                self.known.add(own)
        key = key_of(record, self.reference.columns, judges)
        if key is not None and (known is None or key not in known):
            self.referring.append((number, key, text_of(record, self.reference.columns)))

    def tally(self) -> Tally:
        columns = self.reference.columns
        tally = Tally(self.reference.cause, columns[0] if len(columns) == 1 else None)
        for number, key, text in self.referring:
            if key not in self.known:
                tally.add(number, text)
        return tally


def text_of(record: Sequence[object], columns: Sequence[int]) -> str:
    """A key as it is shown."""
    return KEY_JOIN.join(native_text(record[column]) for column in columns)
