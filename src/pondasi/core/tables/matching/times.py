"""The time of every figure of a table, read once for each different wording rather than for each figure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from pondasi.core.tables.matching.labelling import Labelling, Labels
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Label
from pondasi.core.values import Period, Status


@dataclass(frozen=True, slots=True)
class Time:
    """What the labels of a figure say of its time."""

    period: Period
    status: Status
    """What the marks on the labels say of the figure."""
    is_unclear: bool
    """Some label says a stretch of time that is no period."""
    is_silent: bool
    """Nothing says the time although the labels of other figures name theirs."""


class Times:
    """Looks the time up by a figure's stub and path (see `Labelling`)."""

    def __init__(self, clock: Clock, labelling: Labelling) -> None:
        self._clock = clock
        self._kinds: dict[Hashable, int] = {}
        self._examples: list[Labels] = []
        """For each different wording, labels that say it."""
        self._stubs = self._numbered(labelling.stubs)
        self._paths = self._numbered(labelling.paths)
        self._known: dict[tuple[int, int], Time] = {}

    def _numbered(self, every: Iterable[Labels]) -> list[int]:
        """Each sequence's wording, by its number: only labels that speak of time count."""
        timely: dict[Label, bool] = {}
        found = []
        for labels in every:
            for label in labels:
                if label not in timely:
                    timely[label] = self._clock.is_timely(label)
            own = tuple(label for label in labels if timely[label])
            number = self._kinds.setdefault(tuple(map(self._clock.tells_apart, own)), len(self._examples))
            if number == len(self._examples):
                self._examples.append(own)
            found.append(number)
        return found

    def at(self, stub: int, path: int) -> Time:
        key = self._stubs[stub], self._paths[path]
        known = self._known.get(key)
        if known is None:
            labels = self._examples[key[0]] + self._examples[key[1]]
            clock = self._clock
            unclear = clock.unclear(labels) is not None
            known = Time(clock.read(labels), clock.status(labels), unclear, clock.is_silent(labels))
            self._known[key] = known
        return known
