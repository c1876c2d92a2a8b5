"""The demo datasets are whole, invented, and show what the demo is to show."""

from decimal import Decimal
from itertools import pairwise

import pytest

from pondasi.core.values import TOTAL, MeasureKind, Period
from pondasi.demo.datasets import CLASS_LISTS, DATASETS, UPCOMING, Access, DemoDataset, Figures, Stage, dataset
from pondasi.demo.facts import agencies, units, urusan

PUBLISHED = {
    557579, 554577, 614681, 639031, 635199, 660437, 713323, 371430, 341893, 688318, 727665, 738532, 746804, 757418,
    387112, 370306, 762595, 191737, 60664, 98552, 83412, Decimal("503.33"), Decimal("503.3"), Decimal("509.45"),
    Decimal("137.158"), Decimal("37.814"), Decimal("132.1662"), Decimal("132.158"), Decimal("179.9557"),
    Decimal("47.9557"), Decimal("11.0738"),
}  # fmt: skip
"""Official figures of the city that a reader might take ours for."""

every_dataset = pytest.mark.parametrize("one", DATASETS, ids=lambda one: one.code)


def _all_figures(one: DemoDataset) -> Figures:
    return {**one.figures, **one.upcoming}


@every_dataset
def test_refers_to_facts(one: DemoDataset) -> None:
    assert one.agency in {agency.slug for agency in agencies()}
    assert one.urusan in {affair.code for affair in urusan()}
    assert one.urusan in one.producer.urusan
    assert one.unit in {unit.code for unit in units()}
    lists = {"wilayah", *(one.code for one in CLASS_LISTS)}
    assert {dimension.code_list for dimension in one.dimensions} <= lists


@every_dataset
def test_every_period_holds_every_key(one: DemoDataset) -> None:
    expected = 7
    for dimension in one.dimensions[1:]:
        expected *= len(dimension.codes)
    assert set(_all_figures(one)) == set(one.stages)
    assert all(len(figures) == expected for figures in _all_figures(one).values())
    assert list(one.stages) == sorted(one.stages)
    assert {Period.parse(period).frequency for period in one.stages} == {one.frequency}


@every_dataset
def test_totals_are_the_sums_of_their_parts(one: DemoDataset) -> None:
    for figures in _all_figures(one).values():
        parts = {key: value for key, value in figures.items() if not one.is_total(key)}
        top = (one.dimensions[0].root, *(dimension.root for dimension in one.dimensions[1:]))
        if one.kind.additive:
            assert figures[top] == sum(parts.values())
        else:
            assert min(parts.values()) < figures[top] < max(parts.values())


@every_dataset
def test_figures_have_no_more_digits_than_announced(one: DemoDataset) -> None:
    for figures in _all_figures(one).values():
        assert all(value == round(value, one.decimals) and value > 0 for value in figures.values())
        if one.kind is MeasureKind.PERCENTAGE:
            assert max(figures.values()) < 100


@every_dataset
def test_no_figure_is_a_published_one(one: DemoDataset) -> None:
    shown = {value for figures in _all_figures(one).values() for value in figures.values()}
    assert not shown & PUBLISHED


@every_dataset
def test_says_in_both_languages_what_it_is(one: DemoDataset) -> None:
    for text in (one.title, one.measure, one.topic, one.concept, one.definition, one.classification, one.method):
        assert text.id
        assert text.en
    assert "Data contoh" in one.method.id
    assert "Sample data" in one.method.en
    assert len(one.definition.id) > 80


@every_dataset
def test_makes_a_structure_for_the_engine(one: DemoDataset) -> None:
    structure = one.structure()
    assert structure.id == one.code
    assert structure.dimensions[0].is_region
    assert len(structure.dimensions[0].code_list.leaves) == 6
    for dimension in structure.dimensions[1:]:
        assert dimension.code_list.codes[0].id == TOTAL


def test_figures_move_from_period_to_period() -> None:
    for one in DATASETS:
        if one.static or one.periods(Stage.WAITING):
            continue
        for before, after in pairwise(_all_figures(one).values()):
            assert not [key for key in before if not one.is_total(key) and before[key] == after[key]]


def test_the_static_dataset_stands_still() -> None:
    area = dataset("dppr-luas-wilayah")
    assert area.static
    assert area.figures["2023"] == area.figures["2024"]


def test_the_waiting_submission_copies_the_year_before() -> None:
    visits = dataset("dkk-kunjungan-rawat-jalan")
    assert visits.periods(Stage.WAITING) == ("2024",)
    before, after = visits.figures["2023"], visits.figures["2024"]
    parts = [key for key in after if not visits.is_total(key)]
    assert len([key for key in parts if before[key] == after[key]]) == 11
    assert len(parts) == 12


def test_what_is_due_has_figures_to_hand_in() -> None:
    assert {code: list(figures) for code, figures in UPCOMING.items()} == {"disdikbud-peserta-didik-smp": ["2025"]}
    pupils = dataset("disdikbud-peserta-didik-smp")
    assert pupils.periods(Stage.DUE) == ("2025",)
    assert UPCOMING[pupils.code]["2025"]["64.71", "L"] == 14135


def test_access_and_priority() -> None:
    assert [one.code for one in DATASETS if one.access is not Access.OPEN] == ["dp3akb-korban-kekerasan"]
    assert [one.code for one in DATASETS if one.priority] == ["capil-penduduk"]
    assert len({one.code for one in DATASETS}) == len(DATASETS)


def test_an_unknown_dataset_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        dataset("tidak-ada")
