"""All figures of a regular table as one tidy table in columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import polars as pl

from pondasi.core.tables.address import column_letters
from pondasi.core.tables.regular.body import Irregular
from pondasi.core.tables.regular.figures import FEW_DIGITS, MOST_DIGITS, FigureColumn, decimals_of
from pondasi.core.tables.regular.form import Form
from pondasi.core.tables.regular.labels import RowLabels
from pondasi.core.values import Dimension, Observation, Role

FIXED = ("period", "value", "status", "role", "cell_row", "cell_column", "raw")
_COLUMN = "column"
_WORDS = pl.Categorical()
Cells = pl.Series | str | None
"""What stands in each row, or the same in all."""


@dataclass(frozen=True)
class TidyColumns:
    """The tidy table: head and tail as the ordinary reader gives them, the rows between by columns."""

    form: Form
    rows: Mapping[int, int]
    """Rows of the sample to rows of the sheet."""
    labels: RowLabels
    figures: Mapping[int, FigureColumn]
    frame: pl.DataFrame

    @cached_property
    def names(self) -> list[str]:
        """The label columns, in the order and with the names that the ordinary reader gives them."""
        taken = set(FIXED)
        names = []
        for dimension in self.form.tidy.dimensions:
            name = dimension.name.id
            while name in taken:
                name += "_"
            taken.add(name)
            names.append(name)
        return names

    @cached_property
    def is_classes(self) -> bool:
        """Words are what was observed, in all value columns or in none."""
        found = {figure.is_classes for figure in self.figures.values()}
        if len(found) > 1:
            raise Irregular("classes beside figures")
        return found.pop()

    @cached_property
    def scale(self) -> int:
        """Decimals of the values. Raises `Irregular` where no DECIMAL holds them all."""
        scale = max([0, *(figure.scale for figure in self.figures.values()), *map(decimals_of, self._edge_values)])
        if self._has_percent:
            scale += 2
        if scale > MOST_DIGITS - 2:
            raise Irregular("too many decimals")
        return scale

    @cached_property
    def _edge_values(self) -> list[Decimal]:
        """The figures that the ordinary reader gives."""
        return [printed.value for _, _, printed, _ in self.form.figures if isinstance(printed.value, Decimal)]

    @property
    def _has_percent(self) -> bool:
        return any(figure.whole.percent for figure in self.figures.values())

    @cached_property
    def _decimal(self) -> pl.DataType:
        """The decimals that hold every figure."""
        widths = [figure.width for figure in self.figures.values()] + [len(f"{one:f}") for one in self._edge_values]
        digits = max(widths, default=0) + self.scale + 2 * self._has_percent
        return pl.Decimal(FEW_DIGITS if digits <= FEW_DIGITS else MOST_DIGITS, self.scale)

    @cached_property
    def values(self) -> dict[int, pl.Series]:
        """Each value column's figures."""
        try:
            return {number: figure.values(self._decimal) for number, figure in self.figures.items()}
        except pl.exceptions.PolarsError as error:
            raise Irregular(f"figures beyond 38 digits: {error}") from error

    @property
    def schema(self) -> dict[str, pl.DataType]:
        value = pl.String() if self.is_classes else self._decimal
        fixed: dict[str, pl.DataType] = dict.fromkeys(FIXED, _WORDS)
        fixed |= {"value": value, "cell_row": pl.UInt32(), "raw": pl.String()}
        return {**dict.fromkeys(self.names, _WORDS), **fixed}

    def edges(self) -> pl.DataFrame:
        """The figures of head and tail."""
        return self._printed(row for row in self.rows if row not in self.form.between)

    def _printed(self, wanted: Iterable[int]) -> pl.DataFrame:
        """The figures of some rows of the sample as the ordinary reader gives them."""
        chosen = set(wanted)
        records = [self._record(row, column, tidy) for row, column, _, tidy in self.form.figures if row in chosen]
        return pl.DataFrame(records, schema=self.schema, orient="row")

    def _record(self, row: int, column: int, tidy: Observation) -> tuple[object, ...]:
        dimensions = self.form.tidy.dimensions
        words = [d.code_list.by_id[code].name.id for d, code in zip(dimensions, tidy.key, strict=True)]
        cell = self.form.sheet.cells.get((row, column))
        text = cell.text if cell is not None and isinstance(cell.value, str) else None
        period = tidy.period.code if tidy.period.year > 1 else ""
        raw = text if text != tidy.digits else None
        place = self.rows[row], column_letters(column)
        return (*words, period, tidy.value, tidy.status.value, tidy.role.value, *place, raw)

    def column(self, number: int) -> dict[str, Cells]:
        """One value column's figures between head and tail."""
        figure = self.figures[number]
        evidence = self.form.table.evidence.columns[number]
        role: Cells = Role.TOTAL.value if evidence.total else Role.DATA.value
        if self.labels.total is not None and not evidence.total:
            words = {True: Role.TOTAL.value, False: Role.DATA.value}
            role = self.labels.total.replace_strict(words, return_dtype=_WORDS)
        return {
            **self._labels(number),
            "period": self.labels.periods(self.form.over(number)),
            "value": self.values[number],
            "status": figure.statuses,
            "role": role,
            "cell_row": self.frame["row"],
            "cell_column": column_letters(number),
            "raw": figure.raws,
        }

    def _labels(self, number: int) -> dict[str, Cells]:
        found: dict[str, Cells] = {}
        for dimension, name in zip(self.form.tidy.dimensions, self.names, strict=True):
            labels = self.labels.dimensions.get(dimension.id)
            found[name] = self._same_for_all(number, dimension) if labels is None else labels
        if self.labels.dimensions.keys() - {dimension.id for dimension in self.form.tidy.dimensions}:
            raise Irregular("labels that the sample lacks")
        return found

    def _same_for_all(self, number: int, dimension: Dimension) -> str:
        """What a value column's figures bear in a dimension of the header, or in one that only totals have."""
        place = self.form.tidy.dimensions.index(dimension)
        between = self.form.between
        codes = {tidy.key[place] for row, column, _, tidy in self.form.figures if column == number and row in between}
        if len(codes) != 1 or (self.labels.total is not None and dimension.id != _COLUMN):
            raise Irregular(f"column {number}: different labels in {dimension.id}")
        return dimension.code_list.by_id[codes.pop()].name.id

    @property
    def count(self) -> int:
        """Figures."""
        edges = sum(row not in self.form.between for row, _, _, _ in self.form.figures)
        return edges + len(self.figures) * self.frame.height

    def write(self, path: Path) -> None:
        """The Parquet file. Raises `Irregular` where rows and sample do not agree."""
        columns = [self.column(number) for number in self.figures]
        self._check_against_sample(columns)
        frames = [self._frame(column).lazy() for column in columns]
        whole = pl.concat([self.edges().lazy(), *frames])
        facts = {"sheet": self.form.table.sheet, "title": self.form.table.title, "unit": self.form.table.unit}
        whole.sink_parquet(
            path, compression="zstd", compression_level=1, statistics=False, metadata={"pondasi": json.dumps(facts)}
        )

    def _frame(self, column: Mapping[str, Cells], rows: pl.Series | None = None) -> pl.DataFrame:
        """The column's cells, of all rows or of some by their positions."""
        cells = []
        for name, kind in self.schema.items():
            cell = column[name]
            if isinstance(cell, pl.Series):
                cells.append(pl.lit(cell if rows is None else cell.gather(rows)).cast(kind).alias(name))
            else:
                cells.append(pl.lit(cell, dtype=kind).alias(name))
        return pl.select(cells)

    def _check_against_sample(self, columns: list[dict[str, Cells]]) -> None:
        """The rows of the sample read by columns are what the ordinary reader says."""
        rows = pl.Series(list(self.form.between.values()), dtype=pl.UInt32)
        ours = pl.concat([self._frame(column, rows) for column in columns])
        theirs = self._printed(self.form.between)
        order = ["cell_row", "cell_column"]
        if not _texts(ours).sort(order).equals(_texts(theirs).sort(order)):
            raise Irregular("the sample is read otherwise by columns")


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    """Categories as plain texts."""
    return frame.with_columns(pl.col(pl.Categorical).cast(pl.String))
