"""Two rows or two columns of one table that hold the same figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pondasi.core.checks.copied.comparison import Compared, Comparison, Likeness
from pondasi.core.checks.copied.explanation import Explanation, past_shares
from pondasi.core.checks.copied.scan import trial_of, weigh
from pondasi.core.checks.series import Track

_LEAST = 4
_EARLIER = 3
"""Whether two columns were equal longer ago, as in a base year, says little."""
_MOST_RIVALS = 20
"""A figure that more rows share than this says nothing about where it comes from."""

Rest = tuple[str, ...]
Pair = tuple[Track, Track]


def siblings(tracks: Sequence[Track]) -> Iterator[Explanation]:
    """What speaks for each pair of rows or columns that agree in most of their figures."""
    for place in range(len(tracks[0].series.observation.key) if tracks else 0):
        by_code = _by_code(tracks, place)
        tests = math.log(max(1, len(by_code) * (len(by_code) - 1) // 2))
        for first, second in _agreeing(by_code):
            yield from _explanation(_pairs(by_code[first], by_code[second]), tests)


def pairs_of(tracks: Sequence[Track]) -> list[Comparison]:
    """Neighbouring rows or columns beside each other."""
    found = []
    for place in range(len(tracks[0].series.observation.key) if tracks else 0):
        members = list(_by_code(tracks, place).values())
        found += [_comparison(_pairs(one, other)) for one, other in pairwise(members)]
    return found


def _by_code(tracks: Sequence[Track], place: int) -> dict[str, dict[Rest, Track]]:
    found: dict[str, dict[Rest, Track]] = {}
    for track in tracks:
        key = track.series.observation.key
        found.setdefault(key[place], {})[key[:place] + key[place + 1 :]] = track
    return found


def _pairs(first: Mapping[Rest, Track], second: Mapping[Rest, Track]) -> list[Pair]:
    return [(track, second[rest]) for rest, track in first.items() if rest in second and track.series.value]


def _comparison(pairs: Sequence[Pair]) -> Comparison:
    return Comparison(Likeness.SIBLING, [Compared(one, *_distances(one, other)) for one, other in pairs])


def _agreeing(by_code: Mapping[str, Mapping[Rest, Track]]) -> list[tuple[str, str]]:
    """The pairs of codes that hold the same in most of their places."""
    alike: dict[object, list[str]] = {}
    for code, members in by_code.items():
        for rest, track in members.items():
            if track.series.value:
                alike.setdefault((rest, track.series.value), []).append(code)
    counted: dict[tuple[str, str], int] = {}
    for codes in alike.values():
        if len(codes) <= _MOST_RIVALS:
            for index, first in enumerate(codes):
                for second in codes[index + 1 :]:
                    counted[first, second] = counted.get((first, second), 0) + 1
    return [
        (first, second)
        for (first, second), count in counted.items()
        if count >= _LEAST and 2 * count >= min(len(by_code[first]), len(by_code[second]))
    ]


def _explanation(pairs: Sequence[Pair], tests: float) -> Iterator[Explanation]:
    comparison = _comparison(pairs)
    shares = past_shares(comparison)
    if not shares or 2 * sum(comparison.hits) < len(pairs):
        return
    evidence = weigh(trial_of(comparison, by_parts=False))
    figures = tuple(pairs[index][0] for index in evidence.members)
    origins = tuple(pairs[index][1] for index in evidence.members)
    if len(figures) >= _LEAST:
        yield Explanation(
            Likeness.SIBLING,
            evidence.weight - tests,
            figures,
            len(pairs),
            evidence.by_nature,
            shares,
            lag=0,
            origins=origins,
        )


def _distances(first: Track, second: Track) -> tuple[float, list[float | None]]:
    """How far two figures lie apart, now and in each earlier period, in units of the first one's last digit."""
    unit = abs(float(first.series.value)) / first.size if first.size else 1.0
    other = abs(float(second.series.value)) / second.size / unit if second.size else 1.0
    past = [
        None if one is None or two is None or not (one or two) else _apart(one, two * other)
        for one, two in zip(first.steps[1 : _EARLIER + 1], second.steps[1 : _EARLIER + 1], strict=True)
    ]
    equal = first.series.value == second.series.value
    return 0.0 if equal else max(1.0, _apart(first.steps[0] or 0, (second.steps[0] or 0) * other)), past


def _apart(one: float, two: float) -> float:
    """Rounded, so that units which differ leave no trace of binary fractions."""
    return float(round(abs(one - two), 3))
