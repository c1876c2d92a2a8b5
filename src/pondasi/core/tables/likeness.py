"""How alike two printed names are, for telling a new spelling from another thing."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.matching.names import abbreviates, bare_words, key_of, level_of

_DIGITS = re.compile(r"\d+")
_ABBREVIATED = 0.95
_SAME_TOTAL = 0.95
_MORE_WORDS = 0.6


def likeness(one: str, other: str) -> float:
    """From 0 (two things) to 1 (one name); words that both share prove nothing, numbers that differ disprove all.

    `Balikpapan Utara` and `Balikpapan Timur` share a word and are two things; `Bpp. Utara` is the first, shortened.
    """
    if key_of(one) == key_of(other):
        return 1.0
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return 0.0
    if is_total_label(one) and is_total_label(other):
        return _SAME_TOTAL
    levels = level_of(one), level_of(other)
    if all(levels) and levels[0] != levels[1]:
        return 0.0
    first, second = bare_words(one), bare_words(other)
    if first == second:
        return _ABBREVIATED
    if abbreviates(first, second) or abbreviates(second, first):
        return _ABBREVIATED
    return _of_words(first, second)


def _of_words(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The likeness of what remains without the shared words; less where one only says more than the other."""
    rest = [word for word in first if word not in second], [word for word in second if word not in first]
    if not rest[0] and not rest[1]:
        return _ABBREVIATED
    if not rest[0] or not rest[1]:
        return _MORE_WORDS * min(len(first), len(second)) / max(len(first), len(second), 1)
    whole = fuzz.ratio("".join(first), "".join(second)) / 100
    return min(whole, fuzz.ratio("".join(rest[0]), "".join(rest[1])) / 100)
