"""The server's commands from the outside: demo, dataset, journal, serve."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATASET = "disdikbud-peserta-didik-smp"


@dataclass(frozen=True)
class City:
    """A data directory with the demo city, and the commands on it."""

    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "LC_ALL")}
        return kept | {"PONDASI_HOME": str(self.home), "PYTHONPATH": str(ROOT / "src"), "LANG": "en_GB.UTF-8"} | more

    def pondasi(self, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pondasi.cli.main", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env=self.environment(**more), timeout=120
        )

    def change_journal(self, statement: str) -> None:
        with sqlite3.connect(self.home / "pondasi.sqlite3", isolation_level=None) as database:
            database.execute(statement)
        database.close()

    def copied_to(self, home: Path) -> City:
        """The same city elsewhere, to be spoiled."""
        home.mkdir(parents=True)
        with (
            sqlite3.connect(self.home / "pondasi.sqlite3") as source,
            sqlite3.connect(home / "pondasi.sqlite3") as target,
        ):
            source.backup(target)
        source.close()
        target.close()
        return City(home)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The demo city, loaded once; its sample files lie in `samples`."""
    made = City(tmp_path_factory.mktemp("city"))
    done = made.pondasi("demo", "--samples", made.home / "samples")
    assert done.returncode == 0, done.stderr
    assert not (made.home / "demo-loaded").exists(), "writing the samples loads nothing"
    done = made.pondasi("demo")
    assert done.returncode == 0, done.stderr
    assert "walidata@contoh.pondasi.test" in done.stdout
    return made


def test_demo_may_be_repeated(city: City) -> None:
    done = city.pondasi("demo")
    assert done.returncode == 0
    assert "Loading" not in done.stdout


def test_the_demo_is_refused_in_production(tmp_path: Path) -> None:
    home = City(tmp_path)
    done = home.pondasi("demo", PONDASI_ENV="production", PONDASI_URL="https://data.example")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("The demo city is not loaded in production.")


def test_a_production_server_refuses_to_start_with_demo_accounts(city: City) -> None:
    done = city.pondasi(
        "serve", "--port", str(_free_port()), PONDASI_ENV="production", PONDASI_URL="https://data.example"
    )
    assert done.returncode == 2
    assert "Demo accounts are still here." in done.stderr


def test_a_definition_from_the_server_checks_files_on_a_laptop(city: City) -> None:
    exported = city.pondasi("dataset", DATASET)
    assert exported.returncode == 0
    definition = city.home / "definition.json"
    definition.write_text(exported.stdout, encoding="utf-8")
    samples = city.home / "samples"

    def check(name: str) -> subprocess.CompletedProcess[str]:
        return city.pondasi("check", samples / name, "--dataset", definition, "--json")

    clean = check("Tabel SMP per Kecamatan 2025.xlsx")
    assert clean.returncode == 0, clean.stdout
    swapped = check("smp_2025_final(2).xlsx")
    assert swapped.returncode == 1
    assert [one["code"] for one in json.loads(swapped.stdout)["findings"]] == ["total_parts"]
    missing = check("DATA SMP 2025 - REV.xlsx")
    assert any(one["code"].startswith("keys_missing") for one in json.loads(missing.stdout)["findings"])


def test_a_dataset_that_is_not_there(city: City) -> None:
    done = city.pondasi("dataset", "tidak-ada")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no dataset tidak-ada." in done.stderr


def test_the_journal_is_proved_and_anchored(city: City) -> None:
    anchor = city.home / "anchor.json"
    assert city.pondasi("journal", "anchor", "--out", anchor).returncode == 0
    head = json.loads(anchor.read_text(encoding="utf-8"))
    assert head["sequence"] > 0 and len(head["hash"]) == 64
    assert json.loads(city.pondasi("journal", "anchor").stdout) == head
    done = city.pondasi("journal", "verify", "--anchor", anchor)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{head['sequence']} entries proved, 0 not sealed yet.")
    no_anchor = city.pondasi("journal", "verify", "--anchor", city.home / "samples")
    assert no_anchor.returncode == 2
    assert "cannot be read" in no_anchor.stderr


