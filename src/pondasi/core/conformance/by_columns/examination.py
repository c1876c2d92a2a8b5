"""One pass over all rows, a second one over those whose keys may stand twice, and the judge for what is not clear."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import polars as pl

from pondasi.core.conformance.by_columns.clearing import (
    Clearing,
    Dictionary,
    dictionary_of,
    is_quick,
    joined_clearing,
    quick_clearing,
)
from pondasi.core.conformance.by_columns.frames import OVER, ROW, Frame, frame_of, name_of
from pondasi.core.conformance.by_columns.groups import candidates, doubles, failures_of
from pondasi.core.conformance.by_columns.known import keys_in
from pondasi.core.conformance.causes import Cause, Conformance, Failures, Kind
from pondasi.core.conformance.header import columns_of
from pondasi.core.conformance.judge import Judge
from pondasi.core.conformance.keys import Key, Reference, judges_of, key_of, own_key, references, unique_keys
from pondasi.core.conformance.records import is_parquet
from pondasi.core.conformance.rows import KEY_JOIN
from pondasi.core.formats.table_schema.model import FieldType, Resource
from pondasi.core.tables.regular.size import Irregular

_UTF8 = {None, "utf-8", "utf8", "utf-8-sig", "ascii"}
_LARGEST = 2**63
_KINDS = list(Kind)


def examine_columns(path: Path, resource: Resource, folder: Path) -> Conformance:
    """As `run.examine`; raises `Irregular` where the rows have to be judged one by one."""
    encoding = resource.encoding.casefold() if resource.encoding else None
    parquet = is_parquet(path)
    if encoding not in _UTF8 and not parquet:
        raise Irregular("not UTF-8")
    slow: frozenset[int] = frozenset()
    try:
        frame = frame_of(path, resource.dialect, parquet=parquet)
        while True:
            examination = _Examination(frame, resource, folder, slow)
            try:
                return examination.result()
            except _UnusualSpelling as unusual:
                slow |= {unusual.column}
    except pl.exceptions.PolarsError as error:
        raise Irregular(f"records of another form: {error}") from error


class _UnusualSpelling(Exception):
    """Numbers of a key are written so that expressions cannot compare them: the column needs its dictionary."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


