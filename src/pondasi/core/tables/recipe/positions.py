"""Positions of one file: a recipe as JSON, as a draft keeps it while its file is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pondasi.core.errors import InvalidInput
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.model import Recipe
from pondasi.core.values import Period, Text

_KNOWN = frozenset(
    {"sheet", "table", "header_rows", "skip_rows", "skip_columns", "labels", "period", "unit", "notation"}
)
_REMEDY = Text("Perbaiki resep bacanya lalu coba lagi.", "Mend the reading recipe and try again.")


def recipe_to_json(recipe: Recipe) -> dict[str, Any]:
    """Every field; sets become sorted lists."""
    return {
        "sheet": recipe.sheet,
        "table": recipe.table,
        "header_rows": list(recipe.header_rows),
        "skip_rows": sorted(recipe.skip_rows),
        "skip_columns": sorted(recipe.skip_columns),
        "labels": dict(recipe.labels),
        "period": recipe.period,
        "unit": recipe.unit,
        "notation": {str(column): notation.value for column, notation in sorted(recipe.notation.items())},
    }


def recipe_from_json(obj: object) -> Recipe:
    """The inverse; missing fields are left to Pondasi. Raises `InvalidInput` for anything else."""
    if not isinstance(obj, Mapping):
        raise _invalid("resep", "recipe")
    unknown = sorted(set(map(str, obj)) - _KNOWN)
    if unknown:
        raise _invalid(unknown[0], unknown[0])
    period = _text(obj, "period")
    if period:
        try:
            Period.parse(period)
        except ValueError as error:
            raise _invalid("period", "period") from error
    return Recipe(
        sheet=_text(obj, "sheet"),
        table=_number(obj, "table"),
        header_rows=_numbers(obj, "header_rows"),
        skip_rows=frozenset(_numbers(obj, "skip_rows")),
        skip_columns=frozenset(_numbers(obj, "skip_columns")),
        labels=_labels(obj),
        period=period or None,
        unit=_text(obj, "unit"),
        notation=_notation(obj),
    )


def _invalid(name_id: str, name_en: str) -> InvalidInput:
    sentence = Text(
        "Isi {name} pada resep baca tidak dapat dipakai.", "The {name} in the reading recipe cannot be used."
    )
    return InvalidInput(sentence.fill(name=Text(name_id, name_en)), _REMEDY)


def _text(obj: Mapping[Any, Any], name: str) -> str | None:
    value = obj.get(name)
    if value is not None and not isinstance(value, str):
        raise _invalid(name, name)
    return value


def _number(obj: Mapping[Any, Any], name: str) -> int:
    value = obj.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _invalid(name, name)
    return value


def _numbers(obj: Mapping[Any, Any], name: str) -> tuple[int, ...]:
    values = obj.get(name) or ()
    if not isinstance(values, list | tuple) or not all(type(value) is int and value > 0 for value in values):
        raise _invalid(name, name)
    return tuple(values)


def _labels(obj: Mapping[Any, Any]) -> dict[str, str]:
    labels = obj.get("labels") or {}
    if not isinstance(labels, Mapping) or not all(isinstance(k, str) and isinstance(v, str) for k, v in labels.items()):
        raise _invalid("labels", "labels")
    return dict(labels)


def _notation(obj: Mapping[Any, Any]) -> dict[int, Notation]:
    """JSON has the column numbers as texts."""
    said = obj.get("notation") or {}
    if not isinstance(said, Mapping) or not all(str(column).isdecimal() and int(column) > 0 for column in said):
        raise _invalid("notation", "notation")
    try:
        return {int(column): Notation(notation) for column, notation in said.items()}
    except ValueError as error:
        raise _invalid("notation", "notation") from error
