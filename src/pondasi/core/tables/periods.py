"""Periods as Indonesian tables print them, in SDMX notation."""

from __future__ import annotations

import re
from functools import lru_cache

from pondasi.core.tables.spans import Span, cut_spans, month_names, month_number, ordinal_of, with_full_years
from pondasi.core.values import Status

_YEAR = r"((?:19[5-9]|20[0-9])\d)"
_PART = re.compile(
    rf"(?<![a-z])(?:(semester|smt|sem)|(triwulan|tri\s?wulan|trw|tw|twl|kuartal|kwartal|quarter|q))[\s.-]*"
    rf"(?:ke[\s-]*)?(iv|iii|ii|i|[1-4]|pertama|kedua|ketiga|keempat)(?![a-z\d])"
    rf"(?:[\s,/-]*(?:tahun|th\.?|t\.?a\.?)?[\s,/-]*{_YEAR})?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<![a-z])(?:(?:bulan|bln\.?)\s+)?({month_names})\.?(?![a-z])(?:[\s,'/-]*(?:tahun|th\.?)?[\s,'/-]*{_YEAR})?",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"(?<!\d){_YEAR}\s*(?:-|–|s\.?/?d\.?|sampai(?: dengan)?)\s*{_YEAR}(?!\d)", re.IGNORECASE)
