"""A Table Schema or Table Dialect from JSON; what cannot be used is named by its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pondasi.core.formats.json_node import Document, Node
from pondasi.core.formats.table_schema.lexical import native_reader_of, native_text, reader_of
from pondasi.core.formats.table_schema.model import (
    Constraint,
    Dialect,
    Field,
    FieldsMatch,
    FieldType,
    ForeignKey,
    Schema,
)
from pondasi.core.values import Text

DOCUMENT = Document(
    Text("Skema tidak dapat dipakai: {place} {words}.", "The schema cannot be used: {place} {words}."),
    Text("Mohon perbaiki bagian itu dalam berkas skema.", "Please mend that part of the schema file."),
)
_MOST = 2**31
_NO_FIELDS = Text("kosong", "is empty")
_TWICE = Text("sudah dipakai oleh kolom lain", "is another field's name already")
_NO_SUCH_FIELD = Text("tidak ada di antara kolom skema", "is not among the fields")
_NOT_AS_MANY = Text("tidak sama banyak dengan kolomnya", "are not as many as the fields")
_BAD_PATTERN = Text("bukan pola yang dapat dibaca", "is no pattern that can be read")
_BAD_VALUE = Text("tidak sesuai dengan jenis kolomnya", "is not of the field's type")
_ONE_CHARACTER = Text("bukan satu tanda", "is not one character")
_UNSUPPORTED = Text("tidak berlaku untuk jenis “{type}”", "does not apply to the type “{type}”")
_ORDERED = {
    *(FieldType.NUMBER, FieldType.INTEGER, FieldType.DATE, FieldType.TIME, FieldType.DATETIME),
    *(FieldType.YEAR, FieldType.YEARMONTH, FieldType.DURATION),
}
_LONG = {FieldType.STRING, FieldType.ARRAY, FieldType.OBJECT, FieldType.LIST}
_LIMITS = (Constraint.MINIMUM, Constraint.MAXIMUM, Constraint.EXCLUSIVE_MINIMUM, Constraint.EXCLUSIVE_MAXIMUM)
_LENGTHS = (Constraint.MIN_LENGTH, Constraint.MAX_LENGTH)


def parse_schema(node: Node) -> Schema:
    """Raises `InvalidInput`."""
    missing = _missing(node.at("missingValues", default=[""]))
    fields: list[Field] = []
    for one in node.at("fields").items():
        field = _field(one, missing)
        if field.name in {other.name for other in fields}:
            raise one.refused(_TWICE, "name")
        fields.append(field)
    if not fields:
        raise node.refused(_NO_FIELDS, "fields")
    names = {field.name for field in fields}
    return Schema(
        fields=tuple(fields),
        fields_match=_fields_match(node.at("fieldsMatch", default="exact")),
        primary_key=_names(node.at("primaryKey"), names) if node.has("primaryKey") else (),
        unique_keys=tuple(_names(one, names) for one in node.at("uniqueKeys", default=[]).items()),
        foreign_keys=tuple(_foreign_key(one, names) for one in node.at("foreignKeys", default=[]).items()),
    )


def _fields_match(node: Node) -> FieldsMatch:
    """A word; a list of one word, as the JSON profile of v2.0 wanted it by mistake, is understood."""
    if isinstance(node.value, list) and len(node.value) == 1:
        node = node.items()[0]
    return node.one_of(FieldsMatch)


def _names(node: Node, known: set[str]) -> tuple[str, ...]:
    """A field's name or a list of names."""
    nodes = [node] if isinstance(node.value, str) else node.items()
    if not nodes:
        raise node.refused(_NO_FIELDS)
    for one in nodes:
        if one.word() not in known:
            raise one.refused(_NO_SUCH_FIELD)
    return tuple(one.word() for one in nodes)


def _foreign_key(node: Node, known: set[str]) -> ForeignKey:
    fields = _names(node.at("fields"), known)
    reference = node.at("reference")
    named = reference.at("fields")
    theirs = (named.word(),) if isinstance(named.value, str) else named.words()
    if len(theirs) != len(fields):
        raise named.refused(_NOT_AS_MANY)
    return ForeignKey(fields, reference.at("resource", default="").string(), theirs)


def _missing(node: Node) -> tuple[str, ...]:
    """Texts, or in v2 objects of value and label."""
    return tuple(one.at("value").string() if isinstance(one.value, dict) else one.string() for one in node.items())


