"""Figures of the period before, standing on other rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.copied import Likeness
from pondasi.core.checks.copied.sentences import LEAST_PROBABILITY, finding, past, probable
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, period_name
from pondasi.core.values import Finding, Severity, Text

_FIX = Text(
    "Mohon periksa urutan barisnya: nama dan angka mungkin tidak lagi sebaris. Bila angkanya belum didata tahun ini "
    "atau berkasnya keliru, mohon pilih itu.",
    "Please check the order of rows: names and figures may no longer stand on one line. If the figures were not "
    "collected this year, or this is the wrong file, please choose that.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    for verdict in probable(case, parameters, Likeness.MOVED):
        explanation = verdict.explanation
        pairs = list(zip(explanation.figures, explanation.origins, strict=True))
        largest, origin = max(pairs, key=lambda pair: abs(pair[0].series.value))
        message = Text(
            "{same} dari {cells} angka ini pada {period} ada di baris lain: {value} di {name} tadinya angka {origin}. "
            "{past} Apakah barisnya bergeser?",
            "{same} of these {cells} figures stood on other rows in {period}: {value} in {name} was the figure of "
            "{origin}. {past} Were rows shifted?",
        ).fill(
            same=len(pairs),
            cells=explanation.compared,
            period=period_name(case.past_periods[0]),
            value=largest.series.value,
            name=key_name(case.table, largest.series.observation.key),
            origin=key_name(case.table, origin.series.observation.key),
            past=past(explanation),
        )
        yield finding(RULE, case, verdict, message, _FIX)


RULE = Rule(
    code="copied_rows",
    title=Text("Angka lama di baris lain", "Earlier figures on other rows"),
    reason=Text(
        "Baris yang bergeser memberi angka satu wilayah kepada wilayah lain.",
        "Shifted rows give one area the figures of another.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(LEAST_PROBABILITY,),
)
