"""Headings that say several things at once: `Jumlah Siswa Laki-laki`, `SD_Negeri_L`, `PencariKerjaPerempuan`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.names import key_of, whole_words
from pondasi.core.values import Code, DataStructure

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_WORDS = 12
_MOST_IN_NAME = 6
_LITTLE = frozenset(
    {
        "jumlah", "jml", "total", "banyaknya", "banyak", "angka", "data", "nilai", "menurut", "berdasarkan", "per",
        "orang", "jiwa", "dan", "yang", "di", "ke", "dari", "pada", "dengan", "untuk", "of", "the", "number", "by",
        "org", "persen", "penduduk", "jenis", "kelamin",
    }
)  # fmt: skip


class Compounds:
    """Splits headings into names of codes and words of the measure; all of it must be understood, in one way."""

    def __init__(self, structure: DataStructure, codes: Mapping[str, Codes]) -> None:
        self._structure = structure
        self._codes = codes
        self._cache: dict[str, dict[str, str]] = {}

    @cached_property
    def measures(self) -> frozenset[str]:
        """Keys of the measure's own names: a row or column with nothing else is about the whole."""
        measure = self._structure.measure
        names = (measure.name.id, measure.name.en, self._structure.title.id, self._structure.title.en)
        return frozenset(key for name in names if (key := key_of(name)))

    @cached_property
    def _measure(self) -> frozenset[str]:
        """Words that a heading may hold without saying more than what is measured."""
        measure = self._structure.measure
        names = (measure.name.id, measure.name.en, measure.unit.id, measure.unit.en, *measure.unit_alternatives)
        dimensions = (name for d in self._structure.dimensions for name in (d.name.id, d.name.en))
        titles = (self._structure.title.id, self._structure.title.en)
        return _LITTLE.union(*(whole_words(name) for name in (*names, *dimensions, *titles)))

    def read(self, text: str) -> dict[str, str]:
        """Dimension to code; {} where a word is not understood, or the words can be understood in two ways."""
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._read(text)
        return found

    def _read(self, text: str) -> dict[str, str]:
        words = whole_words(_CAMEL.sub(" ", text))
        if not 2 <= len(words) <= _MOST_WORDS:
            return {}
        ways: list[dict[str, str]] = []
        for way in self._ways(words, {}):
            if way and way not in ways:
                ways.append(way)
            if len(ways) > 4:
                break
        most = max(map(len, ways), default=0)
        fullest = [way for way in ways if len(way) == most]
        return fullest[0] if len(fullest) == 1 else {}

    def _ways(self, words: tuple[str, ...], said: dict[str, str]) -> Iterator[dict[str, str]]:
        if not words:
            yield said
            return
        for size in range(min(_MOST_IN_NAME, len(words)), 0, -1):
            for name, code in self._named(words[:size], said):
                yield from self._ways(words[size:], {**said, name: code.id})
        if words[0] in self._measure:
            yield from self._ways(words[1:], said)

    def _named(self, words: tuple[str, ...], said: Mapping[str, str]) -> Iterator[tuple[str, Code]]:
        for name, codes in self._codes.items():
            if name in said:
                continue
            known = codes.index.by_key.get("".join(words)) or codes.classes.by_words(" ".join(words))[0]
            if len(known) == 1 and known[0].id != codes.root:
                yield name, known[0]
