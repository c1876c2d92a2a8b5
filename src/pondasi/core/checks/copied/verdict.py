"""Which explanations of a table are probable, and how probable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pondasi.core.checks.copied.calibration import BY_RULE, ODDS
from pondasi.core.checks.copied.carried import carried
from pondasi.core.checks.copied.comparison import Likeness
from pondasi.core.checks.copied.explanation import Explanation
from pondasi.core.checks.copied.growth import grown
from pondasi.core.checks.copied.moved import moved
from pondasi.core.checks.copied.sibling import siblings
from pondasi.core.checks.series import Track

_LEAST = 0.05
_WEIGHTS = (-3.0, 12.0)
"""Beyond these the evidence changes nothing any more."""
_IN_STEP = (Likeness.EQUAL, Likeness.NEAR, Likeness.GROWTH)
"""What a rule that sets figures brings about: all rest, or all rise alike."""


@dataclass(frozen=True)
class Verdict:
    """An explanation and how probable it is that the figures were not collected for their period."""

    explanation: Explanation
    probability: float


def judge(tracks: Sequence[Track], per_year: int, *, by_rule: bool = False) -> tuple[Verdict, ...]:
    """Probable explanations of the figures that stand for themselves, most probable first; one for each figure.

    `per_year` is how many periods make a year; `by_rule` says that the figures are set, not measured.
    """
    found = [Verdict(one, probability(one, by_rule=by_rule)) for one in explanations(tracks, per_year)]
    chosen: list[Verdict] = []
    explained: set[int] = set()
    for verdict in sorted(found, key=lambda one: (-one.probability, -one.explanation.weight)):
        figures = {id(track) for track in verdict.explanation.figures}
        if verdict.probability >= _LEAST and 2 * len(figures & explained) < len(figures):
            chosen.append(verdict)
            explained |= figures
            if verdict.explanation.likeness is Likeness.SIBLING:
                explained |= {id(track) for track in verdict.explanation.origins}
    return tuple(chosen)


def explanations(tracks: Sequence[Track], per_year: int) -> list[Explanation]:
    """Everything that speaks for anything."""
    return [*carried(tracks, per_year), *grown(tracks), *moved(tracks), *siblings(tracks)]


def bounded_weight(explanation: Explanation, *, by_rule: bool = False) -> float:
    """The weight as far as it counts."""
    expected = BY_RULE if by_rule and explanation.likeness in _IN_STEP else 0.0
    return max(_WEIGHTS[0], min(_WEIGHTS[1], explanation.weight - expected))


def probability(explanation: Explanation, *, by_rule: bool = False) -> float:
    """How probable it is, where tables that were measured and tables that were carried over are met equally often."""
    constant, slope = ODDS[explanation.likeness]
    return 1 / (1 + math.exp(-constant - slope * bounded_weight(explanation, by_rule=by_rule)))
