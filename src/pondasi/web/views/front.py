"""The public front page."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pondasi.catalogue import selectors

if TYPE_CHECKING:
    from pondasi.catalogue.models import Release

_CARDS = 3
_LATEST = 5


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Search, three headline figures (priority data first), the latest releases, and the city by kecamatan."""
    releases = list(selectors.public_releases()[:30])
    headlines = [release for release in releases if "headline" in release.summary]
    # What never changes says least, so it comes last.
    cards = sorted(headlines, key=lambda one: (one.dataset.structure.static, not one.dataset.is_priority))[:_CARDS]
    context = {
        "cards": [{"release": release, "change": change_of(release)} for release in cards],
        "latest": releases[:_LATEST],
        "map": _tiles(cards),
    }
    return render(request, "front.html", context)


def change_of(release: Release) -> Decimal | None:
    """Per cent by which the headline moved since the period before (one decimal), where that is known."""
    headline = release.summary.get("headline", {})
    if "before" not in headline or Decimal(headline["before"]) == 0:
        return None
    value, before = Decimal(headline["value"]), Decimal(headline["before"])
    return ((value - before) / before * 100).quantize(Decimal("0.1"))


def _tiles(cards: list[Release]) -> dict[str, object] | None:
    """The first headline dataset with several regions, its regions in five shades of its range."""
    for release in cards:
        regions = release.summary.get("regions", [])
        if len(regions) > 1:
            values = [Decimal(region["value"]) for region in regions]
            low, span = min(values), (max(values) - min(values)) or Decimal(1)
            tiles = [
                {"name": region["name"], "value": region["value"], "shade": 1 + int((value - low) / span * 4)}
                for region, value in zip(regions, values, strict=True)
            ]
            return {"release": release, "tiles": tiles}
    return None
