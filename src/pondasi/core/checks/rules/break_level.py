"""A whole table, row or column that moved together as it never did: another definition, another coverage, or news."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.moved_words import CHANCE, from_to, group_name
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.shifts import Shift
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, MeasureKind, Severity, Table, Text

_SHOWN = 3


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    for shift in case.causes.shifts:
        large = abs(shift.moved) > math.log(float(parameters["least_times"]))
        out_of_past = abs(shift.moved) > float(parameters["range"]) * shift.reach
        is_count = case.kind in (MeasureKind.COUNT, None)
        by_chance = is_count and _chance(shift) <= float(parameters["chance"])
        if case.table is not None and not shift.factor and shift.changes and large and out_of_past and not by_chance:
            yield _finding(case.table, shift)


def _chance(shift: Shift) -> float:
    """Standard deviations of a count between all figures together now and before."""
    now = sum(max(float(one.now), 0.0) for one in shift.changes)
    before = sum(max(float(one.before), 0.0) for one in shift.changes)
    return 2 * abs(math.sqrt(now) - math.sqrt(before))


def _finding(table: Table, shift: Shift) -> Finding:
    changes = shift.changes
    message = Text(
        "{count} dari {compared} angka {group} bersama-sama menjadi kira-kira {times} kali angka {period}: {shown}. "
        "Sebelumnya paling banyak {usual} kali.",
        "{count} of {compared} figures {group} together became about {times} times those of {period}: {shown}. "
        "Before it was {usual} times at most.",
    ).fill(
        count=len(changes),
        compared=shift.compared,
        group=group_name(table, shift),
        times=_rounded(shift.moved),
        period=period_name(changes[0].period),
        shown=listed([from_to(table, one) for one in changes], _SHOWN),
        usual=_rounded(math.copysign(shift.reach, shift.moved)),
    )
    return RULE.finding(
        message=message,
        expected=Text("Perubahan bersama seperti tahun-tahun sebelumnya", "A common change as in earlier years"),
        found=Text("{n} kali", "{n} times").fill(n=_rounded(shift.moved)),
        fix=Text(
            "Apakah definisi, cakupan, atau sumbernya berganti? Mohon tuliskan, agar pembaca tidak membandingkan "
            "dua hal yang berbeda. Bila memang terjadi demikian, mohon jelaskan singkat sebabnya.",
            "Did the definition, the coverage or the source change? Please say so, so that readers do not compare two "
            "different things. If it did happen, please say shortly why.",
        ),
        places=tuple(one.series.observation.place for one in changes),
        rows=tuple(key_name(table, one.series.observation.key) for one in changes),
    )


def _rounded(moved: float) -> Decimal:
    """A factor with two digits that tell: 0,25 or 3,1 or 120."""
    return Decimal(f"{Decimal(f'{math.exp(moved):.2g}'):f}")


RULE = Rule(
    code="break_level",
    title=Text("Semuanya bergeser bersama", "All moved together"),
    reason=Text(
        "Deret yang terputus karena definisi atau cakupan berganti terlihat seperti naik atau turun. Sebabnya harus "
        "tertulis bersama angkanya.",
        "A series broken by another definition or coverage looks like growth or decline. The cause belongs with the "
        "figures.",
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
                "Sekian kali perubahan bersama yang terjauh di masa lalu.",
                "So many times the farthest common change of the past.",
            ),
        ),
        Parameter(
            "least_times",
            Decimal("1.5"),
            Text("kali lipat", "times"),
            Text("Perubahan bersama yang lebih kecil tidak ditanyakan.", "A smaller common change is not asked about."),
        ),
        CHANCE,
    ),
)
