"""The judge itself: the truth fed back is exact, and every kind of wrong reading is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.tables.layouts.generate import LEAST, generate
from tests.core.tables.layouts.judge import address_name, compare
from tests.core.tables.layouts.model import Layout
from tests.core.tables.layouts.registry import TRANSFORMATIONS

from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Reading, Workbook
from pondasi.core.values import Role, Status

Observations = list[PrintedObservation]


def fed_back(layout: Layout, change: Callable[[Observations], Observations] = list) -> Reading:
    """A reading that says the truth, but for `change`."""
    observations = [
        PrintedObservation(
            address_name(address),
            truth.value,
            "",
            Status(min(truth.statuses)),
            Role(truth.role),
            tuple(Label(one.text, Axis.ROW, "A1") for one in truth.labels),
        )
        for _, address, truth in layout.truths()
    ]
    name = "" if layout.kind == "csv" else layout.sheets[0].name
    table = PrintedTable(name, "A1:B2", "", "", "", (), (), (), tuple(change(observations)))
    return Reading(Workbook("t.xlsx", "xlsx", ()), (table,))


def plain() -> Layout:
    """A layout of one sheet without doubtful figures."""
    layouts = (generate(seed) for seed in range(1000))
    return next(
        one
        for one in layouts
        if one.kind == "xlsx"
        and sum(bool(sheet.truths) for sheet in one.sheets) == 1
        and one.sheets[0].truths
        and all(isinstance(t.value, Decimal) and t.labels and not t.open for _, _, t in one.truths())
    )


def test_the_truth_is_exact() -> None:
    assert compare(plain(), fed_back(plain())).exact


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("value", lambda found: [replace(found[0], value=found[0].value / 1000), *found[1:]]),
        ("value", lambda found: [replace(found[0], value=None, status=Status.AMBIGUOUS), *found[1:]]),
        ("status", lambda found: [replace(found[0], status=Status.REVISED), *found[1:]]),
        ("role", lambda found: [replace(one, role=Role.TOTAL) for one in found]),
        ("label", lambda found: [replace(one, labels=one.labels[1:]) for one in found]),
        ("false label", lambda found: [replace(one, labels=one.labels + found[-1].labels) for one in found]),
        ("lost", lambda found: found[1:]),
        ("spurious", lambda found: [*found, replace(found[0], cell="ZZ9")]),
        ("twice", lambda found: [*found, found[0]]),
    ],
)
def test_a_wrong_reading_is_told(kind: str, change: Callable[[Observations], Observations]) -> None:
    layout = plain()
    assert kind in {fault.kind for fault in compare(layout, fed_back(layout, change)).faults}


def test_a_seed_always_makes_the_same_layout_of_at_least_three_transformations() -> None:
    for seed in range(40):
        assert generate(seed).sheets == generate(seed).sheets
        assert len(generate(seed).applied) >= LEAST


@pytest.mark.long
def test_every_transformation_is_used() -> None:
    used = {name for seed in range(2500) for name in generate(seed).applied}
    assert {transformation.__name__ for transformation, _ in TRANSFORMATIONS} <= used
