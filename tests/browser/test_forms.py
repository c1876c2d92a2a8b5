"""A form from download to figures, in a real browser; and the steward's page of forms."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect
from tests.browser.axe import faults
from tests.browser.desk import Desk, drop, open_delivery


def _download(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh formulir isian").first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _fill(path: Path) -> int:
    """Every white cell gets a figure; returns how many."""
    book = openpyxl.load_workbook(path)
    sheet = book["Formulir"]
    filled = 0
    for row in sheet.iter_rows():
        coded = str(sheet.cell(row[0].row, 2).value or "").startswith("#b ")
        for cell in row[2:] if coded else ():
            mark = str(sheet.cell(8, cell.column).value or "")
            if cell.value is None and mark.startswith("#k "):
                cell.value = 300 + 17 * filled
                filled += 1
    book.save(path)
    return filled


def test_a_form_is_downloaded_filled_and_read_without_a_question(own_desk: Desk, tmp_path: Path) -> None:
    page = own_desk.open("produsen", "/tugas/")
    assert faults(page, "tasks") == []
    open_delivery(page)
    path = _download(page, tmp_path)
    assert path.name.startswith("formulir-disdikbud-peserta-didik-smp-")
    filled = _fill(path)
    drop(page, path)
    expect(page.get_by_text("Formulir isian ini kami kenali")).to_be_visible()
    expect(page.get_by_text("Mohon dipastikan", exact=True)).to_have_count(0)
    expect(page.get_by_text(f"{filled} angka,")).to_be_visible()


def test_the_steward_says_what_forms_show(own_desk: Desk) -> None:
    page = own_desk.open("walidata", "/formulir/")
    assert faults(page, "forms") == []
    page.locator("main li", has_text="SMP").get_by_role("button").click()
    expect(page.locator("main li", has_text="SMP")).to_contain_text("angka lalu tampil")
