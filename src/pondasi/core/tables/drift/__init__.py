"""What changed in the shape of a dataset's table since last time, in sentences; what is known keeps its meaning."""

from pondasi.core.tables.drift.compare import Change, Drift, Kind, compare, continued
from pondasi.core.tables.drift.pairs import Pair

__all__ = ["Change", "Drift", "Kind", "Pair", "compare", "continued"]
