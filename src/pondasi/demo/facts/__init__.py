"""Facts about the demo city: regions with both their codes, agencies, government affairs (urusan) and units.

The CSV files beside this module are the source; an empty cell means "not known", never "none".
"""

from pondasi.demo.facts.load import (
    Agency,
    AgencyKind,
    Level,
    Region,
    Unit,
    Urusan,
    agencies,
    day,
    districts,
    regions,
    units,
    urusan,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "Level",
    "Region",
    "Unit",
    "Urusan",
    "agencies",
    "day",
    "districts",
    "regions",
    "units",
    "urusan",
]
