"""Stretches of time that are no month, quarter, half-year or year: what has piled up, school years, four months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pondasi.core.values import Frequency, Period

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "pebruari": 2, "february": 2, "feb": 2, "peb": 2, "maret": 3,
    "march": 3, "mar": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7,
    "july": 7, "jul": 7, "agustus": 8, "august": 8, "agust": 8, "agus": 8, "agu": 8, "agt": 8, "ags": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10, "november": 11,
    "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
month_names = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""Every month's names and short names, for patterns."""
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_YEAR = r"((?:19[5-9]|20[0-9])\d)"
_OPTIONAL_YEAR = rf"(?:[\s,/-]*(?:tahun|th\.?|t\.?a\.?)?[\s,/-]*{_YEAR})?"
_FROM_JANUARY = (
    r"(?<![a-z])(?:kumulatif\s+)?(?:s\s?\.\s?d\s?\.?|s\s?/\s?d\.?|sampai(?:\s+(?:dengan|dgn|dg))?|hingga|up\s+to|until"
    r"|sd\.?(?=\s+(?:bulan|tanggal|tgl|akhir|dengan|\d))|kumulatif|akumulasi)"
)
_TO = r"(?:-|–|—|s\s?\.?\s?/?\s?d\s?\.?|sampai(?:\s+(?:dengan|dgn|dg))?|hingga|to)"
_DAY = r"(?:\d{1,2}\s+)?"
_QUARTER = r"(?:(semester|smt|sem)|triwulan|tri\s?wulan|trw|tw|twl|kuartal|kwartal|quarter|q)"
_ORDINAL = r"(iv|iii|ii|i|[1-4]|pertama|kedua|ketiga|keempat)(?![a-z\d])"
_MONTH_TO_MONTH = re.compile(
    rf"(?<![a-z]){_DAY}({month_names})\.?{_OPTIONAL_YEAR}\s*{_TO}\s*(?:bulan\s+)?{_DAY}({month_names})\.?(?![a-z])"
    rf"{_OPTIONAL_YEAR}",
    re.IGNORECASE,
)
_UP_TO_MONTH = re.compile(
    rf"{_FROM_JANUARY}\s*(?:(?:bulan|tanggal|tgl\.?|akhir|dengan)\s+)*{_DAY}({month_names})\.?(?![a-z]){_OPTIONAL_YEAR}",
    re.IGNORECASE,
)
_UP_TO_DAY = re.compile(
    rf"{_FROM_JANUARY}\s*(?:(?:tanggal|tgl\.?)\s+)?(?:[0-3]?\d)[/.-](0?[1-9]|1[0-2])[/.-]{_YEAR}", re.IGNORECASE
)
_UP_TO_PART = re.compile(
    rf"{_FROM_JANUARY}\s*(?:akhir\s+)?{_QUARTER}[\s.-]*(?:ke[\s-]*)?{_ORDINAL}{_OPTIONAL_YEAR}", re.IGNORECASE
)
_PART_TO_PART = re.compile(
    rf"(?<![a-z]){_QUARTER}[\s.-]*{_ORDINAL}\s*(?:{_TO}|dan|&|\+)\s*(?:{_QUARTER}[\s.-]*)?{_ORDINAL}{_OPTIONAL_YEAR}",
    re.IGNORECASE,
)
_PART_PILED_UP = re.compile(
    rf"(?<![a-z]){_QUARTER}[\s.-]*{_ORDINAL}{_OPTIONAL_YEAR}\s*\(?\s*(?:kumulatif|cumulative|akumulasi)\)?",
    re.IGNORECASE,
)
_THIRD = re.compile(
    rf"(?<![a-z])(?:catur\s?wulan|cawu)[\s.-]*(?:ke[\s-]*)?(iii|ii|i|[1-3]|pertama|kedua|ketiga)(?![a-z\d])"
    rf"{_OPTIONAL_YEAR}",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    rf"(?:(?<![a-z])semester\s+(ganjil|genap|gasal)[\s,/-]*)?"
    rf"(?:(?<![a-z])(tahun\s+(?:ajaran|pelajaran|akademik)|t\.?\s?[ap]\.?|th\.?\s?(?:ajaran|pelajaran)|tahun)\s*:?\s*)?"
    rf"(?<![\d/.-]){_YEAR}\s*([/-])\s*((?:20|19)?\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_WEEK = re.compile(
    rf"(?<![a-z])(?:minggu|pekan|week)[\s.-]*(?:ke[\s-]*)?(?:\d{{1,2}}|iv|iii|ii|i|v)(?![a-z\d])"
    rf"(?:[\s,/-]*(?:bulan\s+)?(?:{month_names})(?![a-z]))?{_OPTIONAL_YEAR}",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"(?:(?<=\s)|(?<=[a-z.])|^)['’]\s?([0-4]\d|[7-9]\d)(?!\d)"
    r"|(?<![a-z])(?:tahun|thn|th)\.?\s*['’]?([0-4]\d|[7-9]\d)(?!\d|\s*(?:-|–|s\.?d|ke\b|tahun|th\b|bulan|hari|[.,]\d))"
    r"|(?<=[a-z]{3})[-.]([0-4]\d)(?![\d/-])",
    re.IGNORECASE,
)
_MAY_BE_SPAN = re.compile(
    r"s\s?[./]\s?d|sd|sampai|hingga|up\s+to|until|kumulatif|akumulasi|cumulative|wulan|cawu|minggu|pekan|week|/|[-–—]"
    r"|\bdan\b|&|\+|\bto\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Months that follow each other. `months` is 0 for less than one (a week); `year` is that of the first month."""

    words: str
    year: int | None
    month: int
    months: int
    school: bool = False

    def period(self, year: int | None = None) -> Period | None:
        """The period that the span makes, with `year` where it names none; None where it makes none."""
        own = self.year or year
        if own is None:
            return None
        for frequency in Frequency:
            length = 12 // frequency.per_year
            if self.months == length and (self.month - 1) % length == 0:
                return Period(own, frequency, (self.month - 1) // length + 1)
        return None


def month_number(name: str) -> int:
    """1 to 12 for a name of `month_names`."""
    return _MONTHS[name.casefold()]


def ordinal_of(word: str) -> int:
    """1 to 4 for `III`, `3`, `ketiga`."""
    return int(word) if word.isdigit() else _ORDINALS[word.casefold()]


@lru_cache(maxsize=16_384)
def with_full_years(text: str) -> str:
    """The text with short years in full, where an apostrophe, "Th" or a month before them tells: `Des-24`, `Th '24`."""
    if not _SHORT_YEAR.search(text):
        return text

    def full(found: re.Match[str]) -> str:
        short = found[1] or found[2] or found[3]
        if found[3] and not _ends_in_month(text[: found.start()]):
            return found[0]
        return f" {'20' if int(short) < 50 else '19'}{short}"

    return _SHORT_YEAR.sub(full, text).strip()


def _ends_in_month(text: str) -> bool:
    return bool(re.search(rf"(?<![a-z])(?:{month_names})$", text, re.IGNORECASE))


@lru_cache(maxsize=65_536)
def span_of(text: str) -> Span | None:
    """The first stretch of time that a text names, if any: `s.d. Triwulan III 2024`, `Januari–September`, `2023/2024`.

    Single months, quarters, half-years and years are none.
    """
    spans = cut_spans(with_full_years(text))[1]
    return spans[0] if spans else None


def cut_spans(text: str) -> tuple[str, list[Span]]:
    """The text without the stretches of time that it names, and those."""
    spans: list[Span] = []
    if not _MAY_BE_SPAN.search(text):
        return text, spans
    for pattern, read in _READERS:
        kept = []
        end = 0
        for found in pattern.finditer(text):
            for span in read(found):
                spans.append(span)
                kept.append(text[end : found.start()])
                end = found.end()
        text = " ".join([*kept, text[end:]]) if kept else text
    return text, spans


def _month_to_month(found: re.Match[str]) -> Iterator[Span]:
    first, first_year, last, last_year = found.groups()
    start, end = month_number(first), month_number(last)
    until = _int(last_year) or _int(first_year)
    since = _int(first_year) or (until if until is None or start <= end else until - 1)
    years = (until - since) if since is not None and until is not None else int(start > end)
    months = years * 12 + end - start + 1
    if months > 1:
        yield Span(found[0].strip(), since, start, months)


def _up_to_month(found: re.Match[str]) -> Iterator[Span]:
    name, year = found.groups()
    yield Span(found[0].strip(), _int(year), 1, int(name) if name.isdigit() else month_number(name))


def _part_to_part(found: re.Match[str]) -> Iterator[Span]:
    semester, first, _semester, last, year = found.groups()
    length = 6 if semester else 3
    parts = ordinal_of(last) - ordinal_of(first) + 1
    if parts > 1 and ordinal_of(last) * length <= 12:
        yield Span(found[0].strip(), _int(year), (ordinal_of(first) - 1) * length + 1, parts * length)


def _up_to_part(found: re.Match[str]) -> Iterator[Span]:
    semester, ordinal, year = found.groups()
    months = ordinal_of(ordinal) * (6 if semester else 3)
    if months <= 12:
        yield Span(found[0].strip(), _int(year), 1, months)


def _third(found: re.Match[str]) -> Iterator[Span]:
    yield Span(found[0].strip(), _int(found[2]), (ordinal_of(found[1]) - 1) * 4 + 1, 4)


def _school_year(found: re.Match[str]) -> Iterator[Span]:
    """With a slash always, with a dash only where the words say that it is one."""
    half, words, first, sign, last = found.groups()
    follows = int(first) + 1
    said = bool(half) or (words or "").casefold() not in ("", "tahun")
    if last not in (str(follows), f"{follows % 100:02d}") or (sign == "-" and not said):
        return
    if half:
        odd = half.casefold() != "genap"
        yield Span(found[0].strip(), int(first) if odd else follows, 7 if odd else 1, 6, True)
    else:
        yield Span(found[0].strip(), int(first), 7, 12, True)


def _week(found: re.Match[str]) -> Iterator[Span]:
    yield Span(found[0].strip(), _int(found[1]), 1, 0)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


_READERS = (
    (_SCHOOL_YEAR, _school_year),
    (_WEEK, _week),
    (_MONTH_TO_MONTH, _month_to_month),
    (_UP_TO_MONTH, _up_to_month),
    (_UP_TO_DAY, _up_to_month),
    (_PART_TO_PART, _part_to_part),
    (_UP_TO_PART, _up_to_part),
    (_PART_PILED_UP, _up_to_part),
    (_THIRD, _third),
)
