"""The same row twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from string import ascii_uppercase

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, listed, names_of
from pondasi.core.values import Finding, Observation, Severity, Table, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    twice = _twice(case.table, _key)
    if case.structure is None and len(twice) * 10 > len(case.table.observations):
        twice = _twice(case.table, _key_and_column)  # so many are alike that it is the columns that have no names
        if len({_rows(group) for group in twice}) > max(1, len(case.table.observations) // 10):
            return
    if not twice:
        return
    cells = [one for group in twice for one in group]
    names = names_of(case.table, cells)
    shown = [_with_cells(key_name(case.table, group[0].key), group) for group in twice]
    differing = sum(1 for group in twice if len({one.value for one in group}) > 1)
    yield RULE.finding(
        message=Text(
            "{count} baris muncul lebih dari sekali: {names}. Pada {differing} di antaranya angkanya berbeda.",
            "{count} rows occur more than once: {names}. In {differing} of them the figures differ.",
        ).fill(count=len(twice), names=listed(shown), differing=differing),
        expected=Text("Satu angka untuk setiap baris dan periode", "One figure for each row and period"),
        found=Text("{count} baris dengan lebih dari satu angka", "{count} rows with more than one figure").fill(
            count=len(twice)
        ),
        fix=Text(
            "Mohon sisakan satu saja, atau perbaiki nama baris yang tertukar.",
            "Please keep one of them, or mend the name that was mixed up.",
        ),
        places=tuple(one.place for one in cells),
        rows=names,
        severity=Severity.WARNING if case.structure is None else None,
    )


def _key(one: Observation) -> tuple[str, ...]:
    return (*one.key, one.period.code)


def _key_and_column(one: Observation) -> tuple[str, ...]:
    return (*one.key, one.period.code, one.place.cell.rstrip("0123456789"))


def _twice(table: Table, key: Callable[[Observation], tuple[str, ...]]) -> list[list[Observation]]:
    """The figures that have a key in common with others."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for observation in table.observations:
        groups.setdefault(key(observation), []).append(observation)
    return [group for group in groups.values() if len(group) > 1]


def _rows(group: list[Observation]) -> tuple[str, ...]:
    return tuple(sorted({one.place.cell.lstrip(ascii_uppercase) for one in group}))


def _with_cells(name: Text, group: list[Observation]) -> Text:
    cells = listed([Text.same(one.place.cell) for one in group])
    return Text("{name} (sel {cells})", "{name} (cells {cells})").fill(name=name, cells=cells)


RULE = Rule(
    code="keys_duplicate",
    title=Text("Baris yang sama muncul dua kali", "The same row twice"),
    reason=Text(
        "Bila satu baris punya dua angka, tidak jelas yang mana yang berlaku, dan jumlahnya terhitung dua kali.",
        "With two figures for one row it is unclear which one holds, and totals count it twice.",
    ),
    severity=Severity.ERROR,
    find=find,
)
