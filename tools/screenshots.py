"""Takes the pictures of the README from a fresh demo city: `python tools/screenshots.py` (needs Chromium)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screenshots"
MOST_BYTES = 200_000
PASSWORD = "pondasi-contoh"  # noqa: S105 published on purpose: it opens the demonstration only
WORKBOOK = "smp_2025_final(2).xlsx"
DATASET = "/data/disdikbud-peserta-didik-smp/"


def main() -> int:
    """Build the city, serve it, take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("This needs Chromium (Debian: apt-get install chromium).")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, _served(Path(directory)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--lang=id-ID"])
        _take_public(browser, url)
        _take_working(browser, url, Path(directory) / "samples" / WORKBOOK)
        browser.close()
    for path in sorted(OUT.glob("*.png")):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")
    return 0


@contextmanager
def _served(directory: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {"PONDASI_HOME": str(directory / "home"), "PONDASI_URL": url}
    command = [sys.executable, "-m", "pondasi.cli.main"]
    for arguments in (["demo"], ["demo", "--samples", str(directory / "samples")]):
        subprocess.run([*command, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 our own server
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _page(browser: Browser, url: str, size: tuple[int, int], account: str = "") -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="id-ID", timezone_id="Asia/Makassar"
    )
    page = context.new_page()
    if account:
        page.goto(url + "/akun/login/")
        page.get_by_label("Surel").fill(f"{account}@contoh.pondasi.test")
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/tugas/")
    return page


def _take_public(browser: Browser, url: str) -> None:
    for name, path, size in (
        ("front-1280", "/", (1280, 1000)),
        ("front-390", "/", (390, 844)),
        ("dataset-1280", DATASET, (1280, 1000)),
    ):
        page = _page(browser, url, size)
        page.goto(url + path, wait_until="networkidle")
        _save(page, name)


def _take_working(browser: Browser, url: str, workbook: Path) -> None:
    producer = _page(browser, url, (1280, 1010), "produsen")
    _save(_page(browser, url, (390, 844), "produsen"), "tasks-390")
    producer.get_by_role("button", name="Isi sekarang").click()
    producer.locator("input[type=file]").set_input_files(workbook)
    expect(producer.locator(".finding").first).to_be_visible(timeout=30_000)
    producer.locator(".finding--error").first.hover()
    _save(producer, "reading-1280")
    open_cards = producer.locator(".finding:not(.is-answered):has(textarea)")
    while open_cards.count():
        _explain(producer)
    producer.get_by_role("button", name="Ajukan").click()
    expect(producer.locator(".messages")).to_be_visible()
    steward = _page(browser, url, (1280, 1010), "walidata")
    steward.locator("section[aria-labelledby=diperiksa] li", has_text="SMP").get_by_role("link").first.click()
    steward.get_by_role("button", name="Mulai periksa").click()
    expect(steward.get_by_role("heading", name="Keputusan Anda")).to_be_visible()
    _save(steward, "review-1280")


def _explain(page: Page) -> None:
    answered = page.locator(".finding.is-answered")
    before = answered.count()
    card = page.locator(".finding:not(.is-answered):has(textarea)").first
    if not card.locator("textarea").is_visible():
        card.locator(".finding__answer > summary").click()
    if card.get_by_role("radio").count():
        card.get_by_role("radio").first.check()
    card.locator("textarea").fill("Sesuai rekap sekolah yang sudah ditandatangani.")
    card.get_by_role("button", name="Simpan jawaban").click()
    expect(answered).to_have_count(before + 1)


def _save(page: Page, name: str) -> None:
    path = OUT / f"{name}.png"
    page.screenshot(path=path)
    _shrink(path)
    if path.stat().st_size > MOST_BYTES:
        raise RuntimeError(f"{path.name} is larger than {MOST_BYTES // 1000} kB")


def _shrink(path: Path) -> None:
    """Fewer colours make a smaller file, where Pillow is installed."""
    try:
        from PIL import Image  # noqa: PLC0415 not one of our dependencies
    except ImportError:
        return
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, kmeans=3).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
