"""Times as they are printed, and which of them are no period."""

from __future__ import annotations

import pytest

from pondasi.core.tables.periods import day_of, part_of, periods_in, year_flag, year_of
from pondasi.core.tables.spans import span_of
from pondasi.core.values import Period, Status


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "Tahun 2024",
        "TA 2024",
        "T.A. 2024",
        "Tahun Anggaran 2024",
        "Th '24",
        "Th. 24",
        "'24",
        "2024.0",
        "(2024)",
        "2024*",
        "2024**)",
        "2024x",
        "2024r",
        "2024 (sementara)",
        "2024 angka sementara",
        "2024¹)",
        "2024 1)",
    ],
)
def test_a_year_and_nothing_else(text: str) -> None:
    assert year_of(text) == 2024


@pytest.mark.parametrize("text", ["24", "Tahun ke-5", "Tahun 5", "2024/2025", "12024", "Kelas 24", "2024 orang"])
def test_no_year(text: str) -> None:
    assert year_of(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2024*", Status.PROVISIONAL),
        ("2024**", Status.PROVISIONAL),
        ("2024x", Status.PROVISIONAL),
        ("2024 (sementara)", Status.PROVISIONAL),
        ("2024 (angka sangat sementara)", Status.PROVISIONAL),
        ("2023r", Status.REVISED),
        ("2023 (revisi)", Status.REVISED),
        ("2025e", Status.ESTIMATED),
        ("2030 (proyeksi)", Status.ESTIMATED),
        ("2024", Status.OK),
        ("2024 rupiah", Status.OK),
        ("Jumlah 2024*", Status.PROVISIONAL),
    ],
)
def test_marks_on_years(text: str, status: Status) -> None:
    assert year_flag(text) is status


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Triwulan III 2024", ("2024-Q3",)),
        ("TW III/2024", ("2024-Q3",)),
        ("Triwulan ke-3 2024", ("2024-Q3",)),
        ("Q3 2024", ("2024-Q3",)),
        ("2024Q3", ("2024-Q3",)),
        ("Semester 3 2024", ("2024",)),
        ("Des-24", ("2024-12",)),
        ("Jan '24", ("2024-01",)),
        ("31/12/2024", ("2024-12",)),
        ("2024-12-31", ("2024-12",)),
        ("per 31 Desember 2024", ("2024-12",)),
        ("Dicetak 31/12/2024", ()),
        ("KekerasanAnak2020", ("2020",)),
        ("Siswa SD Januari 2024", ("2024-01",)),
        ("Semester Ganjil 2023/2024", ("2023-S2",)),
        ("Semester Genap TA 2023/2024", ("2024-S1",)),
        ("Tahun 2019-2021", ("2019", "2020", "2021")),
        ("Peraturan Nomor 12 Tahun 2023", ()),
        ("Januari - Desember 2023", ("2023",)),
        ("s.d. Triwulan II 2024", ("2024-S1",)),
    ],
)
def test_periods_named(text: str, codes: tuple[str, ...]) -> None:
    assert periods_in(text) == codes


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Maret", "03"),
        ("Bulan Maret", "03"),
        ("Agust", "08"),
        ("Nopember", "11"),
        ("TW-III", "Q3"),
        ("Sem. 2", "S2"),
        ("s.d. Maret", ""),
        ("s/d Maret", ""),
        ("Januari-Maret", ""),
        ("s.d. Triwulan III", ""),
        ("Caturwulan I", ""),
    ],
)
def test_parts_of_a_year(text: str, part: str) -> None:
    assert part_of(text) == part


@pytest.mark.parametrize(
    ("text", "months", "period"),
    [
        ("s.d. Triwulan III 2024", 9, None),
        ("Januari–September 2024", 9, None),
        ("s/d Maret 2024", 3, Period.parse("2024-Q1")),
        ("Realisasi s.d. 30 September 2024", 9, None),
        ("s.d. 30/09/2024", 9, None),
        ("Triwulan I-III 2024", 9, None),
        ("Triwulan III 2024 (kumulatif)", 9, None),
        ("Kumulatif Triwulan IV 2024", 12, Period(2024)),
        ("Caturwulan II 2024", 4, None),
        ("Tahun Ajaran 2023/2024", 12, None),
        ("2023/24", 12, None),
        ("T.P. 2023-2024", 12, None),
        ("Agustus 2023 - Juli 2024", 12, None),
        ("Minggu ke-2 Maret 2024", 0, None),
    ],
)
def test_stretches_of_time_and_the_periods_that_they_make(text: str, months: int, period: Period | None) -> None:
    span = span_of(text)
    assert span is not None
    assert (span.months, span.period()) == (months, period)


@pytest.mark.parametrize(
    "text", ["Triwulan III 2024", "2019-2024", "Maret 2024", "0-14 th", "12/2023", "Kec. A - Kec. B"]
)
def test_what_is_no_stretch(text: str) -> None:
    assert span_of(text) is None


def test_a_day() -> None:
    assert day_of("per 31 Desember 2024") == (2024, 12, 31)
    assert day_of("31 Desember 2024 jumlah") is None
