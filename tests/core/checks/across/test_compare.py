"""What counts as a contradiction between two datasets of one measure, and what does not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.core.checks.across.subjects import (
    DISTRICTS,
    LINEAGE,
    ROOT,
    SEXES,
    STAGES,
    VILLAGES,
    classes,
    figures,
    regions,
    subject,
)

from pondasi.core.checks.across import Contradiction, Relation, Subject, compare, facets, finding, pairs
from pondasi.core.values import MeasureKind, Severity

BY_DISTRICT = regions(DISTRICTS)
BY_VILLAGE = regions(VILLAGES)
BY_SEX = classes("jenis-kelamin", SEXES)
CODES = (*DISTRICTS, ROOT)


def _compared(one: Subject, other: Subject, left: Any, right: Any) -> tuple[Contradiction, ...]:
    (alignment,) = pairs([one, other])
    if alignment.left is other:
        left, right = right, left
    return compare(alignment, figures(left), figures(right), LINEAGE)


def _column(*values: object) -> dict[tuple[str, ...], object]:
    return {(code,): value for code, value in zip(CODES, values, strict=False)}


A = subject("a", "Jumlah penduduk", BY_DISTRICT)
B = subject("b", "Jumlah penduduk", BY_DISTRICT)


def test_the_same_figures_are_no_contradiction() -> None:
    assert _compared(A, B, {"2024": _column(10, 20, 30, 60)}, {"2024": _column(10, 20, 30, 60)}) == ()


def test_a_period_that_only_one_has_is_no_contradiction() -> None:
    assert _compared(A, B, {"2023": _column(10, 20, 30)}, {"2024": _column(11, 21, 31)}) == ()


def test_what_differs_is_named_parts_before_wholes() -> None:
    (found,) = _compared(A, B, {"2024": _column(10, 20, 30, 60)}, {"2024": _column(10, 22, 30, 62)})
    assert found.relation is Relation.SAME
    assert (found.compared, [point.name.id for point in found.points]) == (4, ["Balikpapan Barat", "Kota Balikpapan"])
    assert [point.gap for point in found.points] == [-2, -2]


def test_a_city_total_here_and_villages_there() -> None:
    city = subject("a", "Jumlah penduduk")
    villages = subject("b", "Jumlah penduduk menurut kelurahan", BY_VILLAGE)
    parts = {(code,): 5 for code in VILLAGES}
    assert _compared(city, villages, {"2024": {(): 30}}, {"2024": parts}) == ()
    (found,) = _compared(city, villages, {"2024": {(): 31}}, {"2024": parts})
    assert found.relation is Relation.PARTS
    assert (found.points[0].left.parts, found.points[0].right.parts, found.points[0].gap) == (6, 1, -1)
    assert found.points[0].name.id == "seluruhnya"


def test_districts_here_and_villages_there_are_compared_along_the_list_of_regions() -> None:
    villages = subject("b", "Jumlah penduduk menurut kelurahan", BY_VILLAGE)
    parts = {(code,): 5 for code in VILLAGES}
    (found,) = _compared(A, villages, {"2024": _column(10, 11, 10)}, {"2024": parts})
    assert [point.codes for point in found.points] == [("64.71.02",)]
    assert (found.relation, found.compared) == (Relation.PARTS, 3)


def test_with_a_part_missing_nothing_is_summed_up() -> None:
    villages = subject("b", "Jumlah penduduk menurut kelurahan", BY_VILLAGE)
    parts = {(code,): 5 for code in list(VILLAGES)[1:]}
    assert _compared(A, villages, {"2024": _column(9)}, {"2024": parts}) == ()


def test_a_breakdown_that_only_one_has_is_read_at_its_total_or_summed_up() -> None:
    by_sex = subject("a", "Jumlah penduduk", BY_DISTRICT, BY_SEX)
    stored = {("64.71.01", "_T"): 11, ("64.71.01", "L"): 5, ("64.71.01", "P"): 5}
    (found,) = _compared(by_sex, B, {"2024": stored}, {"2024": _column(10)})
    assert (found.relation, found.points[0].gap) == (Relation.SAME, 1)
    del stored["64.71.01", "_T"]
    assert _compared(by_sex, B, {"2024": stored}, {"2024": _column(10)}) == ()
    (found,) = _compared(by_sex, B, {"2024": stored}, {"2024": _column(12)})
    assert (found.relation, found.points[0].gap) == (Relation.PARTS, -2)


def test_shares_are_never_summed_up() -> None:
    one = subject("a", "Persentase balita stunting", unit="persen", kind=MeasureKind.PERCENTAGE, decimals=1)
    other = subject("b", "Persentase balita stunting", BY_DISTRICT, unit="persen", kind=MeasureKind.PERCENTAGE)
    assert _compared(one, other, {"2024": {(): "14.0"}}, {"2024": _column(14, 15, 16)}) == ()


def test_a_class_here_and_a_dataset_of_its_own_there() -> None:
    stages = subject("a", "Jumlah peserta didik menurut jenjang", classes("jenjang", STAGES))
    alone = subject("b", "Jumlah siswa SMP menurut kecamatan", BY_DISTRICT)
    (found,) = _compared(stages, alone, {"2024": {("SD",): 9, ("SMP",): 61}}, {"2024": _column(10, 20, 30)})
    assert (found.relation, found.points[0].gap) == (Relation.PARTS, 1)


@pytest.mark.parametrize(("value", "differs"), [("10.0", False), ("10.04", False), ("9.9", True)])
def test_rounding_is_no_contradiction(value: str, differs: bool) -> None:
    one = subject("a", "Jumlah penduduk", BY_DISTRICT, unit="ribu orang", decimals=1)
    found = _compared(one, B, {"2024": _column(value)}, {"2024": _column(10040)})
    assert bool(found) is differs


def test_a_person_more_is_a_contradiction_where_persons_are_counted() -> None:
    assert _compared(A, B, {"2024": _column(10_000)}, {"2024": _column(10_001)})


def test_the_finding_says_who_what_and_how_much() -> None:
    (found,) = _compared(A, B, {"2024": _column(1000, 20)}, {"2024": _column(1100, 20)})
    said = finding(found)
    assert (said.code, said.severity) == ("across_same", Severity.WARNING)
    assert said.message.id == (
        "1 dari 2 angka yang ada di “Jumlah penduduk” (Dinas a) dan “Jumlah penduduk” (Dinas b) berbeda (tahun 2024)."
    )
    assert said.found.id == (
        "Terbesar: Balikpapan Timur, tahun 2024: 1.000 orang dan 1.100 orang, berselisih 100 (10,0 %)."
    )


def test_another_magnitude_in_every_figure_is_told_as_such() -> None:
    (found,) = _compared(A, B, {"2024": _column(1000, 2000)}, {"2024": _column(1, 2)})
    assert "mungkin satuannya berbeda" in finding(found).message.id


def test_figures_of_the_period_before_are_told_as_such() -> None:
    years = {"2022": _column(11, 21, 31), "2023": _column(12, 22, 32), "2024": _column(13, 23, 33)}
    late = {"2023": years["2022"], "2024": years["2023"]}
    (found,) = _compared(A, B, years, late)
    assert "satu periode sebelumnya" in finding(found).message.id


def test_definitions_that_differ_are_named() -> None:
    other = subject("b", "Jumlah penduduk", BY_DISTRICT, concept="Penduduk menetap")
    (found,) = _compared(A, other, {"2024": _column(1)}, {"2024": _column(2)})
    assert facets(found.alignment) == ("concept",)
    assert finding(found).message.id.endswith("Keduanya berbeda dalam konsep.")


def test_the_order_of_figures_makes_no_difference() -> None:
    left = {"2023": _column(10, 20, 30, 60), "2024": _column(1, 2, 3, 6)}
    right = {"2023": _column(11, 20, 29, 60), "2024": _column(2, 2, 3, 7)}
    shuffled = {period: dict(reversed(cells.items())) for period, cells in right.items()}
    assert _compared(A, B, left, right) == _compared(A, B, left, shuffled)


def test_sums_keep_every_digit() -> None:
    one = subject("a", "Luas lahan", unit="ha", kind=MeasureKind.QUANTITY, decimals=2)
    other = subject("b", "Luas lahan", BY_DISTRICT, unit="ha", kind=MeasureKind.QUANTITY, decimals=2)
    parts = _column("0.10", "0.20", "12345678901234567890.30")
    (found,) = _compared(one, other, {"2024": {(): "12345678901234567890.70"}}, {"2024": parts})
    assert abs(found.points[0].gap) == Decimal("0.10")
