"""A tidy table: observations by key and period, each with the cell it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pondasi.core.values.period import Period
from pondasi.core.values.structure import Dimension
from pondasi.core.values.text import Text


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
    LOW_RELIABILITY = "low_reliability"
    """Its relative standard error is large (marks "a" and "b" of BPS tables): to be used with care."""
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

    @property
    def digits(self) -> str | None:
        """The exact digits of the figure, never in scientific notation; a text class as it is; None without either."""
        return f"{self.value:f}" if isinstance(self.value, Decimal) else self.value


def in_order(dimensions: Sequence[Dimension], observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Sorted as people expect: in code-list order with totals behind their parts, then by period."""
    places = [
        {code.id: (code.id in d.code_list.children, place) for place, code in enumerate(d.code_list.codes)}
        for d in dimensions
    ]

    def place_of(observation: Observation) -> tuple[list[tuple[bool, int]], Period]:
        known = zip(places, observation.key, strict=True)
        return [place.get(code, (True, 0)) for place, code in known], observation.period

    return tuple(sorted(observations, key=place_of))


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
    remarks: tuple[Text, ...] = ()
    """What was done to the figures that people should know: brought to another unit, or in a unit that does not fit."""

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
