"""Names as people print them, brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)|^\d{1,3}\s+(?=[^\W\d_])|^-\s+", re.IGNORECASE)
_NUMBERING_TIGHT = re.compile(r"^\d{1,3}[.)](?=[^\W\d_])")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\s*(?:\*+\)?|\(?\d{1,2}\)|[¹²³⁰⁴-⁹]+\)?)$")
_SPACED = re.compile(r"(?:[^\W\d_]\s+){2,}[^\W\d_]")
_NOT_WORD = re.compile(r"[^\w+]+|_")
_LEVELS = frozenset(
    {"kecamatan", "kelurahan", "desa", "kota", "kabupaten", "provinsi", "propinsi", "kodya", "kotamadya", "distrik"}
)
_LEVEL_SHORT = {"kec": "kecamatan", "kel": "kelurahan", "kab": "kabupaten", "prov": "provinsi", "prop": "provinsi"}
_LEVEL_SHORT |= {"ds": "desa", "kot": "kota"}
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name: folded, without numbering and footnote marks, letter-spaced ones closed (`N i a s`)."""
    plain = unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text.strip())).replace("\u00ad", "").strip()
    plain = _NUMBERING_TIGHT.sub("", _NUMBERING.sub("", plain))
    if _SPACED.fullmatch(plain):
        plain = "".join(plain.split())
    words = _NOT_WORD.sub(" ", plain.casefold()).split()
    return tuple(_LEVEL_SHORT.get(word, word) for word in words)


def key_of(text: str) -> str:
    """The whole name as one key; blanks do not matter (`Sungainangka` is `Sungai Nangka`)."""
    return "".join(words_of(text))


def bare_words(text: str) -> tuple[str, ...]:
    """The words without a level in front: `Kec. Balikpapan Kota` is `balikpapan kota`."""
    words = words_of(text)
    return words[1:] if len(words) > 1 and words[0] in _LEVELS else words


def bare_key(text: str) -> str:
    """`bare_words` as one key."""
    return "".join(bare_words(text))


def level_of(text: str) -> str:
    """The level that stands in front of a region's name (`kecamatan`), "" if none does."""
    words = words_of(text)
    return words[0] if len(words) > 1 and words[0] in _LEVELS else ""


def digits_of(text: str) -> str:
    """The digits of what looks like a code (dots, blanks and dashes between digits, `3201.0` from a float); else ""."""
    compact = re.sub(r"[\s.\-]", "", re.sub(r"\.0$", "", text.strip()))
    return compact if compact.isdigit() and len(compact) >= 2 else ""


def abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word is the other's or shortens it: `bpp utara` for `balikpapan utara`."""
    if len(short) != len(full) or short == full:
        return False
    return all(word == whole or _shortens(word, whole) for word, whole in zip(short, full, strict=True))


def _shortens(word: str, whole: str) -> bool:
    """The same first letter, its letters in order in the whole, and no vowel after the first letter or a plain cut."""
    if len(word) >= len(whole) or not word or word[0] != whole[0]:
        return False
    if len(word) >= 3 and whole.startswith(word):
        return True
    if any(letter in _VOWELS for letter in word[1:]):
        return False
    rest = iter(whole)
    return len(word) >= 2 and all(letter in rest for letter in word)
