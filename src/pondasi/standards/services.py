"""Writes: the system sets up code lists, units, standards and structures; each is idempotent by its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from pondasi.people import journal
from pondasi.standards.models import (
    Code,
    CodeList,
    CodeListVersion,
    DataStandard,
    DataStructure,
    Dimension,
    Unit,
)

if TYPE_CHECKING:
    from pondasi.core.values import Frequency, MeasureKind, Text


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as it is imported; parents come before their children."""

    code: str
    name: Text
    parent: str = ""
    level: str = ""
    alternatives: tuple[str, ...] = ()
    other_systems: Mapping[str, str] = field(default_factory=dict)
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """A dimension as it is set up: which version of which code list, below which root, at which level."""

    code: str
    name: Text
    code_list: str
    version: str
    root: str
    level: str = ""
    is_region: bool = False


@transaction.atomic
def save_unit(*, code: str, name: Text, alternatives: Iterable[str] = ()) -> Unit:
    """Create or renew a unit."""
    unit, _ = Unit.objects.update_or_create(
        code=code, defaults={"name": name.id, "name_en": name.en, "alternatives": list(alternatives)}
    )
    return unit


@transaction.atomic
def publish_code_list(
    *, code: str, name: Text, version: str, source: str, rows: Iterable[CodeRow], valid_from: date | None = None
) -> CodeListVersion:
    """Publish a version of a code list. A version that exists is never changed in place: it is returned as it is."""
    code_list, _ = CodeList.objects.get_or_create(code=code, defaults={"name": name.id, "name_en": name.en})
    made, created = CodeListVersion.objects.get_or_create(
        code_list=code_list, version=version, defaults={"source": source, "valid_from": valid_from}
    )
    if not created:
        return made
    known: dict[str, Code] = {}
    for position, row in enumerate(rows):
        known[row.code] = Code.objects.create(
            version=made,
            code=row.code,
            name=row.name.id,
            name_en=row.name.en,
            parent=known[row.parent] if row.parent else None,
            level=row.level,
            position=position,
            alternatives=list(row.alternatives),
            other_systems=dict(row.other_systems),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
    journal.record(
        actor=None,
        event="code_list.published",
        subject_kind="code_list",
        subject=f"{code} {version}",
        facts={"codes": len(known)},
    )
    return made


@transaction.atomic
def save_structure(
    *,
    code: str,
    title: Text,
    concept: Text,
    definition: Text,
    classification: Text,
    measure_kind: MeasureKind,
    unit: Unit,
    frequency: Frequency,
    dimensions: Iterable[DimensionRow],
    decimals: int = 0,
    static: bool = False,
) -> DataStructure:
    """Create a data standard and the first version of a structure upon it; what exists is returned as it is."""
    existing = DataStructure.objects.filter(code=code).order_by("-version").first()
    if existing is not None:
        return existing
    standard = DataStandard.objects.create(
        code=code,
        concept=concept.id,
        concept_en=concept.en,
        definition=definition.id,
        definition_en=definition.en,
        classification=classification.id,
        classification_en=classification.en,
        measure_kind=measure_kind.value,
        unit=unit,
    )
    structure = DataStructure.objects.create(
        code=code,
        title=title.id,
        title_en=title.en,
        standard=standard,
        frequency=frequency.value,
        decimals=decimals,
        static=static,
    )
    for position, row in enumerate(dimensions):
        Dimension.objects.create(
            structure=structure,
            position=position,
            code=row.code,
            name=row.name.id,
            name_en=row.name.en,
            codes=CodeListVersion.objects.get(code_list__code=row.code_list, version=row.version),
            root=row.root,
            level=row.level,
            is_region=row.is_region,
        )
    journal.record(actor=None, event="structure.created", subject_kind="structure", subject=f"{code} 1")
    return structure
