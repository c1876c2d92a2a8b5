"""Forms: who may have one, what it shows, and what becomes of a filled one that is handed in."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.rooms.city import City, work
from tests.rooms.workbooks import KECAMATAN, by_sex, figures

from pondasi.collection import selectors as collection
from pondasi.collection.forms import form_of
from pondasi.collection.models import Submission
from pondasi.collection.services import drafts
from pondasi.core.errors import NotPermitted
from pondasi.observations import selectors as observations
from pondasi.people.selectors import journal_of
from pondasi.programme import selectors as programme
from pondasi.programme import services as planning

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST_ROW = 9


def form(city: City, code: str = "siswa", year: int = 2024) -> bytes:
    return form_of(actor=city.producer_of(code), delivery=city.delivery(code, year)).content


def filled(content: bytes, change: Callable[[Worksheet], None] | None = None, year: int = 2024) -> bytes:
    """The form with the year's figures, saved by a program that calculates no formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for row, values in enumerate(figures(year).values(), FIRST_ROW):
        for column, value in enumerate(values, 3):
            sheet.cell(row, column).value = value
    if change:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(one: Submission) -> dict[tuple[str, ...], Decimal | str | None]:
    reading = one.reading
    assert reading.file is not None
    structure = observations.structure_of(one.delivery.dataset.code)
    return {o.key: o.value for o in observations.observations_in(reading.file, structure)}


def expected(year: int = 2024) -> dict[tuple[str, ...], Decimal]:
    """Every figure of the year with its totals."""
    found = {}
    for code, (male, female) in figures(year).items():
        found |= {(code, "L"): male, (code, "P"): female, (code, "_T"): male + female}
    for sex in ("L", "P", "_T"):
        found["64.71", sex] = sum(found[code, sex] for code in KECAMATAN)
    return {key: Decimal(value) for key, value in found.items()}


def codes_of(one: Submission) -> set[str]:
    return {finding.code for finding in collection.present_findings(one)}


def test_a_filled_form_is_accepted_whole_without_a_question(city: City) -> None:
    one = city.draft(content=filled(form(city)))
    assert read(one) == expected()
    assert one.reading.view["open_labels"] == []
    assert not codes_of(one)
    accepted = city.accepted(content=filled(form(city)))
    assert accepted.state == "accepted"


def test_only_those_who_fill_the_delivery_get_its_form(city: City) -> None:
    for name in ("other_producer", "steward", "verifier", "auditor", "stranger", "administrator"):
        with pytest.raises(NotPermitted):
            form_of(actor=city.people[name], delivery=city.delivery("siswa"))
    assert form_of(actor=city.producer, delivery=city.delivery("siswa")).name == "formulir-siswa-2024.xlsx"


def test_earlier_figures_stand_beside_only_where_the_steward_allows_it(city: City) -> None:
    city.accepted(year=2023, content=by_sex(2023))
    assert openpyxl.load_workbook(io.BytesIO(form(city))).worksheets[0].max_column == 6
    planning.show_past_in_form(actor=city.steward, dataset=programme.dataset("siswa"), shown=True)
    sheet = openpyxl.load_workbook(io.BytesIO(form(city))).worksheets[0]
    beside = [sheet.cell(FIRST_ROW, column) for column in (7, 8, 9)]
    assert [cell.value for cell in beside] == [*figures(2023)["64.71.01"], sum(figures(2023)["64.71.01"])]
    assert all(cell.protection.locked for cell in beside)
    assert not sheet.cell(FIRST_ROW, 3).protection.locked
    one = city.draft(content=filled(form(city)))
    assert read(one) == expected(), "only the period that is due is kept"
    assert not codes_of(one)
    planning.show_past_in_form(actor=city.steward, dataset=programme.dataset("siswa"), shown=False)
    assert openpyxl.load_workbook(io.BytesIO(form(city))).worksheets[0].max_column == 6


def test_changed_figures_of_the_past_are_told(city: City) -> None:
    city.accepted(year=2023, content=by_sex(2023))
    planning.show_past_in_form(actor=city.steward, dataset=programme.dataset("siswa"), shown=True)

    def change(sheet: Worksheet) -> None:
        sheet.cell(FIRST_ROW, 7).value = 9999

    one = city.draft(content=filled(form(city), change))
    assert codes_of(one) == {"form_past_changed"}
    assert read(one) == expected()


def test_the_steward_alone_decides_and_the_journal_knows(city: City) -> None:
    dataset = programme.dataset("siswa")
    for name in ("producer", "verifier", "administrator", "auditor", "stranger"):
        with pytest.raises(NotPermitted):
            planning.show_past_in_form(actor=city.people[name], dataset=dataset, shown=True)
    planning.show_past_in_form(actor=city.steward, dataset=dataset, shown=True)
    planning.show_past_in_form(actor=city.steward, dataset=dataset, shown=True)
    events = [entry.event for entry in journal_of("dataset", "siswa")]
    assert events.count("dataset.past_shown_in_form") == 1
    assert programme.dataset("siswa").past_in_form


@pytest.mark.parametrize(("code", "year"), [("siswa", 2023), ("penduduk", 2024)])
def test_the_form_of_something_else_is_told_as_such(city: City, code: str, year: int) -> None:
    one = city.draft(content=filled(form(city, code, year)))
    (finding,) = [one for one in collection.present_findings(one) if one.code == "form_unexpected"]
    assert finding.body["message"]["id"].startswith("Formulir ini untuk ")
    assert str(year) in finding.body["message"]["id"]


def test_a_name_that_was_changed_to_another_known_one_is_asked(city: City) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(FIRST_ROW, 1).value = "Balikpapan Barat"

    one = city.draft(content=filled(form(city), change))
    (question,) = one.reading.view["open_labels"]
    assert question["label"] == "Balikpapan Barat"
    assert {candidate["code"] for candidate in question["candidates"]} == {"64.71.01", "64.71.02"}
    assert ("64.71.01", "L") not in read(one)
    assert read(one)["64.71.02", "L"] == figures()["64.71.02"][0]
    answered = {"labels": {"Balikpapan Barat": "64.71.01"}}
    drafts.correct_reading(actor=city.producer, submission=one, change=lambda recipe, view: answered)
    work()
    assert read(city.now(one)) == expected()


def test_an_empty_form_holds_no_figures(city: City) -> None:
    one = city.draft(content=form(city))
    assert one.reading.file is None or not any(value is not None for value in read(one).values())


def test_a_form_is_neither_remembered_nor_read_as_something_remembered(city: City) -> None:
    city.accepted(year=2023, content=filled(form(city, year=2023), year=2023))
    assert collection.remembered(programme.dataset("siswa")) is None
    city.accepted(year=2024, content=by_sex(2024))
    one = city.draft(year=2025, content=filled(form(city, year=2025), year=2025))
    assert read(one) == expected(2025)
