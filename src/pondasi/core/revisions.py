"""How much first figures were revised later: every figure of a dataset followed through its editions.

A revision is the figure of the newest edition less the one first released. Measures are the usual ones of revision
analysis: mean absolute revision, mean revision (bias), both also relative to the size of the first figures, and the
share of figures revised. Figures that stand in one edition only could not be revised and are not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pondasi.core.values import Period

Key = tuple[str, ...]
Figures = Mapping[Period, Mapping[Key, Decimal]]


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A release of a dataset by its number, and the day on which it became public."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that did not stay: `steps` are the editions in which it was new or another, oldest first."""

    key: Key
    period: Period
    steps: tuple[tuple[Edition, Decimal], ...]

    @property
    def first(self) -> Decimal:
        return self.steps[0][1]

    @property
    def latest(self) -> Decimal:
        return self.steps[-1][1]

    @property
    def difference(self) -> Decimal:
        return self.latest - self.first

    @property
    def share(self) -> Decimal:
        """The difference relative to the first figure (to 1 where that is zero)."""
        return self.difference / (abs(self.first) or Decimal(1))


@dataclass(frozen=True, slots=True)
class Extent:
    """Revisions added up. `followed` figures stand in two editions or more; sums are in the unit of the figures."""

    followed: int = 0
    revised: int = 0
    absolute: Decimal = Decimal(0)
    signed: Decimal = Decimal(0)
    first: Decimal = Decimal(0)
    """The first figures, added up without their signs."""

    def __add__(self, other: Extent) -> Extent:
        return Extent(
            self.followed + other.followed,
            self.revised + other.revised,
            self.absolute + other.absolute,
            self.signed + other.signed,
            self.first + other.first,
        )

    @property
    def share_revised(self) -> Decimal | None:
        return Decimal(self.revised) / self.followed if self.followed else None

    @property
    def mean_absolute(self) -> Decimal | None:
        return self.absolute / self.followed if self.followed else None

    @property
    def mean(self) -> Decimal | None:
        """The bias: above zero where first figures were too low."""
        return self.signed / self.followed if self.followed else None

    @property
    def relative_absolute(self) -> Decimal | None:
        return self.absolute / self.first if self.first else None

    @property
    def relative_mean(self) -> Decimal | None:
        return self.signed / self.first if self.first else None


@dataclass(frozen=True)
class Analysis:
    """The revisions of a dataset, the largest relative one first, and their extent for each period."""

    by_period: Mapping[Period, Extent] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()

    @property
    def extent(self) -> Extent:
        return sum(self.by_period.values(), Extent())


def analyse(editions: Iterable[tuple[Edition, Figures]]) -> Analysis:
    """Follow every figure through the editions, which come oldest first. What is no number is passed over."""
    steps: dict[tuple[Period, Key], list[tuple[Edition, Decimal]]] = {}
    seen: dict[tuple[Period, Key], int] = {}
    for edition, figures in editions:
        for period, cells in figures.items():
            for key, value in cells.items():
                known = steps.setdefault((period, key), [])
                seen[period, key] = seen.get((period, key), 0) + 1
                if not known or known[-1][1] != value:
                    known.append((edition, value))
    found = [Revision(key, period, tuple(steps[period, key])) for (period, key), times in seen.items() if times > 1]
    by_period: dict[Period, Extent] = {}
    for one in found:
        by_period[one.period] = by_period.get(one.period, Extent()) + _extent(one)
    revised = [one for one in found if len(one.steps) > 1]
    revised.sort(key=lambda one: (-abs(one.share), one.period, one.key))
    return Analysis(dict(sorted(by_period.items())), tuple(revised))


def _extent(one: Revision) -> Extent:
    return Extent(1, int(bool(one.difference)), abs(one.difference), one.difference, abs(one.first))
