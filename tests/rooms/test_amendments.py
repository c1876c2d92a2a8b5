"""Proposed corrections: accepted with a click, applied before the checks, taken back, and gone with the file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.rooms.city import City, work
from tests.rooms.workbooks import by_sex

from pondasi.collection import selectors as collection
from pondasi.collection.amending import Change, amended, in_force
from pondasi.collection.models import Amendment, RecordedFinding, Submission
from pondasi.collection.services import amendments, reviews
from pondasi.core.errors import InvalidInput, NotPermitted, WrongState
from pondasi.core.values import Observation, Period, Place, Role, Status, Table
from pondasi.observations import selectors as observations
from pondasi.people.selectors import journal_of
from pondasi.standards import selectors as standards

WRONG = by_sex(2024, wrong_total=7)
"""The city's total, in E10, is seven too large."""
CELL = "E10"


@pytest.fixture
def draft(city: City) -> Submission:
    """A draft in which a finding about the total proposes the sum of its parts."""
    one = city.draft(content=WRONG)
    finding = _finding(one)
    read = _figure(one)
    right = {"sheet": "Tabel", "cell": CELL, "raw": read.raw, "before": read.digits, "value": str(int(read.digits) - 7)}
    finding.body["proposals"] = [right]
    finding.save(update_fields=["body"])
    return city.now(one)


def _finding(one: Submission) -> RecordedFinding:
    return next(finding for finding in collection.present_findings(one) if finding.code == "total_parts")


def _figure(one: Submission) -> Observation:
    structure = standards.structure_value(one.delivery.dataset.structure)
    return next(o for o in observations.observations_in(one.reading.file, structure) if o.place.cell == CELL)


def _accept(city: City, one: Submission, cell: str = CELL) -> None:
    amendments.accept(actor=city.producer, submission=one, fingerprint=_finding(one).fingerprint, cell=cell)
    work()


def test_accepting_mends_the_table_and_leaves_the_file(city: City, draft: Submission) -> None:
    before = _figure(draft)
    _accept(city, draft)
    now = city.now(draft)
    assert _figure(now).value == before.value - 7
    assert (_figure(now).raw, now.upload.sha256) == (before.raw, draft.upload.sha256)
    assert "total_parts" not in [finding.code for finding in collection.present_findings(now)]
    assert [mended.answer for mended in collection.mended_findings(now)] == ["corrected"]
    assert now.reading.view["amended"] == [CELL]
    assert now.reading.content_hash != draft.reading.content_hash


def test_it_can_be_taken_back(city: City, draft: Submission) -> None:
    _accept(city, draft)
    (made,) = collection.amendments(draft)
    amendments.take_back(actor=city.producer, submission=draft, key=made.pk)
    work()
    now = city.now(draft)
    assert (collection.amendments(now), now.reading.content_hash) == ([], draft.reading.content_hash)
    assert _finding(now).answer == ""
    assert collection.blockers(now) != []


def test_both_steps_are_in_the_journal_with_the_figures(city: City, draft: Submission) -> None:
    _accept(city, draft)
    (made,) = collection.amendments(draft)
    amendments.take_back(actor=city.producer, submission=draft, key=made.pk)
    entries = {entry.event: entry.facts for entry in journal_of("submission", str(draft.public_id))}
    read = _figure(draft).digits
    expected = {"sheet": "Tabel", "cell": CELL, "read": read, "amended": made.value, "finding": "total_parts"}
    assert entries["amendment.accepted"] == entries["amendment.taken_back"] == expected


def test_it_goes_when_another_file_takes_the_place(city: City, draft: Submission) -> None:
    _accept(city, draft)
    city.fill(draft, by_sex(2024, wrong_total=8))
    assert collection.amendments(city.now(draft)) == []
    assert "total_parts" in [finding.code for finding in collection.present_findings(draft)]


def test_the_same_file_again_keeps_it(city: City, draft: Submission) -> None:
    _accept(city, draft)
    city.fill(draft, WRONG)
    assert len(collection.amendments(city.now(draft))) == 1


def test_it_reaches_what_is_accepted_and_its_trail(city: City, draft: Submission) -> None:
    _accept(city, draft)
    city.answer(draft)
    accepted = city.pass_on(reviews.hand_in(actor=city.producer, submission=city.now(draft)))
    slice_ = observations.vintage("siswa")["2024"]
    figure = next(o for o in observations.observations_of(slice_) if o.place.cell == CELL)
    amendment = collection.amendment_of(accepted, figure.place.sheet, figure.place.cell)
    assert amendment is not None
    assert (amendment.value, amendment.made_by) == (figure.digits, city.producer)


def test_a_cell_without_proposal_is_refused(city: City, draft: Submission) -> None:
    with pytest.raises(InvalidInput):
        _accept(city, draft, "C4")


def test_only_the_producer_and_only_while_it_may_be_edited(city: City, draft: Submission) -> None:
    finding = _finding(draft)
    for stranger in (city.steward, city.other_producer):
        with pytest.raises(NotPermitted):
            amendments.accept(actor=stranger, submission=draft, fingerprint=finding.fingerprint)
    reviews.hand_in(actor=city.producer, submission=draft)
    with pytest.raises(WrongState):
        amendments.accept(actor=city.producer, submission=draft, fingerprint=finding.fingerprint)
    assert not Amendment.objects.exists()


def test_a_change_holds_only_while_the_cell_is_read_as_then() -> None:
    place = Place("Tabel", "C4")
    one = Observation(("a",), Period.parse("2024"), Decimal(12), "12", Status.OK, Role.DATA, place)
    blank = Observation(("b",), Period.parse("2024"), None, "-", Status.MISSING, Role.DATA, Place("Tabel", "C5"))
    table = Table((), (one, blank))
    changes = {place: Change("12", Decimal(21)), blank.place: Change("", Decimal(5))}
    assert [o.value for o in amended(table, changes).observations] == [Decimal(21), Decimal(5)]
    assert amended(table, changes).observations[1].status is Status.OK
    other = {place: Change("12000", Decimal(21000))}
    assert (amended(table, other).observations, in_force(table, other)) == (table.observations, frozenset())
