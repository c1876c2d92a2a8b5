"""How a sheet of 5,000 rows and 300 columns feels in a browser: first paint, scrolling, a jump, an explanation.

    .venv/bin/python bench/browser/sheet.py [--rows 5000] [--columns 300] [--home DIRECTORY]

Starts a server with the demo city in a fresh directory (or the given one, which is kept and used again), uploads a
workbook of that size as the producer, and measures in Chromium over the DevTools protocol. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
KECAMATAN = ("Timur", "Barat", "Utara", "Tengah", "Selatan", "Kota")
PASSWORD = "pondasi-contoh"  # noqa: S105 of the demo city
_SCROLL = """async ([dx, dy, frames]) => {
  const box = document.querySelector(".sheet-scroll"), times = [];
  await new Promise((done) => {
    let last = performance.now(), left = frames;
    const step = (now) => {
      times.push(now - last);
      last = now;
      box.scrollTop += dy;
      box.scrollLeft += dx;
      if (left--) requestAnimationFrame(step); else done();
    };
    requestAnimationFrame(step);
  });
  return { times: times.slice(1), cells: document.querySelectorAll(".gcell").length };
}"""
_PAINTS = """() => new Promise((done) => {
  const found = {};
  for (const one of performance.getEntriesByType("paint")) found[one.name] = one.startTime;
  const [page] = performance.getEntriesByType("navigation");
  found.response = page.responseEnd;
  found.loaded = page.domContentLoadedEventEnd;
  new PerformanceObserver((list) => { found.largest = list.getEntries().at(-1).startTime; done(found); })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(found), 500);
})"""


def write_book(path: Path, rows: int, columns: int) -> None:
    """A regular sheet: title, header, one line a school."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write(0, 0, "Jumlah peserta didik SMP menurut sekolah dan kecamatan Tahun 2025")
        sheet.write_row(2, 0, ["No", "Kecamatan", "Sekolah", *(f"Indikator {c}" for c in range(1, columns - 2))])
        for row in range(3, rows):
            labels = [row - 2, f"Balikpapan {KECAMATAN[row % 6]}", f"SMP Contoh {row - 2}"]
            sheet.write_row(row, 0, [*labels, *((row * 7919 + c * 104729) % 90000 + 100 for c in range(columns - 3))])


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a server with the demo city in `home`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {"PONDASI_HOME": str(home), "PONDASI_URL": url}
    command = [sys.executable, "-m", "pondasi.cli.main"]
    subprocess.run([*command, "demo"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    server = subprocess.Popen([*command, "serve", "--port", str(port)], cwd=ROOT, env=environment)  # noqa: S603
    try:
        _wait(url)
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 our own server
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not come up")


def upload(page: Page, url: str, book: Path) -> float:
    """Sign in, open the submission that is due, upload; seconds until it was read."""
    page.goto(f"{url}/akun/login/")
    page.get_by_label("Surel").fill("produsen@contoh.pondasi.test")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").click()
    page.locator("main .tasks li", has_text="SMP").first.locator(".entry__action").locator("a, button").first.click()
    page.wait_for_url("**/kiriman/**")
    start = time.monotonic()
    page.locator("input[type=file]").set_input_files(book)
    page.locator(".page-head__lead", has_text=book.name).wait_for()
    page.locator(".progress").wait_for(state="detached", timeout=1_800_000)
    return time.monotonic() - start


def measure(page: Page) -> dict[str, Any]:
    """Milliseconds of the page that stands open; it is loaded again with an empty cache."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    first: list[dict[str, float]] = []
    for _ in range(3):
        page.reload(wait_until="load")
        page.wait_for_selector(".bigsheet .gcell:not(:empty)")
        first.append(page.evaluate(_PAINTS) | {"sheet drawn": page.evaluate("performance.now()")})
    paints = {name: round(statistics.median(one.get(name, 0) for one in first)) for name in first[0]}
    runs = {
        "down, 120 px a frame": (0, 120, 300),
        "sideways, 60 px a frame": (60, 0, 200),
        "both, 400 px a frame": (100, 400, 200),
    }
    scrolled = {name: _frames(page.evaluate(_SCROLL, list(run))) for name, run in runs.items()}
    return {"load (ms)": paints, "frames (ms)": scrolled, "steps (ms)": _steps(page)}


def _frames(run: dict[str, Any]) -> dict[str, float]:
    times = sorted(run["times"])
    return {
        "median": round(statistics.median(times), 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "worst": round(times[-1], 1),
        "over 33": round(sum(one > 33.4 for one in times) / len(times), 3),
        "cells in the page": run["cells"],
    }


def _steps(page: Page) -> dict[str, int]:
    found = {}
    start = time.monotonic()
    page.evaluate("""async () => {
      const sheet = await window.pondasiSheet.only();
      await sheet.reveal(sheet.rows, sheet.columns);
    }""")
    page.locator(".gcell.number:not(:empty)").nth(20).wait_for()
    found["jump to the last cell"] = round((time.monotonic() - start) * 1000)
    start = time.monotonic()
    page.locator(".gcell.number:not(:empty)").last.click()
    page.locator(".panel__why").wait_for()
    found["click to explanation"] = round((time.monotonic() - start) * 1000)
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--columns", type=int, default=300)
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        home = arguments.home or Path(directory) / "home"
        book = Path(directory) / f"sheet {arguments.rows} x {arguments.columns}.xlsx"
        write_book(book, arguments.rows, arguments.columns)
        with served(home) as url, sync_playwright() as playwright:
            chromium = shutil.which("chromium") or shutil.which("google-chrome")
            options = ["--no-sandbox", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=chromium, args=options)
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="id-ID")
            read = upload(page, url, book)
            found = {"read (s)": round(read, 1)} | measure(page)
            browser.close()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
