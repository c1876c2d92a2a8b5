"""Writes: the system sets up the data list, each idempotent by its code; the steward decides what its forms show."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.people import journal
from pondasi.programme import permissions
from pondasi.programme.models import Dataset, Delivery

if TYPE_CHECKING:
    from pondasi.core.values import Period, Text
    from pondasi.people.models import Organisation, User
    from pondasi.programme.access import Access
    from pondasi.standards.models import DataStructure


@transaction.atomic
def list_dataset(
    *,
    structure: DataStructure,
    producer: Organisation,
    topic: Text,
    urusan: str = "",
    method: Text,
    access: Access,
    is_priority: bool = False,
    is_sample: bool = False,
) -> Dataset:
    """Put a dataset on the data list; what is listed already is returned as it is."""
    dataset, created = Dataset.objects.get_or_create(
        code=structure.code,
        defaults={
            "structure": structure,
            "producer": producer,
            "topic": topic.id,
            "topic_en": topic.en,
            "urusan": urusan,
            "method": method.id,
            "method_en": method.en,
            "access": access,
            "is_priority": is_priority,
            "is_sample": is_sample,
        },
    )
    if created:
        journal.record(
            actor=None,
            event="dataset.listed",
            subject_kind="dataset",
            subject=dataset.code,
            facts={"producer": producer.code, "access": access.value, "priority": is_priority},
        )
    return dataset


@transaction.atomic
def plan_delivery(*, dataset: Dataset, period: Period, due_on: date) -> Delivery:
    """Say by which day a period of a dataset is due; it ends at 23:59:59 of that day in the city."""
    due_at = timezone.make_aware(datetime.combine(due_on, time(23, 59, 59)))
    delivery, created = Delivery.objects.get_or_create(dataset=dataset, period=period.code, defaults={"due_at": due_at})
    if created:
        journal.record(
            actor=None,
            event="delivery.planned",
            subject_kind="delivery",
            subject=f"{dataset.code} {period.code}",
            facts={"due": due_at.isoformat()},
        )
    return delivery


def lock_dataset(dataset: Dataset) -> None:
    """Nobody else changes what belongs to this dataset until the caller's transaction ends."""
    Dataset.objects.select_for_update().get(pk=dataset.pk)


@transaction.atomic
def show_past_in_form(*, actor: User, dataset: Dataset, shown: bool) -> Dataset:
    """Say whether the forms of a dataset show the figures of the period before; twice the same changes nothing."""
    authority = permissions.check_set_form(actor)
    locked = Dataset.objects.select_for_update(of=("self",)).select_related("structure").get(pk=dataset.pk)
    if locked.past_in_form == shown:
        return locked
    locked.past_in_form = shown
    locked.save(update_fields=["past_in_form"])
    journal.record(
        actor=actor,
        authority=authority,
        event="dataset.past_shown_in_form" if shown else "dataset.past_hidden_in_form",
        subject_kind="dataset",
        subject=locked.code,
    )
    return locked
