"""Totals and their parts, and what may explain a total that does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pondasi.core.checks.case import Case
from pondasi.core.values import NO_TEXT, TOTAL, Dimension, Observation, Role, Status, Table, Text

_TOTAL_WORDS = re.compile(r"\s*(jumlah|total|jml|grand total|jumlah total|l\s*\+\s*p)\b", re.I)


@dataclass(frozen=True)
class Sum:
    """A printed total and its parts along one dimension."""

    dimension: Dimension
    total: Observation
    printed: Decimal
    parts: tuple[tuple[Observation, Decimal], ...]

    @cached_property
    def added(self) -> Decimal:
        return sum((value for _, value in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        return self.printed - self.added

    @property
    def last_place(self) -> Decimal:
        """One unit of the last digit in this sum; digits beyond the twelfth are noise of the spreadsheet."""
        values = [self.printed, *(value for _, value in self.parts)]
        finest = min(0, *(int(value.as_tuple().exponent) for value in values))
        return Decimal(1).scaleb(max(finest, max(value.adjusted() for value in values) - 11))


@dataclass(frozen=True)
class Explanation:
    """One cell that would make the sum right, and the figure that it would have to hold; None: it was left out."""

    observation: Observation
    instead: Decimal | None
    words: Text


def sums_of(case: Case) -> Iterator[Sum]:
    """Every total of the table whose parts are all there."""
    if case.table is None:
        return
    cells = {one.key: one for one in case.observations}
    for place, dimension in enumerate(case.table.dimensions):
        by_code: dict[str, list[Observation]] = {}
        for one in case.observations:
            by_code.setdefault(one.key[place], []).append(one)
        for parent, children in _parents(case, case.table, place).items():
            for total in by_code.get(parent, []) if len(children) > 1 else []:
                parts = [cells.get((*total.key[:place], child, *total.key[place + 1 :])) for child in children]
                if made := _sum(dimension, total, parts):
                    yield made


def _sum(dimension: Dimension, total: Observation, parts: Sequence[Observation | None]) -> Sum | None:
    if not isinstance(total.value, Decimal):
        return None
    valued: list[tuple[Observation, Decimal]] = []
    for part in parts:
        value = None if part is None else _number(part)
        if part is None or value is None:
            return None
        valued.append((part, value))
    return Sum(dimension, total, total.value, tuple(valued))


def _number(part: Observation) -> Decimal | None:
    if isinstance(part.value, Decimal):
        return part.value
    return Decimal(0) if part.status is Status.NIL else None


def _parents(case: Case, table: Table, place: int) -> Mapping[str, tuple[str, ...]]:
    code_list = table.dimensions[place].code_list
    if code_list.children or case.structure is not None:
        return code_list.children
    return _only_total(case, place)


def _only_total(case: Case, place: int) -> Mapping[str, tuple[str, ...]]:
    """Without a hierarchy: the one code that is a total by its name, over all the others."""
    roles: dict[str, set[Role]] = {}
    for one in case.observations:
        roles.setdefault(one.key[place], set()).add(one.role)
    totals = [code for code, found in roles.items() if found == {Role.TOTAL} and _is_total(case, place, code)]
    if len(totals) != 1:
        return {}
    return {totals[0]: tuple(code for code in roles if code != totals[0])}


def _is_total(case: Case, place: int, code: str) -> bool:
    known = case.table.dimensions[place].code_list.by_id.get(code) if case.table else None
    return code == TOTAL or bool(_TOTAL_WORDS.match(known.name.id if known else code))


def explain(broken: Sum) -> Explanation | None:
    """The one cell that explains the difference; None where no cell does, or several do."""
    found = [*_swapped(broken), *_left_out_or_twice(broken), *_slipped(broken)]
    return found[0] if len({one.observation.key for one in found}) == 1 else None


def _swapped(broken: Sum) -> Iterator[Explanation]:
    for value in sorted(_swaps(broken.printed)):
        if value == broken.added:
            yield Explanation(broken.total, value, Text("dua angkanya tertukar tempat", "two digits changed places"))
    for part, printed in broken.parts:
        for value in sorted(_swaps(printed)):
            if value - printed == broken.difference:
                yield Explanation(part, value, Text("dua angkanya tertukar tempat", "two digits changed places"))


def _swaps(value: Decimal) -> set[Decimal]:
    """The value with two neighbouring digits changed round."""
    sign, digits, _ = value.as_tuple()
    exponent = int(value.as_tuple().exponent)
    swapped = set()
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            mixed = (*digits[:place], digits[place + 1], digits[place], *digits[place + 2 :])
            swapped.add(Decimal((sign, mixed, exponent)))
    return swapped


def _left_out_or_twice(broken: Sum) -> Iterator[Explanation]:
    for part, value in broken.parts:
        if value and broken.difference == -value:
            yield Explanation(part, None, Text("belum ikut dijumlahkan", "was left out of the total"))
        elif value and broken.difference == value:
            yield Explanation(part, None, Text("terhitung dua kali", "was counted twice"))


def _slipped(broken: Sum) -> Iterator[Explanation]:
    for part, value in broken.parts:
        for factor in (Decimal(10), Decimal(100), Decimal(1000)):
            for instead in (value * factor, value / factor):
                if value and instead - value == broken.difference:
                    words = Text("{n} kali terlalu besar atau kecil", "{n} times too large or small").fill(n=factor)
                    yield Explanation(part, instead, words)


def shared_cell(first: Sum, second: Sum) -> Explanation | None:
    """The one cell that makes both sums right: a part of both, or the total of one and a part of the other."""
    if first.dimension.id == second.dimension.id:
        return None
    wanted = _corrections(first)
    for key, (observation, correction) in _corrections(second).items():
        if key in wanted and wanted[key][1] == correction and isinstance(observation.value, Decimal):
            should = observation.value + correction
            swapped = should in _swaps(observation.value)
            words = Text("dua angkanya tertukar tempat", "two digits changed places") if swapped else NO_TEXT
            return Explanation(observation, should, words)
    return None


def _corrections(broken: Sum) -> dict[tuple[str, ...], tuple[Observation, Decimal]]:
    """What would have to be added to each cell so that the sum is right."""
    found = {part.key: (part, broken.difference) for part, _ in broken.parts}
    found[broken.total.key] = (broken.total, -broken.difference)
    return found
