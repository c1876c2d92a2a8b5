"""The figures of two aligned subjects beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import prod

from pondasi.core.checks.across.align import Alignment
from pondasi.core.checks.across.subject import Subject
from pondasi.core.values import CodeList, Period, Text

Key = tuple[str, ...]
Figures = Mapping[Period, Mapping[Key, Decimal]]
"""A release's numbers: period to key to figure. A key holds one code for each dimension of the subject."""
Lineage = Mapping[str, Mapping[str, str]]
"""For a code list by its id: code to the code of its parent, over all levels."""


class Relation(StrEnum):
    """How the two sides come to speak of the same thing."""

    SAME = "same"
    """Both have written the figure down."""
    PARTS = "parts"
    """One side, or both, is the sum of its parts."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a point: its figure in its own unit, and how many figures were summed for it."""

    value: Decimal
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Point:
    """A thing and period of which both sides speak. `gap` is left less right, in the unit of the left."""

    period: Period
    codes: Key
    name: Text
    left: Side
    right: Side
    gap: Decimal

    @property
    def share(self) -> Decimal:
        """The gap as a share of the left figure (of 1 where that is zero)."""
        return abs(self.gap) / (abs(self.left.value) or Decimal(1))


@dataclass(frozen=True)
class Contradiction:
    """What differs between two subjects under one relation, out of `compared` points; the smallest things first."""

    alignment: Alignment
    relation: Relation
    points: tuple[Point, ...]
    compared: int


def compare(alignment: Alignment, left: Figures, right: Figures, lineage: Lineage) -> tuple[Contradiction, ...]:
    """The contradictions between two subjects, at most one for each relation."""
    differing: dict[Relation, list[Point]] = {relation: [] for relation in Relation}
    compared = dict.fromkeys(Relation, 0)
    children = [_children(alignment, place, lineage) for place in range(len(alignment.shared))]
    for period in sorted(left.keys() & right.keys()):
        mine = _read(alignment.left, left[period], [one for one, _ in alignment.shared], alignment.left_fixed)
        theirs = _read(alignment.right, right[period], [other for _, other in alignment.shared], alignment.right_fixed)
        for key, one, other in _beside(mine, theirs, children if alignment.additive else None):
            relation = Relation.SAME if one.parts == other.parts == 1 else Relation.PARTS
            compared[relation] += 1
            gap = one.value - other.value * alignment.factor
            if abs(gap) > _tolerance(alignment, one, other):
                differing[relation].append(Point(period, key, _name(alignment, key), one, other, gap))
    return tuple(
        Contradiction(alignment, relation, _in_order(alignment, points), compared[relation])
        for relation, points in differing.items()
        if points
    )


def _beside(
    mine: Mapping[Key, Side], theirs: Mapping[Key, Side], children: list[Mapping[str, tuple[str, ...]]] | None
) -> Iterator[tuple[Key, Side, Side]]:
    """The keys that both sides have, or can sum up from their parts where `children` are given."""
    if children is None:
        yield from ((key, mine[key], theirs[key]) for key in mine.keys() & theirs.keys())
        return
    left, right = _Wholes(mine, children), _Wholes(theirs, children)
    for key in mine.keys() | theirs.keys():
        one, other = left.side(key), right.side(key)
        if one is not None and other is not None:
            yield key, one, other


def _tolerance(alignment: Alignment, one: Side, other: Side) -> Decimal:
    """Half of the last digit of every figure that took part."""
    left_step, right_step = alignment.steps
    return (left_step * one.parts + right_step * other.parts) / 2


