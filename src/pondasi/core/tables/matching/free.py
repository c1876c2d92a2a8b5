"""Matching without a structure: the labels themselves become dimensions, their totals the parents of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.layout.totals import head_span, is_total_label, is_whole
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe
from pondasi.core.values import TOTAL, Code, CodeList, Dimension, Observation, Place, Role, Status, Table, Text

_MOST_HEADED = 50_000
"""Figures beyond which heads of groups are not looked for."""
_ABSENT = "_Z"
"""SDMX's code for "not applicable": a figure without a label of this kind that is no total either."""


class _Kind:
    """One dimension in the making: all labels of one column at the left, of the sections, or of the header."""

    def __init__(self, name: str, heading: str) -> None:
        self.name = name
        self.heading = heading
        self.codes: dict[str, tuple[Label, ...]] = {}
        self.whole = ""
        """The code of the total that all others are parts of."""
        self.heads: dict[str, str] = {}
        """Code to the code of the row that sums it with its neighbours."""

    def code(self, labels: tuple[Label, ...], *, total: bool) -> str:
        """The code for these labels; without labels, the total's or "not applicable"."""
        if not labels:
            code = (self.whole or TOTAL) if total else _ABSENT
            self.codes.setdefault(code, ())
        else:
            code = " / ".join(" ".join(label.text.casefold().split()) for label in labels)
            self.codes.setdefault(code, labels)
        if total and (not labels or is_whole(labels[-1].text)) and not self.whole:
            self.whole = code
        return code

    def parent(self, code: str, labels: tuple[Label, ...]) -> str | None:
        """The nearest total: of the same group in the header, else of the whole."""
        if code in (self.whole, _ABSENT) or (len(labels) == 1 and is_total_label(labels[-1].text)):
            return None
        if code in self.heads:
            return self.heads[code]
        for depth in range(len(labels) - 1, 0, -1):
            prefix = labels[:depth]
            for other, path in self.codes.items():
                same_group = len(path) == depth + 1 and path[:depth] == prefix
                if same_group and other != code and is_total_label(path[-1].text):
                    return other
        return self.whole or None

    def dimension(self) -> Dimension:
        codes = [
            Code(code, Text.same(" / ".join(label.text for label in labels) or code), self.parent(code, labels))
            for code, labels in self.codes.items()
        ]
        return Dimension(self.name, Text.same(self.heading), CodeList(self.name, "", tuple(codes)))


def match_freely(table: PrintedTable, recipe: Recipe, clock: Clock) -> Table:
    """The tidy table over the words as printed; labels that are times, or the same everywhere, are no dimension."""
    said = {key_of(label): code for label, code in recipe.labels.items()}
    kept = [o for o in table.observations if not any(said.get(key_of(label.text)) == "" for label in o.labels)]
    constant = _constant(kept)
    kinds: dict[str, _Kind] = {}
    sorted_labels = [_by_kind(o, clock, constant) for o in kept]
    for labels in sorted_labels:
        for name, own in labels.items():
            kinds.setdefault(name, _Kind(name, own[0].heading or own[0].axis.value))
    _find_wholes(kinds, sorted_labels)
    observations = []
    for printed, labels in zip(kept, sorted_labels, strict=True):
        total = printed.role is Role.TOTAL
        key = tuple(kind.code(labels.get(name, ()), total=total) for name, kind in kinds.items())
        place = Place(table.sheet, printed.cell)
        period = clock.read(printed.labels)
        status = clock.status(printed.labels) if printed.status is Status.OK else printed.status
        observations.append(Observation(key, period, printed.value, printed.raw, status, printed.role, place))
    _find_heads(kinds, kept, observations)
    dimensions = tuple(kind.dimension() for kind in kinds.values())
    return Table(dimensions, tuple(observations), recipe.unit or table.unit, table.title)


def _find_wholes(kinds: dict[str, _Kind], sorted_labels: Sequence[dict[str, tuple[Label, ...]]]) -> None:
    """Each kind's own total label, so that figures without a label of that kind can take it."""
    for labels in sorted_labels:
        for name, own in labels.items():
            kind = kinds[name]
            if not kind.whole and len(own) == 1 and is_whole(own[0].text):
                kind.code(own, total=True)


def _find_heads(
    kinds: dict[str, _Kind], printed: Sequence[PrintedObservation], observations: Sequence[Observation]
) -> None:
    """Rows that sum the rows below them become their parents, where rows differ in one kind of label."""
    names = [name for name in kinds if name.startswith(Axis.ROW.value)]
    if len(names) != 1 or len(printed) > _MOST_HEADED:
        return
    places = [row_and_column(one.cell) for one in printed]
    columns = {column: index for index, column in enumerate(sorted({column for _, column in places}))}
    series: dict[int, list[Decimal | None]] = {}
    codes: dict[int, str] = {}
    suspects: set[int] = set()
    position = list(kinds).index(names[0])
    for (row, column), one, observation in zip(places, printed, observations, strict=True):
        value = one.value if isinstance(one.value, Decimal) else None
        series.setdefault(row, [None] * len(columns))[columns[column]] = value
        codes[row] = observation.key[position]
        if one.role is Role.TOTAL and not any(is_total_label(label.text) for label in one.labels):
            suspects.add(row)
    rows = sorted(series)
    figures = [series[row] for row in rows]
    for index, row in enumerate(rows):
        span = head_span(index, figures) if row in suspects else None
        for below in span or ():
            kinds[names[0]].heads.setdefault(codes[rows[below]], codes[row])


def _constant(observations: Sequence[PrintedObservation]) -> frozenset[Label]:
    """Header labels that every figure bears: the measure's name."""
    if not observations:
        return frozenset()
    shared = {label for label in observations[0].labels if label.axis is Axis.COLUMN}
    for observation in observations:
        shared &= set(observation.labels)
    return frozenset(shared)


def _by_kind(observation: PrintedObservation, clock: Clock, constant: frozenset[Label]) -> dict[str, tuple[Label, ...]]:
    """A figure's labels by the dimension that they make: a column at the left, the sections, the header."""
    found: dict[str, tuple[Label, ...]] = {}
    for label in observation.labels:
        if clock.is_time(label) or label in constant:
            continue
        name = label.axis.value
        if label.axis is Axis.ROW:
            name = "row_" + (key_of(label.heading) or label.cell.rstrip("0123456789").lower())
        found[name] = (*found.get(name, ()), label)
    return found
