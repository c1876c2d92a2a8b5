"""Which column of the file is which field, and what is wrong with the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pondasi.core.conformance.causes import Cause, Failures, Kind
from pondasi.core.formats.table_schema.model import FieldsMatch, Schema


@dataclass(frozen=True)
class Columns:
    """Field name to column from 0, for the fields that the file has; `width` counts all columns of the file."""

    places: Mapping[str, int]
    width: int
    failures: tuple[Failures, ...] = ()


def columns_of(schema: Schema, labels: Sequence[str] | None, row: int) -> Columns:
    """By name; where labels are to be `exact`, a label of another name at a field's place is that field, misnamed.

    `row` is the header's. Without header (None) fields and columns agree by their order.
    """
    if labels is None:
        return Columns({field.name: place for place, field in enumerate(schema.fields)}, len(schema.fields))
    places = {field.name: labels.index(field.name) for field in schema.fields if field.name in labels}
    others = _misnamed(schema, labels, places)
    found = [
        *(_label(Kind.LABEL_DUPLICATE, label, labels, row) for label in _repeated(labels)),
        *(Failures(Cause(Kind.LABEL_BLANK), [row], (), at) for at, label in enumerate(labels) if not label.strip()),
        *(Failures(Cause(Kind.LABEL_OTHER, (name,), labels[at]), [row], (), at) for name, at in others.items()),
        *_extra(schema, labels, {*places.values(), *others.values()}, row),
        *_missing(schema, places | others, row),
    ]
    order = [*places.values()]
    if schema.fields_match is FieldsMatch.EXACT and order != sorted(order):
        found.append(Failures(Cause(Kind.LABEL_ORDER, tuple(places)), [row]))
    if schema.fields_match is FieldsMatch.PARTIAL and not places:
        found.append(Failures(Cause(Kind.FIELDS_NONE), [row]))
    return Columns(places | others, len(labels), tuple(found))


def _misnamed(schema: Schema, labels: Sequence[str], places: Mapping[str, int]) -> dict[str, int]:
    """Fields whose label differs in case or blanks, and under `exact` those with any other label at their place."""
    free = {at: label for at, label in enumerate(labels) if at not in places.values() and label not in places}
    found: dict[str, int] = {}
    for place, field in enumerate(schema.fields):
        if field.name in places:
            continue
        alike = [at for at, label in free.items() if _folded(label) == _folded(field.name)]
        if schema.fields_match is FieldsMatch.EXACT and place in free and free[place].strip():
            alike.append(place)
        if alike:
            found[field.name] = alike[0]
            del free[alike[0]]
    return found


def _folded(label: str) -> str:
    return " ".join(label.replace("_", " ").split()).casefold()


def _repeated(labels: Sequence[str]) -> list[str]:
    return [label for label, count in Counter(labels).items() if count > 1 and label.strip()]


def _label(kind: Kind, label: str, labels: Sequence[str], row: int) -> Failures:
    return Failures(Cause(kind, (), label), [row], (), len(labels) - 1 - [*reversed(labels)].index(label))


def _extra(schema: Schema, labels: Sequence[str], used: set[int], row: int) -> list[Failures]:
    if schema.fields_match.more_columns:
        return []
    names = {field.name for field in schema.fields}
    return [
        Failures(Cause(Kind.LABEL_EXTRA, (), label), [row], (), at)
        for at, label in enumerate(labels)
        if at not in used and label.strip() and label not in names
    ]


def _missing(schema: Schema, places: Mapping[str, int], row: int) -> list[Failures]:
    """Fields without a column; where fewer columns are allowed, only those that must not be missing."""
    return [
        Failures(Cause(Kind.LABEL_MISSING, (field.name,)), [row])
        for field in schema.fields
        if field.name not in places
        and (not schema.fields_match.fewer_columns or field.required or field.name in schema.primary_key)
    ]
