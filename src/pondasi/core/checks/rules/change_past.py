"""Figures that moved far beyond what they and their neighbours ever moved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.changes import Change, is_rounding
from pondasi.core.checks.moved_words import CHANCE, from_to, times_words
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.shifts import power_of_ten
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, MeasureKind, Proposal, Role, Severity, Table, Text

_SHOWN = 4
_LEAST_SLIP = 20
"""A whole number below this that grew tenfold is no slip of the point."""
_SLIP_RANGE = 2
"""A move to just ten, a hundred or a thousand times needs less to be odd than any other."""


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    table = case.table
    if table is None:
        return
    slips: dict[int, list[Change]] = {}
    jumps: list[Change] = []
    for one in case.causes.single:
        factor = _slip(one)
        if not _is_odd(one, bool(factor), case.kind in (MeasureKind.COUNT, None), parameters):
            continue
        if factor:
            slips.setdefault(factor, []).append(one)
        else:
            jumps.append(one)
    for factor in sorted(slips, key=abs, reverse=True):
        yield _slipped(table, _most_telling_first(slips[factor]), factor)
    if jumps:
        yield _jumped(table, _most_telling_first(jumps))


def _is_odd(change: Change, slipped: bool, is_count: bool, parameters: Mapping[str, Decimal]) -> bool:
    moved = abs(change.moved)
    if moved <= math.log(float(parameters["least_times"])) or change.stood_here:
        return False
    if is_rounding(change) or (is_count and change.chance <= float(parameters["chance"])):
        return False
    times = _SLIP_RANGE if slipped else float(parameters["range"])
    if not slipped and not any(one is not None for one in change.past):
        times += 1  # what only the neighbours tell is less sure
    return moved > times * change.reach


def _slip(change: Change) -> int:
    large_enough = min(change.now, change.before) >= _LEAST_SLIP or change.now % 1 or change.before % 1
    factor = power_of_ten(change.moved, max(0.1, min(change.reach, 0.4)))
    return factor if large_enough and change.ratio else 0


def _most_telling_first(changes: list[Change]) -> list[Change]:
    """The figure that moved farthest beyond its reach; totals behind their parts."""
    return sorted(
        changes, key=lambda one: (one.series.observation.role is Role.TOTAL, -abs(one.moved) / (one.reach + 0.01))
    )


def _slipped(table: Table, changes: Sequence[Change], factor: int) -> Finding:
    return _finding(
        table,
        changes,
        Text(
            "{count} angka {times} angka {period}: {shown}.",
            "{count} figures are {times} those of {period}: {shown}.",
        ).fill(
            count=len(changes),
            times=times_words(factor),
            period=period_name(changes[0].period),
            shown=listed([from_to(table, one) for one in changes], _SHOWN),
        ),
        Text(
            "Mohon periksa apakah ada angka nol yang kurang atau lebih, atau titik dan koma yang tertukar.",
            "Please check for a zero too few or too many, or point and comma mixed up.",
        ),
        tuple(Proposal(one.series.observation.place, one.now / factor) for one in changes if _is_sure(one, factor)),
    )


def _is_sure(change: Change, factor: int) -> bool:
    """Whether this figure is the wrong one, not the one before: that one agrees with others before it, and moved."""
    earlier = [figure for figure in change.series.figures if figure]
    return factor > 0 and len(set(earlier)) > 2 and max(earlier) < 3 * min(earlier)


def _jumped(table: Table, changes: Sequence[Change]) -> Finding:
    first = changes[0]
    usual = Text("{n} %", "{n} %").fill(n=Decimal(f"{100 * math.expm1(max(first.reach, 0.001)):.1f}"))
    return _finding(
        table,
        changes,
        Text(
            "{count} angka berubah jauh lebih besar daripada biasanya: {shown}. "
            "Biasanya {name} berubah paling banyak sekitar {usual}.",
            "{count} figures changed far more than they usually do: {shown}. "
            "{name} usually changes by about {usual} at most.",
        ).fill(
            count=len(changes),
            shown=listed([from_to(table, one) for one in changes], _SHOWN),
            name=key_name(table, first.series.observation.key),
            usual=usual,
        ),
        Text(
            "Bila angkanya benar, mohon jelaskan singkat sebabnya; penjelasan itu ikut tersimpan bersama angkanya.",
            "If the figure is right, please say shortly why; that explanation is kept with the figure.",
        ),
    )


def _finding(
    table: Table, changes: Sequence[Change], message: Text, fix: Text, proposals: tuple[Proposal, ...] = ()
) -> Finding:
    first = changes[0]
    return RULE.finding(
        message=message,
        expected=Text("Sekitar {n}, seperti {period}", "About {n}, as in {period}").fill(
            n=first.before, period=period_name(first.period)
        ),
        found=Text("{n}", "{n}").fill(n=first.now),
        fix=fix,
        places=tuple(one.series.observation.place for one in changes),
        rows=tuple(key_name(table, one.series.observation.key) for one in changes),
        proposals=proposals,
    )


RULE = Rule(
    code="change_past",
    title=Text("Berubah jauh dari sebelumnya", "Far from what it was"),
    reason=Text(
        "Lonjakan dapat berarti kejadian penting, dapat juga berarti satuan atau ketikan yang bergeser. "
        "Pembaca akan bertanya; lebih baik jawabannya sudah ada.",
        "A jump may be news, or a slip of unit or typing. Readers will ask; it is better to have the answer ready.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(
        Parameter(
            "range",
            Decimal(3),
            Text("kali perubahan terjauh", "times the farthest change"),
            Text(
                "Sekian kali perubahan terjauh baris itu sendiri di masa lalu, atau sembilan dari sepuluh angka di "
                "sekitarnya pada periode ini bila lebih jauh.",
                "So many times the farthest that the row itself changed before, or that nine in ten figures beside it "
                "changed in this period if that is farther.",
            ),
        ),
        Parameter(
            "least_times",
            Decimal("1.05"),
            Text("kali lipat", "times"),
            Text("Perubahan yang lebih kecil tidak pernah ditanyakan.", "Smaller changes are never asked about."),
        ),
        CHANCE,
    ),
)
