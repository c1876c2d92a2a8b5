"""Rows that head the rows below them although they hold figures themselves: known by what repeats under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pondasi.core.tables.layout.totals import is_total_label

_ALIKE = 0.6


def heads_by_repetition(names: Sequence[str]) -> dict[int, int]:
    """Position of every row that hangs under a head, to the head's position.

    `Timur, L, P, Barat, L, P`: names that stand once, each followed by the same names. `names` holds one name a row,
    "" for rows that interrupt; nothing is returned unless all names that stand once are such heads (totals aside).
    """
    counted = Counter(name for name in names if name)
    runs: dict[int, list[int]] = {}
    head = None
    for position, name in enumerate(names):
        if not name:
            head = None
        elif counted[name] == 1:
            head = position
            runs[head] = []
        elif head is not None:
            runs[head].append(position)
    under = [tuple(names[position] for position in run) for run in runs.values() if run]
    alone = [position for position, run in runs.items() if not run and not is_total_label(names[position])]
    if len(under) < 2 or alone or max(len(run) for run in under) < 2:
        return {}
    usual = Counter(under).most_common(1)[0][0]
    alike = sum(len(set(run) & set(usual)) >= _ALIKE * max(len(run), len(usual)) for run in under)
    return {child: head for head, run in runs.items() for child in run} if alike == len(under) else {}
