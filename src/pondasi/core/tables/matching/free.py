"""Matching without a structure: the labels themselves become dimensions, their totals the parents of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.layout.totals import head_span, is_total_label, is_whole
from pondasi.core.tables.matching.labelling import Labels
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.matching.times import Times
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe
from pondasi.core.values import TOTAL, Code, CodeList, Dimension, Observation, Place, Role, Status, Table, Text

Kinds = dict[str, Labels]
"""Labels by the name of the dimension that they make."""
_MOST_HEADED = 50_000
"""Figures beyond which heads of groups are not looked for."""
_ABSENT = "_Z"
"""SDMX's code for "not applicable": a figure without a label of this kind that is no total either."""


class _Kind:
    """One dimension in the making: all labels of one column at the left, of the sections, or of the header."""

    def __init__(self, name: str, heading: str) -> None:
        self.name = name
        self.heading = heading
        self.codes: dict[str, Labels] = {}
        self._known: dict[Labels, str] = {}
        self.whole = ""
        """The code of the total that all others are parts of."""
        self.heads: dict[str, str] = {}
        """Code to the code of the row that sums it with its neighbours."""

    def code(self, labels: Labels, *, total: bool) -> str:
        """The code for these labels; without labels, the total's or "not applicable"."""
        if not labels:
            code = (self.whole or TOTAL) if total else _ABSENT
            self.codes.setdefault(code, ())
        elif (known := self._known.get(labels)) is not None:
            code = known
        else:
            code = self._known[labels] = " / ".join(" ".join(label.text.casefold().split()) for label in labels)
            self.codes.setdefault(code, labels)
        if total and (not labels or is_whole(labels[-1].text)) and not self.whole:
            self.whole = code
        return code

    def parent(self, code: str, labels: Labels) -> str | None:
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
    labelling, times = clock.labelling, Times(clock, clock.labelling)
    said = {key_of(label): code for label, code in recipe.labels.items()}
    dropped = {label for label in labelling.labels if said and said.get(key_of(label.text)) == ""}
    stubs = [None if dropped.intersection(stub) else stub for stub in labelling.stubs]
    paths = [None if dropped.intersection(path) else path for path in labelling.paths]
    kept = [
        (printed, stub, path)
        for printed, stub, path in labelling
        if stubs[stub] is not None and paths[path] is not None
    ]
    constant = _constant([labelling.paths[path] for path in dict.fromkeys(path for _, _, path in kept)])
    left = [_by_kind(stub, clock, constant) for stub in labelling.stubs]
    over = [_by_kind(path, clock, constant) for path in labelling.paths]
    kinds: dict[str, _Kind] = {}
    for labels in _each_once(kept, left, over):
        for name, own in labels.items():
            kinds.setdefault(name, _Kind(name, own[0].heading or own[0].axis.value))
    _find_wholes(kinds, _each_once(kept, left, over))
    observations = []
    for printed, stub, path in kept:
        total = printed.role is Role.TOTAL
        key = tuple(
            [kind.code(left[stub].get(name) or over[path].get(name, ()), total=total) for name, kind in kinds.items()]
        )
        time = times.at(stub, path)
        status = time.status if printed.status is Status.OK else printed.status
        place = Place(table.sheet, printed.cell)
        observations.append(Observation(key, time.period, printed.value, printed.raw, status, printed.role, place))
    _find_heads(kinds, [printed for printed, _, _ in kept], observations)
    dimensions = tuple(kind.dimension() for kind in kinds.values())
    return Table(dimensions, tuple(observations), recipe.unit or table.unit, table.title)


def _each_once(
    kept: Sequence[tuple[PrintedObservation, int, int]], left: Sequence[Kinds], over: Sequence[Kinds]
) -> Iterator[Kinds]:
    """The labels of every stub and path of these figures by kind, in the order of the figures."""
    stubs: set[int] = set()
    paths: set[int] = set()
    for _, stub, path in kept:
        if stub not in stubs:
            stubs.add(stub)
            yield left[stub]
        if path not in paths:
            paths.add(path)
            yield over[path]


def _find_wholes(kinds: dict[str, _Kind], every: Iterable[Kinds]) -> None:
    """Each kind's own total label, so that figures without a label of that kind can take it."""
    for labels in every:
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


def _constant(paths: Sequence[Labels]) -> frozenset[Label]:
    """Header labels that every figure bears: the measure's name."""
    shared = frozenset(paths[0]) if paths else frozenset()
    return shared.intersection(*paths)


def _by_kind(labels: Labels, clock: Clock, constant: frozenset[Label]) -> Kinds:
    """Labels by the dimension that they make: a column at the left, the sections, the header."""
    found: Kinds = {}
    for label in labels:
        if clock.is_time(label) or label in constant:
            continue
        name = label.axis.value
        if label.axis is Axis.ROW:
            name = "row_" + (key_of(label.heading) or label.cell.rstrip("0123456789").lower())
        found[name] = (*found.get(name, ()), label)
    return found
