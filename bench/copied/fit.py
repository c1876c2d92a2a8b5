"""Fits the numbers of `core/checks/copied/calibration.py` and says how good they are on sources held back.

python bench/copied/fit.py CASES            # fit, print the numbers and the tables
python bench/copied/fit.py CASES --write    # and write them into the module and into docs/copied-data.md
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fitting import Row, comparisons, fit_levels, fit_nature, logistic
from mechanisms import mechanisms_of
from tables import Pair, genuine_pairs

from pondasi.core.checks import Case
from pondasi.core.checks.copied import calibration
from pondasi.core.checks.copied.sentences import LEAST_PROBABILITY
from pondasi.core.checks.copied.verdict import bounded_weight, explanations, probability
from pondasi.core.checks.series import Track

ROOT = Path(__file__).resolve().parent.parent.parent
MODULE = ROOT / "src/pondasi/core/checks/copied/calibration.py"
PAGE = ROOT / "docs/copied-data.md"
COPIES_OF_A_TABLE = 4
FOLDS = 3
_STATIC = ("static", "static_count")


@dataclass(frozen=True)
class Judged:
    """A table, the likeness with the greatest weight, that weight, and the probability said."""

    pair: Pair
    likeness: str
    weight: float
    said: float

    @property
    def is_copied(self) -> bool:
        return self.pair.mechanism != "genuine"


def main() -> None:
    """Fit on all sources but one fold after the other, judge that fold; then fit on all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    genuine = genuine_pairs(asked.cases)
    pairs = [*genuine, *_copies(genuine)]
    judged = [one for fold in range(FOLDS) for one in _held_back(pairs, _fold_of(pairs), fold)]
    report = "\n\n".join((_reliability(judged), _by_mechanism(judged), _without_a_mechanism(judged)))
    fit(pairs)
    sys.stdout.write(f"{_numbers()}\n\n{report}\n")
    if asked.write:
        _put(MODULE, _numbers())
        page = PAGE.read_text(encoding="utf-8")
        between = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.S)
        PAGE.write_text(between.sub(lambda found: f"{found[1]}\n{report}\n\n{found[2]}", page), encoding="utf-8")


def _copies(genuine: Sequence[Pair]) -> Iterator[Pair]:
    draw = random.Random(5)  # noqa: S311 - a sample that can be drawn again
    for pair in genuine:
        if pair.grid.kind not in _STATIC:
            made = list(mechanisms_of(pair, draw))
            yield from draw.sample(made, min(COPIES_OF_A_TABLE, len(made)))


def _fold_of(pairs: Sequence[Pair]) -> Mapping[str, int]:
    sources = sorted({pair.grid.source for pair in pairs})
    random.Random(3).shuffle(sources)  # noqa: S311 - a split that can be made again
    return {source: place % FOLDS for place, source in enumerate(sources)}


def _held_back(pairs: Sequence[Pair], fold_of: Mapping[str, int], fold: int) -> Iterator[Judged]:
    fit([pair for pair in pairs if fold_of[pair.grid.source] != fold])
    for pair in pairs:
        if fold_of[pair.grid.source] == fold:
            yield judge_pair(pair)


def fit(pairs: Sequence[Pair]) -> None:
    """Set every number of the calibration from these tables."""
    tables = []
    for pair in pairs:
        case = pair.case
        if pair.mechanism == "genuine" and pair.grid.kind != "static" and not case.repeats_by_nature:
            tables.append(list(comparisons(_parts(case))))
    fit_nature(tables)
    fit_levels(tables)
    fit_odds([judge_pair(pair) for pair in pairs])


