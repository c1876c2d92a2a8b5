"""Every cell of `docs/permissions.md`: role × action × state, done or refused as the page says, for strangers too.

The page is the truth here: roles, states and transitions are read from it (and the transitions' states from
`docs/lifecycles.md`), and every one is tried against the services.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from tests.rooms.city import City
from tests.rooms.workbooks import XLSX

from pondasi.catalogue import permissions as catalogue_permissions
from pondasi.catalogue.models import Release
from pondasi.catalogue.services import plans as releases
from pondasi.collection import permissions as collection_permissions
from pondasi.collection.models import RecordedFinding, Submission
from pondasi.collection.services import answers, drafts, recipes, reviews
from pondasi.core.errors import NotPermitted, WrongState
from pondasi.files.services import Incoming
from pondasi.people import permissions
from pondasi.people.models import Organisation, RoleAssignment, User
from pondasi.people.roles import Role
from pondasi.programme import permissions as programme_permissions

DOCS = Path(__file__).parents[2] / "docs"
VARIANTS = ("own", "elsewhere", "ended", "not_yet")
"""Whose role it is: of the dataset's agency, of another agency, ended yesterday, or from tomorrow on."""
Outcome = str
DONE, REFUSED, NOT_NOW = "done", "not permitted", "wrong state"


@dataclass(frozen=True)
class Row:
    """A row of the matrix: the mark of each role, and the states ("any" for all)."""

    marks: dict[str, str]
    states: frozenset[str]

    def allows(self, role: str, variant: str) -> bool:
        """Whether a holder of the role in this variant may; ○ is for the own agency only, ● for the whole city."""
        mark = self.marks.get(role, "")
        return variant in {"○": ("own",), "●": ("own", "elsewhere")}.get(mark, ())


def _tables(page: str) -> list[list[list[str]]]:
    found: list[list[list[str]]] = [[]]
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not re.fullmatch(r"-+", cells[0].strip()):
                found[-1].append(cells)
        elif found[-1]:
            found.append([])
    return [table for table in found if table]


def _words(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"`(\w+)`", cell))


_MATRIX, _ASKS = _tables("permissions.md")
ROLES = _MATRIX[0][1:-1]
MATRIX = {
    row[0].strip("`"): Row(dict(zip(ROLES, row[1:-1], strict=True)), _words(row[-1]) or frozenset({"any"}))
    for row in _MATRIX[1:]
}
ASKS = {row[0].strip("`"): row[1].strip("`") for row in _ASKS[1:]}
_SUBMISSION_STATES, _SUBMISSION_ACTIONS, _RELEASE_STATES, _RELEASE_ACTIONS, *_ = _tables("lifecycles.md")
STATES = [row[0].strip("`") for row in _SUBMISSION_STATES[1:]]
RELEASE_STATES = [row[0].strip("`") for row in _RELEASE_STATES[1:]]
SOURCES = {row[0].strip("`"): (_words(row[2]), row[3].strip("`")) for row in _SUBMISSION_ACTIONS[1:]}
RELEASE_SOURCES = {row[0].strip("`"): _words(row[2]) for row in _RELEASE_ACTIONS[1:]}


def test_the_page_knows_every_role_policy_transition_and_state() -> None:
    assert [*(role.value for role in Role), "stranger"] == ROLES
    declared = (
        *collection_permissions.policies(),
        *catalogue_permissions.policies(),
        *programme_permissions.policies(),
        *permissions.policies(),
    )
    assert sorted(MATRIX) == sorted(policy.action for policy in declared)
    assert ASKS.keys() == SOURCES.keys()
    assert all(mark == "" for row in MATRIX.values() for role, mark in row.marks.items() if role == "stranger")
    for policy in set(ASKS.values()):
        union = frozenset().union(*(SOURCES[action][0] for action, asked in ASKS.items() if asked == policy))
        assert MATRIX[policy].states == union, policy


@dataclass(frozen=True)
class Person:
    """Somebody with one role in one variant, or with none at all."""

    role: str
    variant: str
    user: User


@pytest.fixture
def crowd(city: City) -> list[Person]:
    """Every role in every variant, and the stranger."""
    own, other = city.organisations["didik"], city.organisations["sehat"]
    today = timezone.localdate()
    found = [Person("stranger", "own", city.stranger)]
    for role in Role:
        for variant in VARIANTS:
            user = User.objects.create(email=f"{role.value}.{variant}@kota.test", name=variant)
            RoleAssignment.objects.create(
                user=user,
                role=role,
                organisation=other if variant == "elsewhere" else own,
                ends_on=today - timedelta(days=1) if variant == "ended" else None,
                starts_on=today + timedelta(days=1) if variant == "not_yet" else None,
            )
            found.append(Person(role.value, variant, User.objects.get(pk=user.pk)))
    return found


class _Undo(Exception):
    pass


