"""Pages opened as a person, with a guard that notes every complaint of the browser, and what people do on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from pondasi.demo.accounts import DEMO_PASSWORD

expect.set_options(timeout=20_000)

WIDE, NARROW = (1280, 900), (390, 844)
SMP = "disdikbud-peserta-didik-smp"


@dataclass
class Site:
    """A running server, and who has signed in there."""

    url: str
    home: Path
    sessions: dict[str, Any] = field(default_factory=dict)


class Desk:
    """Contexts of one test. `close` fails the test when a page complained."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []

    def open(
        self,
        account: str = "",
        path: str = "/",
        *,
        size: tuple[int, int] = WIDE,
        javascript: bool = True,
        expected: tuple[str, ...] = (),
    ) -> Page:
        """A page in a context of its own, signed in as `account` (a mailbox); `expected` complaints pass."""
        if account and account not in self.site.sessions:
            self._sign_in(account)
        context = self.context(size=size, javascript=javascript, storage_state=self.site.sessions.get(account))
        page = context.new_page()
        self._guard(page, expected)
        page.goto(self.site.url + path)
        return page

    def context(self, *, size: tuple[int, int] = WIDE, javascript: bool = True, **options: Any) -> BrowserContext:
        """A context in the city's language and time zone."""
        made = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            **options,
        )
        made.set_default_timeout(30_000)
        self._contexts.append(made)
        return made

    def _sign_in(self, account: str) -> None:
        page = self.context().new_page()
        self._guard(page, ())
        page.goto(self.site.url + "/akun/login/")
        sign_in(page, account)
        self.site.sessions[account] = page.context.storage_state()

    def _guard(self, page: Page, expected: tuple[str, ...]) -> None:
        def complain(text: str) -> None:
            if not any(one in text for one in expected):
                self.complaints.append(f"{page.url}: {text}")

        def console(message: ConsoleMessage) -> None:
            if message.type == "error" or "Content Security Policy" in message.text:
                complain(message.text)

        def request(one: Request) -> None:
            if not one.url.startswith((self.site.url, "data:", "blob:", "about:")):
                complain(f"asked another host: {one.url}")

        page.on("console", console)
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("request", request)

    def close(self) -> None:
        """Close everything; complaints fail the test."""
        for context in self._contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)


def sign_in(page: Page, account: str) -> None:
    """Fill the form of the page for signing in."""
    page.get_by_label("Surel").fill(f"{account}@contoh.pondasi.test")
    page.get_by_label("Kata sandi").fill(DEMO_PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/tugas/")


def open_delivery(page: Page, title: str = "SMP") -> None:
    """From Tugas saya to the submission that is due."""
    row = page.locator("main .tasks li", has_text=title).first.locator(".entry__action")
    row.get_by_role("button").or_(row.get_by_role("link")).first.click()
    page.wait_for_url("**/kiriman/**")


def drop(page: Page, path: Path) -> None:
    """Choose a file; the page sends it by itself and shows what was understood."""
    page.locator("input[type=file]").set_input_files(path)
    wait_read(page, path.name)


def wait_read(page: Page, name: str) -> None:
    """Until the file with this name has been read."""
    expect(page.locator(".page-head__lead")).to_contain_text(name)
    expect(page.locator(".progress")).to_have_count(0)


def finding(page: Page, text: str) -> Locator:
    """The first card of a finding whose words hold `text`."""
    return page.locator(".finding", has_text=text).first


def answer(page: Page, card: Locator, reason: str, choice: str = "") -> None:
    """Give a reason for a finding (opening the form where it is folded)."""
    answered = page.locator(".finding.is-answered")
    before = answered.count()
    if not card.locator("textarea").is_visible():
        card.locator(".finding__answer > summary").click()
    if choice:
        card.get_by_role("radio", name=choice).check()
    elif card.get_by_role("radio").count():
        card.get_by_role("radio").first.check()
    card.locator("textarea").fill(reason)
    card.get_by_role("button", name="Simpan jawaban").click()
    expect(answered).to_have_count(before + 1)


def answer_all(page: Page, reason: str) -> None:
    """A reason for everything that still asks for one."""
    open_cards = page.locator(".finding:not(.is-answered):has(textarea)")
    for _ in range(open_cards.count()):
        answer(page, open_cards.first, reason)


def hand_in(page: Page) -> None:
    """Ajukan."""
    page.get_by_role("button", name="Ajukan").click()
    expect(page.locator(".messages")).to_contain_text("Sudah diajukan")


def decide(page: Page, button: str, comment: str = "", remark: tuple[str, str] | None = None) -> None:
    """A checker's decision on the page of a submission."""
    if comment:
        page.get_by_label("Catatan untuk produsen data").fill(comment)
    if remark:
        page.get_by_label("Sel", exact=True).first.fill(remark[0])
        page.get_by_label("Yang perlu diperbaiki").first.fill(remark[1])
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Keputusan Anda tersimpan")


def own_turn(page: Page, title: str) -> None:
    """From Tugas saya to the submission that waits for this checker; begins the check where that is still to do."""
    page.get_by_role("link", name=f"Periksa: {title}").or_(
        page.locator("section[aria-labelledby=diperiksa] a.button", has_text=title)
    ).first.click()
    page.wait_for_url("**/kiriman/**")
    begin = page.get_by_role("button", name="Mulai periksa")
    if begin.count():
        begin.click()
        expect(page.get_by_role("heading", name="Keputusan Anda")).to_be_visible()


def told(page: Page, text: str) -> None:
    """The newest line of the inbox holds `text`."""
    page.goto(at(page, "/kotak-masuk/"))
    expect(page.locator("main .entry__title").first).to_contain_text(text)


def at(page: Page, path: str) -> str:
    """A path on the server that the page came from."""
    return "/".join(page.url.split("/")[:3]) + path
