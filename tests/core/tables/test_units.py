"""Units in their usual spellings, and figures brought to the unit that a dataset is kept in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pondasi.core.tables.units import Likeness, Unit, compare_units, read_unit


@pytest.mark.parametrize(
    ("text", "unit", "scale"),
    [
        ("orang", "person", 1),
        ("(jiwa)", "person", 1),
        ("Org", "person", 1),
        ("%", "percent", 1),
        ("persen", "percent", 1),
        ("Rp", "idr", 1),
        ("IDR", "idr", 1),
        ("Rp juta", "idr", 10**6),
        ("juta rupiah", "idr", 10**6),
        ("dalam jutaan rupiah", "idr", 10**6),
        ("Satuan: ribu rupiah", "idr", 1000),
        ("miliar Rp", "idr", 10**9),
        ("milyar rupiah", "idr", 10**9),
        ("Rp. M", "idr", 10**9),
        ("triliun rupiah", "idr", 10**12),
        ("ribu orang", "person", 1000),
        ("(000 jiwa)", "person", 1000),
        ("000 orang", "person", 1000),
        ("ribu", "", 1000),
        ("Ha", "ha", 1),
        ("hektare", "ha", 1),
        ("km²", "km2", 1),
        ("Km2", "km2", 1),
        ("M", "m", 1),
        ("ton", "t", 1),
        ("kwintal", "quintal", 1),
        ("ton per hari", "t/day", 1),
        ("TON/HARI", "t/day", 1),
        ("juta kWh", "kwh", 10**6),
        ("kg/kapita", None, 0),
        ("Kecamatan X", None, 0),
        ("", None, 0),
    ],
)
def test_a_unit_and_how_many_of_it(text: str, unit: str | None, scale: int) -> None:
    found = read_unit(text)
    assert (found and (found.id, found.scale)) == ((unit, Decimal(scale)) if unit is not None else None)


@pytest.mark.parametrize(
    ("printed", "wanted", "likeness", "factor"),
    [
        ("jiwa", "orang", "same", "1"),
        ("ribu orang", "orang", "scaled", "1000"),
        ("ribu", "orang", "scaled", "1000"),
        ("orang", "ribu orang", "scaled", "0.001"),
        ("juta rupiah", "Rp", "scaled", "1000000"),
        ("Rp juta", "miliar rupiah", "scaled", "0.001"),
        ("ha", "km²", "scaled", "0.01"),
        ("km2", "ha", "scaled", "100"),
        ("kuintal", "ton", "scaled", "0.1"),
        ("ton/hari", "kg/hari", "scaled", "1000"),
        ("ton/hari", "ton", "different", "1"),
        ("%", "orang", "different", "1"),
        ("rumah tangga", "orang", "different", "1"),
        ("gantang", "orang", "unknown", "1"),
        ("", "orang", "unknown", "1"),
    ],
)
def test_a_printed_unit_beside_the_one_wanted(printed: str, wanted: str, likeness: str, factor: str) -> None:
    found = compare_units(printed, wanted)
    assert (found.likeness, found.factor) == (Likeness(likeness), Decimal(factor))


def test_other_spellings_of_the_structure_count() -> None:
    assert compare_units("gantang", "liter", ("gantang",)).likeness is Likeness.SAME


def test_a_scale_alone_is_less_sure() -> None:
    assert read_unit("ribu") == Unit("", Decimal(1000), 0.8)
