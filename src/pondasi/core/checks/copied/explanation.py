"""One way in which figures of a table may have come to be there without having been collected."""

from __future__ import annotations

from dataclasses import dataclass

from pondasi.core.checks.copied.comparison import Comparison, Likeness
from pondasi.core.checks.series import Track


@dataclass(frozen=True)
class Explanation:
    """What speaks for one way: the figures that are alike, out of how many, and how strongly (see `scan`)."""

    likeness: Likeness
    weight: float
    figures: tuple[Track, ...]
    compared: int
    by_nature: float
    """How many of the compared figures would be alike by nature."""
    past_shares: tuple[float, ...]
    """The share of like figures in earlier periods, newest first."""
    lag: int = 1
    """How many periods back the figures stand that these are like."""
    factor: float = 1.0
    origins: tuple[Track, ...] = ()
    """Where each of the figures stood or stands as well, if not in its own place."""

    @property
    def share(self) -> float:
        return len(self.figures) / self.compared


def past_shares(comparison: Comparison) -> tuple[float, ...]:
    """The share of hits in every earlier period in which enough figures were compared."""
    found = []
    for now in range(max((len(cell.past) for cell in comparison.cells), default=0)):
        known = [one for cell in comparison.cells if now < len(cell.past) and (one := cell.past[now]) is not None]
        if len(known) >= 3 and 2 * len(known) >= len(comparison.cells):
            found.append(sum([one <= comparison.reach for one in known]) / len(known))
    return tuple(found)
