"""Names as people print them, brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(
    r"^[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)\]]{1,2}\s+(?=\S)|^\d{1,3}\s*(?:[-–/:]\s*|\s)(?=[^\W\d_])|^[-–•*]\s+",
    re.IGNORECASE,
)
_NUMBERING_TIGHT = re.compile(r"^[(\[]?\d{1,3}[.)\]]{1,2}(?=[^\W\d_])")
_FOOTNOTE = re.compile(
    r"(?<=[^\W\d_])(?:\s*(?:\(?\*{1,3}\)?|\(?\d{1,2}\)|[¹²³⁰⁴-⁹]+[)⁾]?)|\s+\(?[a-e]\))+$", re.IGNORECASE
)
_SPACED = re.compile(r"(?:[^\W\d_]\s+){2,}[^\W\d_]")
_SPACED_WITHIN = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\s+){3,}[^\W\d_](?![^\W\d_])")
_DOTTED_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.\s?){2,}(?=[^\W\d_]|\s|$)")
_NOT_WORD = re.compile(r"[^\w+&]+|_")
LEVELS = frozenset(
    {"kecamatan", "kelurahan", "desa", "kota", "kabupaten", "provinsi", "propinsi", "kodya", "kotamadya", "distrik"}
)
_LEVEL_SHORT = {"kec": "kecamatan", "kel": "kelurahan", "kab": "kabupaten", "prov": "provinsi", "prop": "provinsi"}
_LEVEL_SHORT |= {"ds": "desa", "kot": "kota", "kabupate": "kabupaten", "kcamatan": "kecamatan", "kelrahan": "kelurahan"}
_ADMINISTRATIVE = frozenset({"adm", "administrasi", "administratif"})
_ENGLISH_LEVELS = {"regency": "kabupaten", "city": "kota", "municipality": "kota", "province": "provinsi"}
_ENGLISH_LEVELS |= {"district": "kecamatan", "subdistrict": "kecamatan", "village": "kelurahan"}
_VOWELS = frozenset("aeiou")
_BETWEEN_DIGITS = dict.fromkeys(map(ord, " .-\t\n\u00a0"))


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name: folded, without numbering and footnote marks, letter-spaced ones closed (`N i a s`)."""
    return _words(_without_number(_cleaned(text)))


@lru_cache(maxsize=65_536)
def whole_words(text: str) -> tuple[str, ...]:
    """The same with whatever stands in front: the number that belongs to a name (`60 tahun ke atas`, `S. Nangka`)."""
    if text.isascii() and text.replace(" ", "").isalpha():
        words = text.casefold().split()
        if all(len(word) > 1 and word not in _LEVEL_SHORT and word not in _ADMINISTRATIVE for word in words):
            return tuple(words)
    return _words(_cleaned(text))


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text.strip())).replace("\u00ad", "").strip()


def _without_number(plain: str) -> str:
    return _NUMBERING_TIGHT.sub("", _NUMBERING.sub("", plain))


def _words(plain: str) -> tuple[str, ...]:
    if _SPACED.fullmatch(plain):
        plain = "".join(plain.split())
    elif _SPACED_WITHIN.search(plain):
        plain = _SPACED_WITHIN.sub(lambda found: "".join(found[0].split()), plain)
    if _DOTTED_INITIALS.search(plain):
        plain = _DOTTED_INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", plain)
    words = _NOT_WORD.sub(" ", plain.casefold().replace("&", " dan ")).split()
    words = [_LEVEL_SHORT.get(word, word) for word in words]
    if len(words) > 2 and words[0] in LEVELS and words[1] in _ADMINISTRATIVE:
        del words[1]
    return tuple(words)


def key_of(text: str) -> str:
    """The whole name as one key; blanks do not matter (`Sungainangka` is `Sungai Nangka`)."""
    return "".join(words_of(text))


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a level in front, or an English one behind."""
    if len(words) > 1 and words[0] in LEVELS:
        return words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in _ENGLISH_LEVELS else words


def bare_words(text: str) -> tuple[str, ...]:
    """The words without a level in front: `Kec. Balikpapan Kota` is `balikpapan kota`."""
    return bare(words_of(text))


def bare_key(text: str) -> str:
    """`bare_words` as one key."""
    return "".join(bare_words(text))


def level_of(text: str) -> str:
    """The level that stands in front of a region's name (`kecamatan`), "" if none does."""
    words = words_of(text)
    if len(words) < 2:
        return ""
    return words[0] if words[0] in LEVELS else _ENGLISH_LEVELS.get(words[-1], "")


def digits_of(text: str) -> str:
    """The digits of what looks like a code (dots, blanks and dashes between digits, `3201.0` from a float); else ""."""
    compact = text.strip().removesuffix(".0").translate(_BETWEEN_DIGITS)
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
