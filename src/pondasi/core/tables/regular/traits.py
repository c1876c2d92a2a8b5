"""What of a column's content decides what the column is, so that the sample can be held against all rows."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import polars as pl

from pondasi.core.tables.layout.columns import Column
from pondasi.core.tables.layout.grid import Look
from pondasi.core.tables.regular.column import WholeColumn

Traits = tuple[bool, ...]


def traits_of_sample(column: Column) -> Traits:
    """The answers that the rules about columns ask for, over the sample."""
    numbers = pl.Series([float(number) for number in column.numbers], dtype=pl.Float64)
    counts = column.texts, column.figures, column.years
    return _traits(counts, len(column.words), numbers, _counts_rows(column.numbers))


def traits_of_all(column: WholeColumn, sample: Column) -> Traits:
    """The same over all rows; what the sample holds of head and tail counts as well."""
    ours = pl.Series([float(number) for number in sample.numbers], dtype=pl.Float64)
    numbers = pl.concat([ours, column.counted_once])
    texts = column.count(Look.TEXT)
    years = column.count(Look.YEAR)
    counts = texts + sample.texts, column.filled - texts + sample.figures, years + sample.years
    words = {word for word, look in column.words.items() if look is Look.TEXT}
    runs = bool(sample.numbers) and sample.numbers[0] in (0, 1) and _runs(column.counted)
    return _traits(counts, len(words | set(sample.words)), numbers, runs)


def _traits(counts: tuple[int, int, int], words: int, numbers: pl.Series, runs: bool) -> Traits:
    texts, figures, years = counts
    low, high = _bound(numbers.min()), _bound(numbers.max())
    some = numbers.len() > 0
    whole = some and bool((numbers == numbers.floor()).all())
    return (
        texts > figures,
        texts == 0,
        years == figures,
        years >= figures * 0.9,
        some and low > 0 and high <= 12,
        whole and low >= 0 and high <= 200,
        whole and low >= 1000,
        low != high,
        words <= 3,
        words <= 20,
        runs,
    )


def _bound(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _counts_rows(numbers: list[Decimal]) -> bool:
    """Steps of one in most rows; the sample has its rows in groups."""
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return bool(numbers) and numbers[0] in (0, 1) and sum(step == 1 for step in steps) >= len(steps) * 0.7


def _runs(numbers: pl.Series) -> bool:
    steps = numbers.diff().drop_nulls()
    return int((steps == 1).sum()) >= steps.len() * 0.7
