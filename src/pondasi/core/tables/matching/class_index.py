"""The classes of a code list, found by limits and by usual words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pondasi.core.tables.matching.classes import Meaning, meanings_of, overlaps, same_class
from pondasi.core.tables.matching.index import names_of
from pondasi.core.tables.matching.ranges import Range, damaged_range, range_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.values import Code, Dimension

_SDMX_AGE = re.compile(r"(?:([YM])(\d+)(?:T(\d+))?|([YM])_(LT|GE|GT)(\d+))", re.IGNORECASE)
_FEWEST_RANGES = 2
_FEWEST_CONCEPTS = 2

Finding = tuple[list[Code], Reason]


class ClassIndex:
    """A dimension's codes by what they mean. Words of a family count only where two of its classes are in the list."""

    def __init__(self, dimension: Dimension) -> None:
        self._ranges: dict[tuple[int, int | None], list[tuple[str, Code]]] = defaultdict(list)
        self._meanings: list[tuple[Meaning, Code]] = []
        if dimension.is_region:
            return
        for code in dimension.code_list:
            names = (*names_of(code), code.id)
            own = next((found for name in names if (found := range_of(name) or _sdmx_age(name))), None)
            if own:
                self._ranges[own.limits].append((own.unit, code))
            meant = dict.fromkeys(meaning for name in names for meaning in meanings_of(name))
            self._meanings.extend((meaning, code) for meaning in meant)
        self._keep_active()

    def _keep_active(self) -> None:
        if len(self._ranges) < _FEWEST_RANGES:
            self._ranges.clear()
        concepts: dict[str, set[str]] = defaultdict(set)
        for meaning, _ in self._meanings:
            concepts[meaning.family].add(meaning.concept)
        active = {family for family, own in concepts.items() if len(own) >= _FEWEST_CONCEPTS}
        self._meanings = [(meaning, code) for meaning, code in self._meanings if meaning.family in active]

    def by_range(self, label: str) -> Finding:
        """The classes with the label's limits, also where a spreadsheet made a date of them."""
        if not self._ranges:
            return [], Reason.RANGE
        if own := range_of(label):
            return self._with_unit(own), Reason.RANGE
        damaged = damaged_range(label)
        return ([code for _, code in self._ranges.get(damaged, [])] if damaged else []), Reason.DATE_FOR_RANGE

    def _with_unit(self, own: Range) -> list[Code]:
        codes = self._ranges.get(own.limits, [])
        return [code for unit, code in codes if "" in (unit, own.unit) or unit == own.unit]

    def is_range(self, label: str) -> bool:
        """Whether the list is of ranges and the label is one, known or not."""
        return bool(self._ranges) and range_of(label) is not None

    def by_words(self, label: str) -> Finding:
        """The codes that a usual word means."""
        own = meanings_of(label) if self._meanings else ()
        return _distinct(code for meaning, code in self._meanings if any(same_class(one, meaning) for one in own))

    def wider(self, label: str) -> list[Code]:
        """Codes whose class shares something with the label's without being the same."""
        own = meanings_of(label) if self._meanings else ()
        return _distinct(code for meaning, code in self._meanings if any(overlaps(one, meaning) for one in own))[0]


def _distinct(codes: Iterable[Code]) -> Finding:
    return list({code.id: code for code in codes}.values()), Reason.SYNONYM


def _sdmx_age(code: str) -> Range | None:
    """SDMX's CL_AGE: `Y5T9`, `Y_GE75`, `Y_LT1`, `M6`."""
    found = _SDMX_AGE.fullmatch(code)
    if not found:
        return None
    unit = (found[1] or found[4]).casefold()
    if found[1]:
        return Range(int(found[2]), int(found[3] or found[2]), unit)
    limit = int(found[6])
    return {"LT": Range(0, limit - 1, unit), "GE": Range(limit, None, unit), "GT": Range(limit + 1, None, unit)}[
        found[5].upper()
    ]
