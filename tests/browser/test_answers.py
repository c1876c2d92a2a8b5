"""What an officer does about findings: accept a proposed figure, answer, answer in the workbook; and who reads it."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
from playwright.sync_api import expect
from tests.browser.axe import faults
from tests.browser.desk import NARROW, SMP, Desk, answer, at, drop, finding, hand_in, open_delivery, own_turn, wait_read

WORKBOOK = "smp_2025_final(2).xlsx"
"""A total in which two digits changed places, and figures that equal those of last year."""
TOTAL, EQUAL = "Jumlah tidak sama", "sama persis dengan"


def test_a_proposal_is_accepted_and_taken_back(own_desk: Desk, samples: Path) -> None:
    page = own_desk.open("produsen", "/tugas/")
    open_delivery(page)
    drop(page, samples / WORKBOOK)
    card = finding(page, TOTAL)
    expect(card).to_contain_text("14.315 → 14.135")
    card.get_by_role("button", name="Terima").click()
    accepted = page.get_by_label("Perbaikan yang diterima")
    expect(accepted).to_contain_text("14.315 → 14.135")
    expect(page.locator(".finding", has_text=TOTAL)).to_have_count(0)
    assert faults(page, "amended bench") == []
    accepted.get_by_role("button", name="Batalkan").click()
    expect(page.locator(".finding", has_text=TOTAL)).to_have_count(1)
    expect(accepted).to_have_count(0)
    finding(page, TOTAL).get_by_role("button", name="Terima").click()
    expect(accepted).to_be_visible()
    answer(page, finding(page, EQUAL), "Sekolah menutup pendaftaran tahun ini.", "Memang tidak berubah")
    hand_in(page)
    checker = own_desk.open("pendukung", "/tugas/")
    own_turn(checker, "Jumlah peserta didik SMP")
    expect(checker.get_by_label("Perbaikan yang diterima")).to_contain_text("14.315 → 14.135")
    told = finding(checker, EQUAL)
    expect(told).to_contain_text("Memang tidak berubah: Sekolah menutup pendaftaran tahun ini.")
    expect(told.get_by_role("link", name="8 angka sama dengan 2024")).to_have_attribute("href", "#banding")
    expect(checker.locator(".compare tr:not(.is-total) td.is-equal.compare__new")).to_have_count(8)
    assert faults(checker, "review with answers") == []


def test_a_wrong_file_leads_to_another_upload(own_desk: Desk, samples: Path) -> None:
    page = own_desk.open("produsen", "/tugas/", size=NARROW)
    open_delivery(page)
    drop(page, samples / WORKBOOK)
    answer(page, finding(page, EQUAL), "", "Salah berkas")
    card = finding(page, EQUAL)
    expect(card).to_contain_text("Silakan unggah berkas yang benar.")
    expect(page.get_by_role("button", name="Ajukan")).to_be_disabled()
    card.get_by_role("link", name="Ganti berkas").click()
    expect(page.get_by_role("heading", name="Ganti berkas")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_answers_in_the_workbook_are_recognised(own_desk: Desk, samples: Path, tmp_path: Path) -> None:
    page = own_desk.open("produsen", "/tugas/")
    open_delivery(page)
    drop(page, samples / WORKBOOK)
    with page.expect_download() as download:
        page.get_by_role("link", name="Jelaskan di buku kerja").click()
    path = tmp_path / download.value.suggested_filename
    assert path.name == "smp_2025_final(2) (temuan).xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    listed = book["Pondasi"]
    for row in range(5, listed.max_row + 1):
        kind = "Memang tidak berubah" if "Sama dengan" in listed.cell(row, 4).value else "Angkanya memang benar"
        listed.cell(row, 6).value, listed.cell(row, 7).value = kind, "Sesuai rekap sekolah yang ditandatangani."
    book.save(path)
    page.locator("input[type=file]").set_input_files(path)
    wait_read(page, path.name)
    expect(page.get_by_text("2 jawaban di lembar “Pondasi”")).to_be_visible()
    expect(page.locator(".finding.is-answered")).to_have_count(2)
    expect(page.get_by_role("button", name="Ajukan")).to_be_enabled()


def test_the_steward_decides_about_rules_and_the_next_file_follows(own_desk: Desk, samples: Path) -> None:
    steward = own_desk.open("walidata", f"/aturan-data/{SMP}/")
    rule = steward.locator("#aturan-total_parts")
    rule.locator("summary").click()
    rule.get_by_label("Periksa dengan aturan ini").uncheck()
    rule.get_by_role("button", name="Simpan").click()
    expect(steward.locator(".messages")).to_contain_text("Tersimpan")
    expect(steward.locator("#aturan-total_parts")).to_contain_text("tidak dipakai")
    steward.get_by_text("Nyatakan batas").click()
    steward.get_by_label("Paling kecil").fill("1.000")
    steward.get_by_role("button", name=re.compile("Tambahkan.*batas")).click()
    expect(steward.get_by_label("Batas angka")).to_contain_text("Semua angka: paling kecil 1.000")
    assert faults(steward, "rulebook") == []
    steward.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert steward.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    officer = own_desk.open("produsen", "/tugas/")
    open_delivery(officer)
    drop(officer, samples / WORKBOOK)
    expect(finding(officer, EQUAL)).to_be_visible()
    expect(officer.locator(".finding", has_text=TOTAL)).to_have_count(0)
    steward.goto(at(steward, f"/aturan-data/{SMP}/"))
    with steward.expect_download() as download:
        steward.get_by_role("link", name="Unduh aturan").click()
    assert download.value.suggested_filename == f"{SMP}.schema.json"
