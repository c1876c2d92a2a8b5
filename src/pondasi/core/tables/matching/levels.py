"""The levels of regions: which one a word, a heading or a code speaks of."""

from __future__ import annotations

from functools import lru_cache

from pondasi.core.tables.matching.names import digits_of, words_of
from pondasi.core.values import Code

PROVINCE, CITY, DISTRICT, VILLAGE = 2, 4, 6, 10
"""Levels as numbers of digits in the ministry's codes."""
_WORDS = {
    "provinsi": PROVINCE, "propinsi": PROVINCE, "province": PROVINCE, "kabupaten": CITY, "kota": CITY, "kodya": CITY,
    "kotamadya": CITY, "regency": CITY, "municipality": CITY, "city": CITY, "kecamatan": DISTRICT,
    "distrik": DISTRICT, "district": DISTRICT, "subdistrict": DISTRICT, "kelurahan": VILLAGE, "desa": VILLAGE,
    "village": VILLAGE, "nagari": VILLAGE, "gampong": VILLAGE, "pekon": VILLAGE, "kampung": VILLAGE,
}  # fmt: skip
_CITIES = frozenset({"kota", "kodya", "kotamadya", "city", "municipality"})
_REGENCIES = frozenset({"kabupaten", "regency"})
_BY_DIGITS = {2: PROVINCE, 4: CITY, 6: DISTRICT, 7: DISTRICT, 10: VILLAGE}
REGION_WORDS = frozenset(_WORDS)


@lru_cache(maxsize=65_536)
def level_in(heading: str) -> str:
    """The one level that a heading speaks of (`Nama Kelurahan`), as one of its words; "" for none or for several.

    `kota` and `kabupaten` together (`Kabupaten/Kota`) give `kabupaten/kota`: that level, whichever kind.
    """
    words = [word for word in words_of(heading) if word in _WORDS]
    if len({_WORDS[word] for word in words}) != 1:
        return ""
    kinds = {word in _CITIES for word in words}
    return words[0] if len(kinds) == 1 or _WORDS[words[0]] != CITY else "kabupaten/kota"


def is_bare_level(text: str) -> bool:
    """A section that says nothing but a level: `I. KABUPATEN`, `Kota`."""
    words = words_of(text)
    return len(words) == 1 and words[0] in _WORDS


def number_of(level: str) -> int:
    """A level word as a number; 0 where it is none."""
    return CITY if level == "kabupaten/kota" else _WORDS.get(level, 0)


def level_of_code(code: Code) -> int:
    """A code's level by its digits in the ministry's or another system; 0 where that does not tell."""
    own = _BY_DIGITS.get(len(digits_of(code.id)), 0)
    if own or not code.other_systems:
        return own
    return next(
        (level for number in code.other_systems.values() if (level := _BY_DIGITS.get(len(digits_of(number))))), 0
    )


def fits(code: Code, level: str) -> bool:
    """Whether a code may be of the level written; cities and regencies are told apart by name or by their third digit.

    A code whose level is not known fits.
    """
    number = level_of_code(code)
    if not number or not level:
        return True
    if number != number_of(level):
        return False
    if number != CITY or level not in _CITIES | _REGENCIES:
        return True
    return _is_city(code) is (level in _CITIES)


def _is_city(code: Code) -> bool:
    words = words_of(code.name.id)
    if len(words) > 1 and words[0] in _CITIES | _REGENCIES:
        return words[0] in _CITIES
    digits = digits_of(code.id)
    return len(digits) == CITY and digits[2] in "789"
