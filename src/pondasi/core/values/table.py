"""A tidy table: observations by key and period, each with the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pondasi.core.values.period import Period
from pondasi.core.values.structure import Dimension


class Status(StrEnum):
    """What stands in a cell (after SDMX CL_OBS_STATUS and the marks of BPS tables). Missing is not zero."""

    OK = "ok"
    MISSING = "missing"
    """Blank, "...", n.a.: no figure was given."""
    NIL = "nil"
    """"-": none, or zero by nature."""
    SUPPRESSED = "suppressed"
    """Exists but must not be shown (NA)."""
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    REVISED = "revised"
    AMBIGUOUS = "ambiguous"
    """Something stands there that can be read in more than one way; the value is None until a person decides."""


class Role(StrEnum):
    """Whether a figure is a part or an aggregate of others in its table."""

    DATA = "data"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure or label stands in the agency's file. `sheet` is "" for CSV."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure: `key` holds one code for each dimension of its table, in their order."""

    key: tuple[str, ...]
    period: Period
    value: Decimal | str | None
    raw: str
    status: Status
    role: Role
    place: Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code that a printed label may mean; `confidence` from 0 to 1, `reason` is a word of `tables.matching`."""

    code: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class OpenLabel:
    """A printed label whose code is not sure (best candidates first) or not known (no candidates)."""

    dimension: str
    label: str
    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A tidy table. With `open_labels`, figures under labels of unknown meaning are left out of `observations`."""

    dimensions: tuple[Dimension, ...]
    observations: tuple[Observation, ...]
    unit: str = ""
    title: str = ""
    open_labels: tuple[OpenLabel, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that occur, oldest first."""
        return tuple(sorted({observation.period for observation in self.observations}))

    def key_text(self, key: tuple[str, ...], language: str) -> str:
        """The key as people say it: `Balikpapan Utara, perempuan`."""
        names = []
        for dimension, code in zip(self.dimensions, key, strict=True):
            known = dimension.code_list.by_id.get(code)
            names.append(known.name.in_language(language) if known else code)
        return ", ".join(names)
