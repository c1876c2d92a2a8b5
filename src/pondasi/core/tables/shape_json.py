"""A shape as JSON, kept and exported with the way of reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pondasi.core.errors import InvalidInput
from pondasi.core.tables.shape import Item, LabelSet, Shape, ValueColumn
from pondasi.core.values import Period, Text

_BAD = Text("Bentuk tabel pada berkas ini tidak dapat dipakai.", "The shape of a table in this file cannot be used.")
_REMEDY = Text(
    "Hapus bagian “shape” dari berkas itu, lalu coba lagi.", "Remove the entry “shape” from the file, then try again."
)


def shape_to_json(shape: Shape) -> dict[str, Any]:
    """Every field; what says nothing is left out of columns and names."""
    return {
        "period": shape.period.code if shape.period else None,
        "sheet": shape.sheet,
        "sheets": list(shape.sheets),
        "tables": shape.tables,
        "title": shape.title,
        "unit": shape.unit,
        "depth": shape.depth,
        "columns": [
            _plain(path=list(c.path), total=c.total, codes=list(c.codes), power=c.power) for c in shape.columns
        ],
        "labels": [
            _plain(heading=one.heading, section=one.section)
            | {"items": [_plain(text=i.text, parent=i.parent, total=i.total, codes=list(i.codes)) for i in one.items]}
            for one in shape.labels
        ],
    }


def _plain(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {name: value for name, value in fields.items() if value not in ("", [], False, None)}


def shape_from_json(obj: object) -> Shape:
    """The inverse. Raises `InvalidInput`."""
    try:
        return _shape(_mapping(obj))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidInput(_BAD, _REMEDY) from error


def _shape(obj: Mapping[str, Any]) -> Shape:
    period = obj.get("period")
    return Shape(
        period=Period.parse(period) if period else None,
        sheet=_text(obj, "sheet"),
        sheets=_texts(obj, "sheets"),
        tables=int(obj.get("tables", 1)),
        title=_text(obj, "title"),
        unit=_text(obj, "unit"),
        depth=int(obj.get("depth", 1)),
        columns=tuple(_column(_mapping(one)) for one in obj.get("columns", [])),
        labels=tuple(_label_set(_mapping(one)) for one in obj.get("labels", [])),
    )


def _column(obj: Mapping[str, Any]) -> ValueColumn:
    power = obj.get("power")
    return ValueColumn(
        _texts(obj, "path"), bool(obj.get("total")), _texts(obj, "codes"), None if power is None else float(power)
    )


def _label_set(obj: Mapping[str, Any]) -> LabelSet:
    items = (_mapping(one) for one in obj["items"])
    return LabelSet(
        _text(obj, "heading"),
        tuple(Item(_text(i, "text"), _text(i, "parent"), bool(i.get("total")), _texts(i, "codes")) for i in items),
        bool(obj.get("section")),
    )


def _mapping(obj: object) -> Mapping[str, Any]:
    if not isinstance(obj, Mapping):
        raise TypeError
    return obj


def _text(obj: Mapping[str, Any], name: str) -> str:
    value = obj.get(name, "")
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _texts(obj: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = obj.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(name)
    return tuple(values)
