"""Rows judged one by one and by columns: the same findings, whatever stands in the file."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pondasi.core.conformance.by_columns import examine_columns
from pondasi.core.conformance.by_columns.frames import parquet_records
from pondasi.core.conformance.causes import Conformance
from pondasi.core.conformance.records import open_records
from pondasi.core.conformance.run import examine_rows
from pondasi.core.errors import InvalidInput
from pondasi.core.formats.table_schema.package import resource_of
from pondasi.core.tables.regular.size import Irregular

TEXTS = st.sampled_from(
    [
        *("", "A", "B", "a b", " A", "ab,c", "-", "n/a", "Ä", "0", "00", "1", "01", "1.0", "1.00", " 1", "+1", "1e0"),
        *("10", "10.0", "10.5", "9.9999999999999999999", "10.000000000000000001", "-0", "-3", "1.000,5", "1,000.5"),
        *("99999999999999999999", "1e400", "1e-400", "nan", "INF", "2024", "2024-02-29", "2023-02-29", "29/02/2024"),
        *("2024-03", "12:00:00", "true", "TRUE", "ya", "P1Y", "[1]", "{}", "x;y"),
    ]
)
LIMITS: dict[str, list[dict[str, Any]]] = {
    "string": [{"enum": ["A", "B", "1"]}, {"minLength": 2}, {"maxLength": 1}, {"pattern": "[A-Z]"}],
    "integer": [{"minimum": 1}, {"maximum": 10}, {"exclusiveMinimum": 0}, {"enum": [1, 10]}],
    "number": [
        {"minimum": 0},
        {"maximum": 10},
        {"exclusiveMaximum": "10"},
        {"minimum": "0.1"},
        {"enum": ["1", "10.5"]},
    ],
    "date": [{"minimum": "2024-01-01"}],
    "year": [{"maximum": 2023}],
    "boolean": [],
    "yearmonth": [],
    "time": [],
    "any": [{"enum": ["A", "0"]}],
}
FORMS: dict[str, list[dict[str, Any]]] = {
    "number": [{"decimalChar": ",", "groupChar": "."}, {"groupChar": ","}, {"bareNumber": False}],
    "integer": [{"groupChar": ","}, {"bareNumber": False}],
    "date": [{"format": "%d/%m/%Y"}, {"format": "any"}],
    "boolean": [{"trueValues": ["ya"], "falseValues": ["-"]}],
    "string": [{"format": "email"}, {"missingValues": ["-", "n/a"]}, {"missingValues": []}],
}


@st.composite
def fields(draw: st.DrawFn, name: str) -> dict[str, Any]:
    kind = draw(st.sampled_from([*LIMITS]))
    form = draw(st.sampled_from([{}, *FORMS.get(kind, [])]))
    limits = draw(st.sampled_from([{}, *LIMITS[kind]]))
    rules = {rule: True for rule in ("required", "unique") if draw(st.booleans())}
    return {"name": name, "type": kind, **form, "constraints": {**limits, **rules}}


@st.composite
def schemas(draw: st.DrawFn) -> dict[str, Any]:
    names = ["a", "b", "c"]
    keys = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    schema: dict[str, Any] = {
        "fields": [draw(fields(name)) for name in names],
        "missingValues": draw(st.sampled_from([[""], ["", "-"], ["n/a"]])),
    }
    if draw(st.booleans()):
        schema["primaryKey"] = draw(keys)
    if draw(st.booleans()):
        schema["uniqueKeys"] = [draw(keys)]
    if draw(st.booleans()):
        ours = draw(keys)
        resource = draw(st.sampled_from(["", "codes.csv"]))
        theirs = draw(keys.filter(lambda one: len(one) == len(ours)))
        schema["foreignKeys"] = [{"fields": ours, "reference": {"resource": resource, "fields": theirs}}]
    return schema


def _line(record: list[str], quoted: bool) -> str:
    return ",".join(f'"{text}"' if quoted or "," in text else text for text in record)


records = st.lists(TEXTS, min_size=3, max_size=3) | st.lists(TEXTS, max_size=5)
lines = st.builds(_line, records, st.booleans()) | st.sampled_from(["", ",,", 'A,"B"",",1', '"A\nB",1,2', 'A"B,1,2'])
ends = st.sampled_from(["\n", "\r\n"])
heads = st.sampled_from(["a,b,c", "a,b,c", "c,a,b", "a,x,c", "a,b,c,d", "a,b"])


def _both(file: Path, schema: dict[str, Any]) -> tuple[Conformance, Conformance] | None:
    path = file.with_name("schema.json")
    path.write_text(json.dumps(schema), encoding="utf-8")
    try:
        resource = resource_of(path, file)
        columns = examine_columns(file, resource, file.parent)
    except (Irregular, InvalidInput):  # to be judged row by row; a limit that is none of its type, no such column
        return None
    if file.suffix == ".parquet":
        return columns, examine_rows(parquet_records(file), resource, file.parent)
    return columns, examine_rows(open_records(file, resource.dialect, None), resource, file.parent)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(schemas(), heads, st.lists(lines, min_size=1, max_size=30), ends)
def test_text(tmp_path: Path, schema: dict[str, Any], head: str, body: list[str], end: str) -> None:
    (tmp_path / "codes.csv").write_text("a,b,c\nA,A,A\n1,B,10\n2024,1,1\n1.0,00,B\n", encoding="utf-8")
    file = tmp_path / "file.csv"
    file.write_text(end.join([head, *body, ""]), encoding="utf-8", newline="")
    schema["fieldsMatch"] = "exact"
    both = _both(file, schema)
    if both is not None:
        assert both[0] == both[1]


@pytest.mark.parametrize("kind", ["number", "integer", "string"])
def test_numbers_of_parquet(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "file.parquet"
    pl.DataFrame(
        {
            "a": [1.0, 2.5, None, 1.0],
            "b": [Decimal("1.50"), Decimal("-2"), None, Decimal("0.1")],
            "c": ["x", "", None, "1"],
        }
    ).write_parquet(file)
    both = _both(file, {"fields": [{"name": name, "type": kind, "constraints": {"unique": True}} for name in "abc"]})
    assert both is not None
    assert both[0].failures == both[1].failures
