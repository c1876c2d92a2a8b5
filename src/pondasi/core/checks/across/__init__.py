"""Contradictions between released datasets: the same figure with two numbers, a whole that its parts contradict.

Words: a *subject* is a released dataset with its definition; an *alignment* says that two subjects hold the same
measure and which of their codes are the same; a *contradiction* is what differs between two aligned subjects. Nothing
here says which of the two is right: both sides are shown with their source, concept and unit.
"""

from pondasi.core.checks.across.align import Alignment, align
from pondasi.core.checks.across.compare import Contradiction, Figures, Lineage, Point, Relation, compare
from pondasi.core.checks.across.pairs import pairs
from pondasi.core.checks.across.subject import Subject
from pondasi.core.checks.across.words import FACETS, facets, finding

__all__ = [
    "FACETS",
    "Alignment",
    "Contradiction",
    "Figures",
    "Lineage",
    "Point",
    "Relation",
    "Subject",
    "align",
    "compare",
    "facets",
    "finding",
    "pairs",
]
