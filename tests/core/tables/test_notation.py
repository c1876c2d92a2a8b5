"""What settles "1.234": a person, a total, the period before; else it stays open."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.workbooks import read, save, values

from pondasi.core.tables import hints_from, match, recipe_from_json, recipe_to_json
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.model import Recipe
from pondasi.core.tables.understanding import understand
from pondasi.core.values import Observation, Period, Place, Role, Status, Table


def rates(*written: Any, total: Any = None) -> list[list[Any]]:
    rows = [["Kecamatan", "Rata-rata"], *([name, one] for name, one in zip("ABCDEFGH", written, strict=False))]
    return [*rows, ["Jumlah", total]] if total is not None else rows


def test_rates_in_groups_of_three_are_asked(tmp_path: Path) -> None:
    (table,) = read(save(tmp_path / "t.xlsx", rates("1.234", "2.345", "3.456"))).tables
    assert set(values(table).values()) == {"ambiguous"}


@pytest.mark.parametrize(
    ("said", "expected"), [(Notation.INDONESIAN, Decimal(1234)), (Notation.ENGLISH, Decimal("1.234"))]
)
def test_a_person_says_it_once_for_the_column(tmp_path: Path, said: Notation, expected: Decimal) -> None:
    recipe = recipe_from_json(recipe_to_json(Recipe(notation={2: said})))
    (table,) = read(save(tmp_path / "t.xlsx", rates("1.234", "2.345", "3.456")), recipe).tables
    assert values(table)["B2"] == expected


def test_a_total_settles_it_where_figures_without_a_dot_stand_beside(tmp_path: Path) -> None:
    (table,) = read(save(tmp_path / "t.xlsx", rates("1.250", "2", "3.500", total="6.750"))).tables
    assert values(table) == {"B2": Decimal("1.250"), "B3": 2, "B4": Decimal("3.500"), "B5": Decimal("6.750")}


@pytest.mark.parametrize(("before", "expected"), [("1200", Decimal(1234)), ("1.2", Decimal("1.234"))])
def test_the_period_before_settles_it(tmp_path: Path, before: str, expected: Decimal) -> None:
    workbook = read(save(tmp_path / "t.xlsx", rates("1.234", "2.345", "3.456"))).workbook
    matched = match(understand(workbook).tables[0], None)
    earlier = tuple(
        Observation(one.key, Period.parse("2023"), Decimal(before), before, Status.OK, Role.DATA, Place("", "A1"))
        for one in matched.observations
    )
    hints = hints_from(matched, [Table(matched.dimensions, earlier, "", "")])
    assert values(understand(workbook, hints=hints).tables[0])["B2"] == expected


def test_a_period_before_that_fits_neither_leaves_it_open(tmp_path: Path) -> None:
    workbook = read(save(tmp_path / "t.xlsx", rates("1.234", "2.345", "3.456"))).workbook
    matched = match(understand(workbook).tables[0], None)
    earlier = tuple(
        Observation(one.key, Period.parse("2023"), Decimal(50), "50", Status.OK, Role.DATA, Place("", "A1"))
        for one in matched.observations
    )
    assert hints_from(matched, [Table(matched.dimensions, earlier, "", "")]) == {}
