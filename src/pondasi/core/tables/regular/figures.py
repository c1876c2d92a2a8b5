"""A value column's figures, all at once: exact decimals, their status, and the raw text where it says more."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import polars as pl

from pondasi.core.tables.evidence import ColumnEvidence, Notation, NotationBasis
from pondasi.core.tables.layout.figures import Decided, counted, written_in
from pondasi.core.tables.model import Cell
from pondasi.core.tables.numbers import figure
from pondasi.core.tables.regular.body import Irregular
from pondasi.core.tables.regular.column import WholeColumn
from pondasi.core.values import Status

_SETTLED = frozenset({NotationBasis.PLAIN, NotationBasis.PROVED, NotationBasis.CLASSES})
_EITHER = r"^-?[1-9]\d{0,2}[.,]\d{3}$"
MOST_DIGITS = 38
FEW_DIGITS = 18
"""Decimals of so few digits take half the bytes."""
_EXACT = 2**53
_STATUS = pl.Categorical()


@dataclass(frozen=True)
class Proofs:
    """Which notations the written figures of a column prove, and whether some can be read both ways."""

    indonesian: bool = False
    english: bool = False
    either: bool = False

    def __or__(self, other: Proofs) -> Proofs:
        return Proofs(self.indonesian or other.indonesian, self.english or other.english, self.either or other.either)


def proofs_of_words(words: list[str]) -> Proofs:
    """The proofs in single texts."""
    found = Proofs()
    for word in words:
        written = figure(word.strip())
        if written is not None and not written.plain:
            found |= Proofs(written.english is None, written.indonesian is None, written.either)
    return found


@dataclass(frozen=True)
class FigureColumn:
    """A value column with what the sample's reading decided about it."""

    whole: WholeColumn
    evidence: ColumnEvidence
    context: str
    """The words around the column: headings, title, unit."""

    @property
    def is_classes(self) -> bool:
        """Words are what was observed."""
        return self.evidence.basis is NotationBasis.CLASSES

    def check(self, in_sample: Proofs) -> None:
        """Raises `Irregular` where all rows might decide otherwise than the sample did."""
        basis, number = self.evidence.basis, self.whole.number
        if basis not in _SETTLED:
            raise Irregular(f"column {number}: notation rests on {basis.value}")
        if self.is_classes:
            words = [word.strip().replace(" ", "") for word in self.whole.words]
            if not all(map(str.isalpha, words)) or self.whole.numbers is not None or self.whole.figures is not None:
                raise Irregular(f"column {number}: classes and figures")
            return
        # Where another figure proves the notation, those that can be read both ways do not change it.
        proved = Proofs(either=basis is NotationBasis.PROVED)
        if self.proofs | in_sample | proved != in_sample | proved:
            raise Irregular(f"column {number}: figures that the sample lacks")
        wanted = Notation.INDONESIAN if self.proofs.indonesian else Notation.ENGLISH if self.proofs.english else None
        if self.whole.figures is not None and wanted is not None and self.evidence.notation is not wanted:
            raise Irregular(f"column {number}: notation {self.evidence.notation}")
        if counted(self.context) and self._may_be_damaged():
            raise Irregular(f"column {number}: counts with three decimals")

    @cached_property
    def proofs(self) -> Proofs:
        """Over all rows."""
        found = proofs_of_words([] if self.is_classes else list(self.whole.words))
        figures = self.whole.figures
        if figures is None:
            return found
        either, proved = False, figures.has_fractions or figures.grouped.len() > 0
        if proved and self._has_threes:
            open_ones = [s.str.contains(_EITHER) for s in (figures.fractions, figures.grouped)]
            either = any(bool(some.any()) for some in open_ones)
            proved = not all(bool(some.all()) for some in open_ones)
        return found | Proofs(figures.indonesian and proved, not figures.indonesian and proved, either)

    @property
    def _has_threes(self) -> bool:
        """Some written figure may end in a group of three."""
        figures = self.whole.figures
        return figures is not None and (figures.decimals >= 3 or figures.grouped.len() > 0)

    def _may_be_damaged(self) -> bool:
        """Whether a dot for thousands could have been taken for a decimal point: three decimals at most."""
        return self.decimals == 3 or (self.whole.figures is not None and 0 < self.decimals <= 3 and self.proofs.either)

    @cached_property
    def numbers(self) -> pl.Series | None:
        """The file's own numbers: whole ones as Int64, others as their shortest text."""
        numbers = self.whole.numbers
        if numbers is None:
            return None
        if not bool(numbers.is_finite().all()):
            raise Irregular(f"column {self.whole.number}: no finite numbers")
        if bool(((numbers == numbers.floor()) & (numbers.abs() < _EXACT)).all()):
            return numbers.cast(pl.Int64)
        text = numbers.cast(pl.String)
        if text.str.contains("e", literal=True).any():
            raise Irregular(f"column {self.whole.number}: very large or small numbers")
        return text

    @cached_property
    def written(self) -> pl.Series | None:
        """Plain written figures as English digits; None where the column has none."""
        figures = self.whole.figures
        if figures is None:
            return None
        texts = figures.texts
        if figures.indonesian:
            texts = texts.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
        return texts if figures.all_plain else pl.select(pl.when(figures.plain).then(texts)).to_series()

    @cached_property
    def others(self) -> dict[str, Decided]:
        """What each other text says: marks, flags, percentages, figures with words."""
        if self.is_classes:
            return {word: Decided(word.strip(), Status.OK) for word in self.whole.words}
        cells = [Cell(word.strip(), word.strip()) for word in self.whole.words]
        decided = written_in(cells, self.evidence.notation, self.evidence.basis).figures
        return dict(zip(self.whole.words, decided, strict=True))

    @cached_property
    def decimals(self) -> int:
        """Decimals that hold every number and plain figure exactly."""
        most = self.whole.figures.decimals if self.whole.figures is not None else 0
        if self.numbers is not None and self.numbers.dtype == pl.String:
            fraction = self.numbers.str.len_bytes() - self.numbers.str.find(".", literal=True) - 1
            most = max(most, int(fraction.filter(~self.numbers.str.ends_with(".0")).max() or 0))  # type: ignore[arg-type]
        return most

    @property
    def scale(self) -> int:
        """Decimals of the column, other texts included."""
        return max([self.decimals, *map(decimals_of, self._known.values())])

    @cached_property
    def _known(self) -> dict[str, Decimal]:
        """The figures that other texts say."""
        return {word: d.value for word, d in self.others.items() if isinstance(d.value, Decimal)}

    @property
    def width(self) -> int:
        """No figure has more digits than this; those behind the decimal sign may count or not."""
        found = [len(f"{value:f}") for value in self._known.values()]
        if self.whole.figures is not None:
            found.append(self.whole.figures.width)
        if self.numbers is not None:
            texts = self.numbers if self.numbers.dtype == pl.String else _ends(self.numbers)
            found.append(int(texts.str.len_bytes().max() or 0))  # type: ignore[arg-type]
        return max(found, default=0)

    def values(self, kind: pl.DataType) -> pl.Series:
        """Each row's figure as a decimal of this kind, or its class as text; null where there is none."""
        if self.is_classes:
            return self.whole.mapped({word: word.strip() for word in self.whole.words}, pl.String())
        parts = [_exact(part, kind) for part in (self.numbers, self.written) if part is not None]
        if self.whole.percent and self.numbers is not None:
            parts[0] = (parts[0] * 100).cast(kind)
        if self._known:
            known = {word: f"{value:f}" for word, value in self._known.items()}
            parts.append(self.whole.mapped(known, pl.String()).cast(kind))
        if not parts:
            return pl.Series([None], dtype=kind).new_from_index(0, self.whole.frame.height)
        return parts[0] if len(parts) == 1 else pl.select(pl.coalesce(parts)).to_series()

    @property
    def statuses(self) -> pl.Series | str:
        """Each row's status; blanks are missing."""
        special = {word: d.status.value for word, d in self.others.items() if d.status is not Status.OK}
        blank = self.whole.blank > 0
        if not special and not blank:
            return Status.OK.value
        found: pl.Expr = pl.lit(Status.OK.value, dtype=_STATUS)
        if special:
            found = pl.lit(self.whole.mapped(special, _STATUS, Status.OK.value))
        if blank:
            missing = pl.lit(Status.MISSING.value, dtype=_STATUS)
            found = pl.when(pl.lit(self.whole.looks == 0)).then(missing).otherwise(found)
        return pl.select(found).to_series()

    @property
    def raws(self) -> pl.Series | None:
        """The text of the file where it is not the figure's digits."""
        if self.whole.texts is None or self.is_classes:
            return None
        digits = {word: f"{value:f}" for word, value in self._known.items()}
        stripped = {word: word.strip() for word in self.others if word.strip() != digits.get(word)}
        figures = self.whole.figures
        if figures is not None and figures.indonesian:
            more = figures.texts.str.contains("[.,]") & figures.plain
            others = self.whole.mapped(stripped, pl.String())
            return pl.select(pl.when(more).then(figures.texts).otherwise(others)).to_series()
        return self.whole.mapped(stripped, pl.String()) if stripped else None


def _exact(values: pl.Series, kind: pl.DataType) -> pl.Series:
    """The values as decimals, by the streaming engine: it uses all cores."""
    return values.to_frame("value").lazy().select(pl.col("value").cast(kind)).collect(engine="streaming").to_series()


def _ends(numbers: pl.Series) -> pl.Series:
    """The least and the largest number as texts."""
    return pl.Series([numbers.min(), numbers.max()], dtype=numbers.dtype).cast(pl.String)


def decimals_of(value: Decimal) -> int:
    """Digits behind the decimal point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
