"""Writes: one, a slice. Its Parquet file is prepared before the transaction that accepts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from pondasi.files import services as files
from pondasi.observations import parquet
from pondasi.observations.models import Slice, SlicePeriod
from pondasi.people import journal

if TYPE_CHECKING:
    from pondasi.core.values import DataStructure, Observation
    from pondasi.files.models import StoredFile
    from pondasi.people.models import User
    from pondasi.standards import models as standards

PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A slice's file, written and hashed, waiting for the transaction."""

    file: StoredFile
    content_hash: str
    count: int
    periods: tuple[str, ...]


def prepare(*, structure: DataStructure, observations: Sequence[Observation]) -> Prepared:
    """Write the Parquet file. Outside of the transaction; repeated without harm."""
    dimensions = [dimension.id for dimension in structure.dimensions]
    file = files.keep(content=parquet.to_bytes(dimensions, observations), media_type=PARQUET)
    return Prepared(
        file=file,
        content_hash=parquet.content_hash(dimensions, observations),
        count=len(observations),
        periods=tuple(sorted({o.period.code for o in observations})),
    )


@transaction.atomic
def accept(
    *,
    actor: User,
    authority: str,
    structure: standards.DataStructure,
    submission: str,
    prepared: Prepared,
    engine_version: str,
    code_lists: str,
    record: Mapping[str, object],
) -> Slice:
    """Make the prepared figures part of the dataset. The caller has asked whether this person and this state may.

    `record` is what happened to the submission until now; it stays with the figures.
    """
    made = Slice.objects.create(
        structure=structure,
        submission=submission,
        content_hash=prepared.content_hash,
        file=prepared.file,
        count=prepared.count,
        engine_version=engine_version,
        code_lists=code_lists,
        accepted_by=actor,
        accepted_at=timezone.now(),
        record=dict(record),
    )
    SlicePeriod.objects.bulk_create([SlicePeriod(slice=made, period=period) for period in prepared.periods])
    journal.record(
        actor=actor,
        authority=authority,
        event="slice.accepted",
        subject_kind="slice",
        subject=str(made.public_id),
        facts={"content": prepared.content_hash, "submission": submission, "observations": prepared.count},
    )
    return made
