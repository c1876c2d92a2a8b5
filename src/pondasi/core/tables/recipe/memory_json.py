"""A remembered way of reading as JSON, for keeping, exporting and importing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pondasi.core.errors import InvalidInput
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.recipe.memory import (
    ColumnRule,
    Memory,
    PeriodRule,
    RowRule,
    SheetRule,
    TableRule,
    UnitRule,
)
from pondasi.core.values import Period, Text

FORMAT = "pondasi.recipe/1"
_KNOWN = frozenset(
    {"format", "period", "sheet", "table", "header", "skip_rows", "skip_columns", "notation", "labels", "unit", "when"}
    | {"shape", "dataset", "version"}
)
_MOST = 5_000
"""Entries of a list beyond which nobody made it by hand."""
_LONGEST = 2_000
Made = TypeVar("Made")


def memory_to_json(memory: Memory) -> dict[str, Any]:
    """Everything that was said, nothing that was not."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "period": memory.period.code if memory.period else None,
        "sheet": memory.sheet and _plain(name=memory.sheet.name, headings=list(memory.sheet.headings)),
        "table": memory.table
        and {
            "title": memory.table.title,
            "headings": list(memory.table.headings),
            "place": memory.table.place,
            "of": memory.table.of,
        },
        "header": [list(row) for row in memory.header],
        "skip_rows": [
            _plain(words=list(rule.words), after=list(rule.after), below_header=rule.below_header)
            for rule in memory.skip_rows
        ],
        "skip_columns": [_column(rule) for rule in memory.skip_columns],
        "notation": [{"column": _column(rule), "notation": notation.value} for rule, notation in memory.notation],
        "labels": dict(memory.labels),
        "unit": memory.unit and _plain(unit=memory.unit.unit, printed=memory.unit.printed),
        "when": memory.when.value if memory.when else None,
    }
    return {name: value for name, value in whole.items() if value}


def _column(rule: ColumnRule) -> dict[str, Any]:
    return _plain(path=list(rule.path), after=list(rule.after), place=rule.place, of=rule.of)


def _plain(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {name: value for name, value in fields.items() if value}


def memory_from_json(obj: object) -> Memory:
    """The inverse. Raises `InvalidInput` that names the entry which cannot be used."""
    if not isinstance(obj, Mapping):
        raise InvalidInput(_NO_RECIPE, _REMEDY)
    if obj.get("format", FORMAT) != FORMAT:
        raise InvalidInput(_NO_RECIPE, _REMEDY)
    unknown = sorted(set(map(str, obj)) - _KNOWN)
    if unknown:
        raise _invalid(unknown[0])
    return Memory(
        period=_made(obj, "period", Period.parse),
        sheet=_sheet_rule(_object(obj, "sheet")),
        table=_table_rule(_object(obj, "table")),
        header=tuple(_words(row, "header") for row in _list(obj, "header")),
        skip_rows=tuple(_row_rule(one) for one in _objects(obj, "skip_rows")),
        skip_columns=tuple(_column_rule(one, "skip_columns") for one in _objects(obj, "skip_columns")),
        notation=tuple(_notation(one) for one in _objects(obj, "notation")),
        labels=_labels(obj),
        unit=_unit_rule(_object(obj, "unit")),
        when=_made(obj, "when", PeriodRule),
    )


_NO_RECIPE = Text("Berkas ini bukan cara baca dari Pondasi.", "This file is no reading recipe of Pondasi.")
_REMEDY = Text(
    "Pakai berkas JSON hasil “Unduh cara baca”, lalu coba lagi.",
    "Use a JSON file that was downloaded as a reading recipe, then try again.",
)
_BAD = Text(
    "Isi “{name}” pada berkas cara baca ini tidak dapat dipakai.", "The entry “{name}” in this recipe cannot be used."
)


def _invalid(name: str) -> InvalidInput:
    return InvalidInput(_BAD.fill(name=name[:80]), _REMEDY)


def _made(obj: Mapping[Any, Any], name: str, make: Callable[[str], Made]) -> Made | None:
    value = obj.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _invalid(name)
    try:
        return make(value)
    except ValueError as error:
        raise _invalid(name) from error


def _object(obj: Mapping[Any, Any], name: str) -> Mapping[Any, Any] | None:
    value = obj.get(name)
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise _invalid(name)
    return value


def _list(obj: Mapping[Any, Any], name: str) -> list[Any]:
    value = obj.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > _MOST:
        raise _invalid(name)
    return value


def _objects(obj: Mapping[Any, Any], name: str) -> list[Mapping[Any, Any]]:
    found = _list(obj, name)
    if not all(isinstance(one, Mapping) for one in found):
        raise _invalid(name)
    return found


def _words(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise _invalid(where)
    if not all(isinstance(word, str) and len(word) <= _LONGEST for word in value):
        raise _invalid(where)
    return tuple(value)


def _texts(obj: Mapping[Any, Any], name: str, where: str) -> tuple[str, ...]:
    return _words(obj.get(name) or [], f"{where}.{name}")


def _text(obj: Mapping[Any, Any], name: str, where: str) -> str:
    value = obj.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _invalid(f"{where}.{name}")
    return value


def _number(obj: Mapping[Any, Any], name: str, where: str) -> int:
    value = obj.get(name, 0)
    if type(value) is not int or not 0 <= value < 1_000_000:
        raise _invalid(f"{where}.{name}")
    return value


def _sheet_rule(obj: Mapping[Any, Any] | None) -> SheetRule | None:
    return None if obj is None else SheetRule(_text(obj, "name", "sheet"), _texts(obj, "headings", "sheet"))


def _table_rule(obj: Mapping[Any, Any] | None) -> TableRule | None:
    if obj is None:
        return None
    return TableRule(
        _text(obj, "title", "table"),
        _texts(obj, "headings", "table"),
        _number(obj, "place", "table"),
        max(1, _number(obj, "of", "table")),
    )


def _unit_rule(obj: Mapping[Any, Any] | None) -> UnitRule | None:
    return None if obj is None else UnitRule(_text(obj, "unit", "unit"), _text(obj, "printed", "unit"))


def _row_rule(obj: Mapping[Any, Any]) -> RowRule:
    where = "skip_rows"
    rule = RowRule(_texts(obj, "words", where), _texts(obj, "after", where), _number(obj, "below_header", where))
    if rule == RowRule(()):
        raise _invalid(where)
    return rule


def _column_rule(obj: Mapping[Any, Any], where: str) -> ColumnRule:
    rule = ColumnRule(
        _texts(obj, "path", where),
        _texts(obj, "after", where),
        _number(obj, "place", where),
        _number(obj, "of", where),
    )
    if not rule.path and not rule.place:
        raise _invalid(where)
    return rule


def _notation(obj: Mapping[Any, Any]) -> tuple[ColumnRule, Notation]:
    column, said = _object(obj, "column"), _made(obj, "notation", Notation)
    if column is None or said is None:
        raise _invalid("notation")
    return _column_rule(column, "notation.column"), said


def _labels(obj: Mapping[Any, Any]) -> dict[str, str]:
    labels = obj.get("labels") or {}
    if not isinstance(labels, Mapping) or len(labels) > _MOST:
        raise _invalid("labels")
    if not all(
        isinstance(k, str) and k and isinstance(v, str) and len(k) + len(v) <= _LONGEST for k, v in labels.items()
    ):
        raise _invalid("labels")
    return dict(labels)
