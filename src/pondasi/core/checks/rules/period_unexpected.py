"""The table is of another period than the one that is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import listed, period_name
from pondasi.core.values import Finding, Severity, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    expected = case.expected_period
    if case.table is None or expected is None or not case.table.periods or expected in case.table.periods:
        return
    found = listed([period_name(period) for period in case.table.periods])
    newest = case.table.periods[-1]
    earlier = newest.frequency is expected.frequency and newest < expected
    yield RULE.finding(
        message=Text(
            "Tabel ini berisi angka {found}, sedangkan yang ditunggu {expected}.",
            "This table holds figures of {found}; the figures due are those of {expected}.",
        ).fill(found=found, expected=period_name(expected)),
        expected=period_name(expected),
        found=found,
        fix=Text(
            "Bila format tahun lalu dipakai lagi, mohon ganti periodenya dan pastikan angkanya angka baru.",
            "If last year's form was used again, please change its period and make sure that the figures are new.",
        )
        if earlier
        else Text("Mohon periksa periode pada judul tabel.", "Please check the period in the table's title."),
        places=tuple(one.place for one in case.observations[:1]),
    )


RULE = Rule(
    code="period_unexpected",
    title=Text("Periode tidak sesuai", "Another period than the one due"),
    reason=Text(
        "Angka yang tercatat pada periode yang keliru mengubah tren tanpa terlihat.",
        "Figures kept under the wrong period change a trend without anybody noticing.",
    ),
    severity=Severity.ERROR,
    find=find,
)
