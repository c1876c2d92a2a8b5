"""Reads: standards as values for the engine, and as rows for pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from pondasi.core import values
from pondasi.core.values import Text
from pondasi.standards.models import Code, CodeListVersion, DataStructure, Dimension


def structure_value(structure: DataStructure) -> values.DataStructure:
    """The structure as the engine needs it, with exactly the codes that a table may hold."""
    dimensions = structure.dimensions.select_related("codes__code_list")
    return _structure_value(structure, tuple(_dimension_value(dimension) for dimension in dimensions))


def structure_values(structures: Iterable[DataStructure]) -> dict[int, values.DataStructure]:
    """The same for many structures, by their keys; each breakdown that several of them share is read once."""
    wanted = {one.pk: one for one in structures}
    breakdowns: dict[tuple[object, ...], values.CodeList] = {}
    dimensions: dict[int, list[values.Dimension]] = {pk: [] for pk in wanted}
    rows = Dimension.objects.filter(structure__in=list(wanted)).select_related("codes__code_list")
    for row in rows.order_by("structure", "position"):
        part = row.codes_id, row.root, row.level
        if part not in breakdowns:
            breakdowns[part] = _dimension_value(row).code_list
        name = Text(row.name, row.name_en)
        dimensions[row.structure_id].append(values.Dimension(row.code, name, breakdowns[part], row.is_region))
    return {pk: _structure_value(one, tuple(dimensions[pk])) for pk, one in wanted.items()}


def parents_in(code_lists: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each code list, over all levels: code to the code of its parent; of several versions the newest says it."""
    found: dict[str, dict[str, str]] = {code: {} for code in code_lists}
    rows = Code.objects.filter(version__code_list__code__in=list(found), parent__isnull=False).order_by("version_id")
    for code_list, code, parent in rows.values_list("version__code_list__code", "code", "parent__code"):
        found[code_list][code] = parent
    return found


def _structure_value(structure: DataStructure, dimensions: tuple[values.Dimension, ...]) -> values.DataStructure:
    standard = structure.standard
    return values.DataStructure(
        id=structure.code,
        version=str(structure.version),
        title=Text(structure.title, structure.title_en),
        frequency=values.Frequency(structure.frequency),
        dimensions=dimensions,
        measure=values.Measure(
            name=Text(structure.title, structure.title_en),
            kind=values.MeasureKind(standard.measure_kind),
            unit=Text(standard.unit.name, standard.unit.name_en),
            unit_alternatives=tuple(standard.unit.alternatives),
            decimals=structure.decimals,
            static=structure.static,
        ),
    )


def _dimension_value(dimension: Dimension) -> values.Dimension:
    rows = dimension.codes.codes.select_related("parent")
    inside: list[Code] = []
    under = {dimension.root}
    for row in rows:
        if row.code == dimension.root:
            inside.append(row)
        elif row.parent is not None and row.parent.code in under:
            under.add(row.code)
            if not dimension.level or row.level == dimension.level:
                inside.append(row)
    kept = {row.code for row in inside}
    return values.Dimension(
        id=dimension.code,
        name=Text(dimension.name, dimension.name_en),
        code_list=values.CodeList(
            id=dimension.codes.code_list.code,
            version=dimension.codes.version,
            codes=tuple(_code_value(row, dimension.root, kept) for row in inside),
        ),
        is_region=dimension.is_region,
    )


def _code_value(row: Code, root: str, kept: set[str]) -> values.Code:
    parent = None
    if row.code != root:
        parent = row.parent.code if row.parent is not None and row.parent.code in kept else root
    return values.Code(
        id=row.code,
        name=Text(row.name, row.name_en or row.name),
        parent=parent,
        alternatives=tuple(row.alternatives),
        other_systems=dict(row.other_systems),
    )


def metadata_value(structure: values.DataStructure, source: str) -> values.Metadata:
    """What the data standard of a structure says, with the `source` of the figures."""
    row = DataStructure.objects.select_related("standard").get(code=structure.id, version=structure.version)
    standard = row.standard
    return values.Metadata(
        name=structure.title.id, concept=standard.concept, definition=standard.definition, source=source
    )


def code_list_versions(structure: values.DataStructure) -> str:
    """Which code-list versions a check was made with, as text for findings: `wilayah 2025; jenis-kelamin 1`."""
    return "; ".join(f"{d.code_list.id} {d.code_list.version}" for d in structure.dimensions)


def structure(code: str) -> DataStructure:
    """The newest version of a dataset's structure; raises DataStructure.DoesNotExist."""
    found = DataStructure.objects.filter(code=code).select_related("standard__unit").order_by("-version").first()
    if found is None:
        raise DataStructure.DoesNotExist(code)
    return found


def codes(version: CodeListVersion) -> QuerySet[Code]:
    """The codes of a version in their order."""
    return Code.objects.filter(version=version).select_related("parent")
