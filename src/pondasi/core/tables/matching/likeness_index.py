"""Names of a code list that are like a label, and the one that the label is surely a slip of."""

from __future__ import annotations

from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from pondasi.core.tables.matching.class_index import ClassIndex
from pondasi.core.tables.matching.index import NameIndex
from pondasi.core.tables.matching.names import bare_words, words_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.spelling import may_be_slip
from pondasi.core.values import Candidate, Code

_LEAST_LIKENESS = 72
_MOST_SHOWN = 5
_MOST_COMPARED = 2_000
"""Labels compared with a long list: nobody answers more questions about one table."""
_LONG_LIST = 5_000
_LEAST_LETTERS = 6
_FAR = 4
"""Letters by which the next name must differ more than the one that a slip is taken for."""


class LikenessIndex:
    """Comparisons with every name of a list, or of some of its codes."""

    def __init__(self, index: NameIndex, classes: ClassIndex) -> None:
        self._index = index
        self._classes = classes
        self._cache: dict[tuple[str, frozenset[str] | None], tuple[Candidate, ...]] = {}
        self._compared = 0

    @cached_property
    def _keys(self) -> list[str]:
        return [" ".join(one.bare) for one in self._index.spelled]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """Code to the positions of its names."""
        found: dict[str, list[int]] = {}
        for position, one in enumerate(self._index.spelled):
            found.setdefault(one.code.id, []).append(position)
        return found

    def near(self, label: str, only: frozenset[str] | None = None) -> tuple[Candidate, ...]:
        """Codes that the label may mean by a missing part, a wider class or likeness, best first."""
        key = label, only
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._near(label, only)
        return found

    def _near(self, label: str, only: frozenset[str] | None) -> tuple[Candidate, ...]:
        found = {code.id: _candidate(code, Reason.WIDER) for code in self._classes.wider(label)}
        if self._classes.is_range(label):
            return tuple(found.values())
        words = bare_words(label)
        for position in self._holding(words):
            one = self._index.spelled[position]
            if one.code.id not in found and set(words) < set(one.bare) and (only is None or one.code.id in only):
                found[one.code.id] = _candidate(one.code, Reason.PART)
        for code, score in self._alike(" ".join(words), only):
            if code.id not in found or score > Reason.PART.confidence * 100:
                found[code.id] = Candidate(code.id, min(round(score / 100, 2), 0.89), Reason.SIMILAR)
        return tuple(sorted(found.values(), key=lambda one: -one.confidence)[:_MOST_SHOWN])

    def _holding(self, words: tuple[str, ...]) -> list[int]:
        """Positions of the names that hold the rarest of these words."""
        if not words:
            return []
        return min((self._index.by_word.get(word, []) for word in words), key=len)

    def _alike(self, key: str, only: frozenset[str] | None) -> list[tuple[Code, float]]:
        names = self._index.spelled
        if only is None and len(names) > _LONG_LIST:
            self._compared += 1
            if self._compared > _MOST_COMPARED:
                return []
        choices = self._choices(only)
        scored = process.extract(key, choices, scorer=fuzz.ratio, limit=12, score_cutoff=_LEAST_LIKENESS)
        best: dict[str, tuple[Code, float]] = {}
        for _, score, position in scored:
            code = names[position].code
            if score > best.get(code.id, (code, 0.0))[1]:
                best[code.id] = code, score
        return list(best.values())

    def _choices(self, only: frozenset[str] | None) -> dict[int, str] | list[str]:
        if only is None:
            return self._keys
        return {position: self._keys[position] for code in only for position in self._positions.get(code, ())}

    def slip(self, label: str, only: frozenset[str] | None) -> Code | None:
        """The code whose name is one letter off (two from ten letters on), where all other names are far."""
        words = bare_words(label)
        key = "".join(words)
        if len(key) < _LEAST_LETTERS or not words_of(label):
            return None
        allowed = 1 if len(key) < 10 else 2
        nearest: dict[str, tuple[int, int]] = {}
        for position in self._near_positions(key, only):
            one = self._index.spelled[position]
            distance = DamerauLevenshtein.distance(key, "".join(one.bare), score_cutoff=allowed + _FAR)
            nearest[one.code.id] = min(nearest.get(one.code.id, (99, 0)), (distance, position))
        ranked = sorted(nearest.values())
        if not ranked or not 0 < ranked[0][0] <= allowed:
            return None
        one = self._index.spelled[ranked[0][1]]
        alone = len(ranked) == 1 or ranked[1][0] >= ranked[0][0] + _FAR
        return one.code if alone and may_be_slip(words, one.bare) else None

    def _near_positions(self, key: str, only: frozenset[str] | None) -> list[int]:
        """Names of nearly the same length that can be within reach."""
        if only is not None:
            return [position for code in only for position in self._positions.get(code, ())]
        if len(self._index.spelled) > _LONG_LIST:
            return []
        return list(range(len(self._index.spelled)))


def _candidate(code: Code, reason: Reason) -> Candidate:
    return Candidate(code.id, reason.confidence, reason)
