"""Every figure is the earlier one times one and the same factor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.copied import Explanation, Likeness
from pondasi.core.checks.copied.sentences import LEAST_PROBABILITY, finding, most_by_nature, probable
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import period_name
from pondasi.core.values import Finding, Severity, Text

_FIX = Text(
    "Bila ini proyeksi atau penetapan, mohon jelaskan dasarnya. Bila belum didata tahun ini atau berkasnya keliru, "
    "mohon pilih itu; bila hasil pencatatan, mohon periksa lagi.",
    "If this is a projection or set by a rule, please say on what basis. If it was not collected this year, or is the "
    "wrong file, please choose that; if counted, please check the source.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    for verdict in probable(case, parameters, Likeness.GROWTH):
        explanation = verdict.explanation
        message = Text(
            "{same} dari {cells} angka berubah dengan laju yang sama persis, {percent} persen dari {period}. {past} "
            "Apakah ini angka proyeksi?",
            "{same} of {cells} figures changed by exactly the same rate, {percent} per cent from {period}. {past} "
            "Are these projections?",
        ).fill(
            same=len(explanation.figures),
            cells=explanation.compared,
            percent=Decimal(f"{(explanation.factor - 1) * 100:.2f}"),
            period=period_name(case.past_periods[0]),
            past=_past(explanation),
        )
        yield finding(RULE, case, verdict, message, _FIX)


def _past(explanation: Explanation) -> Text:
    usual = most_by_nature(explanation)
    if not explanation.past_shares or usual <= 1:
        return Text(
            "Biasanya setiap baris berubah dengan laju sendiri.", "Usually every row changes at a pace of its own."
        )
    return Text(
        "Dalam {count} perbandingan sebelumnya paling banyak {usual} angka yang lajunya sama.",
        "In {count} earlier comparisons at most {usual} figures shared one rate.",
    ).fill(count=len(explanation.past_shares), usual=usual)


RULE = Rule(
    code="copied_growth",
    title=Text("Semua berubah dengan laju yang sama", "All changed at one rate"),
    reason=Text(
        "Angka hasil pencatatan hampir tidak pernah bergerak serentak; laju yang sama biasanya berarti perkiraan.",
        "Counted figures hardly ever move in step; one rate for all usually means an estimate.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(LEAST_PROBABILITY,),
)
