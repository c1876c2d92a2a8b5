"""What findings about figures that were carried over have in common."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.copied import Explanation, Likeness, Verdict
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.wording import names_of
from pondasi.core.values import Finding, Text

LEAST_PROBABILITY = Parameter(
    "least_probability",
    Decimal("0.65"),
    Text("peluang", "probability"),
    Text(
        "Kami bertanya bila peluang bahwa angkanya bukan hasil pendataan periode ini sedikitnya sebesar ini.",
        "We ask if the probability that the figures were not collected for this period is at least this.",
    ),
)
CHOICES = Text(
    "Mohon pilih yang sesuai: memang tidak berubah (sebutkan alasannya), belum didata tahun ini, berkasnya keliru, "
    "atau sudah diperbaiki.",
    "Please choose what fits: really unchanged (say why), not collected this year, the wrong file, or corrected.",
)


def probable(case: Case, parameters: Mapping[str, Decimal], *likenesses: Likeness) -> Iterator[Verdict]:
    """The verdicts of these kinds that are probable enough to ask about."""
    for verdict in case.verdicts:
        if verdict.explanation.likeness in likenesses and verdict.probability >= parameters["least_probability"]:
            yield verdict


def past(explanation: Explanation) -> Text:
    """What is natural here, in one sentence."""
    count, usual = len(explanation.past_shares), most_by_nature(explanation)
    if not count:
        return Text(
            "Untuk angka sebesar ini wajarnya paling banyak sekitar {expected} yang kebetulan sama.",
            "Among figures of this size about {expected} at most would be the same by chance.",
        ).fill(expected=usual)
    if usual == 0:
        return Text(
            "Dalam {count} perbandingan sebelumnya tidak ada yang begitu.",
            "In {count} earlier comparisons none did so.",
        ).fill(count=count)
    return Text(
        "Dalam {count} perbandingan sebelumnya paling banyak {usual} angka yang begitu.",
        "In {count} earlier comparisons at most {usual} figures did so.",
    ).fill(count=count, usual=usual)


def most_by_nature(explanation: Explanation) -> int:
    """As many like figures as were seen in any earlier period; without a past, as many as are to be expected."""
    if explanation.past_shares:
        return math.ceil(max(explanation.past_shares) * explanation.compared - 1e-9)
    return math.ceil(explanation.by_nature)


def expected(explanation: Explanation) -> Text:
    """How many like figures would be no surprise."""
    most = most_by_nature(explanation)
    if most == 0:
        return Text("Angka yang berubah, seperti sebelumnya", "Figures that change, as they did before")
    return Text("Paling banyak sekitar {n} angka", "At most about {n} figures").fill(n=most)


def finding(rule: Rule, case: Case, verdict: Verdict, message: Text, fix: Text = CHOICES) -> Finding:
    """The finding of a rule about these figures, the largest first."""
    explanation = verdict.explanation
    both = explanation.origins if explanation.likeness is Likeness.SIBLING else ()
    tracks = sorted((*explanation.figures, *both), key=lambda track: -abs(track.series.value))
    cells = [track.series.observation for track in tracks]
    return rule.finding(
        message=message,
        expected=expected(explanation),
        found=Text("{n} angka", "{n} figures").fill(n=len(explanation.figures)),
        fix=fix,
        places=tuple(cell.place for cell in cells),
        rows=names_of(case.table, cells) if case.table else (),
        probability=Decimal(f"{min(verdict.probability, 0.99):.2f}"),
    )
