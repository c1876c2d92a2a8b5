"""The journal: entries are written with the change they record, and sealed into a hash chain afterwards.

`record` belongs to the caller's transaction and never waits for the chain. `seal` numbers committed entries in order.
`verify` proves the chain. `head` is what is anchored outside, so that a cut tail or a rewrite shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from pondasi.people.models import JournalEntry, User

GENESIS = "0" * 64
_ADVISORY_LOCK = 0x506F6E64  # "Pond": only one sealer at a time on PostgreSQL; SQLite has one writer anyway


def digest(text: str) -> str:
    """SHA-256 of free text: proves a reason without keeping it ("" for none)."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def record(
    *,
    actor: User | None,
    event: str,
    subject_kind: str,
    subject: str,
    authority: str = "system",
    facts: Mapping[str, object] | None = None,
    reason: str = "",
) -> JournalEntry:
    """Write one entry in the caller's transaction; `reason` is kept as its digest only."""
    return JournalEntry.objects.create(
        at=timezone.now(),
        actor=actor.public_id if actor else None,
        authority=authority,
        event=event,
        subject_kind=subject_kind,
        subject=subject,
        facts=dict(facts or {}),
        reason_digest=digest(reason),
    )


def entry_hash(entry: JournalEntry, previous: str, sequence: int) -> str:
    """The hash that chains an entry to the one before it."""
    content = [
        previous,
        sequence,
        entry.at.isoformat(),
        str(entry.actor or ""),
        entry.authority,
        entry.event,
        entry.subject_kind,
        entry.subject,
        entry.facts,
        entry.reason_digest,
    ]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def seal(most: int = 1000) -> int:
    """Number and chain committed entries, oldest first; returns how many were sealed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
    last = JournalEntry.objects.filter(sequence__isnull=False).order_by("-sequence").first()
    sequence, previous = (last.sequence or 0, last.chain_hash) if last else (0, GENESIS)
    entries = list(JournalEntry.objects.filter(sequence__isnull=True).order_by("pk")[:most])
    for entry in entries:
        sequence += 1
        previous = entry_hash(entry, previous, sequence)
        entry.sequence, entry.chain_hash = sequence, previous
    JournalEntry.objects.bulk_update(entries, ["sequence", "chain_hash"], batch_size=200)
    return len(entries)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest sealed entry: its number and hash."""

    sequence: int
    chain_hash: str


def head() -> Head:
    """Where the chain ends now (sequence 0 for an empty journal)."""
    last = JournalEntry.objects.filter(sequence__isnull=False).order_by("-sequence").first()
    return Head(last.sequence or 0, last.chain_hash) if last else Head(0, GENESIS)


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found: entries proved, entries not sealed yet, and the first fault ("" if none)."""

    sealed: int
    unsealed: int
    fault: str = ""


def verify(anchor: Head | None = None) -> Verification:
    """Walk the whole chain. With an `anchor` kept elsewhere, also prove that nothing behind it was cut or rewritten."""
    previous, expected, fault = GENESIS, 0, ""
    anchored = anchor is None or anchor.sequence == 0
    for entry in JournalEntry.objects.filter(sequence__isnull=False).order_by("sequence").iterator(chunk_size=2000):
        expected += 1
        if entry.sequence != expected:
            fault = f"entry {expected} is missing"
            break
        previous = entry_hash(entry, previous, expected)
        if previous != entry.chain_hash:
            fault = f"entry {expected} was changed after it was sealed"
            break
        if anchor is not None and anchor.sequence == expected:
            anchored = anchor.chain_hash == previous
    if not fault and not anchored:
        fault = "the chain does not contain the anchored head: its tail was cut or it was rewritten"
    unsealed = JournalEntry.objects.filter(sequence__isnull=True).count()
    return Verification(expected if not fault else expected - 1, unsealed, fault)
