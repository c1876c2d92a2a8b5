"""Checks over all releases: asked for by night or by the steward, done in pieces, answered by the steward.

What is found stays until the releases agree again (resolved) or the steward says why they do not (explained). Figures
that differ otherwise than when they were explained are open again, unless the reason was said to hold for all of them.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pondasi.catalogue import permissions
from pondasi.catalogue.city_round import Found, Progress, walk
from pondasi.catalogue.lifecycle import CITY_FINDING, EXPLAINED, OPEN, RESOLVED
from pondasi.catalogue.models import CityCheck, CityFinding, Release, Sighting
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text
from pondasi.people import journal
from pondasi.people.roles import Role
from pondasi.people.selectors import holders
from pondasi.people.services import notify

if TYPE_CHECKING:
    from pondasi.people.models import User

NIGHT = range(1, 5)
"""Hours of the city's clock in which the nightly check begins."""
_A_PIECE = 1.0
"""Seconds after which others of the worker's tasks get their turn."""
_under_way: dict[int, Iterator[Progress]] = {}
"""The rounds that this process has begun; one that ends with its process is begun anew by the next."""


def plan_nightly(*, now: datetime) -> bool:
    """Ask for tonight's check where none was begun today; True where it did."""
    local = timezone.localtime(now)
    last = CityCheck.objects.first()
    if local.hour not in NIGHT or not Release.objects.exists():
        return False
    if last is not None and (last.done_at is None or timezone.localtime(last.wanted_at).date() == local.date()):
        return False
    CityCheck.objects.create(wanted_at=now)
    return True


def plan_now(*, now: datetime) -> CityCheck:
    """For the command line: the check that waits or is under way, else a new one."""
    waiting = CityCheck.objects.filter(done_at__isnull=True).first()
    return waiting or CityCheck.objects.create(wanted_at=now)


@transaction.atomic
def ask(*, actor: User) -> CityCheck:
    """A check now, at the steward's wish; the one that waits or is under way where there is one."""
    authority = permissions.check_explain(actor)
    waiting = CityCheck.objects.filter(done_at__isnull=True).first()
    if waiting is not None:
        return waiting
    made = CityCheck.objects.create(wanted_at=timezone.now(), asked_by=actor)
    journal.record(
        actor=actor, authority=authority, event="city_check.asked", subject_kind="city_check", subject=str(made.pk)
    )
    return made


@transaction.atomic
def explain(*, actor: User, finding: CityFinding, reason: str, is_lasting: bool) -> CityFinding:
    """Say why figures differ; `is_lasting` where the reason holds whatever they are (another concept, another day)."""
    authority = permissions.check_explain(actor)
    locked = CityFinding.objects.select_for_update().get(pk=finding.pk)
    CITY_FINDING.check_transition(locked.state, "explain")
    if not reason.strip():
        raise InvalidInput(
            Text("Alasannya belum ditulis.", "The reason is missing."),
            Text("Tulis satu kalimat, misalnya konsep mana yang berbeda.", "Write a sentence: which concept differs."),
        )
    locked.reason, locked.is_lasting = reason.strip(), is_lasting
    locked.explained_by, locked.explained_at = actor, timezone.now()
    return _move(locked, "explain", actor=actor, authority=authority)


def advance(*, now: datetime) -> bool:
    """Do the next piece of the check that waits or is under way; False where there is none."""
    check = _claim(now)
    if check is None:
        return False
    ends = time.monotonic() + _A_PIECE
    round_ = _under_way.pop(check.pk, None) or walk()
    for progress in round_:
        new = sum(_keep(check, one, now) for one in progress.found)
        check.step, check.done, check.total = progress.step, progress.done, progress.total
        check.found += new
        check.save(update_fields=["step", "done", "total", "found"])
        if time.monotonic() > ends:
            _under_way[check.pk] = round_
            return True
    _finish(check, now)
    return True


def release_claims() -> int:
    """Let go of what a killed worker had claimed, so that nobody waits for its lease."""
    return CityCheck.objects.filter(claimed_until__isnull=False).update(claimed_until=None)


