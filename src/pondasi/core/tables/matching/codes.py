"""One dimension's codes, found by whatever an officer prints for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from pondasi.core.tables.layout.totals import is_total_label, without_total_word
from pondasi.core.tables.matching.agencies import AgencyIndex
from pondasi.core.tables.matching.class_index import ClassIndex
from pondasi.core.tables.matching.index import NameIndex, NumberIndex, Spelled, code_and_name, without_form
from pondasi.core.tables.matching.levels import REGION_WORDS, fits, level_of_code, number_of
from pondasi.core.tables.matching.likeness_index import LikenessIndex
from pondasi.core.tables.matching.names import abbreviates, bare, key_of, level_of, whole_words, words_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.spelling import expansions, is_syllables, modern
from pondasi.core.values import TOTAL, Candidate, Code, Dimension

_BOTH_LANGUAGES = re.compile(r"\s*[/\n|]\s*|\s+[-–]\s+")
_SURE_NUMBER = 4
"""Digits from which on a number in front of a name is a code rather than a row number."""
_MOST_HALVES = 8
_FEWEST_SIBLINGS = 3
_LONG_LIST = 5_000
_MOST_ALIKE = 50
_VOWELS = frozenset("aeiou")
_SHARE_OF_SIBLINGS = 0.6
_MOST_SYLLABLES = 4000
"""Names of one opening beyond which syllables prove nothing."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the table says beside a label: the level of its column and the system of its numbers (None: not known)."""

    level: str = ""
    system: str | None = None


NO_HINT = Hint()


@dataclass(frozen=True, slots=True)
class Found:
    """Codes that a label may mean. Certain with exactly one code and `certain`; nothing at all without codes."""

    candidates: tuple[Candidate, ...]
    certain: bool

    @property
    def reason(self) -> str:
        return self.candidates[0].reason if self.candidates else ""


NOTHING = Found((), False)


def _found(codes: Iterable[Code], reason: Reason) -> Found:
    """One code is certain; several share the label."""
    own = list({code.id: code for code in codes}.values())
    if len(own) == 1:
        return Found((Candidate(own[0].id, reason.confidence, reason),), True)
    share = round(1 / len(own), 2) if own else 0
    return Found(tuple(Candidate(code.id, share, Reason.SHARED) for code in own), False)


