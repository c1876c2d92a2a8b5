"""Tables laid out as agencies do, read back: what is understood must be what was meant."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.core.tables.layouts.judge import Verdict, judge

LEAST_EXACT = 0.99


def worst(verdicts: Iterable[Verdict]) -> str:
    """The seeds that fail, with their first fault; see `python -m tests.core.tables.layouts --show SEED`."""
    return "\n".join(f"{one.layout.seed}: {one.faults[0]}" for one in verdicts if one.faults)


@pytest.fixture(scope="module")
def sixty() -> list[Verdict]:
    return [judge(seed) for seed in range(60)]


def test_no_layout_makes_the_reader_stumble(sixty: list[Verdict]) -> None:
    assert not worst(one for one in sixty if one.crashed)


def test_layouts_are_read_exactly(sixty: list[Verdict]) -> None:
    assert sum(one.exact for one in sixty) >= int(LEAST_EXACT * len(sixty)), worst(sixty)


@pytest.fixture(scope="module")
def thousands() -> list[Verdict]:
    return [judge(seed) for seed in range(1000, 3000)]


@pytest.mark.long
def test_no_layout_of_thousands_makes_the_reader_stumble(thousands: list[Verdict]) -> None:
    assert not worst(one for one in thousands if one.crashed)


@pytest.mark.long
def test_layouts_of_thousands_are_read_exactly(thousands: list[Verdict]) -> None:
    assert sum(one.exact for one in thousands) >= LEAST_EXACT * len(thousands), worst(thousands)
