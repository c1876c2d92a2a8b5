"""Lifecycles as tables, and every transition of a submission with its journal entry and notices."""

from __future__ import annotations

import pytest
from tests.rooms.city import City
from tests.rooms.workbooks import by_sex, figures

from pondasi.catalogue.lifecycle import RELEASE
from pondasi.collection.lifecycle import SUBMISSION
from pondasi.collection.models import Submission
from pondasi.collection.services import drafts, reviews
from pondasi.core.errors import InvalidInput, NotPermitted, WrongState
from pondasi.core.lifecycle import Lifecycle, State, Transition
from pondasi.core.values import Text
from pondasi.people.models import JournalEntry, Notice, RoleAssignment, User
from pondasi.people.roles import Role

HERE, THERE = State("here", Text("sini", "here"), "steward"), State("there", Text("sana", "there"))
GO = Transition("go", Text("Pergi", "Go"), ("here",), "there", "thing.gone")


@pytest.mark.parametrize("lifecycle", [SUBMISSION, RELEASE], ids=["submission", "release"])
def test_every_state_and_action_has_an_answer(lifecycle: Lifecycle) -> None:
    for state in lifecycle.states:
        for action, transition in lifecycle.transitions.items():
            if lifecycle.allows(state, action):
                assert lifecycle.check_transition(state, action) is transition
                assert transition.target in lifecycle.states
            else:
                with pytest.raises(WrongState) as refused:
                    lifecycle.check_transition(state, action)
                assert lifecycle.states[state].text.id in refused.value.sentence("id")
                assert lifecycle.states[state].text.en in refused.value.sentence("en")


@pytest.mark.parametrize("lifecycle", [SUBMISSION, RELEASE], ids=["submission", "release"])
def test_people_who_own_or_are_told_exist_as_roles(lifecycle: Lifecycle) -> None:
    roles = {role.value for role in Role}
    assert {state.owner for state in lifecycle.states.values()} <= roles | {""}
    assert {role for t in lifecycle.transitions.values() for role in t.notifies} <= roles


