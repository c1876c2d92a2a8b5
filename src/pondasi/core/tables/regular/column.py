"""One column over all rows between head and tail: what stands in it, by value rather than by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from pondasi.core.tables.layout.grid import Look, look_of
from pondasi.core.tables.model import Cell
from pondasi.core.tables.regular.body import Irregular

ENGLISH_FIGURE = r"^-?(?:0|[1-9]\d*)(?:\.\d+)?$"
"""Texts that an English reader reads one way: handled all at once. Everything else is looked at value by value."""
INDONESIAN_FIGURE = r"^-?(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|0|[1-9]\d*(?:,\d+)?|0,\d+)$"
_MOST_WORDS = 300_000
_MOST_OTHERS = 5_000
_TOP = 2_000
_YEAR_TEXT = r"^(?:19[5-9]\d|20\d\d)(?:\.0)?$"
LOOKS = (Look.NUMBER, Look.YEAR, Look.MARK, Look.COUNTER, Look.TEXT)
CODES = {look: code for code, look in enumerate(LOOKS, 1)}
"""A look's number in `WholeColumn.looks`; 0 is blank."""


@dataclass(frozen=True)
class WholeColumn:
    """A column of the body. Its values are numbers, words (few distinct ones), figures written as text, or blanks."""

    number: int
    frame: pl.DataFrame
    percent: bool = False
    """Its numbers are shown as percentages."""

    @cached_property
    def numbers(self) -> pl.Series | None:
        """The numbers that the file holds as such."""
        name = f"n{self.number}"
        return self.frame[name] if name in self.frame.columns else None

    @cached_property
    def texts(self) -> pl.Series | None:
        """The texts: Categorical for words, String where most are figures."""
        name = f"t{self.number}"
        return self.frame[name] if name in self.frame.columns else None

    @cached_property
    def figures(self) -> Figures | None:
        """The figures written as text; None where the column's texts are words."""
        texts = self.texts
        return Figures(texts) if texts is not None and texts.dtype == pl.String else None

    def as_words(self) -> WholeColumn:
        """The column with its written figures as words: ages, codes and other numbers that name."""
        if self.figures is None:
            return self
        name = f"t{self.number}"
        return WholeColumn(self.number, self.frame.select(pl.col(name).cast(pl.Categorical)), self.percent)

    @cached_property
    def distinct(self) -> pl.Series:
        """The different words of a column of words."""
        texts = self.texts
        if texts is None or texts.dtype == pl.String:
            return pl.Series([], dtype=pl.Categorical)
        # The streaming engine finds few words among millions in a third of the time.
        return texts.to_frame("word").lazy().unique().collect(engine="streaming")["word"].drop_nulls()

    @cached_property
    def words(self) -> dict[str, Look]:
        """Every text that is no plain figure, as the file holds it, with its look; blanks alone are left out."""
        figures = self.figures
        distinct, most = (self.distinct, _MOST_WORDS) if figures is None else (figures.others, _MOST_OTHERS)
        if distinct.len() > most:
            raise Irregular(f"column {self.number}: too many different texts")
        words = distinct.cast(pl.String).to_list()
        return {word: look_of(Cell(word.strip(), word.strip())) for word in words if word.strip()}

    def mapped(self, values: Mapping[str, object], dtype: pl.DataType, default: object = None) -> pl.Series:
        """For each row what its text stands for; `default` for blanks, figures and other texts."""
        texts = self.texts
        if texts is None or not values:
            return pl.Series([default], dtype=dtype).new_from_index(0, self.frame.height)
        if self.figures is not None:
            return self.figures.mapped(values, dtype, default)
        places = self.distinct.to_physical().to_list()
        table: list[object] = [default] * (max(places, default=0) + 1)
        for place, word in zip(places, self.distinct.cast(pl.String).to_list(), strict=True):
            table[place] = values.get(word, default)
        found = pl.Series(table, dtype=dtype).gather(texts.to_physical())
        if default is None or texts.null_count() == 0:
            return found
        return found.fill_null(pl.lit(default, dtype=dtype))

    @cached_property
    def looks(self) -> pl.Series:
        """UInt8 for each row, see `CODES`."""
        if self._only_look is not None:
            return pl.Series([self._only_look], dtype=pl.UInt8).new_from_index(0, self.frame.height)
        found = pl.zeros(self.frame.height, dtype=pl.UInt8, eager=True)
        if self.texts is not None:
            codes = {word: CODES[look] for word, look in self.words.items()}
            found = self.mapped(codes, pl.UInt8(), 0) if codes or self.figures is None else found
            if self.figures is not None:
                found = self.figures.looks(found)
        if self.numbers is not None:
            numbers = self.numbers
            year = (numbers >= 1950) & (numbers <= 2100) & (numbers == numbers.floor()) & (not self.percent)
            code = pl.when(year).then(CODES[Look.YEAR]).otherwise(CODES[Look.NUMBER]).cast(pl.UInt8)
            found = pl.select(pl.when(numbers.is_not_null()).then(code).otherwise(found)).to_series()
        return found

    def count(self, *looks: Look) -> int:
        """Rows whose cell has one of these looks."""
        return sum(self._counts.get(CODES[look], 0) for look in looks)

    @cached_property
    def _counts(self) -> dict[int, int]:
        if self._only_look is not None:
            return {self._only_look: self.frame.height}
        if self.figures is not None and self.numbers is None and self.figures.all_plain:
            years = self.figures.years.len()
            return {CODES[Look.YEAR]: years, CODES[Look.NUMBER]: self.frame.height - years}
        counts = self.looks.value_counts()
        return dict(zip(counts[counts.columns[0]].to_list(), counts["count"].to_list(), strict=True))

    @cached_property
    def _only_look(self) -> int | None:
        """What every row looks like, where the different words show that without a look at each row."""
        if self.numbers is not None or self.figures is not None:
            return None
        if self.texts is None:
            return 0
        looks = {CODES[look] for look in self.words.values()}
        if len(looks) > 1 or len(self.words) < self.distinct.len() or self.texts.null_count():
            return None
        return looks.pop() if looks else 0

    @property
    def filled(self) -> int:
        return self.frame.height - self.blank

    @property
    def blank(self) -> int:
        return self._counts.get(0, 0)

    @cached_property
    def counted(self) -> pl.Series:
        """The values by which a column is told apart: numbers, and texts of digits alone, as Float64, row by row."""
        return self._counted_with(self.mapped(self._digits, pl.Float64()).drop_nulls())

    @cached_property
    def counted_once(self) -> pl.Series:
        """The same with each word once, in any order."""
        return self._counted_with(pl.Series(list(self._digits.values()), dtype=pl.Float64))

    def _counted_with(self, words: pl.Series) -> pl.Series:
        figures = words.head(0) if self.figures is None else self.figures.digits
        numbers = words.head(0) if self.numbers is None else self.numbers.drop_nulls()
        return pl.concat([numbers, figures, words])

    @cached_property
    def _digits(self) -> dict[str, float]:
        """The words of digits alone."""
        if self.figures is not None:
            return {}
        return {word: float(word) for word in self.words if word.strip().isdigit()}


