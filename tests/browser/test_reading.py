"""The reading page as an officer uses it: see, point, answer; bad files; a lost browser; no mouse; no JavaScript."""

from __future__ import annotations

import base64
import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.desk import SMP, Desk, answer_all, drop, finding, open_delivery, wait_read

from pondasi.demo.accounts import DEMO_PASSWORD
from pondasi.demo.datasets import dataset
from pondasi.demo.workbooks import build_workbook

FAULTY, CLEAN = "smp_2025_final(2).xlsx", "Tabel SMP per Kecamatan 2025.xlsx"
UNKNOWN, PERSONAL = "SMP 2025 kirim ulang.xlsx", "rekap smp 2025 lengkap.xlsx"
_DROP = """async ([zone, name, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const type of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def officer(desk: Desk) -> Page:
    """The producer on the page of the submission that is due, without corrections of an earlier test."""
    page = desk.open("produsen", "/tugas/")
    open_delivery(page)
    undo = page.get_by_role("button", name="Batalkan semua koreksi")
    if undo.count():
        undo.click()
        expect(undo).to_have_count(0)
    return page


def cell(page: Page, address: str) -> str:
    return f".sheet td[data-cell={address}]"


def at(page: Page, place: str) -> Locator:
    """A cell (`C9`), a row (`9`) or a column (`C`) of the sheet."""
    name = "cell" if place[-1].isdigit() and not place.isdigit() else "row" if place.isdigit() else "column"
    return page.locator(f".sheet [data-{name}='{place}']")


def say(page: Page, place: str, words: str) -> None:
    """Point at a place of the sheet and say what it is."""
    at(page, place).click()
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    if not panel.get_by_role("button", name=words).is_visible():
        panel.get_by_text("Kami keliru?").click()
    panel.get_by_role("button", name=words).click()


def paper(page: Page, address: str) -> str:
    return str(page.locator(cell(page, address)).evaluate("one => getComputedStyle(one).backgroundColor"))


def edge(page: Page, address: str) -> str:
    return str(page.locator(cell(page, address)).evaluate("one => getComputedStyle(one).boxShadow"))


def test_what_was_understood_is_shown(officer: Page, samples: Path) -> None:
    drop(officer, samples / FAULTY)
    header, label, value, total = (paper(officer, address) for address in ("C7", "B9", "C9", "E9"))
    assert len({header, label, value, total}) == 4
    assert paper(officer, "A15") == total
    expect(officer.locator(cell(officer, "C9"))).to_have_text("3.042")
    facts = officer.get_by_label("Ringkasan bacaan")
    for words in ("2025", "orang", "6 dari 6", "Jenis kelamin", "12 angka, 9 jumlah"):
        expect(facts).to_contain_text(words)
    officer.get_by_text("Tabel rapi yang akan disimpan").click()
    tidy = officer.get_by_role("region", name="Tabel rapi")
    expect(tidy.get_by_role("row", name="Balikpapan Utara, Laki-laki")).to_contain_text("3.301")


def test_findings_stand_beside_the_cells_they_light(officer: Page, samples: Path) -> None:
    drop(officer, samples / FAULTY)
    total = finding(officer, "14.315")
    for words in ("Perlu diperbaiki", "14.135", "Mengapa ini penting", "Yang dapat dilakukan"):
        expect(total).to_contain_text(words)
    expect(officer.get_by_role("button", name="Ajukan")).to_be_disabled()
    officer.mouse.move(0, 0)
    before, other = edge(officer, "C15"), edge(officer, "C9")
    assert before != "none" == other
    total.hover()
    assert edge(officer, "C15") != before
    assert edge(officer, "C9") == other
    copied = finding(officer, "8 dari 12 angka sama persis")
    copied.hover()
    assert edge(officer, "C15") == before


def test_a_file_may_be_dragged_in(officer: Page, samples: Path) -> None:
    path = samples / CLEAN
    zone = officer.locator("[data-drop-zone]").element_handle()
    officer.evaluate(_DROP, [zone, path.name, base64.b64encode(path.read_bytes()).decode()])
    wait_read(officer, path.name)
    expect(officer.get_by_label("Ringkasan bacaan")).to_contain_text("12 angka")


def test_the_reading_is_corrected_by_pointing(officer: Page, samples: Path) -> None:
    drop(officer, samples / CLEAN)
    facts = officer.get_by_label("Ringkasan bacaan")
    expect(facts).to_contain_text("12 angka, 9 jumlah")
    say(officer, "E", "Kolom E bukan data")
    expect(facts).to_contain_text("12 angka, 2 jumlah")
    say(officer, "13", "Baris 13 bukan data")
    expect(facts).to_contain_text("5 dari 6")
    say(officer, "B14", "Nama ini bukan data")
    expect(facts).to_contain_text("4 dari 6")
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(facts).to_contain_text("12 angka, 9 jumlah")
    expect(facts).to_contain_text("6 dari 6")


def test_a_row_is_said_to_be_the_header(officer: Page, samples: Path) -> None:
    drop(officer, samples / CLEAN)
    before = paper(officer, "C9")
    say(officer, "9", "Baris 9 judul kolom")
    expect(officer.get_by_role("button", name="Batalkan semua koreksi")).to_be_visible()
    expect(officer.locator(cell(officer, "C9"))).not_to_have_css("background-color", before)
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(officer.locator(cell(officer, "C9"))).to_have_css("background-color", before)


def test_a_doubtful_name_is_asked_and_the_answer_completes_the_table(officer: Page, samples: Path) -> None:
    drop(officer, samples / UNKNOWN)
    facts = officer.get_by_label("Ringkasan bacaan")
    expect(facts).to_contain_text("5 dari 6")
    asked = finding(officer, "“Balikpapan Tenggara”")
    suggested = asked.get_by_role("button", name="Balikpapan Tengah")
    if suggested.count():
        suggested.click()
    else:
        asked.get_by_label("Yang lain:").select_option(label="Balikpapan Tengah")
    expect(facts).to_contain_text("6 dari 6")
    expect(facts).to_contain_text("12 angka, 9 jumlah")
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(facts).to_contain_text("5 dari 6")


def test_personal_data_are_refused_and_nothing_is_kept(officer: Page, desk: Desk, samples: Path) -> None:
    path = samples / PERSONAL
    drop(officer, path)
    notice = officer.get_by_role("alert")
    expect(notice).to_contain_text("Berkas ini berisi data pribadi, jadi tidak kami simpan")
    expect(notice).to_contain_text("NIK Petugas Pendata")
    assert "647199" not in officer.content()
    held = [one for one in desk.site.home.rglob("*") if one.is_file()]
    assert path.read_bytes() not in [one.read_bytes() for one in held]
    with sqlite3.connect(desk.site.home / "pondasi.sqlite3") as database:
        assert "647199" not in "\n".join(database.iterdump())


def test_a_file_that_is_something_else_gets_a_sentence(officer: Page, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\n%%EOF\n")
    drop(officer, path)
    notice = officer.get_by_role("alert")
    expect(notice).to_contain_text("Berkas ini belum dapat kami baca")
    expect(notice).to_contain_text("PDF")
    expect(notice).to_contain_text("draf ini tidak hilang")
    expect(officer.locator("input[type=file]")).to_be_visible()


def test_a_closed_browser_loses_nothing(officer: Page, desk: Desk, samples: Path) -> None:
    drop(officer, samples / UNKNOWN)
    officer.locator("input[type=file]").set_input_files(samples / FAULTY)
    wait_read(officer, FAULTY)
    address = officer.url
    officer.context.close()
    desk.site.sessions.pop("produsen")
    again = desk.open("produsen", "/tugas/")
    expect(again.locator("main .tasks")).to_contain_text("Draf")
    open_delivery(again)
    assert again.url == address
    expect(again.locator(".page-head__lead")).to_contain_text(FAULTY)
    expect(finding(again, "14.315")).to_be_visible()


def _tab_to(page: Page, name: str, role: str = "button", most: int = 150) -> None:
    """Press Tab until the focus is on what has this accessible name."""
    _tab_until(page, page.get_by_role(role, name=re.compile(name)).first, most)  # type: ignore[arg-type]


def _tab_until(page: Page, wanted: Locator, most: int = 150) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def test_everything_by_keyboard(own_desk: Desk, tmp_path: Path) -> None:
    page = own_desk.open(path="/akun/login/")
    # Chromium is told to hand over file choosers when the first listener comes, which may be after the key press.
    page.on("filechooser", lambda _: None)
    expect(page.get_by_label("Surel")).to_be_focused()
    page.keyboard.type("produsen@contoh.pondasi.test")
    page.keyboard.press("Tab")
    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tugas/")
    target = page.locator("main .entry__action").first.locator("a, button").first
    role = "link" if target.evaluate("one => one.tagName") == "A" else "button"
    _tab_to(page, "Isi sekarang|Lanjutkan|Perbaiki", role)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kiriman/**")
    path = tmp_path / "SMP 2025 papan ketik.xlsx"
    path.write_bytes(build_workbook(dataset(SMP), "2025", spoiled=("copied",)))
    _tab_until(page, page.locator("input[type=file]"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(path)
    wait_read(page, path.name)
    _tab_until(page, page.get_by_role("radio", name=re.compile("tidak berubah")).first)
    page.keyboard.press("Space")
    _tab_to(page, "Keterangan Anda", "textbox")
    page.keyboard.type("Zonasi tidak berubah.")
    _tab_to(page, "Simpan jawaban")
    page.keyboard.press("Enter")
    expect(page.locator(".finding.is-answered").first).to_be_visible()
    answer_all(page, "Zonasi tidak berubah.")
    _tab_to(page, "^Ajukan$")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Sudah diajukan")
    _tab_to(page, "Tarik kembali")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("menjadi draf lagi")


def test_without_javascript_the_page_says_so_and_still_takes_the_file(desk: Desk, samples: Path) -> None:
    page = desk.open("produsen", "/tugas/", javascript=False)
    open_delivery(page)
    assert "Halaman ini memerlukan JavaScript" in page.locator("noscript").inner_text()
    page.locator("input[type=file]").set_input_files(samples / CLEAN)
    page.get_by_role("button", name="Unggah").click()
    expect(page.locator(".page-head__lead")).to_contain_text(CLEAN)
