"""Writes: the system sets up the data list, each idempotent by its code; the steward decides what its forms show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.core.checks import RuleBook
from pondasi.core.checks.descriptor import EXTENSION, to_descriptor
from pondasi.core.errors import WrongState
from pondasi.core.values import Text
from pondasi.people import journal
from pondasi.programme import permissions, selectors
from pondasi.programme.models import Dataset, Delivery, RulebookVersion
from pondasi.standards.selectors import structure_value

if TYPE_CHECKING:
    from pondasi.core.values import Period
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


BOUND, IDENTITY, IMPORTED = "bound", "identity", "imported"
"""What may be done to a rulebook, beside the codes of rules."""


@transaction.atomic
def set_rules(
    *, actor: User, dataset: Dataset, what: str, change: Callable[[RuleBook], RuleBook], seen: int | None = None
) -> RulebookVersion | None:
    """Decide about the rules of a dataset; None where nothing changes by it.

    `what` is the code of a rule, or one of BOUND, IDENTITY and IMPORTED. `seen` is the number of the version that the
    person looked at; raises WrongState where another has taken its place.
    """
    authority = permissions.check_set_rules(actor)
    lock_dataset(dataset)
    newest = RulebookVersion.objects.filter(dataset=dataset).first()
    number = newest.number if newest else 0
    if seen is not None and seen != number:
        raise WrongState(
            Text("Aturan data ini sudah diubah orang lain.", "Somebody else has changed these rules."),
            Text("Lihat dulu aturan yang sekarang, lalu ubah.", "Look at the present rules, then change them."),
        )
    structure = structure_value(dataset.structure)
    present = selectors.rulebook(structure)
    changed = change(present)
    if changed == present:
        return None
    made = RulebookVersion.objects.create(
        dataset=dataset,
        number=number + 1,
        body=to_descriptor(structure, changed)[EXTENSION],
        change=what,
        made_by=actor,
        made_at=timezone.now(),
    )
    journal.record(
        actor=actor,
        authority=authority,
        event="dataset.rules_set",
        subject_kind="dataset",
        subject=dataset.code,
        facts={"version": made.number, "changed": what},
    )
    return made
