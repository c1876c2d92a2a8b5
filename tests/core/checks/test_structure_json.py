"""A definition goes out and comes back the same, and a wrong one is refused with a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.core.checks.structures import AREA, PEOPLE_BY_SEX, PERCENTAGE

from pondasi.core.errors import InvalidInput
from pondasi.core.formats.structure_json import structure_from_json, structure_to_json
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Text,
)

FULL = DataStructure(
    id="luas",
    version="2.1",
    title=Text("Luas", "Area"),
    frequency=Frequency.QUARTER,
    dimensions=(
        Dimension(
            "wilayah",
            Text("Kelurahan", ""),
            CodeList(
                "kelurahan",
                "2025",
                (
                    Code("64.71.05", Text.same("Balikpapan Selatan"), other_systems={"BPS": "6471010"}),
                    Code("64.71.05.1010", Text("Sungainangka", ""), "64.71.05", ("Sungai Nangka", "Sei Nangka")),
                ),
            ),
            is_region=True,
        ),
    ),
    measure=Measure(Text("luas", "area"), MeasureKind.QUANTITY, Text.same("km²"), ("km2",), 2, static=True),
)


@pytest.mark.parametrize("structure", [FULL, AREA, PEOPLE_BY_SEX, PERCENTAGE])
def test_round_trip(structure: DataStructure) -> None:
    assert structure_from_json(json.loads(json.dumps(structure_to_json(structure)))) == structure


def _without(*path: str) -> Callable[[Any], None]:
    def change(obj: Any) -> None:
        for name in path[:-1]:
            obj = obj[name]
        del obj[path[-1]]

    return change


def _with(value: object, *path: Any) -> Callable[[Any], None]:
    def change(obj: Any) -> None:
        for name in path[:-1]:
            obj = obj[name]
        obj[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_without("measure"), "“measure” tidak ada"),
        (_without("measure", "unit"), "“measure.unit” tidak ada"),
        (_with("jiwa", "measure", "unit"), "“measure.unit” bukan objek JSON"),
        (_with("salah", "measure", "kind"), "“measure.kind” tidak dikenal"),
        (_with(-1, "measure", "decimals"), "“measure.decimals” bukan bilangan"),
        (_with("ya", "measure", "static"), "“measure.static” bukan true atau false"),
        (_with({}, "dimensions"), "“dimensions” bukan daftar"),
        (_with(7, "dimensions", 0, "code_list", "codes", 1, "id"), "“dimensions[0].code_list.codes[1].id” bukan"),
        (_with("64.71.05", "dimensions", 0, "code_list", "codes", 1, "id"), "memuat kode yang sama dua kali"),
        (_with("lain", "format"), "“format” bukan"),
    ],
)
def test_wrong_definitions_are_refused_with_the_place(change: Callable[[Any], None], place: str) -> None:
    obj = json.loads(json.dumps(structure_to_json(FULL)))
    change(obj)
    with pytest.raises(InvalidInput) as refused:
        structure_from_json(obj)
    assert place in refused.value.text.id
    assert refused.value.remedy.en


@pytest.mark.parametrize("obj", [None, [], "x", 3])
def test_no_object_at_all(obj: object) -> None:
    with pytest.raises(InvalidInput):
        structure_from_json(obj)
