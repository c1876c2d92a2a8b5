"""What the worker does: build a planned release, make it public when its moment has come.

Building happens before the short transaction that flips the state, so that readers see the old release or the new
one, never half of either; killed in between, it is simply built again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from pondasi.catalogue import assessing, building, revising
from pondasi.catalogue.artefacts import MEDIA_TYPES
from pondasi.catalogue.lifecycle import EMBARGOED, PLANNED, RELEASED
from pondasi.catalogue.models import Artefact, Release
from pondasi.catalogue.selectors import current_release
from pondasi.catalogue.services.plans import move
from pondasi.files import services as files


def build_next(*, now: datetime) -> bool:
    """Build one planned release; False where none waits."""
    release = _claim(now)
    if release is None:
        return False
    product = building.product_of(release)
    current = current_release(release.dataset)
    before = building.product_of(current) if current else None
    analysis = revising.analysis_of(release, product)
    built = building.artefacts_of(product) | revising.artefacts_of(product, analysis)
    kept = {kind: files.keep(content=data, media_type=MEDIA_TYPES[kind]) for kind, data in built.items()}
    summary = building.summary_of(product, before)
    quality = assessing.quality_of(release, product, building.completeness(product), analysis.extent)
    with transaction.atomic():
        locked = Release.objects.select_for_update().get(pk=release.pk)
        if locked.state != PLANNED:
            return True
        Artefact.objects.filter(release=locked).delete()
        Artefact.objects.bulk_create([Artefact(release=locked, kind=kind, file=file) for kind, file in kept.items()])
        locked.summary, locked.search_text = summary, building.search_text_of(product)
        locked.revisions, locked.quality = revising.summary_of(product, analysis), quality
        move(locked, "build")
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
        move(older, "supersede")
    locked.released_at = now
    move(locked, "publish")
