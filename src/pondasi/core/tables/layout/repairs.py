"""Figures that only make sense beside others: totals cut at the thousands mark, zeros lost before the dots were set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from pondasi.core.tables.layout.figures import Decided
from pondasi.core.tables.layout.rows import Row
from pondasi.core.tables.periods import year_of
from pondasi.core.values import Status

_THOUSAND = Decimal(1000)
_TEN = Decimal(10)
_NEAR = Decimal("0.05")


def repair_totals(decided: Sequence[Decided], total_rows: Collection[int]) -> list[Decided]:
    """A column whose totals are settled by its parts.

    A total of whole parts that is exactly a thousandth of their sum gets its thousands back; one that is less than a
    hundredth of the smallest part was cut somewhere and stays open.
    """
    parts = [
        d.value for position, d in enumerate(decided) if position not in total_rows and isinstance(d.value, Decimal)
    ]
    mended = list(decided)
    if len(parts) < 3:
        return mended
    whole = all(part == int(part) for part in parts)
    smallest, together = min(parts), sum(parts)
    for position in total_rows:
        value = decided[position].value
        if not isinstance(value, Decimal) or not value:
            continue
        if whole and value != int(value) and value * _THOUSAND == together:
            mended[position] = Decided((value * _THOUSAND).quantize(Decimal(1)), decided[position].status)
        elif len(parts) >= 5 and smallest > 0 and value * 100 < smallest:
            mended[position] = Decided(None, Status.AMBIGUOUS)
    return mended


def repair_lost_zeros(decided: Sequence[Decided], rows: Sequence[Row], damaged: Collection[int]) -> list[Decided]:
    """In a column that lost trailing zeros, a tenth of the same row's figure of the period before gets its zero back.

    `damaged` are the positions whose thousands dot had to be restored. Only a figure within 5 % counts as the same.
    """
    mended = list(decided)
    series: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        series[tuple(label.text.casefold() for label in row.labels if not year_of(label.text))].append(position)
    for positions in series.values():
        for before, position in pairwise(positions):
            earlier, value = mended[before].value, decided[position].value
            if position not in damaged or not isinstance(earlier, Decimal) or not isinstance(value, Decimal):
                continue
            if earlier and abs(value * _TEN - earlier) <= earlier * _NEAR:
                mended[position] = Decided(value * _TEN, decided[position].status)
    return mended
