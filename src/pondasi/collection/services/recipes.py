"""Remembering how a dataset's files are read: kept with an acceptance, edited, imported, or not used for one file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pondasi.collection import permissions
from pondasi.collection.lifecycle import EDITABLE
from pondasi.collection.models import Reading, RecipeOrigin, RecipeVersion, Submission
from pondasi.collection.selectors import remembered
from pondasi.collection.services.drafts import check_editable, locked_submission, read_corrected, want_reading
from pondasi.core.errors import InvalidInput, WrongState
from pondasi.core.tables import shape_from_json, shape_to_json
from pondasi.core.tables.recipe import Memory, memory_from_json, memory_to_json, without
from pondasi.core.values import Text
from pondasi.people import journal
from pondasi.programme import services as programme
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.people.models import User
    from pondasi.programme.models import Dataset

MOST_BYTES = 1_000_000
_DOWNLOADED = Text(
    "Pakai berkas JSON hasil “Unduh cara baca”, lalu coba lagi.",
    "Use a JSON file that was downloaded as a reading recipe, then try again.",
)
_GONE = WrongState(
    Text("Bagian itu sudah tidak diingat.", "That is not remembered any more."),
    Text("Muat ulang halaman ini.", "Please reload this page."),
)


def keep_accepted(*, actor: User, authority: str, submission: Submission) -> None:
    """Remember how an accepted submission was read. Belongs to the transaction of the acceptance."""
    manner = submission.reading.manner
    if not manner.get("shape"):
        return
    _add(
        actor=actor,
        authority=authority,
        dataset=submission.delivery.dataset,
        event="recipe.remembered",
        origin=RecipeOrigin.ACCEPTED,
        body=manner["memory"],
        shape=manner["shape"],
        period=submission.delivery.period,
        submission=submission,
    )


@transaction.atomic
def forget_part(*, actor: User, dataset: Dataset, part: str) -> RecipeVersion:
    """Take one remembered thing out; what was remembered before stays in the list of versions."""
    authority = permissions.check_edit_recipe(actor, dataset)
    programme.lock_dataset(dataset)
    newest = remembered(dataset)
    memory = memory_from_json(newest.body) if newest else Memory()
    rest = without(memory, part)
    if newest is None or rest == memory:
        raise _GONE
    return _add(
        actor=actor,
        authority=authority,
        dataset=dataset,
        event="recipe.part_forgotten",
        origin=RecipeOrigin.EDITED,
        body=memory_to_json(rest),
        shape=newest.shape,
        period=newest.period,
    )


@transaction.atomic
def import_recipe(*, actor: User, dataset: Dataset, content: bytes) -> RecipeVersion:
    """Remember what a JSON file says, in place of what was remembered. Raises InvalidInput that names what is wrong."""
    authority = permissions.check_edit_recipe(actor, dataset)
    obj = _json(content)
    memory = memory_from_json(obj)
    _check_codes(memory, dataset)
    shape = shape_to_json(shape_from_json(obj["shape"])) if obj.get("shape") else None
    programme.lock_dataset(dataset)
    newest = remembered(dataset)
    return _add(
        actor=actor,
        authority=authority,
        dataset=dataset,
        event="recipe.imported",
        origin=RecipeOrigin.IMPORTED,
        body=memory_to_json(memory),
        shape=shape if shape is not None else newest.shape if newest else {},
        period=memory.period.code if memory.period else newest.period if newest else "",
    )


@transaction.atomic
def use_remembered(*, actor: User, submission: Submission, use: bool) -> None:
    """Whether this submission's file is read as the dataset remembers; either way without corrections of its own."""
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    locked.uses_memory, locked.recipe, locked.carried = use, {}, {}
    locked.save(update_fields=["uses_memory", "recipe", "carried"])
    want_reading(locked)
    journal.record(
        actor=actor,
        authority=authority,
        event="reading.memory_used" if use else "reading.memory_unused",
        subject_kind="submission",
        subject=str(locked.public_id),
    )


@transaction.atomic
def leave_out(*, actor: User, submission: Submission, part: str) -> None:
    """Read this submission's file without one of the things that it is read with now."""
    authority = permissions.check_edit(actor, submission.delivery)
    locked = locked_submission(submission)
    check_editable(locked)
    reading = Reading.objects.get(submission=locked)
    memory = memory_from_json(reading.manner.get("memory", {}))
    rest = without(memory, part)
    if rest == memory or not reading.is_ready:
        raise _GONE
    locked.carried, locked.recipe = memory_to_json(rest), {}
    locked.save(update_fields=["carried", "recipe"])
    read_corrected(locked, actor=actor, authority=authority, parts=[part.partition("-")[0]])


def _add(
    *,
    actor: User,
    authority: str,
    dataset: Dataset,
    event: str,
    origin: RecipeOrigin,
    body: dict[str, Any],
    shape: dict[str, Any],
    period: str,
    submission: Submission | None = None,
) -> RecipeVersion:
    """The next version; drafts that are read as the dataset remembers are read again."""
    programme.lock_dataset(dataset)
    newest = remembered(dataset)
    made = RecipeVersion.objects.create(
        dataset=dataset,
        number=newest.number + 1 if newest else 1,
        origin=origin,
        body=body,
        shape=shape,
        period=period,
        submission=submission,
        made_by=(submission and submission.handed_in_by) or actor,
        made_at=timezone.now(),
    )
    _read_drafts_again(dataset)
    journal.record(
        actor=actor,
        authority=authority,
        event=event,
        subject_kind="dataset",
        subject=dataset.code,
        facts={"version": made.number, "period": period}
        | ({"submission": str(submission.public_id)} if submission else {}),
    )
    return made


def _read_drafts_again(dataset: Dataset) -> None:
    drafts = Submission.objects.filter(
        delivery__dataset=dataset, state__in=EDITABLE, uses_memory=True, upload__isnull=False
    )
    plain = [one.pk for one in drafts.only("pk", "recipe", "carried") if not one.recipe and not one.carried]
    Reading.objects.filter(submission__in=plain).update(wanted=F("wanted") + 1, attempts=0, claimed_until=None)


def _json(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise InvalidInput(
            Text("Berkas ini terlalu besar untuk sebuah cara baca.", "This file is too large."), _DOWNLOADED
        )
    try:
        obj = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            Text("Berkas ini bukan JSON yang utuh.", "This file is no whole JSON."), _DOWNLOADED
        ) from error
    if not isinstance(obj, dict):
        memory_from_json(obj)
    return obj


def _check_codes(memory: Memory, dataset: Dataset) -> None:
    """Every code must be one that this dataset's tables may hold."""
    structure = standards.structure_value(dataset.structure)
    known = {code.id for dimension in structure.dimensions for code in dimension.code_list} | {""}
    unknown = sorted(set(memory.labels.values()) - known)
    if unknown:
        raise InvalidInput(
            Text("Dataset ini tidak mengenal kode {codes}.", "This dataset does not know the codes {codes}.").fill(
                codes=", ".join(unknown[:5])
            ),
            Text("Periksa apakah cara baca ini milik dataset lain.", "See whether this recipe is another dataset's."),
        )
