"""The same row twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, listed, names_of
from pondasi.core.values import Finding, Observation, Period, Severity, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    groups: dict[tuple[tuple[str, ...], Period], list[Observation]] = {}
    for observation in case.table.observations:
        groups.setdefault((observation.key, observation.period), []).append(observation)
    twice = [group for group in groups.values() if len(group) > 1]
    if not twice or (case.structure is None and len(twice) * 10 > len(groups)):
        return  # without a structure many pairs only mean that the labels which tell them apart were not understood
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
