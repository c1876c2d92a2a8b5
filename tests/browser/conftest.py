"""A real server with the demo city, a real Chromium, and pages that tolerate no complaint of the browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from tests.browser.desk import Desk, Site

from pondasi.demo.workbooks import write_samples

ROOT = Path(__file__).resolve().parents[2]
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--lang=id-ID"]
_PATIENCE = 90.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything below this directory drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _environment(home: Path, port: int = 0) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PONDASI_", "DATABASE_URL"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"PONDASI_HOME": str(home), "PONDASI_URL": f"http://127.0.0.1:{port}"}


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo city, built once for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home = shared / "demo-home"
    with (shared / "demo-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "demo-loaded").exists():
            command = [sys.executable, "-m", "pondasi.cli.main", "demo"]
            subprocess.run(command, cwd=ROOT, env=_environment(home), check=True, stdout=subprocess.DEVNULL)
    return home


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks that an agency would send."""
    directory = tmp_path_factory.mktemp("samples")
    write_samples(directory)
    return directory


def _serve(home: Path) -> Iterator[Site]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = home.with_suffix(".log")
    command = [sys.executable, "-m", "pondasi.cli.main", "serve", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=_environment(home, port), stdout=out, stderr=out)
        try:
            _wait(f"http://127.0.0.1:{port}/", process, log)
            yield Site(url=f"http://127.0.0.1:{port}", home=home)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)
    assert "Traceback" not in log.read_text(errors="replace"), log.read_text(errors="replace")[-4000:]


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.fixture(scope="session")
def site(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running server of this worker, for whatever does not hand in or release."""
    yield from _serve(_copied(demo_home, tmp_path_factory))


@pytest.fixture
def own_site(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A fresh server for a story that changes the city."""
    yield from _serve(_copied(demo_home, tmp_path_factory))


def _copied(demo_home: Path, factory: pytest.TempPathFactory) -> Path:
    home = factory.mktemp("site") / "home"
    shutil.copytree(demo_home, home)
    return home


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Per module, because its event loop would disturb tests of other directories that use the database."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium of this machine. A missing one fails, it does not skip."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.fail("Chromium is missing; `make test` installs it, or: apt-get install chromium")
    running = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
    yield running
    running.close()


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Desk]:
    """Opens pages as this or that person on the worker's server; fails on every complaint of the browser."""
    one = Desk(browser, site)
    yield one
    one.close()


@pytest.fixture
def own_desk(browser: Browser, own_site: Site) -> Iterator[Desk]:
    """The same on a fresh server."""
    one = Desk(browser, own_site)
    yield one
    one.close()
