"""A figure ten, a hundred or a thousand times too large beside its neighbours, where no past can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.sums import sums_of
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Finding, Observation, Place, Severity, Table, Text

_NEIGHBOURS = 5
_UNEVEN = 30
"""Neighbours whose largest is so many times their median are uneven by nature."""
_LEAST = 20
"""Neighbours that are all smaller are small counts, which are uneven by nature."""
_FACTORS = (Decimal(10), Decimal(100), Decimal(1000))


@dataclass(frozen=True)
class _Odd:
    observation: Observation
    value: Decimal
    largest: Decimal
    """Among the others of its column."""

    @property
    def factor(self) -> Decimal:
        """The least power of ten that brings it back among the others; 1,000 at most."""
        return next((one for one in _FACTORS if self.value <= one * self.largest), _FACTORS[-1])


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    vouched = {one.observation.place for one in case.series if one.past} | _in_right_sums(case)
    odd: dict[Observation, _Odd] = {}
    for line in _lines(case, case.table):
        found = _beyond(line, parameters["times"])
        if found is not None and found.observation.place not in vouched:
            odd.setdefault(found.observation, found)
    if odd:
        yield _finding(case.table, sorted(odd.values(), key=lambda one: -one.value / one.largest))


def _in_right_sums(case: Case) -> set[Place]:
    """The parts of totals that agree: with a zero too many they would not."""
    return {part.place for one in sums_of(case) if one.agrees for part, _ in one.parts}


def _lines(case: Case, table: Table) -> Iterator[Sequence[tuple[Observation, Decimal]]]:
    """The parts that differ in one dimension only; not across the columns of a header that nobody has defined."""
    parts = [(one, abs(one.value)) for one in case.observations if isinstance(one.value, Decimal) and case.is_part(one)]
    for place, dimension in enumerate(table.dimensions):
        if dimension.id == "column":
            continue
        lines: dict[tuple[str, ...], list[tuple[Observation, Decimal]]] = {}
        for one, value in parts:
            lines.setdefault((*one.key[:place], *one.key[place + 1 :]), []).append((one, value))
        yield from lines.values()


def _beyond(line: Sequence[tuple[Observation, Decimal]], times: Decimal) -> _Odd | None:
    """The one figure that is so many times the largest of the others, where those are of one size."""
    if len(line) <= _NEIGHBOURS:
        return None
    (one, value), *others = sorted(line, key=lambda pair: pair[1], reverse=True)
    largest = others[0][1]
    if (
        largest < _LEAST
        or value <= times * largest
        or largest > _UNEVEN * max(median(v for _, v in others), Decimal(1))
    ):
        return None
    return _Odd(one, value, largest)


def _finding(table: Table, odd: Sequence[_Odd]) -> Finding:
    shown = [
        Text("{name} {value} (yang lain paling besar {largest})", "{name} {value} (the others {largest} at most)").fill(
            name=key_name(table, one.observation.key), value=one.value, largest=one.largest
        )
        for one in odd
    ]
    return RULE.finding(
        message=Text(
            "{count} angka jauh lebih besar daripada semua angka lain di kolomnya: {shown}. Apakah kelebihan nol, atau "
            "titiknya bergeser?",
            "{count} figures are far larger than all others of their column: {shown}. A zero too many, or a point that "
            "moved?",
        ).fill(count=len(odd), shown=listed(shown, 4)),
        expected=Text("Sekitar {n}", "About {n}").fill(n=(odd[0].value / odd[0].factor).normalize() + 0),
        found=Text("{n}", "{n}").fill(n=odd[0].value),
        fix=Text(
            "Mohon cocokkan dengan catatan sumber. Bila memang benar, mohon jelaskan singkat.",
            "Please compare with your source. If it is right, please say so shortly.",
        ),
        places=tuple(one.observation.place for one in odd),
        rows=tuple(key_name(table, one.observation.key) for one in odd),
    )


RULE = Rule(
    code="value_magnitude",
    title=Text("Jauh lebih besar daripada yang lain", "Far larger than the others"),
    reason=Text(
        "Satu nol yang berlebih membuat satu wilayah tampak sebesar sepuluh wilayah, dan jumlahnya ikut keliru.",
        "One zero too many makes one area look like ten, and totals go wrong with it.",
    ),
    severity=Severity.WARNING,
    find=find,
    parameters=(
        Parameter(
            "times",
            Decimal(10),
            Text("kali angka terbesar yang lain", "times the largest of the others"),
            Text(
                "Angka tanpa sejarah ditanyakan bila melebihi sekian kali angka terbesar di antara yang lain.",
                "A figure without a past is asked about if it is more than so many times the largest of the others.",
            ),
        ),
    ),
)