def _read(
    subject: Subject, figures: Mapping[Key, Decimal], kept: list[int], fixed: Mapping[int, str]
) -> dict[Key, Side]:
    """Figures by the codes of the kept dimensions, every other one at its fixed code or summed over its parts."""
    found: dict[Key, Side] = {}
    sums: dict[Key, list[Decimal]] = {}
    parts = {place: _parts_of(subject.structure.dimensions[place].code_list, code) for place, code in fixed.items()}
    for key, value in figures.items():
        short = tuple(key[place] for place in kept)
        if all(key[place] == code for place, code in fixed.items()):
            found[short] = Side(value)
        elif all(key[place] in codes for place, codes in parts.items()):
            sums.setdefault(short, []).append(value)
    if not subject.structure.measure.kind.additive:
        return found
    whole = prod(len(codes) for codes in parts.values())
    for short, values in sums.items():
        if short not in found and len(values) == whole:
            found[short] = Side(sum(values, Decimal(0)), whole)
    return found


def _parts_of(code_list: CodeList, code: str) -> frozenset[str]:
    """The codes without children below `code`; `code` itself where it has none."""
    below = [code]
    leaves: set[str] = set()
    while below:
        one = below.pop()
        children = code_list.children.get(one, ())
        below.extend(children)
        if not children:
            leaves.add(one)
    return frozenset(leaves)


def _children(alignment: Alignment, place: int, lineage: Lineage) -> Mapping[str, tuple[str, ...]]:
    """Code to its children in a shared dimension, from the whole list where it is known, else from the structures."""
    left_place, right_place = alignment.shared[place]
    parents: dict[str, str] = {}
    for dimension in (
        alignment.right.structure.dimensions[right_place],
        alignment.left.structure.dimensions[left_place],
    ):
        parents |= {code.id: code.parent for code in dimension.code_list if code.parent is not None}
        parents |= lineage.get(dimension.code_list.id, {})
    children: dict[str, list[str]] = {}
    for code, parent in parents.items():
        children.setdefault(parent, []).append(code)
    return {parent: tuple(codes) for parent, codes in children.items()}


class _Wholes:
    """Sums for keys that a side has not written down, where every child is there."""

    def __init__(self, figures: Mapping[Key, Side], children: list[Mapping[str, tuple[str, ...]]]) -> None:
        self._known: dict[Key, Side | None] = dict(figures)
        self._children = children

    def side(self, key: Key) -> Side | None:
        if key not in self._known:
            self._known[key] = None
            summed = (self._summed(key, place) for place in range(len(key)))
            self._known[key] = next((one for one in summed if one is not None), None)
        return self._known[key]

    def _summed(self, key: Key, place: int) -> Side | None:
        parts = 0
        total = Decimal(0)
        for child in self._children[place].get(key[place], ()):
            side = self.side((*key[:place], child, *key[place + 1 :]))
            if side is None:
                return None
            parts, total = parts + side.parts, total + side.value
        return Side(total, parts) if parts else None


def _name(alignment: Alignment, key: Key) -> Text:
    """The key as people say it; the whole city where nothing is shared."""
    names: list[Text] = []
    for (left_place, right_place), code in zip(alignment.shared, key, strict=True):
        known = alignment.left.structure.dimensions[left_place].code_list.by_id.get(code)
        known = known or alignment.right.structure.dimensions[right_place].code_list.by_id.get(code)
        names.append(known.name if known else Text.same(code))
    if not names:
        return Text("seluruhnya", "as a whole")
    return Text(", ".join(one.id for one in names), ", ".join(one.en or one.id for one in names))


def _in_order(alignment: Alignment, points: Iterable[Point]) -> tuple[Point, ...]:
    """Parts before their wholes, the newest period first, the largest gap first."""
    wholes = [
        alignment.left.structure.dimensions[left].code_list.children.keys()
        | alignment.right.structure.dimensions[right].code_list.children.keys()
        for left, right in alignment.shared
    ]

    def place(point: Point) -> tuple[int, int, Decimal]:
        summed = sum(code in whole for code, whole in zip(point.codes, wholes, strict=True))
        return summed, -(point.period.year * 12 + point.period.part), -abs(point.gap)

    return tuple(sorted(points, key=place))
