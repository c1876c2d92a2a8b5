"""What a text means under a field: the lexical rules of every type.

A reader takes a text that is not missing and returns a value that can be compared with others of its field; it raises
ValueError where the text is not of the type. Numbers are exact.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from uuid import UUID

from pondasi.core.formats.table_schema.model import Field, FieldType
from pondasi.core.formats.table_schema.moments import date_reader, datetime_reader, duration, time_reader, year_month

Reader = Callable[[str], object]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,6})?", re.ASCII)
_SPECIAL = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_YEAR = re.compile(r"-?\d{4}", re.ASCII)
_AROUND_NUMBER = re.compile(r"^[^-+\d.]*|[^\d]*$")
_EMAIL = re.compile(r"[^@\s\"(),:;<>\[\]\\]+@(?:[\w-]+\.)+[^\W\d_][\w-]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_GEOMETRIES = {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}
_GEOJSON_MEMBERS = {
    **dict.fromkeys(_GEOMETRIES, "coordinates"),
    "GeometryCollection": "geometries",
    "Feature": "geometry",
    "FeatureCollection": "features",
}


def reader_of(field: Field) -> Reader:
    """The reader of a field's texts."""
    return _READERS[field.type](field)


def native_reader_of(field: Field) -> Callable[[object], object]:
    """The reader of values that a workbook holds as numbers, truths and moments, not as texts."""
    text_reader = reader_of(field)

    def read(value: object) -> object:
        if isinstance(value, datetime) and field.type is FieldType.DATETIME:
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, datetime) and field.type is FieldType.DATE and value.time() == time():
            return value.date()
        kind = _NATIVE.get(field.type)
        if kind is not None and isinstance(value, kind) and isinstance(value, datetime) is (kind is datetime):
            return value
        if field.type is FieldType.INTEGER and isinstance(value, Decimal):
            return _whole_of(value)
        return text_reader(native_text(value))

    return read


def native_text(value: object) -> str:
    """A value that is no text as a CSV would show it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        whole = value.to_integral_value() if value.is_finite() else value
        return f"{whole:f}" if whole == value else f"{value:f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)


def key_part(value: object) -> Hashable:
    """A value as a part of a key: equal for equal values."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, default=str)
    if isinstance(value, Hashable):
        return value
    return repr(value)


def _string(field: Field) -> Reader:
    return _STRING_FORMATS.get(field.format, str)


def _email(text: str) -> str:
    return _matching(_EMAIL, text)


def _uri(text: str) -> str:
    return _matching(_URI, text)


def _uuid(text: str) -> str:
    if len(text) != 36:
        raise ValueError(text)
    UUID(text)
    return text


def _binary(text: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error
    return text


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _number(field: Field) -> Reader:
    def read(text: str) -> Decimal:
        text = _bare(field, text)
        if field.decimal_char != ".":
            if "." in text:
                raise ValueError(text)
            text = text.replace(field.decimal_char, ".")
        if not _NUMBER.fullmatch(text):
            text = _SPECIAL.get(text.lower(), "?")
        try:
            return Decimal(text)
        except InvalidOperation as error:
            raise ValueError(text) from error

    return read


def _integer(field: Field) -> Reader:
    def read(text: str) -> int:
        return int(_matching(_WHOLE, _bare(field, text)))

    return read


def _bare(field: Field, text: str) -> str:
    """The digits of a number, without what the field allows around and between them."""
    text = text.strip()
    if not field.bare_number:
        text = _AROUND_NUMBER.sub("", text)
    return text.replace(field.group_char, "") if field.group_char else text


def _whole_of(value: Decimal) -> int:
    if not value.is_finite() or value != value.to_integral_value():
        raise ValueError(str(value))
    return int(value)


def _boolean(field: Field) -> Reader:
    meanings = {**dict.fromkeys(field.true_values, True), **dict.fromkeys(field.false_values, False)}

    def read(text: str) -> bool:
        if text not in meanings:
            raise ValueError(text)
        return meanings[text]

    return read


def _year(_field: Field) -> Reader:
    return lambda text: int(_matching(_YEAR, text.strip()))


def _json(kind: type) -> Reader:
    def read(text: str) -> object:
        value = json.loads(text)
        if not isinstance(value, kind):
            raise ValueError(text)
        return value

    return read


def _list(field: Field) -> Reader:
    read_item = reader_of(Field(field.name, field.item_type))
    return lambda text: [read_item(item) for item in text.split(field.delimiter)]


def _geopoint(field: Field) -> Reader:
    def read(text: str) -> tuple[Decimal, Decimal]:
        try:
            lon, lat = (Decimal(str(part)) for part in _coordinates(field.format, text))
        except (InvalidOperation, TypeError, KeyError) as error:
            raise ValueError(text) from error
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ValueError(text)
        return lon, lat

    return read


def _coordinates(form: str, text: str) -> list[object]:
    if form == "default":
        return [part.strip() for part in text.split(",")]
    parts = json.loads(text)
    if form == "object":
        return [parts["lon"], parts["lat"]] if len(parts) == 2 else []
    return list(parts)


def _geojson(field: Field) -> Reader:
    def read(text: str) -> object:
        value = json.loads(text)
        kind = value.get("type") if isinstance(value, dict) else None
        if field.format == "topojson":
            good = kind == "Topology" and "objects" in value
        else:
            good = isinstance(kind, str) and _GEOJSON_MEMBERS.get(kind, "?") in value
        if not good:
            raise ValueError(text)
        return value

    return read


_STRING_FORMATS: Mapping[str, Reader] = {"email": _email, "uri": _uri, "uuid": _uuid, "binary": _binary}
_NATIVE: Mapping[FieldType, type] = {
    FieldType.NUMBER: Decimal,
    FieldType.BOOLEAN: bool,
    FieldType.DATE: date,
    FieldType.TIME: time,
}
_READERS: Mapping[FieldType, Callable[[Field], Reader]] = {
    FieldType.STRING: _string,
    FieldType.NUMBER: _number,
    FieldType.INTEGER: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.OBJECT: lambda _: _json(dict),
    FieldType.ARRAY: lambda _: _json(list),
    FieldType.LIST: _list,
    FieldType.DATE: lambda field: date_reader(field.format),
    FieldType.TIME: lambda field: time_reader(field.format),
    FieldType.DATETIME: lambda field: datetime_reader(field.format),
    FieldType.YEAR: _year,
    FieldType.YEARMONTH: lambda _: year_month,
    FieldType.DURATION: lambda _: duration,
    FieldType.GEOPOINT: _geopoint,
    FieldType.GEOJSON: _geojson,
    FieldType.ANY: lambda _: str,
}
