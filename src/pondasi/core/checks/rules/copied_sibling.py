"""Two rows or two columns of one table hold the same figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.copied import Explanation, Likeness
from pondasi.core.checks.copied.sentences import LEAST_PROBABILITY, finding, probable
from pondasi.core.checks.rule import Rule
from pondasi.core.values import Finding, Severity, Table, Text

_FIX = Text(
    "Mohon bandingkan kedua bagian itu dengan sumbernya. Bila memang sama, mohon sebutkan alasannya.",
    "Please compare both parts with their source. If they really are the same, please say why.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    for verdict in probable(case, parameters, Likeness.SIBLING):
        explanation = verdict.explanation
        first, second = _names(case.table, explanation)
        message = Text(
            "{same} dari {cells} angka {first} sama persis dengan angka {second}, padahal sebelumnya berbeda. "
            "Apakah salah satunya tertempel di tempat yang keliru?",
            "{same} of {cells} figures of {first} are exactly those of {second}; before they differed. "
            "Was one of them pasted into the wrong place?",
        ).fill(same=len(explanation.figures), cells=explanation.compared, first=first, second=second)
        yield finding(RULE, case, verdict, message, _FIX)


def _names(table: Table, explanation: Explanation) -> list[Text]:
    """The two codes in which the keys of both parts differ, as people say them."""
    keys = [part[0].series.observation.key for part in (explanation.figures, explanation.origins)]
    place = next(place for place, (one, other) in enumerate(zip(*keys, strict=True)) if one != other)
    known = table.dimensions[place].code_list.by_id
    return [known[key[place]].name if key[place] in known else Text.same(key[place]) for key in keys]


RULE = Rule(
    code="copied_sibling",
    title=Text("Dua bagian tabel berisi angka yang sama", "Two parts of the table hold the same figures"),
    reason=Text(
        "Kolom atau baris yang tertempel dua kali menghapus angka yang sebenarnya.",
        "A column or row pasted twice wipes out the figures that belong there.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
    parameters=(LEAST_PROBABILITY,),
)
