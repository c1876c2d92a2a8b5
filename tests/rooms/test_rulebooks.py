"""What a city decides about a dataset's rules: kept as versions, journalled, and heeded by the next reading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.rooms.city import City
from tests.rooms.workbooks import by_sex

from pondasi.collection import selectors as collection
from pondasi.core.checks import Bound, RatioIdentity, RuleBook, RuleChoice, SumIdentity
from pondasi.core.errors import NotPermitted, WrongState
from pondasi.core.values import Severity
from pondasi.people.models import User
from pondasi.people.selectors import journal_of
from pondasi.programme import selectors, services
from pondasi.programme.models import Dataset, RulebookVersion
from pondasi.standards.selectors import structure_value

WRONG = by_sex(2024, wrong_total=7)
OFF = RuleChoice(on=False)


def _decide(city: City, book: RuleBook, actor: User | None = None, seen: int | None = None) -> RulebookVersion | None:
    dataset = selectors.dataset("siswa")
    return services.set_rules(
        actor=actor or city.steward, dataset=dataset, what="total_parts", change=lambda _: book, seen=seen
    )


def _book(dataset: Dataset) -> RuleBook:
    return selectors.rulebook(structure_value(dataset.structure))


def _codes(city: City) -> dict[str, str]:
    return {one.code: one.severity for one in collection.present_findings(city.draft(content=WRONG))}


def test_a_dataset_without_decisions_has_the_general_rules(city: City) -> None:
    assert _book(selectors.dataset("siswa")) == RuleBook()
    assert _codes(city)["total_parts"] == "error"


def test_a_rule_that_is_off_is_not_asked(city: City) -> None:
    _decide(city, RuleBook({"total_parts": OFF}))
    assert "total_parts" not in _codes(city)


def test_another_severity_is_heeded(city: City) -> None:
    _decide(city, RuleBook({"total_parts": RuleChoice(severity=Severity.INFO)}))
    assert _codes(city)["total_parts"] == "info"


def test_other_datasets_keep_theirs(city: City) -> None:
    _decide(city, RuleBook({"total_parts": OFF}))
    assert _book(selectors.dataset("penduduk")) == RuleBook()


def test_everything_comes_back_exactly(city: City) -> None:
    book = RuleBook(
        choices={"total_parts": RuleChoice(severity=Severity.WARNING, parameters={"tolerance": Decimal("1.50")})},
        bounds=(Bound(Decimal(0), None), Bound(None, Decimal("99.5"), {"jenis-kelamin": "L"})),
        identities=(
            SumIdentity("jenis-kelamin", "_T", ("L", "P")),
            RatioIdentity("jenis-kelamin", "_T", "L", "P", Decimal(100)),
        ),
    )
    _decide(city, book)
    assert _book(selectors.dataset("siswa")) == book


def test_versions_stay_with_who_and_when_and_are_journalled(city: City) -> None:
    first = _decide(city, RuleBook({"total_parts": OFF}))
    _decide(city, RuleBook())
    versions = selectors.rulebook_versions(selectors.dataset("siswa"))
    assert [(one.number, one.made_by) for one in versions] == [(2, city.steward), (1, city.steward)]
    assert first is not None
    assert first.body["choices"].keys() == {"total_parts"}
    assert [e.facts for e in journal_of("dataset", "siswa") if e.event == "dataset.rules_set"] == [
        {"version": 1, "changed": "total_parts"},
        {"version": 2, "changed": "total_parts"},
    ]


def test_what_changes_nothing_makes_no_version(city: City) -> None:
    assert _decide(city, RuleBook()) is None
    assert not RulebookVersion.objects.exists()


def test_a_page_that_is_out_of_date_changes_nothing(city: City) -> None:
    _decide(city, RuleBook({"total_parts": OFF}), seen=0)
    with pytest.raises(WrongState):
        _decide(city, RuleBook(), seen=0)


def test_only_the_steward_decides(city: City) -> None:
    for other in (city.producer, city.verifier, city.administrator, city.auditor):
        with pytest.raises(NotPermitted):
            _decide(city, RuleBook({"total_parts": OFF}), actor=other)


def test_what_fits_no_longer_is_left_out_and_stops_nothing(city: City) -> None:
    kept = SumIdentity("jenis-kelamin", "_T", ("L", "P"))
    made = _decide(city, RuleBook({"total_parts": OFF}, identities=(kept,)))
    assert made is not None
    body = made.body
    body["identities"].append({**body["identities"][0], "result": "hilang"})
    body["choices"]["no_such_rule"] = body["choices"]["total_parts"]
    body["bounds"].append({"minimum": "1", "maximum": None, "where": {"lenyap": "x"}})
    RulebookVersion.objects.filter(pk=made.pk).update(body=body)
    assert _book(selectors.dataset("siswa")) == replace(RuleBook({"total_parts": OFF}), identities=(kept,))
    assert "total_parts" not in _codes(city)