def _tried(act: Callable[[], object]) -> Outcome:
    """What became of it; nothing of it stays."""
    outcome = DONE
    try:
        with transaction.atomic():
            try:
                act()
            except NotPermitted:
                outcome = REFUSED
            except WrongState:
                outcome = NOT_NOW
            raise _Undo
    except _Undo:
        return outcome


def _set(one: Submission, state: str, **fields: object) -> Submission:
    Submission.objects.filter(pk=one.pk).update(state=state, **fields)
    return Submission.objects.select_related("delivery__dataset__producer").get(pk=one.pk)


def _expected(row: Row, person: Person, in_time: bool) -> Outcome:
    if not row.allows(person.role, person.variant):
        return REFUSED
    return DONE if in_time else NOT_NOW


def _differences(cells: Iterator[tuple[str, Outcome, Outcome]]) -> list[str]:
    tried = list(cells)
    assert len(tried) > 50
    assert {expected for _, expected, _ in tried} >= {DONE, REFUSED}
    return [f"{name}: expected {expected}, was {was}" for name, expected, was in tried if expected != was]


@pytest.mark.parametrize("code", ["siswa", "penduduk"])
def test_seeing_a_submission(city: City, crowd: list[Person], code: str) -> None:
    one = city.draft(code)
    rows = [("view_draft", True), ("view_submission", True), ("view_priority_submission", code == "penduduk")]

    def cells() -> Iterator[tuple[str, Outcome, Outcome]]:
        for state in STATES:
            stands = _set(one, state)
            valid = [MATRIX[action] for action, holds in rows if holds and state in MATRIX[action].states]
            for person in crowd:
                may = any(row.allows(person.role, person.variant) for row in valid)
                was = _tried(lambda p=person, s=stands: collection_permissions.check_view(p.user, s))  # type: ignore[misc]
                assert collection_permissions.can_view(person.user, stands) is (was == DONE)
                yield f"{person.role} ({person.variant}) sees {state}", DONE if may else REFUSED, was

    assert _differences(cells()) == []


def _edits(one: Submission) -> dict[str, Callable[[User], object]]:
    fingerprint = RecordedFinding.objects.create(
        submission=one, fingerprint="f" * 32, code="change_past", severity="warning", body={}
    ).fingerprint
    incoming = Incoming("0" * 32, "a" * 64, 10)
    return {
        "upload": lambda actor: drafts.upload(
            actor=actor, submission=one, name="a.xlsx", media_type=XLSX, incoming=incoming
        ),
        "correct": lambda actor: drafts.correct_reading(actor=actor, submission=one, change=lambda recipe, view: {}),
        "answer": lambda actor: answers.answer_finding(
            actor=actor, submission=one, fingerprint=fingerprint, reason="Memang benar."
        ),
    }


def test_filling_a_submission(city: City, crowd: list[Person]) -> None:
    one = city.draft()
    row, edits = MATRIX["edit_submission"], _edits(one)

    def cells() -> Iterator[tuple[str, Outcome, Outcome]]:
        for state in STATES:
            _set(one, state)
            for person in crowd:
                for name, edit in edits.items():
                    was = _tried(lambda e=edit, p=person: e(p.user))  # type: ignore[misc]
                    expected = _expected(row, person, state in row.states)
                    yield f"{person.role} ({person.variant}) {name} in {state}", expected, was

    assert _differences(cells()) == []


def test_opening_a_submission(city: City, crowd: list[Person]) -> None:
    row, delivery = MATRIX["edit_submission"], city.delivery("siswa")
    for person in crowd:
        was = _tried(lambda p=person: drafts.open_submission(actor=p.user, delivery=delivery))  # type: ignore[misc]
        assert was == _expected(row, person, in_time=True), person


def _act(one: Submission, action: str, actor: User) -> Submission:
    if action in {"hand_in", "hand_in_to_steward"}:
        return reviews.hand_in(actor=actor, submission=one)
    if action == "recall":
        return reviews.recall(actor=actor, submission=one)
    if action.startswith("begin"):
        return reviews.begin(actor=actor, submission=one)
    return reviews.decide(actor=actor, submission=one, action=action, comment="Mohon dicek.")


def _for_action(city: City, action: str) -> Submission:
    """A submission for which only person and state decide: its dataset and agency ask for this very transition."""
    code = "penduduk" if action in {"steward_forward", "statistics_return", "statistics_pass"} else "siswa"
    one = city.draft(code)
    fields: dict[str, object] = {"agency_passed": action != "refer_to_agency"}
    fields["first_check"] = "steward" if action == "begin_steward_check" else "agency"
    Submission.objects.filter(pk=one.pk).update(**fields)
    if action == "hand_in_to_steward":
        RoleAssignment.objects.filter(role=Role.AGENCY_VERIFIER).delete()
    return one


