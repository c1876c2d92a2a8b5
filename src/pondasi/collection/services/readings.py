"""What the worker does: take up a due reading, screen the file at the door, read it, check it, keep the result.

Safe to be killed at any moment: the reading stays due until its result is written in one transaction, and an
incoming file is discarded only after its bytes are kept (or refused) for good.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pondasi.collection import manner as manners
from pondasi.collection import reading_view, sheet_file
from pondasi.collection.amending import Change, amended, in_force
from pondasi.collection.models import Reading, RecordedFinding, Submission, Upload, UploadState
from pondasi.collection.selectors import accepted_changes, due_readings, remembered
from pondasi.collection.services.answers import take_from_file
from pondasi.core import checks
from pondasi.core.checks.workbook import GivenAnswer, answers_in, without_answers
from pondasi.core.errors import PondasiError, UnreadableFile
from pondasi.core.memory import collector_paused
from pondasi.core.tables import hints_from, load_workbook, match, understand
from pondasi.core.tables.recipe import Resolved
from pondasi.core.tables.template import read_form, without_codes
from pondasi.core.values import DataStructure, Finding, Observation, Period, Place, Proposal, Table, Text
from pondasi.files import selectors as stored
from pondasi.files import services as files
from pondasi.observations import selectors as observed
from pondasi.observations import services as observations
from pondasi.people import journal
from pondasi.programme import selectors as programme
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pathlib import Path

    from pondasi.collection.manner import Manner
    from pondasi.core.tables.model import PrintedTable, Recipe, Workbook
    from pondasi.core.tables.model import Reading as TablesReading
    from pondasi.files.models import StoredFile

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
_MOST_PLACES = 1_000
"""Cells of one finding that are kept; its words say how many there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading found: a view, findings, and the figures' file where there are any."""

    view: dict[str, object]
    findings: tuple[Finding, ...] = ()
    prepared: observations.Prepared | None = None
    code_lists: str = ""
    upload_state: UploadState = UploadState.READABLE
    problem: Text = field(default_factory=lambda: Text("", ""))
    refused_columns: tuple[dict[str, object], ...] = ()
    sheet: StoredFile | None = None
    manner: dict[str, object] = field(default_factory=dict)
    proposed_for: Mapping[Place, Observation] = field(default_factory=dict)
    """The figures as read for which findings propose others."""
    answers: tuple[GivenAnswer, ...] = ()
    """What was answered in the file itself."""


def read_next(*, now: datetime) -> bool:
    """Do one due reading; False where nothing was due."""
    claim = _claim(now)
    if claim is None:
        return False
    reading, wanted = claim
    submission = reading.submission
    upload = submission.upload
    if upload is None:
        _finish(reading, wanted, None, Outcome(view={}))
        return True
    try:
        renew = partial(_renew, reading)
        with collector_paused():
            outcome = _too_often(upload) if reading.attempts > MOST_ATTEMPTS else _read(submission, upload, renew)
    except PondasiError as problem:
        outcome = _unreadable(problem)
    except Exception:
        logger.exception("reading of upload %s failed", upload.pk)
        outcome = _unreadable(_OUR_FAULT)
    file = _keep(upload, outcome)
    _finish(reading, wanted, file, outcome)
    discard_settled()
    return True


def release_claims() -> int:
    """Let go of what a killed worker had claimed, so that nobody waits for its lease."""
    return Reading.objects.filter(claimed_until__isnull=False).update(claimed_until=None)


def discard_settled() -> int:
    """Remove the incoming bytes of uploads that were kept or refused for good; also after a crash in between."""
    settled = list(Upload.objects.exclude(state=UploadState.WAITING).exclude(incoming=""))
    for upload in settled:
        files.discard_incoming(token=upload.incoming)
        Upload.objects.filter(pk=upload.pk, incoming=upload.incoming).update(incoming="")
    return len(settled)


