"""What every page must stand: axe, the narrow screen, one filled button; and what it weighs."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response
from tests.browser.desk import NARROW, WIDE, Desk

_OPTIONS = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
_SERIOUS = {"serious", "critical"}


def faults(page: Page, name: str) -> list[str]:
    """Serious findings of axe, sideways scrolling, and more than one filled button, on a wide and a narrow screen."""
    found = []
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        for one in Axe().run(page, options=_OPTIONS).response["violations"]:
            if one["impact"] in _SERIOUS:
                where = "; ".join(node["html"][:160] for node in one["nodes"][:3])
                found.append(f"{name} at {width}: {one['id']} ({one['impact']}): {where}")
        inner, wide = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        if wide > inner:
            found.append(f"{name} at {width}: scrolls sideways ({wide} px)")
        filled = page.locator(".button--primary:visible").count()
        if filled > 1 and name != "gallery":
            found.append(f"{name} at {width}: {filled} filled buttons")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return found


def weight(desk: Desk, account: str, path: str) -> dict[str, int]:
    """Bytes of everything a page loads with an empty cache, uncompressed, by kind."""
    context = desk.context(storage_state=desk.site.sessions.get(account))
    page = context.new_page()
    kinds: dict[str, int] = {}
    arrived: list[Response] = []

    def note(response: Response) -> None:
        arrived.append(response)

    page.on("response", note)
    page.goto(desk.site.url + path, wait_until="networkidle")
    for response in arrived:
        kind = response.request.resource_type
        kinds[kind] = kinds.get(kind, 0) + len(response.body())
    context.close()
    return kinds
