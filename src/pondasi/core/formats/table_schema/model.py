"""A Table Schema and its dialect as values, in the words of the standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """The types of the standard."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    OBJECT = "object"
    ARRAY = "array"
    LIST = "list"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    YEAR = "year"
    YEARMONTH = "yearmonth"
    DURATION = "duration"
    GEOPOINT = "geopoint"
    GEOJSON = "geojson"
    ANY = "any"


class FieldsMatch(StrEnum):
    """How far the columns of a file may differ from the fields (v2)."""

    EXACT = "exact"
    EQUAL = "equal"
    SUBSET = "subset"
    """All fields, and perhaps more columns."""
    SUPERSET = "superset"
    """No other columns, but perhaps fewer."""
    PARTIAL = "partial"
    """At least one field."""

    @property
    def more_columns(self) -> bool:
        return self in (FieldsMatch.SUBSET, FieldsMatch.PARTIAL)

    @property
    def fewer_columns(self) -> bool:
        return self in (FieldsMatch.SUPERSET, FieldsMatch.PARTIAL)


class Constraint(StrEnum):
    """The constraints on single values."""

    REQUIRED = "required"
    UNIQUE = "unique"
    ENUM = "enum"
    PATTERN = "pattern"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    EXCLUSIVE_MINIMUM = "exclusiveMinimum"
    EXCLUSIVE_MAXIMUM = "exclusiveMaximum"
    MIN_LENGTH = "minLength"
    MAX_LENGTH = "maxLength"


@dataclass(frozen=True)
class Field:
    """One column as it should be.

    `limits` holds for `enum` a tuple of values (see `lexical`), for `pattern` the expression, for lengths an int, else
    a value. `required` and `unique` stand in it where they are true.
    """

    name: str
    type: FieldType = FieldType.STRING
    format: str = "default"
    missing: tuple[str, ...] = ("",)
    limits: Mapping[Constraint, object] = field(default_factory=dict)
    decimal_char: str = "."
    group_char: str = ""
    bare_number: bool = True
    true_values: tuple[str, ...] = ("true", "True", "TRUE", "1")
    false_values: tuple[str, ...] = ("false", "False", "FALSE", "0")
    delimiter: str = ","
    item_type: FieldType = FieldType.STRING

    @property
    def required(self) -> bool:
        return Constraint.REQUIRED in self.limits


@dataclass(frozen=True)
class ForeignKey:
    """`fields` of this table name rows of another one; `resource` is a name or path, "" for this table itself."""

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """What a table should be."""

    fields: tuple[Field, ...]
    fields_match: FieldsMatch = FieldsMatch.EXACT
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """How a file is written down. None means: as the file itself shows."""

    delimiter: str | None = None
    header: bool = True
    header_rows: tuple[int, ...] = (1,)
    header_join: str = " "
    comment_rows: tuple[int, ...] = ()
    comment_char: str = ""
    quote_char: str = '"'
    double_quote: bool = True
    escape_char: str = ""
    null_sequence: str | None = None
    skip_initial_space: bool = False
    sheet: str | int | None = None
    """A sheet's name, or its number from 1."""

    @property
    def is_plain(self) -> bool:
        """Whether lines are records as everybody writes them, after one header row at most."""
        usual = Dialect(delimiter=self.delimiter, header=self.header, sheet=self.sheet)
        return self == usual


@dataclass(frozen=True)
class Resource:
    """A table to be checked, as its descriptor describes it; `paths` are those of its package's other tables."""

    schema: Schema
    dialect: Dialect = Dialect()
    encoding: str | None = None
    paths: Mapping[str, str] = field(default_factory=dict)
    """Name of a resource of the package to its path, relative to the descriptor."""
