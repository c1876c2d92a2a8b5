"""Periods as Indonesian tables print them, in SDMX notation."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = r"((?:19[5-9]|20[0-9])\d)"
_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "pebruari": 2, "february": 2, "feb": 2, "maret": 3, "march": 3,
    "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7,
    "agustus": 8, "august": 8, "agu": 8, "agt": 8, "ags": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "kedua": 2}
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PART = re.compile(
    rf"\b(?:(semester|smt)|(triwulan|tw|twl|kuartal|quarter|caturwulan))[\s.]*(iv|iii|ii|i|[1-4]|pertama|kedua)\b"
    rf"(?:[\s,/-]*(?:tahun|th\.?)?[\s,/-]*{_YEAR})?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<![a-z])(?:s\.?\s?d\.?\s*|s/d\s*)?({_MONTH_NAMES})\.?(?![a-z])(?:[\s,'-]*(?:tahun)?[\s,'-]*{_YEAR})?",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"s\.?\s?/?d\.?\b|sampai", re.IGNORECASE)
_SPAN = re.compile(rf"(?<!\d){_YEAR}\s*(?:-|–|s\.?/?d\.?|sampai(?: dengan)?)\s*{_YEAR}(?!\d)", re.IGNORECASE)
_PLAIN_YEAR = re.compile(rf"(?<![\d.,/]){_YEAR}(?![\d]|[.,/]\d)")
_YEAR_LABEL = re.compile(
    rf"(?:tahun|th\.?|thn\.?)?\s*{_YEAR}(?:\.0)?\s*(?:\*{{1,3}}\)?|x{{1,3}}|[erp])?", re.IGNORECASE
)
_LAW = re.compile(
    rf"\b(?:nomor|no\.?|uu|perda|perwali|perpres|permen\w*|peraturan|sk)\b[^,;\n]{{0,40}}?\btahun\s+{_YEAR}",
    re.IGNORECASE,
)
_SDMX = re.compile(r"(?<!\d)(\d{4})-(S[12]|Q[1-4]|0[1-9]|1[0-2])(?!\d)")


@lru_cache(maxsize=65_536)
def year_of(text: str) -> int | None:
    """The year, where the text is a year and nothing else: `2024`, `Tahun 2024`, `2024*`, `2019.0`."""
    found = _YEAR_LABEL.fullmatch(text.strip())
    return int(found[1]) if found else None


@lru_cache(maxsize=8192)
def periods_in(text: str) -> tuple[str, ...]:
    """Every period that the text names with its year, in order of appearance; `()` where it names none.

    Years in the names of laws are not periods.
    """
    text = _LAW.sub(" ", text)
    found: list[str] = [f"{year}-{part.upper()}" for year, part in _SDMX.findall(text)]
    if found:
        return tuple(dict.fromkeys(found))
    years = _years(text)
    lone_year = years[0] if len(years) == 1 else None
    for semester, _quarter, ordinal, year in _PART.findall(text):
        if stem := year or lone_year:
            found.append(f"{stem}-{'S' if semester else 'Q'}{_ORDINALS[ordinal.casefold()]}")
    if not found:
        found = _months(text, lone_year)
    return tuple(dict.fromkeys(found or years))


@lru_cache(maxsize=65_536)
def part_of(text: str) -> str:
    """The part of a year without its year: `S1`, `Q3` or `03`; "" where the text names none or its year too.

    What has piled up since January (`s.d. Maret`) is not the figure of a month.
    """
    stripped = text.strip()
    part = _PART.fullmatch(stripped)
    if part and not part[4]:
        return f"{'S' if part[1] else 'Q'}{_ORDINALS[part[3].casefold()]}"
    month = None if _UP_TO.match(stripped) else _MONTH.fullmatch(stripped)
    return f"{_MONTHS[month[1].casefold()]:02d}" if month and not month[2] else ""


def _months(text: str, lone_year: str | None) -> list[str]:
    """Months with a year; a day before the month ("per 31 Desember 2024") does not matter."""
    found = []
    for name, year in _MONTH.findall(text):
        if (stem := year or lone_year) and (len(name) > 3 or year):
            found.append(f"{stem}-{_MONTHS[name.casefold()]:02d}")
    return found


def _years(text: str) -> list[str]:
    years: list[str] = []
    for first, last in _SPAN.findall(text):
        if 0 < int(last) - int(first) <= 30:
            years.extend(str(year) for year in range(int(first), int(last) + 1))
    rest = _SPAN.sub(" ", text)
    years.extend(_PLAIN_YEAR.findall(rest))
    return list(dict.fromkeys(years))
