"""HTML as a stream of tags and texts, linear in its length whatever it holds, and the little CSS that tables need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from pondasi.core.tables.open.number_formats import GENERAL, NumberFormat, number_format

_TAG = re.compile(r"<(?:(!--)|[!?][^>]*>|(/?)([A-Za-z][\w:.\-]*)([^>]*)>)")
_ATTRIBUTE = re.compile(r"([\w:.\-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_RULE = r"\.([\w\-]+)\s*\{([^{}]*)\}"
_PROPERTY = r"([\w\-]+)\s*:\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^;\"']+)"
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{4})\s?|\\(.)", re.DOTALL)
_LENGTH = r"([\d.]+)(px|pt|cm|in)?"
_PIXELS = {"px": 1.0, "pt": 1.33, "cm": 37.8, "in": 96.0, "": 1.0}
_PIXELS_PER_INDENT = 12
_MOST_STYLE = 2_000_000
_LONGEST_TAG = 50_000
_NAMED = {
    "percent": "0.00%",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "short date": "dd/mm/yyyy",
    "medium date": "dd-mmm-yyyy",
    "long date": "dd mmmm yyyy",
    "general date": "dd/mm/yyyy",
    "currency": "#,##0.00",
    "short time": "h:mm",
}


class Tag(NamedTuple):
    """A tag that begins or ends an element; `attributes` is its unread inside."""

    name: str
    ends: bool
    attributes: str = ""

    def read(self) -> dict[str, str]:
        """Attribute in small letters to its value, "" where it has none."""
        return {
            name.lower(): unescape(value[1:-1] if value[:1] in "\"'" and value else value)
            for name, value in _ATTRIBUTE.findall(self.attributes[:_LONGEST_TAG])
        }


def tokens(text: str, styles: list[str]) -> Iterator[Tag | str]:
    """Tags and texts (entities resolved, blanks as they stand); style sheets go to `styles`, scripts nowhere."""
    end = text.rfind(">") + 1
    at = 0
    open_comment = False
    while found := _TAG.search(text, at, end):
        if found.start() > at:
            yield unescape(text[at : found.start()])
        at = found.end()
        name = (found[3] or "").lower()
        if found[1] and not open_comment:
            close = text.find("-->", at)
            open_comment = close < 0
            at = close + 3 if close >= 0 else at
        elif name in ("script", "style", "title") and not found[2]:
            close = _closing(text, name, at)
            if name == "style":
                styles.append(text[at:close][:_MOST_STYLE])
            at = close
        elif name:
            attributes = found[4]
            if attributes.count('"') % 2 and (more := text.find('"', at, at + _LONGEST_TAG)) >= 0:
                after = text.find(">", more, more + _LONGEST_TAG) + 1
                attributes, at = text[found.start(4) : max(after - 1, at)], max(after, at)
            yield Tag(name, bool(found[2]), attributes)
    if at < len(text):
        yield unescape(text[at:])


def _closing(text: str, name: str, at: int) -> int:
    close = text.find(f"</{name}", at)
    if close < 0:
        close = text.find(f"</{name.upper()}", at)
    return close if close >= 0 else len(text)


class Look(NamedTuple):
    """What CSS says of a cell, row or column that matters to its meaning."""

    bold: bool = False
    indent: int = 0
    hidden: bool = False
    format: NumberFormat = GENERAL
    text: bool = False
    """Marked as text, whatever it looks like."""


NO_LOOK = Look()


@dataclass(eq=False, repr=False)
class Looks:
    """The looks of a page's classes."""

    classes: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], Look] = field(default_factory=dict)

    def add(self, sheets: list[str]) -> None:
        self.classes = {**self.classes, **{name: body for sheet in sheets for name, body in re.findall(_RULE, sheet)}}
        self._known.clear()

    def of(self, names: str, style: str) -> Look:
        """Of an element with these classes and inline style."""
        key = names, style
        if key not in self._known:
            if len(self._known) > 10_000:
                self._known.clear()
            body = ";".join([*(self.classes.get(name, "") for name in names.split()), style])
            self._known[key] = _look(body) if body.strip(";") else NO_LOOK
        return self._known[key]


def _look(body: str) -> Look:
    found = {name.lower(): value.strip() for name, value in re.findall(_PROPERTY, body[:_LONGEST_TAG])}
    weight = found.get("font-weight", "")
    code = number_format_code(found.get("mso-number-format", ""))
    return Look(
        bold=weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600),
        indent=_indent(found),
        hidden=found.get("display") == "none" or found.get("visibility") in ("hidden", "collapse"),
        format=number_format(code),
        text=code == "@",
    )


def _indent(found: Mapping[str, str]) -> int:
    count = found.get("mso-char-indent-count", "")
    if count.isdigit():
        return min(int(count[:4]), 250)
    length = re.fullmatch(_LENGTH, found.get("padding-left", "") or found.get("text-indent", ""))
    if not length or length[1].count(".") > 1 or len(length[1]) > 8 or not length[1].strip("."):
        return 0
    return min(int(float(length[1]) * _PIXELS[length[2] or ""] / _PIXELS_PER_INDENT), 250)


def number_format_code(written: str) -> str:
    """The number format code in a CSS value such as `"\\#\\,\\#\\#0\\.00"`, or by its name ("Percent")."""
    bare = written.strip()
    if len(bare) > 1 and bare[0] in "\"'":
        bare = bare[1:-1]
    code = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], bare)
    return _NAMED.get(code.lower(), code)
