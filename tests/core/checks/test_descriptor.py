"""A dataset's rules go out as a Table Schema and come back the same; what cannot be used is named."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.checks.structures import PEOPLE_BY_SEX

from pondasi.core.checks import Bound, RatioIdentity, RuleBook, RuleChoice, SumIdentity, rules
from pondasi.core.checks.descriptor import EXTENSION, from_descriptor, to_descriptor
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Severity

BOOK = RuleBook(
    choices={"copied_previous": RuleChoice(severity=Severity.INFO), "change_past": RuleChoice(on=False)},
    bounds=(
        Bound(Decimal("0.5"), Decimal("1E+6")),
        Bound(None, Decimal("0.10"), {"wilayah": "64.71.01", "jenis_kelamin": "L"}),
    ),
    identities=(
        SumIdentity("jenis_kelamin", "_T", ("L", "P")),
        RatioIdentity("wilayah", "64.71.01", "64.71.02", "64.71.03", Decimal("100.0")),
    ),
)

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4)
dimensions = st.sampled_from(PEOPLE_BY_SEX.dimensions)


@st.composite
def choices(draw: st.DrawFn) -> dict[str, RuleChoice]:
    chosen = draw(st.lists(st.sampled_from(rules()), unique_by=lambda rule: rule.code))
    severities = st.none() | st.sampled_from(Severity)
    return {
        rule.code: RuleChoice(
            draw(st.booleans()),
            draw(severities),
            {one.name: draw(decimals) for one in rule.parameters if draw(st.booleans())},
        )
        for rule in chosen
    }


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    ends = sorted(draw(st.lists(decimals, min_size=2, max_size=2)))
    where = {
        one.id: draw(st.sampled_from([*one.code_list.by_id]))
        for one in draw(st.lists(dimensions, unique_by=lambda dimension: dimension.id))
    }
    return Bound(draw(st.none() | st.just(ends[0])), draw(st.none() | st.just(ends[1])), where)


@st.composite
def identities(draw: st.DrawFn) -> SumIdentity | RatioIdentity:
    dimension = draw(dimensions)
    codes = st.sampled_from([*dimension.code_list.by_id])
    if draw(st.booleans()):
        plus, minus = (tuple(draw(st.lists(codes))) for _ in range(2))
        return SumIdentity(dimension.id, draw(codes), plus, minus)
    return RatioIdentity(dimension.id, draw(codes), draw(codes), draw(codes), draw(decimals))


books = st.builds(
    RuleBook, choices(), st.lists(bounds(), max_size=4).map(tuple), st.lists(identities(), max_size=4).map(tuple)
)


def _written(book: RuleBook) -> Any:
    return json.loads(json.dumps(to_descriptor(PEOPLE_BY_SEX, book)))


@given(books)
def test_round_trip(book: RuleBook) -> None:
    assert from_descriptor(_written(book), PEOPLE_BY_SEX) == book


def test_digits_are_kept() -> None:
    book = from_descriptor(_written(BOOK), PEOPLE_BY_SEX)
    assert str(book) == str(BOOK)


def test_what_every_validator_understands() -> None:
    schema = _written(BOOK)
    assert [field["name"] for field in schema["fields"]] == ["kode_wilayah", "kode_jenis_kelamin", "periode", "nilai"]
    assert schema["primaryKey"] == ["kode_wilayah", "kode_jenis_kelamin", "periode"]
    assert schema["fields"][1]["constraints"] == {"required": True, "enum": ["_T", "L", "P"]}
    assert schema["fields"][3]["constraints"] == {"minimum": "0.5", "maximum": 1000000}
    assert [name for name in schema if ":" in name] == [EXTENSION]


def test_a_bound_changed_in_another_program_holds() -> None:
    schema = _written(BOOK)
    schema["fields"][3]["constraints"] = {"minimum": 1}
    book = from_descriptor(schema, PEOPLE_BY_SEX)
    assert book.bounds == (Bound(Decimal(1), None), BOOK.bounds[1])
    del schema["fields"][3]["constraints"]
    assert from_descriptor(schema, PEOPLE_BY_SEX).bounds == BOOK.bounds[1:]


def test_a_table_schema_of_another_program() -> None:
    schema = {"fields": [{"name": "nilai", "type": "number", "constraints": {"maximum": 12.5}}]}
    assert from_descriptor(schema, PEOPLE_BY_SEX) == RuleBook(bounds=(Bound(None, Decimal("12.5")),))
    assert from_descriptor({"fields": [{"name": "x"}]}, PEOPLE_BY_SEX) == RuleBook()


def _change(path: str, value: object) -> Any:
    schema = _written(BOOK)
    part: Any = schema[EXTENSION]
    *names, last = [int(name) if name.isdigit() else name for name in path.split("/")]
    for name in names:
        part = part[name]
    part[last] = value
    return schema


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("format", "x", "format", "bukan “pondasi-rulebook-1”"),
        ("choices/tidak_ada", {}, "choices.tidak_ada", "bukan aturan yang dikenal"),
        ("choices/change_past", {"parameters": {"x": 1}}, "choices.change_past.parameters.x", "bukan setelan"),
        ("choices/change_past", {"severity": "fatal"}, "choices.change_past.severity", "tidak dikenal"),
        ("bounds/1/where", {"umur": "1"}, "bounds[1].where.umur", "tidak ada dalam definisi dataset ini"),
        ("bounds/1/where", {"wilayah": "1"}, "bounds[1].where.wilayah", "tidak ada dalam definisi dataset ini"),
        ("bounds/0/maximum", "0", "bounds[0].maximum", "lebih kecil daripada batas bawahnya"),
        ("bounds/0/maximum", "banyak", "bounds[0].maximum", "bukan bilangan"),
        ("identities/0/kind", "product", "identities[0].kind", "bukan “sum” atau “ratio”"),
        ("identities/0/plus", ["L", "X"], "identities[0].plus[1]", "tidak ada dalam definisi dataset ini"),
    ],
)
def test_what_cannot_be_used_is_named(path: str, value: object, place: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        from_descriptor(_change(path, value), PEOPLE_BY_SEX)
    assert f"“{EXTENSION}.{place}” {words}" in refused.value.text.id


@pytest.mark.parametrize("document", [None, [], {}, {"fields": 1}, {"fields": [{}]}])
def test_no_table_schema(document: object) -> None:
    with pytest.raises(InvalidInput):
        from_descriptor(document, PEOPLE_BY_SEX)
