"""Figures of the period before, all multiplied by one factor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from pondasi.core.checks.copied.comparison import Compared, Comparison, Likeness, groups_of, tests_of
from pondasi.core.checks.copied.explanation import Explanation, past_shares
from pondasi.core.checks.copied.scan import trial_of, weigh
from pondasi.core.checks.series import Track

_LEAST = 5
_LEAST_SIZE = 20
"""In units of the last digit: in smaller figures rounding hides the factor."""
_UNCHANGED = 0.0005
_REACH = 0.5
"""Half of the unit that figures are rounded to."""

Pair = tuple[float, float, float]
"""A figure, the one before, and half the unit that it was rounded to, all in units of the last digit."""


def grown(tracks: Sequence[Track]) -> Iterator[Explanation]:
    """What speaks for one factor over all figures, and over each column or row group of them."""
    groups = _groups(tracks)
    for place, group in enumerate(groups):
        if not _is_promising(group):
            continue
        comparison, factor = _comparison(group)
        evidence = weigh(trial_of(comparison, by_parts=False))
        figures = tuple(comparison.cells[index].track for index in evidence.members)
        weight = evidence.weight - tests_of(len(groups), place)
        if len(figures) >= _LEAST:
            shares = past_shares(comparison)
            yield Explanation(
                Likeness.GROWTH, weight, figures, len(comparison.cells), evidence.by_nature, shares, factor=factor
            )


def growths(tracks: Sequence[Track]) -> list[Comparison]:
    """Every group of figures beside the period before times the factor that fits most of them."""
    return [_comparison(group)[0] for group in _groups(tracks)]


def _groups(tracks: Sequence[Track]) -> list[Sequence[Track]]:
    """The table and its parts, without figures that are too small.

    Of figures that were equal before and still are, one is kept: it is no news that they grew alike.
    """
    large = [track for track in tracks if track.size >= _LEAST_SIZE and (track.steps[0] or 0) > 0]
    return [
        list({(track.series.value, *track.steps[:2]): track for track in group}.values())
        for group in groups_of(large, _LEAST)
    ]


def _is_promising(tracks: Sequence[Track]) -> bool:
    """Whether one factor other than 1 fits at least half of the figures now."""
    if not tracks or len(tracks[0].steps) < 2:
        return False
    pairs = _pairs(tracks, 0, [_own_place(track) for track in tracks])
    if len(pairs) < _LEAST:
        return False
    factor = best_factor(list(pairs.values()))
    hits = sum([_off(pair, factor) <= _REACH for pair in pairs.values()])
    return abs(factor - 1) > _UNCHANGED and hits >= _LEAST and 2 * hits >= len(pairs)


def _comparison(tracks: Sequence[Track]) -> tuple[Comparison, float]:
    """Distances from the period before times the commonest factor, in units that figures are rounded to."""
    depth = len(tracks[0].steps) - 1 if tracks else 0
    own = [_own_place(track) for track in tracks]
    distances: list[list[float | None]] = [[] for _ in tracks]
    factors = []
    for now in range(depth):
        pairs = _pairs(tracks, now, own)
        factor = best_factor(list(pairs.values())) if len(pairs) >= _LEAST else 1.0
        factors.append(factor)
        for index, past in enumerate(distances):
            past.append(_off(pairs[index], factor) if index in pairs and len(pairs) >= _LEAST else None)
    cells = [
        Compared(track, first, past[1:])
        for track, past in zip(tracks, distances, strict=True)
        if past and (first := past[0]) is not None
    ]
    return Comparison(Likeness.GROWTH, cells, _REACH), factors[0] if factors else 1.0


def _pairs(tracks: Sequence[Track], now: int, own: Sequence[int]) -> dict[int, Pair]:
    """The figures of one period beside those before, by their place, where both are above zero."""
    shown = [place + _zeros(value) for track, place in zip(tracks, own, strict=True) if (value := track.steps[now])]
    common = min(shown, default=0)
    return {
        index: (float(after), float(before), 0.5 * 10.0 ** (common - own[index]))
        for index, track in enumerate(tracks)
        if (after := track.steps[now]) and (before := track.steps[now + 1]) and after > 0 and before > 0
    }


def _off(pair: Pair, factor: float) -> float:
    after, before, half = pair
    distance = abs(after - factor * before) / (2 * half)
    return _REACH if distance < _REACH + 1e-6 else distance


def _own_place(track: Track) -> int:
    """The exponent of the unit that the track counts in."""
    value, steps = abs(track.series.value), track.size
    return round(math.log10(float(value) / steps)) if value and steps else 0


def _zeros(value: int) -> int:
    """How many zeros a number ends with."""
    if value % 10:
        return 0
    text = str(value)
    return len(text) - len(text.rstrip("0"))


def best_factor(pairs: Sequence[Pair]) -> float:
    """The middle of the range of factors that turn most of the earlier figures into the present ones."""
    edges: list[tuple[float, int]] = []
    for after, before, half in pairs:
        edges.append(((after - half) / before, -1))
        edges.append(((after + half) / before, 1))
    edges.sort()  # a range opens before another closes at the same factor
    most = current = 0
    best = 1.0
    for place, (factor, step) in enumerate(edges):
        current -= step
        if current > most:
            most, best = current, (factor + edges[min(place + 1, len(edges) - 1)][0]) / 2
    return best
