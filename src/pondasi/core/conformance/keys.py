"""Keys of a table: what must not be twice in it, and what must stand in another table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pondasi.core.conformance.causes import Cause, Kind
from pondasi.core.conformance.header import Columns
from pondasi.core.conformance.judge import Judge
from pondasi.core.conformance.records import open_records
from pondasi.core.errors import InvalidInput
from pondasi.core.formats.table_schema.lexical import key_part
from pondasi.core.formats.table_schema.model import Constraint, Dialect, ForeignKey, Resource, Schema
from pondasi.core.values import Text

Key = tuple[Hashable, ...]
KeysIn = Callable[[Path, ForeignKey, Schema], frozenset[Key]]
_NO_COLUMN = Text(
    "Tabel rujukan {resource} tidak memuat kolom “{name}”.", "The table {resource} has no column “{name}”."
)
_MEND = Text(
    "Mohon perbaiki “foreignKeys” dalam skema, atau kolom tabel itu.",
    "Please mend “foreignKeys” in the schema, or that table's columns.",
)


@dataclass(frozen=True)
class UniqueKey:
    """Columns (from 0) whose values together stand in one row only; rows that lack one of them are left out."""

    cause: Cause
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Reference:
    """Columns whose values together must be among `known`, which is None where they refer to this table itself."""

    cause: Cause
    columns: tuple[int, ...]
    their_columns: tuple[int, ...]
    known: frozenset[Key] | None


def unique_keys(schema: Schema, columns: Columns) -> list[UniqueKey]:
    """Those whose columns the file has, each once: the primary key, unique keys, unique fields."""
    named = {schema.primary_key: Cause(Kind.PRIMARY_KEY, schema.primary_key)} if schema.primary_key else {}
    alone = [(field.name,) for field in schema.fields if Constraint.UNIQUE in field.limits]
    for names in (*schema.unique_keys, *alone):
        named.setdefault(names, Cause(Kind.UNIQUE, names))
    return [
        UniqueKey(cause, tuple(columns.places[name] for name in names))
        for names, cause in named.items()
        if all(name in columns.places for name in names)
    ]


def judges_of(schema: Schema, columns: Columns) -> dict[int, Judge]:
    """By column. Fields of the primary key are required, as the standard says."""
    return {
        columns.places[field.name]: Judge(field, required=field.required or field.name in schema.primary_key)
        for field in schema.fields
        if field.name in columns.places
    }


def references(resource: Resource, columns: Columns, folder: Path, keys_in: KeysIn) -> list[Reference]:
    """The foreign keys with what they may refer to; paths are relative to the descriptor's `folder`.

    `keys_in` reads the keys of another table: `read_keys`, or a faster way to the same.

    Raises `UnreadableFile` or `InvalidInput` where the other table cannot be read or lacks the columns.
    """
    found = []
    for one in resource.schema.foreign_keys:
        if not all(name in columns.places for name in one.fields):
            continue
        cause = Cause(Kind.FOREIGN_KEY, one.fields, one.resource)
        ours = tuple(columns.places[name] for name in one.fields)
        if one.resource:
            found.append(
                Reference(
                    cause,
                    ours,
                    (),
                    keys_in(folder / resource.paths.get(one.resource, one.resource), one, resource.schema),
                )
            )
            continue
        absent = [name for name in one.reference_fields if name not in columns.places]
        if absent:
            raise InvalidInput(_NO_COLUMN.fill(resource="", name=absent[0]), _MEND)
        found.append(Reference(cause, ours, tuple(columns.places[name] for name in one.reference_fields), None))
    return found


def read_keys(path: Path, key: ForeignKey, schema: Schema) -> frozenset[Key]:
    """The keys of the table at `path`, each part read as our own field reads it."""
    other = open_records(path, Dialect(), None)
    labels = [*(other.labels or ())]
    for name in key.reference_fields:
        if name not in labels:
            raise InvalidInput(_NO_COLUMN.fill(resource=key.resource, name=name), _MEND)
    fields = {field.name: field for field in schema.fields}
    places = [labels.index(name) for name in key.reference_fields]
    judges = dict(enumerate(Judge(fields[name], required=False) for name in key.fields))
    keys = (
        key_of([record[at] if at < len(record) else None for at in places], range(len(places)), judges)
        for _, record in other.rows
    )
    return frozenset(one for one in keys if one is not None)


def own_key(record: Sequence[object], reference: Reference, judges: Mapping[int, Judge]) -> Key | None:
    """What a row of a table that refers to itself is referred to by: its cells as the referring fields read them."""
    cells = [record[at] for at in reference.their_columns]
    return key_of(cells, range(len(cells)), dict(enumerate(judges[column] for column in reference.columns)))


def key_of(record: Sequence[object], columns: Iterable[int], judges: Mapping[int, Judge]) -> Key | None:
    """The values of these columns as a key; None where one is missing or not of its type."""
    parts: list[Hashable] = []
    for column in columns:
        value = judges[column].judge(record[column]).value
        if value is None:
            return None
        parts.append(key_part(value))
    return tuple(parts)
