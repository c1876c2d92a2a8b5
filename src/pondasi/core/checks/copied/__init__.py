"""Whether figures were measured for their period, or carried over from other figures.

Every likeness (see `comparison.Likeness`) is a comparison of each figure with one that it may come from. `nature` says
how probable it is that a figure measured anew is like it, `scan` weighs all figures of a table together, and `verdict`
turns the weight into a calibrated probability. The numbers stand in `calibration`.
"""

from pondasi.core.checks.copied.comparison import Likeness
from pondasi.core.checks.copied.explanation import Explanation
from pondasi.core.checks.copied.verdict import Verdict, judge

__all__ = ["Explanation", "Likeness", "Verdict", "judge"]
