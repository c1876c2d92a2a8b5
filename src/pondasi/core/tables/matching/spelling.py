"""Other ways to write one name: shortened words, initials, syllables, and the spelling before 1972."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_SHORT_WORDS = {
    "gn": ("gunung",), "gng": ("gunung",), "gg": ("gunung", "gang"), "g": ("gunung",),
    "s": ("sungai",), "sei": ("sungai",), "sg": ("sungai",), "sngai": ("sungai",), "sui": ("sungai",),
    "tj": ("tanjung",), "tjg": ("tanjung",), "tg": ("tanjung",), "tanj": ("tanjung",), "tjung": ("tanjung",),
    "tl": ("teluk",), "tlk": ("teluk",), "tel": ("teluk",), "kp": ("kampung",), "kmp": ("kampung",),
    "kpg": ("kampung",), "kamp": ("kampung",), "bt": ("bukit", "batu"), "bkt": ("bukit",), "btu": ("batu",),
    "ps": ("pasar",), "psr": ("pasar",), "p": ("pulau",), "pl": ("pulau",), "plu": ("pulau",), "kep": ("kepulauan",),
    "kepul": ("kepulauan",), "lb": ("lubuk",), "lbk": ("lubuk",), "ma": ("muara",), "mr": ("muara",), "m": ("muara",),
    "mu": ("muara",), "pd": ("padang", "pondok"), "pdg": ("padang",), "rt": ("rantau",), "tb": ("tebing",),
    "ujg": ("ujung",), "kr": ("karang", "krueng"), "krg": ("karang",), "lw": ("lawe",), "pk": ("pangkal", "pekan"),
    "pem": ("pematang",), "u": ("utara",), "ut": ("utara",), "utr": ("utara",), "b": ("barat",), "bar": ("barat",),
    "brt": ("barat",), "t": ("timur",), "tim": ("timur",), "tmr": ("timur",), "sel": ("selatan",), "slt": ("selatan",),
    "sltn": ("selatan",), "teng": ("tengah",), "tgh": ("tengah",), "tngh": ("tengah",), "tengg": ("tenggara",),
    "tgr": ("tenggara",), "tra": ("tenggara",), "tara": ("utara",), "hlr": ("hilir",),
    "hil": ("hilir",), "hl": ("hulu",), "br": ("baru",), "lm": ("lama",), "dln": ("dalam",), "dlm": ("dalam",),
    "lr": ("luar",), "prm": ("permai",),
}  # fmt: skip
_POINTS = {"ut": "utara", "tara": "utara", "sel": "selatan", "bar": "barat", "tim": "timur", "teng": "tengah"}
_POINTS |= {"tra": "tenggara", "gara": "tenggara"}
_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}
_TELLING = frozenset(
    {
        "utara", "selatan", "barat", "timur", "tengah", "tenggara", "laut", "daya", "baru", "lama", "hilir", "ilir",
        "hulu", "ulu", "udik", "dalam", "luar", "atas", "bawah", "besar", "kecil", "raya", "kota", "kabupaten", "satu",
        "dua", "tiga", "negeri", "swasta", "laki", "perempuan", "kidul", "lor", "kulon", "wetan", "indah", "permai",
    }
)  # fmt: skip
"""Words that tell neighbours of one name apart: never a slip of the pen."""
_OLD = re.compile(r"dj|tj|nj|sj|oe|ch|j")
_NEW = {"dj": "j", "tj": "c", "nj": "ny", "sj": "sy", "oe": "u", "ch": "kh", "j": "y"}
_PARTLY_OLD = re.compile(r"dj|tj|oe")
_REPEATED = re.compile(r"(\d)([a-z])|([a-z])(\d)")
_MOST_EXPANDED = 8
_LEAST_CHUNK = 2


def expansions(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The name with its shortened words written out, in every usual way: `gn samarinda` is `gunung samarinda`.

    Only words beside others: a lone `s` is nothing.
    """
    if len(words) < 2 or not any(word in _SHORT_WORDS for word in words):
        return
    found: list[tuple[str, ...]] = [()]
    for position, word in enumerate(words):
        long = _SHORT_WORDS.get(word, ())
        if position == 0 and word == "b":
            long = ("batu", "bukit")
        found = [(*start, one) for start in found for one in (long or (word,))][:_MOST_EXPANDED]
    yield from (one for one in found if one != words)


def modern(key: str) -> tuple[str, ...]:
    """A key in today's spelling, where it may be of the old one: `soerabaja` is `surabaya`, `bandjar` `banjar`."""
    if not _PARTLY_OLD.search(key):
        return ()
    partly = _PARTLY_OLD.sub(lambda found: _NEW[found[0]], key)
    fully = _OLD.sub(lambda found: _NEW[found[0]], key)
    return (partly,) if partly == fully else (partly, fully)


def initials_of(words: tuple[str, ...]) -> str:
    """First letters without the little words: `dinas pekerjaan umum dan penataan ruang` is `dpupr`."""
    return "".join(word[0] for word in words if word not in ("dan", "of", "and", "the"))


def unfolded(word: str) -> str:
    """Initials with counted letters written out: `dp3akb` and `dpp2` hold `ppp` and `pp`."""
    return _REPEATED.sub(lambda found: (found[2] or found[3]) * min(int(found[1] or found[4]), 4), word)


@lru_cache(maxsize=65_536)
def is_syllables(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word is made of pieces of every word of a name in order: `sumsel` of `sumatera selatan`.

    The first piece begins the first word; `bar`, `tim`, `ut` and their like mean the points of the compass only.
    """
    if len(full) < 2 or len(word) < 2 * _LEAST_CHUNK or len(word) >= sum(map(len, full)):
        return False
    return any(
        full[0].startswith(word[:cut]) and _covers(word[cut:], full[1:])
        for cut in range(_LEAST_CHUNK, len(word) - _LEAST_CHUNK + 1)
    )


def _covers(rest: str, words: tuple[str, ...]) -> bool:
    if not words:
        return not rest
    meant = _POINTS.get(rest) if len(words) == 1 else None
    if meant is not None:
        return words[0] == meant
    return any(rest[:cut] in words[0] and _covers(rest[cut:], words[1:]) for cut in range(_LEAST_CHUNK, len(rest) + 1))


@lru_cache(maxsize=65_536)
def is_pieces(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word is made of pieces of some words of a name in order: `kominfo` of `komunikasi dan informatika`."""
    if not word:
        return True
    if len(word) < _LEAST_CHUNK or not full:
        return False
    for index, whole in enumerate(full):
        for cut in range(len(word), _LEAST_CHUNK - 1, -1):
            found = whole.find(word[:cut])
            if found >= 0 and is_pieces(word[cut:], (whole[found + cut :], *full[index + 1 :])):
                return True
    return False


def may_be_slip(label: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two names differ as slips of the pen do: never in numbers or in words that tell neighbours apart."""
    here, there = set(label) - set(name), set(name) - set(label)
    telling = {word for word in here | there if word in _TELLING or word in _ROMAN or not word.isalpha()}
    return not telling
