"""Changes far outside of what this series did before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Series
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, MeasureKind, Period, Role, Severity, Table, Text

_SHOWN = 4
_LEAST_SLIP = 20
"""A whole number below this that grew tenfold is no slip of the point."""


@dataclass(frozen=True)
class _Change:
    """One figure and the one before it."""

    series: Series
    period: Period
    before: Decimal

    @property
    def now(self) -> Decimal:
        return self.series.value

    @property
    def log(self) -> float:
        """Natural logarithm of the ratio; both figures are above zero."""
        return math.log(float(self.now) / float(self.before))

    @property
    def slip(self) -> int:
        """10, 100 or 1000 where the figure is about that many times larger, negative where smaller, 0 otherwise."""
        power = self.log / math.log(10)
        nearest = round(power)
        large_enough = min(self.now, self.before) >= _LEAST_SLIP or self.now % 1 or self.before % 1
        if large_enough and 1 <= abs(nearest) <= 3 and abs(power - nearest) < 0.1:
            return int(math.copysign(10 ** abs(nearest), nearest))
        return 0


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    series = [one for one in case.series if one.past]
    changes = [_last_change(one) for one in series]
    usable = [one for one in changes if one.now > 0 and one.before > 0]
    if case.table is None or not usable:
        return
    common = median(one.log for one in usable) if len(usable) >= 5 else 0.0
    odd = [one for one in usable if _is_odd(one, common, _is_count(case), parameters)]
    odd.sort(key=lambda one: (one.series.observation.role is Role.TOTAL, -abs(one.log)))
    for factor in sorted({one.slip for one in odd if one.slip}, key=abs, reverse=True):
        yield _slipped(case.table, [one for one in odd if one.slip == factor], factor, len(usable))
    rest = [one for one in odd if not one.slip]
    if rest:
        yield _jumped(case.table, rest)
    if abs(common) > math.log(float(parameters["times"])) and not odd:
        yield _jumped(case.table, sorted(usable, key=lambda one: -abs(one.log)))


def _last_change(series: Series) -> _Change:
    period = max(series.past)
    return _Change(series, period, series.past[period])


def _is_count(case: Case) -> bool:
    return case.kind in (MeasureKind.COUNT, None)


def _is_odd(change: _Change, common: float, is_count: bool, parameters: Mapping[str, Decimal]) -> bool:
    now, before = float(change.now), float(change.before)
    if is_count and 2 * abs(math.sqrt(now) - math.sqrt(before)) <= float(parameters["chance"]):
        return False
    least = math.log(float(parameters["times"]))
    usual = _usual_change(change.series)
    if usual is not None:
        least = max(math.log(float(parameters["least_times"])), usual * float(parameters["range"]))
    if _was_there_before(change.series, math.log(float(parameters["least_times"]))):
        return False
    slips = abs(change.slip) >= 10 and abs(change.log) > least
    return slips or (abs(change.log) > least and abs(change.log - common) > least)


def _was_there_before(series: Series, margin: float) -> bool:
    """Whether the figure lies where the series stood before its last one: then that last one was odd, not this."""
    earlier = [math.log(float(value)) for value in list(series.past.values())[:-1] if value > 0]
    now = math.log(float(series.value))
    return bool(earlier) and min(earlier) - margin <= now <= max(earlier) + margin


def _usual_change(series: Series) -> float | None:
    """The median size of the series' earlier changes (logarithms); None with fewer than three periods."""
    values = [float(value) for value in series.past.values() if value > 0]
    if len(values) < 3:
        return None
    return median(abs(math.log(after / before)) for before, after in pairwise(values))


def _slipped(table: Table, changes: Sequence[_Change], factor: int, usable: int) -> Finding:
    times = Text("kira-kira {n} kali lipat", "about {n} times").fill(n=abs(factor))
    if factor < 0:
        times = Text("kira-kira seper-{n}", "about one {n}th").fill(n=abs(factor))
    period = changes[0].period
    if len(changes) > 0.8 * usable and usable > 2:
        message = Text(
            "Hampir semua angka ({count} dari {usable}) {times} angka {period}: {shown}.",
            "Nearly all figures ({count} of {usable}) are {times} those of {period}: {shown}.",
        ).fill(count=len(changes), usable=usable, times=times, period=period_name(period), shown=_shown(table, changes))
        fix = Text(
            "Mohon periksa satuannya, misalnya ribuan atau jutaan.",
            "Please check the unit, for instance thousands or millions.",
        )
    else:
        message = Text(
            "{count} angka {times} angka {period}: {shown}.",
            "{count} figures are {times} those of {period}: {shown}.",
        ).fill(count=len(changes), times=times, period=period_name(period), shown=_shown(table, changes))
        fix = Text(
            "Mohon periksa apakah ada angka nol yang kurang atau lebih, atau titik dan koma yang tertukar.",
            "Please check for a zero too few or too many, or point and comma mixed up.",
        )
    return _finding(table, changes, message, fix)


def _jumped(table: Table, changes: Sequence[_Change]) -> Finding:
    return _finding(
        table,
        changes,
        Text(
            "{count} angka berubah jauh lebih besar daripada biasanya: {shown}.",
            "{count} figures changed far more than they usually do: {shown}.",
        ).fill(count=len(changes), shown=_shown(table, changes)),
        Text(
            "Bila angkanya benar, mohon jelaskan singkat sebabnya; penjelasan itu ikut tersimpan bersama angkanya.",
            "If the figure is right, please say shortly why; that explanation is kept with the figure.",
        ),
    )


def _finding(table: Table, changes: Sequence[_Change], message: Text, fix: Text) -> Finding:
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
    )


def _shown(table: Table, changes: Sequence[_Change]) -> Text:
    figures = [
        Text("{name} {before} menjadi {now}", "{name} from {before} to {now}").fill(
            name=key_name(table, one.series.observation.key), before=one.before, now=one.now
        )
        for one in changes
    ]
    return listed(figures, _SHOWN)


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
    parameters=(
        Parameter(
            "times",
            Decimal(3),
            Text("kali lipat", "times"),
            Text(
                "Perubahan yang ditanyakan bila sejarahnya kurang dari tiga periode.",
                "The change that is asked about where there are fewer than three earlier periods.",
            ),
        ),
        Parameter(
            "least_times",
            Decimal("1.5"),
            Text("kali lipat", "times"),
            Text("Perubahan yang lebih kecil tidak pernah ditanyakan.", "Smaller changes are never asked about."),
        ),
        Parameter(
            "range",
            Decimal(6),
            Text("kali perubahan biasanya", "times its usual change"),
            Text(
                "Sekian kali median perubahan baris itu sendiri di masa lalu.",
                "So many times the median of the row's own earlier changes.",
            ),
        ),
        Parameter(
            "chance",
            Decimal(6),
            Text("simpangan baku", "standard deviations"),
            Text(
                "Jumlah kecil naik turun secara kebetulan (Poisson); yang di bawah batas ini tidak ditanyakan.",
                "Small counts rise and fall by chance (Poisson); what lies below this is not asked about.",
            ),
        ),
    ),
)
