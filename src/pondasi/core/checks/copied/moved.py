"""Figures of the period before that stand on other rows now."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pondasi.core.checks.copied.comparison import Likeness, groups_of, tests_of
from pondasi.core.checks.copied.explanation import Explanation
from pondasi.core.checks.copied.nature import LIKELIEST, logit
from pondasi.core.checks.copied.scan import Trial, weigh
from pondasi.core.checks.series import Track

_LEAST = 5
_NEIGHBOURS = 4
_SHIFTS = (1, -1, 2, -2, 3, -3)
_EARLIER = 8
_LEAST_SHIFTED = 0.1
"""A smaller share of figures on shifted rows is not asked about."""
_Figures = Sequence[Decimal | None]


@dataclass(frozen=True)
class _Change:
    """Figures that are not those of their own row before, in the file's order."""

    places: Sequence[int]
    now: Sequence[Decimal]
    before: Sequence[Decimal]


def moved(tracks: Sequence[Track]) -> Iterator[Explanation]:
    """What speaks for figures that went to other rows: by a fixed number of rows, or anyhow."""
    groups = groups_of(tracks, _LEAST)
    for place, group in enumerate(groups):
        if len(group[0].steps) < 2:
            continue
        now, before = _figures(group, 0), _figures(group, 1)
        change = _change(now, before)
        if len(change.places) >= _LEAST:
            tests = tests_of(len(groups), place)
            yield from _anyhow(group, change, tests)
            yield from _shifted(group, change, (now, before), tests)


def _figures(tracks: Sequence[Track], ago: int) -> _Figures:
    """What stood in each place so many periods ago."""
    return [track.series.figures[-ago] if ago else track.series.value for track in tracks]


def _change(now: _Figures, before: _Figures) -> _Change:
    kept = [
        (place, one, other)
        for place, (one, other) in enumerate(zip(now, before, strict=True))
        if one and other and one != other
    ]
    return _Change([one[0] for one in kept], [one[1] for one in kept], [one[2] for one in kept])


def _matched(change: _Change) -> list[bool]:
    """Which figures stood on another row before; each earlier figure serves once."""
    left = Counter(change.before)
    found = []
    for value in change.now:
        found.append(left[value] > 0)
        if left[value] > 0:
            left[value] -= 1
    return found


def _by_chance(change: _Change) -> list[float]:
    """How many earlier figures are to be expected at each figure's value.

    By how densely they lie around it, and by how often rows shared one figure before, as where amounts go by class.
    """
    ordered = sorted(float(value) for value in change.before)
    shared = sum(count for count in Counter(change.before).values() if count > 1) / len(change.before)
    unit = 10.0 ** min(int(value.normalize().as_tuple().exponent) for value in change.now)
    found = []
    for value in change.now:
        at = bisect_left(ordered, float(value))
        low, high = max(0, at - _NEIGHBOURS), min(len(ordered) - 1, at + _NEIGHBOURS)
        width = (ordered[high] - ordered[low]) / unit + 1
        found.append((high - low + 1) / width + shared)
    return found


def _anyhow(group: Sequence[Track], change: _Change, tests: float) -> Iterator[Explanation]:
    hits = _matched(change)
    if sum(hits) < _LEAST or 4 * sum(hits) < len(hits):
        return
    probabilities = [min(LIKELIEST, 1 - math.exp(-one) + 0.002) for one in _by_chance(change)]
    if sum(hits) <= sum(probabilities):
        return
    levels, shares = [], []
    pasts = [_figures(group, ago) for ago in range(1, min(len(group[0].steps), _EARLIER + 1))]
    for one, other in pairwise(pasts):
        earlier = _change(one, other)
        if 2 * len(earlier.places) >= len(change.places):
            share = sum(_matched(earlier)) / len(earlier.places)
            mean = sum(min(LIKELIEST, 1 - math.exp(-one)) for one in _by_chance(earlier)) / len(earlier.places)
            levels.append(logit((share * len(hits) + mean) / (len(hits) + 1)) - logit(mean))
            shares.append(share)
    evidence = weigh(Trial(Likeness.MOVED, hits, probabilities, levels))
    members = [index for index in evidence.members if hits[index]]
    stood = {value: group[place] for place, value in zip(change.places, change.before, strict=True)}
    if len(members) >= _LEAST:
        yield Explanation(
            Likeness.MOVED,
            evidence.weight - tests,
            tuple(group[change.places[index]] for index in members),
            len(hits),
            evidence.by_nature,
            tuple(shares),
            origins=tuple(stood[change.now[index]] for index in members),
        )


def _shifted(
    group: Sequence[Track], change: _Change, figures: tuple[_Figures, _Figures], tests: float
) -> Iterator[Explanation]:
    """Every figure beside the one that stood so many rows above or below it before."""
    now, before = figures
    for shift in _SHIFTS:
        pairs = [
            (place, place - shift)
            for place in range(max(0, shift), min(len(group), len(group) + shift))
            if now[place] and before[place - shift] and before[place] and now[place] != before[place]
        ]
        hits = [now[place] == before[origin] for place, origin in pairs]
        if sum(hits) < max(_LEAST, _LEAST_SHIFTED * len(hits)):
            continue
        dense = dict(zip(change.places, _by_chance(change), strict=True))
        neighbours = _same_neighbours(before, shift)
        probabilities = [min(0.9, neighbours + 0.002 + dense[place] / len(change.places)) for place, _ in pairs]
        evidence = weigh(Trial(Likeness.MOVED, hits, probabilities))
        members = [index for index in evidence.members if hits[index]]
        if len(members) >= _LEAST:
            yield Explanation(
                Likeness.MOVED,
                evidence.weight - tests - math.log(len(_SHIFTS)),
                tuple(group[pairs[index][0]] for index in members),
                len(pairs),
                evidence.by_nature,
                (),
                origins=tuple(group[pairs[index][1]] for index in members),
            )


def _same_neighbours(figures: _Figures, shift: int) -> float:
    """How often rows so far apart held the same figure before."""
    shift = abs(shift)
    pairs = [(one, other) for one, other in zip(figures, figures[shift:], strict=False) if one and other]
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0
