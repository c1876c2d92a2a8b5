"""Figures of single periods where sums since the start of the year stood, states where flows stood, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.whole_year import MisreadYear, misread_years
from pondasi.core.checks.within_year import Judged, Reading, judged
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, Frequency, Severity, Table, Text

_SHOWN = 3
_LEAST_TOLD = 3
"""Fewer figures of the other reading are chance, unless the table has no more."""
_LEAST_FALLING = Decimal("0.25")
"""Of figures that seem to be single ones; where none falls below the period before, it may still be a sum."""

_PART = {
    Frequency.ANNUAL: Text("tahun", "year"),
    Frequency.SEMESTER: Text("semester", "half-year"),
    Frequency.QUARTER: Text("triwulan", "quarter"),
    Frequency.MONTH: Text("bulan", "month"),
}
_SEEMS = {
    Reading.SUMMED: Text(
        "tampak sebagai jumlah sejak awal tahun, padahal tahun-tahun sebelumnya tidak dijumlahkan",
        "seem to be sums since the start of the year, while those of earlier years are not added up",
    ),
    Reading.SINGLE: Text(
        "tampak sebagai angka {part} itu saja, padahal tahun-tahun sebelumnya dijumlahkan sejak awal tahun",
        "seem to stand for that {part} alone, while those of earlier years are sums since the start of the year",
    ),
    Reading.CARRIED_ON: Text(
        "tampak masih menyambung jumlah tahun lalu, padahal tahun-tahun sebelumnya mulai lagi dari awal",
        "seem to go on with last year's sum, while earlier years each start anew",
    ),
    Reading.ADDED: Text(
        "tampak sebagai tambahan selama {part} itu, padahal sebelumnya berisi keadaan pada akhir {part}",
        "seem to be what the {part} added, while earlier ones are the state at the end of the {part}",
    ),
}
_FIX = Text(
    "Mohon periksa apakah angkanya untuk periode itu saja, jumlah sejak awal tahun, atau keadaan pada akhir periode, "
    "lalu tuliskan dengan cara yang sama seperti sebelumnya. Bila caranya memang berganti, mohon sebutkan sejak kapan.",
    "Please check whether the figures stand for that period alone, for the sum since the start of the year or for the "
    "state at its end, and write them as before. If the way of reporting did change, please say since when.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    table = case.table
    if table is None or case.period is None or case.repeats_by_nature:
        return
    if case.kind is not None and not case.kind.additive:
        return
    years = max(2, int(parameters["years"]))
    told = _within(case, years, parameters["share"]) if case.period.frequency is not Frequency.ANNUAL else []
    if told:
        yield _finding(table, told)
        return
    misread = misread_years(table, case.previous, case.period.year, years, by_code=case.structure is not None)
    if misread:
        yield _annual(table, misread)


def _within(case: Case, years: int, share: Decimal) -> list[Judged]:
    """The figures of the other reading that most figures have, in the whole table or in a row or column of it."""
    parts = [one for one in case.series if case.is_part(one.observation)]
    readings: dict[Reading, list[Judged]] = {}
    for one in judged(parts, years):
        readings.setdefault(one.reading, []).append(one)
    least = min(_LEAST_TOLD, len(parts))
    return max((_agreed(found, share, least) for found in readings.values()), key=len, default=[])


def _agreed(found: Sequence[Judged], share: Decimal, least: int) -> list[Judged]:
    others = [one for one in found if one.is_other]
    if len(others) < least:
        return []
    if _is_agreed(others, len(found), share):
        return others
    groups: dict[tuple[int, str], list[Judged]] = {}
    for one in found:
        for place, code in enumerate(one.series.observation.key):
            groups.setdefault((place, code), []).append(one)
    agreed: set[int] = set()
    for members in groups.values():
        with_it = [one for one in members if one.is_other]
        if len(with_it) >= _LEAST_TOLD and _is_agreed(with_it, len(members), share):
            agreed.update(id(one) for one in with_it)
    return [one for one in others if id(one) in agreed]


def _is_agreed(others: Sequence[Judged], compared: int, share: Decimal) -> bool:
    if len(others) < share * compared:
        return False
    return others[0].reading is not Reading.SINGLE or (sum(one.falls for one in others) >= _LEAST_FALLING * len(others))


def _finding(table: Table, told: Sequence[Judged]) -> Finding:
    first = told[0]
    period = first.series.observation.period
    part = _PART[period.frequency]
    return RULE.finding(
        message=Text("{count} angka {period} {seems}: {shown}.", "{count} figures of {period} {seems}: {shown}.").fill(
            count=len(told),
            period=period_name(period),
            seems=_SEEMS[first.reading].fill(part=part),
            shown=listed([_both_readings(table, one) for one in told], _SHOWN),
        ),
        expected=_from_to(first.usual.low, first.usual.high),
        found=Text("{n}", "{n}").fill(n=first.series.value),
        fix=_FIX,
        places=tuple(one.series.observation.place for one in told),
        rows=tuple(key_name(table, one.series.observation.key) for one in told),
    )


def _both_readings(table: Table, one: Judged) -> Text:
    """The figure as it is read by its past, and as it seems to be meant."""
    other = (
        Text("tanpa {base} sebelumnya tinggal {left}", "without the {base} before, {left} is left")
        if one.base
        else Text("tambahan per {part} biasanya {added}", "what a {part} adds is usually {added}")
    )
    observation = one.series.observation
    return Text("{name} {now} (biasanya {usual}; {other})", "{name} {now} (usually {usual}; {other})").fill(
        name=key_name(table, observation.key),
        now=one.series.value,
        usual=_from_to(one.usual.low, one.usual.high),
        other=other.fill(
            base=one.base,
            left=one.series.value - one.base,
            part=_PART[observation.period.frequency],
            added=_from_to(one.other.low, one.other.high),
        ),
    )


def _from_to(low: Decimal, high: Decimal) -> Text:
    if low == high:
        return Text("sekitar {n}", "about {n}").fill(n=low)
    return Text("{low} sampai {high}", "{low} to {high}").fill(low=low, high=high)


def _annual(table: Table, misread: Sequence[MisreadYear]) -> Finding:
    first = misread[0]
    part = _PART[first.last.observation.period.frequency]
    sentence = (
        Text(
            "{count} angka {year} sama dengan {part} terakhirnya, padahal tahun-tahun sebelumnya sama dengan jumlah "
            "semua {part}: {shown}.",
            "{count} figures of {year} equal their last {part}, while those of earlier years equal the sum of every "
            "{part}: {shown}.",
        )
        if first.was_sum
        else Text(
            "{count} angka {year} sama dengan jumlah semua {part}, padahal tahun-tahun sebelumnya sama dengan {part} "
            "terakhirnya: {shown}.",
            "{count} figures of {year} equal the sum of every {part}, while those of earlier years equal their last "
            "{part}: {shown}.",
        )
    )
    shown = [
        Text("{name} {now}, bukan {expected}", "{name} {now}, not {expected}").fill(
            name=key_name(table, one.annual.observation.key), now=one.annual.value, expected=one.expected
        )
        for one in misread
    ]
    return RULE.finding(
        message=sentence.fill(
            count=len(misread),
            year=period_name(first.annual.observation.period),
            part=part,
            shown=listed(shown, _SHOWN),
        ),
        expected=Text("{n}", "{n}").fill(n=first.expected),
        found=Text("{n}", "{n}").fill(n=first.annual.value),
        fix=_FIX,
        places=tuple(one.annual.observation.place for one in misread),
        rows=tuple(key_name(table, one.annual.observation.key) for one in misread),
    )


RULE = Rule(
    code="stock_flow",
    title=Text("Angka periode, jumlah sejak awal tahun, atau keadaan", "Single period, year to date, or state"),
    reason=Text(
        "Angka satu triwulan, jumlah sejak awal tahun, dan keadaan pada akhir triwulan adalah tiga hal yang berbeda. "
        "Bila bercampur dalam satu deret, pembaca melihat kenaikan atau penurunan yang tidak pernah terjadi.",
        "The figure of one quarter, the sum since the start of the year and the state at the end of the quarter are "
        "three different things. Mixed in one series they show growth or decline that never was.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(
        Parameter(
            "years",
            Decimal(2),
            Text("tahun", "years"),
            Text(
                "Sekian tahun sebelumnya (paling sedikit dua) harus menunjukkan cara yang biasa.",
                "So many earlier years (at least two) have to show what is usual.",
            ),
        ),
        Parameter(
            "share",
            Decimal("0.7"),
            Text("bagian", "share"),
            Text(
                "Bagian dari angka-angka yang dapat dibedakan, di seluruh tabel atau di satu baris atau kolom, yang "
                "cocok dengan cara baca yang lain.",
                "The share of the figures that can be told apart, in the whole table or in one row or column, that fit "
                "the other reading.",
            ),
        ),
    ),
)
