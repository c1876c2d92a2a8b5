"""Which name of the new table is which of the old: by spelling, by place, by parent, by what it stood for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pondasi.core.tables.likeness import likeness

SURE = 0.85
DOUBTFUL = 0.55
_MOST_TRIED = 250_000
"""Pairs of unknown names beyond which likeness is looked at among neighbours only."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be found again: `key` is what spellings of it share, `parent` what its group's share."""

    text: str
    key: str
    parent: str = ""
    total: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """An old name and the new one that means the same, with a confidence from 0 to 1."""

    old: str
    new: str
    confidence: float
    codes: tuple[str, ...] = ()
    """What the old one stood for."""

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(frozen=True)
class Pairing:
    """Places in the old and new sequence: what is the same, with its confidence; what is left on either side."""

    same: Mapping[int, tuple[int, float]]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def pair(old: Sequence[Name], new: Sequence[Name]) -> Pairing:
    """The best pairing of two sequences: equal names first, then equal codes, then likeness and place."""
    same: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    _take_equal(old, new, same, taken)
    _take_regrouped(old, new, same, taken)
    for least in (SURE, DOUBTFUL):
        _take_alike(old, new, same, taken, least)
    gone = tuple(place for place in range(len(old)) if place not in same)
    return Pairing(same, gone, tuple(place for place in range(len(new)) if place not in taken))


def _take_equal(old: Sequence[Name], new: Sequence[Name], same: dict[int, tuple[int, float]], taken: set[int]) -> None:
    """Pair equal names under equal parents; the first with the first where a name stands more than once."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, name in enumerate(new):
        waiting[name.parent, name.key].append(place)
    for place, name in enumerate(old):
        if places := waiting.get((name.parent, name.key)):
            found = places.pop(0)
            same[place] = (found, 1.0)
            taken.add(found)


def _take_regrouped(
    old: Sequence[Name], new: Sequence[Name], same: dict[int, tuple[int, float]], taken: set[int]
) -> None:
    """Pair equal names whose parent is new, gone or spelled otherwise, or that stand only once on either side."""
    counts = Counter(name.key for name in old), Counter(name.key for name in new)
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(new):
        if place not in taken:
            waiting[name.key].append(place)
    for place, name in enumerate(old):
        if place in same:
            continue
        alone = counts[0][name.key] == counts[1][name.key] == 1
        fits = (other for other in waiting.get(name.key, ()) if alone or _of_one_group(name, new[other]))
        found = next(fits, None)
        if found is not None:
            waiting[name.key].remove(found)
            same[place] = (found, 1.0)
            taken.add(found)


def _of_one_group(one: Name, other: Name) -> bool:
    return not one.parent or not other.parent or likeness(one.parent, other.parent) >= DOUBTFUL


def _take_alike(
    old: Sequence[Name], new: Sequence[Name], same: dict[int, tuple[int, float]], taken: set[int], least: float
) -> None:
    """Pair what is left by likeness, most alike first; a lone stranger between known neighbours is likely renamed."""
    gone = [place for place in range(len(old)) if place not in same]
    added = [place for place in range(len(new)) if place not in taken]
    gaps = _gaps(new, same, gone, added)
    wide = len(gone) * len(added) <= _MOST_TRIED
    scored = []
    for one in gone:
        for other in added if wide else gaps.get(one, ()):
            confidence = _confidence(old[one], new[other], lone=gaps.get(one) == [other])
            if confidence >= least:
                scored.append((-confidence, abs(one - other), one, other))
    for negative, _apart, one, other in sorted(scored):
        if one not in same and other not in taken:
            same[one] = (other, round(-negative, 2))
            taken.add(other)


def _confidence(old: Name, new: Name, *, lone: bool) -> float:
    """0 where codes or totals say that they are two things, 1 where the codes are equal."""
    if old.total != new.total:
        return 0.0
    if old.codes and new.codes:
        return 1.0 if old.codes == new.codes else 0.0
    alike = likeness(old.text, new.text)
    if old.parent != new.parent and not _of_one_group(old, new):
        return alike * 0.5
    return max(alike, 0.5 + 0.34 * alike) if lone and alike > 0 else alike


def _gaps(
    new: Sequence[Name],
    same: Mapping[int, tuple[int, float]],
    gone: Sequence[int],
    added: Sequence[int],
) -> dict[int, list[int]]:
    """For an unknown old name the unknown new ones between the same known neighbours, where it is alone in that gap."""
    known = sorted(same)
    found: dict[int, list[int]] = {}
    spans: dict[tuple[int, int], list[int]] = defaultdict(list)
    for one in gone:
        place = bisect_left(known, one)
        before = same[known[place - 1]][0] if place else -1
        after = same[known[place]][0] if place < len(known) else len(new)
        spans[before, after].append(one)
    for (before, after), ones in spans.items():
        between = added[bisect_left(added, before) : bisect_left(added, after)]
        if len(ones) == 1 and between:
            found[ones[0]] = list(between)
    return found


def out_of_order(pairing: Pairing) -> list[int]:
    """New places of paired names that stand elsewhere among the others than before: all but a longest ordered run."""
    places = [pairing.same[one][0] for one in sorted(pairing.same)]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        previous.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[length], ends[length] = place, index
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(places[index])
        index = previous[index]
    return [place for place in places if place not in kept]
