"""Reads: the data list and what is due."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, QuerySet

from pondasi.core.checks import RuleBook
from pondasi.core.checks.descriptor import fitting_rulebook
from pondasi.core.values import DataStructure
from pondasi.programme.access import Access
from pondasi.programme.models import Dataset, Delivery, RulebookVersion


def datasets() -> QuerySet[Dataset]:
    """Every dataset of the data list, with what pages show of it."""
    return Dataset.objects.select_related("structure__standard__unit", "producer")


def open_datasets() -> QuerySet[Dataset]:
    """The datasets that the public may see."""
    return datasets().filter(access=Access.OPEN)


def dataset(code: str) -> Dataset:
    """One dataset; raises Dataset.DoesNotExist."""
    return datasets().get(code=code)


def deliveries(organisations: Collection[int] | None = None) -> QuerySet[Delivery]:
    """Deliveries of these organisations (None: of all), the soonest due first."""
    found = Delivery.objects.select_related("dataset__structure__standard__unit", "dataset__producer")
    return found if organisations is None else found.filter(dataset__producer__in=organisations)


def delivery(dataset_code: str, period: str) -> Delivery:
    """One delivery; raises Delivery.DoesNotExist."""
    return deliveries().get(dataset__code=dataset_code, period=period)


def rulebook(structure: DataStructure) -> RuleBook:
    """What is decided about the rules of the dataset of this structure, as far as it fits the structure."""
    newest = RulebookVersion.objects.filter(dataset__code=structure.id).first()
    return fitting_rulebook(newest.body, structure) if newest else RuleBook()


def rulebook_versions(dataset: Dataset) -> list[RulebookVersion]:
    """Everything that was decided, newest first, with people."""
    return list(dataset.rulebooks.select_related("made_by"))


def datasets_with_rules() -> QuerySet[Dataset]:
    """Every dataset, with `rule_versions`: how often its rules were decided about."""
    return datasets().annotate(rule_versions=Count("rulebooks")).order_by("code")
