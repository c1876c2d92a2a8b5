"""Figures that equal those of an earlier period, more of them than this series shows by nature."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.repeats import (
    CHANCE,
    Evidence,
    evidence,
    groups_of,
    least_cells,
    least_size,
    nearly_same_figure,
    same_figure,
)
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Track
from pondasi.core.checks.wording import names_of, period_name
from pondasi.core.values import Finding, Observation, Period, Severity, Text

_FIX = Text(
    "Bila datanya memang tidak berubah, mohon jelaskan singkat. Bila belum diperbarui, mohon unggah angka yang baru.",
    "If the figures really did not change, please say so. If they are not updated yet, please send the new ones.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    periods = case.past_periods
    if not periods or case.repeats_by_nature:
        return
    all_tracks = case.tracks
    least = parameters["least_size"] if len(periods) < 3 else parameters["least_size_with_past"]
    tracks = [one for one in all_tracks if one.size >= least and case.is_part(one.series.observation)]
    found = _strongest(tracks, periods, parameters)
    if found is not None:
        yield _equal(case, found, all_tracks, periods)
        return
    large = [one for one in tracks if one.size >= 10 * parameters["least_size"]]
    if large:
        near = evidence(large, periods, 1, nearly_same_figure, width=7)
        if near is not None and _convincing(near, parameters, tests=len(periods)):
            yield _nearly_equal(case, near)


def _strongest(
    tracks: Sequence[Track], periods: Sequence[Period], parameters: Mapping[str, Decimal]
) -> Evidence | None:
    """The whole table if it speaks for itself, else the part of it that speaks loudest; nearer periods first."""
    groups = list(groups_of(tracks, int(parameters["least_cells"])))
    tests = len(groups) * len(periods)
    for lag in range(1, min(len(periods), int(parameters["periods"])) + 1):
        for chosen in (groups[:1], groups[1:]):
            judged = [evidence(group, periods, lag, same_figure) for group in chosen]
            convincing = [one for one in judged if one is not None and _convincing(one, parameters, tests)]
            if convincing:
                return max(convincing, key=lambda one: one.surprise)
    return None


def _convincing(one: Evidence, parameters: Mapping[str, Decimal], tests: int) -> bool:
    return (
        len(one.same) >= parameters["least_cells"]
        and one.share > max(one.past_shares, default=0.0)
        and one.surprise >= -math.log10(float(parameters["chance"])) + math.log10(max(tests, 1))
    )


def _equal(case: Case, found: Evidence, tracks: Sequence[Track], periods: Sequence[Period]) -> Finding:
    message = Text(
        "{same} dari {cells} angka sama persis dengan {period}. {past}",
        "{same} of {cells} figures are exactly those of {period}. {past}",
    ).fill(same=len(found.same), cells=found.cells, period=period_name(found.period), past=_past(found))
    lag = periods.index(found.period) + 1
    totals = [one for one in tracks if not case.is_part(one.series.observation) and len(one.steps) > lag]
    changed = [one for one in totals if one.steps[lag] is not None and one.steps[0] != one.steps[lag]]
    if changed and found.share > 0.8:
        message = Text(
            "{message} Jumlahnya berubah, tetapi bagian-bagiannya tidak.",
            "{message} The total has changed, but its parts have not.",
        ).fill(message=message)
    message = Text(
        "{message} Apakah datanya memang tidak berubah?", "{message} Did the figures really not change?"
    ).fill(message=message)
    return _finding(case, found, message)


def _nearly_equal(case: Case, found: Evidence) -> Finding:
    message = Text(
        "{same} dari {cells} angka hanya berbeda paling banyak 3 pada angka terakhir dari {period}. {past} "
        "Apakah datanya sudah diperbarui?",
        "{same} of {cells} figures differ from those of {period} by no more than 3 in the last digit. {past} "
        "Were the figures updated?",
    ).fill(same=len(found.same), cells=found.cells, period=period_name(found.period), past=_past(found))
    return _finding(case, found, message)


def _past(found: Evidence) -> Text:
    """What is natural here, in one sentence."""
    if found.usual is None:
        expected = Decimal(math.ceil(found.natural * found.cells))
        return Text(
            "Untuk angka sebesar ini wajarnya paling banyak sekitar {expected} yang kebetulan sama.",
            "Among figures of this size about {expected} at most would be the same by chance.",
        ).fill(expected=expected)
    if found.usual == 0:
        return Text(
            "Dalam {count} perbandingan sebelumnya tidak ada angka yang tetap.",
            "In {count} earlier comparisons no figure stayed the same.",
        ).fill(count=len(found.past_shares))
    return Text(
        "Dalam {count} perbandingan sebelumnya paling banyak {usual} angka yang tidak berubah.",
        "In {count} earlier comparisons at most {usual} figures stayed the same.",
    ).fill(count=len(found.past_shares), usual=found.usual)


def _expected(found: Evidence) -> Text:
    most = found.usual if found.usual is not None else math.ceil(found.natural * found.cells)
    if most == 0:
        return Text("Angka yang berubah, seperti sebelumnya", "Figures that change, as they did before")
    return Text("Paling banyak sekitar {n} angka yang sama", "At most about {n} equal figures").fill(n=most)


def _finding(case: Case, found: Evidence, message: Text) -> Finding:
    cells: list[Observation] = [
        one.series.observation for one in sorted(found.same, key=lambda track: -abs(track.series.value))
    ]
    return RULE.finding(
        message=message,
        expected=_expected(found),
        found=Text("{n} angka", "{n} figures").fill(n=len(found.same)),
        fix=_FIX,
        places=tuple(one.place for one in cells),
        rows=names_of(case.table, cells) if case.table else (),
    )


RULE = Rule(
    code="copied_previous",
    title=Text("Sama dengan periode sebelumnya", "The same as an earlier period"),
    reason=Text(
        "Angka yang belum diperbarui membuat keputusan didasarkan pada keadaan yang sudah lewat.",
        "Figures that were not updated lead to decisions about a situation that has passed.",
    ),
    severity=Severity.WARNING,
    find=find,
    parameters=(
        CHANCE,
        least_cells(4),
        least_size(100),
        Parameter(
            "least_size_with_past",
            Decimal(10),
            Text("satuan angka terakhir", "units of the last digit"),
            Text(
                "Batas itu bila sedikitnya tiga periode sebelumnya menunjukkan apa yang wajar.",
                "That limit where at least three earlier periods show what is natural.",
            ),
        ),
        Parameter(
            "periods",
            Decimal(3),
            Text("periode", "periods"),
            Text("Sejauh ini ke belakang kami membandingkan.", "How far back we compare."),
        ),
    ),
)
