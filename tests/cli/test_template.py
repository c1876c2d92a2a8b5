"""`pondasi template`: a form on an agency's own laptop."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from tests.core.checks.structures import PEOPLE

from pondasi.cli.main import main
from pondasi.core.formats.structure_json import structure_to_json
from pondasi.core.tables import load_workbook
from pondasi.core.tables.template import read_form
from pondasi.core.values import Period


@pytest.fixture
def definition(tmp_path: Path) -> Path:
    path = tmp_path / "struktur.json"
    path.write_text(json.dumps(structure_to_json(PEOPLE)), encoding="utf-8")
    return path


def test_a_form_is_written_and_reads_back(definition: Path, tmp_path: Path) -> None:
    out = tmp_path / "formulir.xlsx"
    assert main(["template", str(definition), "--period", "2025", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    book.worksheets[0]["C8"] = 1240
    book.save(out)
    form = read_form(load_workbook(out), PEOPLE, Period(2025))
    assert form is not None
    assert [o.value for o in form.table.observations if o.place.cell == "C8"] == [1240]


@pytest.mark.parametrize("period", ["2025-Q1", "tahun depan"])
def test_a_period_of_another_kind_gets_a_sentence(
    definition: Path, tmp_path: Path, period: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "formulir.xlsx"
    assert main(["template", str(definition), "--period", period, "--out", str(out)]) == 2
    assert f"“{period}” bukan periode tahunan" in capsys.readouterr().err
    assert not out.exists()


def test_a_definition_or_place_that_cannot_be_used_gets_a_sentence(
    definition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--period", "2025", "--out", str(tmp_path / "tidak" / "ada.xlsx")]
    assert main(["template", str(tmp_path / "tidak-ada.json"), *arguments]) == 2
    assert "tidak dapat dibuka" in capsys.readouterr().err
    assert main(["template", str(definition), *arguments]) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err
