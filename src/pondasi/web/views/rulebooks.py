"""What the steward decides about the rules of one dataset: looked at, changed, taken out and in."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pondasi.core.checks import Bound, RatioIdentity, Rule, RuleBook, SumIdentity, rules
from pondasi.core.checks.descriptor import from_descriptor, to_descriptor
from pondasi.core.errors import InvalidInput
from pondasi.core.values import DataStructure, Dimension, Severity, Text
from pondasi.programme import permissions, selectors, services
from pondasi.standards.selectors import structure_value
from pondasi.web.paging import page_of
from pondasi.web.rule_forms import change_of
from pondasi.web.templatetags.pondasi import language, t

_A_PAGE = 30
_MOST_VERSIONS = 20
_MOST_CODES = 300
"""Of one breakdown in the forms; what is declared about more comes in with a file."""
_MOST_BYTES = 1_000_000
_LONGEST_NUMBER = 9  # digits


@login_required
@require_safe
def rulebooks(request: HttpRequest) -> HttpResponse:
    """Every dataset, and whether anything was decided about its rules."""
    permissions.check_set_rules(request.user)
    return render(request, "rulebooks/list.html", {"page": page_of(request, selectors.datasets_with_rules(), _A_PAGE)})


@login_required
@require_safe
def rulebook(request: HttpRequest, code: str) -> HttpResponse:
    """The rules of a dataset as they are, each with its small form."""
    permissions.check_set_rules(request.user)
    dataset = selectors.dataset(code)
    structure = structure_value(dataset.structure)
    book, versions = selectors.rulebook(structure), selectors.rulebook_versions(dataset)
    context = {
        "dataset": dataset,
        "topics": _topics(book),
        "severities": list(Severity),
        "bounds": [_bound_words(one, structure) for one in book.bounds],
        "identities": [_identity_words(one, structure) for one in book.identities],
        "breakdowns": [_choices(one) for one in sorted(structure.dimensions, key=lambda d: d.is_region)],
        "versions": versions[:_MOST_VERSIONS],
        "titles": {one.code: one.title for one in rules()} | _CHANGES,
        "seen": versions[0].number if versions else 0,
    }
    return render(request, "rulebooks/rulebook.html", context)


_CHANGES = {
    services.BOUND: Text("Batas angka", "Bounds of figures"),
    services.IDENTITY: Text("Hubungan antarangka", "Identities of figures"),
    services.IMPORTED: Text("Diimpor dari berkas", "Imported from a file"),
}


_TOPICS = (
    (
        Text("Susunan tabel", "The table's structure"),
        ("keys_", "rows_", "code_", "period_", "table_", "form_", "unit_"),
    ),
    (Text("Isi sel", "What cells hold"), ("value_", "bound_", "metadata_", "digits_")),
    (Text("Hitungan", "Arithmetic"), ("total_", "identity_")),
    (
        Text("Dibandingkan dengan masa lalu", "Compared with the past"),
        ("change_", "break_", "smooth_", "revision_", "stock_"),
    ),
    (Text("Angka yang sama dengan yang lain", "Figures equal to others"), ("copied_",)),
)
_OTHER = Text("Lainnya", "Others")


def _topics(book: RuleBook) -> list[dict[str, Any]]:
    """The rules by what they look at; those at the door belong to no dataset."""
    left = [one for one in rules() if not one.at_the_door]
    topics = []
    for name, beginnings in _TOPICS:
        found = [one for one in left if one.code.startswith(beginnings)]
        left = [one for one in left if one not in found]
        topics.append((name, found))
    shown = [(name, found) for name, found in (*topics, (_OTHER, left)) if found]
    return [{"name": name, "rules": [_rule(one, book) for one in found]} for name, found in shown]


def _rule(rule: Rule, book: RuleBook) -> dict[str, Any]:
    choice = book.choice(rule.code)
    return {
        "rule": rule,
        "on": choice.on or rule.always_blocks,
        "severity": choice.severity or rule.severity,
        "is_changed": rule.code in book.choices,
        "parameters": [
            {"parameter": one, "value": choice.parameters.get(one.name, one.default)} for one in rule.parameters
        ],
    }


def _choices(dimension: Dimension) -> dict[str, Any]:
    codes = list(dimension.code_list)
    return {"id": dimension.id, "name": dimension.name, "codes": codes[:_MOST_CODES]}


def _bound_words(bound: Bound, structure: DataStructure) -> dict[str, Any]:
    names = [_name(one, bound.where[one.id]) for one in structure.dimensions if one.id in bound.where]
    return {"minimum": bound.minimum, "maximum": bound.maximum, "where": names}


def _identity_words(identity: SumIdentity | RatioIdentity, structure: DataStructure) -> str:
    """`Jumlah = Laki-laki + Perempuan`."""
    dimension = next(one for one in structure.dimensions if one.id == identity.dimension)

    def name(code: str) -> str:
        return t(_name(dimension, code))

    if isinstance(identity, SumIdentity):
        plus = " + ".join(name(code) for code in identity.plus)
        minus = "".join(f" \N{MINUS SIGN} {name(code)}" for code in identity.minus)
        return f"{name(identity.result)} = {plus}{minus}"
    factor = "" if identity.factor == 1 else f" × {t(Text('{n}', '{n}').fill(n=identity.factor))}"
    return f"{name(identity.result)} = {name(identity.numerator)} / {name(identity.denominator)}{factor}"


def _name(dimension: Dimension, code: str) -> Text:
    known = dimension.code_list.by_id.get(code)
    return known.name if known else Text.same(code)


@login_required
@require_POST
def change(request: HttpRequest, code: str) -> HttpResponse:
    """One decision: a rule, a bound, an identity."""
    permissions.check_set_rules(request.user)
    dataset = selectors.dataset(code)
    what, wanted = change_of(request.POST, structure_value(dataset.structure), language())
    seen = request.POST.get("seen", "")
    made = services.set_rules(
        actor=request.user,
        dataset=dataset,
        what=what,
        change=wanted,
        seen=int(seen) if seen.isdecimal() and len(seen) <= _LONGEST_NUMBER else None,
    )
    if made is None:
        messages.info(request, _("Tidak ada yang berubah."))
    else:
        messages.success(request, _("Tersimpan. Berlaku mulai berkas berikutnya yang dibaca."))
    return redirect("rulebook", code=code)


@login_required
@require_safe
def export(request: HttpRequest, code: str) -> HttpResponse:
    """The dataset's rules as a Table Schema descriptor, as `pondasi check --schema` takes it."""
    permissions.check_set_rules(request.user)
    structure = structure_value(selectors.dataset(code).structure)
    content = json.dumps(to_descriptor(structure, selectors.rulebook(structure)), ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{code}.schema.json"'
    return response


@login_required
@require_POST
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """A descriptor in place of what is decided now."""
    permissions.check_set_rules(request.user)
    dataset = selectors.dataset(code)
    arrived = request.FILES.get("file")
    if arrived is None:
        raise InvalidInput(
            Text("Belum ada berkas yang dipilih.", "No file was chosen."),
            Text("Pilih berkas JSON (Table Schema), lalu impor.", "Choose a JSON file (Table Schema), then import."),
        )
    book = from_descriptor(_json_of(arrived.read(_MOST_BYTES + 1)), structure_value(dataset.structure))
    made = services.set_rules(actor=request.user, dataset=dataset, what=services.IMPORTED, change=lambda _book: book)
    if made is None:
        messages.info(request, _("Tidak ada yang berubah."))
    else:
        messages.success(request, _("Aturan diimpor. Versi sebelumnya tetap tersimpan."))
    return redirect("rulebook", code=code)


def _json_of(content: bytes) -> object:
    try:
        if len(content) > _MOST_BYTES:
            raise ValueError("too long")
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            Text("Berkas ini bukan JSON, atau terlalu besar.", "This file is no JSON, or too large."),
            Text("Pilih berkas yang diekspor dari halaman ini.", "Choose a file that was exported from this page."),
        ) from error