def _field(node: Node, missing: tuple[str, ...]) -> Field:
    if isinstance(node.value, str):
        return Field(node.word(), missing=missing)
    kind = node.at("type", default="any" if not node.has("format") else "string").one_of(FieldType)
    form = node.at("format", default="default").word()
    field = Field(
        name=node.at("name").word(),
        type=kind,
        format=form.removeprefix("fmt:") if kind in (FieldType.DATE, FieldType.TIME, FieldType.DATETIME) else form,
        missing=_missing(node.at("missingValues")) if node.has("missingValues") else missing,
        decimal_char=node.at("decimalChar", default=".").word(),
        group_char=node.at("groupChar", default="").string(),
        bare_number=node.at("bareNumber", default=True).flag(),
        true_values=node.at("trueValues", default=[*Field.true_values]).words(),
        false_values=node.at("falseValues", default=[*Field.false_values]).words(),
        delimiter=node.at("delimiter", default=",").word(),
        item_type=node.at("itemType", default="string").one_of(FieldType),
    )
    return replace(field, limits=_constraints(node, field))


def _constraints(field_node: Node, field: Field) -> dict[Constraint, object]:
    node = field_node.at("constraints", default={})
    limits: dict[Constraint, object] = {}
    for constraint in Constraint:
        if not node.has(constraint):
            continue
        if not _applies(constraint, field.type):
            raise node.refused(_UNSUPPORTED.fill(type=field.type.value), constraint)
        limit = _limit(constraint, node.at(constraint), field)
        if limit is not None:
            limits[constraint] = limit
    if field_node.has("categories") and Constraint.ENUM not in limits:
        categories = [
            one.at("value") if isinstance(one.value, dict) else one for one in field_node.at("categories").items()
        ]
        limits[Constraint.ENUM] = tuple(_value(one, field) for one in categories)
    return limits


def _applies(constraint: Constraint, kind: FieldType) -> bool:
    if constraint in _LIMITS:
        return kind in _ORDERED
    if constraint in _LENGTHS:
        return kind in _LONG
    return constraint is not Constraint.PATTERN or kind is FieldType.STRING


def _limit(constraint: Constraint, node: Node, field: Field) -> object | None:
    if constraint in (Constraint.REQUIRED, Constraint.UNIQUE):
        return node.flag() or None
    if constraint in _LENGTHS:
        return node.count(_MOST)
    if constraint is Constraint.PATTERN:
        return _pattern(node)
    if constraint is Constraint.ENUM:
        return tuple(_value(one, field) for one in node.items())
    return _value(node, field)


def _pattern(node: Node) -> str:
    try:
        re.compile(node.string())
    except re.error as error:
        raise node.refused(_BAD_PATTERN) from error
    return node.string()


def _value(node: Node, field: Field) -> object:
    """A value of the field as the descriptor writes it: in the field's own notation, or as a JSON number or truth."""
    value = node.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = Decimal(str(value))
    plain = replace(field, decimal_char=".", group_char="")
    reads: list[Callable[[], object]] = [lambda: native_reader_of(plain)(value)]
    if isinstance(value, str):
        text = value
        reads = [lambda: reader_of(field)(text), lambda: reader_of(plain)(text)]
    elif isinstance(value, dict | list):
        structured = value
        reads = [lambda: structured]
    for read in reads:
        try:
            return read()
        except ValueError:
            continue
    raise node.refused(_BAD_VALUE)


def parse_dialect(node: Node) -> Dialect:
    """Properties of v1 and v2; those of the file's format may stand under its name (`"csv": {...}`)."""
    for inner in ("csv", "excel"):
        if node.has(inner):
            fields = {**node.fields(), **node.at(inner).fields()}
            fields.pop(inner)
            return parse_dialect(Node(fields, node.document, node.where))
    number = node.at("sheetNumber").count(_MOST) if node.has("sheetNumber") else None
    header_rows = _row_numbers(node.at("headerRows", default=[1]))
    return Dialect(
        delimiter=_character(node.at("delimiter")) if node.has("delimiter") else None,
        header=node.at("header", default=True).flag() and bool(header_rows),
        header_rows=header_rows,
        header_join=node.at("headerJoin", default=" ").string(),
        comment_rows=_row_numbers(node.at("commentRows", default=[])),
        comment_char=node.at("commentChar", default="").string(),
        quote_char=_character(node.at("quoteChar", default='"')),
        double_quote=node.at("doubleQuote", default=True).flag(),
        escape_char=_character(node.at("escapeChar")) if node.has("escapeChar") else "",
        null_sequence=node.at("nullSequence").string() if node.has("nullSequence") else None,
        skip_initial_space=node.at("skipInitialSpace", default=False).flag(),
        sheet=node.at("sheetName").word() if node.has("sheetName") else number,
    )


def _row_numbers(node: Node) -> tuple[int, ...]:
    return tuple(one.count(_MOST) for one in node.items())


def _character(node: Node) -> str:
    if len(node.string()) != 1:
        raise node.refused(_ONE_CHARACTER)
    return node.string()


def described(value: object) -> str:
    """A value of a limit as a person writes it."""
    if isinstance(value, tuple | list):
        return ", ".join(described(one) for one in value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else native_text(value)
