"""Lists by the page. What a page shows is fetched here, not while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


def page_of(request: HttpRequest, found: QuerySet, size: int) -> Page:
    """The page that the request asks for; the nearest there is for odd numbers."""
    page = Paginator(found, size).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    return page
