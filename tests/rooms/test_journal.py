"""The journal: sealed in order, proved whole, and every way of tampering shows."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import F
from tests.rooms.city import City

from pondasi.cli.journal import run_anchor, run_verify
from pondasi.core.errors import InvalidInput
from pondasi.people import journal
from pondasi.people.models import JournalEntry


def _record(number: int, reason: str = "") -> JournalEntry:
    return journal.record(
        actor=None, event="test.done", subject_kind="test", subject=str(number), facts={"n": number}, reason=reason
    )


@pytest.fixture
def chain(db: None) -> None:
    """Ten sealed entries."""
    for number in range(10):
        _record(number)
    assert journal.seal() == 10


def test_entries_wait_unsealed_and_are_reported(db: None) -> None:
    _record(1)
    assert journal.verify() == journal.Verification(sealed=0, unsealed=1)
    journal.seal()
    _record(2)
    assert journal.verify() == journal.Verification(sealed=1, unsealed=1)


def test_sealing_numbers_from_one_without_gaps_whatever_the_batches(db: None) -> None:
    for number in range(7):
        _record(number)
    assert [journal.seal(most=3) for _ in range(4)] == [3, 3, 1, 0]
    assert list(JournalEntry.objects.order_by("pk").values_list("sequence", flat=True)) == list(range(1, 8))
    assert journal.verify() == journal.Verification(sealed=7, unsealed=0)


def test_an_entry_falls_with_its_transaction(db: None) -> None:
    class Failed(Exception):
        pass

    with pytest.raises(Failed), transaction.atomic():
        _record(1)
        raise Failed
    assert JournalEntry.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"event": "test.undone"},
        {"subject": "other"},
        {"authority": "steward:1"},
        {"facts": {"n": 99}},
        {"reason_digest": "0" * 64},
        {"actor": "11111111-1111-4111-8111-111111111111"},
        {"subject_kind": "slice"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_entry_shows(chain: None, change: dict[str, object]) -> None:
    JournalEntry.objects.filter(sequence=4).update(**change)
    found = journal.verify()
    assert found.sealed == 3
    assert "entry 4 was changed" in found.fault


def test_a_changed_time_shows(chain: None) -> None:
    entry = JournalEntry.objects.get(sequence=4)
    JournalEntry.objects.filter(sequence=4).update(at=entry.at.replace(year=2020))
    assert "entry 4 was changed" in journal.verify().fault


def test_a_deleted_entry_in_the_middle_shows(chain: None) -> None:
    JournalEntry.objects.filter(sequence=5).delete()
    assert "entry 5 is missing" in journal.verify().fault


def test_a_deleted_entry_shows_also_when_the_rest_is_renumbered(chain: None) -> None:
    JournalEntry.objects.filter(sequence=5).delete()
    for sequence in range(6, 11):
        JournalEntry.objects.filter(sequence=sequence).update(sequence=F("sequence") - 1)
    assert "entry 5 was changed" in journal.verify().fault


def test_a_cut_tail_shows_against_an_anchor_only(chain: None) -> None:
    anchor = journal.head()
    JournalEntry.objects.filter(sequence__gt=8).delete()
    assert journal.verify().fault == ""
    assert "tail was cut" in journal.verify(anchor).fault


def test_a_rewritten_chain_shows_against_an_anchor(chain: None) -> None:
    anchor = journal.head()
    JournalEntry.objects.filter(sequence=4).update(event="test.undone")
    JournalEntry.objects.update(sequence=None, chain_hash="")
    journal.seal()
    assert journal.verify().fault == ""
    assert "rewritten" in journal.verify(anchor).fault


def test_an_old_anchor_holds_for_a_longer_chain(chain: None) -> None:
    anchor = journal.head()
    _record(11)
    journal.seal()
    assert journal.verify(anchor) == journal.Verification(sealed=11, unsealed=0)


def test_the_commands_anchor_and_verify(
    chain: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    _record(11)
    out = tmp_path / "anchor.json"
    assert run_anchor(Namespace(out=out)) == 0
    assert json.loads(out.read_text()) == {"sequence": 11, "hash": journal.head().chain_hash}
    assert run_verify(Namespace(anchor=out)) == 0
    assert "11" in capsys.readouterr().out
    JournalEntry.objects.filter(sequence=11).delete()
    assert run_verify(Namespace(anchor=out)) == 1
    assert run_verify(Namespace(anchor=None)) == 0
    out.write_text("{}")
    with pytest.raises(InvalidInput):
        run_verify(Namespace(anchor=out))


def test_reasons_are_kept_as_digests_and_people_as_ids(city: City) -> None:
    city.accepted("penduduk")
    _record(1, reason="Rahasia dapur")
    everything = " ".join(str(list(JournalEntry.objects.values_list())).split())
    assert "Rahasia" not in everything
    assert "Sudah dicek" not in everything
    for user in city.people.values():
        assert user.name not in everything
        assert user.email not in everything
    assert str(city.producer.public_id) in everything


def test_a_figure_is_walked_back_to_its_person(city: City) -> None:
    """Figure → slice → submission → journal → person: every step of the way is recorded."""
    one = city.accepted("penduduk")
    events = list(
        JournalEntry.objects.filter(subject=str(one.public_id)).order_by("pk").values_list("event", flat=True)
    )
    assert [event for event in events if not event.startswith("finding")] == [
        "submission.opened",
        "upload.received",
        "submission.handed_in",
        "submission.agency_check_begun",
        "submission.passed_by_agency",
        "submission.passed_by_steward",
        "submission.accepted",
    ]
    accepted = JournalEntry.objects.get(event="slice.accepted")
    assert accepted.facts["submission"] == str(one.public_id)
    assert accepted.actor == city.statistics.public_id
