"""The earlier figures beside a form's cells are no longer those that were accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.tables.template import identities_in
from pondasi.core.values import Finding, Observation, Period, Severity, Text

_SHOWN = 4


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.workbook is None or not identities_in(case.workbook):
        return
    accepted = {(one.period, one.key): one.value for table in case.previous for one in table.observations}
    changed: dict[Period, list[Observation]] = {}
    for one in case.table.observations:
        known = accepted.get((one.period, one.key))
        if one.period != case.expected_period and isinstance(known, Decimal) and one.value != known:
            changed.setdefault(one.period, []).append(one)
    for period, found in changed.items():
        yield _finding(case, period, found)


def _finding(case: Case, period: Period, found: list[Observation]) -> Finding:
    rows = tuple(key_name(case.table, one.key) for one in found) if case.table else ()
    return RULE.finding(
        message=Text(
            "{count} angka {period} di formulir ini berbeda dari yang sudah diterima: {rows}. "
            "Yang sudah diterima tidak berubah.",
            "{count} figures of {period} in this form differ from those accepted: {rows}. "
            "What was accepted stays as it is.",
        ).fill(count=len(found), period=period_name(period), rows=listed(rows, _SHOWN)),
        fix=Text(
            "Bila angka {period} memang perlu diperbaiki, mulai perbaikan di halaman kiriman periode itu.",
            "If figures of {period} do need correcting, begin a correction on the page of that period's submission.",
        ).fill(period=period_name(period)),
        places=tuple(one.place for one in found),
        rows=rows,
    )


RULE = Rule(
    code="form_past_changed",
    title=Text("Angka pembanding di formulir berubah", "Earlier figures in the form were changed"),
    reason=Text(
        "Angka abu-abu di formulir hanya untuk membandingkan; mengubahnya tidak memperbaiki data yang sudah diterima.",
        "Grey figures in a form are only for comparison; changing them does not correct what was accepted.",
    ),
    severity=Severity.INFO,
    find=find,
)
