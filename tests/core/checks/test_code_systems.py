"""Codes of two region systems in one column, from the file to the findings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.core.checks.structures import structure

from pondasi.core.checks import Case, check
from pondasi.core.tables import match, understand
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.values import Code, CodeList, Dimension, Finding, Period, Text

MINISTRY = tuple(f"64.71.{number:02d}" for number in range(1, 13))
BPS = tuple(f"6471{10 * number + 5:03d}" for number in range(1, 13))
NAMES = tuple(f"Wilayah {sign}" for sign in "ABCDEFGHIJKL")
_REGIONS = Dimension(
    "wilayah",
    Text("Wilayah", "Region"),
    CodeList(
        "wilayah",
        "1",
        tuple(
            Code(own, Text.same(name), other_systems={"BPS": bps})
            for own, bps, name in zip(MINISTRY, BPS, NAMES, strict=True)
        ),
    ),
    is_region=True,
)
DISTRICTS = structure(_REGIONS)


def _findings(codes: Sequence[str], *, with_years: bool) -> tuple[Finding, ...]:
    head = ("Kode Wilayah", "Tahun", "Jumlah") if with_years else ("Kode Wilayah", "Jumlah 2024")
    cells = {(1, column): Cell(text, text) for column, text in enumerate(head, 1)}
    for row, code in enumerate(codes, 2):
        figures = (2024, 1000 + 37 * row) if with_years else (1000 + 37 * row,)
        cells[row, 1] = Cell(code, code)
        cells |= {(row, column): Cell(Decimal(one), str(one)) for column, one in enumerate(figures, 2)}
    workbook = Workbook("berkode.xlsx", "xlsx", (Sheet("Data", cells),))
    table = match(understand(workbook).tables[0], DISTRICTS)
    return check(Case(table, structure=DISTRICTS, expected_period=Period.parse("2024"), workbook=workbook))


@pytest.mark.parametrize("codes", [MINISTRY, BPS])
def test_a_whole_column_of_either_system_is_read_without_a_question(codes: Sequence[str]) -> None:
    assert _findings(codes, with_years=False) == ()


def test_a_code_that_was_left_open_is_one_finding() -> None:
    findings = _findings((*MINISTRY[:6], BPS[6], *MINISTRY[7:]), with_years=False)
    assert [one.code for one in findings] == ["code_system"]
    assert "“6471075” (kode BPS untuk Wilayah G)" in findings[0].message.id
    assert "A8" in {place.cell for place in findings[0].places}
    assert findings[0].always_blocks
    assert not findings[0].proposals


def test_a_code_whose_figure_was_counted_with_the_row_above_is_one_finding() -> None:
    findings = _findings((*MINISTRY[:6], BPS[6], *MINISTRY[7:]), with_years=True)
    assert [one.code for one in findings] == ["code_system"]
    assert "“6471075” (kode BPS untuk Wilayah G, terbaca sebagai Wilayah F)" in findings[0].message.id
    assert "C8" in {place.cell for place in findings[0].places}


def test_a_code_in_the_first_row_that_was_no_label_to_the_reader_is_one_finding() -> None:
    findings = _findings((BPS[0], *MINISTRY[1:]), with_years=True)
    assert [one.code for one in findings] == ["code_system"]
    assert "“6471015” (kode BPS untuk Wilayah A)" in findings[0].message.id


def test_a_row_twice_beside_one_left_out_is_no_matter_of_codes() -> None:
    findings = _findings((*MINISTRY[:6], MINISTRY[5], *MINISTRY[7:]), with_years=True)
    assert {one.code for one in findings} == {"keys_duplicate", "keys_missing"}
