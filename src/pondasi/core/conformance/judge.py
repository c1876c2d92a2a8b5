"""The judge of single values: what a cell means under its field, and which constraints it fails."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pondasi.core.conformance.causes import Kind
from pondasi.core.formats.table_schema.lexical import native_reader_of, native_text, reader_of
from pondasi.core.formats.table_schema.model import Constraint, Field

_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """`value` is None where nothing is given or the text is of another type; `failed` says which."""

    value: object
    failed: tuple[Kind, ...] = ()


_MISSING = Judgement(None)
_REQUIRED = Judgement(None, (Kind.REQUIRED,))
_TYPE = Judgement(None, (Kind.TYPE,))


class Judge:
    """The judge of one field; equal cells are judged once."""

    def __init__(self, field: Field, *, required: bool) -> None:
        self.field = field
        self.nothing = _REQUIRED if required else _MISSING
        self._missing = frozenset(field.missing)
        self._read = reader_of(field)
        self._read_native = native_reader_of(field)
        self._tests = [
            (kind, test_of(field.limits[constraint]))
            for constraint, (kind, test_of) in _KINDS.items()
            if constraint in field.limits
        ]
        self._known: dict[object, Judgement] = {}

    def judge(self, cell: object) -> Judgement:
        """`cell` is a text, or None, a number (Decimal), a truth or a moment as workbooks hold them."""
        key = cell if isinstance(cell, str) else (type(cell), cell)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[key] = self._judged(cell)
        return known

    def _judged(self, cell: object) -> Judgement:
        if cell is None or (cell if isinstance(cell, str) else native_text(cell)) in self._missing:
            return self.nothing
        try:
            value = self._read(cell) if isinstance(cell, str) else self._read_native(cell)
        except (ValueError, OverflowError, RecursionError):
            return _TYPE
        return Judgement(value, tuple(kind for kind, holds in self._tests if not holds(value)))


Test = Callable[[Any], bool]


def _enum(limit: Any) -> Test:  # noqa: ANN401 - values of any type of the standard
    try:
        known = frozenset(limit)
    except TypeError:  # lists and objects
        return lambda value: value in limit
    return lambda value: value in known


def _pattern(limit: Any) -> Test:  # noqa: ANN401
    expression = re.compile(limit)
    return lambda value: expression.fullmatch(value) is not None


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any], Test]:
    """A test by size; NaN is neither larger nor smaller than anything."""

    def test_of(limit: Any) -> Test:  # noqa: ANN401
        def holds(value: Any) -> bool:  # noqa: ANN401
            return not (isinstance(value, Decimal) and value.is_nan()) and compare(value, limit)

        return holds

    return test_of


_KINDS: dict[Constraint, tuple[Kind, Callable[[Any], Test]]] = {
    Constraint.ENUM: (Kind.ENUM, _enum),
    Constraint.PATTERN: (Kind.PATTERN, _pattern),
    Constraint.MINIMUM: (Kind.MINIMUM, _ordered(operator.ge)),
    Constraint.MAXIMUM: (Kind.MAXIMUM, _ordered(operator.le)),
    Constraint.EXCLUSIVE_MINIMUM: (Kind.EXCLUSIVE_MINIMUM, _ordered(operator.gt)),
    Constraint.EXCLUSIVE_MAXIMUM: (Kind.EXCLUSIVE_MAXIMUM, _ordered(operator.lt)),
    Constraint.MIN_LENGTH: (Kind.MIN_LENGTH, lambda limit: lambda value: len(value) >= limit),
    Constraint.MAX_LENGTH: (Kind.MAX_LENGTH, lambda limit: lambda value: len(value) <= limit),
}
