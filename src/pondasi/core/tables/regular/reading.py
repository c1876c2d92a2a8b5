"""A large file read by columns: sample, form, proofs, Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pondasi.core.tables.address import range_bounds, range_name
from pondasi.core.tables.evidence import Part
from pondasi.core.tables.model import PrintedTable, Reading
from pondasi.core.tables.open import load_workbook
from pondasi.core.tables.regular.body import Irregular, Source
from pondasi.core.tables.regular.choice import chosen_rows
from pondasi.core.tables.regular.column import WholeColumn
from pondasi.core.tables.regular.figures import FigureColumn, proofs_of_words
from pondasi.core.tables.regular.form import Form, form_of
from pondasi.core.tables.regular.labels import LabelColumn, RowLabels
from pondasi.core.tables.regular.proofs import check_columns, check_rows, check_totals
from pondasi.core.tables.regular.sheet_source import SheetSource
from pondasi.core.tables.regular.text_source import TextSource
from pondasi.core.tables.regular.tidy import TidyColumns
from pondasi.core.tables.understanding import understand
from pondasi.core.values import Text

_ROWS = Text("membaca baris", "reading the rows")
_FORM = Text("memahami bentuk tabel", "understanding the table's form")
_PROOF = Text("memeriksa semua baris", "checking all rows")
_WRITE = Text("menulis Parquet", "writing Parquet")


@dataclass(frozen=True)
class RegularReading:
    """A workbook with one regular large table. `reading` holds all tables, of the large one only the sample's rows."""

    reading: Reading
    table: PrintedTable
    """The large one, as it stands in `reading`, with the range that it has in the file."""
    tidy: TidyColumns
    tell: Callable[[Text], None]

    @property
    def tables(self) -> tuple[PrintedTable, ...]:
        return self.reading.tables

    @property
    def count(self) -> int:
        """Figures of the large table."""
        return self.tidy.count

    def write(self, path: Path) -> None:
        """The large table as tidy Parquet. Raises `Irregular`."""
        self.tell(_WRITE)
        self.tidy.write(path)


def read_by_columns(path: Path, part: str, sheet: str | None, tell: Callable[[Text], None]) -> RegularReading:
    """The file whose large sheet is `part` ("" for text), or only that sheet where it is asked for by its name.

    Raises `Irregular` where it is not regular. `tell` hears what is being done.
    """
    source: Source = SheetSource(path, part) if part else TextSource(path)
    if sheet not in (None, source.sheet_name):
        raise Irregular("another sheet is asked for")
    tell(_ROWS)
    body = source.body()
    columns = {number: WholeColumn(number, body.frame) for number in body.columns}
    tell(_FORM)
    chosen = chosen_rows(list(columns.values()))
    with tempfile.TemporaryDirectory() as folder:
        sample = source.sample(Path(folder), chosen)
        workbook = load_workbook(sample.path, path.name)
    if sheet is not None:
        workbook = replace(workbook, sheets=tuple(one for one in workbook.sheets if one.name == sheet))
    reading = understand(workbook)
    places = dict(zip(body.frame["row"][chosen].to_list(), chosen, strict=True))
    between = {row: places[place] for row, place in sample.rows.items() if place in places}
    large = next(one for one in workbook.sheets if one.name == source.sheet_name)
    form = form_of(large, [table for table in reading.tables if table.sheet == large.name], between)
    tell(_PROOF)
    shares = {n: WholeColumn(n, body.frame, percent=True) for n in body.columns if form.is_percent(n)}
    tidy = _proved(form, columns | shares, sample.rows)
    table = replace(form.table, range=_range(form.table.range, sample.rows))
    tables = tuple(table if one is form.table else one for one in reading.tables)
    return RegularReading(replace(reading, tables=tables), table, tidy, tell)


def _range(name: str, rows: dict[int, int]) -> str:
    """The range that the sample's range is in the file."""
    top, left, bottom, right = range_bounds(name)
    return range_name(rows[top], left, rows[bottom], right)


def _proved(form: Form, whole: dict[int, WholeColumn], rows: dict[int, int]) -> TidyColumns:
    """The tidy table after all proofs."""
    frame = next(iter(whole.values())).frame
    check_columns(form, whole)
    check_rows(form, whole)
    missing = [n for n in (*form.values, *form.labels) if n not in whole]
    if missing:
        raise Irregular(f"column {missing[0]}: no pattern")
    figures = {
        number: FigureColumn(whole[number], form.table.evidence.columns[number], form.context(number))
        for number in form.values
    }
    for number, column in figures.items():
        cells = [form.sheet.cells.get((row, number)) for row in rows]
        texts = [cell.value for cell in cells if cell is not None and isinstance(cell.value, str)]
        column.check(proofs_of_words(texts))
    labels = RowLabels(
        tuple(LabelColumn(whole[n].as_words(), form.heading(n), form.seen(n), form.clock) for n in form.labels),
        form.clock,
    )
    labels.check()
    _check_copies(form, whole)
    tidy = TidyColumns(form, rows, labels, figures, frame)
    if not tidy.is_classes:
        check_totals(form, tidy.values, labels.total)
    return tidy


def _check_copies(form: Form, whole: dict[int, WholeColumn]) -> None:
    """A column left aside because it repeats another one does so in all rows."""
    parts = form.surveyed.parts
    for number, part in parts.items():
        if part is not Part.NOTE or number not in whole or form.columns[number].texts <= form.columns[number].figures:
            continue
        words = form.columns[number].words
        twins = [n for n in form.labels if n < number and form.columns[n].words == words]
        ours = whole[number].texts
        if twins and ours is not None and not any(_same(ours, whole[twin]) for twin in twins):
            raise Irregular("columns that are alike in the sample only")


def _same(texts: object, other: WholeColumn) -> bool:
    theirs = other.texts
    return theirs is not None and bool((theirs == texts).all())
