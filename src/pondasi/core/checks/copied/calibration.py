"""Numbers fitted by `python bench/copied/fit.py`."""

from __future__ import annotations

RESTING = 0.004
"""How often a figure rests whatever its size, in a table of which nothing is known."""

NATURE: dict[str, tuple[float, ...]] = {
    "equal": (0.4, 1.13, 0.45, 0.25, 0.37),
    "older": (-1.53, 0.86, 0.28, 0.1, 0.21),
    "near": (0.25, 1.16, 0.47, -0.06, 0.54),
    "growth": (-0.34, 0.59, 0.41, 0.09, 0.24),
    "sibling": (-0.05, 1.64, 0.36, -0.59, 1.36),
}
"""The constant and the weights of `nature.features`, for each way of being alike."""

LEVELS = (0.0, 1.0, 2.0, 3.0, 4.5, 7.0, 12.0)
"""How far (as a logit) the likeness of a period may lie above the usual one by nature."""

LEVEL_PRIORS: dict[str, tuple[float, ...]] = {
    "equal": (0.92, 0.039, 0.0162, 0.0212, 0.0006, 0.0025, 0.0004),
    "older": (0.929, 0.0575, 0.0097, 0.0029, 0.0003, 0.0003, 0.0003),
    "near": (0.8955, 0.0721, 0.0222, 0.0065, 0.0006, 0.0026, 0.0004),
    "growth": (0.9886, 0.0059, 0.0039, 0.0007, 0.0003, 0.0003, 0.0003),
    "sibling": (0.947, 0.0468, 0.0038, 0.0013, 0.0007, 0.0002, 0.0001),
    "moved": (0.88, 0.095, 0.0185, 0.005, 0.0005, 0.0005, 0.0005),
}
"""How often genuine tables show each of the levels."""

LEVELS_HOLD = 1.0
"""So many earlier periods that knowledge counts for beside what this table showed itself."""

ODDS: dict[str, tuple[float, float]] = {
    "equal": (-0.29, 0.93),
    "older": (0.23, 0.93),
    "near": (-1.25, 0.93),
    "growth": (-1.77, 0.93),
    "sibling": (0.35, 0.93),
    "moved": (1.29, 0.93),
}
"""For each likeness the constant, and what a unit of weight adds, to the logarithm of the odds."""

BY_RULE = 5.0
"""By so much (a logarithm) figures that a rule sets stay or move alike more often than others. Set, not fitted."""
