"""How values are written for the reader: both-language texts, figures, periods, moments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from pondasi.core.values import Period, Text, format_number
from pondasi.people.roles import Role
from pondasi.web.journal_words import EVENTS, FACTS

register = template.Library()

_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)(\D*)")


def language() -> str:
    """The reader's language: `id` or `en`."""
    return "en" if (get_language() or "id").startswith("en") else "id"


@register.filter
def t(text: Text | dict[str, str] | str | None) -> str:
    """A text that carries both languages (or its JSON form) in the reader's language."""
    if isinstance(text, Text):
        return text.in_language(language())
    if isinstance(text, dict):
        return text.get(language()) or text.get("id", "")
    return text or ""


@register.filter
def figure(value: object) -> str:
    """A figure as the reader writes numbers; marks such as "…" and flags behind a number stay as they are."""
    if value is None or value == "":
        return ""
    match = _FIGURE.fullmatch(str(value))
    if not match:
        return str(value)
    return format_number(Decimal(match[1]), language()) + match[2]


@register.filter
def as_percent(share: str) -> str:
    """A share such as `0.93` as people say it: `93 %`."""
    return f"{format_number((Decimal(share) * 100).to_integral_value(), language())}\N{NO-BREAK SPACE}%"


@register.filter
def period(code: str) -> str:
    """`2024-S2` as people say it."""
    return Period.parse(code).text.in_language(language())


@register.filter
def moment(at: datetime | None) -> str:
    """`12 Nov 2026, 09.00 WITA`."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    clock = f"{local:%H.%M}" if language() == "id" else f"{local:%H:%M}"
    return f"{date_format(local, 'j M Y')}, {clock} {local.tzname()}"


@register.filter
def day(at: datetime | None) -> str:
    """`12 Nov 2026` in the city's time zone."""
    return date_format(timezone.localtime(at), "j M Y") if at else ""


@register.filter
def at_key(mapping: dict[str, object], key: str) -> object:
    """`mapping[key]`, or nothing."""
    return mapping.get(key, "")


@register.filter
def digits(value: str) -> str:
    """A figure without marks for thousands, with the reader's decimal mark: `1123`, `1,123`."""
    return value if language() == "en" else value.replace(".", ",")


@register.filter
def at_first(rows: Sequence[Any], most: int) -> Sequence[Any]:
    """The first rows of a long list; all of them where `most` is 0."""
    return rows[:most] if most else rows


@register.filter
def event_words(event: str) -> str:
    """What an event of the journal means, in the reader's language; a new event is shown by its code."""
    return EVENTS[event].in_language(language()) if event in EVENTS else event


@register.filter
def fact_words(name: str) -> str:
    """The name of a fact in the journal."""
    return FACTS[name].in_language(language()) if name in FACTS else name


@register.filter
def authority_words(authority: str) -> str:
    """The role that allowed it."""
    code = authority.partition(":")[0]
    return str(Role(code).label) if code in Role.values else authority
