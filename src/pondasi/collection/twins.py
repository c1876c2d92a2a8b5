"""Where figures come from that equal others: the earlier period or the other column, side by side with them.

Pure functions of tables. A finding says which cells; which column they equal is looked up here, so that the page can
show both whatever rule made the finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.values import Observation, Period, Role, Table, Text

_MOST_ASKED = 300
"""Figures that decide which column is meant; a column of a nation has more than are needed."""
_MOST_ROWS = 40
Key = tuple[str, ...]


@dataclass(frozen=True)
class TwinRow:
    """One figure and what stands in the same place of the other column; digits, "" where there is none."""

    key: Text
    here: str
    there: str
    equal: bool


@dataclass(frozen=True)
class Twin:
    """Two columns: the one under check and the one whose figures it shows again."""

    own: Text
    source: Text
    rows: tuple[TwinRow, ...]
    equal: int
    """Figures that are equal, also beyond `rows`."""
    left_out: int


@dataclass(frozen=True)
class _Source:
    """Another column: a period, and where it is not the same label, the dimension's place with this code and that."""

    period: Period
    place: int | None = None
    code: str = ""
    instead: str = ""

    def key(self, key: Key) -> Key:
        if self.place is None:
            return key
        return (*key[: self.place], self.instead, *key[self.place + 1 :])


def twin_of(cells: Collection[str], table: Table, before: Sequence[Table]) -> Twin | None:
    """The column that most figures in these cells equal; None where none equals at least half of them, or two.

    `table` holds one period. Of columns that explain as much, the nearest period comes first, then the same label.
    """
    figures = [one for one in table.observations if isinstance(one.value, Decimal)]
    asked = [one for one in figures if one.place.cell in cells][:_MOST_ASKED]
    if not asked:
        return None
    held = {(one.key, one.period): one for part in (table, *before) for one in part.observations}
    period = asked[0].period

    def equals(source: _Source) -> int:
        found = ((one, held.get((source.key(one.key), source.period))) for one in asked if _speaks_of(source, one))
        return sum(other is not None and other.value == one.value for one, other in found)

    best = max(_sources(asked, table, period, before), key=equals, default=None)
    if best is None or equals(best) < max(2, len(asked) / 2):
        return None
    return _side_by_side(best, figures, table, period, held)


def _speaks_of(source: _Source, one: Observation) -> bool:
    return source.place is None or one.key[source.place] == source.code


def _sources(asked: Sequence[Observation], table: Table, period: Period, before: Sequence[Table]) -> Iterator[_Source]:
    """Every column that may be meant, the likelier ones first."""
    earlier = sorted({p for one in before for p in one.periods if p < period}, reverse=True)
    yield from (_Source(one) for one in earlier)
    for there in (period, *earlier):
        for place, dimension in enumerate(table.dimensions):
            for code in dict.fromkeys(one.key[place] for one in asked):
                for other in dimension.code_list:
                    if other.id != code:
                        yield _Source(there, place, code, other.id)


def _side_by_side(
    source: _Source,
    figures: Sequence[Observation],
    table: Table,
    period: Period,
    held: dict[tuple[Key, Period], Observation],
) -> Twin:
    rows = []
    for one in figures:
        other = held.get((source.key(one.key), source.period))
        if _speaks_of(source, one) and one.role is Role.DATA:
            same = other is not None and other.value == one.value
            name = Text(table.key_text(one.key, "id"), table.key_text(one.key, "en"))
            rows.append(TwinRow(name, one.digits or "", (other.digits or "") if other else "", same))
    return Twin(
        own=_name(source, table, period, source.code, also=source.period != period),
        source=_name(source, table, source.period, source.instead, also=source.period != period),
        rows=tuple(rows[:_MOST_ROWS]),
        equal=sum(row.equal for row in rows),
        left_out=max(len(rows) - _MOST_ROWS, 0),
    )


def _name(source: _Source, table: Table, period: Period, code: str, *, also: bool) -> Text:
    """What stands over a column: the period, the label, or both where both differ."""
    if source.place is None:
        return period.text
    known = table.dimensions[source.place].code_list.by_id.get(code)
    label = known.name if known else Text.same(code)
    if not also:
        return label
    return Text("{label}, {period}", "{label}, {period}").fill(label=label, period=period.text)