def _answers(texts: pl.Series, asked: Mapping[str, pl.Expr]) -> dict[str, int]:
    """Answers about a column `text`, with the streaming engine: it uses all cores. 0 for null."""
    found = texts.to_frame("text").lazy().select(**asked).collect(engine="streaming")
    return {name: value or 0 for name, value in found.row(0, named=True).items()}


@dataclass(frozen=True)
class Figures:
    """Figures written as text, and the few other texts among them."""

    texts: pl.Series

    @cached_property
    def indonesian(self) -> bool:
        """Most are written with dots for thousands or a decimal comma."""
        some = self.texts.head(_TOP).drop_nulls()
        return bool(some.str.contains(INDONESIAN_FIGURE).sum() > some.str.contains(ENGLISH_FIGURE).sum())

    @property
    def _pattern(self) -> str:
        return INDONESIAN_FIGURE if self.indonesian else ENGLISH_FIGURE

    @property
    def _sign(self) -> str:
        """The sign before decimals."""
        return "," if self.indonesian else "."

    @cached_property
    def _measures(self) -> Mapping[str, int]:
        """Of all texts at once: plain ones, those with a sign before decimals, decimals and bytes at most."""
        top = _answers(self.texts.head(_TOP), self._asked)
        form = self._form_of_all(top)
        if form is None:
            return _answers(self.texts, self._asked)
        # Where all have the form of the first, one question instead of four says the same.
        asked = {"same": pl.col("text").str.contains(form).sum(), "bytes": self._asked["bytes"]}
        found = _answers(self.texts, asked)
        if found["same"] < self.texts.len():
            return _answers(self.texts, self._asked)
        return {**top, "plain": found["same"], "signed": found["same"] * (top["signed"] > 0), "bytes": found["bytes"]}

    @property
    def _asked(self) -> dict[str, pl.Expr]:
        text = pl.col("text")
        place = text.str.find(self._sign, literal=True)
        return {
            "plain": text.str.contains(self._pattern).sum(),
            "signed": place.count(),
            "decimals": (text.str.len_bytes() - place - 1).max(),
            "bytes": text.str.len_bytes().max(),
        }

    def _form_of_all(self, top: Mapping[str, int]) -> str | None:
        """A pattern for figures of digits alone, or all with as many decimals at most, where these are."""
        if self.indonesian or top["plain"] < min(self.texts.len(), _TOP) or top["signed"] not in (0, top["plain"]):
            return None
        decimals = rf"\.\d{{1,{top['decimals']}}}" if top["signed"] else ""
        return rf"^-?(?:0|[1-9]\d*){decimals}$"

    @cached_property
    def plain(self) -> pl.Series:
        """Which rows hold a figure of the column's notation."""
        found = self.texts.str.contains(self._pattern)
        return found.fill_null(value=False) if found.null_count() else found

    @property
    def all_plain(self) -> bool:
        return self._measures["plain"] == self.texts.len()

    @cached_property
    def written(self) -> pl.Series:
        """The plain figures."""
        return self.texts if self.all_plain else self.texts.filter(self.plain)

    @cached_property
    def others(self) -> pl.Series:
        """The different other texts."""
        return self.texts.head(0) if self.all_plain else self.texts.filter(~self.plain).unique().drop_nulls()

    def mapped(self, values: Mapping[str, object], dtype: pl.DataType, default: object) -> pl.Series:
        """For each row what its text stands for where it is no plain figure."""
        found = pl.Series([default], dtype=dtype).new_from_index(0, self.texts.len())
        if not values:
            return found
        places = (~self.plain).arg_true()
        known = self.texts.gather(places).replace_strict(dict(values), default=default, return_dtype=dtype)
        return found.clone().scatter(places, known)

    def looks(self, others: pl.Series) -> pl.Series:
        """Every row's look; `others` has those of the other texts."""
        found = pl.Series([CODES[Look.NUMBER]], dtype=pl.UInt8).new_from_index(0, self.texts.len())
        found = found.clone().scatter(self.years, CODES[Look.YEAR]) if self.years.len() else found
        if self.all_plain:
            return found
        return pl.select(pl.when(self.plain).then(found).otherwise(others)).to_series()

    @cached_property
    def years(self) -> pl.Series:
        """The places of figures that look like years."""
        size = self.texts.str.len_bytes()
        short = ((size == 4) | (size == 6)).fill_null(value=False).arg_true()
        return short.filter(self.texts.gather(short).str.contains(_YEAR_TEXT))

    @cached_property
    def _dots(self) -> pl.Series:
        """Where the sign before decimals stands in each plain figure, in bytes; null for none."""
        return self.written.str.find(self._sign, literal=True)

    @cached_property
    def decimals(self) -> int:
        """Decimals at most, as the column's own notation has them."""
        if self.all_plain:
            return self._measures["decimals"]
        found = (self.written.str.len_bytes() - self._dots - 1).max()
        return found if isinstance(found, int) else 0

    @property
    def width(self) -> int:
        """No figure has more digits than this."""
        return self._measures["bytes"]

    @property
    def has_fractions(self) -> bool:
        return self._signed > 0

    @property
    def _signed(self) -> int:
        """Plain figures with a decimal sign."""
        return self._measures["signed"] if self.all_plain else self._dots.len() - self._dots.null_count()

    @cached_property
    def fractions(self) -> pl.Series:
        """The plain figures with a decimal sign."""
        return self.written.filter(self._dots.is_not_null())

    @cached_property
    def grouped(self) -> pl.Series:
        """The plain figures with dots for thousands."""
        found = self.written.str.contains(".", literal=True) if self.indonesian else None
        return self.written.head(0) if found is None else self.written.filter(found)

    @cached_property
    def digits(self) -> pl.Series:
        """Those of digits alone, as Float64."""
        if self._signed == self.written.len():
            return pl.Series([], dtype=pl.Float64)
        whole = self.written.filter(self._dots.is_null()) if self.has_fractions else self.written
        if self.grouped.len():
            whole = whole.filter(~whole.str.contains(".", literal=True))
        numbers = whole.cast(pl.Float64)
        return numbers.filter(numbers >= 0) if numbers.len() else numbers
