"""What readers take away: exact, honest about missing figures and samples, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from tests.rooms.city import City
from tests.rooms.workbooks import KECAMATAN, by_sex, figures

from pondasi.catalogue import building
from pondasi.catalogue import selectors as catalogue
from pondasi.catalogue.artefacts import DOWNLOADS
from pondasi.catalogue.downloads import tidy, wide, workbook
from pondasi.catalogue.models import Artefact
from pondasi.catalogue.product import Product
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Observation,
    Period,
    Place,
    Role,
    Status,
    Text,
)
from pondasi.files.selectors import read_bytes

BIG = "98765432109876543210"
ROOT = Code("64.71", Text("Kota Balikpapan", "Balikpapan"))
CODES = (
    Code("64.71.01", Text("=2+5", "=2+5"), "64.71"),
    Code("64.71.02", Text("@jumlah", "@jumlah"), "64.71"),
    Code("64.71.03", Text("+62 Timur", "+62 Timur"), "64.71"),
    Code("64.71.04", Text("-Tengah", "-Tengah"), "64.71"),
    Code("64.71.05", Text("Selatan; Kota", "South; Kota"), "64.71"),
    Code("64.71.06", Text('Kota "Lama"', 'Old "Town"'), "64.71"),
)
VALUES: dict[str, tuple[Decimal | str | None, Status]] = {
    "64.71.01": (Decimal("12.50"), Status.OK),
    "64.71.02": (Decimal(BIG), Status.OK),
    "64.71.03": (Decimal("0"), Status.OK),
    "64.71.04": (None, Status.MISSING),
    "64.71.05": (Decimal("-3.10"), Status.PROVISIONAL),
    "64.71.06": (None, Status.NIL),
}


def _product(*, is_sample: bool = False, values: dict[str, tuple[Any, Status]] | None = None) -> Product:
    structure = DataStructure(
        id="belanja",
        version="1",
        title=Text("Belanja menurut kecamatan", "Spending by district"),
        frequency=Frequency.ANNUAL,
        dimensions=(
            Dimension("wilayah", Text("Kecamatan", "District"), CodeList("wilayah", "1", (ROOT, *CODES)), True),
        ),
        measure=Measure(Text("Belanja", "Spending"), MeasureKind.MONEY, Text("rupiah", "rupiah"), decimals=2),
    )
    return Product(
        code="belanja",
        number=1,
        structure=structure,
        producer=Text("Dinas Uji", "Test office"),
        definition=Text("=definisi", "=definition"),
        method=Text("Kompilasi", "Compilation"),
        city="Kota Uji",
        url="http://127.0.0.1:8000/data/belanja/edisi/1/",
        release_at=datetime(2026, 1, 5, 9, tzinfo=UTC),
        is_sample=is_sample,
        observations=tuple(
            Observation((code,), Period.parse("2024"), value, "", status, Role.DATA, Place("Tabel", "C5"))
            for code, (value, status) in (VALUES if values is None else values).items()
        ),
    )


def _csv(content: bytes, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def _parquet(content: bytes, tmp_path: Path) -> list[dict[str, Any]]:
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    cursor = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _sheet(content: bytes, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in openpyxl.load_workbook(io.BytesIO(content))[name].iter_rows()]


def test_csv_keeps_digits_and_leaves_missing_empty() -> None:
    rows = _csv(tidy.csv_bytes(_product()), ",")
    assert [row["nilai"] for row in rows] == ["12.50", BIG, "0", "", "-3.10", ""]
    assert [row["status"] for row in rows] == ["ok", "ok", "ok", "missing", "provisional", "nil"]
    assert [row["nama_wilayah"] for row in rows] == [code.name.id for code in CODES], "machine formats are not altered"


def test_json_keeps_digits_and_null() -> None:
    text = tidy.json_bytes(_product()).decode()
    records = json.loads(text, parse_float=lambda digits: digits, parse_int=lambda digits: digits)["records"]
    assert [record["nilai"] for record in records] == ["12.50", BIG, "0", None, "-3.10", None]
    assert '"nilai": 12.50,' in text
    assert [record["nama_wilayah"] for record in records] == [code.name.id for code in CODES]
    assert json.loads(text)["records"][0]["nilai"] == 12.5


def test_parquet_keeps_exact_decimals_and_null(tmp_path: Path) -> None:
    rows = _parquet(wide.tidy_parquet(_product()), tmp_path)
    assert [row["nilai"] for row in rows] == [Decimal("12.50"), Decimal(BIG), 0, None, Decimal("-3.10"), None]
    assert [row["nama_wilayah"] for row in rows] == [code.name.id for code in CODES]
    assert {row["nilai_teks"] for row in rows} == {None}


def test_the_page_table_prints_digits_and_marks(tmp_path: Path) -> None:
    rows = _parquet(wide.wide_parquet(_product()), tmp_path)
    assert [row["p_2024"] for row in rows] == ["12.50", BIG, "0", "…", "-3.10*", "–"]


def test_xlsx_writes_text_as_text_and_loses_no_digit() -> None:
    content = workbook.xlsx_bytes(_product())
    table, data, about = (_sheet(content, name) for name in ("Tabel", "Data", "Tentang data"))
    everything = [cell for sheet in (table, data, about) for row in sheet for cell in row]
    assert not [cell.coordinate for cell in everything if cell.data_type == "f"]
    names = {code.name.id for code in CODES}
    assert names <= {cell.value for cell in everything if cell.data_type == "s"}
    assert "=definisi" in {cell.value for cell in everything}
    printed = {row[0].value: row[1].value for row in table[4:10]}
    assert printed == {
        "=2+5": 12.5,
        "@jumlah": BIG,
        "+62 Timur": 0,
        "-Tengah": "…",
        "Selatan; Kota": -3.1,
        'Kota "Lama"': "–",
    }
    head = [cell.value for cell in data[0]]
    assert [row[head.index("nilai")].value for row in data[1:]] == [12.5, BIG, 0, None, -3.1, None]
    assert not openpyxl.load_workbook(io.BytesIO(content))["Data"]._hyperlinks


def test_csv_for_excel_guards_text_but_not_figures() -> None:
    content = tidy.excel_csv_bytes(_product())
    assert content.startswith(b"\xef\xbb\xbf")
    rows = _csv(content, ";")
    assert [row["nama_wilayah"] for row in rows] == [
        "'=2+5",
        "'@jumlah",
        "'+62 Timur",
        "'-Tengah",
        "Selatan; Kota",
        'Kota "Lama"',
    ]
    assert [row["nilai"] for row in rows] == ["12,50", BIG, "0", "", "-3,10", ""]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+2", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_for_excel_guards_a_text_class_in_place_of_a_figure(text: str) -> None:
    product = _product(values={"64.71.05": (text, Status.OK)})
    assert _csv(tidy.excel_csv_bytes(product), ";")[0]["nilai"] == f"'{text}"
    assert json.loads(tidy.json_bytes(product))["records"][0]["nilai"] == text
    cell = _sheet(workbook.xlsx_bytes(product), "Tabel")[4][1]
    assert cell.data_type == "s"


def test_missing_is_never_zero_in_any_download(tmp_path: Path) -> None:
    product = _product(values={"64.71.04": (None, Status.MISSING), "64.71.03": (Decimal(0), Status.OK)})
    assert [row["nilai"] for row in _csv(tidy.csv_bytes(product), ",")] == ["", "0"]
    assert [row["nilai"] for row in _csv(tidy.excel_csv_bytes(product), ";")] == ["", "0"]
    assert [row["nilai"] for row in json.loads(tidy.json_bytes(product))["records"]] == [None, 0]
    assert [row["nilai"] for row in _parquet(wide.tidy_parquet(product), tmp_path)] == [None, 0]
    assert [row[1].value for row in _sheet(workbook.xlsx_bytes(product), "Tabel")[4:6]] == ["…", 0]


def test_a_sample_says_so_in_every_download(tmp_path: Path) -> None:
    built = building.artefacts_of(_product(is_sample=True))
    assert set(DOWNLOADS) <= built.keys()
    for delimiter, kind in ((",", "csv"), (";", "csv-excel")):
        assert {row["keterangan"] for row in _csv(built[kind], delimiter)} == {"data contoh"}
    document = json.loads(built["json"])
    assert document["sample_data"] is True
    assert "data contoh" in document["citation"]
    assert {record["keterangan"] for record in document["records"]} == {"data contoh"}
    assert {row["keterangan"] for row in _parquet(built["parquet"], tmp_path)} == {"data contoh"}
    for name in ("Tabel", "Data", "Tentang data"):
        cells = [str(cell.value) for row in _sheet(built["xlsx"], name) for cell in row]
        assert any("data contoh" in cell.casefold() for cell in cells), name
    assert b"data contoh" in built["chart-id"]
    assert b"sample data" in built["chart-en"]


def test_what_is_no_sample_does_not_say_so(tmp_path: Path) -> None:
    for kind, content in building.artefacts_of(_product()).items():
        if kind != "xlsx":
            assert b"contoh" not in content.lower(), kind
    assert "keterangan" not in tidy.columns(_product())


def test_a_small_picture_of_a_sample_says_so() -> None:
    product = _product(is_sample=True, values={"64.71": (Decimal(5), Status.OK)})
    later = replace(product.observations[0], period=Period.parse("2025"), value=Decimal(6))
    product = replace(product, observations=(*product.observations, later))
    assert b"data contoh" in building.artefacts_of(product)["spark"]


def test_downloads_of_a_release_hold_what_was_accepted(city: City) -> None:
    """From the agency's workbook to the reader's file: each figure is the one that was printed, samples say so."""
    city.accepted("posyandu")
    release = city.released("posyandu")
    kinds = set(Artefact.objects.filter(release=release).values_list("kind", flat=True))
    assert kinds >= set(DOWNLOADS) | {"chart-id", "chart-en", "wide", "trail"}
    rows = _csv(read_bytes(catalogue.artefact(release, "csv").file), ",")
    assert len(rows) == 21
    for code, (male, female) in figures(2024).items():
        found = {row["kode_jenis_kelamin"]: row["nilai"] for row in rows if row["kode_wilayah"] == code}
        assert found == {"L": str(male), "P": str(female), "_T": str(male + female)}
        assert {row["nama_wilayah"] for row in rows if row["kode_wilayah"] == code} == {KECAMATAN[code]}
    assert {row["keterangan"] for row in rows} == {"data contoh"}
    assert {row["kode_bps_wilayah"] for row in rows if row["kode_wilayah"] == "64.71.01"} == {"6471010"}


def test_a_blank_cell_of_the_agency_stays_missing(city: City) -> None:
    table: dict[str, tuple[int | None, int]] = {**figures(2024), "64.71.03": (None, 1500)}
    city.accepted(content=by_sex(2024, table))
    release = city.released()
    rows = _csv(read_bytes(catalogue.artefact(release, "csv").file), ",")
    (row,) = [r for r in rows if (r["kode_wilayah"], r["kode_jenis_kelamin"]) == ("64.71.03", "L")]
    assert (row["nilai"], row["status"]) == ("", "missing")
    assert release.summary["complete"] == {"found": 11, "expected": 12}
