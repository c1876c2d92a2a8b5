"""How many queries a page makes: a fixed small number, however many rows there are, and none while it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.template.base import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.rooms.city import City
from tests.web.browsing import signed_in

from pondasi.catalogue.models import Release
from pondasi.collection.models import Submission
from pondasi.collection.services import reviews
from pondasi.core.values import Text
from pondasi.people import journal
from pondasi.people.models import JournalEntry
from pondasi.people.services import notify

FEW, MANY = 3, 12
MOST: dict[tuple[str, str], int] = {
    ("", "/"): 2,
    ("", "/data/"): 3,
    ("", "/data/?q=balikpapan"): 3,
    ("", "/rilis/"): 4,
    ("", "/data/siswa/"): 16,
    ("", "/data/siswa/edisi/1/"): 16,
    ("", "/data/siswa/edisi/1/unduh/csv/"): 2,
    ("", "/data/siswa/edisi/1/angka/?k=64.71.01&k=L&periode=2023"): 9,
    ("", "/data/siswa/edisi/1/kualitas/"): 4,
    ("", "/data/siswa/edisi/1/revisi/"): 4,
    ("", "/revisi/"): 4,
    ("steward", "/kualitas/"): 10,
    ("steward", "/temuan-kota/"): 10,
    ("", "/catatan/jangkar/"): 2,
    ("", "/aturan/"): 1,
    ("producer", "/tugas/"): 10,
    ("verifier", "/tugas/"): 10,
    ("head", "/tugas/"): 10,
    ("steward", "/tugas/"): 13,
    ("statistics", "/tugas/"): 10,
    ("auditor", "/tugas/"): 10,
    ("stranger", "/tugas/"): 10,
    ("producer", "/kotak-masuk/"): 9,
    ("producer", "DRAFT"): 16,
    ("producer", "DRAFT bacaan/"): 15,
    ("steward", "CHECKED"): 22,
    ("statistics", "ACCEPTED"): 22,
    ("steward", "CHECKED jejak/"): 9,
    ("steward", "/rilis/kelola/"): 13,
    ("steward", "/formulir/"): 8,
    ("steward", "/cara-baca/siswa/"): 14,
    ("steward", "/aturan-data/"): 8,
    ("steward", "/aturan-data/siswa/"): 15,
    ("auditor", "/catatan/"): 9,
}
"""Person and page → the most queries that it may make."""


@contextmanager
def _no_query_while_drawing() -> Iterator[list[str]]:
    """Collects the queries that a template makes after its context is complete."""
    found: list[str] = []
    drawing = 0

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if drawing:
            found.append(sql)
        return execute(sql, params, many, context)

    original = Template._render

    def render(self: Template, context: Any) -> Any:
        nonlocal drawing
        drawing += 1
        try:
            return original(self, context)
        finally:
            drawing -= 1

    Template._render = render
    try:
        with connection.execute_wrapper(watch):
            yield found
    finally:
        Template._render = original


class Pages:
    """A city with so many things of each kind, and the addresses of its pages."""

    def __init__(self, city: City) -> None:
        self.city = city
        for year in (2023, 2024):
            self.accepted = city.accepted("penduduk", year)
        city.accepted("siswa", 2023)
        city.released("siswa")
        city.accepted("siswa", 2024)
        city.released("siswa")
        self.draft = city.draft("siswa", 2025)
        self.checked = city.pass_on(city.handed_in("penduduk", 2025), "steward_check")
        self.number = 0

    def grow(self, until: int) -> None:
        """More datasets, releases, submissions in every state, slices, notices and journal entries."""
        for number in range(self.number, until):
            code = f"lain-{number}"
            self.city.dataset(code)
            self._copies(code)
            notify(recipients=[self.city.producer], text=Text("Kabar", "News"), path="/tugas/")
        journal.record(actor=self.city.producer, event="test.done", subject_kind="test", subject=str(until))
        self.number = until

    def _copies(self, code: str) -> None:
        made = []
        for year, state in ((2023, "submitted"), (2024, "steward_check"), (2025, "statistics_office_check")):
            one = Submission.objects.get(pk=self.checked.pk)
            reading, upload = one.reading, one.upload
            one.pk, one.public_id, one.delivery, one.state = None, uuid4(), self.city.delivery(code, year), state
            one.handed_in_by, one.handed_in_at = self.city.producer, timezone.now()
            one.upload = upload
            one._state.adding = True
            one.save()
            reading.pk, reading.submission = None, one
            reading._state.adding = True
            reading.save()
            made.append(one)
        release = Release.objects.filter(dataset__code="siswa", state="released").get()
        parts = list(release.parts.all())
        release.pk, release.public_id, release.dataset = None, uuid4(), made[0].delivery.dataset
        release.released_at = timezone.now() - timedelta(days=400)
        release._state.adding = True
        release.save()
        for part in parts:
            part.pk, part.release = None, release
            part._state.adding = True
            part.save()

    def address(self, page: str) -> str:
        names = {"DRAFT": self.draft, "CHECKED": self.checked, "ACCEPTED": self.accepted}
        first, _, rest = page.partition(" ")
        return f"/kiriman/{names[first].public_id}/{rest}" if first in names else page

    def count(self, who: str, page: str) -> tuple[int, list[str]]:
        client = signed_in(self.city.people[who]) if who else Client()
        client.get(self.address(page))
        with (
            CaptureQueriesContext(
                connection,
            ) as captured,
            _no_query_while_drawing() as drawn,
        ):
            response = client.get(self.address(page))
        assert response.status_code == 200, page
        return len(captured), drawn


def test_pages_make_few_queries_and_none_while_drawn(city: City) -> None:
    pages = Pages(city)
    pages.grow(FEW)
    few = {key: pages.count(*key) for key in MOST}
    pages.grow(MANY)
    many = {key: pages.count(*key) for key in MOST}
    table = "\n".join(f"{who or '-':12}{page:60}{few[who, page][0]:4}{many[who, page][0]:4}" for who, page in MOST)
    drawn = {key: [sql[:160] for sql in found] for key, (_, found) in (few | many).items() if found}
    assert drawn == {}, table
    assert {key: n for key, (n, _) in few.items()} == {key: n for key, (n, _) in many.items()}, table
    assert {key: n for key, (n, _) in many.items() if n > MOST[key]} == {}, table


def test_a_dataset_page_does_not_ask_for_each_slice(city: City) -> None:
    counts = []
    for year in (2023, 2024, 2025):
        city.accepted(year=year)
        city.released()
        with CaptureQueriesContext(connection) as captured:
            assert Client().get("/data/siswa/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]


def test_a_long_review_does_not_ask_for_each_step(city: City) -> None:
    one = city.pass_on(city.handed_in(), "steward_check")
    client = signed_in(city.steward)
    counts = []
    for _ in range(3):
        for page in ("", "jejak/"):
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/kiriman/{one.public_id}/{page}")
            counts.append((page, len(captured)))
        reviews.decide(actor=city.steward, submission=one, action="steward_return", comment="Mohon dicek.")
        city.look_again(one)
        reviews.hand_in(actor=city.producer, submission=one)
        city.pass_on(one, "steward_check")
    assert len(set(counts)) == 2, counts
    assert JournalEntry.objects.filter(subject=str(one.public_id)).count() > 12


def test_the_guard_sees_a_query_in_a_template(city: City) -> None:
    """Proves the tests above: a lazy queryset in a context is found."""
    from django.template import engines  # noqa: PLC0415 one use

    template = engines["django"].from_string("{% for one in lazy %}{{ one }}{% endfor %}")
    with _no_query_while_drawing() as drawn:
        template.render({"lazy": Release.objects.all()})
    assert len(drawn) == 1


@pytest.mark.parametrize("who", ["", "producer", "steward"])
def test_error_pages_are_drawn_without_queries(city: City, who: str) -> None:
    client = signed_in(city.people[who]) if who else Client()
    with _no_query_while_drawing() as drawn:
        assert client.get("/tidak/ada/").status_code == 404
    assert drawn == []
