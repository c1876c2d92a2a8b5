"""Two people (or two workers) at the same moment, each with a connection of their own: exactly one wins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.rooms.city import City
from tests.rooms.workbooks import by_sex

from pondasi.catalogue.models import Release
from pondasi.catalogue.services import builds
from pondasi.catalogue.services import plans as releases
from pondasi.collection.models import Review, Submission
from pondasi.collection.selectors import due_readings
from pondasi.collection.services import drafts, readings, reviews
from pondasi.core.errors import PondasiError, WrongState
from pondasi.files import services as files
from pondasi.observations.models import Slice
from pondasi.people import journal
from pondasi.people.roles import Role
from pondasi.programme.selectors import dataset


def at_once(*acts: Callable[[], object]) -> list[Any]:
    """The results, or the errors, of doing all of these in threads that start together."""
    barrier = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def one(place: int, act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def while_uncommitted(first: Callable[[], object], second: Callable[[], object]) -> object:
    """What becomes of `second` when it begins while `first` is done but not committed."""
    results: list[Any] = []

    def other() -> None:
        try:
            results.append(second())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=other)
    with transaction.atomic():
        first()
        thread.start()
        thread.join(timeout=0.4)  # long enough to come to the lock; where it does not wait, it is done by then
    thread.join(timeout=60)
    return results[0]


def one_won(results: list[Any]) -> PondasiError:
    """The sentence that the other one got."""
    errors = [result for result in results if isinstance(result, Exception)]
    assert len(errors) == len(results) - 1, results
    assert all(isinstance(error, PondasiError) for error in errors), errors
    return errors[0]


def test_pass_and_return(lasting_city: City) -> None:
    city = lasting_city
    one = city.pass_on(city.handed_in(), "steward_check")
    other_steward = city.person("walidata2", Role.STEWARD, "kominfo")
    error = one_won(
        at_once(
            lambda: reviews.decide(actor=city.steward, submission=one, action="steward_pass"),
            lambda: reviews.decide(
                actor=other_steward, submission=one, action="steward_return", comment="Mohon dicek."
            ),
        )
    )
    assert isinstance(error, WrongState)
    assert "kiriman ini sedang" in error.sentence("id")
    assert Review.objects.filter(checker="steward").count() == 1
    assert Slice.objects.count() == (city.now(one).state == "accepted")


def test_accepting_twice_makes_one_slice(lasting_city: City) -> None:
    city = lasting_city
    one = city.pass_on(city.handed_in(), "steward_check")
    one_won(at_once(*[lambda: reviews.decide(actor=city.steward, submission=one, action="steward_pass")] * 3))
    assert Slice.objects.count() == 1


def test_handing_in_twice(lasting_city: City) -> None:
    city = lasting_city
    one = city.draft()
    one_won(at_once(*[lambda: reviews.hand_in(actor=city.producer, submission=one)] * 2))
    assert city.now(one).state == "submitted"


def test_recall_against_begin(lasting_city: City) -> None:
    city = lasting_city
    one = city.handed_in()
    one_won(
        at_once(
            lambda: reviews.recall(actor=city.producer, submission=one),
            lambda: reviews.begin(actor=city.verifier, submission=one),
        )
    )
    assert city.now(one).state in {"draft", "agency_check"}


def test_opening_the_same_delivery_gives_the_same_submission(lasting_city: City) -> None:
    city = lasting_city
    delivery = city.delivery("siswa")
    act = lambda: drafts.open_submission(actor=city.producer, delivery=delivery)  # noqa: E731 done several times
    assert while_uncommitted(act, act) == Submission.objects.get()
    results = at_once(act, act, act)
    assert results == [Submission.objects.get()] * 3


def test_planning_the_same_release(lasting_city: City) -> None:
    city = lasting_city
    city.accepted()
    act = lambda: releases.plan_release(actor=city.steward, dataset=dataset("siswa"))  # noqa: E731 done three times
    error = while_uncommitted(act, act)
    assert isinstance(error, WrongState), error
    assert "disiapkan" in error.sentence("id")
    assert Release.objects.count() == 1


def test_two_workers_read_one_file_once(lasting_city: City) -> None:
    city = lasting_city
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    incoming = files.receive(chunks=[by_sex(2024)], limit=1_000_000)
    drafts.upload(actor=city.producer, submission=one, name="a.xlsx", media_type="x", incoming=incoming)
    results = at_once(*[lambda: readings.read_next(now=timezone.now())] * 2)
    assert sorted(results) == [False, True]
    assert city.now(one).reading.is_ready


def test_two_workers_publish_once(lasting_city: City) -> None:
    city = lasting_city
    city.accepted()
    releases.plan_release(actor=city.steward, dataset=dataset("siswa"))
    assert builds.build_next(now=timezone.now())
    results = at_once(*[lambda: builds.publish_due(now=timezone.now())] * 2)
    assert not [result for result in results if isinstance(result, Exception)], results
    assert Release.objects.get().state == "released"
    assert journal.JournalEntry.objects.filter(event="release.released").count() == 1


def test_two_sealers_make_one_chain(lasting_city: City) -> None:
    results = at_once(*[journal.seal] * 3)
    assert not [result for result in results if isinstance(result, Exception)], results
    found = journal.verify()
    assert (found.fault, found.unsealed) == ("", 0)
    assert sum(results) == found.sealed > 20


def test_stale_objects_do_not_win(city: City) -> None:
    """Where the database allows one writer only, the second still holds what it read before."""
    one = city.pass_on(city.handed_in(), "steward_check")
    stale = Submission.objects.get(pk=one.pk)
    reviews.decide(actor=city.steward, submission=one, action="steward_return", comment="Mohon dicek.")
    assert stale.state == "steward_check"
    with pytest.raises(WrongState):
        reviews.decide(actor=city.steward, submission=stale, action="steward_pass")
    assert Slice.objects.count() == 0


def test_a_long_reading_is_not_taken_up_by_another_worker(
    lasting_city: City, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = lasting_city
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    incoming = files.receive(chunks=[by_sex(2024)], limit=1_000_000)
    drafts.upload(actor=city.producer, submission=one, name="a.xlsx", media_type="x", incoming=incoming)
    due_meanwhile: list[int] = []

    def check(case: Any) -> Any:
        due_meanwhile.append(due_readings(timezone.now()).count())
        return real(case)

    real = readings.checks.check
    monkeypatch.setattr(readings.checks, "check", check)
    long_ago = timezone.now() - timedelta(seconds=settings.PONDASI_LEASE_SECONDS + 60)
    assert readings.read_next(now=long_ago)
    assert due_meanwhile == [0]
    assert city.now(one).reading.is_ready
