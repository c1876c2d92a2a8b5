"""Figures as people write them in Indonesia: one text, read under each of the two notations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pondasi.core.tables.marks import without_flag
from pondasi.core.values import Status

_PREFIX = re.compile(r"^(?:rp\.?|idr|us\$|\$|±|\+|≈|~)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"(?<=\d)\s*(?:orang|jiwa|unit|kk|rt|ha|km2?|m2|m3|ton|kg|buah|rumah|siswa|persen|rupiah|hari|kali|kasus)\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<=\d)[,.]-+$")
_BODY = re.compile(r"\d[\d.,]*\d|\d")
_BLANK_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+(?:[.,]\d+)?")
_BLANKS = re.compile(r"[ \u00a0\u202f\u2009']")
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DOT_DECIMAL = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A written figure. `indonesian` has dots for thousands and a decimal comma, `english` the other way round.

    Both are the same where nothing depends on the notation; one is None where that notation rules the text out.
    """

    indonesian: Decimal | None
    english: Decimal | None
    flag: Status = Status.OK
    percent: bool = False
    decimals: int = 0
    """Digits after the only separator, 0 where there is none or more than one."""
    dotted: bool = False
    """The only separator is a dot."""

    @property
    def plain(self) -> bool:
        return self.indonesian == self.english

    @property
    def either(self) -> bool:
        """Both notations can read it, and differently: `1.234`."""
        return self.indonesian is not None and self.english is not None and self.indonesian != self.english


@lru_cache(maxsize=65_536)
def figure(text: str) -> Figure | None:
    """The figure that `text` is; None where it is anything else (labels, codes such as 32.04.05, dates)."""
    body, flag = without_flag(text.strip())
    percent = body.endswith("%")
    body = _TAIL.sub("", _UNIT.sub("", _PREFIX.sub("", body.rstrip("%").strip())))
    body = body.replace("\u2212", "-").replace("\u2013", "-")
    negative = body.startswith("-") or (body.startswith("(") and body.endswith(")") and len(body) > 4)
    body = _PREFIX.sub("", body.strip("-()").strip())
    if _BLANK_GROUPS.fullmatch(body):
        value = Decimal(_BLANKS.sub("", body).replace(",", "."))
        return Figure(_signed(value, negative), _signed(value, negative), flag, percent)
    if not _BODY.fullmatch(body):
        return None
    indonesian = _read(body, ".", _DOT_THOUSANDS, _COMMA_DECIMAL)
    english = _read(body, ",", _COMMA_THOUSANDS, _DOT_DECIMAL)
    if indonesian is None and english is None:
        return None
    separators = [sign for sign in body if sign in ".,"]
    alone = len(separators) == 1
    return Figure(
        _signed(indonesian, negative),
        _signed(english, negative),
        flag,
        percent,
        len(body) - 1 - body.index(separators[0]) if alone else 0,
        alone and separators[0] == ".",
    )


def _read(body: str, group: str, grouped: re.Pattern[str], fraction: re.Pattern[str]) -> Decimal | None:
    """The number under one notation; None where the text does not follow it."""
    if body.isdigit():
        return Decimal(body)
    if grouped.fullmatch(body) or fraction.fullmatch(body):
        return Decimal(body.replace(group, "").replace(",", "."))
    return None


def _signed(value: Decimal | None, negative: bool) -> Decimal | None:
    return -value if value is not None and negative else value
