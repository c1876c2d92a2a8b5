"""Series that rise by the same amount, or by the same rate, year after year to the last digit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Track
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Finding, Severity, Table, Text

_SHOWN = 4
_LEAST_STEPS = 3


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.repeats_by_nature:
        return
    least = -math.log10(float(parameters["chance"])) + math.log10(max(len(case.series), 1))
    smooth = [one for one in case.tracks if max(_line(one.steps), _growth(one.steps)) > least]
    if smooth:
        yield _finding(case.table, smooth)


def _run(steps: Sequence[int | None]) -> list[int]:
    """The figures from this period back to the first that is missing or zero, newest first."""
    found: list[int] = []
    for step in steps:
        if not step:
            break
        found.append(step)
    return found


def _line(steps: Sequence[int | None]) -> float:
    """How surprising it is (digits of the probability) that the latest differences are the same.

    A difference of d is taken to be any of d different ones had it been measured.
    """
    run = _run(steps)
    differences = [now - before for now, before in pairwise(run)]
    same = _same_from_start(differences)
    if same < _LEAST_STEPS or not differences[0]:
        return 0.0
    return (same - 1) * math.log10(abs(differences[0]))


def _same_from_start(values: Sequence[int]) -> int:
    return next((place for place, value in enumerate(values) if value != values[0]), len(values))


def _growth(steps: Sequence[int | None]) -> float:
    """The same for one rate that gives every figure, rounded, from the one before it."""
    run = _run(steps)
    low, high, same = 0.0, math.inf, 0
    for now, before in pairwise(run):
        below, above = (now - 0.5) / before, (now + 0.5) / before
        if before < 0 or max(low, below) >= min(high, above):
            break
        low, high, same = max(low, below), min(high, above), same + 1
    if same < _LEAST_STEPS or low <= 1 <= high:
        return 0.0
    moved = [abs(now - before) for now, before in pairwise(run[1 : same + 1])]
    return sum(math.log10(max(one, 1)) for one in moved)


def _finding(table: Table, smooth: Sequence[Track]) -> Finding:
    shown = [_told(table, one) for one in smooth]
    return RULE.finding(
        message=Text(
            "{count} deret naik atau turun sama persis setiap periode, sampai angka terakhir: {shown}.",
            "{count} series rise or fall by just the same every period, to the last digit: {shown}.",
        ).fill(count=len(smooth), shown=listed(shown, _SHOWN)),
        fix=Text(
            "Bila angkanya hasil proyeksi atau perkiraan, mohon tandai demikian (angka sementara atau perkiraan) dan "
            "sebutkan caranya. Bila hasil pencatatan, mohon periksa sumbernya.",
            "If the figures are projected or estimated, please mark them so and say how. If they were counted, please "
            "look at the source.",
        ),
        places=tuple(one.series.observation.place for one in smooth),
        rows=tuple(key_name(table, one.series.observation.key) for one in smooth),
    )


def _told(table: Table, track: Track) -> Text:
    past = [figure for figure in track.series.figures if figure is not None][-_LEAST_STEPS:]
    figures = [Text("{n}", "{n}").fill(n=value) for value in (*past, track.series.value)]
    name = key_name(table, track.series.observation.key)
    return Text(
        f"{name.id} ({'; '.join(one.id for one in figures)})", f"{name.en} ({'; '.join(one.en for one in figures)})"
    )


RULE = Rule(
    code="smooth_series",
    title=Text("Naik sama persis setiap periode", "The same rise every period"),
    reason=Text(
        "Hasil pencatatan selalu bergerak sedikit tidak rata. Deret yang rata sampai angka terakhir biasanya proyeksi, "
        "dan pembaca perlu tahu itu.",
        "What is counted never moves quite evenly. A series that is even to the last digit mostly is a projection, and "
        "readers need to know.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(
        Parameter(
            "chance",
            Decimal("0.0001"),
            Text("peluang", "probability"),
            Text(
                "Kami bertanya bila kesamaan seperti itu di seluruh tabel lebih jarang daripada peluang ini.",
                "We ask if such evenness anywhere in the table is rarer than this.",
            ),
        ),
    ),
)
