"""The officer is asked once: next year's file of the same shape is read the same, and a drifted one is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import faults
from tests.browser.desk import (
    NARROW,
    SMP,
    Desk,
    answer_all,
    at,
    decide,
    drop,
    finding,
    hand_in,
    open_delivery,
    own_turn,
)

TITLE, ASKED = "Jumlah peserta didik SMP", "Balikpapan Tenggara"
THIS_YEAR = "SMP 2025 kirim ulang.xlsx"


def next_year(source: Path, target: Path, *, more: str = "") -> Path:
    """The same workbook a year later: two more lines of letterhead, other figures, perhaps one more kecamatan."""
    book = openpyxl.load_workbook(source)
    sheet = book.active
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("2025", "2026")
    merges = [str(area) for area in sheet.merged_cells.ranges]
    for area in merges:
        sheet.unmerge_cells(area)
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == "Balikpapan Kota")
    if more:
        sheet.insert_rows(last + 1)
        for column, value in enumerate((7, more, 11, 12, 23), 1):
            sheet.cell(last + 1, column, value)
    sheet.insert_rows(1, 2)
    sheet.cell(1, 1, "PEMERINTAH KOTA CONTOH")
    book.save(target)
    return target


def due_next_year(home: Path) -> None:
    with sqlite3.connect(home / "pondasi.sqlite3") as database:
        database.execute(
            "INSERT INTO programme_delivery (dataset_id, period, due_at) "
            "SELECT id, '2026', '2027-03-31 15:59:59' FROM programme_dataset WHERE code = ?",
            (SMP,),
        )


def accepted(producer: Page, verifier: Page, steward: Page) -> None:
    answer_all(producer, "Sesuai rekap sekolah yang sudah ditandatangani.")
    hand_in(producer)
    for page, button in ((verifier, "Loloskan ke walidata"), (steward, "Loloskan")):
        page.goto(at(page, "/tugas/"))
        own_turn(page, TITLE)
        decide(page, button)


def test_asked_once_and_remembered(own_desk: Desk, samples: Path, tmp_path: Path) -> None:
    producer, verifier, steward = (own_desk.open(who, "/tugas/") for who in ("produsen", "pendukung", "walidata"))
    open_delivery(producer)
    drop(producer, samples / THIS_YEAR)
    asked = finding(producer, f"“{ASKED}”")
    suggested = asked.get_by_role("button", name="Balikpapan Tengah")
    if suggested.count():
        suggested.first.click()
    else:
        asked.get_by_label("Yang lain:").select_option(label="Balikpapan Tengah")
    panel = producer.get_by_label("Cara baca yang diingat")
    expect(panel).to_contain_text("Koreksi Anda pada berkas ini akan diingat begitu datanya diterima")
    expect(panel).to_contain_text(f"“{ASKED}” berarti Balikpapan Tengah")
    accepted(producer, verifier, steward)
    due_next_year(own_desk.site.home)
    _same_shape(producer, next_year(samples / THIS_YEAR, tmp_path / "SMP 2026.xlsx"))
    _drifted(producer, next_year(samples / THIS_YEAR, tmp_path / "SMP 2026 rev.xlsx", more="Kariangau"))
    _without(producer)
    _steward_edits(steward, tmp_path)


def _same_shape(page: Page, path: Path) -> None:
    page.goto(at(page, "/tugas/"))
    page.locator("main .tasks li", has_text="SMP").filter(has_text="2026").get_by_role("button").click()
    page.wait_for_url("**/kiriman/**")
    drop(page, path)
    panel = page.get_by_label("Cara baca yang diingat")
    expect(panel).to_contain_text("Dibaca dengan cara yang sama seperti 2025.")
    expect(page.get_by_label("Ringkasan bacaan")).to_contain_text("6 dari 6")
    expect(page.get_by_role("heading", name="Mohon dipastikan")).to_have_count(0)
    expect(panel.locator(".notice")).to_have_count(0)


def _drifted(page: Page, path: Path) -> None:
    drop(page, path)
    panel = page.get_by_label("Cara baca yang diingat")
    expect(panel).to_contain_text("Dibanding berkas 2025")
    expect(panel).to_contain_text("Berkas ini punya 1 baris baru: Kariangau.")
    assert faults(page, "reading") == []


def _without(page: Page) -> None:
    panel = page.get_by_label("Cara baca yang diingat")
    panel.get_by_role("button", name="Jangan pakai cara ini").click()
    expect(page.locator(".progress")).to_have_count(0)
    expect(finding(page, f"“{ASKED}”")).to_be_visible()
    panel.get_by_role("button", name="Pakai cara yang diingat").click()
    expect(page.locator(".progress")).to_have_count(0)
    expect(panel).to_contain_text("Dibaca dengan cara yang sama seperti 2025.")


def _steward_edits(page: Page, folder: Path) -> None:
    page.goto(at(page, f"/cara-baca/{SMP}/"))
    assert faults(page, "recipe") == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh cara baca").first.click()
    kept = folder / "cara-baca.json"
    download.value.save_as(kept)
    page.locator("main li", has_text=f"“{ASKED}” berarti Balikpapan Tengah").get_by_role("button", name="Hapus").click()
    expect(page.locator(".messages")).to_contain_text("Sudah dilupakan")
    expect(page.get_by_role("heading", name="Belum ada yang perlu diingat")).to_be_visible()
    page.get_by_label("Berkas JSON").set_input_files(kept)
    page.get_by_role("button", name="Impor", exact=True).click()
    expect(page.locator("main")).to_contain_text(f"“{ASKED}” berarti Balikpapan Tengah")
    page.get_by_label("Berkas JSON").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{"})
    page.get_by_role("button", name="Impor", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Berkas ini bukan JSON yang utuh.")


@pytest.mark.parametrize("who", ["walidata", "produsen"])
def test_the_page_of_a_recipe_on_a_telephone(desk: Desk, who: str) -> None:
    page = desk.open(who, f"/cara-baca/{SMP}/", size=NARROW)
    expect(page.get_by_role("heading", name="Cara baca yang diingat")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
