"""Whether two subjects hold the same measure, and how figures of one are found in the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.across.subject import Subject
from pondasi.core.tables.units import Likeness, compare_units, read_unit
from pondasi.core.values import Dimension, MeasureKind


@dataclass(frozen=True)
class Alignment:
    """Two subjects of one measure. `shared` pairs the places of dimensions that both have.

    A dimension that one side alone has is read at one code (`left_fixed`, `right_fixed`: place to code): the code that
    the other title names, else the whole. A figure of the right times `factor` is in the unit of the left.
    """

    left: Subject
    right: Subject
    shared: tuple[tuple[int, int], ...]
    left_fixed: Mapping[int, str]
    right_fixed: Mapping[int, str]
    factor: Decimal = Decimal(1)

    @property
    def additive(self) -> bool:
        """Whether parts may be summed up where the whole is not stored."""
        return self.left.structure.measure.kind.additive

    @property
    def steps(self) -> tuple[Decimal, Decimal]:
        """The last digit of a figure of each side, in the unit of the left; 0 where single things are counted."""
        return _step(self.left), _step(self.right) * self.factor


def align(left: Subject, right: Subject, narrowed: tuple[str, str] | None = None) -> Alignment | None:
    """How to compare two subjects of one measure; None where kind, unit, frequency or breakdown do not allow it.

    `narrowed` is a dimension of the left and the code in it that the right is all about.
    """
    factor = _factor(left, right)
    if factor is None or left.structure.frequency is not right.structure.frequency:
        return None
    left_dimensions, right_dimensions = left.structure.dimensions, right.structure.dimensions
    fixed_there = {
        place: narrowed[1] for place, one in enumerate(left_dimensions) if narrowed and one.id == narrowed[0]
    }
    shared: list[tuple[int, int]] = []
    for place, one in enumerate(left_dimensions):
        same = [other for other, dimension in enumerate(right_dimensions) if _is_same(one, dimension)]
        again = sum(_is_same(one, dimension) for dimension in left_dimensions)
        if len(same) > 1 or (same and again > 1):
            return None
        if same and place not in fixed_there:
            shared.append((place, same[0]))
    left_fixed = _at_the_whole(left, {place for place, _ in shared}, fixed_there)
    right_fixed = _at_the_whole(right, {place for _, place in shared}, {})
    if left_fixed is None or right_fixed is None:
        return None
    return Alignment(left, right, tuple(shared), left_fixed, right_fixed, factor)


def _factor(left: Subject, right: Subject) -> Decimal | None:
    """What brings a figure of the right into the unit of the left, exactly; None for another measure."""
    mine, theirs = left.structure.measure, right.structure.measure
    if mine.kind is not theirs.kind:
        return None
    said = compare_units(theirs.unit.id, mine.unit.id, mine.unit_alternatives)
    if said.likeness is Likeness.SAME:
        return Decimal(1)
    return said.factor if said.likeness is Likeness.SCALED else None


def _is_same(one: Dimension, other: Dimension) -> bool:
    return one.code_list.id == other.code_list.id or (one.is_region and other.is_region)


def _at_the_whole(subject: Subject, shared: set[int], named: Mapping[int, str]) -> dict[int, str] | None:
    """The code at which each dimension of its own is read; None where one has no whole."""
    fixed: dict[int, str] = {}
    for place, dimension in enumerate(subject.structure.dimensions):
        if place in shared:
            continue
        code = named.get(place) or subject.total(dimension)
        if code is None:
            return None
        fixed[place] = code
    return fixed


def _step(subject: Subject) -> Decimal:
    measure = subject.structure.measure
    unit = read_unit(measure.unit.id)
    step = Decimal(1).scaleb(-measure.decimals)
    counts_singly = measure.kind is MeasureKind.COUNT and measure.decimals == 0 and (unit is None or unit.scale == 1)
    return Decimal(0) if counts_singly else step
