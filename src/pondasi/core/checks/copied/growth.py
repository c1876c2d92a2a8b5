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

Pair = tuple[float, float, float]
"""A figure, the one before, and half the unit that it was rounded to, all in units of the last digit."""


def grown(tracks: Sequence[Track]) -> Iterator[Explanation]:
    """What speaks for one factor over all figures, and over each column or row group of them."""
    tried = growths(tracks)
    for place, (comparison, factor) in enumerate(tried):
        hits = sum(comparison.hits)
        if abs(factor - 1) <= _UNCHANGED or hits < _LEAST or 2 * hits < len(comparison.cells):
            continue
        evidence = weigh(trial_of(comparison, by_parts=False))
        figures = tuple(comparison.cells[index].track for index in evidence.members)
        weight = evidence.weight - tests_of(len(tried), place)
        if len(figures) >= _LEAST:
            shares = past_shares(comparison)
            yield Explanation(
                Likeness.GROWTH, weight, figures, len(comparison.cells), evidence.by_nature, shares, factor=factor
            )


def growths(tracks: Sequence[Track]) -> list[tuple[Comparison, float]]:
    """Every group of figures beside the period before times the factor that fits most of them."""
    large = [track for track in tracks if track.size >= _LEAST_SIZE and (track.steps[0] or 0) > 0]
    return [_comparison(group) for group in groups_of(large, _LEAST)]


def _comparison(group: Sequence[Track]) -> tuple[Comparison, float]:
    """Distances from the period before times the commonest factor, in units that figures are rounded to.

    Of figures that were equal before and still are, one is looked at: it is no news that they grew alike.
    """
    tracks = list({(track.series.value, *track.steps[:2]): track for track in group}.values())
    depth = len(tracks[0].steps) - 1 if tracks else 0
    distances: list[list[float | None]] = [[] for _ in tracks]
    factors = []
    for now in range(depth):
        half = _half_units(tracks, now)
        pairs = {
            index: (float(after), float(before), unit)
            for index, (track, unit) in enumerate(zip(tracks, half, strict=True))
            if (after := track.steps[now]) and (before := track.steps[now + 1]) and after > 0 and before > 0
        }
        factor = best_factor(list(pairs.values())) if len(pairs) >= _LEAST else 1.0
        factors.append(factor)
        for index, past in enumerate(distances):
            past.append(_off(pairs[index], factor) if index in pairs and len(pairs) >= _LEAST else None)
    cells = [
        Compared(track, first, past[1:])
        for track, past in zip(tracks, distances, strict=True)
        if past and (first := past[0]) is not None
    ]
    return Comparison(Likeness.GROWTH, cells, 0.5), factors[0] if factors else 1.0


def _off(pair: Pair, factor: float) -> float:
    after, before, half = pair
    distance = abs(after - factor * before) / (2 * half)
    return 0.5 if distance < 0.5 + 1e-6 else distance


def _half_units(tracks: Sequence[Track], now: int) -> list[float]:
    """Half the unit of the last digit that the figures of one period show together, for each in its own units."""
    places = []
    for track in tracks:
        value = track.steps[now]
        if value:
            places.append(_own_place(track) + _zeros(value))
    common = min(places, default=0)
    return [0.5 * 10.0 ** (common - _own_place(track)) if places else 0.5 for track in tracks]


def _own_place(track: Track) -> int:
    """The exponent of the unit that the track counts in."""
    value, steps = abs(track.series.value), track.size
    return round(math.log10(float(value) / steps)) if value and steps else 0


def _zeros(value: int) -> int:
    """How many zeros a number ends with."""
    text = str(value)
    return len(text) - len(text.rstrip("0"))


def best_factor(pairs: Sequence[Pair]) -> float:
    """The middle of the range of factors that turn most of the earlier figures into the present ones."""
    edges: list[tuple[float, int]] = []
    for after, before, half in pairs:
        edges.append(((after - half) / before, 1))
        edges.append(((after + half) / before, -1))
    edges.sort(key=lambda edge: (edge[0], -edge[1]))
    most = current = 0
    best = 1.0
    for place, (factor, step) in enumerate(edges):
        current += step
        if current > most:
            most, best = current, (factor + edges[min(place + 1, len(edges) - 1)][0]) / 2
    return best