_PLAIN_YEAR = re.compile(rf"(?<![\d.,/]){_YEAR}(?![\d]|[.,/]\d)")
_FLAG_WORD = (
    r"(?P<word>(?:sangat\s+)*sementara|prov\w*|prelim\w*|revisi|perbaikan|diperbaiki|revised|estima\w+|perkiraan"
    r"|proyeksi|projection)"
)
_FLAG = (
    rf"(?:\(?(?P<stars>\*{{1,3}})\)?|\(?(?P<letter>x{{1,3}}|[erp])\)?|\(?\s*(?:angka|data|hasil)?\s*{_FLAG_WORD}"
    rf"(?:\s*(?:angka|data))?\s*\)?)"
)
_YEAR_LABEL = re.compile(
    rf"\(?(?:data\s+)?(?:tahun(?:\s+anggaran)?|th\.?|thn\.?|t\.\s?a\.?|ta|year|fy)?\s*{_YEAR}(?:\.0)?\)?\s*"
    rf"(?:{_FLAG}|\s\d\)|[¹²³⁴-⁹]\)?)?",
    re.IGNORECASE,
)
_FLAGGED_YEAR = re.compile(rf"(?<!\d){_YEAR}(?:\.0)?\s*{_FLAG}(?![a-z\d])", re.IGNORECASE)
_LAW = re.compile(
    rf"\b(?:nomor|no\.?|uu|perda|perwali|perpres|permen\w*|peraturan|sk)\b[^,;\n]{{0,40}}?\btahun\s+{_YEAR}",
    re.IGNORECASE,
)
_SDMX = re.compile(r"(?<!\d)(\d{4})-(S[12]|Q[1-4]|0[1-9]|1[0-2])(?!\d|-\d)")
_BEFORE_DAY = r"(?:(?:per|tanggal|tgl\.?|posisi|keadaan|status|kondisi|cut\s?off|data|akhir)\s*:?\s*)*"
_MIDNIGHT = r"(?:[ T]00:00(?::00)?)?"
_DAY = re.compile(
    rf"{_BEFORE_DAY}(?:(?P<d>0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?P<m>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<y>(?:19[5-9]|20\d)\d)"
    rf"|(?P<yy>(?:19[5-9]|20\d)\d)-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)"
    rf"|(?P<ddd>\d{{1,2}})[\s-]+(?P<name>{month_names})[\s,-]+(?P<yyy>(?:19[5-9]|20\d)\d)){_MIDNIGHT}",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def year_of(text: str) -> int | None:
    """The year, where the text is a year and nothing else: `2024`, `TA 2024`, `Th '24`, `2024*`, `2019.0`."""
    plain = text.strip()
    if not any(sign.isdigit() for sign in plain):
        return None
    found = _YEAR_LABEL.fullmatch(with_full_years(plain))
    return int(found[1]) if found else None


@lru_cache(maxsize=65_536)
def year_flag(text: str) -> Status:
    """What a mark on a year says of its figures: `2024*` and `2024 (sementara)` are provisional, `2023r` revised."""
    found = _FLAGGED_YEAR.search(with_full_years(text))
    if not found:
        return Status.OK
    word = (found["word"] or "").casefold()
    if found["letter"]:
        return {"e": Status.ESTIMATED, "r": Status.REVISED}.get(found["letter"].casefold(), Status.PROVISIONAL)
    if word.startswith(("rev", "perbaikan", "diperbaiki")):
        return Status.REVISED
    return Status.ESTIMATED if word.startswith(("estima", "perkiraan", "proj", "proy")) else Status.PROVISIONAL


@lru_cache(maxsize=65_536)
def day_of(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, where the text is a date and nothing else: `31/12/2024`, `per 31 Desember 2024`."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    if found["d"]:
        return int(found["y"]), int(found["m"]), int(found["d"])
    if found["dd"]:
        return int(found["yy"]), int(found["mm"]), int(found["dd"])
    return int(found["yyy"]), month_number(found["name"]), int(found["ddd"])


@lru_cache(maxsize=8192)
def periods_in(text: str) -> tuple[str, ...]:
    """Every period that the text names with its year, in order of appearance; `()` where it names none.

    Years in the names of laws are not periods. What has piled up since January (`s.d. Triwulan III 2024`) is a period
    only where it makes one (the first half), else just its year: `spans.span_of` knows it.
    """
    if day := day_of(text):
        return (f"{day[0]}-{day[1]:02d}",)
    text = _LAW.sub(" ", text)
    found: list[str] = [f"{year}-{part.upper()}" for year, part in _SDMX.findall(text)]
    if found:
        return tuple(dict.fromkeys(found))
    rest, spans = cut_spans(with_full_years(text))
    years = _years(rest)
    lone_year = years[0] if len(years) == 1 else None
    found = [code for span in spans if (code := _code_of(span, lone_year))]
    for semester, _quarter, ordinal, year in _PART.findall(rest):
        number = ordinal_of(ordinal)
        if (stem := year or lone_year) and (number <= 2 or not semester):
            found.append(f"{stem}-{'S' if semester else 'Q'}{number}")
    if not found or spans:
        found.extend(_months(rest, lone_year))
    return tuple(dict.fromkeys(found or years))


def _code_of(span: Span, lone_year: str | None) -> str:
    """The period that a span makes, else its year; "" for a school year, which is of two."""
    year = span.year or (int(lone_year) if lone_year else None)
    period = span.period(year)
    if period is not None:
        return period.code
    return "" if year is None or span.school else str(year)


@lru_cache(maxsize=65_536)
def part_of(text: str) -> str:
    """The part of a year without its year: `S1`, `Q3` or `03`; "" where the text names none or its year too.

    What has piled up since January (`s.d. Maret`) is not the figure of a month.
    """
    stripped = text.strip()
    part = _PART.fullmatch(stripped)
    if part and not part[4]:
        number = ordinal_of(part[3])
        return "" if part[1] and number > 2 else f"{'S' if part[1] else 'Q'}{number}"
    month = _MONTH.fullmatch(stripped)
    return f"{month_number(month[1]):02d}" if month and not month[2] else ""


def _months(text: str, lone_year: str | None) -> list[str]:
    """Months with a year; a day before the month ("per 31 Desember 2024") does not matter."""
    found = []
    for name, year in _MONTH.findall(text):
        if (stem := year or lone_year) and (len(name) > 3 or year):
            found.append(f"{stem}-{month_number(name):02d}")
    return found


def _years(text: str) -> list[str]:
    years: list[str] = []
    for first, last in _SPAN.findall(text):
        if 0 < int(last) - int(first) <= 30:
            years.extend(str(year) for year in range(int(first), int(last) + 1))
    rest = _SPAN.sub(" ", text)
    years.extend(_PLAIN_YEAR.findall(rest))
    return list(dict.fromkeys(years))
