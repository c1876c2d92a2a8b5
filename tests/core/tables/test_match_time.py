"""Which period a figure is about, what is asked instead of guessed, and figures that are not final."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.test_match import structure
from tests.core.tables.workbooks import read_rows

from pondasi.core.tables import match
from pondasi.core.tables.model import Recipe
from pondasi.core.values import Frequency, Period, Status, Table

Rows = Sequence[Sequence[Any]]


def matched(
    folder: Path,
    rows: Rows,
    frequency: Frequency = Frequency.ANNUAL,
    period: Period | None = None,
    recipe: Recipe | None = None,
) -> Table:
    return match(read_rows(folder, rows)[0], structure(sex=False, frequency=frequency), recipe, period)


def told(table: Table) -> list[tuple[str, str]]:
    return [(one.period.code, str(one.value)) for one in table.observations]


def across(*labels: Any) -> Rows:
    figures = range(11, 11 + len(labels))
    return [["Kecamatan", *labels], ["Balikpapan Timur", *figures], ["Balikpapan Barat", *(n + 50 for n in figures)]]


def test_a_column_of_what_piled_up_is_asked_about(tmp_path: Path) -> None:
    rows = across("Triwulan I 2024", "Triwulan II 2024", "s.d. Triwulan III 2024")
    table = matched(tmp_path, rows, Frequency.QUARTER)
    assert {code for code, _ in told(table)} == {"2024-Q1", "2024-Q2"}
    (question,) = table.open_labels
    assert (question.dimension, question.label) == ("", "s.d. Triwulan III 2024")
    assert [candidate.code for candidate in question.candidates] == ["2024-Q3"]


def test_a_title_of_what_piled_up_is_asked_about_and_the_answer_kept(tmp_path: Path) -> None:
    rows = [["Realisasi s.d. Triwulan III 2024"], *across("Jumlah")]
    due = Period.parse("2024-Q3")
    table = matched(tmp_path, rows, Frequency.QUARTER, due)
    assert not table.observations
    (question,) = table.open_labels
    assert question.label == "s.d. Triwulan III 2024"
    answered = matched(tmp_path, rows, Frequency.QUARTER, due, Recipe(labels={question.label: "2024-Q3"}))
    assert not answered.open_labels
    assert answered.periods == (due,)


def test_what_makes_a_whole_period_is_that_period(tmp_path: Path) -> None:
    rows = [["Siswa Januari - Desember 2024"], *across("Jumlah")]
    assert matched(tmp_path, rows).periods == (Period(2024),)


def test_a_school_year_is_the_year_that_the_period_at_hand_makes_it(tmp_path: Path) -> None:
    rows = [["Siswa Tahun Ajaran 2023/2024"], *across("Jumlah")]
    assert matched(tmp_path, rows, period=Period(2024)).periods == (Period(2024),)
    assert matched(tmp_path, rows, period=Period(2023)).periods == (Period(2023),)
    assert matched(tmp_path, rows).open_labels


def test_school_years_side_by_side_are_asked_where_two_may_be_meant(tmp_path: Path) -> None:
    rows = across("TA 2021/2022", "TA 2022/2023", "TA 2023/2024")
    table = matched(tmp_path, rows, period=Period(2024))
    assert [period.year for period in table.periods] == [2022, 2023, 2024]
    assert len(matched(tmp_path, rows, period=Period(2023)).open_labels) == 3


@pytest.mark.parametrize(
    ("labels", "frequency", "codes"),
    [
        (("Th '23", "Th '24"), Frequency.ANNUAL, ["2023", "2024"]),
        (("31/12/2023", "31/12/2024"), Frequency.ANNUAL, ["2023", "2024"]),
        (("per 31 Maret 2024", "per 30 Juni 2024"), Frequency.QUARTER, ["2024-Q1", "2024-Q2"]),
        (("Jan-24", "Feb-24"), Frequency.MONTH, ["2024-01", "2024-02"]),
        (("Jumlah 2023", "Jumlah 2024"), Frequency.ANNUAL, ["2023", "2024"]),
        (("Jumlah_Siswa22", "Jumlah_Siswa23", "Jumlah_Siswa24"), Frequency.ANNUAL, ["2022", "2023", "2024"]),
    ],
)
def test_times_across(tmp_path: Path, labels: tuple[str, ...], frequency: Frequency, codes: list[str]) -> None:
    table = matched(tmp_path, across(*labels), frequency)
    assert not table.open_labels
    assert [period.code for period in table.periods] == codes


def test_numbers_under_the_word_for_month(tmp_path: Path) -> None:
    rows = [
        ["Siswa Tahun 2024"],
        ["Kecamatan", "Bulan", "Jumlah"],
        *(["Balikpapan Timur", n, 5 + n] for n in (1, 2, 3)),
    ]
    table = matched(tmp_path, rows, Frequency.MONTH)
    assert [period.code for period in table.periods] == ["2024-01", "2024-02", "2024-03"]


@pytest.mark.parametrize(
    ("label", "status"),
    [("2024*", Status.PROVISIONAL), ("2024 (sementara)", Status.PROVISIONAL), ("2024r", Status.REVISED)],
)
def test_a_mark_on_the_year_ends_in_the_figures(tmp_path: Path, label: str, status: Status) -> None:
    table = matched(tmp_path, across("2023", label))
    by_year = {one.period.year: one.status for one in table.observations}
    assert by_year == {2023: Status.OK, 2024: status}


def test_what_the_note_says_of_a_mark_counts(tmp_path: Path) -> None:
    rows = [*across("2023", "2024*"), ["Catatan:"], ["* Termasuk pindahan dari kota lain"]]
    assert {one.status for one in matched(tmp_path, rows).observations} == {Status.OK}


def test_a_missing_figure_of_a_provisional_year_stays_missing(tmp_path: Path) -> None:
    rows = [["Kecamatan", "2023", "2024*"], ["Balikpapan Timur", 5, "..."], ["Balikpapan Barat", 6, 8]]
    statuses = {one.place.cell: one.status for one in matched(tmp_path, rows).observations}
    assert (statuses["C2"], statuses["C3"]) == (Status.MISSING, Status.PROVISIONAL)
