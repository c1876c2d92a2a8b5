"""Which rows and columns a table should have: by its definition, and by what always stood there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from pondasi.core.checks.case import Case
from pondasi.core.values import Observation, Period, Role, Table, Text

Key = tuple[str, ...]
LACKING = Decimal("0.3")
"""The share of its labels from which on a table is no shorter one of the same rows, but another one."""


@dataclass(frozen=True)
class Labels:
    """The labels of one dimension: what they are compared by, to how they are printed."""

    now: Mapping[str, Text]
    past: tuple[Mapping[str, Text], ...]
    """One for each earlier period, newest first."""

    @cached_property
    def always(self) -> Mapping[str, Text]:
        """Those that stood in every earlier period; none without an earlier period."""
        if not self.past:
            return {}
        return {name: text for name, text in self.past[0].items() if all(name in one for one in self.past)}

    @cached_property
    def ever(self) -> frozenset[str]:
        return frozenset(name for one in self.past for name in one)


class Keys:
    """The keys of a case's table beside those of its earlier periods.

    With a structure keys are compared by code, without one by the words of their labels. Earlier tables that are broken
    down otherwise are left out. A label counts where it bears a part, not where it stands for a total only.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.by_code = case.structure is not None

    @cached_property
    def now(self) -> frozenset[Key]:
        """Every key of the period under check, totals included."""
        if self.case.table is None:
            return frozenset()
        words = self._words(self.case.table)
        return frozenset(
            tuple(words[place][code][0] for place, code in enumerate(one.key)) for one in self.case.observations
        )

    @cached_property
    def past(self) -> Mapping[Period, Mapping[Key, Key]]:
        """For each earlier period, newest first: keys of parts with a figure, to the key as its table has it."""
        now = self.case.period
        if self.case.table is None or now is None:
            return {}
        order = [one.id for one in self.case.table.dimensions]
        found: dict[Period, dict[Key, Key]] = {}
        for table in (self.case.table, *self.case.previous):
            places = _places(table, order)
            if places is None:
                continue
            words = self._words(table)
            for one in filter(partial(_is_earlier_part, now), table.observations):
                said = [words[place][one.key[place]] for place in places]
                found.setdefault(one.period, {})[tuple(name for name, _ in said)] = tuple(label for _, label in said)
        return dict(sorted(found.items(), reverse=True))

    def labels(self, place: int) -> Labels:
        """The labels of one dimension, now and in each earlier period."""
        table = self.case.table
        if table is None:
            return Labels({}, ())
        codes = dict.fromkeys(one.key[place] for one in self.case.observations)
        now = {self._name(table, place, code): Text.same(_label(table, place, code)) for code in codes}
        past = tuple(
            {key[place]: Text.same(printed[place]) for key, printed in keys.items()} for keys in self.past.values()
        )
        return Labels(now, past)

    def lacking(self, place: int, share: Decimal) -> Mapping[str, Text]:
        """Labels that always stood there and do not now; none where these are more than this share of them all."""
        labels = self.labels(place)
        gone = {name: text for name, text in labels.always.items() if name not in labels.now}
        return gone if len(gone) <= share * len(labels.always) else {}

    @cached_property
    def always(self) -> Mapping[Key, Key]:
        """The keys that bore a figure in every earlier period, to their labels."""
        periods = list(self.past.values())
        if not periods:
            return {}
        return {key: printed for key, printed in periods[0].items() if all(key in one for one in periods)}

    def _words(self, table: Table) -> list[dict[str, tuple[str, str]]]:
        """For each dimension: every code in use, to what it is compared by and how it is printed."""
        return [
            {
                code: (self._name(table, place, code), _label(table, place, code))
                for code in {one.key[place] for one in table.observations}
            }
            for place in range(len(table.dimensions))
        ]

    def _name(self, table: Table, place: int, code: str) -> str:
        return code if self.by_code else _plain(_label(table, place, code))


def _is_earlier_part(now: Period, one: Observation) -> bool:
    """A figure of an earlier period that stands for itself."""
    period = one.period
    return one.role is Role.DATA and one.value is not None and period.frequency is now.frequency and period < now


def _places(table: Table, order: Iterable[str]) -> tuple[int, ...] | None:
    """Where the dimensions of `order` stand in another table; None where it has others."""
    own = {one.id: place for place, one in enumerate(table.dimensions)}
    wanted = list(order)
    return tuple(own[name] for name in wanted) if set(wanted) == set(own) else None


def _label(table: Table, place: int, code: str) -> str:
    known = table.dimensions[place].code_list.by_id.get(code)
    return known.name.id if known else code


def _plain(label: str) -> str:
    """Letters and digits alone, and the signs that tell classes apart: `75+`, blood group `A-`."""
    plain = label.strip().casefold()
    sign = plain[-1:] if plain[-1:] in "+-" else ""
    return re.sub(r"[\W_]+", "", plain) + sign
