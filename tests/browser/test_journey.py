"""The main job in a browser: from a real Excel file to a released dataset, through everybody's hands."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import openpyxl
from playwright.sync_api import Page, expect
from tests.browser.desk import (
    SMP,
    Desk,
    answer,
    answer_all,
    at,
    decide,
    drop,
    finding,
    hand_in,
    open_delivery,
    own_turn,
    told,
)

TITLE = "Jumlah peserta didik SMP"
FIRST, CLEAN = "smp_2025_final(2).xlsx", "Tabel SMP per Kecamatan 2025.xlsx"
REASON = "Sesuai rekap sekolah yang sudah ditandatangani."


def test_from_a_real_file_to_a_released_dataset(own_desk: Desk, samples: Path, tmp_path: Path) -> None:
    producer = own_desk.open("produsen", "/tugas/")
    steward = own_desk.open("walidata", "/tugas/")
    verifier = own_desk.open("pendukung", "/tugas/")
    address = _hands_in_with_a_dispute(producer, samples)
    _dispute_goes_to_the_steward_first(steward, verifier)
    _verifier_returns_with_a_remark(verifier)
    _producer_mends(producer, samples, address)
    _passes(verifier, steward)
    _releases(steward, edition=2)
    reader = own_desk.open()
    _reader_finds_the_new_edition(reader, tmp_path)
    _figure_leads_back_to_the_file(own_desk.open("auditor"), samples)
    _correction_makes_a_new_edition(producer, verifier, steward, samples, tmp_path)
    _old_edition_says_so(reader)


def _hands_in_with_a_dispute(page: Page, samples: Path) -> str:
    open_delivery(page)
    drop(page, samples / FIRST)
    expect(page.get_by_role("button", name="Ajukan")).to_be_disabled()
    wrong_total = page.locator(".finding--error:not(.is-answered)")
    while wrong_total.count():
        answer(page, wrong_total.first, REASON)
    answer(page, finding(page, "8 dari 12 angka sama persis"), "zonasi tidak berubah", "Memang tidak berubah")
    answer_all(page, REASON)
    address = page.url
    page.get_by_role("button", name="Ajukan").dblclick()
    expect(page.locator(".messages")).to_contain_text("diajukan")
    page.get_by_role("link", name="Catatan jejak lengkap").click()
    expect(page.locator(".timeline__what", has_text="Diajukan")).to_have_count(1)
    return address


def _dispute_goes_to_the_steward_first(steward: Page, verifier: Page) -> None:
    verifier.reload()
    expect(verifier.get_by_role("heading", name="Menunggu pemeriksaan Anda")).to_have_count(0)
    told(steward, f"{TITLE} menurut kecamatan dan jenis kelamin, 2025, diajukan dan menunggu pemeriksaan Anda")
    steward.goto(at(steward, "/tugas/"))
    own_turn(steward, TITLE)
    expect(steward.locator(".finding", has_text="Angkanya memang benar:").first).to_contain_text(REASON)
    expect(steward.get_by_role("button", name="Loloskan", exact=True)).to_have_count(0)
    decide(steward, "Terima bantahan, teruskan ke walidata pendukung")


def _verifier_returns_with_a_remark(verifier: Page) -> None:
    told(verifier, "2025, diterima bantahannya, sekarang pada walidata pendukung")
    verifier.goto(at(verifier, "/tugas/"))
    own_turn(verifier, TITLE)
    decide(verifier, "Kembalikan", "Mohon dicek sekali lagi.", ("C15", "Dua angka tertukar."))


def _producer_mends(page: Page, samples: Path, address: str) -> None:
    told(page, "2025, dikembalikan walidata pendukung dengan catatan")
    page.goto(address)
    notice = page.locator(".notice", has_text="Dikembalikan dengan catatan")
    expect(notice).to_contain_text("Mohon dicek sekali lagi.")
    expect(notice).to_contain_text("C15: Dua angka tertukar.")
    drop(page, samples / CLEAN)
    answer_all(page, REASON)
    hand_in(page)


def _passes(verifier: Page, steward: Page, *, beside: str = "2024 dan 2025 berdampingan") -> None:
    verifier.goto(at(verifier, "/tugas/"))
    own_turn(verifier, TITLE)
    decide(verifier, "Loloskan ke walidata")
    told(steward, "2025, lolos dari walidata pendukung, sekarang pada walidata")
    steward.goto(at(steward, "/tugas/"))
    own_turn(steward, TITLE)
    table = steward.get_by_role("group", name=beside)
    expect(table.get_by_role("row", name="Balikpapan Timur, Laki-laki")).to_be_visible()
    assert table.get_by_role("row").count() == 22
    _equal_figures_are_marked(steward)
    decide(steward, "Loloskan")


def _equal_figures_are_marked(page: Page) -> None:
    """A row whose figure did not change looks different from one whose figure did."""
    rows = page.locator(".compare tbody tr")
    for row in (rows.nth(n) for n in range(rows.count())):
        old, new, change = (row.locator("td").nth(n) for n in range(3))
        paper = new.evaluate("cell => getComputedStyle(cell).backgroundColor")
        is_marked = change.inner_text() == "tetap"
        assert is_marked == (old.inner_text() == new.inner_text())
        assert is_marked == (paper == "rgb(253, 245, 230)")


def _releases(steward: Page, edition: int, offered: str = "") -> None:
    steward.goto(at(steward, "/rilis/kelola/"))
    form = steward.locator("article", has_text=TITLE)
    expect(form.get_by_label("Apa yang baru")).to_have_value(offered)  # the reason of a correction reaches readers
    form.get_by_label("Apa yang baru").fill(offered or "Angka tahun 2025.")
    form.get_by_role("button", name="Rilis").click()
    line = steward.locator("#daftar li", has_text=TITLE).first
    expect(line).to_contain_text(f"Edisi {edition}")
    expect(line.locator(".chip")).to_have_text("Dirilis")


def _reader_finds_the_new_edition(reader: Page, directory: Path) -> None:
    expect(reader.locator(".list").first).to_contain_text(TITLE)
    reader.get_by_role("searchbox").fill("peserta didik smp")
    reader.get_by_role("button", name="Cari").click()
    reader.locator("main .entry__title").first.click()
    expect(reader.locator("main")).to_contain_text("Edisi 2")
    expect(reader.locator("main")).to_contain_text("data contoh, bukan angka resmi")
    assert reader.locator("img.chart").evaluate("image => image.complete && image.naturalWidth") > 300
    expect(reader.get_by_role("row", name="Kota Balikpapan Jumlah")).to_contain_text("27.626")
    expect(reader.locator(".timeline").first).to_contain_text("Angka tahun 2025.")
    for name, opens in DOWNLOADS.items():
        with reader.expect_download() as download:
            reader.get_by_role("link", name=name, exact=True).click()
        path = directory / download.value.suggested_filename
        download.value.save_as(path)
        assert "data-contoh" in path.name
        opens(path)


def _opens_excel(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("data contoh" in text.lower() for text in texts)
    assert any("Dinas Pendidikan" in text for text in texts)
    assert {"27626", "27626.0"} & set(texts)


def _opens_csv(path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 6 * 21
    assert any("contoh" in str(value) for value in rows[0].values())


def _opens_json(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert "data contoh" in json.dumps(held, ensure_ascii=False).lower()


def _opens_parquet(path: Path) -> None:
    relation = duckdb.read_parquet(str(path))
    assert len(relation.fetchall()) == 6 * 21
    marks = duckdb.execute("select decode(value) from parquet_kv_metadata(?)", [str(path)]).fetchall()
    said = [str(text) for (text,) in marks] + [str(row) for row in relation.limit(1).fetchall()] + relation.columns
    assert any("contoh" in text for text in said)


DOWNLOADS = {"Unduh Excel": _opens_excel, "CSV": _opens_csv, "JSON": _opens_json, "Parquet": _opens_parquet}


def _figure_leads_back_to_the_file(auditor: Page, samples: Path) -> None:
    auditor.goto(at(auditor, f"/data/{SMP}/"))
    auditor.get_by_role("row", name="Kota Balikpapan Jumlah").get_by_role("link").last.click()
    expect(auditor.locator(".stat__figure")).to_have_text("27.626")
    trail = auditor.locator("main .timeline")
    expect(trail).to_contain_text("Produsen Contoh (Disdikbud)")
    expect(trail).to_contain_text("Walidata Contoh")
    expect(trail).to_contain_text("sel E15")
    with auditor.expect_download() as download:
        trail.get_by_role("link", name=CLEAN).click()
    assert Path(download.value.path()).read_bytes() == (samples / CLEAN).read_bytes()


def _correction_makes_a_new_edition(
    producer: Page, verifier: Page, steward: Page, samples: Path, directory: Path
) -> None:
    producer.goto(at(producer, "/tugas/"))
    producer.get_by_text("Sudah selesai").click()
    producer.locator("details .entry", has_text="2025").get_by_role("link").click()
    producer.get_by_label("Mengapa data ini diperbaiki").fill("Satu sekolah terlambat melapor.")
    producer.get_by_role("button", name="Mulai perbaikan").click()
    drop(producer, _with_ten_more(samples / CLEAN, directory))
    answer_all(producer, REASON)
    hand_in(producer)
    _passes(verifier, steward, beside="2025 sebelum dan sesudah perbaikan")
    _releases(steward, edition=3, offered="Satu sekolah terlambat melapor.")


def _with_ten_more(source: Path, directory: Path) -> Path:
    book = openpyxl.load_workbook(source)
    for address in ("C9", "E9", "C15", "E15"):
        book.active[address] = book.active[address].value + 10
    path = directory / "SMP 2025 perbaikan.xlsx"
    book.save(path)
    return path


def _old_edition_says_so(reader: Page) -> None:
    reader.goto(at(reader, f"/data/{SMP}/edisi/2/"))
    expect(reader.locator(".notice")).to_contain_text("Edisi ini sudah digantikan")
    expect(reader.get_by_role("row", name="Kota Balikpapan Jumlah")).to_contain_text("27.626")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Unduh Excel").click()
    assert "edisi-2" in download.value.suggested_filename
    reader.get_by_role("link", name="Ke edisi yang berlaku").click()
    expect(reader.get_by_role("row", name="Kota Balikpapan Jumlah")).to_contain_text("27.636")
    expect(reader.locator(".timeline").first).to_contain_text("27.626 → 27.636")
