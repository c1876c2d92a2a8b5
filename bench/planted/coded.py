"""A table written in codes of regions instead of names, all in one system, and one of them in the other.

The names and figures are the table's own. The codes are made in the form of the ministry's (64.71.05) and of BPS
(6471050): they differ in more than their dots, as the real ones do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks import Case
from pondasi.core.tables import match, understand
from pondasi.core.tables.address import cell_name
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Period,
    Place,
    Role,
    Text,
)

MOST = 60
_PERIOD = Period(2023)
_SHEET = "Data"
_HEAD = ("Kode Wilayah", "Tahun", "Jumlah")
Region = tuple[int, str]


@dataclass(frozen=True)
class Coded:
    """The same table before and after one code was exchanged; `cells` hold that code and its figure."""

    clean: Case
    planted: Case
    cells: frozenset[Place]


def other_system(case: Case, regions: Sequence[Region], odd: Region) -> Coded | None:
    """None where the regions have no figures of one kind, one for each."""
    figures = _figures(case, regions)
    chosen = sorted({odd, *list(figures)[:MOST]} & set(figures))
    if len(chosen) < 4 or odd not in figures:
        return None
    structure = _structure(case, chosen)
    by_id = dict(zip(chosen, structure.dimensions[0].code_list.codes, strict=True))
    own = [(by_id[one].id, figures[one]) for one in chosen]
    mixed = list(own)
    row = chosen.index(odd)
    mixed[row] = (by_id[odd].other_systems["BPS"], figures[odd])
    cells = frozenset(Place(_SHEET, cell_name(row + 2, column)) for column in (1, 3))
    return Coded(_read(own, structure), _read(mixed, structure), cells)


def _figures(case: Case, regions: Sequence[Region]) -> dict[Region, Decimal]:
    """One figure for each region: the first that is its own."""
    found: dict[Region, Decimal] = {}
    for one in case.observations:
        for region in ((place, code) for place, code in enumerate(one.key)):
            if isinstance(one.value, Decimal) and one.role is Role.DATA:
                found.setdefault(region, one.value)
    return {region: found[region] for region in regions if region in found}


def _structure(case: Case, chosen: Sequence[Region]) -> DataStructure:
    codes = []
    for number, (place, code) in enumerate(chosen, 1):
        name = case.table.dimensions[place].code_list.by_id[code].name if case.table else Text.same(code)
        bps = f"6471{10 * number + 5:03d}"
        codes.append(Code(f"64.71.{number:02d}", name, other_systems={"BPS": bps}))
    regions = Dimension("wilayah", Text("Wilayah", "Region"), CodeList("wilayah", "1", tuple(codes)), is_region=True)
    measure = Measure(Text("jumlah", "number"), MeasureKind.QUANTITY, Text("satuan", "units"), decimals=6)
    return DataStructure("contoh", "1", Text("Contoh", "Example"), Frequency.ANNUAL, (regions,), measure)


def _read(lines: Sequence[tuple[str, Decimal]], structure: DataStructure) -> Case:
    cells = {(1, column): Cell(text, text) for column, text in enumerate(_HEAD, 1)}
    for row, (code, value) in enumerate(lines, 2):
        cells[row, 1] = Cell(code, code)
        cells[row, 2] = Cell(Decimal(_PERIOD.year), _PERIOD.code)
        cells[row, 3] = Cell(value, f"{value:f}")
    workbook = Workbook("berkode.xlsx", "xlsx", (Sheet(_SHEET, cells),))
    tables = understand(workbook).tables
    table = match(tables[0], structure) if tables else None
    return Case(table, structure=structure, expected_period=_PERIOD, workbook=workbook)
