"""Large regular tables by columns say what the ordinary reader says, or are left to it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.core.tables.regular.regular_tables import RegularTable, regular_table

from pondasi.cli.main import main
from pondasi.core.tables import load_workbook, match, understand
from pondasi.core.tables.regular import size
from pondasi.core.tables.regular.reading import read_by_columns
from pondasi.core.tables.regular.size import Irregular

Rows = list[tuple[Any, ...]]
FIXED = 7
SHEET = "xl/worksheets/sheet1.xml"


def by_rows(path: Path) -> tuple[list[str], Rows]:
    """Dimensions and figures (cell, labels, period, value, status, role) as the ordinary reader has them."""
    (printed,) = understand(load_workbook(path)).tables
    table = match(printed, None)
    rows: Rows = []
    for one in table.observations:
        names = (d.code_list.by_id[code].name.id for d, code in zip(table.dimensions, one.key, strict=True))
        period = one.period.code if one.period.year > 1 else ""
        rows.append((one.place.cell, *names, period, one.value, one.status.value, one.role.value))
    return [dimension.name.id for dimension in table.dimensions], sorted(rows)


def by_columns(path: Path, part: str | None = None) -> tuple[list[str], Rows]:
    frame = parquet(path, part)
    cells = pl.concat_str("cell_column", "cell_row")
    names = frame.columns[:-FIXED]
    rows = frame.select(cells.alias("_cell"), *names, "period", "value", "status", "role").rows()
    return names, sorted(rows)


def parquet(path: Path, part: str | None = None) -> pl.DataFrame:
    target = path.parent / "tidy.parquet"
    found = read_by_columns(path, ("" if path.suffix == ".csv" else SHEET) if part is None else part, None, print)
    found.write(target)
    frame = pl.read_parquet(target)
    assert frame.height == found.count
    return frame


def check(seeds: range, folder: Path) -> int:
    """How many of these tables were read by columns; each of them exactly as by rows."""
    read = 0
    for seed in seeds:
        path = regular_table(seed).save(folder)
        try:
            found = by_columns(path)
        except Irregular:
            continue
        assert found == by_rows(path), f"seed {seed}"
        read += 1
    return read


def test_random_regular_tables_are_read_by_columns_as_by_rows(tmp_path: Path) -> None:
    assert check(range(24), tmp_path) >= 19


@pytest.mark.long
def test_many_random_regular_tables(tmp_path: Path) -> None:
    assert check(range(300), tmp_path) >= 260


def simple(rows: int = 600) -> RegularTable:
    body = [[f"Desa {n % 70}", 2020 + n % 3, n * 7 % 5000, n / 8] for n in range(rows)]
    return RegularTable([["desa", "tahun", "penduduk", "luas"], *body], "xlsx")


def test_values_are_exact_decimals_beside_row_and_column(tmp_path: Path) -> None:
    frame = parquet(simple().save(tmp_path))
    one = frame.row(by_predicate=(pl.col("cell_row") == 400) & (pl.col("cell_column") == "D"), named=True)
    assert one == {
        "desa": "Desa 48",
        "column": "luas",
        "period": "2022",
        "value": Decimal("49.75"),
        "status": "ok",
        "role": "data",
        "cell_row": 400,
        "cell_column": "D",
        "raw": None,
    }


def test_money_of_seventeen_digits_keeps_them_all(tmp_path: Path) -> None:
    rows = [["desa", "anggaran"], *([f"Desa {n % 9}", f"{12345678901234567 + n}"] for n in range(600))]
    frame = parquet(RegularTable(rows, "csv ,").save(tmp_path))
    assert frame.filter(pl.col("cell_row") == 402)["value"].item() == Decimal(12345678901234967)


def test_raw_text_is_kept_where_it_says_more_than_the_digits(tmp_path: Path) -> None:
    rows = [["desa", "nilai"], *([f"Desa {n % 9}", f"{n % 7 + 1}.234.{n % 900 + 100}"] for n in range(600))]
    rows[400][1] = "-"
    frame = parquet(RegularTable(rows, "csv ;").save(tmp_path)).sort("cell_row")
    assert frame.row(399, named=True)["raw"] == "-"
    assert frame.row(399, named=True)["status"] == "nil"
    assert frame.row(398, named=True)["raw"] == rows[399][1]
    assert frame.row(398, named=True)["value"] == Decimal(rows[399][1].replace(".", ""))


def spoiled(change: str) -> RegularTable:
    """A regular table with something in the middle that only the ordinary reader may judge."""
    table = simple()
    match change:
        case "a section":
            table.rows[333] = ["Kecamatan Lain", None, None, None]
        case "an empty stretch":
            table.rows[300:330] = [[None] * 4] * 30
        case "a blank label":
            table.rows[333][0] = None
        case "a column of its own":
            table.rows[333] = [*table.rows[333], None, 5]
        case "a total without a word":
            table.rows.append(["Balikpapan", 2020, *(sum(r[c] for r in table.rows[1:]) for c in (2, 3))])
    return table


CHANGES = [
    "a section",
    "an empty stretch",
    "a blank label",
    "a column of its own",
    "a total without a word",
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_of_one_form_is_left_to_the_ordinary_reader(change: str, tmp_path: Path) -> None:
    with pytest.raises(Irregular):
        parquet(spoiled(change).save(tmp_path))


def test_words_among_figures_are_open_questions_as_for_the_ordinary_reader(tmp_path: Path) -> None:
    table = simple()
    for row in table.rows[300:400]:
        row[3] = "belum lapor"
    path = table.save(tmp_path)
    assert by_columns(path) == by_rows(path)
    assert parquet(path).filter(pl.col("status") == "ambiguous").height == 100


def test_merged_cells_between_head_and_tail_are_not_regular(tmp_path: Path) -> None:
    table = simple()
    table.merges = [(333, 0, 334, 0)]
    with pytest.raises(Irregular):
        parquet(table.save(tmp_path))


def test_the_command_writes_parquet_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(size, "MANY_CELLS", 1000)
    path = simple().save(tmp_path)
    assert main(["read", str(path), "--out", str(tmp_path / "hasil")]) == 0
    assert pl.read_parquet(tmp_path / "hasil" / "table-01.parquet").height == 1200
    said = capsys.readouterr().out
    assert "A1:D601" in said
    assert "1.200 angka" in said
    assert '"file": "table-01.parquet"' in (tmp_path / "hasil" / "reading.json").read_text()


def test_the_command_reads_what_is_not_regular_row_by_row_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(size, "MANY_CELLS", 1000)
    path = spoiled("a section").save(tmp_path)
    assert main(["read", str(path), "--out", str(tmp_path / "hasil")]) == 0
    assert (tmp_path / "hasil" / "table-01.csv").exists()
    assert "satu per satu" in capsys.readouterr().err


def test_small_files_stay_on_the_ordinary_path(tmp_path: Path) -> None:
    assert size.large_sheet(simple().save(tmp_path)) is None
