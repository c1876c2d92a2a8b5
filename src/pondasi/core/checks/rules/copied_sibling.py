"""Two rows or two columns of one table hold the same figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.repeats import CHANCE, LIKELIEST, by_chance, least_cells, least_size, surprise_of
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.series import Track
from pondasi.core.checks.wording import names_of
from pondasi.core.values import Finding, Observation, Period, Severity, Table, Text


@dataclass(frozen=True)
class _Twins:
    place: int
    codes: tuple[str, str]
    same: tuple[tuple[Track, Track], ...]
    cells: int
    surprise: float


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.repeats_by_nature:
        return
    tracks = [
        one for one in case.tracks if one.size >= parameters["least_size"] and case.is_part(one.series.observation)
    ]
    needed = -math.log10(float(parameters["chance"]))
    found = [
        twins
        for place in range(len(case.table.dimensions))
        for twins in _twins(tracks, place, int(parameters["least_cells"]))
        if twins.surprise >= needed and len(twins.same) > 0.5 * twins.cells
    ]
    for twins in sorted(found, key=lambda one: -one.surprise)[:3]:
        yield _finding(case.table, twins)


def _twins(tracks: Sequence[Track], place: int, least: int) -> Iterator[_Twins]:
    """Pairs of codes along one dimension that agree in at least so many figures."""
    by_code: dict[str, dict[tuple[str, ...], Track]] = {}
    alike: dict[tuple[tuple[str, ...], Decimal], list[str]] = {}
    for track in tracks:
        key = track.series.observation.key
        rest = (*key[:place], *key[place + 1 :])
        by_code.setdefault(key[place], {})[rest] = track
        alike.setdefault((rest, track.series.value), []).append(key[place])
    counted: dict[tuple[str, str], int] = {}
    for codes in alike.values():
        for index, first in enumerate(codes[:20]):
            for second in codes[index + 1 : 20]:
                counted[first, second] = counted.get((first, second), 0) + 1
    for (first, second), count in counted.items():
        if count >= least:
            yield _compare(place, (first, second), by_code[first], by_code[second], len(by_code))


def _compare(
    place: int,
    codes: tuple[str, str],
    first: Mapping[tuple[str, ...], Track],
    second: Mapping[tuple[str, ...], Track],
    rivals: int,
) -> _Twins:
    pairs = [(track, second[rest]) for rest, track in first.items() if rest in second]
    same = tuple(pair for pair in pairs if pair[0].series.value == pair[1].series.value)
    past = _past_share(pairs)
    natural = sum(max(by_chance(one.size), past) for one, _ in pairs) / len(pairs)
    tests = math.log10(max(1, rivals * (rivals - 1) // 2))
    surprise = surprise_of(len(same), len(pairs), min(LIKELIEST, natural)) - tests
    return _Twins(place, codes, same, len(pairs), surprise)


def _past_share(pairs: Sequence[tuple[Track, Track]]) -> float:
    """How much the two agreed in the past: on average, or in the newest period if that is more; no past, no surprise.

    One period long ago does not count much: in a base year prices of the day and constant prices are the same.
    """
    shared: dict[Period, list[bool]] = {}
    for first, second in pairs:
        for period, value in first.series.past.items():
            if period in second.series.past:
                shared.setdefault(period, []).append(value == second.series.past[period])
    if not shared:
        return LIKELIEST
    shares = {period: sum(agreed) / len(agreed) for period, agreed in shared.items()}
    return max(shares[max(shares)], sum(shares.values()) / len(shares))


def _finding(table: Table, twins: _Twins) -> Finding:
    dimension = table.dimensions[twins.place]
    names = [known.name if (known := dimension.code_list.by_id.get(code)) else Text.same(code) for code in twins.codes]
    cells: list[Observation] = [track.series.observation for pair in twins.same for track in pair]
    return RULE.finding(
        message=Text(
            "{same} dari {cells} angka {first} sama persis dengan angka {second}, padahal sebelumnya berbeda. "
            "Apakah salah satunya tertempel di tempat yang keliru?",
            "{same} of {cells} figures of {first} are exactly those of {second}; before they differed. "
            "Was one of them pasted into the wrong place?",
        ).fill(same=len(twins.same), cells=twins.cells, first=names[0], second=names[1]),
        expected=Text("Angka yang berbeda", "Figures that differ"),
        found=Text("{n} angka yang sama", "{n} equal figures").fill(n=len(twins.same)),
        fix=Text("Mohon bandingkan kedua bagian itu dengan sumbernya.", "Please compare both parts with their source."),
        places=tuple(one.place for one in cells),
        rows=names_of(table, cells),
    )


RULE = Rule(
    code="copied_sibling",
    title=Text("Dua bagian tabel berisi angka yang sama", "Two parts of the table hold the same figures"),
    reason=Text(
        "Kolom atau baris yang tertempel dua kali menghapus angka yang sebenarnya.",
        "A column or row pasted twice wipes out the figures that belong there.",
    ),
    severity=Severity.WARNING,
    find=find,
    parameters=(
        CHANCE,
        least_cells(4),
        least_size(20),
    ),
)
