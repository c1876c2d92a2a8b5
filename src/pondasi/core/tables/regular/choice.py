"""Which rows between head and tail the ordinary reader sees: some in groups, and one of every kind."""

from __future__ import annotations

import polars as pl

from pondasi.core.tables.layout.grid import Look
from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.periods import part_of, periods_in
from pondasi.core.tables.regular.column import WholeColumn

_GROUPS = 4
_GROUP = 20
_FEW = 200
"""Different values of a column up to which each is shown to the ordinary reader."""
_LOOKED_AT = 100_000
_TELLING = r"(?i)\d{4}|tri|tw|kuart|quart|sem|smt|jan|feb|peb|mar|apr|mei|may|jun|jul|ag|sep|okt|oct|no[vp]|de[sc]"
_SUMMING = r"(?i)total|jumlah|jml|keseluruhan|semua|rata|rerata|l\s*\+\s*p|laki"


def chosen_rows(columns: list[WholeColumn]) -> list[int]:
    """Positions in the body, in order."""
    height = columns[0].frame.height
    chosen: set[int] = set()
    for group in range(_GROUPS):
        start = max((height - _GROUP) * (group + 1) // (_GROUPS + 1), 0)
        chosen.update(range(start, min(start + _GROUP, height)))
    for column in columns:
        chosen.update(_of_every_kind(column))
    return sorted(chosen)


def _of_every_kind(column: WholeColumn) -> list[int]:
    """First places of a column's few values, of its odd texts, of a year among figures, and of a blank."""
    found = [*_extremes(column), *_blank(column)]
    if column.texts is None:
        return found
    if column.figures is not None:
        found += column.figures.years.head(1).to_list()
        return [*found, *_of_few_figures(column.texts), *_places(column, list(column.words))]
    if column.distinct.len() <= _FEW:
        return found + _of_few_words(column)
    return found + _places(column, [w for w, look in column.words.items() if look is not Look.TEXT or _says_much(w)])


def _blank(column: WholeColumn) -> list[int]:
    """The first blank."""
    if not column.blank:
        return []
    return [int((column.looks == 0).arg_max() or 0)]


def _of_few_words(column: WholeColumn) -> list[int]:
    """The first row of each word: most stand near the top."""
    if column.texts is None:
        return []
    top = column.texts.head(_LOOKED_AT)
    found = top.arg_unique().to_list()
    if len(found) >= column.distinct.len() + (top.null_count() > 0):
        return found
    return _places(column, list(column.words))


def _of_few_figures(texts: pl.Series) -> list[int]:
    """The first row of each figure, where so few are told apart that they may be names: ages, codes."""
    if texts.head(_LOOKED_AT).n_unique() > _FEW:
        return []
    return _first(texts, _FEW)


def _extremes(column: WholeColumn) -> list[int]:
    """Places of the smallest and largest number, and of one with a fraction."""
    numbers = column.numbers
    if numbers is None:
        return []
    year = (numbers >= 1950) & (numbers <= 2100)
    fraction = numbers != numbers.floor()
    places = [numbers.arg_min(), numbers.arg_max(), *(one.fill_null(value=False).arg_max() for one in (year, fraction))]
    few = [] if numbers.head(_LOOKED_AT).n_unique() > _FEW else _first(numbers, _FEW)
    return [*few, *(place for place in places if place is not None)]


def _first(values: pl.Series, most: int) -> list[int]:
    places = values.arg_unique()
    return places.to_list() if places.len() <= most else []


def _places(column: WholeColumn, words: list[str]) -> list[int]:
    """The first row of each word."""
    if not words or len(words) > _FEW:
        return []
    numbers = {word: number for number, word in enumerate(words)}
    found = column.mapped(numbers, pl.UInt32())
    return _first(found, _FEW + 1)


def _says_much(word: str) -> bool:
    """A total or a time."""
    return is_total_label(word) or bool(part_of(word)) or bool(periods_in(word))


def suspicious(words: pl.Series) -> pl.Series:
    """Which words may name a total or a time, asked cheaply."""
    return words.str.contains(_SUMMING) | words.str.contains(_TELLING)