@transaction.atomic
def _claim(now: datetime) -> CityCheck | None:
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now) | Q(pk__in=list(_under_way))
    waiting = CityCheck.objects.filter(free, done_at__isnull=True).order_by("pk")
    check = waiting.select_for_update(skip_locked=True).first()
    if check is None:
        return None
    if check.pk not in _under_way:
        check.started_at, check.found = now, 0
    check.claimed_until = now + timedelta(seconds=settings.PONDASI_LEASE_SECONDS)
    check.save(update_fields=["started_at", "found", "claimed_until"])
    return check


@transaction.atomic
def _keep(check: CityCheck, found: Found, now: datetime) -> bool:
    """Write down what was found; True where it asks the steward something new."""
    content = hashlib.sha256(json.dumps(found.body, sort_keys=True).encode()).hexdigest()
    finding = CityFinding.objects.select_for_update().filter(fingerprint=found.fingerprint).first()
    if finding is None:
        finding = CityFinding.objects.create(
            fingerprint=found.fingerprint,
            code=found.code,
            dataset=found.release.dataset,
            other=found.other.dataset if found.other else None,
            first_seen_at=now,
            seen_in=check,
        )
        _record(finding, "city_finding.found")
        _see(finding, found, content, now)
        return True
    CityFinding.objects.filter(pk=finding.pk).update(seen_in=check)
    finding.seen_in = check
    before = finding.sightings.first()
    if before is not None and before.content == content and before.release_id == found.release.pk:
        return _stands(finding, False)
    is_other = before is None or not _points(found.body) <= _points(before.body)
    _see(finding, found, content, now)
    return _stands(finding, is_other)


def _stands(finding: CityFinding, is_other: bool) -> bool:
    """Set the state of a known finding that was found once more; True where it is open again."""
    if finding.state == RESOLVED and finding.is_lasting:
        _move(finding, "explain_again")
    elif finding.state == RESOLVED or (finding.state == EXPLAINED and is_other and not finding.is_lasting):
        _move(finding, "reopen")
        return True
    return False


def _see(finding: CityFinding, found: Found, content: str, now: datetime) -> None:
    Sighting.objects.create(
        finding=finding, release=found.release, other=found.other, content=content, body=found.body, seen_at=now
    )


def _points(body: dict[str, object]) -> set[str]:
    """What exactly differs, for comparing with what was explained."""
    points = body.get("points")
    return {json.dumps(one, sort_keys=True) for one in points} if isinstance(points, list) else set()


@transaction.atomic
def _finish(check: CityCheck, now: datetime) -> None:
    """What was not found any more agrees again; the steward is told what is new."""
    gone = CityFinding.objects.select_for_update().filter(state__in=[OPEN, EXPLAINED]).exclude(seen_in=check)
    for finding in gone:
        _move(finding, "resolve")
    check.done_at, check.claimed_until = now, None
    check.save(update_fields=["done_at", "claimed_until"])
    if check.found:
        text = Text(
            "Pemeriksaan atas seluruh rilis menemukan {n} hal baru.",
            "The check over all releases found {n} new things.",
        ).fill(n=check.found)
        notify(recipients=holders(Role.STEWARD), text=text, path="/temuan-kota/")


def _move(finding: CityFinding, action: str, *, actor: User | None = None, authority: str = "system") -> CityFinding:
    transition = CITY_FINDING.check_transition(finding.state, action)
    finding.state = transition.target
    finding.save()
    _record(finding, transition.event, actor=actor, authority=authority)
    return finding


def _record(finding: CityFinding, event: str, *, actor: User | None = None, authority: str = "system") -> None:
    other = finding.other.code if finding.other else ""
    journal.record(
        actor=actor,
        authority=authority,
        event=event,
        subject_kind="city_finding",
        subject=str(finding.public_id),
        facts={"finding": finding.code, "dataset": finding.dataset.code, "beside": other},
        reason=finding.reason if actor else "",
    )
