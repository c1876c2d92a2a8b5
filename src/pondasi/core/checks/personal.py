"""Columns that hold personal data: where they stand, never what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from pondasi.core.checks.personal_suspects import PHONE_HEADER, Cells, suspicious_columns
from pondasi.core.tables.model import Cell, Sheet, Workbook


class PersonalKind(StrEnum):
    """What sort of personal data a column holds."""

    NIK = "nik"
    FAMILY_CARD = "kk"
    PHONE = "phone"
    EMAIL = "email"
    PERSON_NAME = "person_name"


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """A column with personal data. `header` is the printed column name, "" if none was found."""

    sheet: str
    column: str
    header: str
    kind: PersonalKind
    count: int


PERSONAL_DEFAULTS: Mapping[str, Decimal] = MappingProxyType({"least_cells": Decimal(3), "least_share": Decimal("0.6")})

_PROVINCES = frozenset(
    str(code)
    for codes in (range(11, 20), range(31, 37), range(51, 54), range(61, 66), range(71, 77), range(91, 97))
    for code in (*codes, 21, 81, 82)
)
_NIK_HEADER = re.compile(r"\b(nik|ktp|nomor induk kependudukan)\b", re.I)
_FAMILY_HEADER = re.compile(r"\b(kk|kartu keluarga|nkk)\b", re.I)
_OFFICE_HEADER = re.compile(r"\b(kantor|instansi|dinas|puskesmas|sekolah|faskes|opd|upt|fax|hotline)\b", re.I)
_MOBILE = re.compile(r"(?:\+?62|0)8\d{8,11}")
_MOBILE_WITHOUT_ZERO = re.compile(r"8[1-9]\d{7,10}")
_PHONE_STARTS = frozenset("0+6().-'’ \t\n\r\xa0")
_SIXTEEN_DIGITS = Decimal(10**15)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICE_EMAIL = re.compile(r"\.(?:go|sch|ac)\.id$", re.I)
_PERSON_HEADER = re.compile(
    r"\bnama\b.*\b(lengkap|penduduk|warga|ibu|ayah|bapak|orang ?tua|wali|anak|bayi|balita|siswa|murid|pasien|"
    r"penderita|korban|pelaku|penerima|pemilik|pegawai|pelapor|responden|kepala keluarga|kk|istri|suami|lansia|peserta|"
    r"guru|dosen|dokter|karyawan|anggota|pengurus|ketua|petani|nelayan|pedagang|nasabah|pemohon|terlapor|tersangka)\b",
    re.I,
)
_NO_PERSON_HEADER = re.compile(
    r"\b(panti|lembaga|yayasan|kelompok|posyandu|puskesmas|sekolah|instansi|perusahaan|usaha|program|kegiatan|obat|"
    r"penyakit|jabatan|desa|kelurahan|kecamatan|kota|kabupaten|wilayah|komoditas|produk|barang|jenis)\b",
    re.I,
)
_BARE_NAME_HEADER = re.compile(r"\s*nama\s*", re.I)
_PERSON = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ .,'’-]+[^\W\d_]+\.?){0,6}")
_NO_PERSON = re.compile(
    r"\b(kota|kabupaten|kecamatan|kelurahan|desa|jalan|jl|rt|rw|sd|sdn|smp|smpn|sma|sman|smk|smkn|tk|paud|mi|mts|ma|"
    r"puskesmas|rsud|rs|klinik|posyandu|dinas|badan|kantor|upt|cv|pt|ud|toko|pasar|masjid|gereja|pura|yayasan|jumlah|"
    r"total|kelompok|koperasi|balikpapan)\b",
    re.I,
)


def personal_columns(
    workbook: Workbook, parameters: Mapping[str, Decimal] = PERSONAL_DEFAULTS
) -> tuple[PersonalColumn, ...]:
    """Every column that looks like personal data, hidden sheets and columns included."""
    return tuple(column for sheet in workbook.sheets for column in _in_sheet(sheet, parameters))


def _in_sheet(sheet: Sheet, parameters: Mapping[str, Decimal]) -> Iterator[PersonalColumn]:
    found: list[tuple[int, PersonalColumn]] = []
    for column, cells in suspicious_columns(sheet, float(parameters["least_share"])):
        for recognise in (_numbers_of_people, _phones, _emails, _names):
            if personal := recognise(cells, parameters):
                header, kind, count = personal
                found.append((column, PersonalColumn(sheet.name, _letters(column), header, kind, count)))
                break
    sure = [one for _, one in found if one.header and not _BARE_NAME_HEADER.fullmatch(one.header)]
    for _, one in sorted(found, key=lambda pair: pair[0]):
        if one.kind is not PersonalKind.PERSON_NAME or one in sure or any(other is not one for other in sure):
            yield one


Recognised = tuple[str, PersonalKind, int] | None


def _numbers_of_people(cells: Cells, parameters: Mapping[str, Decimal]) -> Recognised:
    matches = [row for row, cell in cells if _is_citizen_number(cell)]
    if not matches:
        return None
    header = _header(cells, matches)
    named = bool(_NIK_HEADER.search(header) or _FAMILY_HEADER.search(header))
    numeric = sum(1 for _, cell in cells if len(_digits(cell)) > 4)
    if not _enough(len(matches), numeric, named, parameters):
        return None
    is_family = _FAMILY_HEADER.search(header) and not _NIK_HEADER.search(header)
    return header, PersonalKind.FAMILY_CARD if is_family else PersonalKind.NIK, len(matches)


def _phones(cells: Cells, parameters: Mapping[str, Decimal]) -> Recognised:
    matches = [row for row, cell in cells if cell.text[:1] in _PHONE_STARTS and _MOBILE.fullmatch(_phone_text(cell))]
    bare: list[int] = []
    if any(isinstance(cell.value, str) and PHONE_HEADER.search(cell.value) for _, cell in cells):
        bare = [row for row, cell in cells if _MOBILE_WITHOUT_ZERO.fullmatch(_digits(cell))]
    if not matches and not bare:
        return None
    header = _header(cells, matches or bare)
    if _OFFICE_HEADER.search(header):
        return None
    if PHONE_HEADER.search(header):
        matches = sorted({*matches, *bare})
    if not _enough(len(matches), _filled_below(cells, matches), bool(PHONE_HEADER.search(header)), parameters):
        return None
    return header, PersonalKind.PHONE, len(matches)


def _emails(cells: Cells, parameters: Mapping[str, Decimal]) -> Recognised:
    def private(text: str) -> bool:
        return bool(_EMAIL.fullmatch(text)) and not _OFFICE_EMAIL.search(text)

    matches = [row for row, cell in cells if "@" in cell.text and private(cell.text.strip())]
    if not matches:
        return None
    header = _header(cells, matches)
    if _OFFICE_HEADER.search(header) or not _enough(len(matches), _filled_below(cells, matches), False, parameters):
        return None
    return header, PersonalKind.EMAIL, len(matches)


def _names(cells: Cells, parameters: Mapping[str, Decimal]) -> Recognised:
    for place, (_, cell) in enumerate(cells):
        if not isinstance(cell.value, str) or "nama" not in cell.value.casefold():
            continue
        header = " ".join(cell.text.split())
        if len(header) <= 60 and (_is_person_header(header) or _BARE_NAME_HEADER.fullmatch(header)):
            below = [one.text.strip() for _, one in cells[place + 1 :] if isinstance(one.value, str)]
            people = [text for text in below if _PERSON.fullmatch(text) and not _NO_PERSON.search(text)]
            if len(set(people)) >= 0.8 * len(people) and _enough(len(people), len(below), False, parameters):
                return header, PersonalKind.PERSON_NAME, len(people)
    return None


def _is_person_header(header: str) -> bool:
    return bool(_PERSON_HEADER.search(header)) and not _NO_PERSON_HEADER.search(header)


def _enough(matches: int, filled: int, named: bool, parameters: Mapping[str, Decimal]) -> bool:
    """One match suffices under a header that says so; else several, and most of the column."""
    if named:
        return matches >= 1
    return matches >= parameters["least_cells"] and matches >= parameters["least_share"] * filled


def _filled_below(cells: Cells, matches: list[int]) -> int:
    """How many cells are filled between the first match and the last: a letterhead above does not count."""
    return sum(1 for row, _ in cells if matches and matches[0] <= row <= matches[-1])


def _header(cells: Cells, matches: list[int]) -> str:
    above = [cell for row, cell in cells if matches and row < matches[0] and isinstance(cell.value, str)]
    texts = [" ".join(cell.text.split()) for cell in reversed(above)]
    named = [text for text in texts if not re.fullmatch(r"[\d().\s]*", text)]
    return named[0][:80] if named else ""


def _digits(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        return f"{cell.value:f}" if cell.value == cell.value.to_integral_value() and cell.value > 0 else ""
    if not isinstance(cell.value, str):
        return ""
    text = re.sub(r"[\s'’`]", "", cell.value)
    return text if text.isascii() and text.isdigit() else ""


def _phone_text(cell: Cell) -> str:
    return re.sub(r"[\s().'’-]", "", cell.text)


def _is_citizen_number(cell: Cell) -> bool:
    """Sixteen digits: region, day of birth (women: plus 40), month, year, serial number."""
    if isinstance(cell.value, Decimal) and cell.value < _SIXTEEN_DIGITS:
        return False
    digits = _digits(cell)
    if len(digits) != 16 or digits[:2] not in _PROVINCES or digits[12:] == "0000":
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    return (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
