"""Second factor, language, and a public site that needs no JavaScript."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import expect
from tests.browser.axe import faults
from tests.browser.desk import SMP, Desk

from pondasi.demo.accounts import DEMO_PASSWORD

ACCOUNT = "kepala@contoh.pondasi.test"


def _code(secret: str) -> str:
    """The six digits that an app on a phone would show now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def test_second_factor(desk: Desk) -> None:
    page = desk.open("kepala", "/tugas/")
    page.locator(".menu--person summary").click()
    page.locator(".menu--person").get_by_role("link", name="Verifikasi dua langkah").click()
    assert page.url.endswith("/akun/2fa/")
    page.get_by_role("link", name="Aktifkan").click()
    if page.get_by_role("heading", name="Pastikan ini Anda").count():
        page.get_by_label("Kata sandi").fill(DEMO_PASSWORD)
        page.get_by_role("button", name="Lanjut").click()
    found = faults(page, "activate")
    secret = page.get_by_label("Atau ketik kunci ini").input_value()
    page.get_by_label("Masukkan kode enam angka").fill(_code(secret))
    page.locator("main").get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", name="Kode cadangan Anda")).to_be_visible()
    found += faults(page, "spare codes")
    page.goto(desk.site.url + "/akun/2fa/")
    expect(page.locator("main")).to_contain_text("Aktif")
    found += faults(page, "two steps, active")
    page.locator(".menu--person summary").click()
    page.locator(".menu--person").get_by_role("button", name="Keluar").click()
    page.goto(desk.site.url + "/akun/login/")
    page.get_by_label("Surel").fill(ACCOUNT)
    page.get_by_label("Kata sandi").fill(DEMO_PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Masukkan kode dari ponsel Anda")).to_be_visible()
    found += faults(page, "ask for the code")
    page.goto(desk.site.url + "/tugas/")
    expect(page.get_by_role("heading", name="Tugas saya")).to_have_count(0)
    page.goto(desk.site.url + "/akun/2fa/authenticate/")
    page.get_by_label("Kode enam angka").fill(_code(secret))
    page.locator("main").get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Tugas saya")).to_be_visible()
    assert not found, "\n".join(found)


def test_english_and_back(desk: Desk) -> None:
    page = desk.open(path=f"/data/{SMP}/")
    page.locator(".site-tools > .language").get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".site-head")).to_contain_text("Sign in")
    expect(page.get_by_role("link", name="26,725").first).to_be_visible()
    page.goto(desk.site.url + "/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".site-tools > .language").get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Satu angka untuk satu kota.")
    page.goto(desk.site.url + f"/data/{SMP}/")
    expect(page.get_by_role("link", name="26.725").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/data/", f"/data/{SMP}/", "/rilis/", "/aturan/"])
def test_public_pages_need_no_javascript(desk: Desk, path: str) -> None:
    page = desk.open(path=path, javascript=False)
    expect(page.locator("main")).to_contain_text(re.compile("Jumlah peserta didik|Satu angka|Aturan"))


def test_a_reader_without_javascript_searches_sorts_and_downloads(desk: Desk) -> None:
    page = desk.open(javascript=False)
    page.get_by_role("searchbox").fill("peserta didik smp")
    page.get_by_role("button", name="Cari").click()
    page.locator("main .entry__title").first.click()
    page.get_by_role("columnheader", name="2024").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="2024")).to_have_attribute("aria-sort", "ascending")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert download.value.suggested_filename.endswith("-data-contoh.csv")
    page.locator(".figure-link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dari mana angka ini")
