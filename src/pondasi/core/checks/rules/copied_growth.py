"""Every figure is the earlier one times one and the same factor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from pondasi.core.checks.case import Case
from pondasi.core.checks.repeats import LIKELIEST, best_factor, groups_of, surprise_of
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Track
from pondasi.core.checks.wording import names_of, period_name
from pondasi.core.values import Finding, Period, Severity, Text


@dataclass(frozen=True)
class _Growth:
    period: Period
    factor: float
    same: tuple[Track, ...]
    cells: int
    surprise: float
    past_shares: tuple[float, ...]


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    periods = case.past_periods
    if not periods or case.repeats_by_nature:
        return
    tracks = [
        one for one in case.tracks if one.size >= parameters["least_size"] and case.is_part(one.series.observation)
    ]
    needed = -math.log10(float(parameters["chance"]))
    for group in groups_of(tracks, int(parameters["least_cells"])):
        found = _growth(group, periods, float(parameters["spread"]))
        if (
            found is not None
            and abs(found.factor - 1) > 0.0005
            and len(found.same) >= parameters["least_cells"]
            and len(found.same) > 0.5 * found.cells
            and len(found.same) > max(found.past_shares, default=0.0) * found.cells
            and found.surprise >= needed
        ):
            yield _finding(case, found)
            return


def _growth(tracks: Sequence[Track], periods: Sequence[Period], spread: float) -> _Growth | None:
    pairs = _pairs(tracks, 0)
    if len(pairs) < 3:
        return None
    factor, kept = best_factor([(now, before) for _, now, before in pairs])
    earlier = [_pairs(tracks, now) for now in range(1, len(tracks[0].steps) - 1)]
    earlier = [one for one in earlier if 2 * len(one) >= len(pairs) and len(one) >= 3]
    shares = tuple(len(best_factor([(now, before) for _, now, before in one])[1]) / len(one) for one in earlier)
    scatter = min([spread, *(_scatter([(now, before) for _, now, before in one]) for one in earlier)])
    natural = sum(_by_nature(before, scatter) for _, _, before in pairs) / len(pairs)
    # Among any figures two can be found that share a rate; what the past shows beyond that is natural here.
    natural = min(LIKELIEST, max([natural, *(max(0.0, share - 2 / len(pairs)) for share in shares)]))
    # One figure is spent on finding the factor, and as many factors as figures were tried.
    surprise = surprise_of(max(len(kept) - 1, 0), len(pairs) - 1, natural) - math.log10(len(pairs))
    same = tuple(pairs[index][0] for index in sorted(kept))
    return _Growth(periods[0], factor, same, len(pairs), surprise, shares)


def _pairs(tracks: Sequence[Track], now: int) -> list[tuple[Track, int, int]]:
    """The figures of one period beside those of the period before it, where both are above zero."""
    found = []
    for track in tracks:
        after, before = track.steps[now], track.steps[now + 1]
        if after and before and after > 0 and before > 0:
            found.append((track, after, before))
    return found


def _scatter(pairs: Sequence[tuple[int, int]]) -> float:
    """How far the growth of the figures lay apart: half the distance between the quartiles."""
    ratios = [now / before for now, before in pairs]
    lower, _, upper = quantiles(ratios, n=4)
    return max((upper - lower) / 2, 1e-9)


def _by_nature(before: int, scatter: float) -> float:
    """The probability that a figure grown by its own way rounds to what the common factor gives."""
    own = math.hypot(scatter, math.sqrt(2 / before))
    return min(1.0, 0.5 / (before * own))


def _finding(case: Case, found: _Growth) -> Finding:
    cells = [one.series.observation for one in sorted(found.same, key=lambda track: -abs(track.series.value))]
    percent = Decimal(f"{(found.factor - 1) * 100:.2f}")
    usual = math.ceil(max(found.past_shares, default=0.0) * found.cells - 1e-9)
    past = Text("Biasanya setiap baris berubah dengan laju sendiri.", "Usually every row changes at a pace of its own.")
    if found.past_shares and usual > 1:
        past = Text(
            "Dalam {count} perbandingan sebelumnya paling banyak {usual} angka yang lajunya sama.",
            "In {count} earlier comparisons at most {usual} figures shared one rate.",
        ).fill(count=len(found.past_shares), usual=usual)
    return RULE.finding(
        message=Text(
            "{same} dari {cells} angka berubah dengan laju yang sama persis, {percent} persen dari {period}. {past} "
            "Apakah ini angka proyeksi?",
            "{same} of {cells} figures changed by exactly the same rate, {percent} per cent from {period}. {past} "
            "Are these projections?",
        ).fill(same=len(found.same), cells=found.cells, percent=percent, period=period_name(found.period), past=past),
        expected=Text("Laju yang berbeda-beda", "Rates that differ"),
        found=Text("{percent} persen pada {n} angka", "{percent} per cent in {n} figures").fill(
            percent=percent, n=len(found.same)
        ),
        fix=Text(
            "Bila ini proyeksi atau penetapan, mohon jelaskan dasarnya. Bila hasil pencatatan, mohon periksa lagi.",
            "If this is a projection or set by a rule, please say on what basis. If counted, please check the source.",
        ),
        places=tuple(one.place for one in cells),
        rows=names_of(case.table, cells) if case.table else (),
    )


RULE = Rule(
    code="copied_growth",
    title=Text("Semua berubah dengan laju yang sama", "All changed at one rate"),
    reason=Text(
        "Angka hasil pencatatan hampir tidak pernah bergerak serentak; laju yang sama biasanya berarti perkiraan.",
        "Counted figures hardly ever move in step; one rate for all usually means an estimate.",
    ),
    severity=Severity.WARNING,
    find=find,
    parameters=(
        Parameter(
            "chance",
            Decimal("0.000001"),
            Text("peluang", "probability"),
            Text(
                "Kami bertanya bila laju yang sama sebanyak itu secara alami lebih jarang daripada peluang ini.",
                "We ask if by nature so many equal rates are rarer than this.",
            ),
        ),
        Parameter(
            "least_cells",
            Decimal(5),
            Text("angka", "figures"),
            Text("Laju yang sama pada lebih sedikit angka tidak ditanyakan.", "Fewer figures are not asked about."),
        ),
        Parameter(
            "least_size",
            Decimal(50),
            Text("satuan angka terakhir", "units of the last digit"),
            Text(
                "Pada angka yang lebih kecil pembulatan menyamarkan lajunya; angka itu tidak dihitung.",
                "In smaller figures rounding hides the rate; they do not count.",
            ),
        ),
        Parameter(
            "spread",
            Decimal("0.02"),
            Text("bagian", "share"),
            Text(
                "Sebaran laju yang wajar bila masa lalu tidak menunjukkan yang lebih sempit.",
                "How far rates lie apart by nature, unless the past shows less.",
            ),
        ),
    ),
)