@pytest.mark.parametrize("action", sorted(SOURCES))
def test_every_transition(city: City, crowd: list[Person], action: str) -> None:
    one = _for_action(city, action)
    if action == "hand_in_to_steward":  # no verifier is left, so there is none in the crowd either
        crowd = [person for person in crowd if person.role != "agency_verifier"]
    row, (sources, target) = MATRIX[ASKS[action]], SOURCES[action]

    def cells() -> Iterator[tuple[str, Outcome, Outcome]]:
        for state in STATES:
            stands = _set(one, state)
            for person in crowd:
                reached: list[str] = []
                was = _tried(
                    lambda s=stands, p=person, r=reached: r.append(_act(s, action, p.user).state)  # type: ignore[misc]
                )
                assert reached in ([], [target])
                shown = collection_permissions.can_transition(person.user, stands, action)
                assert shown is row.allows(person.role, person.variant)
                yield (
                    f"{person.role} ({person.variant}) {action} from {state}",
                    _expected(row, person, state in sources),
                    was,
                )

    assert _differences(cells()) == []


def test_releasing_and_withdrawing(city: City, crowd: list[Person]) -> None:
    city.accepted()
    release = city.released()
    city.accepted(year=2025)
    dataset = release.dataset

    def cells() -> Iterator[tuple[str, Outcome, Outcome]]:
        for state in RELEASE_STATES:
            Release.objects.filter(pk=release.pk).update(state=state)
            for person in crowd:
                name = f"{person.role} ({person.variant}) with a release that is {state}"
                was = _tried(lambda p=person: releases.plan_release(actor=p.user, dataset=dataset))  # type: ignore[misc]
                expected = _expected(MATRIX["release"], person, state not in {"planned", "embargoed"})
                yield f"release by {name}", expected, was
                was = _tried(
                    lambda p=person: releases.withdraw(actor=p.user, release=release, reason="Salah.")  # type: ignore[misc]
                )
                expected = _expected(MATRIX["withdraw_release"], person, state in RELEASE_SOURCES["withdraw"])
                yield f"withdrawal by {name}", expected, was

    assert MATRIX["release"].states == MATRIX["withdraw_release"].states == frozenset({"any"})
    assert _differences(cells()) == []


@pytest.mark.parametrize(
    ("action", "policy"),
    [
        ("trace_figure", catalogue_permissions.TRACE),
        ("view_city_findings", catalogue_permissions.VIEW_CITY),
        ("explain_city_finding", catalogue_permissions.EXPLAIN),
        ("set_form", programme_permissions.SET_FORM),
        ("set_rules", programme_permissions.SET_RULES),
        ("read_journal", permissions.READ_JOURNAL),
    ],
)
def test_reading_what_is_not_for_all(city: City, crowd: list[Person], action: str, policy: permissions.Policy) -> None:
    producer: Organisation = city.organisations["didik"]
    for person in crowd:
        was = _tried(lambda p=person: permissions.check(policy, p.user, producer))  # type: ignore[misc]
        assert was == _expected(MATRIX[action], person, in_time=True), person
        assert permissions.can(policy, person.user, producer) is (was == DONE)


def test_seeing_and_editing_how_files_are_read(city: City, crowd: list[Person]) -> None:
    dataset = city.accepted().delivery.dataset
    content = b'{"labels": {"Kota": "64.71.06"}}'
    for person in crowd:
        was = _tried(lambda p=person: collection_permissions.check_view_recipe(p.user, dataset))  # type: ignore[misc]
        assert was == _expected(MATRIX["view_recipe"], person, in_time=True), person
        assert collection_permissions.can_view_recipe(person.user, dataset) is (was == DONE)
        was = _tried(
            lambda p=person: recipes.import_recipe(actor=p.user, dataset=dataset, content=content)  # type: ignore[misc]
        )
        assert was == _expected(MATRIX["edit_recipe"], person, in_time=True), person
        assert collection_permissions.can_edit_recipe(person.user, dataset) is (was == DONE)
        was = _tried(
            lambda p=person: recipes.forget_part(actor=p.user, dataset=dataset, part="label-x")  # type: ignore[misc]
        )
        assert was == (NOT_NOW if MATRIX["edit_recipe"].allows(person.role, person.variant) else REFUSED), person


def test_one_person_with_two_roles_acts_on_the_right_authority(city: City) -> None:
    user = city.producer
    RoleAssignment.objects.create(user=user, role=Role.STEWARD, organisation=city.organisations["kominfo"])
    both = User.objects.get(pk=user.pk)
    delivery = city.delivery("siswa")
    assert collection_permissions.check_edit(both, delivery).startswith("producer:")
    assert catalogue_permissions.check_release(both).startswith("steward:")


def test_the_page_is_not_empty() -> None:
    assert len(MATRIX) > 12
    assert len(SOURCES) == 13
    assert len(STATES) == 7
    assert len(RELEASE_STATES) == 5
