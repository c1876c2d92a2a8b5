"""Checks of made tables: they never raise, the order of rows plays no part, and neither does the file's format.

The order of rows does play a part in how probable it is that figures were carried over: rows that follow each other are
copied together (docs/copied-data.md). Three in a thousand made tables are near enough to asking for that to show.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from tests.core.checks.properties import Grid, Made, made

from pondasi.core.checks import Case, check
from pondasi.core.checks.pairing import Sheeted, after, dated, earlier_tables
from pondasi.core.tables import load_workbook, match, understand
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.values import Finding, Observation, Period, Table

_ORDINARY = range(200)
_FILES = range(30)
_CHUNK = 1_000


def _workbook(grid: Grid) -> Workbook:
    cells = {
        (row, column): Cell(value, f"{value:f}" if isinstance(value, Decimal) else value)
        for row, values in enumerate(grid, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    return Workbook("tabel.xlsx", "xlsx", (Sheet("Data", cells),))


def _tables(workbook: Workbook) -> list[Sheeted]:
    return [Sheeted("Data", match(one, None)) for one in understand(workbook).tables]


def _cases(now: Workbook, past: Sequence[Workbook]) -> list[Case]:
    files = [_tables(one) for one in past]
    found = []
    for one in _tables(now):
        earlier = earlier_tables(one, files)
        found.append(Case(dated(one.table, after(earlier)), earlier))
    return found


def _made_cases(table: Made) -> list[Case]:
    return _cases(_workbook(table.now), [_workbook(one) for one in table.past])


def _said(findings: Iterable[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What was found, places apart."""
    return sorted((one.code, one.severity, tuple(sorted(row.id for row in one.rows))) for one in findings)


def _without_runs(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if not one.code.startswith("copied_")]


def _shuffled(table: Table, chance: random.Random) -> Table:
    """In another order; figures that bear the same labels keep theirs, for nothing else tells them apart."""
    order = [(one.key, one.period) for one in table.observations]
    chance.shuffle(order)
    alike: dict[tuple[tuple[str, ...], Period], list[Observation]] = {}
    for one in reversed(table.observations):
        alike.setdefault((one.key, one.period), []).append(one)
    return replace(table, observations=tuple(alike[about].pop() for about in order))


def _other_order(case: Case, chance: random.Random) -> Case:
    assert case.table is not None
    previous = [_shuffled(one, chance) for one in case.previous]
    chance.shuffle(previous)
    return replace(case, table=_shuffled(case.table, chance), previous=tuple(previous))


def _faults(seeds: range) -> list[int]:
    """The seeds of tables whose findings depend on the order of rows. A check that raises fails the test itself."""
    faults = []
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 - an order, no secret
        for case in _made_cases(made(seed)):
            found = check(case)
            assert all(one.message.id and one.message.en for one in found)
            again = check(_other_order(case, chance))
            if _said(_without_runs(found)) != _said(_without_runs(again)):
                faults.append(seed)
    return faults


def test_two_hundred_tables_in_two_orders() -> None:
    assert _faults(_ORDINARY) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(1_000, 11_000, _CHUNK))
def test_ten_thousand_tables_in_two_orders(first: int) -> None:
    assert _faults(range(first, first + _CHUNK)) == []


def _xlsx(grid: Grid, path: Path) -> Workbook:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for row, values in enumerate(grid):
            for column, value in enumerate(values):
                if isinstance(value, Decimal):
                    sheet.write_number(row, column, float(value))
                elif value is not None:
                    sheet.write_string(row, column, value)
    return load_workbook(path)


def _csv(grid: Grid, path: Path) -> Workbook:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [["" if v is None else f"{v:f}" if isinstance(v, Decimal) else v for v in values] for values in grid]
    )
    path.write_text(out.getvalue(), encoding="utf-8")
    return load_workbook(path)


def _parquet(grid: Grid, path: Path) -> Workbook:
    """There and back again: exact text in Parquet, as accepted figures are kept."""
    head, *rows = grid
    columns = {
        str(name): [None if (v := row[place]) is None else str(v) for row in rows] for place, name in enumerate(head)
    }
    pl.DataFrame(columns, schema={name: pl.String for name in columns}).write_parquet(path)
    kept = pl.read_parquet(path)
    body: Grid = [[_value(text) for text in row] for row in kept.iter_rows()]
    return _workbook([list(kept.columns), *body])


def _value(text: str | None) -> Decimal | str | None:
    if text is None or not text.lstrip("-")[:1].isdigit():
        return text
    return Decimal(text)


@pytest.mark.parametrize("seed", _FILES)
def test_the_same_findings_in_every_format(tmp_path: Path, seed: int) -> None:
    table = made(seed)
    said = []
    for suffix, write in (("xlsx", _xlsx), ("csv", _csv), ("parquet", _parquet)):
        past = [write(grid, tmp_path / f"{year}.{suffix}") for year, grid in enumerate(table.past)]
        cases = _cases(write(table.now, tmp_path / f"now.{suffix}"), past)
        said.append([_said(check(case)) for case in cases])
    assert said[0] == said[1] == said[2]
