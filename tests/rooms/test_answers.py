"""The officer's answers to findings: what may be chosen, what it settles, and that the next year remembers it."""

from __future__ import annotations

import pytest
from tests.rooms.city import City, work
from tests.rooms.workbooks import by_sex, figures

from pondasi.collection import selectors as collection
from pondasi.collection.models import RecordedFinding, Submission
from pondasi.collection.services import answers, drafts, reviews
from pondasi.core.errors import InvalidInput
from pondasi.core.values import AnswerKind
from pondasi.files import services as files
from pondasi.people.selectors import journal_of

AGAIN = by_sex(2024, figures(2023))
"""The figures of 2023 under the heading of 2024."""


def _unanswered(city: City, content: bytes = AGAIN, year: int = 2024) -> Submission:
    actor = city.producer
    one = drafts.open_submission(actor=actor, delivery=city.delivery("siswa", year))
    incoming = files.receive(chunks=[content], limit=10_000_000)
    drafts.upload(actor=actor, submission=one, name="tabel.xlsx", media_type="", incoming=incoming)
    work()
    return city.now(one)


def _equal(one: Submission) -> RecordedFinding:
    (found,) = [finding for finding in collection.present_findings(one) if finding.code.startswith("copied")]
    return found


def _answer(city: City, one: Submission, kind: AnswerKind, reason: str = "") -> RecordedFinding:
    return answers.answer_finding(
        actor=city.producer, submission=one, fingerprint=_equal(one).fingerprint, reason=reason, kind=kind
    )


@pytest.fixture
def again(city: City) -> Submission:
    """A draft whose figures are those of the year before."""
    city.accepted(year=2023)
    return _unanswered(city)


def test_equal_figures_offer_four_answers(again: Submission) -> None:
    assert _equal(again).kinds == ("unchanged", "not_collected", "wrong_file", "corrected")


def test_unchanged_needs_a_reason_and_not_collected_none(city: City, again: Submission) -> None:
    with pytest.raises(InvalidInput):
        _answer(city, again, AnswerKind.UNCHANGED)
    _answer(city, again, AnswerKind.NOT_COLLECTED)
    assert collection.blockers(city.now(again)) == []


@pytest.mark.parametrize("kind", [AnswerKind.WRONG_FILE, AnswerKind.CORRECTED])
def test_what_promises_other_figures_settles_nothing_yet(city: City, again: Submission, kind: AnswerKind) -> None:
    _answer(city, again, kind)
    assert collection.blockers(city.now(again)) != []
    city.fill(again, by_sex(2024))
    assert collection.blockers(city.now(again)) == []
    (mended,) = collection.mended_findings(city.now(again))
    assert mended.answer == kind


def test_the_kind_is_journalled(city: City, again: Submission) -> None:
    _answer(city, again, AnswerKind.NOT_COLLECTED)
    assert "finding.not_collected" in [entry.event for entry in journal_of("submission", str(again.public_id))]


def test_an_answer_for_other_findings_is_refused(city: City, again: Submission) -> None:
    with pytest.raises(InvalidInput):
        _answer(city, again, AnswerKind.DISPUTED, "Angka ini memang benar.")


def test_the_answer_stays_with_what_was_accepted(city: City, again: Submission) -> None:
    _answer(city, again, AnswerKind.UNCHANGED, "Sekolahnya menutup pendaftaran tahun ini.")
    reviews.hand_in(actor=city.producer, submission=again)
    accepted = city.pass_on(again)
    (kept,) = collection.answered_findings([str(accepted.public_id)])
    assert (kept.answer, kept.reason) == ("unchanged", "Sekolahnya menutup pendaftaran tahun ini.")


def test_last_years_answer_informs_this_year(city: City) -> None:
    first = _unanswered(city, by_sex(2024, wrong_total=7))
    (finding,) = [one for one in collection.present_findings(first) if one.code == "total_parts"]
    reason = "Tujuh siswa belajar di luar kecamatan mana pun."
    answers.answer_finding(actor=city.producer, submission=first, fingerprint=finding.fingerprint, reason=reason)
    city.answer(first)
    city.pass_on(reviews.hand_in(actor=city.producer, submission=first))
    later = _unanswered(city, by_sex(2025, wrong_total=7), 2025)
    again = [one for one in collection.present_findings(later) if one.code == "total_parts"]
    before = collection.earlier_answers(later, again)[again[0].pk]
    assert (before.reason, before.answer, before.submission.delivery.period) == (reason, "disputed", "2024")


def test_answers_about_other_rows_or_given_in_a_draft_do_not_inform(city: City, again: Submission) -> None:
    _answer(city, again, AnswerKind.NOT_COLLECTED)
    other = RecordedFinding(code=_equal(again).code, body={"rows": [{"id": "Kecamatan lain"}]}, pk=1)
    later = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa", 2025))
    same = RecordedFinding(code=_equal(again).code, body=_equal(again).body, pk=2)
    assert collection.earlier_answers(later, [other, same]) == {}