@pytest.mark.parametrize(
    ("tampering", "without_anchor"),
    [
        ("UPDATE people_journalentry SET event = 'slice.forged' WHERE sequence = 7", 1),
        ("DELETE FROM people_journalentry WHERE sequence = 7", 1),
        ("DELETE FROM people_journalentry WHERE sequence > 20", 0),
    ],
    ids=["rewritten", "removed", "tail cut"],
)
def test_tampering_shows(city: City, tmp_path: Path, tampering: str, without_anchor: int) -> None:
    other = city.copied_to(tmp_path / "other")
    anchor = other.home / "anchor.json"
    other.pondasi("journal", "anchor", "--out", anchor)
    other.change_journal(tampering)
    assert other.pondasi("journal", "verify").returncode == without_anchor
    done = other.pondasi("journal", "verify", "--anchor", anchor)
    assert done.returncode == 1
    assert "The chain is broken" in done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _descendants(pid: int) -> dict[int, str]:
    """Process ids below `pid` and their command lines (Linux)."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    found, waiting = {}, [pid]
    while waiting:
        parent = waiting.pop()
        for child in [one for one, above in parents.items() if above == parent]:
            waiting.append(child)
            found[child] = _command_line(child)
    return found


def _of_this_city(city: City) -> list[int]:
    """Processes that work on this data directory, whoever their parent is now."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if f"PONDASI_HOME={city.home}".encode() in entry.joinpath("environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid() and _is_alive(pid)]


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(true: Callable[[], object], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return answer.status == 200 and "Satu Data" in answer.read().decode()
    except (urllib.error.URLError, OSError):
        return False


def _worker(server: subprocess.Popen[str]) -> int:
    return next((pid for pid, line in _descendants(server.pid).items() if line.rstrip().endswith(" worker")), 0)


@pytest.fixture
def start(city: City) -> Iterator[Callable[[int], subprocess.Popen[str]]]:
    """Starts `pondasi serve` on a port; ended at the latest after the test."""
    started: list[subprocess.Popen[str]] = []

    def starter(port: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "pondasi.cli.main", "serve", "--port", str(port)]
        log = (city.home / "serve.log").open("ab")  # not a pipe: a process that stays behind would keep it open
        server = subprocess.Popen(command, env=city.environment(), stdout=log, stderr=log, text=True)
        log.close()
        started.append(server)
        return server

    yield starter
    for server in started:
        server.kill()
        server.wait()
    for pid in _of_this_city(city):
        os.kill(pid, signal.SIGKILL)


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")


@needs_proc
def test_serve_watches_its_worker_and_leaves_nothing_behind(
    city: City, start: Callable[[int], subprocess.Popen[str]]
) -> None:
    port = _free_port()
    server = start(port)
    assert _until(lambda: _answers(port))
    assert _until(lambda: _worker(server))
    first = _worker(server)
    os.kill(first, signal.SIGKILL)
    assert _until(lambda: _worker(server) not in (0, first)), "the worker was not started again"
    assert _answers(port)
    second = city.pondasi("serve", "--port", str(port))
    assert second.returncode != 0
    assert f"127.0.0.1:{port} is in use" in second.stderr
    below = _descendants(server.pid)
    assert len(below) >= 2
    server.terminate()
    assert server.wait(timeout=30) == 0
    assert _until(lambda: not any(map(_is_alive, below)), 20), [_command_line(pid) for pid in below if _is_alive(pid)]


@needs_proc
def test_serve_starts_again_on_the_same_data_after_kill_9(start: Callable[[int], subprocess.Popen[str]]) -> None:
    port = _free_port()
    server = start(port)
    assert _until(lambda: _answers(port))
    below = _descendants(server.pid)
    server.kill()
    server.wait()
    assert _until(lambda: not any(map(_is_alive, below)), 20), [_command_line(pid) for pid in below if _is_alive(pid)]
    begun = time.monotonic()
    again = start(port)
    assert _until(lambda: _answers(port))
    assert time.monotonic() - begun < 30
    again.terminate()
    assert again.wait(timeout=30) == 0


def test_the_nightly_check_says_how_far_it_is(city: City) -> None:
    done = city.pondasi("nightly")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "datasets beside their own past: 7 of 7" in lines
    assert lines[-1] == "Done. New findings: 0."  # the demo city was checked when it was loaded
