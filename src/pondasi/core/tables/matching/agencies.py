"""Agencies under their names, with and without the city behind, and under their abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pondasi.core.tables.matching.index import Spelled
from pondasi.core.tables.matching.names import LEVELS, whole_words
from pondasi.core.tables.matching.spelling import initials_of, is_pieces, unfolded
from pondasi.core.values import Code

_KINDS = {
    "dinas", "badan", "kantor", "sekretariat", "inspektorat", "bagian", "kecamatan", "kelurahan", "satuan", "upt",
    "uptd", "rsud", "puskesmas", "kementerian",
}  # fmt: skip
_OPENINGS = {"dinas": ("din", "dis", "di", "d"), "badan": ("ba", "b"), "kantor": ("kan",), "satuan": ("sat",)}
_LITTLE = frozenset({"dan", "serta", "daerah", "kota", "kabupaten", "provinsi"})
_FEWEST = 3
_ABBREVIATION = re.compile(r"[a-z]+\d?[a-z]*")


class AgencyIndex:
    """The agencies of a code list; empty where the list is no list of agencies."""

    def __init__(self, spelled: Iterable[Spelled]) -> None:
        own = [one for one in spelled if one.words and one.words[0] in _KINDS and len(one.words) > 1]
        self._agencies = own if len({one.code.id for one in own}) >= _FEWEST else []
        self._plain: dict[tuple[str, ...], list[Code]] = {}
        for one in self._agencies:
            self._plain.setdefault(_plain(one.words), []).append(one.code)

    def find(self, label: str) -> list[Code]:
        """The agencies that the label may mean."""
        if not self._agencies:
            return []
        words = whole_words(label)
        if found := self._plain.get(_plain(words)):
            return _distinct(found)
        words = _without_place(words)
        if len(words) != 1 or not _ABBREVIATION.fullmatch(words[0]):
            return []
        word = unfolded(words[0])
        by_initials = [one.code for one in self._agencies if word in _initials(one.words)]
        return _distinct(by_initials or [one.code for one in self._agencies if _in_pieces(word, one.words)])


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without the place behind it and without little words."""
    return tuple(word for word in _without_place(words) if word not in ("dan", "serta"))


def _without_place(words: tuple[str, ...]) -> tuple[str, ...]:
    """`Dinas Kesehatan Kota X` is `dinas kesehatan`."""
    for position in range(1, len(words) - 1):
        if words[position] in LEVELS - {"kecamatan", "kelurahan", "desa", "distrik"}:
            return words[:position]
    return words


def _initials(words: tuple[str, ...]) -> set[str]:
    return {
        initials_of(words),
        initials_of(tuple(word for word in words if word not in _LITTLE)),
        "".join(word[0] for word in words),
    }


def _in_pieces(word: str, words: tuple[str, ...]) -> bool:
    """`disdukcapil`: the opening of the kind of agency, then pieces of its other words."""
    for opening in _OPENINGS.get(words[0], (words[0][:3],)):
        rest = word.removeprefix(opening)
        if rest != word and len(opening) > 1 and len(rest) >= 3 and is_pieces(rest, words[1:]):
            return True
    return False


def _distinct(codes: Iterable[Code]) -> list[Code]:
    return list({code.id: code for code in codes}.values())
