"""Reads: standards as values for the engine, and as rows for pages."""

from __future__ import annotations

from django.db.models import QuerySet

from pondasi.core import values
from pondasi.core.values import Text
from pondasi.standards.models import Code, CodeListVersion, DataStructure, Dimension


def structure_value(structure: DataStructure) -> values.DataStructure:
    """The structure as the engine needs it, with exactly the codes that a table may hold."""
    standard = structure.standard
    return values.DataStructure(
        id=structure.code,
        version=str(structure.version),
        title=Text(structure.title, structure.title_en),
        frequency=values.Frequency(structure.frequency),
        dimensions=tuple(
            _dimension_value(dimension) for dimension in structure.dimensions.select_related("codes__code_list")
        ),
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