@pytest.mark.parametrize(
    ("states", "transitions", "complaint"),
    [
        ([HERE], [GO], "unknown states"),
        ([HERE, THERE, State("nowhere", Text("x", "x"))], [GO], "nothing leads to"),
        ([HERE, State("there", Text("sana", "there"), "steward")], [GO], "nobody can leave"),
        ([THERE], [], "unknown states"),
    ],
    ids=["unknown target", "unreachable", "dead end with an owner", "unknown start"],
)
def test_a_table_that_is_not_whole_is_refused(
    states: list[State], transitions: list[Transition], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Lifecycle(Text("benda", "thing"), "here", states, transitions)


def test_a_whole_table_is_taken() -> None:
    assert Lifecycle(Text("benda", "thing"), "here", [HERE, THERE], [GO]).check_transition("here", "go") is GO


WAYS = {
    "hand_in": ("siswa", "draft", "agency", True, "producer"),
    "hand_in_to_steward": ("posyandu", "draft", "steward", False, "other_producer"),
    "recall": ("siswa", "submitted", "agency", False, "producer"),
    "begin_agency_check": ("siswa", "submitted", "agency", False, "verifier"),
    "begin_steward_check": ("posyandu", "submitted", "steward", False, "steward"),
    "agency_return": ("siswa", "agency_check", "agency", False, "verifier"),
    "agency_pass": ("siswa", "agency_check", "agency", False, "verifier"),
    "refer_to_agency": ("siswa", "steward_check", "steward", False, "steward"),
    "steward_return": ("siswa", "steward_check", "agency", True, "steward"),
    "steward_forward": ("penduduk", "steward_check", "agency", True, "steward"),
    "steward_pass": ("siswa", "steward_check", "agency", True, "steward"),
    "statistics_return": ("penduduk", "statistics_office_check", "agency", True, "statistics"),
    "statistics_pass": ("penduduk", "statistics_office_check", "agency", True, "statistics"),
}
"""Transition → dataset, state before, first check, whether the agency has passed, and who does it."""


def test_no_transition_is_left_out() -> None:
    assert WAYS.keys() == SUBMISSION.transitions.keys()


def _do(action: str, actor: User, one: Submission) -> Submission:
    if action.startswith("hand_in"):
        return reviews.hand_in(actor=actor, submission=one)
    if action == "recall":
        return reviews.recall(actor=actor, submission=one)
    if action.startswith("begin"):
        return reviews.begin(actor=actor, submission=one)
    return reviews.decide(actor=actor, submission=one, action=action, comment="Angka sel C7 keliru.")


@pytest.mark.parametrize("action", WAYS)
def test_a_transition_is_journaled_and_told(city: City, action: str) -> None:
    code, state, first_check, passed, name = WAYS[action]
    one = city.draft(code)
    Submission.objects.filter(pk=one.pk).update(state=state, first_check=first_check, agency_passed=passed)
    Notice.objects.all().delete()
    actor, transition = city.people[name], SUBMISSION.transitions[action]
    before = JournalEntry.objects.count()

    after = _do(action, actor, city.now(one))

    assert city.now(one).state == after.state == transition.target
    entries = list(JournalEntry.objects.order_by("pk")[before:])
    entry = entries[-1]
    accepted = ["slice.accepted", "recipe.remembered"] if after.state == "accepted" else []
    assert [e.event for e in entries] == [*accepted, transition.event]
    assert entry.actor == actor.public_id
    assert entry.authority.split(":")[0] == RoleAssignment.objects.get(user=actor).role
    assert (entry.subject_kind, entry.subject) == ("submission", str(one.public_id))
    assert entry.facts == {"dataset": code, "period": "2024", "content": one.reading.content_hash}
    with_words = action not in {"hand_in", "hand_in_to_steward", "recall", "begin_agency_check", "begin_steward_check"}
    assert bool(entry.reason_digest) is with_words
    assert "C7" not in str(entry.facts)

    agency = one.delivery.dataset.producer
    roles = set(transition.notifies)
    if action == "recall":
        roles = {"agency_verifier"}  # it waited for the verifier, so nobody else needs to know
    told = {
        assignment.user_id
        for assignment in RoleAssignment.objects.filter(role__in=roles)
        if assignment.role not in {"producer", "agency_verifier", "head_of_agency"}
        or assignment.organisation_id == agency.pk
    } - {actor.pk}
    assert set(Notice.objects.values_list("recipient_id", flat=True)) == told
    for notice in Notice.objects.all():
        assert transition.notice.id in notice.text_id
        assert transition.notice.en in notice.text_en
        assert notice.path == f"/kiriman/{one.public_id}/"


def test_handing_in_twice_happens_once(city: City) -> None:
    one = city.handed_in()
    with pytest.raises(WrongState) as refused:
        reviews.hand_in(actor=city.producer, submission=one)
    assert "Diajukan" in refused.value.sentence("id")
    assert JournalEntry.objects.filter(event="submission.handed_in").count() == 1


def test_recall_only_before_somebody_begins(city: City) -> None:
    one = city.handed_in()
    assert reviews.recall(actor=city.producer, submission=one).state == "draft"
    reviews.hand_in(actor=city.producer, submission=one)
    reviews.begin(actor=city.verifier, submission=one)
    with pytest.raises(WrongState):
        reviews.recall(actor=city.producer, submission=one)


def test_an_agency_without_a_verifier_goes_straight_to_the_steward(city: City) -> None:
    one = city.handed_in("posyandu")
    assert one.first_check == "steward"
    with pytest.raises(WrongState):
        reviews.decide(actor=city.steward, submission=one, action="steward_pass")
    reviews.begin(actor=city.steward, submission=one)
    assert reviews.decide(actor=city.steward, submission=one, action="steward_pass").state == "accepted"


def test_a_disputed_error_goes_to_the_steward_then_to_the_agency_and_back(city: City) -> None:
    one = city.draft(content=by_sex(2024, wrong_total=90))
    disputed = one.findings.get(code="total_parts")
    assert (disputed.severity, disputed.answer) == ("error", "disputed")
    one = reviews.hand_in(actor=city.producer, submission=one)
    assert one.first_check == "steward"
    with pytest.raises(NotPermitted):
        reviews.begin(actor=city.verifier, submission=one)
    assert reviews.begin(actor=city.steward, submission=one).state == "steward_check"
    with pytest.raises(WrongState, match="verifier has not checked"):
        reviews.decide(actor=city.steward, submission=one, action="steward_pass")
    one = reviews.decide(actor=city.steward, submission=one, action="refer_to_agency")
    assert (one.state, one.first_check) == ("submitted", "agency")
    assert reviews.begin(actor=city.verifier, submission=one).state == "agency_check"
    assert reviews.decide(actor=city.verifier, submission=one, action="agency_pass").state == "steward_check"
    with pytest.raises(WrongState):
        reviews.decide(actor=city.verifier, submission=one, action="agency_pass")
    assert reviews.decide(actor=city.steward, submission=one, action="steward_pass").state == "accepted"


def test_an_error_without_a_dispute_blocks_handing_in(city: City) -> None:
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    city.fill(one, by_sex(2024, wrong_total=90))
    one.findings.update(answer="", reason="", answered_by=None, answered_at=None)
    with pytest.raises(InvalidInput) as refused:
        reviews.hand_in(actor=city.producer, submission=one)
    assert "diperbaiki dulu" in refused.value.sentence("id")
    assert city.now(one).state == "draft"


def test_the_statistics_office_returns_through_the_steward(city: City) -> None:
    one = city.pass_on(city.handed_in("penduduk"), "statistics_office_check")
    one = reviews.decide(actor=city.statistics, submission=one, action="statistics_return", comment="Cek kembali.")
    assert one.state == "steward_check"
    one = reviews.decide(actor=city.steward, submission=one, action="steward_return", comment="Mohon dicek.")
    assert one.state == "returned"
    with pytest.raises(InvalidInput, match="Nothing has changed"):
        reviews.hand_in(actor=city.producer, submission=one)
    city.look_again(one)
    reviews.hand_in(actor=city.producer, submission=one)
    assert city.pass_on(one).state == "accepted"


def test_a_page_that_shows_another_reading_hands_nothing_in(city: City) -> None:
    one = city.draft()
    seen = city.now(one).reading.done
    city.look_again(one)
    with pytest.raises(WrongState, match="changed since your page"):
        reviews.hand_in(actor=city.producer, submission=one, seen=seen)
    assert city.now(one).state == "draft"
    reviews.hand_in(actor=city.producer, submission=one, seen=city.now(one).reading.done)
    assert city.now(one).state == "submitted"


@pytest.mark.parametrize("cell", ["C 7", "7C", "sel C7", "ABCD1"])
def test_a_remark_names_a_cell_or_none(city: City, cell: str) -> None:
    one = city.pass_on(city.handed_in(), "agency_check")
    remarks = [{"cell": cell, "text": "Terlalu besar."}]
    with pytest.raises(InvalidInput, match="is no cell"):
        reviews.decide(actor=city.verifier, submission=one, action="agency_return", remarks=remarks)
    returned = reviews.decide(
        actor=city.verifier, submission=one, action="agency_return", remarks=[{"cell": " c7 ", "text": "Besar."}]
    )
    assert returned.reviews.get().remarks == [{"cell": "C7", "text": "Besar."}]


def test_priority_data_cannot_pass_the_statistics_office_by(city: City) -> None:
    priority = city.pass_on(city.handed_in("penduduk"), "steward_check")
    with pytest.raises(WrongState, match="statistics office first"):
        reviews.decide(actor=city.steward, submission=priority, action="steward_pass")
    ordinary = city.pass_on(city.handed_in("siswa"), "steward_check")
    with pytest.raises(WrongState, match="not priority"):
        reviews.decide(actor=city.steward, submission=ordinary, action="steward_forward")


@pytest.mark.parametrize("comment", ["", "   "])
def test_a_return_says_why(city: City, comment: str) -> None:
    one = city.pass_on(city.handed_in(), "agency_check")
    with pytest.raises(InvalidInput):
        reviews.decide(actor=city.verifier, submission=one, action="agency_return", comment=comment, remarks=[])
    remarks = [{"cell": "C7", "text": "Terlalu besar."}]
    returned = reviews.decide(actor=city.verifier, submission=one, action="agency_return", remarks=remarks)
    assert returned.state == "returned"
    assert returned.reviews.get().remarks == remarks


def test_an_unknown_decision_is_refused(city: City) -> None:
    one = city.handed_in()
    with pytest.raises(InvalidInput):
        reviews.decide(actor=city.steward, submission=one, action="hand_in")


def test_a_correction_after_acceptance_needs_a_reason_and_is_a_new_submission(city: City) -> None:
    first = city.accepted()
    with pytest.raises(InvalidInput):
        drafts.open_submission(actor=city.producer, delivery=first.delivery)
    changed = {**figures(2024), "64.71.01": (1500, 1400)}
    second = city.accepted(content=by_sex(2024, changed), reason="Satu sekolah terlewat.")
    assert second.pk != first.pk
    assert city.now(first).state == "accepted"
    opened = JournalEntry.objects.filter(event="submission.opened").last()
    assert opened is not None
    assert opened.reason_digest
    assert "sekolah" not in str(opened.facts)
