"""Figures that equal those of an earlier period, more of them than this series shows by nature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.copied import Explanation, Likeness
from pondasi.core.checks.copied.sentences import LEAST_PROBABILITY, finding, past, probable
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import period_name
from pondasi.core.values import Finding, Severity, Text

_MOST_OF_A_TABLE = 0.8


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    for verdict in probable(case, parameters, Likeness.EQUAL, Likeness.OLDER, Likeness.NEAR):
        explanation = verdict.explanation
        message = _near(case, explanation) if explanation.likeness is Likeness.NEAR else _equal(case, explanation)
        yield finding(RULE, case, verdict, message)


def _equal(case: Case, explanation: Explanation) -> Text:
    message = Text(
        "{same} dari {cells} angka sama persis dengan {period}. {past}",
        "{same} of {cells} figures are exactly those of {period}. {past}",
    ).fill(
        same=len(explanation.figures),
        cells=explanation.compared,
        period=period_name(case.past_periods[explanation.lag - 1]),
        past=past(explanation),
    )
    if explanation.share > _MOST_OF_A_TABLE and _total_moved(case, explanation.lag):
        message = Text(
            "{message} Jumlahnya berubah, tetapi bagian-bagiannya tidak.",
            "{message} The total has changed, but its parts have not.",
        ).fill(message=message)
    return Text("{message} Apakah datanya memang tidak berubah?", "{message} Did the figures really not change?").fill(
        message=message
    )


def _total_moved(case: Case, lag: int) -> bool:
    totals = [one.steps for one in case.tracks if not case.is_part(one.series.observation)]
    return any(len(steps) > lag and steps[lag] is not None and steps[0] != steps[lag] for steps in totals)


def _near(case: Case, explanation: Explanation) -> Text:
    return Text(
        "{same} dari {cells} angka hanya berbeda paling banyak 3 pada angka terakhir dari {period}. {past} "
        "Apakah datanya sudah diperbarui?",
        "{same} of {cells} figures differ from those of {period} by no more than 3 in the last digit. {past} "
        "Were the figures updated?",
    ).fill(
        same=len(explanation.figures),
        cells=explanation.compared,
        period=period_name(case.past_periods[0]),
        past=past(explanation),
    )


RULE = Rule(
    code="copied_previous",
    title=Text("Sama dengan periode sebelumnya", "The same as an earlier period"),
    reason=Text(
        "Angka yang belum diperbarui membuat keputusan didasarkan pada keadaan yang sudah lewat.",
        "Figures that were not updated lead to decisions about a situation that has passed.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(LEAST_PROBABILITY,),
)
