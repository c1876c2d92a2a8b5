"""Numbers fitted by `python bench/copied/fit.py`."""

from __future__ import annotations

RESTING = 0.004
"""How often a figure rests whatever its size, in a table of which nothing is known."""

NATURE: dict[str, tuple[float, ...]] = {
    "equal": (0.39, 1.13, 0.45, 0.25, 0.37),
    "older": (-1.53, 0.85, 0.28, 0.1, 0.21),
    "near": (0.25, 1.16, 0.47, -0.07, 0.53),
    "growth": (-0.32, 0.59, 0.41, 0.09, 0.25),
    "sibling": (-0.05, 1.61, 0.42, -0.53, 1.16),
}
"""The constant and the weights of `nature.features`, for each way of being alike."""

LEVELS = (0.0, 1.0, 2.0, 3.0, 4.5, 7.0, 12.0)
"""How far (as a logit) the likeness of a period may lie above the usual one by nature."""

LEVEL_PRIORS: dict[str, tuple[float, ...]] = {
    "equal": (0.917, 0.042, 0.016, 0.021, 0.0015, 0.002, 0.0005),
    "older": (0.931, 0.057, 0.009, 0.0014, 0.0005, 0.0005, 0.0005),
    "near": (0.895, 0.074, 0.021, 0.006, 0.0015, 0.002, 0.0005),
    "growth": (0.988, 0.006, 0.003, 0.0015, 0.0005, 0.0005, 0.0005),
    "sibling": (0.88, 0.095, 0.0185, 0.005, 0.0005, 0.0005, 0.0005),
    "moved": (0.88, 0.095, 0.0185, 0.005, 0.0005, 0.0005, 0.0005),
}
"""How often genuine tables show each of the levels."""

LEVELS_HOLD = 1.0
"""So many earlier periods that knowledge counts for beside what this table showed itself."""

ODDS: dict[str, tuple[float, float]] = {
    "equal": (-0.63, 1.04),
    "older": (-0.32, 1.04),
    "near": (-1.3, 1.04),
    "growth": (-2.3, 1.04),
    "sibling": (-0.41, 1.04),
    "moved": (1.17, 1.04),
}
"""For each likeness the constant, and what a unit of weight adds, to the logarithm of the odds."""

BY_RULE = 5.0
"""By so much (a logarithm) figures that a rule sets stay or move alike more often than others. Set, not fitted."""
