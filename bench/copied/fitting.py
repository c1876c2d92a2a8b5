"""The fitted numbers: how they are found from series that hold what was measured, and from planted copies."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from pondasi.core.checks.copied import calibration
from pondasi.core.checks.copied.carried import LEAST_NUDGED, OLDEST
from pondasi.core.checks.copied.comparison import Comparison, Likeness, with_earlier
from pondasi.core.checks.copied.growth import growths
from pondasi.core.checks.copied.nature import features, natural
from pondasi.core.checks.copied.scan import level_weights
from pondasi.core.checks.copied.sibling import pairs_of
from pondasi.core.checks.series import Track

Row = tuple[tuple[float, ...], bool, float]
"""What speaks for an outcome (a constant 1 first), the outcome, and how much the row counts."""

_FIGURES_OF_A_TABLE = 60
"""A large table counts for no more than so many figures."""
_START = (0.0, 1.0, 0.5, 0.5, 0.5)


def comparisons(tracks: Sequence[Track]) -> Iterable[Comparison]:
    """Every comparison of a genuine table."""
    depth = len(tracks[0].steps) - 1 if tracks else 0
    found: list[Comparison] = []
    if depth:
        found.append(with_earlier(tracks, 1, Likeness.EQUAL))
        large = [track for track in tracks if track.size >= LEAST_NUDGED]
        found.append(with_earlier(large, 1, Likeness.NEAR))
        found += [with_earlier(tracks, lag, Likeness.OLDER) for lag in range(2, min(depth, OLDEST) + 1)]
        found += growths(tracks)
        found += pairs_of(tracks)[:20]
    return [one for one in found if len(one.cells) >= 3]


def fit_nature(tables: Sequence[Sequence[Comparison]]) -> None:
    """The weights of what makes figures alike by nature, for each likeness."""
    draw = random.Random(1)  # noqa: S311 - a sample that can be drawn again
    for likeness in calibration.NATURE:
        rows: list[Row] = []
        for comparison in (one for table in tables for one in table if one.likeness == likeness):
            known = list(zip(features(comparison), comparison.hits, strict=True))
            weight = min(1.0, 40 / len(known))
            if len(known) > _FIGURES_OF_A_TABLE:
                weight *= len(known) / _FIGURES_OF_A_TABLE
                known = draw.sample(known, _FIGURES_OF_A_TABLE)
            rows += [((1.0, *row), hit, weight) for row, hit in known]
        calibration.NATURE[likeness] = tuple(round(one, 2) for one in logistic(rows, _START))


def fit_levels(tables: Sequence[Sequence[Comparison]], rounds: int = 25) -> None:
    """How often genuine tables show each level of likeness (expectation and maximisation)."""
    for likeness in calibration.NATURE:
        chosen = [one for table in tables for one in table if one.likeness == likeness]
        likelihoods = [_likelihoods(one) for one in chosen]
        priors = list(calibration.LEVEL_PRIORS[likeness])
        for _ in range(rounds):
            counted = [0.2] * len(priors)
            counted[0] += 1
            for likelihood in likelihoods:
                joint = [prior * one for prior, one in zip(priors, likelihood, strict=True)]
                for place, one in enumerate(joint):
                    counted[place] += one / sum(joint)
            priors = [one / sum(counted) for one in counted]
        calibration.LEVEL_PRIORS[likeness] = tuple(round(one, 4) for one in priors)


def _likelihoods(comparison: Comparison) -> list[float]:
    probabilities = natural(comparison)
    weights = level_weights(comparison.hits, probabilities)
    top = max(weights)
    return [math.exp(max(-60.0, one - top)) for one in weights]


def logistic(rows: Sequence[Row], start: Sequence[float], hold: float = 1.0) -> list[float]:
    """The weights of a logistic regression, held towards `start` (Newton's method)."""
    found, size = list(start), len(start)
    for _ in range(15):
        slope = [hold * (before - now) for before, now in zip(start, found, strict=True)]
        bend = [[hold * (row == column) for column in range(size)] for row in range(size)]
        for values, outcome, weight in rows:
            p = chance_of(found, values)
            for row in range(size):
                slope[row] += weight * (outcome - p) * values[row]
                for column in range(size):
                    bend[row][column] += weight * p * (1 - p) * values[row] * values[column]
        step = _solved(bend, slope)
        found = [now + one for now, one in zip(found, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return found


def chance_of(weights: Sequence[float], values: Sequence[float]) -> float:
    score = sum(one * other for one, other in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations (Gauss)."""
    size = len(right)
    rows = [[*row, one] for row, one in zip(matrix, right, strict=True)]
    for place in range(size):
        for below in range(place + 1, size):
            times = rows[below][place] / rows[place][place]
            rows[below] = [one - times * other for one, other in zip(rows[below], rows[place], strict=True)]
    found = [0.0] * size
    for place in reversed(range(size)):
        known = sum(rows[place][later] * found[later] for later in range(place + 1, size))
        found[place] = (rows[place][size] - known) / rows[place][place]
    return found
