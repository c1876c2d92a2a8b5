"""One round over all releases, in pieces that take about a second: what is found, and how far the round is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pondasi.catalogue.models import Release
from pondasi.catalogue.released import (
    answered_rules,
    current_releases,
    history_case,
    numbers_of,
    rulebooks_of,
    structures_of,
    subject_of,
)
from pondasi.catalogue.texts import both
from pondasi.core.checks import across, check_history
from pondasi.core.checks.across import Alignment, Contradiction, Point, Subject
from pondasi.core.values import DataStructure, Finding, Period, Severity
from pondasi.standards import selectors as standards

ACROSS = "across"
HISTORY = "history"
MOST_POINTS = 200
"""Figures kept of one finding; how many there are is kept beside them."""
_PAIRS_AT_ONCE = 40
_RELEASES_AT_ONCE = 40


@dataclass(frozen=True)
class Found:
    """Something found in current releases. `fingerprint` stays the same while it is the same thing."""

    fingerprint: str
    code: str
    release: Release
    other: Release | None
    body: dict[str, object]


@dataclass(frozen=True)
class Progress:
    """How far a round is: so many of all things of a step, and what the last piece found."""

    step: str
    done: int
    total: int
    found: tuple[Found, ...] = field(default=())


def walk() -> Iterator[Progress]:
    """The whole round."""
    releases = current_releases()
    structures = structures_of(releases)
    yield from _across(releases, structures)
    yield from _history(releases, structures)


def _across(releases: list[Release], structures: dict[int, DataStructure]) -> Iterator[Progress]:
    """Datasets of one measure beside each other."""
    by_code = {one.dataset.code: one for one in releases}
    alignments = list(across.pairs([subject_of(one, structures[one.pk]) for one in releases]))
    lineage = standards.parents_in({name for one in alignments for name in _code_lists(one)})
    yield Progress(ACROSS, 0, len(alignments))
    for start in range(0, len(alignments), _PAIRS_AT_ONCE):
        piece = alignments[start : start + _PAIRS_AT_ONCE]
        concerned = {by_code[side.code].pk for one in piece for side in (one.left, one.right)}
        numbers = numbers_of({pk: structures[pk] for pk in concerned})
        found = [
            _found(contradiction, by_code)
            for one in piece
            for contradiction in across.compare(
                one, numbers[by_code[one.left.code].pk], numbers[by_code[one.right.code].pk], lineage
            )
        ]
        yield Progress(ACROSS, start + len(piece), len(alignments), tuple(found))


def _history(releases: list[Release], structures: dict[int, DataStructure]) -> Iterator[Progress]:
    """Each dataset's newest period beside its own past; what was answered when it was accepted is not asked again."""
    yield Progress(HISTORY, 0, len(releases))
    rulebooks = rulebooks_of(structures)
    for start in range(0, len(releases), _RELEASES_AT_ONCE):
        piece = releases[start : start + _RELEASES_AT_ONCE]
        numbers = numbers_of({one.pk: structures[one.pk] for one in piece})
        answered = answered_rules(piece)
        found = [
            _about_the_past(finding, one, max(numbers[one.pk]))
            for one in piece
            if numbers.get(one.pk)
            for finding in check_history(history_case(structures[one.pk], numbers[one.pk], rulebooks[one.pk]))
            if finding.severity is not Severity.INFO and finding.code not in answered[one.pk]
        ]
        yield Progress(HISTORY, start + len(piece), len(releases), tuple(found))


def _about_the_past(finding: Finding, release: Release, period: Period) -> Found:
    identity = "\x1f".join([finding.code, release.dataset.code, period.code, finding.fingerprint])
    body = said(finding) | {"period": period.code, "rows": [both(row) for row in finding.rows[:MOST_POINTS]]}
    return Found(hashlib.sha256(identity.encode()).hexdigest(), finding.code, release, None, body)


def _code_lists(alignment: Alignment) -> set[str]:
    sides = alignment.left, alignment.right
    return {dimension.code_list.id for side in sides for dimension in side.structure.dimensions}


def _found(contradiction: Contradiction, by_code: dict[str, Release]) -> Found:
    alignment = contradiction.alignment
    finding = across.finding(contradiction)
    identity = "\x1f".join([finding.code, alignment.left.code, alignment.right.code])
    body = said(finding) | {
        "sides": [_side(alignment.left), _side(alignment.right)],
        "facets": list(across.facets(alignment)),
        "compared": contradiction.compared,
        "differing": len(contradiction.points),
        "points": [_point(one) for one in contradiction.points[:MOST_POINTS]],
    }
    return Found(
        fingerprint=hashlib.sha256(identity.encode()).hexdigest(),
        code=finding.code,
        release=by_code[alignment.left.code],
        other=by_code[alignment.right.code],
        body=body,
    )


def said(finding: Finding) -> dict[str, object]:
    """The texts of a finding in both languages."""
    names = ("title", "message", "why", "fix", "expected", "found")
    return {"severity": finding.severity.value} | {name: both(getattr(finding, name)) for name in names}


def _side(subject: Subject) -> dict[str, object]:
    structure = subject.structure
    facets = {name: both(getattr(subject, name)) for name in across.FACETS if name != "unit"}
    return facets | {
        "code": subject.code,
        "edition": subject.edition,
        "title": both(structure.title),
        "producer": both(subject.producer),
        "unit": both(structure.measure.unit),
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "period": point.period.code,
        "codes": list(point.codes),
        "name": both(point.name),
        "left": f"{point.left.value:f}",
        "right": f"{point.right.value:f}",
        "left_parts": point.left.parts,
        "right_parts": point.right.parts,
        "gap": f"{point.gap.normalize():f}",
        "percent": f"{point.share * 100:.1f}",
    }
