"""What may have been carried over, how probable that is, and that one cause gives one finding."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.checks.structures import PEOPLE

from pondasi.core.checks import Case, check
from pondasi.core.checks.copied import Likeness
from pondasi.core.values import (
    Code,
    CodeList,
    Dimension,
    Finding,
    Frequency,
    Observation,
    Period,
    Place,
    Role,
    Status,
    Table,
    Text,
)

Figures = dict[str, int]
_ROWS = [f"Desa {number}" for number in range(24)]
_DIMENSION = Dimension(
    "desa", Text.same("Desa"), CodeList("desa", "", tuple(Code(row, Text.same(row)) for row in _ROWS))
)


def _years(count: int, spread: float = 0.02) -> list[Figures]:
    """Populations that grow at a pace of their own, oldest first."""
    draw = random.Random(7)  # noqa: S311 - the same figures every time
    years = [{row: round(draw.lognormvariate(7, 0.6)) for row in _ROWS}]
    for _ in range(count - 1):
        years.append({row: round(value * (1 + draw.gauss(0.015, spread))) for row, value in years[-1].items()})
    return years


def _case(years: list[Figures], title: str = "Jumlah penduduk") -> Case:
    first = 2024 - len(years) + 1
    cells = [
        Observation((row,), Period(first + place), Decimal(value), str(value), Status.OK, Role.DATA, Place("", row))
        for place, year in enumerate(years)
        for row, value in year.items()
    ]
    return Case(Table((_DIMENSION,), tuple(cells), title=title))


def _copied(case: Case) -> list[Finding]:
    return [finding for finding in check(case) if finding.code.startswith("copied")]


def test_measured_figures_are_not_asked_about() -> None:
    assert _copied(_case(_years(5))) == []


def test_a_whole_copy_is_one_finding_with_every_cell_and_its_probability() -> None:
    years = _years(5)
    (finding,) = _copied(_case([*years[:-1], years[-2]]))
    assert finding.code == "copied_previous"
    assert {place.cell for place in finding.places} == set(_ROWS)
    assert finding.probability is not None
    assert Decimal("0.9") < finding.probability <= Decimal("0.99")


@pytest.mark.parametrize("kept", [10, 16])
def test_a_block_of_old_figures_is_pointed_at(kept: int) -> None:
    years = _years(5)
    mixed = {row: years[-2][row] if place >= kept else years[-1][row] for place, row in enumerate(_ROWS)}
    (finding,) = _copied(_case([*years[:-1], mixed]))
    assert {place.cell for place in finding.places} >= set(_ROWS[kept:])


def test_an_older_year_is_named() -> None:
    years = _years(5)
    (verdict,) = _case([*years[:-1], years[-3]]).verdicts
    assert (verdict.explanation.likeness, verdict.explanation.lag) == (Likeness.OLDER, 2)


def test_one_factor_over_all_is_growth() -> None:
    years = _years(5)
    grown = {row: round(value * 1.03) for row, value in years[-2].items()}
    (finding,) = _copied(_case([*years[:-1], grown]))
    assert finding.code == "copied_growth"


def test_nudges_both_ways_are_told_from_a_slow_climb() -> None:
    years = _years(5)
    nudged = {row: value + (1, -2, 3, -1)[place % 4] for place, (row, value) in enumerate(years[-2].items())}
    assert [finding.code for finding in _copied(_case([*years[:-1], nudged]))] == ["copied_previous"]
    climbing = [{row: 600 + 20 * place + year for place, row in enumerate(_ROWS)} for year in range(6)]
    assert all(verdict.explanation.likeness is not Likeness.NEAR for verdict in _case(climbing).verdicts)


def test_what_always_rested_may_rest() -> None:
    facilities = [{row: 3 + place % 9 for place, row in enumerate(_ROWS)} for _ in range(5)]
    assert _copied(_case(facilities, "Jumlah puskesmas")) == []


def test_a_static_measure_is_not_judged() -> None:
    years = _years(2)
    assert _case([years[0], years[0]]).verdicts
    assert _case([years[0], years[0]], "Luas wilayah (km²)").verdicts == ()


def test_the_same_rate_for_all_is_expected_of_a_wage_set_by_rule() -> None:
    years = _years(3)
    grown = {row: round(value * 1.0651) for row, value in years[-2].items()}
    plain, wage = (_case([*years[:-1], grown], title) for title in ("Jumlah penduduk", "Upah minimum kota"))
    assert wage.set_by_rule
    assert not plain.set_by_rule
    assert max(one.probability for one in plain.verdicts) > max([0.0, *(one.probability for one in wage.verdicts)])


def test_a_rule_set_measure_is_known_by_its_dataset() -> None:
    assert Case(None, structure=replace(PEOPLE, title=Text("Tarif air minum", "Water tariff"))).set_by_rule


def test_half_years_are_compared_with_the_same_half_of_the_year_before() -> None:
    years = _years(6)
    halves = [Period(2022 + place // 2, Frequency.SEMESTER, 1 + place % 2) for place in range(6)]
    years[-1] = years[-3]
    cells = [
        Observation((row,), period, Decimal(value), str(value), Status.OK, Role.DATA, Place("", row))
        for period, year in zip(halves, years, strict=True)
        for row, value in year.items()
    ]
    (verdict,) = Case(Table((_DIMENSION,), tuple(cells))).verdicts
    assert verdict.explanation.lag == 2
