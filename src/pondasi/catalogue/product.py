"""What a release says, as one value that every download, chart and page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pondasi.core.values import DataStructure, Observation, Period, Status, Text

SAMPLE = Text("data contoh", "sample data")

MARKS = {Status.MISSING: "…", Status.NIL: "–", Status.SUPPRESSED: "NA", Status.AMBIGUOUS: "…"}
"""How a cell without a figure is printed (the legend of BPS tables)."""
FLAGS = {Status.PROVISIONAL: "*", Status.ESTIMATED: "e", Status.REVISED: "r", Status.LOW_RELIABILITY: "a"}


@dataclass(frozen=True)
class Product:
    """A release's content. `observations` are sorted by key (in code-list order) and period."""

    code: str
    number: int
    structure: DataStructure
    producer: Text
    definition: Text
    method: Text
    city: str
    url: str
    release_at: datetime
    is_sample: bool
    observations: tuple[Observation, ...]
    note: str = ""

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({o.period for o in self.observations}))

    @property
    def file_stem(self) -> str:
        """The name of downloads: code, edition, and that the figures are samples."""
        return f"{self.code}-edisi-{self.number}" + ("-data-contoh" if self.is_sample else "")

    def citation(self, language: str) -> str:
        """How to cite this release."""
        sample = f" [{SAMPLE.in_language(language)}]" if self.is_sample else ""
        edition = Text("edisi", "edition").in_language(language)
        return (
            f"{self.producer.in_language(language)} ({self.release_at:%Y}). "
            f"{self.structure.title.in_language(language)}{sample}, {edition} {self.number}. "
            f"Satu Data {self.city}. {self.url}"
        )

    def series(self) -> Mapping[tuple[str, ...], Mapping[Period, Observation]]:
        """Figures by key, then period, in the order of `observations`."""
        grouped: dict[tuple[str, ...], dict[Period, Observation]] = {}
        for observation in self.observations:
            grouped.setdefault(observation.key, {})[observation.period] = observation
        return grouped