class _Examination:
    """One file under one descriptor. `slow` are columns that are not left to expressions."""

    def __init__(self, frame: Frame, resource: Resource, folder: Path, slow: frozenset[int]) -> None:
        schema = resource.schema
        self.schema = schema
        self.frame = frame
        self.columns = columns_of(schema, frame.labels, 1)
        self.width = self.columns.width
        self.judges = {
            column: Judge(frame.native(judge.field, column), required=bool(judge.nothing.failed))
            for column, judge in judges_of(schema, self.columns).items()
            if column < self.width
        }
        self.uniques = unique_keys(schema, self.columns)
        self.references = references(resource, self.columns, folder, keys_in)
        referring = {column for one in self.references for column in one.columns}
        self.slow = {
            column
            for column, judge in self.judges.items()
            if column in slow
            or not is_quick(judge.field)
            or (column in referring and judge.field.type is FieldType.NUMBER)
        }

    @cached_property
    def dictionaries(self) -> dict[int, Dictionary]:
        """Of the slow columns."""
        found = {}
        for column in sorted(self.slow):
            texts = self.frame.scan(self.width).select(pl.col(name_of(column)).unique()).collect(engine="streaming")
            found[column] = dictionary_of(self.judges[column], texts[name_of(column)])
        return found

    @cached_property
    def clearings(self) -> dict[int, Clearing]:
        """By column."""
        return {
            column: joined_clearing(name_of(column))
            if column in self.slow
            else quick_clearing(judge, pl.col(name_of(column)), may_be_empty=self.frame.may_be_empty)
            for column, judge in self.judges.items()
        }

    @cached_property
    def known(self) -> list[pl.DataFrame]:
        """For every foreign key what it may refer to."""
        return [self._known(number, reference) for number, reference in enumerate(self.references)]

    def result(self) -> Conformance:
        overview = self._overview().collect(engine="streaming")
        twice = [candidates(overview.select(ROW, pl.col(name).alias("hash"))) for name in self._hash_names]
        texts = self._texts_of(pl.concat([overview.filter(~pl.col("fine")).select(ROW), *twice]))
        detail = self._detail(texts)
        blank = detail.filter(pl.col("blank"))
        failures = [
            *self.columns.failures,
            *self._shapes(detail, blank, int(overview["short"].sum())),
            *self._values(detail.filter(~pl.col("blank"))),
            *self._doubles(texts, twice),
            *self._referring(detail.filter(~pl.col("blank"))),
        ]
        return Conformance.of(self.schema, "", overview.height, failures)

    def _prepared(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """With what dictionaries and reference tables say of every row."""
        for column, dictionary in self.dictionaries.items():
            frame = dictionary.join(frame, name_of(column))
        for number, reference in enumerate(self.references):
            frame = frame.join(
                self.known[number].lazy(),
                left_on=[self.clearings[column].part for column in reference.columns],
                right_on=[f"r{number}_{place}" for place in range(len(reference.columns))],
                how="left",
            )
        return frame

    def _overview(self) -> pl.LazyFrame:
        """For every row: whether all is clear, its last cell missing, and a hash of every key."""
        clear = [one.clear for one in self.clearings.values()]
        fine = pl.all_horizontal(*clear, *self._referred(), ~self._is_long(), ~self._is_blank())
        return self._prepared(self.frame.scan(self.width)).select(
            ROW,
            fine.alias("fine"),
            pl.col(name_of(self.width - 1)).is_null().alias("short"),
            *self._hashes(),
        )

    def _referred(self) -> list[pl.Expr]:
        """For every foreign key: whether its value was found, or there is none to look for."""
        return [
            pl.any_horizontal(
                pl.col(f"m{number}").is_not_null(),
                *(self.clearings[column].part.is_null() for column in reference.columns),
            )
            for number, reference in enumerate(self.references)
        ]

    @cached_property
    def _hash_names(self) -> list[str]:
        return [f"h{number}" for number in range(len(self.uniques))]

    def _hashes(self) -> Iterator[pl.Expr]:
        """One hash for every unique key; null where a part is missing."""
        for name, key in zip(self._hash_names, self.uniques, strict=True):
            parts = [self.clearings[column].part.alias(f"p{column}") for column in key.columns]
            whole = pl.all_horizontal(part.is_not_null() for part in parts)
            if not any("" in self.judges[column].field.missing for column in key.columns):
                whole = whole & ~self._is_blank()
            yield pl.when(whole).then(pl.struct(parts).hash()).alias(name)

    def _texts_of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """All texts of these rows, in order."""
        if rows.is_empty():
            return self.frame.scan(self.width).head(0).collect()
        return self.frame.texts(self.width, rows[ROW].unique())

    def _detail(self, texts: pl.DataFrame) -> pl.DataFrame:
        """The texts with what is clear of them: `k0` by column, `m0` by foreign key, `blank`."""
        clear = [one.clear.alias(f"k{column}") for column, one in self.clearings.items()]
        markers = [pl.col(f"m{number}") for number in range(len(self.references))]
        detail = self._prepared(texts.lazy())
        blank = self._is_blank().alias("blank")
        return detail.select(ROW, OVER, *self._texts(), *clear, *markers, blank).collect().sort(ROW)

    @cached_property
    def _names(self) -> list[str]:
        return [name_of(column) for column in range(self.width)]

    def _texts(self) -> list[pl.Expr]:
        return [pl.col(name) for name in self._names]

    def _is_blank(self) -> pl.Expr:
        empty = [text.is_null() | (text == "") if self.frame.may_be_empty else text.is_null() for text in self._texts()]
        return pl.all_horizontal(*empty, ~self._is_long())

    def _is_long(self) -> pl.Expr:
        return pl.col(OVER).is_not_null() & (pl.col(OVER) != "")

    def _known(self, number: int, reference: Reference) -> pl.DataFrame:
        """The keys that may be referred to, in the form of our columns' parts."""
        keys = self._keys_known(reference)
        parts = zip(*keys, strict=True) if keys else [()] * len(reference.columns)
        columns = {
            f"r{number}_{place}": self._known_parts(values, column)
            for place, (values, column) in enumerate(zip(parts, reference.columns, strict=True))
        }
        return pl.DataFrame(columns).drop_nulls().with_columns(pl.lit(value=True).alias(f"m{number}"))

    def _keys_known(self, reference: Reference) -> frozenset[Key]:
        if reference.known is not None:
            return reference.known
        scan = self.frame.scan(self.width).filter(~self._is_blank())
        used = pl.col(sorted({name_of(column) for column in reference.their_columns}))
        blank = pl.lit(None, pl.String)
        texts = scan.select(used).unique().collect(engine="streaming")
        texts = texts.with_columns(blank.alias(name) for name in self._names if name not in texts.columns)
        keys = (own_key(record, reference, self.judges) for record in _filled(texts.select(self._names)))
        return frozenset(key for key in keys if key is not None)

    def _known_parts(self, values: Sequence[Hashable], column: int) -> pl.Series:
        """One part of these keys; null where no row of this table can have it, or only in an unusual spelling."""
        if column in self.slow:
            numbers = self.dictionaries[column].parts
            return pl.Series([numbers.get(value) for value in values], dtype=pl.UInt32)
        if self.judges[column].field.type is FieldType.INTEGER:
            within = [value if isinstance(value, int) and abs(value) < _LARGEST else None for value in values]
            return pl.Series(within, dtype=pl.Int64)
        return pl.Series(values, dtype=pl.String)

    def _shapes(self, detail: pl.DataFrame, blank: pl.DataFrame, short: int) -> Iterator[Failures]:
        long = detail.filter(self._is_long())
        if long.height:
            yield Failures(Cause(Kind.ROW_LONG), long[ROW].to_list())
        if blank.height:
            yield Failures(Cause(Kind.ROW_BLANK), blank[ROW].to_list())
        if self.frame.may_be_short and short > blank.height:
            rows = self.frame.short_rows(self.width)
            if len(rows):
                yield Failures(Cause(Kind.ROW_SHORT), rows.to_list())

    def _values(self, filled: pl.DataFrame) -> Iterator[Failures]:
        """What the judge says of texts that were not clear."""
        keyed = {column for key in self.uniques for column in key.columns} - self.slow
        for column, judge in self.judges.items():
            texts = filled.filter(~pl.col(f"k{column}")).select(
                ROW, pl.col(name_of(column)).fill_null("").alias("text")
            )
            different = texts["text"].unique()
            judgements = [judge.judge(text) for text in different.to_list()]
            if column in keyed and judge.field.type in (FieldType.INTEGER, FieldType.NUMBER):
                self._refuse_unusual(column, different, [one.value is not None for one in judgements])
            bits = [sum(1 << _KINDS.index(kind) for kind in one.failed) for one in judgements]
            judged = texts.join(pl.DataFrame({"text": different, "bits": pl.Series(bits, dtype=pl.UInt32)}), on="text")
            for place, kind in enumerate(_KINDS):
                rows = judged.filter(pl.col("bits") & (1 << place) != 0)
                if rows.height:
                    yield failures_of(Cause(kind, (judge.field.name,)), rows.sort(ROW), column)

    def _refuse_unusual(self, column: int, texts: pl.Series, valid: list[bool]) -> None:
        kind = pl.Int64 if self.judges[column].field.type is FieldType.INTEGER else pl.Float64
        if (texts.cast(kind, strict=False).is_null() & pl.Series(valid, dtype=pl.Boolean)).any():
            raise _UnusualSpelling(column)

    def _doubles(self, texts: pl.DataFrame, twice: list[pl.DataFrame]) -> Iterator[Failures]:
        for key, rows in zip(self.uniques, twice, strict=True):
            if rows.height:
                found = doubles(texts.join(rows, on=ROW, how="semi"), key, self.judges)
                if found.rows:
                    yield found

    def _referring(self, filled: pl.DataFrame) -> Iterator[Failures]:
        for number, reference in enumerate(self.references):
            names = [name_of(column) for column in reference.columns]
            rows = filled.filter(pl.col(f"m{number}").is_null()).select(ROW, *(pl.col(n).fill_null("") for n in names))
            different = rows.select(names).unique()
            known = self._keys_known(reference)
            judges = dict(enumerate(self.judges[column] for column in reference.columns))
            keys = [key_of(record, range(len(names)), judges) for record in _filled(different)]
            lost = different.filter(pl.Series([key is not None and key not in known for key in keys], dtype=pl.Boolean))
            rows = rows.join(lost, on=names, how="semi").sort(ROW)
            if rows.height:
                text = pl.concat_str(names, separator=KEY_JOIN).alias("text")
                column = reference.columns[0] if len(names) == 1 else None
                yield failures_of(reference.cause, rows.select(ROW, text), column)


def _filled(frame: pl.DataFrame) -> Iterator[list[str]]:
    for record in frame.iter_rows():
        yield [text or "" for text in record]