def fit_odds(judged: Sequence[Judged]) -> None:
    """Genuine and copied tables count the same together."""
    names = list(calibration.ODDS)
    copied = sum(one.is_copied for one in judged)
    weight = (len(judged) - copied) / max(copied, 1)
    rows: list[Row] = [
        (
            (1.0, one.weight, *(float(one.likeness == name) for name in names[1:])),
            one.is_copied,
            weight if one.is_copied else 1.0,
        )
        for one in judged
        if one.likeness
    ]
    constant, slope, *others = logistic(rows, (0.0, 1.0, *(0.0 for _ in names[1:])), hold=0.5)
    for name, other in zip(names, (0.0, *others), strict=True):
        calibration.ODDS[name] = (round(constant + other, 2), round(slope, 2))


def judge_pair(pair: Pair) -> Judged:
    """The explanation with the greatest weight."""
    case = pair.case
    found = (
        []
        if case.repeats_by_nature or case.period is None
        else explanations(_parts(case), case.period.frequency.per_year)
    )
    if not found:
        return Judged(pair, "", 0.0, 0.0)
    best = max(found, key=lambda one: bounded_weight(one, by_rule=case.set_by_rule))
    weight = bounded_weight(best, by_rule=case.set_by_rule)
    return Judged(pair, best.likeness.value, weight, probability(best, by_rule=case.set_by_rule))


def _parts(case: Case) -> list[Track]:
    return [track for track in case.tracks if case.is_part(track.series.observation)]


def _reliability(judged: Sequence[Judged]) -> str:
    """What was said beside how often it was so, with as many genuine as copied tables."""
    copied = sum(one.is_copied for one in judged)
    weight = (len(judged) - copied) / copied
    lines = ["| said | tables | mean said | copied in fact |", "|---|---|---|---|"]
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)):
        inside = [one for one in judged if low <= one.said < high]
        total = sum(weight if one.is_copied else 1.0 for one in inside)
        if total:
            said = sum(one.said * (weight if one.is_copied else 1.0) for one in inside) / total
            true = sum(weight for one in inside if one.is_copied) / total
            lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {said:.2f} | {true:.2f} |")
    return "\n".join(lines)


def _by_mechanism(judged: Sequence[Judged]) -> str:
    lines = ["| mechanism | tables | asked about |", "|---|---|---|"]
    for name in sorted({one.pair.mechanism for one in judged}, key=lambda name: (name == "genuine", name)):
        lines.append(_line(name, [one for one in judged if one.pair.mechanism == name]))
    lines.append(_line("all copied", [one for one in judged if one.is_copied]))
    return "\n".join(lines)


def _without_a_mechanism(judged: Sequence[Judged]) -> str:
    """The last step fitted without one mechanism after the other, and judging that one."""
    lines = ["| mechanism left out | tables | asked about |", "|---|---|---|"]
    for name in sorted({one.pair.mechanism for one in judged if one.is_copied}):
        fit_odds([one for one in judged if one.pair.mechanism != name])
        rest = [one for one in judged if one.pair.mechanism == name]
        lines.append(_line(name, [Judged(one.pair, one.likeness, one.weight, _said(one)) for one in rest]))
    return "\n".join(lines)


def _said(one: Judged) -> float:
    if not one.likeness:
        return 0.0
    constant, slope = calibration.ODDS[one.likeness]
    return float(constant + slope * one.weight >= 0)


def _line(name: str, judged: Sequence[Judged]) -> str:
    asked = sum(one.said >= LEAST_PROBABILITY.default for one in judged)
    return f"| {name} | {len(judged)} | {100 * asked / len(judged):.1f} % |"


def _numbers() -> str:
    names = ("NATURE", "LEVEL_PRIORS", "ODDS")
    return "\n".join(f"{name} = {getattr(calibration, name)}" for name in names)


def _put(module: Path, numbers: str) -> None:
    """Replace each assignment in the module; `ruff format` lays it out."""
    text = module.read_text(encoding="utf-8")
    for line in numbers.splitlines():
        name, _, value = line.partition(" = ")
        text = re.sub(
            rf"^({name}: [^=]+= )\{{.*?^\}}", lambda found, value=value: found[1] + value, text, flags=re.S | re.M
        )
    module.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
