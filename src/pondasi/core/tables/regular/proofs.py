"""Proofs over all rows for what the ordinary reader decides from all rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import polars as pl

from pondasi.core.tables.evidence import Part
from pondasi.core.tables.layout.grid import Look
from pondasi.core.tables.layout.tags import NOTE
from pondasi.core.tables.layout.totals import adds_up
from pondasi.core.tables.regular.body import Irregular
from pondasi.core.tables.regular.column import CODES, LOOKS, WholeColumn
from pondasi.core.tables.regular.form import Form
from pondasi.core.tables.regular.traits import traits_of_all, traits_of_sample

_MOST_GAP = 12
_EMPTY: tuple[Look | None, ...] = (None, *LOOKS)


def check_columns(form: Form, whole: Mapping[int, WholeColumn]) -> None:
    """Each column is over all rows what it is in the sample."""
    for number, column in whole.items():
        sample = form.columns.get(number)
        if sample is None:
            if column.filled:
                raise Irregular(f"column {number}: filled between head and tail only")
        elif traits_of_sample(sample) != traits_of_all(column, sample):
            raise Irregular(f"column {number}: other content than the sample")
    parts = form.surveyed.parts
    for number, part in parts.items():
        if number not in whole:
            continue
        if part is Part.COUNTER and whole[number].count(Look.NUMBER, Look.YEAR) < whole[number].frame.height:
            raise Irregular("rows without their number")
        if part is Part.VALUE and whole[number].count(Look.COUNTER):
            raise Irregular("numbers of columns among the values")


def check_rows(form: Form, whole: Mapping[int, WholeColumn]) -> None:
    """Every row is one of the table's body: figures, or what is taken for a row without any."""
    frame = next(iter(whole.values())).frame
    rows = frame["row"]
    steps = rows.diff().drop_nulls()
    if steps.len() and not 0 < int(steps.min() or 0) <= int(steps.max() or 0) <= _MOST_GAP:  # type: ignore[arg-type]
        raise Irregular("rows are not one below the other")
    if any(column.count(Look.NUMBER) == frame.height for column in whole.values()):
        return
    figured = pl.zeros(frame.height, dtype=pl.Boolean, eager=True)
    for column in whole.values():
        if column.count(Look.NUMBER):
            figured = figured | (column.looks == CODES[Look.NUMBER])
    if figured.all():
        return
    _check_unfigured(form, whole, ~figured)


def _check_unfigured(form: Form, whole: Mapping[int, WholeColumn], odd: pl.Series) -> None:
    """Rows without any number: years, marks or blanks in the place of figures."""
    numbers = sorted(whole)
    looks = pl.DataFrame({str(number): whole[number].looks.filter(odd) for number in numbers})
    figures = {number for number in numbers if form.surveyed.parts.get(number) is Part.VALUE}
    for codes in looks.unique().iter_rows():
        line = {number: look for number, code in zip(numbers, codes, strict=True) if (look := _EMPTY[code])}
        if not _is_row(line, figures, form):
            raise Irregular("rows without figures")
    texts = whole[numbers[0]].texts
    begun = [] if texts is None else texts.filter(odd).unique().drop_nulls().cast(pl.String).to_list()
    if any(NOTE.match(word) for word in begun):
        raise Irregular("rows that begin as notes do")
    if any(_repeats(form, whole, odd, row) for row in form.table.header_rows):
        raise Irregular("the header printed again")


def _repeats(form: Form, whole: Mapping[int, WholeColumn], odd: pl.Series, header: int) -> bool:
    """Whether a row without figures says what a line of the header says."""
    found = odd
    for number, column in whole.items():
        cell = form.sheet.cells.get((header, number))
        if cell is None:
            found = found & (column.looks == 0)
        elif column.texts is None:
            return False
        else:
            words = [word for word in column.words if word.split() == cell.text.split()]
            found = found & column.mapped(dict.fromkeys(words, True), pl.Boolean(), default=False)
    return bool(found.any())


def _is_row(line: Mapping[int, Look], figures: set[int], form: Form) -> bool:
    """Whether a line of these looks, under one with figures, is a row of the body."""
    words = [number for number, look in line.items() if look is Look.TEXT]
    marks = [number for number, look in line.items() if look is Look.MARK]
    years = [number for number, look in line.items() if look is Look.YEAR]
    if not words or len([number for number in form.labels if number in line]) < 2:
        return bool(words) and bool(marks or years) and min(words) < min([*marks, *years])
    if marks and len(words) <= 3:
        return True
    beside = [number for number in line if number > min(words) and line[number] is not Look.TEXT]
    if years:
        return min(words) < min(years) or len(beside) < 2
    return not marks and not figures & set(words)


def check_totals(form: Form, values: Mapping[int, pl.Series], total: pl.Series | None) -> None:
    """Neither first nor last row is an unnamed sum of the others, and no total row is damaged."""
    evidence = form.table.evidence.total_rows
    rows = sorted({row for row, _, _, _ in form.figures})
    shown: dict[int, dict[int, Decimal | None]] = {row: {} for row in rows}
    for row, column, printed, _ in form.figures:
        shown[row][column] = printed.value if isinstance(printed.value, Decimal) else None
    parts = {column: one if total is None else one.filter(~total) for column, one in values.items()}
    sums = {column: _sum(one) for column, one in parts.items()}
    edges = [row for row in rows if row not in form.between and row not in evidence]
    for row in {rows[0], rows[-1]} - set(evidence) - set(form.between):
        others = [shown[other] for other in edges if other != row]
        if _adds_up(shown[row], others, sums):
            raise Irregular("a sum without a word")
    totals = [shown[row] for row in evidence if row in shown]
    for column, one in parts.items():
        known = [v for v in (row.get(column) for row in totals) if v is not None]
        if total is not None:
            known += values[column].filter(total).drop_nulls().unique().to_list()
        if known:
            _check_damage(known, one, column)


def _adds_up(
    row: Mapping[int, Decimal | None], edges: Sequence[Mapping[int, Decimal | None]], sums: Mapping[int, Decimal | None]
) -> bool:
    """The ordinary question, asked of the sum of the rows between and the rows of head and tail."""
    columns = sorted(sums)
    series = [[one.get(column) for column in columns] for one in edges]
    # Two halves, because the question wants two addends at least.
    halves = [[None if value is None else value / 2 for value in map(sums.get, columns)]] * 2
    return adds_up([row.get(column) for column in columns], [*series, *halves])


def _sum(values: pl.Series) -> Decimal | None:
    found = values.sum()
    return found if isinstance(found, Decimal) and found else None


def _check_damage(totals: Sequence[Decimal], parts: pl.Series, column: int) -> None:
    """A total below a hundredth of the smallest part, or a fraction of whole parts, asks for a closer look."""
    least = parts.min()
    if isinstance(least, Decimal) and least > 0 and any(value and value * 100 < least for value in totals):
        raise Irregular(f"column {column}: a total that was cut")
    if any(value != int(value) for value in totals) and bool((parts.drop_nulls() % 1 == 0).all()):
        raise Irregular(f"column {column}: a total with a fraction")
