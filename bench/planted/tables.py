"""Clean real tables, as Pondasi reads them: the reading cases, and the genuine periods of the copied-data cases."""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pondasi.core.checks import Case
from pondasi.core.checks.pairing import Sheeted, after, dated, earlier_tables
from pondasi.core.tables import NO_PERIOD, load_workbook, match, understand
from pondasi.core.tables.model import PrintedTable
from pondasi.core.values import Table

MOST_CELLS = 3_000
"""Larger tables are left out: one error among so many cells tells no more than one among fewer."""


@dataclass(frozen=True)
class Clean:
    """A real table without a known error. `series` is what it is a period of; one series is in one half only."""

    name: str
    series: str
    case: Case

    @property
    def half(self) -> str:
        return ("shown", "held back")[zlib.crc32(self.series.encode()) % 2]


def clean_tables(cases: Path) -> Iterator[Clean]:
    """Both folders, in the order of their names."""
    yield from _copied(cases / "copied")
    yield from _reading(cases / "reading")


def _copied(folder: Path) -> Iterator[Clean]:
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["label"] == "genuine"]
    for line in lines:
        now, before = (_tables(folder / line["case"] / name) for name in ("current.csv", "history.csv"))
        for one in now:
            past = earlier_tables(one, [before])
            yield Clean(line["case"], line["source"], _case(dated(one.table, after(past)), past))


def _case(table: Table, past: tuple[Table, ...]) -> Case:
    """The period that is due is the table's own, as the platform knows it; files without a period have none."""
    due = Case(table, past).period
    return Case(table, past, expected_period=None if due in (None, NO_PERIOD) else due)


def _tables(path: Path) -> list[Sheeted]:
    return [Sheeted(one.sheet, match(one, None)) for one in understand(load_workbook(path)).tables]


def _reading(folder: Path) -> Iterator[Clean]:
    for place in sorted(path.parent for path in folder.glob("*/case.json")):
        file = json.loads((place / "case.json").read_text(encoding="utf-8"))["file"]
        truth = _truth(place / "truth.csv")
        for printed in understand(load_workbook(place / file)).tables:
            known = [one for one in printed.observations if (printed.sheet, one.cell) in truth]
            if not known or len(printed.observations) > MOST_CELLS or not _agrees(printed, truth):
                continue
            table = match(printed, None)
            yield Clean(f"{place.name} {printed.sheet} {printed.range}".strip(), place.name, _case(table, ()))


def _truth(path: Path) -> dict[tuple[str, str], str]:
    """Sheet and cell to the figure that the producer meant, "" where there is none."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(line["sheet"], line["cell"]): line["value"] for line in csv.DictReader(file)}


def _agrees(printed: PrintedTable, truth: dict[tuple[str, str], str]) -> bool:
    """Whether every figure with a truth was read as that. The truth of large tables is a sample."""
    for one in printed.observations:
        true = truth.get((printed.sheet, one.cell))
        read = one.value
        if true is None or true == "" or not isinstance(read, Decimal):
            continue
        if abs(read - Decimal(true)) > Decimal("1e-6") * max(1, abs(read)):
            return False
    return True


def with_table(case: Case, table: Table) -> Case:
    """The same case about another table."""
    return replace(case, table=table)
