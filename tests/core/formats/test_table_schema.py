"""What texts mean under every type and format of the standard, and descriptors that cannot be used."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pondasi.core.conformance.causes import Kind
from pondasi.core.conformance.judge import Judge
from pondasi.core.conformance.sentences import SENTENCES, TYPES
from pondasi.core.errors import PondasiError
from pondasi.core.formats.table_schema.model import FieldType
from pondasi.core.formats.table_schema.package import resource_of

GOOD_AND_BAD: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({"type": "string"}, ["a", "1"], []),
    ({"type": "string", "format": "email"}, ["a.b@kota.go.id"], ["a@b", "a b@kota.id"]),
    ({"type": "string", "format": "uri"}, ["https://kota.go.id/data"], ["kota.go.id", "https://a b"]),
    ({"type": "string", "format": "uuid"}, ["123e4567-e89b-12d3-a456-426614174000"], ["123"]),
    ({"type": "string", "format": "binary"}, ["YWJj"], ["YW?"]),
    ({"type": "number"}, ["1", "-1.5", "1e3", "NaN", "INF", "-INF", ".5", " 7 "], ["1,5", "1.000.000", "x", "1_0", ""]),
    ({"type": "number", "decimalChar": ",", "groupChar": "."}, ["1.234,5", "7", "1234"], ["1,234,5"]),
    ({"type": "number", "bareNumber": False}, ["Rp 1500", "85%", "EUR -3.5"], ["Rp"]),
    ({"type": "integer"}, ["5", "-5", "+5", "007"], ["5.0", "1e3", "5,0"]),
    ({"type": "integer", "groupChar": "."}, ["1.500"], ["1,500"]),
    ({"type": "boolean"}, ["true", "FALSE", "1"], ["ya", "tRUE"]),
    ({"type": "boolean", "trueValues": ["ya"], "falseValues": ["tidak"]}, ["ya", "tidak"], ["true", "1"]),
    ({"type": "object"}, ['{"a": 1}'], ["[1]", "{"]),
    ({"type": "array"}, ["[1]"], ["{}"]),
    ({"type": "list", "delimiter": ";", "itemType": "integer"}, ["1;2"], ["1;x"]),
    ({"type": "date"}, ["2024-02-29"], ["2023-02-29", "2024-2-9", "29/02/2024"]),
    ({"type": "date", "format": "%d/%m/%Y"}, ["29/02/2024"], ["2024-02-29"]),
    ({"type": "date", "format": "any"}, ["29/02/2024", "17 Agustus 1945", "2024-02-29"], ["kapan-kapan"]),
    ({"type": "time"}, ["12:30:00", "12:30:00.5Z"], ["12:30", "25:00:00"]),
    ({"type": "datetime"}, ["2024-01-01T12:30:00Z", "2024-01-01T12:30:00+08:00"], ["2024-01-01"]),
    ({"type": "datetime", "format": "%d/%m/%y %H:%M"}, ["01/02/24 12:30"], ["2024-01-01T12:30:00"]),
    ({"type": "year"}, ["2024"], ["24", "20245"]),
    ({"type": "yearmonth"}, ["2024-03"], ["2024-13", "2024"]),
    ({"type": "duration"}, ["P1Y2M3DT4H5M6S", "PT0.5S", "P2W"], ["P", "1Y", "PT"]),
    ({"type": "geopoint"}, ["116.83, -1.26"], ["200, 0", "116.83"]),
    ({"type": "geopoint", "format": "array"}, ["[116.83, -1.26]"], ["116.83, -1.26"]),
    ({"type": "geopoint", "format": "object"}, ['{"lon": 116.83, "lat": -1.26}'], ['{"lon": 1}']),
    ({"type": "geojson"}, ['{"type": "Point", "coordinates": [1, 2]}'], ['{"type": "Point"}']),
    ({"type": "geojson", "format": "topojson"}, ['{"type": "Topology", "objects": {}}'], ["{}"]),
    ({"type": "any"}, ["a"], []),
    ({"type": "integer", "constraints": {"minimum": 1, "maximum": 10}}, ["1", "10"], ["0", "11"]),
    ({"type": "number", "constraints": {"exclusiveMinimum": 0, "exclusiveMaximum": "1.5"}}, ["1.4"], ["0", "1.50"]),
    ({"type": "number", "decimalChar": ",", "constraints": {"maximum": "1,5"}}, ["1,5"], ["1,51"]),
    ({"type": "date", "constraints": {"minimum": "2024-01-01"}}, ["2024-01-01"], ["2023-12-31"]),
    ({"type": "yearmonth", "constraints": {"maximum": "2024-06"}}, ["2024-06"], ["2024-07"]),
    ({"type": "duration", "constraints": {"minimum": "P1D"}}, ["PT24H"], ["PT23H"]),
    ({"type": "string", "constraints": {"minLength": 2, "maxLength": 3}}, ["ab"], ["a", "abcd"]),
    ({"type": "array", "constraints": {"minLength": 1}}, ["[1]"], ["[]"]),
    ({"type": "string", "constraints": {"pattern": "[A-Z]{2}"}}, ["AB"], ["ABC", "xAB"]),
    ({"type": "integer", "constraints": {"enum": ["1", 2]}}, ["01", "2"], ["3"]),
    ({"type": "string", "categories": [{"value": "L", "label": "Laki-laki"}, {"value": "P"}]}, ["L"], ["X"]),
    ({"type": "number", "missingValues": ["-", "n/a"]}, ["-", "n/a"], [""]),
    ({"type": "number", "missingValues": [{"value": "-99", "label": "tidak ada"}]}, ["-99"], ["x"]),
    ({"type": "string", "constraints": {"required": True}}, ["a"], [""]),
]


def _resource(folder: Path, descriptor: object, file: str = "data.csv", name: str | None = None) -> Any:
    path = folder / "schema.json"
    path.write_text(descriptor if isinstance(descriptor, str) else json.dumps(descriptor), encoding="utf-8")
    return resource_of(path, folder / file, name)


@pytest.mark.parametrize(("field", "good", "bad"), GOOD_AND_BAD)
def test_texts(tmp_path: Path, field: dict[str, Any], good: list[str], bad: list[str]) -> None:
    (read,) = _resource(tmp_path, {"fields": [{"name": "a", **field}]}).schema.fields
    judge = Judge(read, required=read.required)
    assert [text for text in good if judge.judge(text).failed] == []
    assert [text for text in bad if not judge.judge(text).failed and text not in read.missing] == []


def test_numbers_are_exact(tmp_path: Path) -> None:
    (field,) = _resource(tmp_path, {"fields": [{"name": "a", "type": "number"}]}).schema.fields
    assert Judge(field, required=False).judge("0.10000000000000000001").value == Decimal("0.10000000000000000001")


FIELD = {"name": "a", "type": "integer"}


@pytest.mark.parametrize(
    ("descriptor", "words"),
    [
        ("{", "bukan JSON yang utuh: baris 1, kolom 2"),
        ([], "Isi berkas bukan objek JSON"),
        ({}, "“fields” tidak ada"),
        ({"fields": []}, "“fields” kosong"),
        ({"fields": [{"type": "integer"}]}, "“fields[0].name” tidak ada"),
        ({"fields": [FIELD, FIELD]}, "“fields[1].name” sudah dipakai"),
        ({"fields": [{"name": "a", "type": "int"}]}, "“fields[0].type” tidak dikenal"),
        ({"fields": [{**FIELD, "constraints": {"minimum": "x"}}]}, "“fields[0].constraints.minimum” tidak sesuai"),
        ({"fields": [{**FIELD, "constraints": {"pattern": "a"}}]}, "tidak berlaku untuk jenis “integer”"),
        ({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "("}}]}, "bukan pola"),
        ({"fields": [FIELD], "primaryKey": "b"}, "“primaryKey” tidak ada di antara kolom skema"),
        ({"fields": [FIELD], "fieldsMatch": "some"}, "“fieldsMatch” tidak dikenal"),
        (
            {"fields": [FIELD], "foreignKeys": [{"fields": "a", "reference": {"fields": ["x", "y"]}}]},
            "“foreignKeys[0].reference.fields” tidak sama banyak",
        ),
        ({"resources": [{"name": "lain", "path": "x.csv"}, {"name": "y"}]}, "Yang ada: lain, y."),
        ({"resources": [{"name": "data", "path": "data.csv"}]}, "“resources[0].schema” tidak ada"),
        ({"resources": [{"name": "data", "path": "data.csv", "schema": "none.json"}]}, "tidak dapat dibuka"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, descriptor: object, words: str) -> None:
    with pytest.raises(PondasiError) as refused:
        _resource(tmp_path, descriptor)
    assert words in refused.value.text.id
    assert refused.value.remedy.id


def test_a_package_knows_its_resources(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text(json.dumps({"fields": ["b"]}), encoding="utf-8")
    package = {
        "resources": [
            {"name": "one", "path": "sub/data.csv", "schema": {"fields": [FIELD]}},
            {"name": "two", "path": ["two.csv"], "schema": "own.json", "dialect": {"csv": {"delimiter": ";"}}},
        ]
    }
    assert _resource(tmp_path, package).schema.fields[0].name == "a"
    two = _resource(tmp_path, package, "another.csv", "two")
    assert (two.schema.fields[0].name, two.dialect.delimiter) == ("b", ";")
    assert two.paths == {"one": "sub/data.csv", "two": "two.csv"}


def test_every_type_and_cause_has_words() -> None:
    assert set(TYPES) == set(FieldType)
    assert set(SENTENCES) == set(Kind)
