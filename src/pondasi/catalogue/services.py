"""Writes: plan a release, build it, make it public, withdraw it.

Building happens before the short transaction that flips the state, so that readers see the old release or the new
one, never half of either; killed in between, it is simply built again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from pondasi.catalogue import building, permissions
from pondasi.catalogue.lifecycle import EMBARGOED, PLANNED, RELEASE, RELEASED, WITHDRAWN
from pondasi.catalogue.models import Artefact, Release, ReleaseSlice
from pondasi.catalogue.selectors import current_release, unreleased_slices
from pondasi.core.errors import InvalidInput, WrongState
from pondasi.core.values import Text
from pondasi.files import services as files
from pondasi.observations import selectors as observations
from pondasi.people import journal
from pondasi.people.roles import AGENCY_ROLES, Role
from pondasi.people.selectors import holders
from pondasi.people.services import notify

if TYPE_CHECKING:
    from pondasi.people.models import User
    from pondasi.programme.models import Dataset


@transaction.atomic
def plan_release(*, actor: User, dataset: Dataset, release_at: datetime | None = None, note: str = "") -> Release:
    """Plan the next edition of a dataset from everything accepted by now; `release_at` None means at once."""
    authority = permissions.check_release(actor)
    if Release.objects.filter(dataset=dataset, state__in=[PLANNED, EMBARGOED]).exists():
        raise _being_prepared()
    vintage = observations.vintage(dataset.code)
    if not vintage or not unreleased_slices(dataset.code):
        raise InvalidInput(
            Text("Belum ada data baru yang diterima.", "There is nothing newly accepted."),
            Text("Rilis dapat dibuat setelah ada kiriman yang lolos.", "Release after a submission has passed."),
        )
    now = timezone.now()
    last = Release.objects.filter(dataset=dataset).aggregate(last=Max("number"))["last"] or 0
    release, created = Release.objects.get_or_create(
        dataset=dataset,
        number=last + 1,
        defaults={"release_at": release_at or now, "note": note.strip(), "planned_by": actor, "planned_at": now},
    )
    if not created:
        raise _being_prepared()
    ReleaseSlice.objects.bulk_create(
        [ReleaseSlice(release=release, period=period, slice=one) for period, one in vintage.items()]
    )
    journal.record(
        actor=actor,
        authority=authority,
        event="release.planned",
        subject_kind="release",
        subject=str(release.public_id),
        facts={
            "dataset": dataset.code,
            "edition": release.number,
            "at": release.release_at.isoformat(),
            "slices": sorted({str(one.public_id) for one in vintage.values()}),
        },
    )
    return release


def _being_prepared() -> WrongState:
    return WrongState(
        Text("Rilis berikutnya sudah disiapkan.", "The next release is being prepared already."),
        Text("Tunggu sampai terbit, atau tarik dulu.", "Wait until it is out, or withdraw it first."),
    )


def build_next(*, now: datetime) -> bool:
    """Build one planned release; False where none waits."""
    release = _claim(now)
    if release is None:
        return False
    product = building.product_of(release)
    current = current_release(release.dataset)
    before = building.product_of(current) if current else None
    kept = {
        kind: files.keep(content=data, media_type=building.MEDIA_TYPES[kind])
        for kind, data in building.artefacts_of(product).items()
    }
    summary = building.summary_of(product, before)
    with transaction.atomic():
        locked = Release.objects.select_for_update().get(pk=release.pk)
        if locked.state != PLANNED:
            return True
        Artefact.objects.filter(release=locked).delete()
        Artefact.objects.bulk_create([Artefact(release=locked, kind=kind, file=file) for kind, file in kept.items()])
        locked.summary, locked.search_text = summary, building.search_text_of(product)
        _move(locked, "build")
    return True


@transaction.atomic
def _claim(now: datetime) -> Release | None:
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    waiting = Release.objects.filter(free, state=PLANNED).order_by("pk")
    release = waiting.select_for_update(skip_locked=True).first()
    if release is None:
        return None
    release.claimed_until = now + timedelta(seconds=settings.PONDASI_LEASE_SECONDS)
    release.save(update_fields=["claimed_until"])
    return release


def release_claims() -> int:
    """Let go of what a killed worker had claimed, so that nobody waits for its lease."""
    return Release.objects.filter(claimed_until__isnull=False).update(claimed_until=None)


def publish_due(*, now: datetime) -> int:
    """Make public what is built and whose moment has come; returns how many."""
    due = list(Release.objects.filter(state=EMBARGOED, release_at__lte=now).order_by("release_at", "pk"))
    for release in due:
        _publish(release, now)
    return len(due)


@transaction.atomic
def _publish(release: Release, now: datetime) -> None:
    locked = Release.objects.select_for_update().get(pk=release.pk)
    if locked.state != EMBARGOED:
        return
    for older in Release.objects.select_for_update().filter(dataset=locked.dataset, state=RELEASED):
        _move(older, "supersede")
    locked.released_at = now
    _move(locked, "publish")


@transaction.atomic
def withdraw(*, actor: User, release: Release, reason: str) -> Release:
    """Take a release out of sight, for a reason; its files stay for the record."""
    authority = permissions.check_withdraw(actor)
    locked = Release.objects.select_for_update().get(pk=release.pk)
    RELEASE.check_transition(locked.state, "withdraw")
    if not reason.strip():
        raise InvalidInput(Text("Alasan menarik rilis belum ditulis.", "The reason for withdrawing is missing."))
    return _move(locked, "withdraw", actor=actor, authority=authority, reason=reason)


def _move(
    release: Release, action: str, *, actor: User | None = None, authority: str = "", reason: str = ""
) -> Release:
    transition = RELEASE.check_transition(release.state, action)
    release.state = transition.target
    release.save()
    dataset = release.dataset
    journal.record(
        actor=actor,
        authority=authority or f"system, planned by {release.planned_by.public_id}",
        event=transition.event,
        subject_kind="release",
        subject=str(release.public_id),
        facts={"dataset": dataset.code, "edition": release.number},
        reason=reason,
    )
    text = Text("{title}, edisi {n}: {state}.", "{title}, edition {n}: {state}.").fill(
        title=dataset.title, n=release.number, state=RELEASE.states[release.state].text
    )
    told = [
        user
        for role in transition.notifies
        for user in holders(Role(role), dataset.producer if Role(role) in AGENCY_ROLES else None)
    ]
    path = f"/data/{dataset.code}/" if release.state != WITHDRAWN else "/rilis/kelola/"
    notify(recipients=told, text=text, path=path)
    return release
