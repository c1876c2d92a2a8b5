"""Rows grouped: those that share a key, and the most frequent texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pondasi.core.conformance.by_columns.clearing import dictionary_of
from pondasi.core.conformance.by_columns.frames import ROW, name_of
from pondasi.core.conformance.causes import EXAMPLES, Cause, Failures, Kind
from pondasi.core.conformance.judge import Judge
from pondasi.core.conformance.keys import UniqueKey
from pondasi.core.conformance.rows import KEY_JOIN
from pondasi.core.formats.table_schema.model import FieldType

_TEXT, _COUNT, _FIRST = "text", "count", "first"


def failures_of(cause: Cause, rows: pl.DataFrame, column: int | None) -> Failures:
    """Of rows `row` and `text`, ascending; texts are shown unless nothing was filled in."""
    examples = () if cause.kind is Kind.REQUIRED else most_frequent(rows.with_columns(pl.lit(1).alias(_COUNT)))
    return Failures(cause, rows[ROW].to_list(), examples, column)


def most_frequent(rows: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    """Of `row`, `text` and `count`: the texts that stand for most rows, of as frequent ones those met first."""
    sums = rows.group_by(_TEXT).agg(pl.col(_COUNT).sum(), pl.col(ROW).min().alias(_FIRST))
    best = sums.sort([_COUNT, _FIRST], descending=[True, False]).head(EXAMPLES)
    return tuple((text, count) for text, count in best.select(_TEXT, _COUNT).iter_rows())


def candidates(hashes: pl.DataFrame) -> pl.DataFrame:
    """`row` of those rows of `row` and `hash` whose hash another row has too."""
    ordered = hashes["hash"].drop_nulls().sort()
    twice = ordered.filter(ordered == ordered.shift(1)).unique()
    del ordered
    if twice.is_empty():
        return hashes.select(ROW).clear()
    return hashes.lazy().join(twice.to_frame().lazy(), on="hash", how="semi").select(ROW).collect(engine="streaming")


def doubles(found: pl.DataFrame, key: UniqueKey, judges: Mapping[int, Judge]) -> Failures:
    """Those of the candidates `found`, rows and texts, that share their key with another one, compared by value."""
    names = [name_of(column) for column in key.columns]
    found, parts = _with_parts(found, key.columns, judges)
    found = found.drop_nulls(parts)
    found = found.filter(pl.struct(parts).is_duplicated())
    text = pl.concat_str([pl.col(name).fill_null("") for name in names], separator=KEY_JOIN)
    groups = found.group_by(parts).agg(text.get(1).alias(_TEXT), pl.len().alias(_COUNT), pl.col(ROW).min())
    column = key.columns[0] if len(key.columns) == 1 else None
    return Failures(key.cause, found[ROW].to_list(), most_frequent(groups), column)


def _with_parts(
    found: pl.DataFrame, columns: Sequence[int], judges: Mapping[int, Judge]
) -> tuple[pl.DataFrame, list[str]]:
    """With a column for the value of each part of the key; plain texts are their own values."""
    parts = []
    for column in columns:
        name, judge = name_of(column), judges[column]
        if judge.field.type is FieldType.STRING and judge.field.format == "default":
            mark = pl.col(name).fill_null("")
            found = found.with_columns(pl.when(~mark.is_in([*judge.field.missing])).then(mark).alias(f"{name}_part"))
        else:
            dictionary = dictionary_of(judge, found[name].unique())
            found = dictionary.join(found.lazy(), name).collect()
        parts.append(f"{name}_part")
    return found.sort(ROW), parts
