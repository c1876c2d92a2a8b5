"""The checkers' side of a submission: previous and new side by side, findings and answers, return or pass."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pondasi.collection import permissions, selectors
from pondasi.collection.lifecycle import ACCEPTED, SUBMISSION, SUBMITTED
from pondasi.collection.services import reviews
from pondasi.collection.twins import Twin, twin_of
from pondasi.core.values import DataStructure, Observation, Role, Table, in_order
from pondasi.observations import selectors as observations
from pondasi.programme import permissions as programme_permissions
from pondasi.standards import selectors as standards
from pondasi.web.sheet import marks_of, window
from pondasi.web.templatetags.pondasi import language, t

if TYPE_CHECKING:
    from pondasi.collection.models import RecordedFinding, Submission

_MOST_ROWS = 500
_ROWS_AT_FIRST, _FINDINGS_AT_FIRST = 60, 8


def review_context(request: HttpRequest, found: Submission) -> dict[str, object]:
    """What a checker (or a reader with permission) sees."""
    structure = standards.structure_value(found.delivery.dataset.structure)
    findings = selectors.present_findings(found)
    whole = "semua" in request.GET
    figures = _figures(found, structure)
    view = found.reading.view
    marks = marks_of(findings, view.get("sheet"), amended=view.get("amended", ()))
    return {
        "submission": found,
        "whole": whole,
        "most_rows": 0 if whole else _ROWS_AT_FIRST,
        "most_findings": 0 if whole else _FINDINGS_AT_FIRST,
        "dataset": found.delivery.dataset,
        "delivery": found.delivery,
        "upload": found.upload,
        "view": view,
        "findings": findings,
        "sheet": window(found.reading, marks, language()),
        "comparison": _comparison(found, figures, findings) if figures else None,
        "twins": _twins(figures, findings) if figures else {},
        "earlier_answers": selectors.earlier_answers(found, findings),
        "amendments": selectors.amendments(found),
        "mended": selectors.mended_findings(found),
        "reviews": list(found.reviews.select_related("decided_by").order_by("-decided_at", "-pk")),
        "actions": _actions(request, found),
        "can_begin": _can_begin(request, found),
        "can_recall": found.state == SUBMITTED and permissions.can_transition(request.user, found, "recall"),
        "can_correct": found.state == ACCEPTED and permissions.can_edit(request.user, found.delivery),
        "can_see_recipe": permissions.can_view_recipe(request.user, found.delivery.dataset),
        "can_set_rules": programme_permissions.can_set_rules(request.user),
        "steps": _steps(found),
    }


def _can_begin(request: HttpRequest, found: Submission) -> bool:
    return found.state == SUBMITTED and permissions.can_transition(request.user, found, reviews.beginning(found))


def _actions(request: HttpRequest, found: Submission) -> list[dict[str, object]]:
    """The decisions that this person may take in this state, returns first."""
    offered = [
        action
        for action in reviews.offered(found)
        if SUBMISSION.allows(found.state, action) and permissions.can_transition(request.user, found, action)
    ]
    return [
        {"action": action, "text": SUBMISSION.transitions[action].text, "is_return": action in reviews.RETURNS}
        for action in offered
    ]


@dataclass(frozen=True)
class _Figures:
    """What was handed in, the periods before it, and for a correction what it would replace."""

    table: Table
    before: tuple[Table, ...]
    corrected: tuple[Table, ...]


def _figures(found: Submission, structure: DataStructure) -> _Figures | None:
    if found.reading.file is None:
        return None
    new = in_order(structure.dimensions, observations.observations_in(found.reading.file, structure))
    before = observations.tables_before(structure, found.delivery.period_value)
    return _Figures(Table(structure.dimensions, new), before, _corrected(found, structure))


def _twins(figures: _Figures, findings: list[RecordedFinding]) -> dict[int, Twin]:
    """For findings about figures that equal others: both columns."""
    cells = {one.pk: {place["cell"] for place in one.body["places"]} for one in findings if one.offers_choice}
    found = {pk: twin_of(places, figures.table, figures.before) for pk, places in cells.items()}
    return {pk: twin for pk, twin in found.items() if twin is not None}


def _comparison(found: Submission, figures: _Figures, findings: list[RecordedFinding]) -> dict[str, Any]:
    """Rows of key, previous figure, new figure and change; equal cells and cells with findings marked."""
    before = figures.corrected or figures.before
    previous = before[-1] if before else None
    old = {o.key: o for o in previous.observations} if previous else {}
    marks = marks_of(findings)
    rows = [_pair(figures.table, o, old.get(o.key), marks) for o in figures.table.observations]
    return {
        "period": found.delivery.period_value.text,
        "is_correction": bool(figures.corrected),
        "previous_period": previous.periods[0].text if previous and previous.periods else None,
        "rows": rows[:_MOST_ROWS],
        "left_out": max(len(rows) - _MOST_ROWS, 0),
        "equal": sum(bool(row["equal"]) and not row["is_total"] for row in rows),
        "parts": sum(not row["is_total"] for row in rows),
    }


def _corrected(found: Submission, structure: DataStructure) -> tuple[Table, ...]:
    """For a correction: the accepted figures of the same period that it would replace."""
    present = observations.vintage(structure.id).get(found.delivery.period)
    if not found.correction_reason or present is None or present.submission == str(found.public_id):
        return ()
    return observations.tables_of(structure, {found.delivery.period: present})


def _pair(table: Table, new: Observation, old: Observation | None, marks: dict[str, str]) -> dict[str, Any]:
    equal = old is not None and new.value is not None and new.value == old.value
    change = None
    if old is not None and isinstance(new.value, Decimal) and isinstance(old.value, Decimal) and old.value:
        change = ((new.value - old.value) / abs(old.value) * 100).quantize(Decimal("0.1"))
    return {
        "key": {"id": table.key_text(new.key, "id"), "en": table.key_text(new.key, "en")},
        "old": (old.digits or "") if old else "",
        "new": new.digits or new.raw,
        "cell": new.place.cell,
        "change": change,
        "equal": equal,
        "is_total": new.role is Role.TOTAL,
        "mark": marks.get(new.place.cell, ""),
    }


def _steps(found: Submission) -> int:
    """Where the stepper stands: 3 while it is checked, 4 when accepted."""
    return 4 if found.state == ACCEPTED else 3


@login_required
@require_POST
def begin(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Begin the check."""
    reviews.begin(actor=request.user, submission=selectors.submission(public_id))
    return redirect("submission", public_id=public_id)


@login_required
@require_POST
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return with remarks, or pass."""
    remarks = [
        {"cell": cell, "text": text}
        for cell, text in zip(request.POST.getlist("remark_cell"), request.POST.getlist("remark_text"), strict=False)
        if text.strip()
    ]
    found = reviews.decide(
        actor=request.user,
        submission=selectors.submission(public_id),
        action=request.POST.get("action", ""),
        comment=request.POST.get("comment", ""),
        remarks=remarks,
    )
    state = t(found.state_text)
    messages.success(request, _("Keputusan Anda tersimpan. Kiriman ini sekarang: %(state)s.") % {"state": state})
    return redirect("tasks")