def sweep_incoming(*, now: datetime) -> int:
    """Remove what arrived and is no longer wanted; a file that waits to be read stays, however long that takes."""
    current = Submission.objects.filter(upload__state=UploadState.WAITING)
    return files.sweep_incoming(waiting=set(current.values_list("upload__incoming", flat=True)), now=now)


@transaction.atomic
def _claim(now: datetime) -> tuple[Reading, int] | None:
    reading = due_readings(now).select_for_update(skip_locked=True, of=("self",)).first()
    if reading is None:
        return None
    reading.claimed_until = now + timedelta(seconds=settings.PONDASI_LEASE_SECONDS)
    reading.attempts += 1
    reading.save(update_fields=["claimed_until", "attempts"])
    return reading, reading.wanted


def _renew(reading: Reading) -> None:
    """Tell that the work goes on, so that no other worker takes it up; nothing where somebody already has."""
    until = timezone.now() + timedelta(seconds=settings.PONDASI_LEASE_SECONDS)
    held = Reading.objects.filter(pk=reading.pk, attempts=reading.attempts, claimed_until__isnull=False)
    held.update(claimed_until=until)


_OUR_FAULT = UnreadableFile(
    Text("Berkas ini belum dapat kami baca. Berkas dan draf Anda aman.", "We cannot read this file yet. It is kept."),
    Text(
        "Kesalahannya pada kami dan sudah dicatat; coba simpan ulang sebagai .xlsx, atau hubungi walidata.",
        "The fault is ours and has been recorded; try saving it again as .xlsx, or ask the steward.",
    ),
)


_LOST = UnreadableFile(
    Text("Berkas ini tidak sampai utuh kepada kami.", "This file did not reach us whole."),
    Text("Mohon unggah sekali lagi.", "Please upload it once more."),
)


def _too_often(upload: Upload) -> Outcome:
    logger.error("reading of upload %s was given up after %s attempts", upload.pk, MOST_ATTEMPTS)
    return _unreadable(_OUR_FAULT)


def _unreadable(problem: PondasiError) -> Outcome:
    sentence = Text(problem.sentence("id"), problem.sentence("en"))
    return Outcome(view={}, upload_state=UploadState.UNREADABLE, problem=sentence)


def path_of_upload(upload: Upload) -> Path:
    """Where the bytes of an upload lie now."""
    return stored.path_of(upload.file) if upload.file else stored.incoming_path(upload.incoming)


def _read(submission: Submission, upload: Upload, renew: Callable[[], None]) -> Outcome:
    """`renew` is called between the steps, each of which may take a minute for a large sheet."""
    if not path_of_upload(upload).is_file():
        raise _LOST
    arrived = load_workbook(path_of_upload(upload), upload.name)
    renew()
    columns = checks.personal_columns(arrived)
    renew()
    if columns:
        return Outcome(
            view={},
            upload_state=UploadState.REFUSED,
            refused_columns=tuple(
                {"column": c.column, "header": c.header, "kind": c.kind, "count": c.count} for c in columns
            ),
        )
    delivery, workbook = submission.delivery, without_answers(arrived)
    structure = standards.structure_value(delivery.dataset.structure)
    manner = manners.manner_of(submission, remembered(delivery.dataset), workbook, structure)
    outcome = _understood(workbook, manner, accepted_changes(submission), renew)
    return replace(outcome, answers=answers_in(arrived))


