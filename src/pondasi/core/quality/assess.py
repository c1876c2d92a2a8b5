"""The five dimensions of a release."""

from __future__ import annotations

from pondasi.core.quality.accessibility import accessibility
from pondasi.core.quality.accuracy import accuracy
from pondasi.core.quality.coherence import coherence
from pondasi.core.quality.facts import Facts
from pondasi.core.quality.model import Dimension
from pondasi.core.quality.relevance import relevance
from pondasi.core.quality.timeliness import timeliness

METHOD = "1"
"""Changes whenever the same facts may be told otherwise."""


def assess(facts: Facts) -> tuple[Dimension, ...]:
    """Relevance, accuracy, timeliness, accessibility, comparability and consistency, in the order of EPSS."""
    return relevance(facts), accuracy(facts), timeliness(facts), accessibility(facts), coherence(facts)
