"""`pondasi check --schema` from the outside: every failing row, in the officer's words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pondasi.cli.main import main

SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "kode", "type": "string", "constraints": {"pattern": r"\d{2}"}},
        {"name": "tahun", "type": "year"},
        {"name": "nilai", "type": "number", "constraints": {"minimum": 0, "required": True}},
    ],
    "primaryKey": ["kode", "tahun"],
    "foreignKeys": [{"fields": "kode", "reference": {"resource": "codes.csv", "fields": "id"}}],
}
GOOD = [["11", "2024", "5"], ["12", "2024", "0.5"]]
BAD = [["11", "2024", "-1"], ["11", "2024", "n/a"], ["13", "2024", ""], ["x", "24", "7"]]


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    (tmp_path / "codes.csv").write_text("id,nama\n11,A\n12,B\n", encoding="utf-8")
    return _schema(tmp_path, SCHEMA)


def _schema(folder: Path, descriptor: object) -> Path:
    path = folder / "schema.json"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return path


def _csv(folder: Path, rows: list[list[str]], head: str = "kode,tahun,nilai") -> Path:
    path = folder / "data.csv"
    path.write_text("\n".join([head, *(",".join(row) for row in rows)]) + "\n", encoding="utf-8")
    return path


def _found(capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], list[int]]:
    findings = json.loads(capsys.readouterr().out)["findings"]
    return {(one["code"], "+".join(one["fields"])): one["row_numbers"] for one in findings}


EXPECTED = {
    ("schema_primary_key", "kode+tahun"): [2, 3],
    ("schema_foreign_key", "kode"): [4, 5],
    ("schema_minimum", "nilai"): [2],
    ("schema_type", "nilai"): [3],
    ("schema_required", "nilai"): [4],
    ("schema_pattern", "kode"): [5],
    ("schema_type", "tahun"): [5],
}


def test_a_file_that_conforms(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(_csv(tmp_path, GOOD)), "--schema", str(schema)]) == 0
    assert capsys.readouterr().out == "2 baris sesuai dengan skema.\n"


def test_every_failing_row(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(_csv(tmp_path, BAD)), "--schema", str(schema), "--json"]) == 1
    assert _found(capsys) == EXPECTED


def test_a_workbook_is_judged_alike(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["kode", "tahun", "nilai"])
    for code, year, value in BAD:
        sheet.append([code, int(year), float(value) if value.lstrip("-").isdigit() else value or None])
    book.save(tmp_path / "data.xlsx")
    assert main(["check", str(tmp_path / "data.xlsx"), "--schema", str(schema), "--json"]) == 1
    assert _found(capsys) == EXPECTED


def test_the_words(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(_csv(tmp_path, BAD)), "--schema", str(schema)])
    printed = capsys.readouterr().out
    assert "Kolom nilai: 1 baris tidak berisi angka: “n/a” (1 baris). Baris 3." in printed
    assert "Kolom nilai wajib diisi, tetapi kosong pada 1 baris: baris 4." in printed
    assert "tidak ada dalam tabel rujukan codes.csv: “13” (1 baris), “x” (1 baris)" in printed


def test_english(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    main(["check", str(_csv(tmp_path, BAD)), "--schema", str(schema)])
    assert "Column nilai: 1 rows are below 0: “-1” (1 rows). Rows 2." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("head", "match", "expected"),
    [
        ("tahun,kode,nilai", "exact", ["schema_label_order"]),
        ("tahun,kode,nilai", "equal", []),
        ("Kode,tahun,nilai", "exact", ["schema_label_other"]),
        ("kode,tahun", "exact", ["schema_label_missing"]),
        ("kode,tahun", "superset", []),
        ("kode,tahun,nilai,catatan", "exact", ["schema_label_extra"]),
        ("kode,tahun,nilai,catatan", "subset", []),
        ("kode,tahun,nilai,nilai", "equal", ["schema_label_duplicate"]),
        ("x,y", "partial", ["schema_fields_none"]),
    ],
)
def test_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, match: str, expected: list[str]) -> None:
    fields = [{"name": name, "type": "any"} for name in ("kode", "tahun", "nilai")]
    schema = _schema(tmp_path, {"fields": fields, "fieldsMatch": match})
    file = _csv(tmp_path, [["1"] * len(head.split(","))], head)
    assert main(["check", str(file), "--schema", str(schema), "--json"]) == (1 if expected else 0)
    assert [code for code, _ in _found(capsys)] == expected


def test_decimal_commas_get_their_own_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = _schema(tmp_path, {"fields": ["k", {"name": "n", "type": "number"}]})
    (tmp_path / "d.csv").write_text("k;n\na;1,5\nb;2,5\n", encoding="utf-8")
    main(["check", str(tmp_path / "d.csv"), "--schema", str(schema)])
    assert "Tetapkan “decimalChar” koma" in capsys.readouterr().out


def test_a_package_and_its_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = [{"name": "a", "type": "integer"}, {"name": "b", "type": "any"}]
    package = {
        "resources": [
            {
                "name": "data",
                "path": "d.csv",
                "encoding": "cp1252",
                "dialect": {"delimiter": "|", "header": False, "commentChar": "#"},
                "schema": {
                    "fields": fields,
                    "foreignKeys": [{"fields": "a", "reference": {"resource": "other", "fields": "id"}}],
                },
            },
            {"name": "other", "path": "o.csv", "schema": {"fields": ["id"]}},
        ]
    }
    (tmp_path / "o.csv").write_text("id\n1\n", encoding="utf-8")
    (tmp_path / "d.csv").write_bytes("# catatan\n1|é\n2|x\nz|y\n".encode("cp1252"))
    schema = _schema(tmp_path, package)
    assert main(["check", str(tmp_path / "d.csv"), "--schema", str(schema), "--json"]) == 1
    assert _found(capsys) == {("schema_type", "a"): [4], ("schema_foreign_key", "a"): [3]}


@pytest.mark.parametrize("options", [["--period", "2024"], ["--previous", "x.csv"], ["--dataset", "x.json"]])
def test_other_checks_are_another_run(
    tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["check", str(_csv(tmp_path, GOOD)), "--schema", str(schema), *options]) == 2
    assert "--schema" in capsys.readouterr().err


def test_what_is_not_there(tmp_path: Path, schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.csv"), "--schema", str(schema)]) == 2
    (tmp_path / "codes.csv").unlink()
    assert main(["check", str(_csv(tmp_path, GOOD)), "--schema", str(schema)]) == 2
    assert "none.csv" in capsys.readouterr().err
