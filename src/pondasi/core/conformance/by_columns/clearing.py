"""Expressions that clear values: true only where the judge of the field finds nothing wrong, for whatever text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from pondasi.core.conformance.judge import Judge
from pondasi.core.formats.table_schema.lexical import key_part
from pondasi.core.formats.table_schema.model import Constraint, Field, FieldType

_LARGEST = 2**63
_BY_LENGTH = {Constraint.MIN_LENGTH, Constraint.MAX_LENGTH}
_BY_SIZE = {
    *(Constraint.MINIMUM, Constraint.MAXIMUM),
    *(Constraint.EXCLUSIVE_MINIMUM, Constraint.EXCLUSIVE_MAXIMUM),
}
_QUICK = {
    FieldType.STRING: {Constraint.ENUM, *_BY_LENGTH},
    FieldType.ANY: {Constraint.ENUM},
    FieldType.INTEGER: _BY_SIZE,
    FieldType.NUMBER: _BY_SIZE,
}
"""Types whose texts expressions understand, with the constraints that they can test."""


@dataclass(frozen=True)
class Clearing:
    """`clear` (boolean, never null) and `part`: equal for texts of equal values, null only where there is no value."""

    clear: pl.Expr
    part: pl.Expr


def is_quick(field: Field) -> bool:
    """Whether expressions alone do; else all different texts of the column are judged first."""
    constraints = set(field.limits) - {Constraint.REQUIRED, Constraint.UNIQUE}
    plain = field.format == "default" and field.bare_number and not field.group_char and field.decimal_char == "."
    return plain and field.type in _QUICK and constraints <= _QUICK[field.type]


def quick_clearing(judge: Judge, column: pl.Expr, *, may_be_empty: bool) -> Clearing:
    """Of a field that is quick. `may_be_empty`: besides null, empty texts may stand in the column."""
    field = judge.field
    text = column if "" in field.missing else column.fill_null("")
    value = _value(field, text)
    conditions = [condition for one in field.limits for condition in _condition(one, field, text, value)]
    if not conditions:
        conditions = [value.is_finite() if field.type is FieldType.NUMBER else value.is_not_null()]
    good = pl.all_horizontal(conditions).fill_null(value=False)
    marks = [mark for mark in field.missing if mark or may_be_empty]
    missing = text.is_null() | text.is_in(marks) if marks else text.is_null()
    clear = good & ~missing if judge.nothing.failed else good | missing
    part = pl.when(~missing).then(value) if marks else value
    return Clearing(clear if marks or not judge.nothing.failed else good, part)


def _value(field: Field, text: pl.Expr) -> pl.Expr:
    if field.type is FieldType.INTEGER:
        return text.cast(pl.Int64, strict=False)
    if field.type is FieldType.NUMBER:
        return text.cast(pl.Float64, strict=False)
    return text


def _condition(constraint: Constraint, field: Field, text: pl.Expr, value: pl.Expr) -> Iterable[pl.Expr]:
    limit = field.limits[constraint]
    if constraint is Constraint.ENUM and isinstance(limit, tuple):
        yield text.is_in([str(one) for one in limit])
    elif constraint is Constraint.MIN_LENGTH:
        yield text.str.len_chars() >= limit
    elif constraint is Constraint.MAX_LENGTH:
        yield text.str.len_chars() <= limit
    elif constraint in _BY_SIZE and isinstance(limit, int):
        yield _whole_limit(constraint, limit, value)
    elif constraint in _BY_SIZE and isinstance(limit, Decimal):
        yield _decimal_limit(constraint, limit, text, value)


def _whole_limit(constraint: Constraint, limit: int, value: pl.Expr) -> pl.Expr:
    if not -_LARGEST <= limit < _LARGEST:
        return pl.lit(value=False)
    match constraint:
        case Constraint.MINIMUM:
            return value >= limit
        case Constraint.MAXIMUM:
            return value <= limit
        case Constraint.EXCLUSIVE_MINIMUM:
            return value > limit
    return value < limit


def _decimal_limit(constraint: Constraint, limit: Decimal, text: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Numbers as binary fractions keep their order, but not all their differences. NaN and infinity are never clear."""
    edge = float(limit)
    below = constraint in (Constraint.MAXIMUM, Constraint.EXCLUSIVE_MAXIMUM)
    inside = ((value < edge) if below else (value > edge)) & value.is_finite()
    longest = _longest_exact(limit)
    if constraint in (Constraint.EXCLUSIVE_MINIMUM, Constraint.EXCLUSIVE_MAXIMUM) or not longest:
        return inside
    return inside | ((value == edge) & (text.str.len_bytes() <= longest))


def _longest_exact(limit: Decimal) -> int:
    """Characters up to which a text whose binary fraction is the limit's is the limit itself; 0 where none is.

    Decimals of up to 15 digits all have binary fractions of their own, but for those as small as 2e-324, which is zero.
    """
    if limit == 0:
        return 5
    return 15 if len(limit.as_tuple().digits) <= 15 and abs(limit.adjusted()) < 300 else 0


@dataclass(frozen=True)
class Dictionary:
    """All different texts of a column, judged: `text`, `clear`, and `part`, one number for texts of equal values."""

    frame: pl.DataFrame
    parts: Mapping[Hashable, int]

    def join(self, frame: pl.LazyFrame, column: str) -> pl.LazyFrame:
        """With the columns `<column>_clear` and `<column>_part`."""
        named = self.frame.rename({"clear": f"{column}_clear", "part": f"{column}_part"}).lazy()
        return frame.join(named, left_on=column, right_on="text", how="left", nulls_equal=True)


def dictionary_of(judge: Judge, texts: pl.Series) -> Dictionary:
    """The judge's word on each of these texts, null standing for the empty text."""
    numbers: dict[Hashable, int] = {}
    clear, parts = [], []
    for text in texts.to_list():
        judgement = judge.judge(text or "")
        clear.append(not judgement.failed)
        parts.append(None if judgement.value is None else numbers.setdefault(key_part(judgement.value), len(numbers)))
    columns = {"text": texts, "clear": pl.Series(clear, dtype=pl.Boolean), "part": pl.Series(parts, dtype=pl.UInt32)}
    return Dictionary(pl.DataFrame(columns), numbers)


def joined_clearing(column: str) -> Clearing:
    """Of a column that has been joined with its dictionary."""
    return Clearing(pl.col(f"{column}_clear"), pl.col(f"{column}_part"))
