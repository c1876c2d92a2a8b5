"""Answers written into the explained workbook are recognised when it is uploaded again."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.rooms.city import City, work
from tests.rooms.workbooks import by_sex

from pondasi.collection import selectors as collection
from pondasi.collection.explaining import explained_file
from pondasi.collection.models import RecordedFinding, Submission
from pondasi.collection.services import drafts
from pondasi.core.errors import NotPermitted, WrongState
from pondasi.files import services as files
from pondasi.people.selectors import journal_of

REASON = "Tujuh siswa belajar di luar kecamatan mana pun."


def _uploaded(city: City, content: bytes, name: str = "tabel.xlsx") -> Submission:
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    incoming = files.receive(chunks=[content], limit=10_000_000)
    drafts.upload(actor=city.producer, submission=one, name=name, media_type="", incoming=incoming)
    work()
    return city.now(one)


def _total(one: Submission) -> RecordedFinding:
    return next(finding for finding in collection.present_findings(one) if finding.code == "total_parts")


@pytest.fixture
def draft(city: City) -> Submission:
    return _uploaded(city, by_sex(2024, wrong_total=7))


def _answered(city: City, draft: Submission, kind: str, reason: str, mend: dict[str, int] | None = None) -> bytes:
    made = explained_file(actor=city.producer, submission=draft, spoken="id")
    assert made.name == "tabel (temuan).xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    sheet = book["Pondasi"]
    row = next(row for row in range(5, 30) if sheet.cell(row, 8).value == _total(draft).fingerprint)
    sheet.cell(row, 6).value, sheet.cell(row, 7).value = kind, reason
    for cell, value in (mend or {}).items():
        book["Tabel"][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_answer_in_the_workbook_is_kept_like_one_on_the_page(city: City, draft: Submission) -> None:
    now = _uploaded(city, _answered(city, draft, "Angkanya memang benar", REASON))
    finding = _total(now)
    assert (finding.answer, finding.reason, finding.answered_by) == ("disputed", REASON, city.producer)
    assert now.reading.view["answered_in_file"] == 1
    assert now.reading.content_hash == draft.reading.content_hash
    assert "finding.disputed" in [entry.event for entry in journal_of("submission", str(now.public_id))]


def test_cells_that_changed_meanwhile_are_read_as_usual(city: City, draft: Submission) -> None:
    total = openpyxl.load_workbook(io.BytesIO(by_sex(2024)))["Tabel"]["E10"].value
    now = _uploaded(city, _answered(city, draft, "Sudah diperbaiki", "", {"E10": total}))
    assert "total_parts" not in [finding.code for finding in collection.present_findings(now)]
    assert [one.answer for one in collection.mended_findings(now)] == ["corrected"]


def test_what_says_nothing_is_asked_again_on_the_page(city: City, draft: Submission) -> None:
    now = _uploaded(city, _answered(city, draft, "Angkanya memang benar", "ok"))
    assert (_total(now).answer, now.reading.view["answered_in_file"]) == ("", 0)


def test_a_later_answer_on_the_page_is_not_undone_by_reading_again(city: City, draft: Submission) -> None:
    now = _uploaded(city, _answered(city, draft, "Angkanya memang benar", REASON))
    RecordedFinding.objects.filter(pk=_total(now).pk).update(reason="Alasan yang lebih baik dari itu.")
    city.look_again(now)
    assert _total(now).reason == "Alasan yang lebih baik dari itu."


def test_only_those_who_may_see_it_get_the_file(city: City, draft: Submission) -> None:
    with pytest.raises(NotPermitted):
        explained_file(actor=city.other_producer, submission=draft, spoken="id")
    empty = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa", 2025))
    with pytest.raises(WrongState):
        explained_file(actor=city.producer, submission=city.now(empty), spoken="id")
