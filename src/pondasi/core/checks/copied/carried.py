"""Figures that equal those of an earlier period, or differ from the last one by a nudge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pondasi.core.checks.copied.comparison import NUDGE, Comparison, Likeness, groups_of, tests_of, with_earlier
from pondasi.core.checks.copied.explanation import Explanation, past_shares
from pondasi.core.checks.copied.scan import trial_of, weigh
from pondasi.core.checks.series import Track

LEAST_HITS = 4
_LEAST_SHARE = 0.05
"""Fewer equal figures than this share are not asked about."""
_MOST_OF_DIRECTIONS = 3.0
OLDEST = 3
"""So many periods back at most, and the same part of the year before."""
LEAST_NUDGED = 100
"""In units of the last digit: smaller figures lie within a nudge of each other anyway."""


def carried(tracks: Sequence[Track], per_year: int) -> Iterator[Explanation]:
    """What speaks for each earlier period; `per_year` is how many periods make a year."""
    if not tracks:
        return
    depth = len(tracks[0].steps) - 1
    for lag in sorted({*range(1, OLDEST + 1), per_year}):
        if lag <= depth and _is_promising(tracks, lag):
            likeness = Likeness.EQUAL if lag == 1 else Likeness.OLDER
            yield from _explanation(tracks, with_earlier(tracks, lag, likeness), lag)
    large = [track for track in tracks if track.size >= LEAST_NUDGED]
    groups = groups_of(large, LEAST_HITS) if depth else []
    for place, group in enumerate(groups):
        if _is_nudged(group):
            yield from _explanation(group, with_earlier(group, 1, Likeness.NEAR), 1, tests_of(len(groups), place))


def _is_promising(tracks: Sequence[Track], lag: int) -> bool:
    """Whether enough figures are equal to speak about."""
    pairs = [(track.steps[0], track.steps[lag]) for track in tracks if track.steps[lag]]
    hits = sum([now == then for now, then in pairs])
    return hits >= max(LEAST_HITS, _LEAST_SHARE * len(pairs))


def _is_nudged(tracks: Sequence[Track]) -> bool:
    """Whether most figures lie within a nudge, and most of those are not simply equal."""
    moves = [abs((track.steps[0] or 0) - then) for track in tracks if (then := track.steps[1])]
    near = [move > 0 for move in moves if move <= NUDGE]
    return len(near) >= LEAST_HITS and 2 * len(near) >= len(moves) and 2 * sum(near) >= len(near)


def _explanation(
    tracks: Sequence[Track], comparison: Comparison, lag: int, tests: float = 0.0
) -> Iterator[Explanation]:
    if not comparison.cells:
        return
    evidence = weigh(trial_of(comparison))
    members = [comparison.cells[index].track for index in evidence.members]
    directions = _both_ways(members) if comparison.likeness is Likeness.NEAR else 0.0
    if len(members) >= LEAST_HITS:
        yield Explanation(
            comparison.likeness,
            evidence.weight + directions - tests,
            _with_alike(tracks, members, lag),
            sum(len(track.steps) > lag and bool(track.steps[lag]) for track in tracks),
            evidence.by_nature,
            past_shares(comparison),
            lag,
        )


def _with_alike(tracks: Sequence[Track], members: Sequence[Track], lag: int) -> tuple[Track, ...]:
    """The members, and those that went the same way and were therefore not looked at."""
    ways = {(track.series.value, track.steps[lag]) for track in members}
    return tuple(one for one in tracks if len(one.steps) > lag and (one.series.value, one.steps[lag]) in ways)


def _both_ways(tracks: Sequence[Track]) -> float:
    """What the directions of nudges say: at random they go both ways, a slow series goes the way it always went."""
    ups = downs = past_ups = past_downs = 0
    for track in tracks:
        moves = [now - then for now, then in pairwise(track.steps) if now is not None and then is not None]
        ups += moves[0] > 0
        downs += moves[0] < 0
        past_ups += sum([move > 0 for move in moves[1:]])
        past_downs += sum([move < 0 for move in moves[1:]])
    if not past_ups + past_downs:
        return 0.0
    up = (past_ups + 1) / (past_ups + past_downs + 2)
    weight = ups * math.log(0.5 / up) + downs * math.log(0.5 / (1 - up))
    return max(-_MOST_OF_DIRECTIONS, min(_MOST_OF_DIRECTIONS, weight))
