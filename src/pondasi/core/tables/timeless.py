"""Printed words freed from the period that they were printed for, so that next year's say the same.

In the file of 2024 the heading `Jumlah 2023` means what `Jumlah 2024` means in the file of 2025.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.model import Workbook
from pondasi.core.tables.periods import part_of, periods_in, year_of
from pondasi.core.values import MONTHS, Frequency, Period

_YEAR = re.compile(r"(?<![\d.,])((?:19[5-9]|20\d)\d)(?!\d|[.,]\d)")
_MONTH_WORD = re.compile(r"[^\W\d_]{3,9}")
_PART_WORDS = re.compile(r"\b(semester|smt|triwulan|twl?|kuartal|quarter)([\s.]*)(iv|iii|ii|i|[1-4])\b", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")
_TOP_ROWS = 15
"""Rows of a sheet in which its own period is looked for."""


@lru_cache(maxsize=65_536)
def is_time(text: str) -> bool:
    """Whether the words are nothing but a time: a year, a month, `Triwulan II 2024`."""
    if year_of(text) is not None or part_of(text):
        return True
    return len(periods_in(text)) == 1 and len(text) <= 25 and len(text.split()) <= 4


@lru_cache(maxsize=65_536)
def timeless(text: str, period: Period | None) -> str:
    """The words with years as distances from `period`, and its own part of the year as a mark."""
    if period is None:
        return text

    def year(found: re.Match[str]) -> str:
        return f"{{year{int(found[1]) - period.year:+d}}}"

    return _with_own_part(_YEAR.sub(year, text), period, lambda _found: "{part}")


def timeless_key(text: str, period: Period | None) -> str:
    """What two texts share that say the same of their own periods, however they are spelled."""
    freed = timeless(text, period)
    return key_of(freed) or " ".join(freed.casefold().split())


def moved(text: str, old: Period | None, new: Period | None) -> str:
    """The words as they would be printed for `new`, where `text` was printed for `old`."""
    if old is None or new is None or old == new:
        return text

    def year(found: re.Match[str]) -> str:
        return str(int(found[1]) + new.year - old.year)

    text = _YEAR.sub(year, text)
    if old.frequency is not new.frequency or old.part == new.part:
        return text
    return _with_own_part(text, old, lambda found: _named_alike(found, new))


def _with_own_part(text: str, period: Period, said: Callable[[re.Match[str]], str]) -> str:
    """The text with every mention of the period's own month, quarter or half-year put in other words."""
    if period.frequency is Frequency.ANNUAL:
        return text
    own = period.code[5:]
    pattern = _MONTH_WORD if period.frequency is Frequency.MONTH else _PART_WORDS
    return pattern.sub(lambda found: said(found) if part_of(found[0]) == own else found[0], text)


def _named_alike(found: re.Match[str], period: Period) -> str:
    """The part of the year of `period` in the style of the words found: language, capitals, Roman numerals."""
    if period.frequency is not Frequency.MONTH:
        number = str(period.part) if found[3].isdigit() else _ROMAN[period.part - 1]
        return f"{found[1]}{found[2]}{number.lower() if found[3].islower() else number}"
    word = found[0]
    english = any(word.casefold() == name.en.casefold() != name.id.casefold() for name in MONTHS)
    name = MONTHS[period.part - 1].in_language("en" if english else "id")
    if len(word) == 3:
        name = name[:3]
    return name.upper() if word.isupper() else name.lower() if word.islower() else name


def period_of(workbook: Workbook) -> Period | None:
    """The newest period that the file's name, its sheets' names or the tops of its sheets print; None without any."""
    stem = workbook.name.rpartition(".")[0] or workbook.name
    texts = [stem.replace("_", " "), *(sheet.name for sheet in workbook.sheets)]
    for sheet in workbook.sheets:
        if not sheet.hidden:
            top = ((row, column) for row in range(1, _TOP_ROWS + 1) for column in range(1, 6))
            texts.extend(cell.text for place in top if (cell := sheet.cells.get(place)) is not None)
    return _newest(code for text in texts for code in periods_in(text))


def _newest(codes: Iterable[str]) -> Period | None:
    found = [Period.parse(code) for code in codes]
    return max(found, key=lambda period: (period.year, period.part / period.frequency.per_year), default=None)
