"""The labels of all rows: dimension, period and total, from the different words of each label column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from pondasi.core.tables.address import column_letters
from pondasi.core.tables.layout.grid import Look, squeezed
from pondasi.core.tables.layout.header import clean_label
from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label
from pondasi.core.tables.periods import periods_in
from pondasi.core.tables.regular.body import Irregular
from pondasi.core.tables.regular.choice import suspicious
from pondasi.core.tables.regular.column import WholeColumn

_ANY_ODD = r"\s\s|[\n\t\r\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]|^\s|\s$|\.0$"
_WORDS = pl.Categorical()
_MOST_SUSPECTS = 20_000
_MOST_TIMES = 5_000


@dataclass(frozen=True)
class LabelColumn:
    """One label column over all rows. `seen` are the labels of values that are no words, as the sample shows them."""

    whole: WholeColumn
    heading: str
    seen: Mapping[float | str, str]
    clock: Clock

    @property
    def kind(self) -> str:
        """The name of its dimension."""
        return "row_" + (key_of(self.heading) or column_letters(self.whole.number).lower())

    @cached_property
    def texts(self) -> pl.Series:
        """Each row's label, as printed. Raises `Irregular` for blanks and labels that nothing shows."""
        if self.whole.blank:
            raise Irregular(f"column {self.whole.number}: blank labels")
        numbers, texts = self.whole.numbers, self.whole.texts
        if numbers is not None and texts is not None:
            raise Irregular(f"column {self.whole.number}: numbers and words as labels")
        if numbers is not None:
            return self._from_numbers(numbers)
        if texts is None or self.whole.figures is not None:
            raise Irregular(f"column {self.whole.number}: figures as labels")
        return self._from_words(texts)

    @cached_property
    def distinct(self) -> pl.Series:
        """The different labels, as texts."""
        if self.texts is self.whole.texts:
            return self.whole.distinct.cast(pl.String)
        return self.texts.unique().cast(pl.String)

    def _from_numbers(self, numbers: pl.Series) -> pl.Series:
        shown = {float(value): self.seen.get(float(value)) for value in numbers.unique().to_list()}
        if any(text is None for text in shown.values()):
            raise Irregular(f"column {self.whole.number}: numbers as labels that the sample lacks")
        found = numbers.replace_strict(shown, return_dtype=pl.String)
        return found.cast(pl.Categorical)

    def _from_words(self, texts: pl.Series) -> pl.Series:
        words = self.whole.distinct.cast(pl.String)
        if words.str.contains(r"^\s").any():
            raise Irregular(f"column {self.whole.number}: indented labels")
        odd = words.filter(words.str.contains(_ANY_ODD)).to_list()
        changed = {word: clean_label(squeezed(word.strip())) for word in odd}
        for word, look in self.whole.words.items():
            if look is Look.TEXT:
                continue
            label = self.seen.get(word.strip())
            if label is None:
                raise Irregular(f"column {self.whole.number}: labels that the sample lacks")
            if label != word:
                changed[word] = label
        changed = {word: label for word, label in changed.items() if word != label}
        # Labels that differ by their letters' case alone would be one code, named as the first was printed.
        if words.replace(changed).str.to_lowercase().n_unique() != words.replace(changed).n_unique():
            raise Irregular(f"column {self.whole.number}: labels differ by case alone")
        return self.whole.mapped({word: changed.get(word, word) for word in words}, _WORDS) if changed else texts

    @cached_property
    def suspects(self) -> list[str]:
        """The different labels that may name a total or a time."""
        words = self.distinct
        found = words.filter(suspicious(words) | self._is_month_number(words)).to_list()
        if len(found) > _MOST_SUSPECTS:
            raise Irregular(f"column {self.whole.number}: too many different times")
        return found

    def _is_month_number(self, words: pl.Series) -> pl.Series:
        return words.str.contains(r"^\d{1,2}$") & bool(re.fullmatch("bulan|month", self.heading, re.IGNORECASE))

    def label(self, text: str) -> Label:
        return Label(text, Axis.ROW, f"{column_letters(self.whole.number)}1", self.heading)

    @cached_property
    def totals(self) -> list[str]:
        """The labels that say total."""
        return [text for text in self.suspects if is_total_label(text)]

    @cached_property
    def is_time(self) -> bool:
        """All labels are times. Raises `Irregular` where only some are."""
        times = sum(self.clock.is_time(self.label(text)) for text in self.suspects)
        if times in (0, self.distinct.len()):
            return times > 0
        raise Irregular(f"column {self.whole.number}: times and other labels")

    @cached_property
    def names_periods(self) -> bool:
        """Some label names a period, or is one."""
        return self.is_time or any(periods_in(text) for text in self.suspects)


@dataclass(frozen=True)
class RowLabels:
    """All label columns of the rows."""

    columns: tuple[LabelColumn, ...]
    clock: Clock

    def check(self) -> None:
        """Raises `Irregular` where two columns make one dimension."""
        kinds = [column.kind for column in self.columns if not column.is_time]
        if len(set(kinds)) < len(kinds):
            raise Irregular("two label columns of one name")

    @cached_property
    def total(self) -> pl.Series | None:
        """Which rows a label calls a total; None for none."""
        found = [column.texts.is_in(pl.Series(column.totals).implode()) for column in self.columns if column.totals]
        if not found:
            return None
        return pl.select(pl.any_horizontal(*(pl.lit(one) for one in found))).to_series()

    @cached_property
    def dimensions(self) -> dict[str, pl.Series]:
        """The labels by the name of their dimension."""
        return {column.kind: column.texts for column in self.columns if not column.is_time}

    def periods(self, over: tuple[Label, ...]) -> pl.Series | str:
        """Each row's period under these column labels, as `Period.code`; "" for none."""
        telling = [column for column in self.columns if column.names_periods]
        if not telling:
            return self._period(over)
        if len(telling) == 1:
            words = telling[0].distinct.to_list()
            if len(words) > _MOST_TIMES:
                raise Irregular("too many different times")
            codes = [self._period((telling[0].label(word), *over)) for word in words]
            if words == codes:
                return telling[0].texts
            return _translated(telling[0].texts, dict(zip(words, codes, strict=True)))
        together = pl.DataFrame({str(index): column.texts for index, column in enumerate(telling)})
        keys = together.unique()
        if keys.height > _MOST_TIMES:
            raise Irregular("too many different times")
        found = [
            self._period((*(column.label(str(text)) for column, text in zip(telling, key, strict=True)), *over))
            for key in keys.iter_rows()
        ]
        known = keys.with_columns(pl.Series("code", found, dtype=_WORDS))
        return together.join(known, on=list(keys.columns), how="left", maintain_order="left")["code"]

    def _period(self, labels: tuple[Label, ...]) -> str:
        period = self.clock.read(labels)
        return period.code if period.year > 1 else ""


def _translated(texts: pl.Series, words: Mapping[str, str]) -> pl.Series:
    """Each text's translation, by way of the categories' numbers."""
    distinct = texts.unique()
    places = distinct.to_physical().to_list()
    table: list[str | None] = [None] * (max(places) + 1)
    for place, word in zip(places, distinct.cast(pl.String).to_list(), strict=True):
        table[place] = words[word]
    return pl.Series(table, dtype=_WORDS).gather(texts.to_physical())
