"""`pondasi check --explain-in`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.rooms.workbooks import by_sex

from pondasi.cli.main import main


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(by_sex(2024, wrong_total=7))
    return path


def test_the_findings_are_written_into_a_copy(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = table.with_name("keluar.xlsx")
    assert main(["check", str(table), "--explain-in", str(out), "--json"]) == 1
    assert str(out) in capsys.readouterr().err
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Tabel", "Pondasi"]
    assert "E10" in book["Pondasi"]["C5"].value


def test_a_copy_that_came_back_is_checked_like_the_file(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = table.with_name("keluar.xlsx")
    main(["check", str(table), "--explain-in", str(out)])
    before = capsys.readouterr().out
    main(["check", str(out)])
    assert capsys.readouterr().out == before


def test_the_file_under_check_is_never_replaced(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = table.read_bytes()
    assert main(["check", str(table), "--explain-in", str(table)]) == 2
    assert table.read_bytes() == before
    assert capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(table), "--explain-in", str(table.parent / "tidak ada" / "x.xlsx")]) == 2
    assert "x.xlsx" in capsys.readouterr().err
