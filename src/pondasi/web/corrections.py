"""From a click on the sheet to the recipe: which words of the form mean which change. Nothing is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pondasi.core.errors import InvalidInput
from pondasi.core.tables.evidence import Notation
from pondasi.core.values import Text

Recipe = dict[str, Any]
_LONGEST_NUMBER = 9  # digits
Change = Callable[[Recipe, Mapping[str, Any], Mapping[str, str]], None]


def applied(recipe: Mapping[str, Any], view: Mapping[str, Any], form: Mapping[str, str]) -> Recipe:
    """The recipe with one more correction; raises InvalidInput for a correction that is not known."""
    change = _CHANGES.get(form.get("change", ""))
    if change is None:
        raise InvalidInput(Text("Koreksi ini tidak dikenal.", "This correction is not known."))
    changed = dict(recipe)
    if form["change"] in _ON_ONE_TABLE and not changed.get("sheet"):
        chosen = next((one for one in view.get("tables", []) if one["chosen"]), {"table": 0})
        changed |= {"sheet": view.get("sheet", ""), "table": chosen["table"]}
    change(changed, view, form)
    return changed


def _number(form: Mapping[str, str], name: str) -> int:
    text = form.get(name, "")
    if not _is_number(text):
        raise InvalidInput(Text("Baris atau kolomnya belum dipilih.", "No row or column was chosen."))
    return int(text)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER and int(text) >= 1


def _header_row(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
    """A row beside the header joins it, a row of the header leaves it, a row elsewhere becomes the header."""
    row = _number(form, "row")
    rows = set(recipe.get("header_rows") or view.get("header_rows") or [])
    if row in rows and len(rows) > 1:
        rows.remove(row)
    elif rows and min(rows) - 1 <= row <= max(rows) + 1:
        rows.add(row)
    else:
        rows = {row}
    recipe["header_rows"] = sorted(rows)
    recipe["skip_rows"] = sorted(set(recipe.get("skip_rows", [])) - {row})


def _toggle(name: str, field: str) -> Change:
    def change(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
        recipe[name] = sorted(set(recipe.get(name, [])) ^ {_number(form, field)})

    return change


def _label(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
    label = form.get("label", "")
    if not label:
        raise InvalidInput(Text("Namanya belum dipilih.", "No name was chosen."))
    recipe["labels"] = {**recipe.get("labels", {}), label: form.get("code", "")}


def _word(name: str) -> Change:
    def change(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
        recipe[name] = form.get("value", "").strip() or None

    return change


def _notation(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
    """How the figures of one or more columns are written; without a value it is left to Pondasi again."""
    notation, columns = form.get("value", ""), form.get("columns", "").split(",")
    if notation not in {"", *Notation} or not all(_is_number(column) for column in columns):
        raise InvalidInput(Text("Kolom atau cara tulisnya belum dipilih.", "No column or no notation was chosen."))
    said = {**recipe.get("notation", {}), **dict.fromkeys(columns, notation)}
    recipe["notation"] = {column: one for column, one in said.items() if one}


def _table(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
    kept, text = recipe.get("labels", {}), form.get("table", "") or "0"
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise InvalidInput(Text("Tabelnya belum dipilih.", "No table was chosen."))
    recipe.clear()
    recipe |= {"sheet": form.get("sheet", ""), "table": int(text), "labels": kept}


def _reset(recipe: Recipe, view: Mapping[str, Any], form: Mapping[str, str]) -> None:
    recipe.clear()


_ON_ONE_TABLE = frozenset({"header_row", "skip_row", "skip_column", "notation"})
"""Rows and columns are numbers of one sheet: pointing at them also settles which table is meant."""

_CHANGES = {
    "header_row": _header_row,
    "skip_row": _toggle("skip_rows", "row"),
    "skip_column": _toggle("skip_columns", "column"),
    "label": _label,
    "period": _word("period"),
    "unit": _word("unit"),
    "notation": _notation,
    "table": _table,
    "reset": _reset,
}
