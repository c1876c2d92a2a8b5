"""What may explain a total that is not the sum of its parts: one cell, and the figure that it would have to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.sums import Sum
from pondasi.core.values import NO_TEXT, Observation, Text


@dataclass(frozen=True)
class Explanation:
    """One cell that would make the sum right, and the figure that it would have to hold; None: it was left out."""

    observation: Observation
    instead: Decimal | None
    words: Text


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
