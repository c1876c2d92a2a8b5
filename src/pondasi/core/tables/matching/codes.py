"""One dimension's codes, found by whatever an officer prints for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from pondasi.core.tables.layout.totals import is_total_label, without_total_word
from pondasi.core.tables.matching.names import abbreviates, bare_key, bare_words, digits_of, key_of, level_of, words_of
from pondasi.core.values import TOTAL, Candidate, Code, Dimension

_SYNONYMS = {
    "lakilaki": "male", "laki": "male", "l": "male", "pria": "male", "lk": "male", "male": "male", "m": "male",
    "perempuan": "female", "p": "female", "wanita": "female", "pr": "female", "female": "female", "f": "female",
}  # fmt: skip
_LEAST_LIKENESS = 72
_REGION_LEVELS = {"provinsi": 2, "propinsi": 2, "kabupaten": 4, "kota": 4, "kecamatan": 6, "kelurahan": 10, "desa": 10}


@dataclass(frozen=True, slots=True)
class Found:
    """Codes that a label may mean. Certain with exactly one code and `certain`; nothing at all without codes."""

    candidates: tuple[Candidate, ...]
    certain: bool


NOTHING = Found((), False)


class Codes:
    """A dimension's code list with an index of names and codes of every system."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        self._by_key: dict[str, list[Code]] = {}
        self._by_bare: dict[str, list[Code]] = {}
        self._by_digits: dict[str, list[Code]] = {}
        for code in dimension.code_list:
            both = (f"{code.name.id} {code.name.en}",) if code.name.en not in ("", code.name.id) else ()
            for name in (*_names(code), *both):
                _put(self._by_key, key_of(name), code)
                _put(self._by_bare, bare_key(name), code)
            _put(self._by_key, code.id.casefold(), code)
            for number in (code.id, *code.other_systems.values()):
                _put(self._by_digits, digits_of(number), code)
        self._cache: dict[str, Found] = {}

    @cached_property
    def root(self) -> str | None:
        """The code of the whole: `_T`, or the only code without a parent in the list that has children."""
        known = self.dimension.code_list.by_id
        if TOTAL in known:
            return TOTAL
        tops = [code.id for code in known.values() if code.parent is None or code.parent not in known]
        return tops[0] if len(tops) == 1 and (len(known) == 1 or tops[0] in self.dimension.code_list.children) else None

    def ancestors(self, code_id: str) -> list[str]:
        """Parents of a code within this list, nearest first."""
        found: list[str] = []
        code = self.dimension.code_list.by_id.get(code_id)
        while code is not None and code.parent is not None and code.parent not in found:
            found.append(code.parent)
            code = self.dimension.code_list.by_id.get(code.parent)
        return found

    def common_parent(self, code_ids: Iterable[str]) -> str | None:
        """The nearest code above all of these; codes that contain others of them do not count."""
        chains = {code_id: self.ancestors(code_id) for code_id in code_ids}
        inner = [chain for code_id, chain in chains.items() if not any(code_id in other for other in chains.values())]
        known = self.dimension.code_list.by_id
        return (
            next((code for code in inner[0] if code in known and all(code in chain for chain in inner)), None)
            if inner
            else None
        )

    def is_complete(self, parent: str, code_ids: Collection[str]) -> bool:
        """Whether every part of the code is among these."""
        return all(code.id in code_ids for code in self.dimension.code_list if code.parent == parent)

    def sure(self, label: str) -> Found:
        """What the label means by code, name, other spelling or abbreviation; several codes where it is shared."""
        found = self._cache.get(label)
        if found is None:
            found = self._cache[label] = self._sure(label)
        return found

    def _sure(self, label: str) -> Found:
        for codes, reason in (
            (self._by_digits.get(digits_of(label), []) if self._numeric(label) else [], "code"),
            (self._by_key.get(key_of(label), []), "name"),
            (self._on_level(label, self._by_bare.get(bare_key(label), [])), "name"),
            (self._synonyms(label), "name"),
            (self._shortened(label), "abbreviation"),
            (self._total_of(label), "name"),
        ):
            if codes:
                single = len(codes) == 1
                confidence = 1.0 if single else round(1 / len(codes), 2)
                shown = reason if single else "shared name"
                return Found(tuple(Candidate(code.id, confidence, shown) for code in codes), single)
        return NOTHING

    def _numeric(self, label: str) -> bool:
        """Short numbers are codes only where the list is made of such numbers."""
        digits = digits_of(label)
        return len(digits) >= 4 or any(code.id == label.strip() for code in self._by_digits.get(digits, []))

    def _on_level(self, label: str, codes: list[Code]) -> list[Code]:
        """Where a level is printed in front, a code on that level goes before its namesakes."""
        level = _REGION_LEVELS.get(level_of(label))
        if level is None or not self.dimension.is_region:
            return codes
        return [code for code in codes if len(digits_of(code.id)) == level] or codes

    def _synonyms(self, label: str) -> list[Code]:
        """Men and women under every usual word."""
        meant = _SYNONYMS.get(key_of(label))
        if meant is None or self.dimension.is_region:
            return []
        return [
            code
            for code in self.dimension.code_list
            if any(_SYNONYMS.get(key_of(name)) == meant for name in (code.id, *_names(code)))
        ]

    def _total_of(self, label: str) -> list[Code]:
        """`Jumlah Balikpapan Timur` is the figure of Balikpapan Timur."""
        rest = without_total_word(label) if is_total_label(label) else ""
        return [self.dimension.code_list.by_id[c.code] for c in self.sure(rest).candidates] if rest else []

    def _shortened(self, label: str) -> list[Code]:
        words = bare_words(label)
        if not any(len(word) <= 5 for word in words):
            return []
        alike = self._by_initials.get("".join(word[0] for word in words), [])
        return list({code.id: code for code, full in alike if abbreviates(words, full)}.values())

    @cached_property
    def _by_initials(self) -> dict[str, list[tuple[Code, tuple[str, ...]]]]:
        """Codes with their words, by the words' first letters."""
        found: dict[str, list[tuple[Code, tuple[str, ...]]]] = {}
        for code, name in self._pairs:
            words = bare_words(name)
            found.setdefault("".join(word[0] for word in words), []).append((code, words))
        return found

    def doubtful(self, label: str) -> tuple[Candidate, ...]:
        """What the label may mean by a missing part or by likeness, best first."""
        words = set(bare_words(label))
        found: dict[str, Candidate] = {}
        likeness: dict[str, float] = {}
        names = {index: name for index, (_, name) in enumerate(self._pairs)}
        keys = {index: " ".join(bare_words(name)) for index, name in names.items()}
        scored = process.extract(" ".join(bare_words(label)), keys, scorer=fuzz.ratio, limit=12)
        for _, score, index in scored:
            code = self._pairs[index][0]
            likeness[code.id] = max(likeness.get(code.id, 0), score)
        for code, name in self._pairs:
            if words and words < set(bare_words(name)):
                found[code.id] = Candidate(code.id, 0.8, "part of the name")
        for code_id, score in likeness.items():
            if score >= _LEAST_LIKENESS and (code_id not in found or score > 80):
                found[code_id] = Candidate(code_id, round(min(score, 97) / 100, 2), "similar")
        return tuple(sorted(found.values(), key=lambda candidate: -candidate.confidence)[:5])

    @cached_property
    def _pairs(self) -> list[tuple[Code, str]]:
        return [(code, name) for code in self.dimension.code_list for name in _names(code)]

    def is_total(self, label: str) -> bool:
        """A word for the whole that is no name of a code of its own."""
        return is_total_label(label) and not self.sure(label).candidates

    def named_by(self, label: str) -> bool:
        """Whether the label is the dimension's own name or a usual heading for it."""
        names = (self.dimension.id, self.dimension.name.id, self.dimension.name.en)
        if any(key_of(label) == key_of(name) for name in names if name):
            return True
        words = set(words_of(label))
        return (
            self.dimension.is_region and bool(words) and bool(words & (_REGION_LEVELS.keys() | {"wilayah", "daerah"}))
        )


def _names(code: Code) -> Iterable[str]:
    return tuple(dict.fromkeys(name for name in (code.name.id, code.name.en, *code.alternatives) if name))


def _put(index: dict[str, list[Code]], key: str, code: Code) -> None:
    if key and code not in index.setdefault(key, []):
        index[key].append(code)
