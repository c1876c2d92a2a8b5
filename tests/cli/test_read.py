"""`pondasi read` as a person types it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.tables.workbooks import save, save_sheets

from pondasi.cli import read_run as command
from pondasi.cli.main import main

ROWS = [
    ["Tabel 1. Jumlah Siswa Tahun 2024"],
    ["Kecamatan", "L", "P", "Jumlah"],
    ["Balikpapan Timur", 10, 0.1, 10.1],
    ["Balikpapan Barat", "-", "...", 7],
]


@pytest.fixture
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_a_person_is_told_what_was_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], indonesian: None
) -> None:
    assert main(["read", str(save(tmp_path / "nama dengan spasi.xlsx", ROWS))]) == 0
    shown = capsys.readouterr().out
    assert "Tabel 1: lembar Sheet1, A2:D4" in shown
    assert "periode: 2024" in shown
    assert "6 angka" in shown
    assert "B3: 10  (Balikpapan Timur | L)" in shown


def test_english_is_spoken_where_the_environment_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["read", str(save(tmp_path / "a.xlsx", ROWS))]) == 0
    assert "Table 1: sheet Sheet1" in capsys.readouterr().out


def test_json_has_the_digits_of_the_source_in_ascii(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["Kecamatan “K”", "Nilai"], ["Timur", 0.1], ["Barat", 12345678.25], ["Utara", 5.0]]
    assert main(["read", str(save(tmp_path / "a.xlsx", rows)), "--json"]) == 0
    shown = capsys.readouterr().out
    assert shown.isascii()
    assert '"value": 0.1,' in shown
    assert '"value": 12345678.25,' in shown
    assert '"value": 5,' in shown
    (table,) = json.loads(shown)["tables"]
    assert list(table) == [
        "sheet", "range", "title", "number", "unit", "units", "source", "notes", "footnotes", "periods", "observations",
    ]  # fmt: skip
    assert table["observations"][0] == {
        "cell": "B2",
        "value": 0.1,
        "raw": "0.1",
        "status": "ok",
        "role": "data",
        "labels": ["Timur", "Nilai"],
    }


def test_out_gets_a_tidy_csv_a_table_and_the_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "hasil baca"
    assert main(["read", str(save(tmp_path / "a.xlsx", ROWS)), "--out", str(out)]) == 0
    with (out / "table-01.csv").open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    assert records[0] == {
        "Kecamatan": "Balikpapan Timur",
        "column": "L",
        "period": "2024",
        "value": "10",
        "status": "ok",
        "role": "data",
        "sheet": "Sheet1",
        "cell": "B3",
    }
    assert [record["status"] for record in records[3:5]] == ["nil", "missing"]
    assert len(json.loads((out / "reading.json").read_text(encoding="ascii"))["tables"]) == 1
    assert "reading.json" in capsys.readouterr().out


def test_one_sheet_only_and_a_sheet_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(save_sheets(tmp_path / "a.xlsx", {"Satu": ROWS, "Dua": ROWS}))
    assert main(["read", path, "--sheet", "Dua", "--json"]) == 0
    assert [table["sheet"] for table in json.loads(capsys.readouterr().out)["tables"]] == ["Dua"]
    assert main(["read", path, "--sheet", "Tiga"]) == 2
    assert "Tiga" in capsys.readouterr().err


def test_what_cannot_be_read_is_said_on_stderr_with_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], indonesian: None
) -> None:
    path = tmp_path / "scan.xlsx"
    path.write_bytes(b"%PDF-1.4 ...")
    assert main(["read", str(path)]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert "PDF, bukan tabel" in printed.err
    assert "Mintalah berkas Excel asal" in printed.err


def test_json_beyond_the_limit_needs_a_folder_and_prints_the_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MOST_CELLS_ON_STDOUT", 3)
    path = str(save(tmp_path / "a.xlsx", ROWS))
    assert main(["read", path, "--json"]) == 2
    assert "--out" in capsys.readouterr().err
    assert main(["read", path, "--json", "--out", str(tmp_path / "o")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "o" / "reading.json")


def test_a_terminal_that_knows_few_letters_is_no_obstacle(tmp_path: Path) -> None:
    rows = [["Kecamatan → 県", "Jumlah ≥ 5"], ["Timur – é", 4], ["Barat", 5]]
    path = save(tmp_path / "a.xlsx", rows)
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": os.pathsep.join(sys.path)}
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "pondasi.cli.main", "read", str(path), *options],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert b"Timur" in done.stdout


def test_a_cell_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str], indonesian: None) -> None:
    path = str(save(tmp_path / "a.xlsx", ROWS))
    assert main(["read", path, "--explain", "b3"]) == 0
    shown = capsys.readouterr().out
    assert "baris Balikpapan Timur (A3), kolom L (B2)" in shown
    assert main(["read", path, "--explain", "tujuh"]) == 2
    assert "bukan alamat sel" in capsys.readouterr().err


def test_a_list_is_told_and_its_rows_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], indonesian: None
) -> None:
    rows = [["Nama Data", "Produsen Data", "Jadwal Rilis", "Satuan"]]
    rows += [[f"Jumlah {n}", "Dinas A", "Maret", "orang"] for n in range(4)]
    path = str(save(tmp_path / "daftar.xlsx", rows))
    assert main(["read", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"tables": []}
    assert main(["read", path]) == 0
    assert "isinya daftar 4 baris" in capsys.readouterr().out
    assert main(["read", path, "--as", "register", "--json"]) == 0
    (register,) = json.loads(capsys.readouterr().out)["registers"]
    assert register["rows"][1]["Nama Data"] == "Jumlah 1"
    assert main(["read", str(save(tmp_path / "kosong.xlsx", [["a"]])), "--as", "register"]) == 2
    assert "Tidak ada daftar" in capsys.readouterr().err
