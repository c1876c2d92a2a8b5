"""Which datasets are taken to measure the same, and which only sound like it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.checks.across.subjects import DISTRICTS, SEXES, STAGES, classes, regions, subject

from pondasi.core.checks.across import Alignment, Subject, pairs
from pondasi.core.checks.across.subject import measured_words
from pondasi.core.values import Frequency, MeasureKind

BY_DISTRICT = regions(DISTRICTS)
BY_SEX = classes("jenis-kelamin", SEXES)
BY_STAGE = classes("jenjang", STAGES)


def _found(*subjects: Subject) -> list[Alignment]:
    return list(pairs(subjects))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah penduduk menurut kecamatan", "Banyaknya penduduk menurut jenis kelamin"),
        ("Jumlah siswa SMP menurut kecamatan", "Jumlah peserta didik sekolah menengah pertama"),
        ("Jumlah penduduk di Kota Balikpapan tahun 2024", "Penduduk Kota, per Kecamatan"),
        ("Jumlah rumah sakit menurut kepemilikan", "Jumlah RS berdasarkan kelas"),
    ],
)
def test_titles_that_say_the_same(one: str, other: str) -> None:
    assert measured_words(one) - {"balikpapan"} == measured_words(other) - {"balikpapan"} != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah penduduk menurut kecamatan", "Jumlah penduduk miskin menurut kecamatan"),
        ("Jumlah sekolah menurut kecamatan", "Jumlah sekolah menurut kecamatan yang rusak berat"),
        ("Jumlah kunjungan rawat jalan", "Jumlah pasien rawat jalan"),
        ("Jumlah guru SD", "Jumlah guru SMP"),
    ],
)
def test_titles_that_say_something_else(one: str, other: str) -> None:
    assert measured_words(one) != measured_words(other)


def test_the_same_measure_is_found_once_with_the_richer_dataset_first() -> None:
    rich = subject("capil", "Jumlah penduduk menurut kecamatan dan jenis kelamin", BY_DISTRICT, BY_SEX)
    poor = subject("bps", "Jumlah penduduk menurut kecamatan", BY_DISTRICT)
    (found,) = _found(poor, rich)
    assert (found.left.code, found.right.code) == ("capil", "bps")
    assert (found.shared, found.left_fixed, found.right_fixed) == (((0, 0),), {1: "_T"}, {})


def test_a_national_code_counts_more_than_the_title() -> None:
    one = subject("a", "Jumlah murid", BY_DISTRICT, national_code="SDS-1")
    other = subject("b", "Anak yang bersekolah", BY_DISTRICT, national_code="SDS-1")
    assert len(_found(one, other)) == 1


def test_units_of_the_same_thing_are_brought_together_exactly() -> None:
    one = subject("a", "Jumlah penduduk", BY_DISTRICT)
    other = subject("b", "Jumlah penduduk", BY_DISTRICT, unit="ribu orang", decimals=1)
    (found,) = _found(one, other)
    assert found.factor == Decimal(1000)
    assert found.steps == (Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    "other",
    [
        subject("b", "Persentase penduduk", BY_DISTRICT, unit="persen", kind=MeasureKind.PERCENTAGE),
        subject("b", "Jumlah penduduk", BY_DISTRICT, unit="rumah tangga"),
        subject("b", "Jumlah penduduk", BY_DISTRICT, frequency=Frequency.QUARTER),
        subject("b", "Jumlah penduduk miskin", BY_DISTRICT),
    ],
    ids=["kind", "unit", "frequency", "words"],
)
def test_another_kind_unit_frequency_or_thing_is_no_pair(other: Subject) -> None:
    assert _found(subject("a", "Jumlah penduduk", BY_DISTRICT), other) == []


def test_a_dataset_about_one_class_is_compared_with_that_class() -> None:
    whole = subject("a", "Jumlah peserta didik menurut jenjang dan kecamatan", BY_STAGE, BY_DISTRICT)
    part = subject("b", "Jumlah siswa SMP menurut kecamatan", BY_DISTRICT)
    (found,) = _found(part, whole)
    assert (found.left.code, found.shared, found.left_fixed) == ("a", ((1, 0),), {0: "SMP"})


def test_two_dimensions_of_the_same_codes_are_not_guessed_at() -> None:
    moves = subject("a", "Jumlah perpindahan", BY_DISTRICT, BY_DISTRICT)
    assert _found(moves, subject("b", "Jumlah perpindahan", BY_DISTRICT)) == []


def test_thousands_of_datasets_need_no_comparison_of_each_with_each() -> None:
    many = [subject(f"d{n}", f"Jumlah hal{n}", BY_DISTRICT) for n in range(3000)]
    assert len(_found(*many, subject("again", "Banyaknya hal7", BY_DISTRICT))) == 1


def test_words_said_of_everything_tell_nothing() -> None:
    assert _found(*(subject(f"d{n}", f"Laporan {n}", BY_DISTRICT) for n in range(200))) == []
