"""A code list's names and numbers, found by whatever spelling they are printed in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pondasi.core.tables.matching.names import bare, digits_of, whole_words, words_of
from pondasi.core.tables.matching.spelling import expansions, initials_of, modern
from pondasi.core.values import Code, Dimension

_LEGAL_FORMS = (
    ("daerah", "khusus", "ibukota"), ("daerah", "khusus", "ibu", "kota"), ("daerah", "istimewa"),
    ("daerah", "khusus"), ("dki",), ("di",),
)  # fmt: skip
_CODE_IN_FRONT = re.compile(r"^[\[(]?\s*(\d(?:[\d.\s]*\d)?)\s*[\])]?\s*[-–:.,]?\s+(?=[^\W\d_])(.+)$", re.DOTALL)
_CODE_BEHIND = re.compile(r"^(.*[^\W\d_.])\s*[-–]?\s*[\[(]\s*(\d(?:[\d.\s]*\d)?)\s*[\])]$", re.DOTALL)
OWN = ""
"""The system of the codes themselves, beside those of `Code.other_systems`."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """One name of a code, in words; `bare` is without the level in front."""

    code: Code
    words: tuple[str, ...]
    bare: tuple[str, ...]


def names_of(code: Code) -> tuple[str, ...]:
    """The code's name in both languages and its other spellings."""
    return tuple(dict.fromkeys(name for name in (code.name.id, code.name.en, *code.alternatives) if name))


def without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without its legal form: `di yogyakarta` is `yogyakarta`."""
    for form in _LEGAL_FORMS:
        if len(words) > len(form) and words[: len(form)] == form:
            return words[len(form) :]
    return words


def code_and_name(text: str) -> tuple[str, str] | None:
    """A code and a name in one cell (`64.71.01 Balikpapan Timur`, `Manggar (6471010001)`); None for anything else."""
    if found := _CODE_IN_FRONT.match(text):
        return found[1], found[2]
    if found := _CODE_BEHIND.match(text):
        return found[2], found[1]
    return None


class NameIndex:
    """One dimension's codes by name. All keys are words run together, so that blanks do not matter."""

    def __init__(self, dimension: Dimension) -> None:
        self.spelled: list[Spelled] = []
        self.by_key: dict[str, list[Code]] = {}
        self.by_bare: dict[str, list[Code]] = {}
        for code in dimension.code_list:
            both = (f"{code.name.id} {code.name.en}",) if code.name.en not in ("", code.name.id) else ()
            for name in (*names_of(code), *both):
                words = whole_words(name)
                one = Spelled(code, words, bare(words))
                if name not in both:
                    self.spelled.append(one)
                _put(self.by_key, "".join(words), code)
                _put(self.by_bare, "".join(one.bare), code)
                if (formless := without_form(one.bare)) != one.bare and dimension.is_region:
                    _put(self.by_bare, "".join(formless), code)
            _put(self.by_key, code.id.casefold(), code)

    @cached_property
    def by_expanded(self) -> dict[str, list[Code]]:
        """Names of the list that are shortened themselves, written out."""
        found: dict[str, list[Code]] = {}
        for one in self.spelled:
            for words in expansions(one.bare):
                _put(found, "".join(words), one.code)
        return found

    @cached_property
    def by_modern(self) -> dict[str, list[Code]]:
        """Names of the list that are of the old spelling, in today's."""
        found: dict[str, list[Code]] = {}
        for one in self.spelled:
            for key in modern("".join(one.bare)):
                _put(found, key, one.code)
        return found

    @cached_property
    def by_first_letters(self) -> dict[str, list[Spelled]]:
        """Names by their words' first letters, as they stand."""
        found: dict[str, list[Spelled]] = {}
        for one in self.spelled:
            found.setdefault("".join(word[0] for word in one.bare), []).append(one)
        return found

    @cached_property
    def by_initials(self) -> dict[str, list[Code]]:
        """Codes by initials of three letters and more, without little words."""
        found: dict[str, list[Code]] = {}
        for one in self.spelled:
            words = ("d", "i", *one.bare[1:]) if one.bare[0] == "di" else one.bare
            for initials in {initials_of(words), initials_of(one.words)} if one.bare else ():
                if len(initials) >= 3:
                    _put(found, initials, one.code)
        return found

    @cached_property
    def by_opening(self) -> dict[str, list[Spelled]]:
        """Names of several words by their first two letters."""
        found: dict[str, list[Spelled]] = {}
        for one in self.spelled:
            if len(one.bare) > 1:
                found.setdefault(one.bare[0][:2], []).append(one)
        return found

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """Positions in `spelled` by each word."""
        found: dict[str, list[int]] = {}
        for position, one in enumerate(self.spelled):
            for word in set(one.bare):
                found.setdefault(word, []).append(position)
        return found


class NumberIndex:
    """One dimension's codes by number, in their own system (`OWN`) and in every other."""

    def __init__(self, dimension: Dimension) -> None:
        self.systems: dict[str, dict[str, list[Code]]] = {OWN: {}}
        self._dotted = False
        for code in dimension.code_list:
            self._dotted = self._dotted or "." in code.id
            _put(self.systems[OWN], digits_of(code.id), code)
            for system, number in code.other_systems.items():
                _put(self.systems.setdefault(system, {}), digits_of(number), code)
        self._short = {code.id for code in dimension.code_list if code.id.isdigit() and len(code.id) < 4}

    def find(self, text: str, system: str | None) -> dict[str, Code]:
        """The codes with this number by system; only of `system` where it is known.

        Numbers of fewer than four digits are codes only where the list is made of such.
        """
        digits = digits_of(text)
        if not digits and text.strip() in self._short:
            digits = text.strip()
        if len(digits) < 4 and digits not in self._short and digits.zfill(2) not in self._short:
            return {}
        if self._dotted and "." in text.strip().removesuffix(".0"):
            system = OWN
        wanted = [system] if system is not None and system in self.systems else list(self.systems)
        found = {}
        for name in wanted:
            codes = self.systems[name].get(digits) or self.systems[name].get("0" + digits, [])
            if codes:
                found[name] = codes[0]
        return found

    def system_of(self, texts: Iterable[str], heading: str) -> str | None:
        """The one system that these numbers are of: the heading names it, or only it knows (nearly) all of them."""
        named = [system for system in self.systems if system and system.casefold() in words_of(heading)]
        if len(named) == 1:
            return named[0]
        numbers = [digits for text in texts if (digits := digits_of(text))]
        if not numbers or len(self.systems) < 2:
            return None
        known = {
            system: sum(digits in codes for digits in numbers) / len(numbers) for system, codes in self.systems.items()
        }
        best = max(known, key=lambda system: known[system])
        clear = all(share < known[best] for system, share in known.items() if system != best)
        return best if clear and known[best] >= 0.9 else None


def _put(index: dict[str, list[Code]], key: str, code: Code) -> None:
    if not key:
        return
    present = index.setdefault(key, [])
    if not present or present[-1] is not code:
        present.append(code)