def _understood(
    workbook: Workbook, manner: Manner, changes: Mapping[Place, Change], renew: Callable[[], None]
) -> Outcome:
    """Without any table the sheet is still shown, so that the officer can point at its header."""
    structure, period, recipe = manner.structure, manner.period, manner.recipe
    previous = observed.tables_before(structure, period)
    form = read_form(workbook, structure, period, recipe if manner.is_own else None)
    if form is not None:  # it says itself how it is read: nothing is remembered of it, nothing compared
        found = _Found(form.reading, form.printed, form.table)
        return _outcome(workbook, replace(manner, resolved=Resolved(form.recipe)), previous, found.amended_by(changes))
    plain = _with_chosen_shown(without_codes(workbook), recipe)
    reading = understand(plain, replace(recipe, sheet=None, table=0))
    chosen, table = _best_table(reading, structure, recipe, period) or (None, None)
    renew()
    if table is not None and (hints := hints_from(table, previous)):
        reading = understand(plain, replace(recipe, sheet=None, table=0), hints)
        chosen, table = _best_table(reading, structure, recipe, period) or (None, None)
        renew()
    drift = manners.drift_of(manner, reading, chosen, table)
    manner = manners.continuing(manner, drift, table)
    if manner.recipe is not recipe:
        chosen, table = _best_table(reading, structure, manner.recipe, period) or (None, None)
    found = _Found(reading, chosen, manners.asking(drift, table) if table else None)
    told = manners.told(manner, drift, found.reading, found.chosen, found.table)
    return replace(_outcome(workbook, manner, previous, found.amended_by(changes)), manner=told)


