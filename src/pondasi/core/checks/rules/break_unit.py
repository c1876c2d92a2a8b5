"""A whole table, row or column that became ten, a hundred or a thousand times larger or smaller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.moved_words import from_to, group_name, times_words
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.shifts import Shift
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, Severity, Table, Text

_SHOWN = 3


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    for shift in case.causes.shifts:
        if case.table is not None and shift.factor and shift.changes:
            yield _finding(case.table, shift)


def _finding(table: Table, shift: Shift) -> Finding:
    changes = shift.changes
    message = Text(
        "{count} dari {compared} angka {group} {times} angka {period}: {shown}.",
        "{count} of {compared} figures {group} are {times} those of {period}: {shown}.",
    ).fill(
        count=len(changes),
        compared=shift.compared,
        group=group_name(table, shift),
        times=times_words(shift.factor),
        period=period_name(changes[0].period),
        shown=listed([from_to(table, one) for one in changes], _SHOWN),
    )
    return RULE.finding(
        message=message,
        expected=Text("Satuan yang sama seperti {period}", "The same unit as in {period}").fill(
            period=period_name(changes[0].period)
        ),
        found=times_words(shift.factor),
        fix=Text(
            "Mohon periksa satuannya, misalnya ribuan atau jutaan, dan kirim dalam satuan seperti sebelumnya.",
            "Please check the unit, for instance thousands or millions, and send the same unit as before.",
        ),
        places=tuple(one.series.observation.place for one in changes),
        rows=tuple(key_name(table, one.series.observation.key) for one in changes),
    )


RULE = Rule(
    code="break_unit",
    title=Text("Satuannya tampak berubah", "The unit seems to have changed"),
    reason=Text(
        "Bila angka yang tadinya orang menjadi ribu orang, setiap hitungan yang memakainya ikut salah seribu kali.",
        "If people become thousands of people, everything computed from the figures is wrong a thousand times.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
)
