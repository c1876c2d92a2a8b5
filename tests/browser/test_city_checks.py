"""The steward's way through a check over all releases, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.axe import faults
from tests.browser.desk import Desk


def test_from_two_figures_to_an_explanation(own_desk: Desk) -> None:
    page = own_desk.open("walidata", "/rilis/kelola/")
    page.get_by_role("link", name="Angka yang tidak sejalan").last.click()
    page.get_by_role("link", name="Jumlah penduduk menurut kecamatan").click()
    expect(page.locator("main")).to_contain_text("Penduduk menetap")
    found = faults(page, "both sides")
    page.get_by_label("Penjelasan").fill("Register dan pendataan keluarga memakai konsep penduduk yang berbeda.")
    page.get_by_label("Berlaku juga untuk periode dan angka berikutnya").check()
    page.get_by_role("button", name="Simpan penjelasan").click()
    expect(page.locator(".messages")).to_contain_text("Penjelasan tersimpan.")
    page.locator(".breadcrumbs").get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("Semua rilis sejalan")
    page.get_by_role("button", name="Periksa sekarang").click()
    expect(page.locator("#kemajuan")).to_contain_text("temuan baru: 0")
    found += faults(page, "checked again")
    assert not found, "\n".join(found)
