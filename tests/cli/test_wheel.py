"""The wheel on a laptop that has nothing else: built, installed in a bare environment, and used."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("Timur", "Barat", "Utara", "Tengah", "Selatan", "Kota")
LAST_YEAR = (14315, 12408, 21960, 13577, 18023, 11254)
THIS_YEAR = (14490, 12460, 22180, 13560, 18106, 11281)
INSTALLED = ("et_xmlfile", "openpyxl", "rapidfuzz", "xlsxwriter", "pondasi")


@dataclass(frozen=True)
class Laptop:
    """A bare environment with the wheel, and a folder of files."""

    wheel: Path
    bin: Path
    files: Path

    def pondasi(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """The installed command, far from the repository, on a terminal that knows Windows-1252 only."""
        clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LC_ALL", "LANG")}
        return subprocess.run(
            [self.bin / "pondasi", *arguments],
            capture_output=True,
            check=False,
            cwd=self.files,
            env=clean | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"} | environment,
            timeout=60,
        )


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """Build the wheel and install it, with the versions that the server pins and without its extra."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    wheel = next(folder.glob("*.whl"))
    pins = folder / "pins.txt"
    listed = (ROOT / "requirements" / "server.txt").read_text(encoding="utf-8")
    pins.write_text("\n".join(re.findall(r"^[\w.-]+==[\w.]+", listed, re.MULTILINE)), encoding="utf-8")
    bare = folder / "bare"
    _run(sys.executable, "-m", "venv", "--without-pip", bare)
    binaries = bare / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", binaries / "python", "--disable-pip-version-check", "install")
    _run(*pip, "--quiet", "--prefer-binary", "-c", pins, wheel)
    files = folder / "Data Statistik – Łódź"
    files.mkdir()
    return Laptop(wheel, binaries, files)


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _table(path: Path, year: int, figures: tuple[int, ...], total: int) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Penduduk – ≥ 5 tahun"
    sheet.append([f"Jumlah Penduduk Menurut Kecamatan Tahun {year}"])
    sheet.append([])
    sheet.append(["No", "Kecamatan", "Jumlah Penduduk"])
    for number, (name, figure) in enumerate(zip(NAMES, figures, strict=True), start=1):
        sheet.append([number, f"Balikpapan {name}", figure])
    sheet.append([None, "Jumlah", total])
    book.save(path)
    return path


def test_the_bare_environment_has_no_server(laptop: Laptop) -> None:
    listed = _run(sys.executable, "-m", "pip", "--python", laptop.bin / "python", "list", "--format", "json")
    installed = {one["name"].casefold().replace("_", "-") for one in json.loads(listed)}
    assert installed == {name.casefold().replace("_", "-") for name in INSTALLED}
    found = "import importlib.util as u; print([n for n in ('django', 'duckdb', 'granian') if u.find_spec(n)])"
    assert _run(laptop.bin / "python", "-c", found).strip() == "[]"


def test_the_wheel_holds_what_the_server_needs(laptop: Laptop) -> None:
    names = zipfile.ZipFile(laptop.wheel).namelist()
    for wanted in (
        "pondasi/demo/facts/regions.csv",
        "pondasi/demo/figures/capil-penduduk.csv",
        "pondasi/locale/en/LC_MESSAGES/django.mo",
        "pondasi/web/static/pondasi/base.css",
        "pondasi/web/static/pondasi/vendor/inter/LICENSE",
        "pondasi/web/templates/base.html",
        "pondasi/people/migrations/0001_initial.py",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(name.startswith(("pondasi/", "pondasi-")) for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith((".sqlite3", ".orig"))]


@pytest.mark.parametrize(
    ("locale", "usage"), [("en_GB.UTF-8", "Usage: pondasi"), ("id_ID.UTF-8", "Pemakaian: pondasi")]
)
def test_help_offers_what_works_without_a_server(laptop: Laptop, locale: str, usage: str) -> None:
    done = laptop.pondasi("--help", LANG=locale)
    text = done.stdout.decode("cp1252")
    assert done.returncode == 0
    assert text.startswith(usage)
    assert re.findall(r"^    ?(\w+) {2,}\w", text, re.MULTILINE) == ["read", "check", "template"]


def test_read(laptop: Laptop) -> None:
    path = _table(laptop.files / "Penduduk tahun 2024 – ≥ é.xlsx", 2024, THIS_YEAR, sum(THIS_YEAR))
    done = laptop.pondasi("read", path, "--json")
    assert done.returncode == 0, done.stderr.decode("cp1252")
    (table,) = json.loads(done.stdout.decode("cp1252"))["tables"]
    assert table["sheet"] == "Penduduk – ≥ 5 tahun"
    assert [one["value"] for one in table["observations"]] == [*THIS_YEAR, sum(THIS_YEAR)]
    in_words = laptop.pondasi("read", path, LANG="en_GB.UTF-8")
    assert in_words.returncode == 0
    assert "7 figures" in in_words.stdout.decode("cp1252")


def test_check_compares_with_an_earlier_file(laptop: Laptop) -> None:
    before = _table(laptop.files / "Penduduk 2023 ł.xlsx", 2023, LAST_YEAR, sum(LAST_YEAR))
    same = _table(laptop.files / "Penduduk 2024 ł.xlsx", 2024, LAST_YEAR, sum(LAST_YEAR))
    done = laptop.pondasi("check", same, "--previous", before)
    assert done.returncode == 0, done.stderr.decode("cp1252")
    assert "sama persis" in done.stdout.decode("cp1252")
    codes = json.loads(laptop.pondasi("check", same, "--previous", before, "--json").stdout.decode("cp1252"))
    assert any(one["code"].startswith("copied") for one in codes["findings"])


def test_exit_codes(laptop: Laptop) -> None:
    wrong = _table(laptop.files / "jumlah keliru.xlsx", 2024, THIS_YEAR, sum(THIS_YEAR) + 900)
    assert laptop.pondasi("check", wrong).returncode == 1
    empty = laptop.files / "kosong.xlsx"
    empty.touch()
    for command in ("read", "check"):
        done = laptop.pondasi(command, empty)
        assert done.returncode == 2
        assert done.stdout == b""
        assert "kosong" in done.stderr.decode("cp1252").casefold()
    assert laptop.pondasi("serve").returncode == 2
