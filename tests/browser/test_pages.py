"""Every page and state, wide and narrow: no serious finding of axe, no sideways scrolling, no heavy page."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import faults, weight
from tests.browser.desk import (
    SMP,
    Desk,
    answer_all,
    decide,
    drop,
    hand_in,
    open_delivery,
    own_turn,
)

PUBLIC = {
    "front page": "/",
    "data": "/data/",
    "search": "/data/?q=penduduk",
    "search without result": "/data/?q=zzzz",
    "dataset": f"/data/{SMP}/",
    "dataset, sorted": f"/data/{SMP}/?urut=2024&arah=turun",
    "dataset by semester": "/data/capil-penduduk/",
    "figure": f"/data/{SMP}/edisi/1/angka/?k=64.71.01&k=L&periode=2024",
    "releases": "/rilis/",
    "quality of a release": "/data/dlh-timbulan-sampah/edisi/2/kualitas/",
    "revisions": "/revisi/",
    "revisions of a dataset": "/data/dlh-timbulan-sampah/edisi/2/revisi/",
    "revisions, none yet": "/data/capil-penduduk/edisi/1/revisi/",
    "rules": "/aturan/",
    "rule": "/aturan/total-parts/",
    "anchor": "/catatan/jangkar/",
    "gallery": "/tampilan/",
    "sign in": "/akun/login/",
    "not found": "/tidak/ada/",
}
OWN = {
    "tasks, nothing to do": ("perencana", "/tugas/"),
    "inbox, empty": ("perencana", "/kotak-masuk/"),
    "two steps": ("perencana", "/akun/2fa/"),
    "change password": ("perencana", "/akun/password/change/"),
    "sign out": ("perencana", "/akun/logout/"),
    "who are you": ("perencana", "/akun/reauthenticate/"),
    "not yours": ("perencana", "/rilis/kelola/"),
    "journal": ("auditor", "/catatan/"),
    "tasks of the auditor": ("auditor", "/tugas/"),
    "releases to manage": ("walidata", "/rilis/kelola/"),
    "tasks of the steward": ("walidata", "/tugas/"),
    "quality of all releases": ("walidata", "/kualitas/"),
    "what does not agree": ("walidata", "/temuan-kota/"),
    "what agrees again, empty": ("walidata", "/temuan-kota/?keadaan=resolved"),
}
HEAVIEST = 200_000
HEAVIEST_LARGE_SHEET = 215_000
"""With the program that draws large sheets (14 kB) and the first cells that it fetches (5 kB)."""


def test_public_pages(desk: Desk) -> None:
    page = desk.open(expected=("404",))
    found = []
    for name, path in PUBLIC.items():
        response = page.goto(desk.site.url + _real(page, desk, path))
        assert response is not None
        assert response.status == (404 if name == "not found" else 200), name
        found += faults(page, name)
    assert not found, "\n".join(found)


def _real(page: Page, desk: Desk, path: str) -> str:
    """The address of a figure and of a rule as the pages themselves link them."""
    if "/angka/" in path:
        page.goto(f"{desk.site.url}/data/{SMP}/")
        return str(page.locator(".figure-link").first.get_attribute("href"))
    if path.startswith("/aturan/") and path != "/aturan/":
        page.goto(f"{desk.site.url}/aturan/")
        return str(page.locator("main .entry__title").first.get_attribute("href"))
    return path


def test_pages_of_those_who_signed_in(desk: Desk) -> None:
    found = []
    pages: dict[str, Page] = {}
    for name, (account, path) in OWN.items():
        if account not in pages:
            pages[account] = desk.open(account, expected=("403",))
        page = pages[account]
        page.goto(desk.site.url + path)
        found += faults(page, name)
    assert not found, "\n".join(found)


def test_pages_of_a_submission(
    own_desk: Desk, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = own_desk.open("produsen", "/tugas/")
    found, weights = faults(page, "tasks"), {"tasks": weight(own_desk, "produsen", "/tugas/")}
    open_delivery(page)
    path = page.url.removeprefix(own_desk.site.url)
    found += faults(page, "empty submission")
    weights["empty submission"] = weight(own_desk, "produsen", path)
    for name, file in _files(samples, tmp_path).items():
        drop(page, file)
        found += faults(page, name)
    weights["reading with findings"] = weight(own_desk, "produsen", path)
    page.locator("[data-cell=C9]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found += faults(page, "why a cell was read so")
    page.keyboard.press("Escape")
    answer_all(page, "Sesuai rekap sekolah.")
    found += faults(page, "answered")
    hand_in(page)
    found += faults(page, "handed in")
    found += _checked(own_desk, path, weights)
    weights["handed in"] = weight(own_desk, "produsen", path)
    weights["inbox"] = weight(own_desk, "produsen", "/kotak-masuk/")
    weights["releases to manage"] = weight(own_desk, "walidata", "/rilis/kelola/")
    with capsys.disabled():
        sys.stdout.write(_table(weights))
    heavy = [name for name, kinds in weights.items() if sum(kinds.values()) > HEAVIEST]
    assert not heavy
    assert not found, "\n".join(found)


def test_a_long_sheet_stays_light_and_half_an_answer_stays(own_desk: Desk, samples: Path, tmp_path: Path) -> None:
    page = own_desk.open("produsen", "/tugas/")
    open_delivery(page)
    drop(page, _long_sheet(tmp_path / "panjang.xlsx"))
    kinds = weight(own_desk, "produsen", page.url.removeprefix(own_desk.site.url))
    assert sum(kinds.values()) <= HEAVIEST_LARGE_SHEET, kinds
    expect(page.locator("[data-cell=C240]")).to_have_count(0)
    page.locator(".bigsheet [data-cell=B3]").focus()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-cell=C240]")).to_be_focused()
    expect(page.locator("[data-cell=C240]")).to_have_text("1.240")
    _half_an_answer_stays(page, samples)


def _long_sheet(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Jumlah peserta didik SMP Tahun 2025"])
    sheet.append(["No", "Sekolah", *(f"Kelas {n}" for n in range(1, 21))])
    for row in range(3, 241):
        sheet.append([row, f"SMP contoh {row}", *(1000 + row + n for n in range(20))])
    book.save(path)
    return path


def _half_an_answer_stays(page: Page, samples: Path) -> None:
    """What is half written in one answer is still there after another one was saved."""
    drop(page, samples / "smp_2025_final(2).xlsx")
    first, second = page.locator(".finding--error").first, page.locator(".finding--warning").first
    for card in (first, second):
        if not card.locator("textarea").is_visible():
            card.locator(".finding__answer > summary").click()
    second.locator("textarea").fill("Zonasi tidak")
    first.locator("textarea").fill("Sesuai rekap sekolah.")
    first.get_by_role("button", name="Simpan jawaban").click()
    expect(first).to_contain_text("Angkanya memang benar: Sesuai rekap sekolah.")
    expect(second.locator("textarea")).to_have_value("Zonasi tidak")


def _files(samples: Path, directory: Path) -> dict[str, Path]:
    """What each state of the reading page is reached with; the one with findings last."""
    unreadable = directory / "laporan.xlsx"
    unreadable.write_bytes(b"%PDF-1.7 laporan")
    return {
        "unreadable": unreadable,
        "refused": samples / "rekap smp 2025 lengkap.xlsx",
        "asked": samples / "SMP 2025 kirim ulang.xlsx",
        "reading with findings": samples / "smp_2025_final(2).xlsx",
    }


def _checked(desk: Desk, path: str, weights: dict[str, dict[str, int]]) -> list[str]:
    """The steward's pages, then what the producer sees after a return."""
    steward = desk.open("walidata", "/tugas/")
    found = faults(steward, "tasks of the steward")
    own_turn(steward, "SMP")
    found += faults(steward, "review")
    steward.get_by_text("Lembar asli").click()
    found += faults(steward, "review with the sheet")
    weights["review"] = weight(desk, "walidata", path)
    decide(steward, "Kembalikan", "Mohon diperbaiki.", ("C15", "Dua angka tertukar."))
    found += faults(steward, "after the decision")
    producer = desk.open("produsen", path)
    expect(producer.locator("main")).to_contain_text("Dikembalikan dengan catatan")
    found += faults(producer, "returned")
    producer.goto(desk.site.url + path + "jejak/")
    found += faults(producer, "trail")
    producer.goto(desk.site.url + "/tugas/")
    producer.get_by_text("Sudah selesai").click()
    producer.locator("details .entry a").first.click()
    return found + faults(producer, "accepted submission")


def _table(weights: dict[str, dict[str, int]]) -> str:
    kinds = ("document", "stylesheet", "script", "font", "image")
    lines = [f"{'page':24}" + "".join(f"{kind:>11}" for kind in kinds) + f"{'kB':>8}"]
    for name, held in weights.items():
        parts = "".join(f"{held.get(kind, 0) / 1000:11.1f}" for kind in kinds)
        lines.append(f"{name:24}{parts}{sum(held.values()) / 1000:8.1f}")
    return "\n" + "\n".join(lines) + "\n"
