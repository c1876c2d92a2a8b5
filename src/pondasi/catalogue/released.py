"""The current releases of the whole city as values: definitions, and figures read with few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.catalogue.lifecycle import RELEASED
from pondasi.catalogue.models import Artefact, Release, ReleaseSlice
from pondasi.core.checks import Case, RuleBook
from pondasi.core.checks.across import Subject
from pondasi.core.values import DataStructure, Observation, Period, Place, Role, Status, Table, Text
from pondasi.files import selectors as files
from pondasi.observations import selectors as observations
from pondasi.programme import selectors as programme
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.observations.selectors import Numbers

_NOWHERE = Place("", "")


def current_releases() -> list[Release]:
    """What readers see now, by the code of the dataset, without the search text."""
    found = Release.objects.filter(state=RELEASED).defer("search_text", "quality", "revisions")
    return list(
        found.select_related("dataset__structure__standard__unit", "dataset__producer").order_by("dataset__code")
    )


def structures_of(releases: Iterable[Release]) -> dict[int, DataStructure]:
    """The structure of each release's dataset, by the key of the release."""
    chosen = list(releases)
    known = standards.structure_values({one.dataset.structure_id: one.dataset.structure for one in chosen}.values())
    return {one.pk: known[one.dataset.structure_id] for one in chosen}


def subject_of(release: Release, structure: DataStructure) -> Subject:
    """A release as others can contradict it."""
    dataset = release.dataset
    standard = dataset.structure.standard
    return Subject(
        code=dataset.code,
        edition=release.number,
        structure=structure,
        producer=dataset.producer.text,
        concept=Text(standard.concept, standard.concept_en),
        definition=Text(standard.definition, standard.definition_en),
        classification=Text(standard.classification, standard.classification_en),
        method=Text(dataset.method, dataset.method_en),
        national_code=standard.kode_sds,
    )


def history_case(structure: DataStructure, numbers: Numbers, rulebook: RuleBook) -> Case:
    """The newest period of a release under check, with its earlier periods and the rules decided for the dataset."""
    latest = max(numbers)
    wholes = [dimension.code_list.children.keys() for dimension in structure.dimensions]
    keys = {key for cells in numbers.values() for key in cells}
    totals = {key for key in keys if any(code in whole for code, whole in zip(key, wholes, strict=True))}
    tables = {period: _table(structure, period, cells, totals) for period, cells in sorted(numbers.items())}
    return Case(
        table=tables.pop(latest),
        previous=tuple(tables.values()),
        structure=structure,
        expected_period=latest,
        rulebook=rulebook,
    )


def _table(
    structure: DataStructure, period: Period, cells: Mapping[tuple[str, ...], Decimal], totals: Collection[object]
) -> Table:
    """The numbers of a period as a table without places: no file is at hand."""
    roles = {True: Role.TOTAL, False: Role.DATA}
    figures = [
        Observation(key, period, value, "", Status.OK, roles[key in totals], _NOWHERE) for key, value in cells.items()
    ]
    return Table(structure.dimensions, tuple(figures), structure.measure.unit.id, structure.title.id)


def rulebooks_of(structures: Mapping[int, DataStructure]) -> dict[int, RuleBook]:
    """What is decided about the rules of each dataset, by the key of its release; most have nothing decided."""
    decided = set(programme.datasets().filter(rulebooks__isnull=False).values_list("code", flat=True))
    return {pk: programme.rulebook(one) if one.id in decided else RuleBook() for pk, one in structures.items()}


def answered_rules(releases: Iterable[Release]) -> dict[int, frozenset[str]]:
    """By the key of a release: the rules whose findings about its newest period held when it was accepted."""
    newest: dict[int, tuple[str, dict[str, object]]] = {}
    parts = ReleaseSlice.objects.filter(release__in=[one.pk for one in releases])
    for release, period, record in parts.values_list("release_id", "period", "slice__record"):
        if release not in newest or period > newest[release][0]:
            newest[release] = period, record
    return {release: frozenset(record.get("rules") or ()) for release, (_period, record) in newest.items()}


def numbers_of(structures: Mapping[int, DataStructure]) -> dict[int, Numbers]:
    """The numbers of many releases (key of the release to its structure), a query for each set of dimensions."""
    rows = Artefact.objects.filter(kind="trail", release__in=list(structures)).values_list("release_id", "file_id")
    paths = {release: files.stored_path(sha256) for release, sha256 in rows}
    by_dimensions: dict[tuple[str, ...], set[Path]] = {}
    for release, path in paths.items():
        dimensions = tuple(one.id for one in structures[release].dimensions)
        by_dimensions.setdefault(dimensions, set()).add(path)
    read = observations.numbers_in(by_dimensions)
    return {release: read[path] for release, path in paths.items()}