def _with_chosen_shown(workbook: Workbook, recipe: Recipe) -> Workbook:
    """A hidden sheet that the officer chose is read like the others."""
    sheets = (replace(sheet, hidden=False) if sheet.name == recipe.sheet else sheet for sheet in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets))


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything read, and the table that is meant."""

    reading: TablesReading
    chosen: PrintedTable | None
    table: Table | None
    as_read: Table | None = None
    """The table before the figures that the officer accepted took their places."""
    changed: frozenset[Place] = frozenset()
    """Where they did."""

    def amended_by(self, changes: Mapping[Place, Change]) -> _Found:
        """With the figures that the officer accepted."""
        if self.table is None:
            return self
        changed = in_force(self.table, changes)
        return replace(self, table=amended(self.table, changes), as_read=self.table, changed=changed)


def _outcome(workbook: Workbook, manner: Manner, previous: tuple[Table, ...], found: _Found) -> Outcome:
    """What was found, checked and made ready to be kept."""
    structure, period, recipe = manner.structure, manner.period, manner.recipe
    reading, chosen, table = found.reading, found.chosen, found.table
    case = checks.Case(
        table=table,
        previous=previous,
        structure=structure,
        expected_period=period,
        workbook=workbook,
        rulebook=programme.rulebook(structure),
        metadata=standards.metadata_value(structure, _source(chosen, structure)),
    )
    kept = [o for o in table.observations if o.period == period] if table else []
    findings = checks.check(case)
    proposed = {one.place for finding in findings for one in finding.proposals}
    view = reading_view.build(
        reading=reading, chosen=chosen, table=table, structure=structure, period=period, recipe=recipe
    )
    return Outcome(
        view=view | {"amended": sorted(place.cell for place in found.changed)},
        sheet=files.keep(
            content=reading_view.pack(reading=reading, chosen=chosen, table=table, structure=structure, recipe=recipe),
            media_type=sheet_file.MEDIA_TYPE,
        ),
        findings=findings,
        proposed_for={o.place: o for o in found.as_read.observations if o.place in proposed} if found.as_read else {},
        prepared=observations.prepare(structure=structure, observations=kept) if kept else None,
        code_lists=standards.code_list_versions(structure),
    )


def _source(chosen: PrintedTable | None, structure: DataStructure) -> str:
    """The source that the file prints, else the agency that has to produce the data."""
    printed = chosen.source if chosen else ""
    return printed or programme.dataset(structure.id).producer.name


def _best_table(
    reading: TablesReading, structure: DataStructure, recipe: Recipe, period: Period
) -> tuple[PrintedTable, Table] | None:
    """The table that the officer chose, else the one that answers most of what is due; None where there is none."""
    tables = [one for one in reading.tables if recipe.sheet is None or one.sheet == recipe.sheet]
    if recipe.sheet is not None:
        tables = tables[recipe.table : recipe.table + 1] or tables[-1:]
    tried = [(printed, match(printed, structure, recipe, period)) for printed in tables]

    def answers(pair: tuple[PrintedTable, Table]) -> tuple[int, int, int]:
        found = pair[1].observations
        return sum(o.period == period for o in found), len(found), -len(pair[1].open_labels)

    return max(tried, key=answers, default=None)


def _keep(upload: Upload, outcome: Outcome) -> StoredFile | None:
    if outcome.upload_state is UploadState.REFUSED:
        return None
    if upload.file is not None or not stored.has_incoming(upload.incoming):
        return upload.file
    return files.keep_incoming(token=upload.incoming, media_type=upload.media_type)


@transaction.atomic
def _finish(reading: Reading, wanted: int, file: StoredFile | None, outcome: Outcome) -> None:
    submission = Submission.objects.select_for_update().get(pk=reading.submission_id)
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    upload = reading.submission.upload
    is_new = upload is not None and upload.state == UploadState.WAITING
    if upload is not None:
        _settle_upload(upload, file, outcome)
    locked.claimed_until = None
    if locked.wanted == wanted and submission.upload_id == (upload.pk if upload else None):
        locked.done, locked.attempts, locked.read_at = wanted, 0, timezone.now()
        locked.view, locked.sheet, locked.manner = outcome.view, outcome.sheet, outcome.manner
        locked.file = outcome.prepared.file if outcome.prepared else None
        locked.content_hash = outcome.prepared.content_hash if outcome.prepared else ""
        locked.count = outcome.prepared.count if outcome.prepared else 0
        locked.periods = list(outcome.prepared.periods) if outcome.prepared else []
        locked.engine_version, locked.code_lists = checks.ENGINE_VERSION, outcome.code_lists
        _record_findings(submission, outcome)
        if upload is not None and is_new and outcome.answers:
            locked.view["answered_in_file"] = take_from_file(upload, outcome.answers)
    locked.save()


def _settle_upload(upload: Upload, file: StoredFile | None, outcome: Outcome) -> None:
    newly_refused = outcome.upload_state is UploadState.REFUSED and upload.state != UploadState.REFUSED
    upload.state, upload.file = outcome.upload_state, file
    upload.problem_id, upload.problem_en = outcome.problem.id, outcome.problem.en
    upload.refused_columns = list(outcome.refused_columns)
    upload.save()
    if newly_refused:
        journal.record(
            actor=None,
            event="upload.refused",
            subject_kind="submission",
            subject=str(upload.submission.public_id),
            facts={"sha256": upload.sha256, "columns": len(outcome.refused_columns)},
        )


def _record_findings(submission: Submission, outcome: Outcome) -> None:
    submission.findings.update(present=False)
    for position, finding in enumerate(outcome.findings):
        RecordedFinding.objects.update_or_create(
            submission=submission,
            fingerprint=finding.fingerprint,
            defaults={
                "code": finding.code,
                "severity": finding.severity.value,
                "always_blocks": finding.always_blocks,
                "position": position,
                "present": True,
                "body": _body(finding, outcome.proposed_for),
            },
        )


def _body(finding: Finding, figures: Mapping[Place, Observation]) -> dict[str, object]:
    texts = {
        name: reading_view.both(getattr(finding, name))
        for name in ("title", "message", "why", "fix", "expected", "found")
    }
    return texts | {
        "places": [{"sheet": place.sheet, "cell": place.cell} for place in finding.places[:_MOST_PLACES]],
        "rows": [reading_view.both(row) for row in finding.rows],
        "proposals": [_proposal(one, figures[one.place]) for one in finding.proposals if one.place in figures],
        "probability": None if finding.probability is None else f"{finding.probability:f}",
    }


def _proposal(proposal: Proposal, figure: Observation) -> dict[str, str]:
    """The figure as written, as read, and the one that is proposed instead."""
    place = proposal.place
    now = {"raw": figure.raw, "before": figure.digits or "", "value": f"{proposal.value:f}"}
    return {"sheet": place.sheet, "cell": place.cell} | now
