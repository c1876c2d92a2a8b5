"""Classes by their usual words, agencies, units, headings of several words, and why each was taken so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.core.tables.test_match import figures, structure
from tests.core.tables.workbooks import read_rows

from pondasi.core.tables import match
from pondasi.core.tables.matching import LabelReasons, Reason, explain_label, reason_text
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.values import Code, CodeList, DataStructure, Dimension, Frequency, Measure, MeasureKind, Text


def codes(*names: str) -> Codes:
    own = tuple(Code(name, Text.same(name)) for name in names)
    return Codes(Dimension("K", Text("Kelompok", "Group"), CodeList("K", "1", own)))


AGES = codes("0-4", "5-9", "10-14", "15-59", "60+", "75 tahun ke atas")
SEX = codes("Laki-laki", "Perempuan")
SCHOOLING = codes(
    "Tidak/belum pernah sekolah",
    "Tidak tamat SD",
    "SD/sederajat",
    "SMP/sederajat",
    "SMA",
    "SMK",
    "Diploma III",
    "S1/D-IV",
)
RELIGION = codes("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu")
MARITAL = codes("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")
AGENCIES = codes(
    "Dinas Pendidikan dan Kebudayaan",
    "Dinas Kesehatan",
    "Dinas Komunikasi dan Informatika",
    "Dinas Perhubungan",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "Badan Keuangan dan Aset Daerah",
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("0 – 4 th", "0-4"),
        ("00-04", "0-4"),
        ("0 s.d. 4 tahun", "0-4"),
        ("<5", "0-4"),
        ("05-09", "5-9"),
        ("5-Sep", "5-9"),
        ("09/05/2024", "5-9"),
        ("Sep-05", "5-9"),
        ("10-14 tahun", "10-14"),
        ("≥ 60", "60+"),
        (">= 60 th", "60+"),
        (">59", "60+"),
        ("60 ke atas", "60+"),
        ("60 tahun atau lebih", "60+"),
        ("75+", "75 tahun ke atas"),
        ("Umur 75 tahun keatas", "75 tahun ke atas"),
    ],
)
def test_ages(printed: str, code: str) -> None:
    found = AGES.sure(printed)
    assert found.certain
    assert found.candidates[0].code == code


@pytest.mark.parametrize("printed", ["0-5", "65+", "1-4", "10-Nov"])
def test_other_limits_are_another_class(printed: str) -> None:
    assert not AGES.sure(printed).candidates


@pytest.mark.parametrize(
    ("own", "printed", "code"),
    [
        (SEX, "Lk", "Laki-laki"),
        (SEX, "PRIA", "Laki-laki"),
        (SEX, "Male", "Laki-laki"),
        (SEX, "Pr", "Perempuan"),
        (SEX, "P", "Perempuan"),
        (SEX, "Laki-laki/Male", "Laki-laki"),
        (SEX, "Perempuan Female", "Perempuan"),
        (SCHOOLING, "SD/MI/Sederajat", "SD/sederajat"),
        (SCHOOLING, "SLTP", "SMP/sederajat"),
        (SCHOOLING, "Tamat SMP", "SMP/sederajat"),
        (SCHOOLING, "D.III", "Diploma III"),
        (SCHOOLING, "D3", "Diploma III"),
        (SCHOOLING, "Akademi/Diploma III/S.Muda", "Diploma III"),
        (SCHOOLING, "D.IV/S1", "S1/D-IV"),
        (SCHOOLING, "Strata 1", "S1/D-IV"),
        (SCHOOLING, "Tdk tamat SD", "Tidak tamat SD"),
        (SCHOOLING, "Tidak/belum sekolah", "Tidak/belum pernah sekolah"),
        (RELIGION, "Protestan", "Kristen"),
        (RELIGION, "Katholik", "Katolik"),
        (RELIGION, "Budha", "Buddha"),
        (RELIGION, "Khong Hu Cu", "Konghucu"),
        (MARITAL, "Blm kawin", "Belum kawin"),
        (MARITAL, "Menikah", "Kawin"),
        (AGENCIES, "Disdikbud", "Dinas Pendidikan dan Kebudayaan"),
        (AGENCIES, "Dinkes", "Dinas Kesehatan"),
        (AGENCIES, "DISKOMINFO", "Dinas Komunikasi dan Informatika"),
        (AGENCIES, "Dishub Kota Rejo", "Dinas Perhubungan"),
        (AGENCIES, "Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        (AGENCIES, "DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        (AGENCIES, "BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
        (AGENCIES, "BKAD", "Badan Keuangan dan Aset Daerah"),
        (AGENCIES, "DP3AKB", "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana"),
        (AGENCIES, "Dinas Kesehatan Kota Rejo", "Dinas Kesehatan"),
        (AGENCIES, "Dinas Komunikasi & Informatika", "Dinas Komunikasi dan Informatika"),
    ],
)
def test_usual_words(own: Codes, printed: str, code: str) -> None:
    found = own.sure(printed)
    assert found.certain
    assert found.candidates[0].code == code


@pytest.mark.parametrize(
    ("own", "printed"), [(SCHOOLING, "SLTA"), (SEX, "Laki-laki/Perempuan"), (SCHOOLING, "SMA/SMK")]
)
def test_a_word_for_two_classes_is_not_one_of_them(own: Codes, printed: str) -> None:
    assert not own.sure(printed).certain


def test_a_narrower_class_is_asked() -> None:
    wide = codes("SD/MI", "SMP/MTs", "SMA/SMK/MA")
    assert not wide.sure("SMK").certain
    assert wide.doubtful("SMK")[0].reason == Reason.WIDER


def test_words_of_a_class_mean_nothing_where_the_list_is_of_other_things() -> None:
    assert not codes("Negara", "Propinsi lain", "Lintas").sure("P").candidates


def test_a_heading_of_several_words_says_its_class(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah Siswa Laki-laki", "Siswa_P", "Jumlah Siswa"], ["Balikpapan Timur", 1, 2, 3]]
    rows += [["Balikpapan Barat", 4, 5, 9], ["Balikpapan Utara", 6, 7, 13]]
    table = match(read_rows(tmp_path, rows)[0], structure())
    assert not table.open_labels
    assert [figures(table)["64.71.02", sex] for sex in ("L", "P", "_T")] == [4, 5, 9]


def money() -> DataStructure:
    measure = Measure(Text("Realisasi", "Revenue"), MeasureKind.MONEY, Text("rupiah", "rupiah"), ("Rp",))
    return DataStructure(
        "UANG", "1", Text("Realisasi", "Revenue"), Frequency.ANNUAL, structure(sex=False).dimensions, measure
    )


def test_figures_in_a_larger_unit_are_multiplied_exactly_and_it_is_said(tmp_path: Path) -> None:
    rows = [["Realisasi Tahun 2024"], ["(juta rupiah)"], ["Kecamatan", "Jumlah"]]
    rows += [["Balikpapan Timur", "1.234,567"], ["Balikpapan Barat", "2.000,5"]]
    table = match(read_rows(tmp_path, rows)[0], money())
    assert figures(table)["64.71.01",] == Decimal("1234567000")
    assert table.observations[0].raw == "1.234,567"
    assert table.unit == "rupiah"
    (remark,) = table.remarks
    assert remark.id.startswith("Di berkas tertulis dalam juta rupiah; 2 angka dikalikan 1.000.000 menjadi rupiah.")


def test_another_unit_is_told(tmp_path: Path) -> None:
    rows = [["Realisasi Tahun 2024"], ["Satuan: orang"], ["Kecamatan", "Jumlah"], ["Balikpapan Timur", 12]]
    (remark,) = match(read_rows(tmp_path, [*rows, ["Balikpapan Barat", 13]])[0], money()).remarks
    assert "Satuan di berkas orang" in remark.id


def test_the_same_unit_needs_no_remark(tmp_path: Path) -> None:
    rows = [["Siswa 2024"], ["(jiwa)"], ["Kecamatan", "Jumlah"], ["Balikpapan Timur", 12], ["Balikpapan Barat", 13]]
    assert not match(read_rows(tmp_path, rows)[0], structure(sex=False)).remarks


def test_every_label_says_why(tmp_path: Path) -> None:
    rows = [
        ["Siswa Tahun 2024"],
        ["Kecamatan", "L", "P"],
        ["Bpp. Utara", 1, 2],
        ["Utara", 3, 4],
        ["Balikpapan Timur", 5, 6],
    ]
    printed = read_rows(tmp_path, rows)[0]
    said = explain_label(printed, structure(), "Bpp. Utara")
    assert said.id == "“Bpp. Utara” adalah Balikpapan Utara (64.71.03). Singkatan yang hanya cocok dengan satu nama."
    assert "mungkin Balikpapan Utara (Sebagian dari nama lengkapnya)" in explain_label(printed, structure(), "Utara").id
    assert len(LabelReasons(printed, structure()).of_cell("B5")) == 2
    assert "Laki-laki" in LabelReasons(printed, structure()).of_cell("B2")[0].id


def test_every_reason_has_a_sentence_in_both_languages_and_a_confidence() -> None:
    for reason in Reason:
        assert reason.text.id
        assert reason.text.en
        assert 0 < reason.confidence <= 1
    assert reason_text("anything else").id == "anything else"
