"""How much more likely hits are if some figures were carried over than if all were measured anew.

Carried-over figures may be all of a table, one run of rows, some of its blocks, rows or columns, or single cells
anywhere; all these are weighed together. Against them stands nature with a level of its own in every period: a year in
which little changed. Such levels are expected as they occurred in the past, and now and then as they never did.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pondasi.core.checks.copied.calibration import LEVEL_PRIORS, LEVELS, LEVELS_HOLD
from pondasi.core.checks.copied.comparison import Comparison, Likeness, parts_of
from pondasi.core.checks.copied.nature import logit, natural, past_levels

_SHARES = (0.15, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999)
_SHARES_OF_PARTS = (0.05, *_SHARES)
"""How many figures, or blocks and rows, may have been carried over. Less than a block is seldom carried over alone."""
_EDITED = 0.03
"""The share of carried-over figures that were mended afterwards."""
_MOST_OF_A_PART = 0.7
_RESTS = 0.001
"""How often a row or block of a genuine table rests although its figures would not by themselves."""
_RESTS_HOLD = 50
"""So many rows or blocks that knowledge counts for beside those of this table's past."""
_WORTH_A_LOOK = -1.0
"""With less weight than this nothing is found whatever else is weighed."""


@dataclass(frozen=True)
class Trial:
    """What was tried on each figure: whether it hit, and how probable that was by nature.

    `parts` are the ways in which the figures fall into parts, each with how often such a part is hit as a whole by
    nature; `levels` are by how much more than usual (as a logit) earlier periods were hit.
    """

    likeness: Likeness
    hits: Sequence[bool]
    probabilities: Sequence[float]
    levels: Sequence[float] = ()
    parts: Sequence[tuple[Sequence[Sequence[int]], float]] = ()


@dataclass(frozen=True)
class Evidence:
    """The logarithm of the likelihood ratio, and the places of the figures that speak for it."""

    weight: float
    members: tuple[int, ...]
    by_nature: float
    """How many hits there would be by nature."""


def trial_of(comparison: Comparison, *, by_parts: bool = True) -> Trial:
    """The comparison as a trial, judged by this table's own past."""
    probabilities = natural(comparison)
    hits = comparison.hits
    parts = parts_of([cell.track for cell in comparison.cells]) if by_parts else []
    parts = [one for one in parts if any(_is_carried(hits, part) for part in one)]
    return Trial(
        comparison.likeness,
        hits,
        probabilities,
        past_levels(comparison, probabilities),
        [(one, _resting(comparison, one)) for one in parts],
    )


def _is_carried(hits: Sequence[bool], part: Sequence[int]) -> bool:
    """Whether a part may have been carried over as a whole."""
    hit = sum([hits[index] for index in part])
    return hit > 1 and hit >= _MOST_OF_A_PART * len(part)


def weigh(trial: Trial) -> Evidence:
    """What speaks for figures carried over; the trial must not be empty."""
    gains = [_gain(hit, p) for hit, p in zip(trial.hits, trial.probabilities, strict=True)]
    by_part = [[sum([gains[index] for index in part]) for part in parts] for parts, _ in trial.parts]
    candidates = [_scattered(trial), _best_run(gains)]
    candidates += [
        _mixed(weights, parts, _SHARES_OF_PARTS) for weights, (parts, _) in zip(by_part, trial.parts, strict=True)
    ]
    best = max(candidates, key=lambda one: one[0])
    weight = _mean([weight for weight, _ in candidates]) - _nature(trial, by_part)
    if weight > _WORTH_A_LOOK and trial.parts:
        weight -= max(0.0, _levels_of_parts(trial) - _nature(trial, by_part))
    members = tuple(index for index in best[1] if trial.hits[index])
    return Evidence(weight, members, sum(trial.probabilities))


def _scattered(trial: Trial) -> tuple[float, Sequence[int]]:
    """Single figures anywhere, or all of them."""
    sure = [-math.log(p) if hit else -math.inf for hit, p in zip(trial.hits, trial.probabilities, strict=True)]
    return _mixed(sure, [(index,) for index in range(len(sure))], _SHARES)


def _gain(hit: bool, probability: float) -> float:
    """What one figure says for having been carried over with its part."""
    return math.log((1 - _EDITED) / probability + _EDITED) if hit else math.log(_EDITED)


def _mixed(
    weights: Sequence[float], parts: Sequence[Sequence[int]], shares: Sequence[float]
) -> tuple[float, Sequence[int]]:
    """Some of these parts were carried over, each by itself."""
    counted = _counted(weights)
    found = [_of_share(counted, share) for share in shares]
    best = shares[found.index(max(found))]
    limit = math.log1p(-best) - math.log(best)
    members = [index for weight, part in zip(weights, parts, strict=True) if weight > limit for index in part]
    return _mean(found), members


