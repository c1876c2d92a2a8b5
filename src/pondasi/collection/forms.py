"""The form of a delivery: the table to fill, for officers who like to be given one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from pondasi.collection import permissions
from pondasi.core.tables.template.write import write_form
from pondasi.observations import selectors as observed
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.core.values import DataStructure, Period, Table
    from pondasi.people.models import User
    from pondasi.programme.models import Delivery


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook to fill, under the name that it is saved as."""

    name: str
    content: bytes


def form_of(*, actor: User, delivery: Delivery) -> Form:
    """The form of a dataset and period, for those who may fill it.

    Earlier figures stand beside where the steward allows that. Raises `InvalidInput` where a form would be too large.
    """
    permissions.check_edit(actor, delivery)
    dataset, period = delivery.dataset, delivery.period_value
    structure = standards.structure_value(dataset.structure)
    content = write_form(
        structure,
        period,
        city=settings.PONDASI_CITY,
        producer=dataset.producer.name,
        past=_figures_before(structure, period) if dataset.past_in_form else None,
    )
    return Form(f"formulir-{dataset.code}-{period.code}.xlsx", content)


def _figures_before(structure: DataStructure, period: Period) -> Table | None:
    """The accepted figures of the same period a year before, else of the newest one before."""
    accepted = observed.vintage(structure.id)
    year_before = period.shift(-period.frequency.per_year)
    earlier = [one for one in map(type(period).parse, accepted) if one < period]
    if not earlier:
        return None
    chosen = year_before if year_before in earlier else max(earlier)
    return observed.tables_of(structure, {chosen.code: accepted[chosen.code]})[0]
