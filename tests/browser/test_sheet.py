"""The sheet on the reading page: why any cell was read so, large sheets, several tables, cells that were pasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import faults
from tests.browser.desk import NARROW, Desk, drop, finding, open_delivery

KECAMATAN = (
    "Balikpapan Timur",
    "Balikpapan Barat",
    "Balikpapan Utara",
    "Balikpapan Tengah",
    "Balikpapan Selatan",
    "Balikpapan Kota",
)
_PASTE = """([html, text]) => {
  const carried = new DataTransfer();
  if (html) carried.setData("text/html", html);
  carried.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
  (document.activeElement || document.body).dispatchEvent(event);
}"""


@pytest.fixture
def officer(desk: Desk) -> Page:
    """The producer on the page of the submission that is due."""
    page = desk.open("produsen", "/tugas/")
    open_delivery(page)
    return page


def cell(page: Page, address: str) -> Locator:
    return page.locator(f".sheet [data-cell={address}]")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def _by_sex(year: int) -> list[list[object]]:
    rows = [[n, name, 1000 + year + 7 * n, 900 + year + 5 * n] for n, name in enumerate(KECAMATAN, start=1)]
    title = f"Jumlah peserta didik SMP menurut kecamatan dan jenis kelamin Tahun {year}"
    return [[title], [], ["No", "Kecamatan", "Laki-laki", "Perempuan"], *rows]


def _book(
    path: Path, sheets: dict[str, list[list[object]]], hidden: str = "", hidden_rows: tuple[int, ...] = ()
) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for number in hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if name == hidden:
                sheet.hide()
    return path


def _wide(path: Path, rows: int = 400, columns: int = 60) -> Path:
    head = ["No", "Kecamatan", "Sekolah", *(f"Kelas {n}" for n in range(1, columns - 2))]
    body = [
        [r, KECAMATAN[r % 6], f"SMP contoh {r}", *(1000 + r * 10 + c for c in range(columns - 3))]
        for r in range(1, rows - 2)
    ]
    return _book(path, {"Data": [["Jumlah peserta didik SMP Tahun 2025"], [], head, *body]})


def test_any_cell_says_why_it_was_read_so(officer: Page, samples: Path) -> None:
    drop(officer, samples / "smp_2025_final(2).xlsx")
    cell(officer, "C9").click()
    expect(panel(officer)).to_contain_text("Mengapa dibaca begini?")
    for words in ("C9", "angka", "Balikpapan Selatan (B9)", "Laki-laki (C7)"):
        expect(panel(officer)).to_contain_text(words)
    cell(officer, "B11").click()
    expect(panel(officer)).to_contain_text("Kami baca sebagai Balikpapan Utara (64.71.03): ini singkatan namanya.")
    cell(officer, "A17").click()
    expect(panel(officer)).to_contain_text("catatan")
    cell(officer, "C15").click()
    expect(panel(officer).get_by_role("link", name="Jumlah tidak sama dengan bagiannya")).to_be_visible()
    officer.keyboard.press("Escape")
    expect(panel(officer)).to_have_count(0)
    expect(cell(officer, "C15")).to_be_focused()


def test_the_sheet_is_walked_with_the_keyboard(officer: Page, samples: Path) -> None:
    drop(officer, samples / "smp_2025_final(2).xlsx")
    cell(officer, "B9").focus()
    for key, place in (("ArrowRight", "C9"), ("ArrowUp", "C8"), ("Home", "8"), ("ArrowRight", "A8")):
        officer.keyboard.press(key)
        expect(officer.locator(f".sheet :is([data-cell='{place}'], [data-row='{place}'])")).to_be_focused()
    officer.keyboard.press("Enter")
    expect(panel(officer)).to_contain_text("A8")
    expect(officer.locator("#panel-judul")).to_be_focused()
    assert officer.locator(".sheet [tabindex='0']").count() == 1


def test_a_finding_leads_to_its_cell(officer: Page, samples: Path) -> None:
    drop(officer, samples / "smp_2025_final(2).xlsx")
    finding(officer, "14.315").get_by_role("link", name="E15").click()
    expect(panel(officer)).to_contain_text("E15")
    officer.goto(officer.url.partition("#")[0] + "#sel-D12")
    officer.reload()
    expect(panel(officer)).to_contain_text("D12")


def test_a_large_sheet_is_walked_scrolled_and_pointed_at(officer: Page, tmp_path: Path) -> None:
    drop(officer, _wide(tmp_path / "lebar.xlsx"))
    grid = officer.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", "401")
    expect(grid).to_have_attribute("aria-colcount", "61")
    officer.locator(".sheet-scroll").evaluate("box => { box.scrollTop = 9000; box.scrollLeft = 3000; }")
    seen = officer.locator(".gcell.number:not(:empty)").first
    expect(seen).to_be_visible()
    assert officer.locator(".gcell").count() < 900
    officer.goto(officer.url.partition("#")[0] + "#sel-AZ350")
    officer.reload()
    expect(panel(officer)).to_contain_text("baris SMP contoh 347 (C350), kolom Kelas 49 (AZ3)")
    expect(cell(officer, "AZ350")).to_have_text("4.518")
    expect(cell(officer, "AZ350")).to_have_attribute("aria-colindex", "53")
    panel(officer).get_by_text("Kami keliru?").click()
    panel(officer).get_by_role("button", name="Kolom AZ bukan data").click()
    expect(officer.locator(".progress")).to_have_count(0)
    expect(cell(officer, "AZ350")).to_be_visible()
    expect(cell(officer, "AZ350")).not_to_have_class(re.compile("cell--value"))
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(cell(officer, "AZ350")).to_have_class(re.compile("cell--value"))


def test_a_large_sheet_stands_axe(officer: Page, tmp_path: Path) -> None:
    drop(officer, _wide(tmp_path / "lebar.xlsx", 80, 30))
    expect(officer.locator(".bigsheet")).to_be_visible()
    assert not faults(officer, "large sheet")


def test_many_strange_names_are_one_question(officer: Page, tmp_path: Path) -> None:
    drop(officer, _wide(tmp_path / "sekolah.xlsx", 60, 5))
    asked = finding(officer, "57 nama di kolom C")
    expect(asked).to_contain_text("SMP contoh 1")
    asked.get_by_role("button", name="Kolom C bukan data").click()
    expect(finding(officer, "57 nama di kolom C")).to_have_count(0)
    officer.get_by_role("button", name="Batalkan semua koreksi").click()


def test_an_open_notation_is_asked_once_for_a_column(officer: Page, tmp_path: Path) -> None:
    rates = [[n, name, f"1.{120 + 7 * n}", f"1.{200 + 9 * n}"] for n, name in enumerate(KECAMATAN, start=1)]
    head = [["Angka partisipasi SMP menurut kecamatan Tahun 2025"], [], ["No", "Kecamatan", "Rasio L", "Rasio P"]]
    drop(officer, _book(tmp_path / "rasio.xlsx", {"Data": [*head, *rates]}))
    asked = finding(officer, "Apakah 1.127 berarti 1127 atau 1,127?")
    expect(asked).to_contain_text("6 angka")
    asked.get_by_role("button", name="1,127", exact=True).click()
    expect(finding(officer, "Apakah 1.127")).to_have_count(0)
    cell(officer, "C4").click()
    expect(panel(officer)).to_contain_text("Cara tulis angkanya sudah Anda tentukan.")
    officer.keyboard.press("Escape")
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(finding(officer, "Apakah 1.127")).to_be_visible()


def test_which_of_several_tables_is_meant_can_be_said(officer: Page, tmp_path: Path) -> None:
    sheets = {"Lama": _by_sex(2024), "Baru": _by_sex(2025), "Arsip": _by_sex(2023)}
    drop(officer, _book(tmp_path / "beberapa.xlsx", sheets, hidden="Arsip", hidden_rows=(5, 6)))
    expect(officer.locator(".tables > summary")).to_contain_text("Tahun 2025")
    expect(officer.locator(".card__head--tables")).to_contain_text("Baris 5–6 disembunyikan di berkas Anda")
    officer.get_by_text("Lembar di berkas ini: 3").click()
    expect(officer.locator(".card__head--tables")).to_contain_text("disembunyikan di berkas")
    officer.locator(".tables__one", has_text="Tahun 2024").click()
    expect(officer.locator(".tables > summary")).to_contain_text("Tahun 2024")
    officer.get_by_text("Lembar di berkas ini: 3").click()
    officer.get_by_role("button", name="Pakai lembar ini").click()
    expect(officer.locator(".tables > summary")).to_contain_text("Tahun 2023")
    officer.get_by_role("button", name="Batalkan semua koreksi").click()
    expect(officer.locator(".tables > summary")).to_contain_text("Tahun 2025")


@pytest.mark.parametrize("as_html", [True, False], ids=["html", "text"])
def test_cells_are_pasted_into_the_page(officer: Page, as_html: bool) -> None:
    rows = [
        ["Kecamatan", "Laki-laki", "Perempuan"],
        *([name, f"{n}.025", f"{n}.111"] for n, name in enumerate(KECAMATAN, 1)),
    ]
    text = "\n".join("\t".join(row) for row in rows)
    cells = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in rows)
    officer.evaluate(_PASTE, [f"<meta charset='utf-8'><table>{cells}</table>" if as_html else "", text])
    expect(officer.locator(".page-head__lead")).to_contain_text(
        re.compile(r"tempelan \d{4}-\d\d-\d\d \d\d\.\d\d\." + ("html" if as_html else "tsv"))
    )
    expect(officer.get_by_label("Ringkasan bacaan")).to_contain_text("6 dari 6")
    expect(cell(officer, "B2")).to_have_text("1.025")


def test_on_a_telephone_cells_are_pasted_into_a_field_and_explained_at_the_foot(desk: Desk) -> None:
    page = desk.open("produsen", "/tugas/", size=NARROW)
    open_delivery(page)
    page.get_by_text("atau tempel dari Excel").click()
    rows = ["Kecamatan\tLaki-laki\tPerempuan", *(f"{name}\t{n}.025\t{n}.222" for n, name in enumerate(KECAMATAN, 1))]
    page.get_by_label("Salin selnya di Excel").fill("\n".join(rows))
    page.get_by_role("button", name="Unggah").click()
    expect(page.locator(".page-head__lead")).to_contain_text("tempelan")
    cell(page, "B4").click()
    expect(panel(page)).to_contain_text("Balikpapan Utara (A4)")
    box = panel(page).bounding_box()
    assert box is not None
    assert abs(box["y"] + box["height"] - NARROW[1]) < 2
    assert not faults(page, "panel at the foot")