def _counted(weights: Sequence[float]) -> dict[float, int]:
    """How often each weight occurs, rounded."""
    found: dict[float, int] = {}
    for weight in weights:
        rounded = round(weight, 1) if weight > -50 else -50.0
        found[rounded] = found.get(rounded, 0) + 1
    return found


def _of_share(counted: Mapping[float, int], share: float) -> float:
    """The weight of all parts together if each was carried over with this probability."""
    rest, some = math.log1p(-share), math.log(share)
    return sum([count * _add(rest, some + weight) for weight, count in counted.items()])


def _best_run(gains: Sequence[float]) -> tuple[float, Sequence[int]]:
    """The run of figures, in the file's order, that speaks loudest; every run is as likely."""
    best, first, last = -math.inf, 0, 0
    running, start = 0.0, 0
    for index, gain in enumerate(gains):
        if running <= 0:
            running, start = 0.0, index
        running += gain
        if running > best:
            best, first, last = running, start, index
    return best - math.log(len(gains) * (len(gains) + 1) / 2), range(first, last + 1)


def _resting(comparison: Comparison, parts: Sequence[Sequence[int]]) -> float:
    """How often a whole part of this kind rested in earlier periods."""
    rested = compared = 0
    for part in parts:
        for now in range(min([len(comparison.cells[index].past) for index in part])):
            known = [one for index in part if (one := comparison.cells[index].past[now]) is not None]
            if 2 * len(known) > len(part):
                compared += 1
                rested += max(known) <= comparison.reach
    return (rested + _RESTS * _RESTS_HOLD) / (compared + _RESTS_HOLD)


def _nature(trial: Trial, by_part: Sequence[Sequence[float]]) -> float:
    """The weight of the hits if all was measured anew: single figures rested, or whole parts did."""
    priors = [math.log(prior) for prior in _level_priors(trial)]
    levels = level_weights(trial.hits, trial.probabilities)
    single = _sum([prior + weight for prior, weight in zip(priors, levels, strict=True)])
    found = [single]
    for weights, (_, resting) in zip(by_part, trial.parts, strict=True):
        counted = _counted(weights)
        shares = [1 / (1 + math.exp(-logit(resting) - level)) for level in LEVELS]
        found.append(_sum([prior + _of_share(counted, share) for prior, share in zip(priors, shares, strict=True)]))
    if len(found) == 1:
        return single
    return _add(single, _mean(found[1:])) - math.log(2)


def _levels_of_parts(trial: Trial) -> float:
    """The weight of the hits if all was measured anew and every block, row or column had a level of its own."""
    priors = [math.log(prior) for prior in LEVEL_PRIORS[trial.likeness]]
    found = []
    for parts, _ in trial.parts:
        weights = 0.0
        for part in parts:
            own = [(trial.hits[index], trial.probabilities[index]) for index in part]
            if any(hit for hit, _ in own):
                levels = level_weights([hit for hit, _ in own], [p for _, p in own])
                weights += _sum([prior + weight for prior, weight in zip(priors, levels, strict=True)])
        found.append(weights)
    return max(found)


def level_weights(hits: Sequence[bool], probabilities: Sequence[float]) -> list[float]:
    """For every level of likeness the logarithm of how probable it makes the hits, beside the usual level."""
    counted: dict[tuple[float, bool], int] = {}
    for hit, p in zip(hits, probabilities, strict=True):
        odds = round(logit(p), 1)
        counted[odds, hit] = counted.get((odds, hit), 0) + 1
    found = [
        sum([count * _log_chance(odds + level, hit) for (odds, hit), count in counted.items()]) for level in LEVELS
    ]
    return [one - found[0] for one in found]


def _level_priors(trial: Trial) -> list[float]:
    """How often to expect each level: as in the past, and as in any table."""
    known = LEVELS_HOLD + len(trial.levels)
    priors = [LEVELS_HOLD * weight / known for weight in LEVEL_PRIORS[trial.likeness]]
    for seen in trial.levels:
        priors[min(range(len(LEVELS)), key=lambda place: abs(LEVELS[place] - seen))] += 1 / known
    return priors


def _log_chance(odds: float, hit: bool) -> float:
    """The logarithm of the probability of a hit, or of none, at these (log) odds."""
    x = -odds if hit else odds
    return -(max(x, 0.0) + math.log1p(math.exp(-abs(x))))


def _add(first: float, second: float) -> float:
    """The logarithm of a sum of two numbers given by their logarithms."""
    return max(first, second) + math.log1p(math.exp(-abs(first - second)))


def _sum(logs: Sequence[float]) -> float:
    top = max(logs)
    return top + math.log(sum([math.exp(one - top) for one in logs]))


def _mean(logs: Sequence[float]) -> float:
    return _sum(logs) - math.log(len(logs))
