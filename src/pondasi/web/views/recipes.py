"""How a dataset's files are read: looked at, edited, taken out and in; and whether one file is read like that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.collection import manner, permissions, selectors
from pondasi.collection.services import recipes
from pondasi.core.errors import InvalidInput
from pondasi.core.tables.recipe import memory_from_json
from pondasi.core.values import Text
from pondasi.programme import selectors as programme
from pondasi.standards import selectors as standards

if TYPE_CHECKING:
    from pondasi.collection.models import RecipeVersion
    from pondasi.programme.models import Dataset

_MOST_VERSIONS = 20


@login_required
@require_safe
def recipe(request: HttpRequest, code: str) -> HttpResponse:
    """What is remembered of a dataset, in sentences, with its versions."""
    dataset = programme.dataset(code)
    permissions.check_view_recipe(request.user, dataset)
    versions = selectors.recipe_versions(dataset)
    context = {
        "dataset": dataset,
        "parts": _parts(versions[0], dataset) if versions else [],
        "versions": versions[:_MOST_VERSIONS],
        "shape": _shape(versions[0].shape) if versions else {},
        "can_edit": permissions.can_edit_recipe(request.user, dataset),
    }
    return render(request, "recipes/recipe.html", context)


def _parts(version: RecipeVersion, dataset: Dataset) -> list[dict[str, Any]]:
    structure = standards.structure_value(dataset.structure)
    return manner.shown_parts(memory_from_json(version.body), structure, None)


def _shape(shape: dict[str, Any]) -> dict[str, Any]:
    """A shape in a few figures."""
    if not shape:
        return {}
    kinds = [{"heading": one.get("heading", ""), "count": len(one["items"])} for one in shape["labels"]]
    return {"columns": len(shape["columns"]), "labels": kinds, "unit": shape["unit"], "sheet": shape["sheet"]}


@login_required
@require_safe
def export(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version as JSON, as `pondasi read --recipe` and the import take it."""
    dataset = programme.dataset(code)
    permissions.check_view_recipe(request.user, dataset)
    version = next((one for one in selectors.recipe_versions(dataset) if one.number == number), None)
    if version is None:
        raise Http404
    whole = {**version.body, "dataset": dataset.code, "version": version.number, "shape": version.shape}
    response = HttpResponse(json.dumps(whole, ensure_ascii=False, indent=2), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="cara-baca-{dataset.code}-{version.number}.json"'
    return response


@login_required
@require_POST
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """One remembered thing less."""
    recipes.forget_part(actor=request.user, dataset=programme.dataset(code), part=request.POST.get("part", ""))
    messages.success(request, _("Sudah dilupakan. Versi sebelumnya tetap tersimpan."))
    return redirect("recipe", code=code)


@login_required
@require_POST
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """A JSON file in place of what is remembered."""
    dataset = programme.dataset(code)
    permissions.check_edit_recipe(request.user, dataset)
    arrived = request.FILES.get("file")
    if arrived is None:
        raise InvalidInput(
            Text("Belum ada berkas yang dipilih.", "No file was chosen."),
            Text("Pilih berkas JSON cara baca, lalu impor.", "Choose the JSON file of a recipe, then import."),
        )
    content = arrived.read(recipes.MOST_BYTES + 1)
    recipes.import_recipe(actor=request.user, dataset=dataset, content=content)
    messages.success(request, _("Cara baca diimpor dan dipakai mulai berkas berikutnya."))
    return redirect("recipe", code=code)


@login_required
@require_POST
def use(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read this submission's file as remembered, or without."""
    wanted = request.POST.get("use") == "1"
    recipes.use_remembered(actor=request.user, submission=selectors.submission(public_id), use=wanted)
    return redirect("submission", public_id=public_id)


@login_required
@require_POST
def leave_out(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read this submission's file without one of the things that were said."""
    found = selectors.submission(public_id)
    recipes.leave_out(actor=request.user, submission=found, part=request.POST.get("part", ""))
    return redirect("submission", public_id=public_id)
