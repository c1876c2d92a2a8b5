"""Whatever stands in a table, a rule finds or stays silent; it does not fail."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.checks.structures import KECAMATAN, SEX, structure

from pondasi.core.checks import Case, check, personal_columns
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.values import DataStructure, MeasureKind, Observation, Period, Place, Role, Status, Table

NUMBERS = st.one_of(
    st.integers(-10, 200).map(Decimal),
    st.integers(0, 10**16).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-1000, max_value=1000),
)
VALUES = st.one_of(NUMBERS, NUMBERS, NUMBERS, st.none(), st.sampled_from(["Ada", "x"]))
KEYS = st.tuples(
    st.sampled_from([code.id for code in KECAMATAN.code_list]), st.sampled_from([code.id for code in SEX.code_list])
)
OBSERVATIONS = st.builds(
    Observation,
    key=KEYS,
    period=st.integers(2019, 2024).map(Period),
    value=VALUES,
    raw=st.just("?"),
    status=st.sampled_from(Status),
    role=st.sampled_from(Role),
    place=st.builds(Place, st.just("Tabel"), st.sampled_from(["B2", "C3", "D4"])),
)
TABLES = st.lists(OBSERVATIONS, max_size=80).map(lambda found: Table((KECAMATAN, SEX), tuple(found)))
STRUCTURES = st.one_of(
    st.none(),
    st.builds(
        lambda kind, decimals: structure(KECAMATAN, SEX, kind=kind, decimals=decimals),
        st.sampled_from(MeasureKind),
        st.integers(0, 2),
    ),
)


@settings(max_examples=150, deadline=None)
@given(TABLES, st.lists(TABLES, max_size=3), STRUCTURES, st.one_of(st.none(), st.integers(2018, 2025).map(Period)))
def test_any_table(
    table: Table, previous: list[Table], structure: DataStructure | None, expected: Period | None
) -> None:
    for finding in check(Case(table, tuple(previous), structure, expected)):
        assert finding.message.id
        assert finding.message.en


CELLS = st.builds(
    lambda value: Cell(value, str(value)), st.one_of(st.text(max_size=20), NUMBERS, st.booleans(), st.none())
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 5)), CELLS))
def test_any_sheet(cells: dict[tuple[int, int], Cell]) -> None:
    personal_columns(Workbook("a.xlsx", "xlsx", (Sheet("Tabel", cells),)))
