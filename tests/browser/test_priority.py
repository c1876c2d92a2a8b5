"""Priority data also pass the statistics office; a release waits for its minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from tests.browser.desk import Desk, answer_all, at, decide, drop, hand_in, own_turn, told

from pondasi.demo.datasets import dataset
from pondasi.demo.workbooks import build_workbook

CODE = "capil-penduduk"
TITLE = "Jumlah penduduk"


def test_priority_data_go_to_the_statistics_office_and_wait_for_their_minute(desk: Desk, tmp_path: Path) -> None:
    producer = desk.open("produsen.capil", "/tugas/")
    steward, office = desk.open("walidata", "/tugas/"), desk.open("pembina", "/tugas/")
    _starts_a_correction(producer, tmp_path)
    _steward_passes_on(steward)
    told(office, "2024, lolos dari walidata, sekarang pada Pembina Data")
    _turn(office)
    decide(office, "Kembalikan melalui walidata", "Mohon dasar perubahan dijelaskan.")
    told(steward, "2024, dikembalikan Pembina Data melalui walidata")
    _turn(steward)
    expect(steward.locator(".timeline").last).to_contain_text("Mohon dasar perubahan dijelaskan.")
    decide(steward, "Loloskan ke Pembina Data")
    _turn(office)
    decide(office, "Loloskan")
    told(producer, "2024, lolos dari Pembina Data dan diterima")
    told(steward, "2024, lolos dari Pembina Data dan diterima")
    _is_planned_for_tomorrow(steward, desk.open())


@pytest.mark.long
def test_a_release_comes_out_at_its_minute(own_desk: Desk, tmp_path: Path) -> None:
    producer, steward = own_desk.open("produsen.capil", "/tugas/"), own_desk.open("walidata", "/tugas/")
    office, reader = own_desk.open("pembina", "/tugas/"), own_desk.open()
    _starts_a_correction(producer, tmp_path)
    _steward_passes_on(steward)
    _turn(office)
    decide(office, "Loloskan")
    steward.goto(at(steward, "/rilis/kelola/"))
    form = steward.locator("article", has_text=TITLE)
    minute = datetime.now(ZoneInfo("Asia/Makassar")) + timedelta(seconds=80)
    form.get_by_label("Terbit pada").fill(f"{minute:%Y-%m-%dT%H:%M}")
    form.get_by_role("button", name="Rilis").click()
    while datetime.now(ZoneInfo("Asia/Makassar")) < minute.replace(second=0, microsecond=0):
        reader.goto(at(reader, f"/data/{CODE}/"))
        shown = reader.locator(".page-head").inner_text()
        if datetime.now(ZoneInfo("Asia/Makassar")) < minute.replace(second=0, microsecond=0):
            assert "Edisi 1" in shown
    expect(steward.locator("#daftar li", has_text=TITLE).first.locator(".chip")).to_have_text("Dirilis", timeout=20_000)
    reader.goto(at(reader, f"/data/{CODE}/"))
    expect(reader.locator(".page-head")).to_contain_text("Edisi 2")


def _turn(page: Page) -> None:
    page.goto(at(page, "/tugas/"))
    own_turn(page, TITLE)


def _starts_a_correction(page: Page, directory: Path) -> None:
    page.get_by_text("Sudah selesai").click()
    page.locator("details .entry", has_text="semester II 2024").get_by_role("link").click()
    page.get_by_label("Mengapa data ini diperbaiki").fill("Pembersihan data ganda.")
    page.get_by_role("button", name="Mulai perbaikan").click()
    path = directory / "penduduk semester II 2024.xlsx"
    path.write_bytes(build_workbook(dataset(CODE), "2024-S2", spoiled=("notation",)))
    drop(page, path)
    answer_all(page, "Sesuai register per 31 Desember.")
    hand_in(page)


def _steward_passes_on(steward: Page) -> None:
    _turn(steward)
    expect(steward.get_by_role("button", name="Loloskan", exact=True)).to_have_count(0)
    decide(steward, "Loloskan ke Pembina Data")


def _is_planned_for_tomorrow(steward: Page, reader: Page) -> None:
    steward.goto(at(steward, "/rilis/kelola/"))
    form = steward.locator("article", has_text=TITLE)
    tomorrow = datetime.now().astimezone() + timedelta(days=2)
    form.get_by_label("Terbit pada").fill(f"{tomorrow:%Y-%m-%d}T09:00")
    form.get_by_role("button", name="Rilis").click()
    line = steward.locator("#daftar li", has_text=TITLE).first
    expect(line.locator(".chip")).not_to_have_text("Dirilis")
    expect(line).to_contain_text("09.00 WITA")
    reader.goto(at(reader, "/rilis/"))
    coming = reader.locator("section", has_text="Segera terbit")
    expect(coming).to_contain_text(TITLE)
    expect(coming).to_contain_text("09.00 WITA")
    reader.goto(at(reader, f"/data/{CODE}/"))
    expect(reader.locator(".page-head")).to_contain_text("Edisi 1")
    assert reader.request.get(at(reader, f"/data/{CODE}/edisi/2/")).status == 404
    assert reader.request.get(at(reader, f"/data/{CODE}/edisi/2/unduh/csv/")).status == 404
