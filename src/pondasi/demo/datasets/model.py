"""What a demo dataset is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from itertools import product

from pondasi.core.values import Code, CodeList, DataStructure, Dimension, Frequency, Measure, MeasureKind, Text
from pondasi.demo.facts import Agency, Unit, agencies, units

Figures = Mapping[str, Mapping[tuple[str, ...], Decimal]]
"""Period code to key to figure. A key holds one code for each dimension of the dataset, in their order."""

SAMPLE_NOTE = Text("Data contoh, bukan angka resmi.", "Sample data, not official figures.")
"""Stands wherever a figure of the demo is shown."""


class Access(StrEnum):
    """Who may see a dataset; only terbuka is public."""

    OPEN = "terbuka"
    LIMITED = "terbatas"
    CLOSED = "tertutup"


class Stage(StrEnum):
    """How far a period of a dataset has come in the demo."""

    RELEASED = "released"
    """Submitted, accepted and made public (a terbatas or tertutup dataset: accepted, never public)."""
    WAITING = "waiting"
    """Submitted; the steward has to check it."""
    DUE = "due"
    """Nothing submitted yet; the producer is asked for it soon."""


@dataclass(frozen=True, slots=True)
class DemoDimension:
    """A breakdown: which code list, below which root, at which level."""

    id: str
    name: Text
    code_list: str
    version: str
    root: str
    """The code of the total."""
    codes: tuple[Code, ...]
    """Exactly the codes that a table may hold, the root first."""
    level: str = ""
    """Level of the parts in the code list; "" for all codes under the root."""
    is_region: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(code.id for code in self.codes if code.id != self.root)

    def value(self) -> Dimension:
        """As the engine needs it."""
        return Dimension(self.id, self.name, CodeList(self.code_list, self.version, self.codes), self.is_region)


@dataclass(frozen=True)
class DemoDataset:
    """A dataset of the demo. All figures are invented."""

    code: str
    """Slug; also the name of its file in `figures/`."""
    title: Text
    measure: Text
    """What is measured, without the breakdowns of the title."""
    agency: str
    """Slug of the producer, as in `facts.agencies`."""
    urusan: str
    topic: Text
    concept: Text
    definition: Text
    classification: Text
    method: Text
    """How the figures come about and from which source."""
    kind: MeasureKind
    unit: str
    """Code of the unit, as in `facts.units`."""
    dimensions: tuple[DemoDimension, ...]
    stages: Mapping[str, Stage]
    """Every period code with how far it has come, oldest first."""
    table_number: str
    """Number that the agency prints over its table."""
    frequency: Frequency = Frequency.ANNUAL
    decimals: int = 0
    static: bool = False
    corrected: tuple[str, ...] = ()
    """Period codes that were handed in again after their release: the second edition shows what was revised."""
    access: Access = Access.OPEN
    priority: bool = False

    @cached_property
    def figures(self) -> Figures:
        """Figures of every released or waiting period, totals included."""
        return self._read(self.code)

    @cached_property
    def upcoming(self) -> Figures:
        """Figures that the producer will hand in for the periods that are due; may be empty."""
        return self._read(f"{self.code}.upcoming") if Stage.DUE in self.stages.values() else {}

    @cached_property
    def correction(self) -> DemoDataset:
        """The same dataset with the corrected figures of the periods that were handed in again."""
        again = replace(self)
        again.__dict__["figures"] = {**self.figures, **self._read(f"{self.code}.corrected")}
        return again

    def periods(self, stage: Stage) -> tuple[str, ...]:
        """The period codes that have come so far, oldest first."""
        return tuple(period for period, reached in self.stages.items() if reached is stage)

    def is_total(self, key: tuple[str, ...]) -> bool:
        """Whether the key is an aggregate of others in its table."""
        return any(code == dimension.root for code, dimension in zip(key, self.dimensions, strict=True))

    @property
    def producer(self) -> Agency:
        return next(agency for agency in agencies() if agency.slug == self.agency)

    @property
    def unit_fact(self) -> Unit:
        return next(unit for unit in units() if unit.code == self.unit)

    def structure(self) -> DataStructure:
        """The definition as the engine needs it."""
        unit = self.unit_fact
        return DataStructure(
            id=self.code,
            version="1",
            title=self.title,
            frequency=self.frequency,
            dimensions=tuple(dimension.value() for dimension in self.dimensions),
            measure=Measure(
                name=self.measure,
                kind=self.kind,
                unit=unit.name,
                unit_alternatives=unit.alternatives,
                decimals=self.decimals,
                static=self.static,
            ),
        )

    def with_totals(self, parts: Mapping[tuple[str, ...], Decimal]) -> dict[tuple[str, ...], Decimal]:
        """The figures in the order of the code lists; where parts add up, every total is their sum."""
        whole: dict[tuple[str, ...], Decimal] = {}
        for key in product(*((code.id for code in dimension.codes) for dimension in self.dimensions)):
            if key in parts:
                whole[key] = parts[key]
            elif self.kind.additive:
                below = [figure for part, figure in parts.items() if self._within(part, key)]
                if below:
                    whole[key] = sum(below, Decimal(0))
        return whole

    def _within(self, part: tuple[str, ...], total: tuple[str, ...]) -> bool:
        return all(
            above in (code, dimension.root) for code, above, dimension in zip(part, total, self.dimensions, strict=True)
        )

    def _read(self, name: str) -> Figures:
        text = (files("pondasi.demo") / "figures" / f"{name}.csv").read_text(encoding="utf-8")
        periods: dict[str, dict[tuple[str, ...], Decimal]] = {}
        for row in csv.DictReader(text.splitlines()):
            key = tuple(row[dimension.id] for dimension in self.dimensions)
            periods.setdefault(row["period"], {})[key] = Decimal(row["value"])
        return {period: self.with_totals(parts) for period, parts in periods.items()}
