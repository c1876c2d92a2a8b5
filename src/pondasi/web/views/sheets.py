"""The sheet of a reading, piece by piece, and what there is to know and to say about one cell, row or column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pondasi.collection import cells, permissions, selectors
from pondasi.collection.lifecycle import EDITABLE
from pondasi.core.tables.address import column_number
from pondasi.standards import selectors as standards
from pondasi.web import sheet
from pondasi.web.templatetags.pondasi import language

if TYPE_CHECKING:
    from pondasi.collection.models import Submission

_TILE = re.compile(r"\d{1,6}\.\d{1,4}")
_ROW, _COLUMN = re.compile(r"[1-9]\d{0,6}"), re.compile(r"[A-Z]{1,3}")
_NO_COLUMN = ("", None, "", None)
Action = dict[str, Any]


@login_required
@require_safe
def tiles(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The tiles of a sheet that a page is about to show (`petak=0.0,0.1`), with `tata=1` the sheet's layout."""
    found = selectors.submission(public_id)
    permissions.check_view(request.user, found)
    file = selectors.sheet_of(found.reading)
    names = [name for name in request.GET.get("petak", "").split(",") if _TILE.fullmatch(name)][: sheet.MOST_TILES]
    if file is None or not found.reading.is_ready:
        raise Http404
    view = found.reading.view
    findings = selectors.present_findings(found)
    marks = sheet.marks_of(findings, view["sheet"], remarks_of(found), view.get("amended", ()))
    content = sheet.tiles(file, names, marks, layout="tata" in request.GET)
    return HttpResponse(content, content_type="application/json", headers={"Cache-Control": "private, no-cache"})


def remarks_of(found: Submission) -> list[dict[str, str]]:
    """What the checker who returned it last said about cells."""
    last = found.reviews.order_by("-decided_at").first() if found.state in EDITABLE else None
    return list(last.remarks) if last else []


@login_required
@require_safe
def about(request: HttpRequest, public_id: UUID, place: str) -> HttpResponse:
    """The panel of one cell (`C9`), row (`9`) or column (`C`): why it was read so, what was found, what can be said."""
    found = selectors.submission(public_id)
    permissions.check_view(request.user, found)
    file = selectors.sheet_of(found.reading)
    if file is None or not found.reading.is_ready:
        raise Http404
    may = found.state in EDITABLE and permissions.can_edit(request.user, found.delivery)
    context: dict[str, Any] = {"place": place, "submission": found}
    row = column = None
    if _ROW.fullmatch(place):
        row = int(place)
        context["kind"] = "row"
    elif _COLUMN.fullmatch(place):
        column = column_number(place)
        context["kind"] = "column"
    else:
        structure = standards.structure_value(found.delivery.dataset.structure)
        shown = cells.cell(file, place, structure)
        if shown is None:
            raise Http404
        row, column = shown.row, shown.column
        kind = sheet.role_words(shown.role)
        context |= {"kind": "cell", "place": shown.address, "cell": shown, "role": kind}
        context["text"] = sheet.shown(shown.text, shown.kind, language())
        context["findings"] = [
            one
            for one in selectors.present_findings(found)
            if any(p["cell"] == shown.address and p["sheet"] in (file.basis["sheet"], "") for p in one.body["places"])
        ]
        if may:
            context["other_table"] = shown.table if shown.table is not None and not shown.in_chosen else None
            context["sheet_name"] = file.basis["sheet"]
            context["codes"] = label_codes(found) if _is_name(shown) else []
    if may:
        context["actions"] = _actions(found, file.basis, row, column)
    return render(request, "submission/_about.html", context)


def _is_name(shown: cells.ShownCell) -> bool:
    return bool(shown.text) and shown.role in {"label", "header"}


def label_codes(found: Submission) -> list[dict[str, object]]:
    """The codes that a printed name may mean, by dimension."""
    structure = standards.structure_value(found.delivery.dataset.structure)
    return [{"name": d.name, "codes": list(d.code_list)} for d in structure.dimensions]


def _actions(found: Submission, basis: dict[str, Any], row: int | None, column: int | None) -> list[Action]:
    """What can be said about this row and column, worded after how they are read now."""
    recipe, actions = found.recipe, []
    chosen = basis["tables"][basis["chosen"]] if basis["chosen"] is not None else None
    if row is not None:
        header = set(recipe.get("header_rows") or (chosen["header_rows"] if chosen else []))
        text = _("Baris {row} bukan judul kolom") if row in header else _("Baris {row} judul kolom")
        if row not in header or len(header) > 1:
            actions.append({"text": text.format(row=row), "change": "header_row", "row": row})
        skipped = row in recipe.get("skip_rows", [])
        text = _("Baris {row} data, jangan dilewati") if skipped else _("Baris {row} bukan data")
        actions.append({"text": text.format(row=row), "change": "skip_row", "row": row})
    if column is not None:
        letters = sheet.column_letters(column)
        skipped = column in recipe.get("skip_columns", [])
        text = _("Kolom {column} data, jangan dilewati") if skipped else _("Kolom {column} bukan data")
        actions.append({"text": text.format(column=letters), "change": "skip_column", "column": column})
        actions += _notations(recipe, chosen, column)
    return actions


def _notations(recipe: dict[str, Any], chosen: dict[str, Any] | None, column: int) -> list[Action]:
    """Saying how a column of figures is written, where it is one."""
    part, _notation, basis, _total = chosen["evidence"].get(str(column), _NO_COLUMN) if chosen else _NO_COLUMN
    if part != "value" or basis in {"plain", "classes"}:
        return []
    said = recipe.get("notation", {}).get(str(column))
    letters = sheet.column_letters(column)
    words = {
        "indonesian": _("Kolom {column}: titik ribuan, koma desimal (1.234,5)"),
        "english": _("Kolom {column}: koma ribuan, titik desimal (1,234.5)"),
    }
    return [
        {"text": text.format(column=letters), "change": "notation", "columns": column, "value": notation}
        for notation, text in words.items()
        if notation != said
    ]
