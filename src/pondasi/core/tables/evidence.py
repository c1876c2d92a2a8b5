"""What a reading rests on: for every column and row of a table, what it was taken for and what proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What a column holds."""

    LABEL = "label"
    PERIOD = "period"
    CLASS = "class"
    """Numbers that name: single ages, neighbourhoods (RT), school years."""
    VALUE = "value"
    CODE = "code"
    COUNTER = "counter"
    UNIT = "unit"
    NOTE = "note"


class Notation(StrEnum):
    """How a column writes its numbers."""

    INDONESIAN = "indonesian"
    """1.234,5"""
    ENGLISH = "english"
    """1,234.5"""


class NotationBasis(StrEnum):
    """What the notation of a column rests on."""

    PLAIN = "plain"
    """Nothing in it can be read in two ways."""
    SAID = "said"
    """A person said so."""
    PROVED = "proved"
    """Another figure of the column can be read in one way only."""
    PAST = "past"
    """Only so are its figures near those of the period before."""
    SIZE = "size"
    """Only so are its figures as large as the others of the column."""
    TABLE = "table"
    """Other columns of the table prove it."""
    COUNTED = "counted"
    """The words around it say that things are counted, so that its figures are whole."""
    ROW = "row"
    """Its rows are different measures; each was decided from its own row."""
    GROUPED = "grouped"
    """All its figures have groups of three."""
    SUM = "sum"
    """Only so do its parts add up to its total."""
    DAMAGED = "damaged"
    """Its thousands marks had been taken for decimal points; they were put back."""
    CLASSES = "classes"
    """It holds words, which are what was observed."""
    OPEN = "open"
    """Nothing tells; a person is asked."""


class TotalBasis(StrEnum):
    """Why a row or column is taken for a total."""

    WORD = "word"
    SUM = "sum"
    REGION = "region"
    """It is named after the region that the others are parts of."""
    UNNAMED = "unnamed"
    """It has no label of its own."""
    EARLIER = "earlier"
    """It is named by a year and stands below the total."""


@dataclass(frozen=True, slots=True)
class TotalEvidence:
    """Why a row or column is a total; `parts` are the rows or columns (numbers as on the sheet) that it adds up."""

    basis: TotalBasis
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What a column was taken for."""

    part: Part
    notation: Notation | None = None
    basis: NotationBasis = NotationBasis.PLAIN
    total: TotalEvidence | None = None


@dataclass(frozen=True)
class Evidence:
    """Columns and total rows by their numbers on the sheet."""

    columns: Mapping[int, ColumnEvidence] = field(default_factory=dict)
    total_rows: Mapping[int, TotalEvidence] = field(default_factory=dict)
