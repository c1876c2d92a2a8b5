"""Registers of persons are recognised however they are written; statistics beside them are left alone."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from pondasi.core.checks import personal_columns
from pondasi.core.checks.personal import PersonalKind
from pondasi.core.tables.model import Cell, Sheet, Workbook

_GIVEN = ("Siti", "Budi", "Ani", "Made", "Yohanes", "Nurul", "Agus", "Dewi", "Rizky", "Putri")
_FAMILY = ("Contoh", "Misal", "Umpama", "Andai", "Teladan", "Tamsil")


def _cell(value: str | Decimal) -> Cell:
    return Cell(value, str(value))


def _sheet(*columns: list[str | Decimal]) -> Workbook:
    cells = {
        (row, column): _cell(value)
        for column, values in enumerate(columns, start=1)
        for row, value in enumerate(values, start=1)
    }
    return Workbook("contoh.xlsx", "xlsx", (Sheet("Data", cells),))


def _numbers_of_people(count: int) -> list[str]:
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    return [
        f"6471{chance.randint(1, 6):02}{chance.randint(1, 28):02}0190{chance.randint(1, 9999):04}" for _ in range(count)
    ]


def _found(header: str, values: list[str] | list[Decimal]) -> list[PersonalKind]:
    figures: list[str | Decimal] = ["Nilai", *(Decimal(place) for place in range(len(values)))]
    return [one.kind for one in personal_columns(_sheet(figures, [header, *values]))]


@pytest.mark.parametrize("header", ["NIK", "No. KTP", "Nomor", "Keterangan"])
@pytest.mark.parametrize("written", ["{}{}{}{}", "'{}{}{}{}", " {}{}{}{} ", "{} {} {} {}"])
def test_identity_numbers_under_any_header(header: str, written: str) -> None:
    numbers = [written.format(n[:4], n[4:8], n[8:12], n[12:]) for n in _numbers_of_people(12)]
    assert _found(header, numbers) == [PersonalKind.NIK]


def test_identity_numbers_that_a_spreadsheet_holds_as_numbers() -> None:
    assert _found("Nomor", [Decimal(number) for number in _numbers_of_people(12)]) == [PersonalKind.NIK]


def test_family_cards_are_told_from_identity_numbers_by_their_header() -> None:
    assert _found("Nomor KK", _numbers_of_people(12)) == [PersonalKind.FAMILY_CARD]


@pytest.mark.parametrize("written", ["08120000{:04}", "+62 812-0000-{:04}", "62812 0000 {:04}", "(0812) 0000.{:04}"])
def test_telephone_numbers_however_they_are_written(written: str) -> None:
    assert _found("Catatan", [written.format(number) for number in range(12)]) == [PersonalKind.PHONE]


def test_telephone_numbers_that_lost_their_zero_are_known_by_the_header() -> None:
    numbers = [Decimal(81200000000 + number) for number in range(12)]
    assert _found("No. HP", numbers) == [PersonalKind.PHONE]
    assert _found("Pagu (Rp)", numbers) == []


def test_private_addresses_but_not_those_of_offices() -> None:
    assert _found("Surel", [f"contoh{number}@example.com" for number in range(5)]) == [PersonalKind.EMAIL]
    assert _found("Surel", [f"dinas{number}@contoh.go.id" for number in range(5)]) == []


@pytest.mark.parametrize(
    "header",
    ["Nama Lengkap", "NAMA SISWA", "Nama Penerima Bantuan", "Nama KK", "Nama Ketua", "Nama Guru", "Nama Pemohon"],
)
def test_names_of_persons_under_their_header(header: str) -> None:
    names = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    assert _found(header, names) == [PersonalKind.PERSON_NAME]


@pytest.mark.parametrize(
    "header", ["Nama Panti Asuhan Anak", "Nama Kelompok Anggota", "Nama Penyakit Anak", "Nama Komoditas"]
)
def test_names_of_other_things_are_no_persons(header: str) -> None:
    assert _found(header, ["Kasih Ibu", "Harapan", "Mekar Sari", "Bina Remaja", "Tunas Bangsa"]) == []


def test_amounts_of_money_are_no_telephone_numbers() -> None:
    chance = random.Random(3)  # noqa: S311 - a sample, no secret
    amounts = [Decimal(chance.randrange(10**9, 10**12)) for _ in range(2000)] + [
        Decimal(62812345678),
        Decimal(62898765432),
    ]
    assert _found("Realisasi", amounts) == []
