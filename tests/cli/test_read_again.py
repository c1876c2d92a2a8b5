"""`pondasi read --recipe`: as the dataset remembers, with what changed told beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.core.tables.test_drift import shape
from tests.core.tables.test_recipe_memory import remembered, table
from tests.core.tables.workbooks import KECAMATAN, save

from pondasi.cli.main import main
from pondasi.core.tables import shape_to_json
from pondasi.core.tables.model import Recipe
from pondasi.core.tables.recipe import memory_to_json


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """Of a file of 2024 in which a row and a column were left out."""
    first = save(tmp_path / "siswa 2024.xlsx", table(2024, rows=[*KECAMATAN, "Luar Kota"]))
    said = Recipe(sheet="Sheet1", skip_rows=frozenset({10}), skip_columns=frozenset({5}))
    whole = {**memory_to_json(remembered(first, said)), "shape": shape_to_json(shape(first, 2024)), "version": 3}
    path = tmp_path / "cara-baca.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_the_file_is_read_as_remembered(recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = save(tmp_path / "siswa 2025.xlsx", table(2025, above=2, rows=[*KECAMATAN, "Luar Kota"]))
    assert main(["read", str(later), "--json", "--recipe", str(recipe)]) == 0
    out = json.loads(capsys.readouterr().out)
    assert len(out["tables"][0]["observations"]) == 12


def test_drift_and_what_no_longer_fits_are_told(
    recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = save(tmp_path / "siswa 2025.xlsx", table(2025, rows=[*KECAMATAN, "Penajam", "Sepaku"], extra=["Lainnya"]))
    assert main(["read", str(later), "--recipe", str(recipe)]) == 0
    told = capsys.readouterr().err
    assert "tidak dapat dipakai: Baris “Luar Kota” dilewati. Baris itu tidak ada di berkas ini." in told
    assert "dibanding berkas 2024: Berkas ini punya 2 baris baru: Penajam, Sepaku." in told
    assert "Lainnya" in told


def test_a_label_that_is_no_data_stays_out_of_the_tidy_file(tmp_path: Path) -> None:
    first = save(tmp_path / "siswa 2024.xlsx", table(2024, rows=[*KECAMATAN, "Luar Kota"]))
    path = tmp_path / "cara-baca.json"
    path.write_text(json.dumps(memory_to_json(remembered(first, Recipe(labels={"Luar Kota": ""})))), encoding="utf-8")
    later = save(tmp_path / "siswa 2025.xlsx", table(2025, rows=[*KECAMATAN, "Luar Kota"]))
    assert main(["read", str(later), "--recipe", str(path), "--out", str(tmp_path / "out")]) == 0
    tidy = (tmp_path / "out" / "table-01.csv").read_text(encoding="utf-8")
    assert KECAMATAN[0] in tidy
    assert "Luar Kota" not in tidy


@pytest.mark.parametrize(
    ("content", "words"), [("x", "bukan JSON"), ("[]", "bukan cara baca"), ('{"labels": 3}', "labels")]
)
def test_a_recipe_that_cannot_be_used(
    content: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    later = save(tmp_path / "b.xlsx", table(2025))
    assert main(["read", str(later), "--recipe", str(path)]) == 2
    assert words in capsys.readouterr().err
    assert main(["read", str(later), "--recipe", str(tmp_path / "none.json")]) == 2
