"""What may be wrong with a file, grouped by cause, and the rows in which it is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pondasi.core.formats.table_schema.model import Schema

EXAMPLES = 5
"""Values shown of a cause: the most frequent ones, those met first before others."""


class Kind(StrEnum):
    """The kinds of causes, in the order in which they are best mended."""

    FIELDS_NONE = "fields_none"
    LABEL_MISSING = "label_missing"
    LABEL_OTHER = "label_other"
    LABEL_EXTRA = "label_extra"
    LABEL_BLANK = "label_blank"
    LABEL_DUPLICATE = "label_duplicate"
    LABEL_ORDER = "label_order"
    ROW_BLANK = "row_blank"
    ROW_SHORT = "row_short"
    ROW_LONG = "row_long"
    TYPE = "type"
    REQUIRED = "required"
    ENUM = "enum"
    PATTERN = "pattern"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    EXCLUSIVE_MINIMUM = "exclusive_minimum"
    EXCLUSIVE_MAXIMUM = "exclusive_maximum"
    MIN_LENGTH = "min_length"
    MAX_LENGTH = "max_length"
    PRIMARY_KEY = "primary_key"
    UNIQUE = "unique"
    FOREIGN_KEY = "foreign_key"


@dataclass(frozen=True)
class Cause:
    """One thing that is wrong. `fields` are those concerned, `detail` what else names it (a label, a resource)."""

    kind: Kind
    fields: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class Failures:
    """Where a cause is found. `rows` are rows of the file from 1, ascending; `column` from 0, None for whole rows."""

    cause: Cause
    rows: Sequence[int]
    examples: tuple[tuple[str, int], ...] = ()
    """Texts that are wrong, and in how many rows each."""
    column: int | None = None


@dataclass(frozen=True)
class Conformance:
    """What was found about a table of so many rows, the most important cause first."""

    schema: Schema
    sheet: str
    row_count: int
    failures: tuple[Failures, ...]

    @classmethod
    def of(cls, schema: Schema, sheet: str, row_count: int, failures: Sequence[Failures]) -> Conformance:
        """In order: header, shape of rows, then what concerns most rows, then fields as in the schema."""
        kinds = list(Kind)
        names = [one.name for one in schema.fields]

        def place(one: Failures) -> tuple[int, int, int, int]:
            kind = kinds.index(one.cause.kind)
            first = names.index(one.cause.fields[0]) if one.cause.fields else 0
            shape = min(kind, kinds.index(Kind.TYPE))
            return shape, -len(one.rows), kind, first

        return cls(schema, sheet, row_count, tuple(sorted(failures, key=place)))


@dataclass
class Tally:
    """Collects the rows of one cause, row after row."""

    cause: Cause
    column: int | None = None
    rows: list[int] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, row: int, text: str | None) -> None:
        self.rows.append(row)
        if text is not None:
            self.texts[text] += 1

    def failures(self) -> Failures:
        return Failures(self.cause, self.rows, tuple(self.texts.most_common(EXAMPLES)), self.column)