class Codes:
    """A dimension's code list with its indexes."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        self.index = NameIndex(dimension)
        self.numbers = NumberIndex(dimension)
        self.classes = ClassIndex(dimension)
        self.agencies = AgencyIndex(() if dimension.is_region else self.index.spelled)
        self.likeness = LikenessIndex(self.index, self.classes)
        self._cache: dict[tuple[str, Hint], Found] = {}
        self._levels: dict[str, set[int]] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}

    @cached_property
    def root(self) -> str | None:
        """The code of the whole: `_T`, or the only code without a parent in the list that has children."""
        known = self.dimension.code_list.by_id
        if TOTAL in known:
            return TOTAL
        tops = [code.id for code in known.values() if code.parent is None or code.parent not in known]
        return tops[0] if len(tops) == 1 and (len(known) == 1 or tops[0] in self.dimension.code_list.children) else None

    def ancestors(self, code_id: str) -> tuple[str, ...]:
        """Parents of a code within this list, nearest first."""
        found = self._ancestors.get(code_id)
        if found is None:
            code = self.dimension.code_list.by_id.get(code_id)
            chain: list[str] = []
            while code is not None and code.parent is not None and code.parent not in chain:
                chain.append(code.parent)
                code = self.dimension.code_list.by_id.get(code.parent)
            found = self._ancestors[code_id] = tuple(chain)
        return found

    def common_parent(self, code_ids: Iterable[str]) -> str | None:
        """The nearest code above all of these; codes that contain others of them do not count."""
        chains = {code_id: self.ancestors(code_id) for code_id in code_ids}
        outer = {code for chain in chains.values() for code in chain}
        inner = [chain for code_id, chain in chains.items() if code_id not in outer]
        if not inner:
            return None
        shared = set(inner[0]).intersection(*inner[1:])
        known = self.dimension.code_list.by_id
        return next((code for code in inner[0] if code in known and code in shared), None)

    def is_complete(self, parent: str, code_ids: Collection[str]) -> bool:
        """Whether every part of the code is among these."""
        return all(code in code_ids for code in self.dimension.code_list.children.get(parent, ()))

    def sure(self, label: str, hint: Hint = NO_HINT) -> Found:
        """What the label means by code, name, other spelling or abbreviation; several codes where it is shared."""
        key = label, hint
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._sure(label, hint)
        return found

    def _sure(self, label: str, hint: Hint) -> Found:
        coded = self._by_number(label, hint)
        if coded.candidates:
            return coded
        own = self._by_words(label, hint)
        return own if own.candidates else self._by_both_languages(label, hint)

    def _by_number(self, label: str, hint: Hint) -> Found:
        """The code alone, or the code beside the name; of two that differ, a short number is only a row's."""
        found = self.numbers.find(label, hint.system)
        if found:
            return _found(found.values(), Reason.CODE)
        both = code_and_name(label)
        if both is None:
            return NOTHING
        by_code = {code.id: code for code in self.numbers.find(both[0], hint.system).values()}
        if not by_code:
            return NOTHING
        by_name = self._by_words(both[1], hint)
        agreed = [by_code[one.code] for one in by_name.candidates if one.code in by_code]
        if agreed:
            return _found(agreed, Reason.CODE_AND_NAME)
        if len([sign for sign in both[0] if sign.isdigit()]) < _SURE_NUMBER:
            return NOTHING
        alike = {one.code for one in self.likeness.near(both[1])}
        close = [code for code in by_code.values() if code.id in alike]
        if close and not by_name.candidates:
            return _found(close, Reason.CODE_AND_NAME)
        doubtful = dict.fromkeys([*by_code, *(one.code for one in by_name.candidates)])
        return Found(tuple(Candidate(one, 0.5, Reason.CONFLICT) for one in doubtful), False)

    def _by_words(self, label: str, hint: Hint) -> Found:
        """By name and its usual variants, the surest first."""
        ranged = _found(*self.classes.by_range(label))
        if ranged.candidates or self.classes.is_range(label):
            return ranged
        named = self._by_name(label, hint)
        if named.candidates:
            return self._against_initial(label, named, hint)
        for find, reason in (
            (self._by_synonym, Reason.SYNONYM),
            (self._shortened, Reason.ABBREVIATION),
            (self._by_old_spelling, Reason.OLD_SPELLING),
            (self._in_one_word, Reason.ABBREVIATION),
        ):
            codes = self._on_level(label, find(label), hint)
            if codes:
                return _found(codes, reason)
        return self._total_of(label, hint)

    def _by_name(self, label: str, hint: Hint) -> Found:
        """By the full name, else by the name without its level. A level that is printed rules out all others."""
        for words in dict.fromkeys((whole_words(label), words_of(label))):
            codes = self._near_level(self.index.by_key.get("".join(words), []), hint)
            if codes:
                return self._told_by_level(codes, label, hint)
        for words in dict.fromkeys((bare(whole_words(label)), bare(words_of(label)))):
            for key in dict.fromkeys(("".join(words), "".join(without_form(words)))):
                codes = self.index.by_bare.get(key, [])
                if fitting := self._on_level(label, codes, hint):
                    reason = Reason.LEVEL if len(fitting) < len(codes) else Reason.NAME
                    return _found(fitting, reason)
        return NOTHING

    def _told_by_level(self, codes: list[Code], label: str, hint: Hint) -> Found:
        fitting = self._on_level(label, codes, hint) if len(codes) > 1 else codes
        return _found(fitting or codes, Reason.LEVEL if 0 < len(fitting) < len(codes) else Reason.NAME)

    def _on_level(self, label: str, codes: list[Code], hint: Hint) -> list[Code]:
        """The codes of the level that stands in front of the name, else of the level that the column is about."""
        if not self.dimension.is_region or not codes:
            return codes
        level = level_of(label)
        return [code for code in codes if fits(code, level)] if level else self._near_level(codes, hint)

    def _near_level(self, codes: list[Code], hint: Hint) -> list[Code]:
        """The codes on the column's level; without any, those above it that hold parts on that level."""
        if not hint.level or not self.dimension.is_region:
            return codes
        own = [code for code in codes if fits(code, hint.level)]
        wanted = number_of(hint.level)
        return own or [code for code in codes if wanted in self._levels_below(code)]

    def _levels_below(self, code: Code) -> set[int]:
        if not self._levels:
            for one in self.dimension.code_list:
                level = level_of_code(one)
                for parent in self.ancestors(one.id):
                    self._levels.setdefault(parent, set()).add(level)
        return self._levels.get(code.id, set())

    def _against_initial(self, label: str, named: Found, hint: Hint) -> Found:
        """`S. Nangka` may be row S, Nangka, or Sungai Nangka: where both are in the list, both are candidates."""
        whole = whole_words(label)
        if whole == words_of(label) or not whole or len(whole[0]) != 1 or not whole[0].isalpha():
            return named
        longer = self._on_level(label, self._written_out(whole), hint)
        known = [self.dimension.code_list.by_id[one.code] for one in named.candidates]
        return _found([*known, *longer], Reason.NAME) if longer else named

    def _by_synonym(self, label: str) -> list[Code]:
        return self.classes.by_words(label)[0]

    def _shortened(self, label: str) -> list[Code]:
        """By shortened words, an acronym of an agency, or a name of the list that is shortened itself."""
        found: list[Code] = []
        for words in dict.fromkeys((bare(whole_words(label)), bare(words_of(label)))):
            found.extend(self._written_out(words))
            found.extend(self.index.by_expanded.get("".join(words), []))
            if not (found and self._long) and self._may_be_short(words, label):
                found.extend(one.code for one in self._alike(words) if abbreviates(words, one.bare))
        return found or self.agencies.find(label)

    @cached_property
    def _long(self) -> bool:
        return len(self.index.spelled) > _LONG_LIST

    def _alike(self, words: tuple[str, ...]) -> list[Spelled]:
        """Names with these first letters; in a long list only those that share a whole word, or few enough."""
        letters = "".join(word[0] for word in words)
        alike = self.index.by_first_letters.get(letters, [])
        if not self._long or len(alike) <= _MOST_ALIKE:
            return alike
        shared = [self.index.by_word[word] for word in words if len(word) >= 4 and word in self.index.by_word]
        return [self.index.spelled[position] for position in min(shared, key=len)] if shared else []

    def _may_be_short(self, words: tuple[str, ...], label: str) -> bool:
        """Whether to look for names that the words shorten; in a long list only where the label shows that it does."""
        if self._long:
            return "." in label or any(len(word) <= 4 and not set(word[1:]) & _VOWELS for word in words)
        return any(len(word) <= 5 for word in words)

    def _written_out(self, words: tuple[str, ...]) -> list[Code]:
        return [code for longer in expansions(words) for code in self.index.by_bare.get("".join(longer), [])]

    def _by_old_spelling(self, label: str) -> list[Code]:
        key = "".join(bare(words_of(label)))
        codes = list(self.index.by_modern.get(key, []))
        for newer in modern(key):
            codes.extend(self.index.by_bare.get(newer, []) + self.index.by_modern.get(newer, []))
        return codes

    def _in_one_word(self, label: str) -> list[Code]:
        """By initials (`NTB`) and by syllables (`Sumsel`)."""
        words = bare(words_of(label))
        if len(words) != 1 or not 3 <= len(words[0]) <= 12 or not words[0].isalpha():
            return []
        if label.strip().isupper() and (codes := self.index.by_initials.get(words[0])):
            return codes
        opening = self.index.by_opening.get(words[0][:2], [])
        if len(opening) > _MOST_SYLLABLES:
            return []
        return [one.code for one in opening if is_syllables(words[0], one.bare)]

    def _by_both_languages(self, label: str, hint: Hint) -> Found:
        """`Laki-laki/Male`: every part means the same code; `Manggar / Teritip` may be either."""
        parts = [part for part in _BOTH_LANGUAGES.split(label) if part.strip()]
        if len(parts) > 1:
            found = [self._by_words(part, hint) for part in parts]
            if len({one.candidates[0].code for one in found if one.certain}) == 1 and all(f.certain for f in found):
                return _found([self.dimension.code_list.by_id[found[0].candidates[0].code]], Reason.BILINGUAL)
        words = label.split()
        for cut in range(1, min(len(words), _MOST_HALVES)):
            first, second = self._plainly(words[:cut]), self._plainly(words[cut:])
            if first is not None and first is second:
                return _found([first], Reason.BILINGUAL)
        return NOTHING

    def _plainly(self, words: list[str]) -> Code | None:
        """The one code with exactly this name or usual word for it."""
        text = " ".join(words)
        codes = self.index.by_key.get("".join(whole_words(text)), []) or self.classes.by_words(text)[0]
        return codes[0] if len(codes) == 1 else None

    def _total_of(self, label: str, hint: Hint) -> Found:
        """`Jumlah Balikpapan Timur` is the figure of Balikpapan Timur."""
        rest = without_total_word(label) if is_total_label(label) else ""
        found = self.sure(rest, hint) if rest else NOTHING
        codes = [self.dimension.code_list.by_id[one.code] for one in found.candidates]
        return _found(codes, Reason.TOTAL)

    @cached_property
    def short_names(self) -> dict[str, list[Code]]:
        """Names of siblings without the word that most of them begin with: `Timur` for `Balikpapan Timur`."""
        children = self.dimension.code_list.children
        found: dict[str, list[Code]] = {}
        bare_names = {one.code.id: one for one in reversed(self.index.spelled)}
        for siblings in children.values():
            own = [bare_names[code] for code in siblings if code in bare_names]
            first, count = Counter(one.bare[0] for one in own if one.bare).most_common(1)[0] if own else ("", 0)
            if count < _FEWEST_SIBLINGS or count < len(own) / 2:
                continue
            for one in own:
                if len(one.bare) > 1 and one.bare[0] == first:
                    found.setdefault("".join(one.bare[1:]), []).append(one.code)
        return found

    def shortened_among(self, labels: Collection[str]) -> dict[str, str]:
        """Label to code, where nearly all of these labels are short names of children of one parent; else nothing."""
        if len(labels) < _FEWEST_SIBLINGS or not self.short_names:
            return {}
        known = {label: self.short_names.get(key_of(label), []) for label in labels}
        parents = Counter(code.parent for codes in known.values() for code in codes)
        if not parents:
            return {}
        parent, _ = parents.most_common(1)[0]
        found = {
            label: own[0]
            for label, codes in known.items()
            if len(own := [c.id for c in codes if c.parent == parent]) == 1
        }
        enough = len(found) >= max(_FEWEST_SIBLINGS, len(labels) * _SHARE_OF_SIBLINGS)
        return found if enough and len(set(found.values())) == len(found) else {}

    def doubtful(self, label: str, within: str | None = None) -> tuple[Candidate, ...]:
        """What the label may mean by a missing part or by likeness, best first; only parts of `within` where given."""
        if within is None:
            return self.likeness.near(label)
        return self.likeness.near(label, frozenset(self.below(within)))

    def slip(self, label: str, within: str | None = None, hint: Hint = NO_HINT) -> Found:
        """The one code whose name differs as a slip of the pen does, where no other name is near; else nothing."""
        only = None if within is None else frozenset(self.below(within))
        code = self.likeness.slip(label, only)
        level = level_of(label)
        if code is None or (level and self.dimension.is_region and not fits(code, level)):
            return NOTHING
        return _found(self._near_level([code], hint), Reason.SIMILAR)

    def below(self, code_id: str) -> list[str]:
        """Every code within a code, at all levels."""
        children = self.dimension.code_list.children
        found = list(children.get(code_id, ()))
        for code in found:
            found.extend(children.get(code, ()))
        return found

    def is_total(self, label: str) -> bool:
        """A word for the whole that is no name of a code of its own."""
        return is_total_label(label) and not self.sure(label).candidates

    def named_by(self, label: str) -> bool:
        """Whether the label is the dimension's own name or a usual heading for it."""
        names = (self.dimension.id, self.dimension.name.id, self.dimension.name.en)
        if any(key_of(label) == key_of(name) for name in names if name):
            return True
        words = set(words_of(label))
        return self.dimension.is_region and bool(words & (REGION_WORDS | {"wilayah", "daerah"}))
