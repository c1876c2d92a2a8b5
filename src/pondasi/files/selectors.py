"""Reads: where bytes lie, and who still needs them."""

from pathlib import Path

from django.conf import settings

from pondasi.files.models import StoredFile


def path_of(file: StoredFile) -> Path:
    """Where the bytes of a stored file lie."""
    return stored_path(file.pk)


def stored_path(sha256: str) -> Path:
    """Where bytes of this hash lie or would lie."""
    return Path(settings.PONDASI_HOME) / "files" / sha256[:2] / sha256[2:4] / sha256


def incoming_path(token: str) -> Path:
    """Where an incoming file lies until it is kept or discarded."""
    return Path(settings.PONDASI_HOME) / "incoming" / token


def has_incoming(token: str) -> bool:
    """Whether the bytes of an incoming file are still there."""
    return bool(token) and incoming_path(token).is_file()


def read_bytes(file: StoredFile) -> bytes:
    """The whole content of a stored file."""
    return path_of(file).read_bytes()


def reference_count(file: StoredFile) -> int:
    """How many rows of all rooms point to this file."""
    total = 0
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        field = relation.field
        total += field.model._base_manager.filter(**{field.name: file}).count()
    return total
