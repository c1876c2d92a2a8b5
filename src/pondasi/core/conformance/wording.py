"""Causes as findings, in the officer's words."""

from __future__ import annotations

from collections.abc import Sequence

from pondasi.core.conformance.causes import Cause, Failures, Kind
from pondasi.core.conformance.sentences import FORMATS, SENTENCES, TYPES, Sentence
from pondasi.core.formats.table_schema.model import Constraint, Field, FieldType, Schema
from pondasi.core.formats.table_schema.parse import described
from pondasi.core.tables.address import column_letters
from pondasi.core.values import NO_TEXT, Finding, Place, Severity, Text

PLACES = 20
"""Cells and rows that a finding names one by one; all rows stand in `Failures`."""
_RANGES = 6
_LONGEST_EXAMPLE = 40
_MOST_NAMED = 12
_TIMES = Text("“{text}” ({count} baris)", "“{text}” ({count} rows)")
_ROW = Text("baris {row}", "row {row}")
_MORE_ROWS = Text("{shown}, … ({count} baris)", "{shown}, … ({count} rows)")
_MORE = Text("{shown}, … ({count} pilihan)", "{shown}, … ({count} choices)")
_FORMAT = Text("{type} dengan format {format}", "{type} in the format {format}")
_DECIMAL_COMMA = Text(
    "Tetapkan “decimalChar” koma pada kolom ini dalam skema, atau tulis angkanya dengan titik desimal.",
    "Declare “decimalChar” as a comma for this field in the schema, or write the figures with a decimal point.",
)
_CONSTRAINTS = {
    Kind.ENUM: Constraint.ENUM,
    Kind.PATTERN: Constraint.PATTERN,
    Kind.MINIMUM: Constraint.MINIMUM,
    Kind.MAXIMUM: Constraint.MAXIMUM,
    Kind.EXCLUSIVE_MINIMUM: Constraint.EXCLUSIVE_MINIMUM,
    Kind.EXCLUSIVE_MAXIMUM: Constraint.EXCLUSIVE_MAXIMUM,
    Kind.MIN_LENGTH: Constraint.MIN_LENGTH,
    Kind.MAX_LENGTH: Constraint.MAX_LENGTH,
}


def finding_of(failures: Failures, schema: Schema, sheet: str) -> Finding:
    """One finding for one cause; it names the first rows and the most frequent values."""
    cause = failures.cause
    sentence = SENTENCES[cause.kind]
    values: dict[str, str | int | Text] = {
        "field": " + ".join(cause.fields),
        "detail": cause.detail,
        "count": len(failures.rows),
        "rows": _rows(failures.rows),
        "limit": _limit(cause, schema),
        "examples": _examples(failures.examples),
        "header": failures.rows[0],
        "column": column_letters(failures.column + 1) if failures.column is not None else "",
    }
    return Finding(
        code=f"schema_{cause.kind.value}",
        severity=Severity.ERROR,
        title=sentence.title,
        message=sentence.message.fill(**values),
        why=sentence.why,
        fix=_fix(failures, schema, sentence).fill(**values),
        expected=sentence.expected.fill(**values),
        found=sentence.found.fill(**values),
        places=_places(failures, sheet),
        rows=tuple(_ROW.fill(row=str(row)) for row in failures.rows[:PLACES]),
    )


def _places(failures: Failures, sheet: str) -> tuple[Place, ...]:
    letters = column_letters((failures.column or 0) + 1)
    return tuple(Place(sheet, f"{letters}{row}") for row in failures.rows[:PLACES])


def _fix(failures: Failures, schema: Schema, sentence: Sentence) -> Text:
    """The general remedy, or the one for a notation that the descriptor forgot."""
    if failures.cause.kind is Kind.TYPE and _field(failures.cause, schema).type is FieldType.NUMBER:
        commas = [text for text, _ in failures.examples if text.replace(",", "", 1).isdigit() and "," in text]
        if len(commas) * 2 > len(failures.examples):
            return _DECIMAL_COMMA
    return sentence.fix


def _field(cause: Cause, schema: Schema) -> Field:
    return next(field for field in schema.fields if field.name == cause.fields[0])


def _limit(cause: Cause, schema: Schema) -> Text:
    """What the descriptor asks for, as people write it."""
    if cause.kind is Kind.TYPE:
        return _type(_field(cause, schema))
    if cause.kind not in _CONSTRAINTS:
        return NO_TEXT
    limit = _field(cause, schema).limits[_CONSTRAINTS[cause.kind]]
    if isinstance(limit, tuple):
        shown = Text.same(", ".join(described(one) for one in limit[:_MOST_NAMED]))
        return shown if len(limit) <= _MOST_NAMED else _MORE.fill(shown=shown, count=len(limit))
    return Text.same(described(limit))


def _type(field: Field) -> Text:
    kind = TYPES[field.type]
    if field.format == "default":
        return kind
    known = FORMATS.get(field.format)
    return known or _FORMAT.fill(type=kind, format=field.format)


def _examples(examples: Sequence[tuple[str, int]]) -> Text:
    shown = [_TIMES.fill(text=_short(text), count=count) for text, count in examples]
    return Text(", ".join(one.id for one in shown), ", ".join(one.en for one in shown))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXAMPLE else f"{line[:_LONGEST_EXAMPLE]}…"


def _rows(rows: Sequence[int]) -> Text:
    """`2–5, 9, 14`, and how many there are where not all fit."""
    shown: list[str] = []
    start = 0
    while start < len(rows) and len(shown) < _RANGES:
        end = start
        while end + 1 < len(rows) and rows[end + 1] == rows[end] + 1:
            end += 1
        shown.append(str(rows[start]) if end == start else f"{rows[start]}–{rows[end]}")
        start = end + 1
    listed = Text.same(", ".join(shown))
    return listed if start >= len(rows) else _MORE_ROWS.fill(shown=listed, count=len(rows))
