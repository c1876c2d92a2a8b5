"""What people do: plan a release, withdraw it. Nothing here draws or writes files, so pages stay light."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pondasi.catalogue import permissions
from pondasi.catalogue.lifecycle import EMBARGOED, PLANNED, RELEASE, WITHDRAWN
from pondasi.catalogue.models import Release, ReleaseSlice
from pondasi.catalogue.selectors import unreleased_slices
from pondasi.core.errors import InvalidInput, WrongState
from pondasi.core.values import Text
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


@transaction.atomic
def withdraw(*, actor: User, release: Release, reason: str) -> Release:
    """Take a release out of sight, for a reason; its files stay for the record."""
    authority = permissions.check_withdraw(actor)
    locked = Release.objects.select_for_update().get(pk=release.pk)
    RELEASE.check_transition(locked.state, "withdraw")
    if not reason.strip():
        raise InvalidInput(Text("Alasan menarik rilis belum ditulis.", "The reason for withdrawing is missing."))
    return move(locked, "withdraw", actor=actor, authority=authority, reason=reason)


def move(release: Release, action: str, *, actor: User | None = None, authority: str = "", reason: str = "") -> Release:
    """Make one transition of a locked release, with its journal entry and notices."""
    transition = RELEASE.check_transition(release.state, action)
    release.state = transition.target
    release.save()
    dataset = release.dataset
    journal.record(
        actor=actor,
        authority=authority or "system",
        event=transition.event,
        subject_kind="release",
        subject=str(release.public_id),
        facts={"dataset": dataset.code, "edition": release.number, "planned_by": str(release.planned_by.public_id)},
        reason=reason,
    )
    text = Text("{title}, edisi {n}, {notice}.", "{title}, edition {n}, {notice}.").fill(
        title=dataset.title, n=release.number, notice=transition.notice
    )
    told = [
        user
        for role in transition.notifies
        for user in holders(Role(role), dataset.producer if Role(role) in AGENCY_ROLES else None)
    ]
    path = f"/data/{dataset.code}/" if release.state != WITHDRAWN else "/rilis/kelola/"
    notify(recipients=told, text=text, path=path)
    return release
