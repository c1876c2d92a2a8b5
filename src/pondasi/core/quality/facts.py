"""What is known of a release when its quality is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pondasi.core.revisions import Extent
from pondasi.core.values import Period


@dataclass(frozen=True, slots=True)
class Arrival:
    """A planned period: when it was due, when it was first handed in and accepted (None: not, or not recorded)."""

    period: Period
    due: date
    handed_in: date | None = None
    accepted: date | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """What happened to one submission until it was accepted. Findings are those of severity error and warning."""

    explained: int = 0
    disputed: int = 0
    mended: int = 0
    """Findings that were no longer found when it was accepted."""
    returns: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)
    """Rule to the number of its findings that still held."""

    @property
    def remaining(self) -> int:
        return self.explained + self.disputed


@dataclass(frozen=True, slots=True)
class Contested:
    """Findings over released datasets that concern this one: still open, and explained by the steward."""

    open: int = 0
    explained: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything that the five dimensions are told from. Days are in the city's time zone."""

    release_day: date
    periods: tuple[Period, ...]
    described: Mapping[str, bool]
    """Facet of the definition (concept, definition, classification, method) to whether it is written."""
    is_priority: bool
    arrivals: tuple[Arrival, ...]
    cells_expected: int
    cells_found: int
    cells_unsure: int
    """Figures marked provisional, estimated or of low reliability."""
    submissions: tuple[Submitted | None, ...]
    """One for each slice; None where what happened was not recorded."""
    revisions: Extent
    is_open: bool
    formats: tuple[str, ...]
    code_lists: tuple[str, ...]
    """For each slice, oldest first: the code-list versions that its figures are coded in."""
    regions: int
    regions_with_bps_code: int
    contested: Contested
