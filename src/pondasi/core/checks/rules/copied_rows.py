"""Figures of the period before, standing on other rows."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.repeats import CHANCE, LIKELIEST, groups_of, least_cells, least_size, surprise_of
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Track
from pondasi.core.checks.wording import key_name, names_of, period_name
from pondasi.core.values import Finding, Period, Severity, Text


@dataclass(frozen=True)
class _Moved:
    same: tuple[tuple[Track, Track], ...]
    """The figure and the row on which it stood before."""
    cells: int
    surprise: float
    past_shares: tuple[float, ...]


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    periods = case.past_periods[:8]
    if not periods or case.repeats_by_nature or case.table is None:
        return
    tracks = [
        one for one in case.tracks if one.size >= parameters["least_size"] and case.is_part(one.series.observation)
    ]
    needed = -math.log10(float(parameters["chance"]))
    for group in groups_of(tracks, int(parameters["least_cells"])):
        found = _moved(group, periods)
        if (
            found is not None
            and len(found.same) >= parameters["least_cells"]
            and len(found.same) >= parameters["least_share"] * found.cells
            and len(found.same) > 2 * max(found.past_shares, default=0.0) * found.cells
            and found.surprise >= needed
        ):
            yield _finding(case, found, periods[0])
            return


def _moved(tracks: Sequence[Track], periods: Sequence[Period]) -> _Moved | None:
    same, cells, natural = _standing_elsewhere(tracks, periods, 0)
    if not cells:
        return None
    shares = []
    for now in range(1, len(periods)):
        earlier, compared, _ = _standing_elsewhere(tracks, periods, now)
        if 2 * compared >= cells:
            shares.append(len(earlier) / compared)
    expected = min(LIKELIEST, max([natural, *shares]))
    return _Moved(tuple(same), cells, surprise_of(len(same), cells, expected), tuple(shares))


def _standing_elsewhere(
    tracks: Sequence[Track], periods: Sequence[Period], now: int
) -> tuple[list[tuple[Track, Track]], int, float]:
    """Which figures stood on another row one period before; out of how many; and how many would by chance."""
    before: dict[Decimal, list[Track]] = {}
    for track in tracks:
        if value := track.series.past.get(periods[now]):
            before.setdefault(value, []).append(track)
    ordered = sorted(value for value, standing in before.items() for _ in standing)
    found: list[tuple[Track, Track]] = []
    cells, chance = 0, 0.0
    for track in tracks:
        value = track.series.past.get(periods[now - 1]) if now else track.series.value
        own = track.series.past.get(periods[now])
        if not value or own is None:
            continue
        cells += 1
        margin = abs(value) / 10
        near = bisect_right(ordered, value + margin) - bisect_left(ordered, value - margin)
        chance += min(1.0, near / (0.2 * track.size + 1))
        standing = before.get(value, [])
        if len(standing) == 1 and value != own:  # a figure that many rows share says nothing about where it came from
            found.append((track, standing[0]))
    return found, cells, chance / cells if cells else 0.0


def _finding(case: Case, found: _Moved, period: Period) -> Finding:
    pairs = sorted(found.same, key=lambda pair: -abs(pair[0].series.value))
    cells = [track.series.observation for track, _ in pairs]
    first, origin = pairs[0]
    assert case.table is not None  # noqa: S101 - `find` returned without a table
    usual = math.ceil(max(found.past_shares, default=0.0) * found.cells - 1e-9)
    return RULE.finding(
        message=Text(
            "{same} dari {cells} angka ini pada {period} ada di baris lain: {value} di {name} tadinya angka {origin}. "
            "{past} Apakah barisnya bergeser?",
            "{same} of these {cells} figures stood on other rows in {period}: {value} in {name} was the figure of "
            "{origin}. {past} Were rows shifted?",
        ).fill(
            same=len(pairs),
            cells=found.cells,
            period=period_name(period),
            value=first.series.value,
            name=key_name(case.table, first.series.observation.key),
            origin=key_name(case.table, origin.series.observation.key),
            past=_past(found, usual),
        ),
        expected=Text("Paling banyak {n} angka", "At most {n} figures").fill(n=usual),
        found=Text("{n} angka", "{n} figures").fill(n=len(pairs)),
        fix=Text(
            "Mohon periksa urutan barisnya: nama dan angka mungkin tidak lagi sebaris.",
            "Please check the order of rows: names and figures may no longer stand on one line.",
        ),
        places=tuple(one.place for one in cells),
        rows=names_of(case.table, cells),
    )


def _past(found: _Moved, usual: int) -> Text:
    if not found.past_shares:
        return Text("Kebetulan seperti itu jarang terjadi.", "That seldom happens by chance.")
    if usual == 0:
        return Text(
            "Dalam {count} perbandingan sebelumnya tidak ada yang begitu.",
            "In {count} earlier comparisons none did so.",
        ).fill(count=len(found.past_shares))
    return Text(
        "Dalam {count} perbandingan sebelumnya paling banyak {usual} angka yang begitu.",
        "In {count} earlier comparisons at most {usual} figures did so.",
    ).fill(count=len(found.past_shares), usual=usual)


RULE = Rule(
    code="copied_rows",
    title=Text("Angka lama di baris lain", "Earlier figures on other rows"),
    reason=Text(
        "Baris yang bergeser memberi angka satu wilayah kepada wilayah lain.",
        "Shifted rows give one area the figures of another.",
    ),
    severity=Severity.WARNING,
    find=find,
    parameters=(
        CHANCE,
        least_cells(5),
        Parameter(
            "least_share",
            Decimal("0.25"),
            Text("bagian (0–1)", "share (0–1)"),
            Text("Bagian tabel yang lebih kecil tidak ditanyakan.", "Smaller shares of a table are not asked about."),
        ),
        least_size(100),
    ),
)
