"""Writes: receive, keep, discard, sweep. Bytes are on disk (and synced) before a row says so."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text
from pondasi.files.models import StoredFile
from pondasi.files.selectors import incoming_path, reference_count, stored_path


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that has arrived: the token that finds it again, its SHA-256 and its size in bytes."""

    token: str
    sha256: str
    size: int


def receive(*, chunks: Iterable[bytes], limit: int) -> Incoming:
    """Write an arriving file aside, hashing as it comes; raises InvalidInput above `limit` bytes and keeps nothing."""
    token = secrets.token_hex(16)
    path = incoming_path(token)
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("wb") as out:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise too_large(limit)
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Incoming(token, digest.hexdigest(), size)


def too_large(limit: int) -> InvalidInput:
    """The error for a file above the limit (bytes)."""
    megabytes = limit // 1_000_000
    return InvalidInput(
        Text("Berkas ini lebih besar dari {limit} MB.", "This file is larger than {limit} MB.").fill(limit=megabytes),
        Text(
            "Simpan hanya lembar yang berisi tabelnya ke berkas baru, lalu unggah berkas itu.",
            "Save only the sheet that holds the table to a new file and upload that.",
        ),
    )


def keep_incoming(*, token: str, media_type: str) -> StoredFile:
    """Keep an incoming file under its hash. Safe to repeat after a crash as long as the incoming file is there."""
    path = incoming_path(token)
    return keep(content=path, media_type=media_type)


def discard_incoming(*, token: str) -> None:
    """Forget an incoming file: it was kept, or it must not be."""
    incoming_path(token).unlink(missing_ok=True)


def keep(*, content: bytes | Path, media_type: str) -> StoredFile:
    """Keep bytes (or a file's bytes) under their SHA-256; the same content is kept once."""
    data = content.read_bytes() if isinstance(content, Path) else content
    sha256 = hashlib.sha256(data).hexdigest()
    path = stored_path(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        with partial.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
    file, created = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": media_type, "created_at": timezone.now()}
    )
    if not created:  # nobody may need it yet: it starts its day of grace anew
        StoredFile.objects.filter(pk=file.pk).update(created_at=timezone.now())
    return file


def sweep(*, now: datetime, older_than: timedelta = timedelta(days=1)) -> int:
    """Remove stored files that have been there for a while and that no row points to."""
    removed = 0
    for file in list(StoredFile.objects.filter(created_at__lt=now - older_than)):
        if reference_count(file) == 0:
            path = stored_path(file.sha256)
            file.delete()
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def sweep_incoming(*, waiting: Collection[str], now: datetime, older_than: timedelta = timedelta(days=1)) -> int:
    """Remove uploads broken off, and whatever arrived a while ago and is not among the tokens still `waiting`."""
    removed = 0
    for path in incoming_path("").glob("*"):
        if path.name not in waiting and path.stat().st_mtime < (now - older_than).timestamp():
            path.unlink(missing_ok=True)
            removed += 1
    return removed
