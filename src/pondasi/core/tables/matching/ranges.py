"""Classes with limits: ages and other ranges, in whatever way they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_UNITS = {
    "tahun": "y", "th": "y", "thn": "y", "years": "y", "year": "y", "yrs": "y", "yr": "y", "bulan": "m", "bln": "m",
    "months": "m", "month": "m", "hari": "d", "hr": "d", "days": "d", "day": "d", "jam": "h", "hours": "h",
    "orang": "p", "kg": "kg", "gram": "g", "ha": "ha", "hektar": "ha", "m2": "m2", "juta": "e6", "ribu": "e3",
}  # fmt: skip
_NOISE = re.compile(r"\b(?:umur|usia|kelompok|age|aged|golongan|gol|rentang|berusia|berumur|old|rp\.?|upah)\b")
_UNIT = re.compile(r"(?<![a-z])(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b\.?")
_NUMBER = r"(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,]0+)?"
_TO = r"(?:-|–|—|s\s*\.?\s*/?\s*d\s*\.?|sampai(?:\s*dengan)?|hingga|to|until|_)"
_CLOSED = re.compile(rf"{_NUMBER}\s*{_TO}\s*(<\s*)?{_NUMBER}")
_FROM = re.compile(
    rf"(?:>=|≥|=>)\s*{_NUMBER}|{_NUMBER}\s*\+|{_NUMBER}\s*(?:tahun\s*)?(?:ke\s*atas|dan\s*lebih|atau\s*lebih|lebih"
    rf"|and\s*over|and\s*above|or\s*more|plus|up)|lebih\s*dari\s*atau\s*sama\s*dengan\s*{_NUMBER}"
    rf"|(?:minimal|mulai|sejak)\s*{_NUMBER}"
)
_ABOVE = re.compile(rf"(?:>|di\s*atas|diatas|lebih\s*dari|over|above)\s*{_NUMBER}")
_UP_TO = re.compile(rf"(?:<=|≤|=<)\s*{_NUMBER}|(?:s\.?\s*/?d\.?|sampai(?:\s*dengan)?|maksimal)\s*{_NUMBER}")
_BELOW = re.compile(
    rf"(?:<|di\s*bawah|dibawah|kurang\s*dari|under|below|less\s*than)\s*{_NUMBER}|{_NUMBER}\s*ke\s*bawah"
)
_SINGLE = re.compile(_NUMBER)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8,
    "agust": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_DAY_MONTH = re.compile(r"(\d{1,2})[\s./-]([a-z]{3,5})(?:[\s./-]\d{2,4})?|([a-z]{3,5})[\s./-](\d{1,2})")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}(?:\s0?0:00)?|\d{4}-(\d{2})-(\d{2})(?:[ t]00:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class Range:
    """A class from `low` to `high`, both within it; `high` None without an upper limit.

    `unit` is "" where none is printed: it then fits whatever the others have.
    """

    low: int
    high: int | None
    unit: str = ""

    @property
    def limits(self) -> tuple[int, int | None]:
        return self.low, self.high


@lru_cache(maxsize=16_384)
def range_of(text: str) -> Range | None:
    """The range that a text is and nothing else: `0-4 th`, `75+`, `60 tahun ke atas`, `<1`, `5 tahun`."""
    plain = " ".join(_NOISE.sub(" ", text.casefold()).split()).strip(" ().:")
    if not any(letter.isdigit() for letter in plain):
        return None
    units = {_UNITS[found] for found in _UNIT.findall(plain)}
    if len(units) > 1:
        return None
    unit = next(iter(units), "")
    plain = " ".join(_UNIT.sub(" ", plain).split()).strip(" .")
    limits = _limits(plain)
    return Range(*limits, unit) if limits else None


def _limits(plain: str) -> tuple[int, int | None] | None:
    if found := _CLOSED.fullmatch(plain):
        low, high = _number(found[1]), _number(found[3]) - bool(found[2])
        return (low, high) if low <= high else None
    for pattern, shift in ((_FROM, 0), (_ABOVE, 1)):
        if found := pattern.fullmatch(plain):
            return _first(found) + shift, None
    for pattern, shift in ((_UP_TO, 0), (_BELOW, -1)):
        if found := pattern.fullmatch(plain):
            return 0, _first(found) + shift
    if found := _SINGLE.fullmatch(plain):
        return _number(found[1]), _number(found[1])
    return None


@lru_cache(maxsize=16_384)
def damaged_range(text: str) -> tuple[int, int] | None:
    """The two numbers that a spreadsheet made a date of: `5-Sep`, `09/05/2024` and `Mei-09` were `5-9`."""
    plain = text.strip().casefold()
    if found := _DAY_MONTH.fullmatch(plain):
        day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        if month not in _MONTHS:
            return None
        pair = int(day), _MONTHS[month]
    elif found := _DATE.fullmatch(plain):
        pair = (int(found[1]), int(found[2])) if found[1] else (int(found[3]), int(found[4]))
    else:
        return None
    return min(pair), max(pair)


def _first(found: re.Match[str]) -> int:
    return _number(next(group for group in found.groups() if group))


def _number(text: str) -> int:
    return int(text.replace(".", ""))
