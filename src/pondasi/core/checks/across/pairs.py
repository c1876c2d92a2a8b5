"""Which released datasets measure the same, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pondasi.core.checks.across.align import Alignment, align
from pondasi.core.checks.across.subject import Subject, measured_words

_Words = frozenset[str]
_MOST_ALIKE = 30
"""Words that are said of more datasets than this ("Data", "Laporan") do not tell what is measured."""
_MOST_CODES = 200
"""Code lists longer than this are not looked through for a code that another title names."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A code of a dimension of `subject` that its title and the code's name together describe."""

    subject: Subject
    dimension: str
    code: str


def pairs(subjects: Sequence[Subject]) -> Iterator[Alignment]:
    """Every two subjects of one measure, in the order of their codes; the left is the one with more breakdown.

    Two measure the same where the data standard has the same national code or the titles say the same thing; kind, unit
    and frequency must fit. A dataset about one class of another (`peserta didik SMP` of `peserta didik` by level) is
    compared with that class.
    """
    ordered = sorted(subjects, key=lambda one: one.code)
    seen: set[tuple[str, str]] = set()
    for group in _groups(ordered):
        for one, other in combinations(group, 2):
            left, right = _richer_first(one, other)
            if (left.code, right.code) not in seen and (found := align(left, right)):
                seen.add((left.code, right.code))
                yield found
    yield from _narrowed(ordered, seen)


def _groups(subjects: Sequence[Subject]) -> list[list[Subject]]:
    by_code: dict[str, list[Subject]] = {}
    by_words: dict[_Words, list[Subject]] = {}
    for one in subjects:
        if one.national_code:
            by_code.setdefault(one.national_code, []).append(one)
        if one.measured:
            by_words.setdefault(one.measured, []).append(one)
    return [group for group in (*by_code.values(), *by_words.values()) if 1 < len(group) <= _MOST_ALIKE]


def _richer_first(one: Subject, other: Subject) -> tuple[Subject, Subject]:
    return (other, one) if len(other.structure.dimensions) > len(one.structure.dimensions) else (one, other)


def _narrowed(subjects: Sequence[Subject], seen: set[tuple[str, str]]) -> Iterator[Alignment]:
    named: dict[_Words, list[Subject]] = {}
    for one in subjects:
        named.setdefault(one.measured, []).append(one)
    for narrowing, words in _narrowings(subjects):
        for other in named.get(words, ()):
            pair = (narrowing.subject.code, other.code)
            if other.code == narrowing.subject.code or pair in seen or pair[::-1] in seen:
                continue
            if found := align(narrowing.subject, other, (narrowing.dimension, narrowing.code)):
                seen.add(pair)
                yield found


def _narrowings(subjects: Sequence[Subject]) -> Iterator[tuple[Narrowing, _Words]]:
    """Every class of every subject with the words that a title about it alone would have."""
    known: dict[str, _Words] = {}
    for one in subjects:
        if not one.measured:
            continue
        for dimension in one.structure.dimensions:
            if len(dimension.code_list.codes) > _MOST_CODES:
                continue
            for code in dimension.code_list:
                if code.name.id not in known:
                    known[code.name.id] = measured_words(code.name.id)
                more = known[code.name.id] - one.measured
                if code.parent is not None and more:
                    yield Narrowing(one, dimension.id, code.id), one.measured | more
