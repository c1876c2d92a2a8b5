"""Kept bytes: once for each content, never lost while somebody needs them, swept when nobody does."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.rooms.city import City, work
from tests.rooms.workbooks import XLSX, by_sex

from pondasi.collection.services import drafts, readings
from pondasi.core.errors import InvalidInput
from pondasi.files import selectors, services
from pondasi.files.models import StoredFile


def _long_ago(path: Path) -> None:
    moment = (timezone.now() - timedelta(days=5)).timestamp()
    os.utime(path, (moment, moment))


def test_the_same_content_is_kept_once(db: None, home: Path) -> None:
    first = services.keep(content=b"sama", media_type="text/plain")
    assert services.keep(content=b"sama", media_type="text/plain") == first
    assert StoredFile.objects.count() == 1
    assert selectors.read_bytes(first) == b"sama"
    assert not list(home.rglob("*.part"))


def test_a_file_above_the_limit_is_not_left_behind(db: None, home: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.receive(chunks=iter([b"x" * 600_000] * 4), limit=2_000_000)
    assert "2 MB" in refused.value.sentence("id")
    assert list((home / "incoming").iterdir()) == []


def test_an_arrival_that_breaks_off_is_not_left_behind(db: None, home: Path) -> None:
    def chunks() -> object:
        yield b"x" * 1000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        services.receive(chunks=chunks(), limit=2_000_000)  # type: ignore[arg-type]
    assert list((home / "incoming").iterdir()) == []


def test_sweeping_takes_what_nobody_points_to(city: City) -> None:
    one = city.draft()
    lonely = services.keep(content=b"tidak dipakai", media_type="text/plain")
    fresh = services.keep(content=b"baru saja", media_type="text/plain")
    kept = {one.upload.file_id, one.reading.file_id, one.reading.sheet_id, fresh.pk}  # type: ignore[union-attr]
    StoredFile.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(days=5))
    assert services.sweep(now=timezone.now()) == 1
    assert set(StoredFile.objects.values_list("pk", flat=True)) == kept
    assert not selectors.path_of(lonely).exists()
    assert all(selectors.stored_path(pk).exists() for pk in kept)


def test_a_file_that_waits_for_days_is_read_all_the_same(city: City, home: Path) -> None:
    """The server was off over the weekend: what was handed to it before is there when it starts."""
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    incoming = services.receive(chunks=[by_sex(2024)], limit=1_000_000)
    drafts.upload(actor=city.producer, submission=one, name="a.xlsx", media_type=XLSX, incoming=incoming)
    _long_ago(selectors.incoming_path(incoming.token))
    services.sweep(now=timezone.now())
    readings.sweep_incoming(now=timezone.now())
    work()
    assert city.now(one).reading.count == 21


def test_sweeping_takes_uploads_broken_off_and_replaced(city: City, home: Path) -> None:
    one = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    tokens = []
    for year in (2023, 2024):
        incoming = services.receive(chunks=[by_sex(year)], limit=1_000_000)
        tokens.append(incoming.token)
        drafts.upload(actor=city.producer, submission=one, name="a.xlsx", media_type=XLSX, incoming=incoming)
    (home / "incoming" / "tmpabc.upload").write_bytes(b"x")
    assert readings.sweep_incoming(now=timezone.now()) == 0, "what has just arrived stays"
    for path in (home / "incoming").iterdir():
        _long_ago(path)
    assert readings.sweep_incoming(now=timezone.now()) == 2
    assert [path.name for path in (home / "incoming").iterdir()] == [tokens[1]]
