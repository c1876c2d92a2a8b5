"""How probable it is that a figure which was measured anew is like the one that it is compared with.

The probability starts from how far such figures move at all, in units of their last digit, and is corrected by what
this table showed in the past: as a whole, among figures of this size, and in this very cell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pondasi.core.checks.copied.calibration import NATURE, RESTING
from pondasi.core.checks.copied.comparison import Comparison

LIKELIEST = 0.98
"""No figure is taken to repeat for certain."""
_RAREST = 1e-6
_HOLD = 4.0
"""So many comparisons the rate of a whole counts for beside what a part of it showed."""

Features = tuple[float, float, float, float]


@dataclass(slots=True)
class _Tally:
    """How often figures were compared and hit."""

    compared: int = 0
    hit: int = 0

    def rate(self, before: float) -> float:
        """The rate, held towards `before` where little is known."""
        return (self.hit + _HOLD * before) / (self.compared + _HOLD)


def features(comparison: Comparison) -> list[Features]:
    """For every figure what speaks for a hit by nature, as logits: movement, table, size, cell."""
    table, sizes, own = _tallies(comparison)
    width = 2 * comparison.reach + 1
    start = [RESTING + (1 - RESTING) * width / (width + 2 * move) for move in _movement(comparison)]
    mean = sum(start) / len(start)
    overall = logit(table.rate(mean))
    by_size = {size: logit(tally.rate(table.rate(mean))) - overall for size, tally in sizes.items()}
    by_cell: dict[tuple[int, int], float] = {}
    found = []
    for cell, likely, mine in zip(comparison.cells, start, own, strict=True):
        shown = (mine.compared, mine.hit)
        if shown not in by_cell:
            by_cell[shown] = logit(mine.rate(table.rate(mean))) - overall
        size = by_size[_size_class(cell.track.size)]
        found.append((logit(likely), overall - logit(mean), size, by_cell[shown]))
    return found


def natural(comparison: Comparison) -> list[float]:
    """The probability of a hit by nature, for every figure of the comparison."""
    constant, *weights = NATURE[comparison.likeness]
    return [chance(constant + sum(w * x for w, x in zip(weights, row, strict=True))) for row in features(comparison)]


def chance(score: float) -> float:
    """A logit as a probability, within the limits of what can be known."""
    return min(LIKELIEST, max(_RAREST, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))


def logit(probability: float) -> float:
    """The logarithm of the odds, within the limits of what can be known."""
    bounded = min(0.999, max(_RAREST, probability))
    return math.log(bounded / (1 - bounded))


def past_levels(comparison: Comparison, probabilities: Sequence[float]) -> list[float]:
    """By how much more (as a logit) each earlier period was hit than these probabilities say."""
    mean = sum(probabilities) / len(probabilities)
    found = []
    for now in range(max((len(cell.past) for cell in comparison.cells), default=0)):
        known = [cell.past[now] for cell in comparison.cells if now < len(cell.past)]
        hits = [one <= comparison.reach for one in known if one is not None]
        if len(hits) >= 3 and 2 * len(hits) >= len(comparison.cells):
            found.append(logit((sum(hits) + mean) / (len(hits) + 1)) - logit(mean))
    return found


def _size_class(size: int) -> int:
    """Figures of one class differ by a factor of four at most."""
    return size.bit_length() // 2


def _tallies(comparison: Comparison) -> tuple[_Tally, dict[int, _Tally], list[_Tally]]:
    sizes: dict[int, _Tally] = {}
    own: list[_Tally] = []
    reach = comparison.reach
    for cell in comparison.cells:
        known = [distance for distance in cell.past if distance is not None]
        mine = _Tally(len(known), sum([distance <= reach for distance in known]))
        own.append(mine)
        size = sizes.setdefault(_size_class(cell.track.size), _Tally())
        size.compared += mine.compared
        size.hit += mine.hit
    table = _Tally(sum(one.compared for one in own), sum(one.hit for one in own))
    return table, sizes, own


def _movement(comparison: Comparison) -> list[float]:
    """How far each figure moves from period to period where it moves, in units of its last digit.

    A geometric mean over its own past, held towards figures of its size, and those towards what chance alone moves
    (the root of a count).
    """
    least = max(comparison.reach, 0.5)
    classes: dict[int, list[float]] = {}
    own: list[tuple[float, int]] = []
    for cell in comparison.cells:
        moves = _logs(cell.past, least)
        total = sum(moves)
        own.append((total, len(moves)))
        size = classes.setdefault(_size_class(cell.track.size), [0.0, 0.0])
        now = _logs((cell.distance,), least)
        size[0] += total + sum(now)
        size[1] += len(moves) + len(now)
    found = []
    for cell, (total, count) in zip(comparison.cells, own, strict=True):
        shared, members = classes[_size_class(cell.track.size)]
        alike = (shared + 0.5 * math.log(max(cell.track.size, 1))) / (members + 1)
        found.append(math.exp((total + 2 * alike) / (count + 2)))
    return found


def _logs(distances: Iterable[float | None], least: float) -> list[float]:
    return [math.log(one) for one in distances if one is not None and one > least]
