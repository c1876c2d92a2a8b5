"""Five dimensions told from what happened: each part says what it is made of, and nothing is made up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pondasi.core.quality import Arrival, Contested, Dimension, Facts, Level, Part, Submitted, assess
from pondasi.core.quality.shares import first_day, last_day
from pondasi.core.revisions import Extent
from pondasi.core.values import Period

YEARS = tuple(Period(year) for year in (2022, 2023, 2024))
GOOD = Facts(
    release_day=date(2025, 2, 1),
    periods=YEARS,
    described=dict.fromkeys(("concept", "definition", "classification", "method"), True),
    is_priority=False,
    arrivals=tuple(
        Arrival(one, date(one.year + 1, 3, 31), date(one.year + 1, 1, 20), date(one.year + 1, 1, 25)) for one in YEARS
    ),
    cells_expected=36,
    cells_found=36,
    cells_unsure=0,
    submissions=(Submitted(mended=2), Submitted(), Submitted()),
    revisions=Extent(12, 1, Decimal(4), Decimal(4), Decimal(400)),
    is_open=True,
    formats=("xlsx", "csv", "json", "parquet"),
    code_lists=("wilayah 2025",) * 3,
    regions=6,
    regions_with_bps_code=6,
    contested=Contested(),
)


def _dimensions(facts: Facts) -> dict[str, Dimension]:
    return {one.aspect: one for one in assess(facts)}


def _part(facts: Facts, name: str) -> Part:
    return next(part for one in assess(facts) for part in one.parts if part.name.id == name)


def test_the_five_dimensions_in_the_order_of_epss() -> None:
    assert [one.aspect for one in assess(GOOD)] == ["201", "202", "203", "204", "205"]
    assert {one.level for one in assess(GOOD)} == {Level.GOOD}


@pytest.mark.parametrize("facts", [GOOD, replace(GOOD, periods=(), arrivals=(), submissions=(), code_lists=())])
def test_every_part_says_in_both_languages_what_happened_and_how_it_is_scored(facts: Facts) -> None:
    for dimension in assess(facts):
        assert dimension.parts
        for part in dimension.parts:
            for text in (part.name, part.said, part.how):
                assert text.id and text.en
                assert not re.search(r"[{}!]", text.id + text.en)
            assert part.indicator.startswith(dimension.aspect)
            assert part.share is None or 0 <= part.share <= 1


def test_missing_cells_and_provisional_figures_count() -> None:
    facts = replace(GOOD, cells_found=27, cells_unsure=9)
    assert _part(facts, "Sel terisi").share == Decimal("0.75")
    assert _part(facts, "Sel terisi").said.id == "27 dari 36 sel rincian terisi angka."
    assert _part(facts, "Angka tetap").share == Decimal("0.67")


def test_questions_left_count_but_returns_do_not() -> None:
    facts = replace(GOOD, submissions=(Submitted(explained=1, disputed=1, mended=3, returns=2), Submitted(), None))
    checked = _part(facts, "Pemeriksaan dan jawabannya")
    assert checked.share == Decimal("0.50")
    assert "3 hal diperbaiki, 1 dijelaskan dan 1 dibantah" in checked.said.id
    returned = _part(facts, "Pengembalian")
    assert (returned.share, "2 kali" in returned.said.id) == (None, True)


def test_what_was_not_recorded_is_not_scored() -> None:
    facts = replace(GOOD, submissions=(None, None))
    assert _part(facts, "Pemeriksaan dan jawabannya").share is None
    assert _part(facts, "Jumlah dan rinciannya").share is None


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2025, 1, 1), "1.00"), (date(2025, 7, 1), "1.00"), (date(2026, 1, 1), "0.67"), (date(2027, 1, 5), "0.00")],
)
def test_the_age_of_figures_is_measured_by_their_own_period(day: date, share: str) -> None:
    assert _part(replace(GOOD, release_day=day), "Umur angka terbaru saat terbit").share == Decimal(share)


def test_late_deliveries_are_told_with_their_days() -> None:
    late = replace(GOOD.arrivals[0], handed_in=date(2023, 4, 12))
    kept = _part(replace(GOOD, arrivals=(late, *GOOD.arrivals[1:])), "Jadwal ditepati")
    assert (kept.share, "12 hari" in kept.said.id) == (Decimal("0.67"), True)


def test_planned_periods_that_are_not_out_count_once_they_are_due() -> None:
    coming = Arrival(Period(2025), date(2026, 3, 31))
    facts = replace(GOOD, arrivals=(*GOOD.arrivals, coming))
    assert _part(facts, "Kebutuhan yang direncanakan terpenuhi").share == Decimal("1.00")
    facts = replace(facts, release_day=date(2026, 4, 1))
    assert _part(facts, "Kebutuhan yang direncanakan terpenuhi").share == Decimal("0.75")


def test_closed_datasets_are_less_accessible() -> None:
    assert _dimensions(replace(GOOD, is_open=False))["204"].level is Level.WATCH


def test_gaps_new_code_lists_and_contradictions_lower_comparability() -> None:
    assert _part(replace(GOOD, periods=(YEARS[0], YEARS[2])), "Deret waktu").share == Decimal("0.67")
    moved = _part(replace(GOOD, code_lists=("wilayah 2020", "wilayah 2025", "wilayah 2025")), "Kode referensi")
    assert moved.share == Decimal("0.84")
    beside = _part(replace(GOOD, contested=Contested(open=1, explained=2)), "Dibandingkan dataset lain")
    assert beside.share == Decimal("0.75")


def test_breaks_and_totals_are_known_by_their_rules() -> None:
    facts = replace(GOOD, submissions=(Submitted(explained=1, rules={"break_level": 1}), Submitted(), Submitted()))
    assert _part(facts, "Patahan deret").share == Decimal("0.67")
    assert _part(facts, "Jumlah dan rinciannya").share == Decimal("1.00")


def test_a_very_weak_part_keeps_a_dimension_from_being_good() -> None:
    strong = [replace(_part(GOOD, "Format"), share=Decimal(1))] * 9
    weak = replace(strong[0], share=Decimal("0.2"))
    assert Dimension("204", strong[0].name, (*strong, weak)).level is Level.FAIR


def test_days_of_periods() -> None:
    said = [Period.parse(code) for code in ("2024", "2024-S1", "2024-Q4", "2024-02")]
    assert [last_day(one) for one in said] == [
        date(2024, 12, 31),
        date(2024, 6, 30),
        date(2024, 12, 31),
        date(2024, 2, 29),
    ]
    assert first_day(said[2]) == date(2024, 10, 1)
