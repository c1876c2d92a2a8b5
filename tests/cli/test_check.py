"""`pondasi check` from the outside: what it prints, in which language, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.core.checks.structures import PEOPLE

from pondasi.cli.main import main
from pondasi.core.formats.structure_json import structure_to_json

NAMES = ("Timur", "Barat", "Utara", "Tengah", "Selatan", "Kota")
LAST_YEAR = (14315, 12408, 21960, 13577, 18023, 11254)
THIS_YEAR = (14490, 12460, 22180, 13560, 18106, 11281)


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def _csv(path: Path, year: str, figures: tuple[int, ...], order: int = 1) -> Path:
    rows = [f"Balikpapan {name},{year},{figure}" for name, figure in zip(NAMES, figures, strict=True)][::order]
    path.write_text("\n".join(["kecamatan,tahun,jumlah_penduduk", *rows]) + "\n", encoding="utf-8")
    return path


def _workbook(path: Path, title: str, figures: tuple[int, ...], total: int) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Penduduk"
    sheet.append([title])
    sheet.append([])
    sheet.append(["No", "Kecamatan", "Jumlah Penduduk"])
    for number, (name, figure) in enumerate(zip(NAMES, figures, strict=True), start=1):
        sheet.append([number, f"Balikpapan {name}", figure])
    sheet.append([None, "Jumlah", total])
    book.save(path)
    return path


def _findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    result = json.loads(capsys.readouterr().out)
    assert set(result) == {"tables", "findings"}
    assert all("observations" not in table for table in result["tables"])
    return list(result["findings"])


def test_nothing_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _csv(tmp_path / "2023.csv", "2023", LAST_YEAR)
    now = _csv(tmp_path / "2024.csv", "2024", THIS_YEAR)
    assert main(["check", str(now), "--previous", str(before)]) == 0
    assert capsys.readouterr().out == "Tidak ada yang perlu ditanyakan: 6 angka dalam 1 tabel sudah diperiksa.\n"


def test_figures_of_last_year_in_other_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _csv(tmp_path / "2023.csv", "2023", LAST_YEAR)
    now = _csv(tmp_path / "2024.csv", "2024", LAST_YEAR, order=-1)
    assert main(["check", str(now), "--previous", str(before)]) == 0
    printed = capsys.readouterr().out
    assert "Mohon penjelasan (1)" in printed
    assert "6 dari 6 angka sama persis dengan tahun 2023." in printed


def test_json_names_cell_and_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _csv(tmp_path / "2023.csv", "2023", LAST_YEAR)
    now = _csv(tmp_path / "2024.csv", "2024", LAST_YEAR)
    assert main(["check", str(now), "--previous", str(before), "--json"]) == 0
    (finding,) = _findings(capsys)
    assert set(finding) == {
        *("code", "severity", "sheet", "cell", "rows"),
        *("title", "message", "expected", "found", "fix"),
    }
    assert (finding["code"], finding["severity"]) == ("copied_previous", "warning")
    assert (finding["sheet"], finding["cell"]) == ("", "C4")
    assert finding["rows"][0] == "Balikpapan Utara"


def test_a_wrong_total_in_a_workbook_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _workbook(tmp_path / "a.xlsx", "Jumlah Penduduk Tahun 2024", THIS_YEAR, sum(THIS_YEAR) - THIS_YEAR[0])
    assert main(["check", str(file), "--json"]) == 1
    (finding,) = _findings(capsys)
    assert (finding["code"], finding["severity"], finding["sheet"]) == ("total_parts", "error", "Penduduk")
    assert "Balikpapan Timur (sel C4)" in finding["message"]


def test_files_without_a_period_go_by_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Jumlah Penduduk menurut Kecamatan"
    earlier = tuple(figure - 150 - 10 * place for place, figure in enumerate(LAST_YEAR))
    oldest = _workbook(tmp_path / "a.xlsx", title, earlier, sum(earlier))
    newer = _workbook(tmp_path / "b.xlsx", title, LAST_YEAR, sum(LAST_YEAR))
    now = _workbook(tmp_path / "c.xlsx", title, LAST_YEAR, sum(LAST_YEAR))
    assert main(["check", str(now), "--previous", str(oldest), "--previous", str(newer)]) == 0
    assert "6 dari 6 angka sama persis dengan berkas sebelumnya." in capsys.readouterr().out


def test_last_years_title_kept_by_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _workbook(tmp_path / "a.xlsx", "Jumlah Penduduk Tahun 2023", LAST_YEAR, sum(LAST_YEAR))
    now = _workbook(tmp_path / "b.xlsx", "Jumlah Penduduk Tahun 2023", LAST_YEAR, sum(LAST_YEAR))
    assert main(["check", str(now), "--previous", str(before), "--period", "2024", "--json"]) == 1
    assert {finding["code"] for finding in _findings(capsys)} == {"copied_previous", "period_unexpected"}


def test_a_dataset_from_the_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    definition = tmp_path / "dataset.json"
    definition.write_text(json.dumps(structure_to_json(PEOPLE)), encoding="utf-8")
    file = tmp_path / "a.csv"
    file.write_text("kecamatan,tahun,jumlah\nBalikpapan Timur,2024,14490\nSamarinda Ulu,2024,8000\n", encoding="utf-8")
    assert main(["check", str(file), "--dataset", str(definition), "--json"]) == 1
    codes = [finding["code"] for finding in _findings(capsys)]
    assert "keys_unknown" in codes
    assert "keys_missing" in codes


def test_personal_data_is_named_but_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    rows = ["NIK,Nilai", "6471054101900001,600000", "6471051203850002,600000", "6471056507780003,600000"]
    file.write_text("\n".join(rows), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    printed = capsys.readouterr().out
    assert "kolom A (“NIK”) berisi 3 NIK" in printed
    assert "647105" not in printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "tidak-ada.xlsx"], "tidak-ada.xlsx"),
        (["check", "{file}", "--period", "tahun lalu"], "“tahun lalu” bukan periode."),
        (["check", "{file}", "--dataset", "{file}"], "bukan JSON."),
        (["check", "{file}", "--dataset", "tidak-ada.json"], "tidak-ada.json tidak dapat dibuka."),
        (["check"], "argumen berikut diperlukan: FILE"),
        (["chek"], "tidak dikenal"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_one_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _csv(tmp_path / "2024.csv", "2024", THIS_YEAR)
    assert main([argument.format(file=file) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert "Traceback" not in captured.err
    assert not captured.out


def test_help_in_both_languages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    indonesian = capsys.readouterr().out
    assert "Pemakaian: pondasi" in indonesian
    assert "Perintah:" in indonesian
    assert "usage:" not in indonesian
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["check", "--help"]) == 0
    assert "Usage: pondasi check" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("pondasi ")


def _run(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pondasi.cli.main", *arguments]
    path = str(Path(__file__).parents[2] / "src")
    environment = {**os.environ, "PYTHONPATH": path, **environment}
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)


def test_a_terminal_that_cannot_show_everything(tmp_path: Path) -> None:
    file = _workbook(tmp_path / "a.xlsx", "Penduduk Šumić 2024", THIS_YEAR, sum(THIS_YEAR) - 7)
    done = _run(["check", str(file)], PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert b"selisih -7" in done.stdout
    assert not done.stderr


def test_output_into_a_pipe_that_closes(tmp_path: Path) -> None:
    file = _workbook(tmp_path / "a.xlsx", "Penduduk 2024", THIS_YEAR, sum(THIS_YEAR) - 7)
    command = f"{sys.executable} -m pondasi.cli.main check {file} | true"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=environment, check=False, timeout=60)
    assert not done.stderr
