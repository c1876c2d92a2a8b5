"""Last digits are tested exactly; figures within a year are judged whatever they are."""

from __future__ import annotations

import math
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.checks.grid import SHEET, table_from
from tests.core.checks.structures import PEOPLE

from pondasi.core.checks import Case, check
from pondasi.core.checks.rules.digits_terminal import log_chance
from pondasi.core.values import Frequency, Observation, Period, Place, Role, Severity, Status, Table

PARTS = st.one_of(
    *(
        st.builds(Period, st.integers(2020, 2023), st.just(frequency), st.integers(1, frequency.per_year))
        for frequency in (Frequency.SEMESTER, Frequency.QUARTER, Frequency.ANNUAL)
    )
)
FIGURES = st.one_of(
    st.none(),
    st.integers(-2, 400).map(Decimal),
    st.integers(0, 10**16).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-10, max_value=1000),
)
OBSERVATIONS = st.builds(
    Observation,
    key=st.sampled_from(["64.71", "64.71.01", "64.71.02"]).map(lambda code: (code,)),
    period=PARTS,
    value=FIGURES,
    raw=st.just("?"),
    status=st.just(Status.OK),
    role=st.sampled_from(Role),
    place=st.just(Place(SHEET, "B2")),
)
TABLES = st.lists(OBSERVATIONS, max_size=60).map(lambda found: Table(PEOPLE.dimensions, tuple(found)))


@settings(max_examples=150, deadline=None)
@given(TABLES, st.lists(TABLES, max_size=2), st.one_of(st.none(), PARTS))
def test_any_figures_within_years(table: Table, previous: list[Table], expected: Period | None) -> None:
    codes = [one.code for one in check(Case(table, tuple(previous), PEOPLE, expected))]
    assert codes.count("stock_flow") <= 1


@given(st.integers(0, 60), st.integers(1, 60), st.integers(1, 99))
def test_the_chance_of_an_ending_is_the_binomial_one(hits: int, count: int, percent: int) -> None:
    share = percent / 100
    if share * count < hits <= count:
        ways = (math.comb(count, k) * share**k * (1 - share) ** (count - k) for k in range(hits, count + 1))
        assert math.isclose(log_chance(hits, count, share), math.log10(sum(ways)), abs_tol=1e-6)


def test_the_chance_of_an_ending_among_many_figures() -> None:
    assert log_chance(500_000, 1_000_000, 0.1) < -100_000
    assert log_chance(100_000, 1_000_000, 0.1) == 0


def test_one_rounded_column_is_told_by_its_name() -> None:
    rows = [f"Kelurahan {row} | {row * 7919 % 8000 + 500} | {row * 6133 % 800 * 10 + 500}" for row in range(1, 71)]
    table = table_from("\n".join(["Kelurahan | Laki-laki | Perempuan", *rows]), None, Period(2024))
    found = [one for one in check(Case(table)) if one.code == "digits_terminal"]
    assert [one.message.id.partition(";")[0] for one in found] == ["70 dari 70 angka pada Perempuan berakhir dengan 0"]
    assert found[0].severity is Severity.INFO
    assert {place.cell[0] for place in found[0].places} == {"C"}
