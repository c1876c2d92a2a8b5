"""The current releases of the whole city as values: definitions, and figures read with few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.catalogue.lifecycle import RELEASED
from pondasi.catalogue.models import Artefact, Release
from pondasi.core.checks.across import Subject
from pondasi.core.values import DataStructure, Text
from pondasi.files import selectors as files
from pondasi.observations import selectors as observations
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.observations.selectors import Numbers


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
