"""The keys of a table that is referred to, read by columns where its texts are their own values."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pondasi.core.conformance.by_columns.frames import TextFrame, name_of
from pondasi.core.conformance.keys import Key, read_keys
from pondasi.core.conformance.records import is_text
from pondasi.core.formats.table_schema.model import Dialect, Field, FieldType, ForeignKey, Schema
from pondasi.core.tables.regular.size import Irregular


def keys_in(path: Path, key: ForeignKey, schema: Schema) -> frozenset[Key]:
    """As `keys.read_keys`."""
    fields = {field.name: field for field in schema.fields}
    ours = [fields[name] for name in key.fields]
    if is_text(path) and all(field.type is FieldType.STRING and field.format == "default" for field in ours):
        try:
            return _texts_in(path, key, ours)
        except (Irregular, pl.exceptions.PolarsError):
            pass
    return read_keys(path, key, schema)


def _texts_in(path: Path, key: ForeignKey, ours: list[Field]) -> frozenset[Key]:
    frame = TextFrame(path, Dialect())
    labels = frame.labels or ()
    if not set(key.reference_fields) <= set(labels):
        raise Irregular("columns that are not there")
    texts = [
        pl.col(name_of(labels.index(name))).fill_null("").alias(f"t{at}")
        for at, name in enumerate(key.reference_fields)
    ]
    given = [~pl.col(f"t{at}").is_in([*field.missing]) for at, field in enumerate(ours)]
    known = frame.scan(len(labels)).select(texts).filter(*given).unique().collect(engine="streaming")
    return frozenset(known.iter_rows())
