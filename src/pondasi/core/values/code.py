"""Codes and code lists as values (SDMX Codelist)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pondasi.core.values.text import Text

TOTAL = "_T"
"""SDMX's code for the total of a classification that has no natural parent (for regions the parent region is it)."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code: codes are text, also where they look like numbers."""

    id: str
    name: Text
    parent: str | None = None
    alternatives: tuple[str, ...] = ()
    """Other spellings under which the same thing is printed."""
    other_systems: Mapping[str, str] = field(default_factory=dict)
    """The same thing's code elsewhere: `{"BPS": "6471010"}`."""


@dataclass(frozen=True)
class CodeList:
    """A version of a code list; `codes` in the order in which people expect them."""

    id: str
    version: str
    codes: tuple[Code, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        return {code.id: code for code in self.codes}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Parent code to its children, in list order; only parents that stand in this list."""
        grouped: dict[str, list[str]] = {}
        for code in self.codes:
            if code.parent is not None and code.parent in self.by_id:
                grouped.setdefault(code.parent, []).append(code.id)
        return {parent: tuple(ids) for parent, ids in grouped.items()}

    @property
    def leaves(self) -> tuple[Code, ...]:
        """The codes without children: the ones a table must hold."""
        return tuple(code for code in self.codes if code.id not in self.children)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)
