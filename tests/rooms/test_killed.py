"""Killed with -9 at the worst moments, in real processes on a real SQLite file: the next start finds all whole."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.killing import MOMENTS

ROOT = Path(__file__).parents[2]
ALWAYS = {
    "reading: kept, not stored",
    "reading: refused, not discarded",
    "acceptance: inside",
    "release: built, not stored",
    "release: after the flip",
}
"""The moments of every run; the others cost as much again and are tried in the long one."""


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    settings = "tests.rooms.killing_settings"
    return kept | {"PONDASI_HOME": str(home), "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": settings}


def _run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.rooms.killing", *command],
        env=_environment(home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city on disk in which every moment is about to happen."""
    home = tmp_path_factory.mktemp("killed") / "home"
    done = _run(home, "prepare")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def scene(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it that may be killed."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))


def _survived(home: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    done = _run(home, "survivor")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    return found["before"], found["after"]


def _assert_whole(state: dict[str, Any]) -> None:
    """What holds at every moment, also right after the kill."""
    assert state["journal"][0] == ""
    assert state["missing_files"] == []
    assert state["personal"] == []
    assert len(state["slices"]) == state["accepted_entries"] == state["submissions"].count("accepted")
    assert all(count == 21 and periods == 1 for _, count, periods in state["slices"])
    public = {number: count for number, (now, count) in state["releases"].items() if now in {"released", "superseded"}}
    assert all(count >= 9 for count in public.values()), public
    assert [now for now, _ in state["releases"].values()].count("released") == 1, "readers see one edition"


def _assert_done(state: dict[str, Any]) -> None:
    """Where everything that waited has been done."""
    _assert_whole(state)
    assert {name: left for name, (left, _) in state["readings"].items()} == dict.fromkeys(state["readings"], 0)
    assert state["readings"]["siswa 2024"] == [0, 21]
    assert state["readings"]["posyandu 2024"] == [0, 0]
    assert state["uploads"] == ["readable", "refused"]
    assert state["findings"] == 1
    assert state["incoming"] == 0
    assert state["submissions"] == ["accepted", "accepted", "accepted", "draft", "draft"]
    assert {number: now for number, (now, _) in state["releases"].items()} == {"1": "superseded", "2": "released"}
    assert state["journal"] == ["", 0]


BEFORE: dict[str, dict[str, Any]] = {
    "reading: kept, not stored": {"uploads": ["refused", "waiting"], "incoming": 1},
    "reading: half stored": {"uploads": ["waiting", "waiting"], "incoming": 2, "findings": 0},
    "reading: refused, not discarded": {"uploads": ["refused", "waiting"], "incoming": 2},
    "acceptance: inside": {"submissions": ["accepted", "accepted", "draft", "draft", "steward_check"]},
    "release: built, not stored": {},
    "release: before the flip": {},
    "release: inside the flip": {},
    "release: after the flip": {},
}
"""What must be seen right after the kill: proof that it died where it should."""
STATES = {
    "release: built, not stored": {"1": "released", "2": "planned"},
    "release: before the flip": {"1": "released", "2": "embargoed"},
    "release: inside the flip": {"1": "released", "2": "embargoed"},
    "release: after the flip": {"1": "superseded", "2": "released"},
}


@pytest.mark.parametrize(
    "moment", [pytest.param(moment, marks=() if moment in ALWAYS else pytest.mark.long) for moment in MOMENTS]
)
def test_killed_at(scene: Path, moment: str) -> None:
    died = _run(scene, "victim", moment)
    assert died.returncode == -signal.SIGKILL, died.stderr
    before, after = _survived(scene)
    _assert_whole(before)
    assert {name: before[name] for name in BEFORE[moment]} == BEFORE[moment]
    if moment in STATES:
        assert {number: now for number, (now, _) in before["releases"].items()} == STATES[moment]
    _assert_done(after)


@pytest.mark.long
def test_without_a_kill_the_same_end_is_reached(scene: Path) -> None:
    _assert_done(_survived(scene)[1])


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_killed_again_and_again_at_any_time(scene: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 moments, no secrets
    for _ in range(4):
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.rooms.killing", "worker"],
            env=_environment(scene),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 1.2))
        worker.kill()
        worker.communicate(timeout=20)
    before, after = _survived(scene)
    _assert_whole(before)
    _assert_done(after)
