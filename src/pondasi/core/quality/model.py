"""The shape of what is told about quality."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from pondasi.core.values import Text


class Level(StrEnum):
    """A dimension in a word."""

    GOOD = "good"
    FAIR = "fair"
    WATCH = "watch"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Text:
        return {
            "good": Text("baik", "good"),
            "fair": Text("cukup", "fair"),
            "watch": Text("perlu perhatian", "needs attention"),
            "unknown": Text("belum dapat dinilai", "cannot be told yet"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said of a release. `indicator` is the EPSS indicator that it is evidence for.

    `share` lies between 0 and 1 (all that could be had); None where the sentence is all there is to say. `how` tells
    what the share is made of.
    """

    indicator: str
    name: Text
    said: Text
    how: Text
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of quality and what it is told from. `aspect` is its number in EPSS."""

    aspect: str
    name: Text
    parts: tuple[Part, ...]

    @property
    def share(self) -> Decimal | None:
        """The mean of the parts that have a share, in hundredths."""
        known = [part.share for part in self.parts if part.share is not None]
        if not known:
            return None
        return (sum(known, Decimal(0)) / len(known)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def level(self) -> Level:
        """A word for the share: good from 0.9, fair from 0.7; a part below half makes it no better than fair."""
        share = self.share
        if share is None:
            return Level.UNKNOWN
        weakest = min(part.share for part in self.parts if part.share is not None)
        if share >= Decimal("0.9") and weakest >= Decimal("0.5"):
            return Level.GOOD
        return Level.FAIR if share >= Decimal("0.7") else Level.WATCH
