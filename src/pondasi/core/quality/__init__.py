"""Quality of a release: five dimensions (EPSS domain 2), told by what happened to the data, part by part.

Words: *facts* are what is known of a release; a *part* is one thing that can be said of it in a sentence, with a share
of what could be had where that makes sense; a *dimension* is relevance, accuracy, timeliness, accessibility, or
comparability and consistency. There is no figure over all five: they do not make up for each other.
"""

from pondasi.core.quality.assess import METHOD, assess
from pondasi.core.quality.facts import Arrival, Contested, Facts, Submitted
from pondasi.core.quality.model import Dimension, Level, Part

__all__ = ["METHOD", "Arrival", "Contested", "Dimension", "Facts", "Level", "Part", "Submitted", "assess"]
