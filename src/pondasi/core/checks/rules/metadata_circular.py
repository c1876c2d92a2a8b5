"""Definitions that only say the name once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.values import Finding, Severity, Text

_EMPTY_WORD = re.compile(
    r"adalah|ialah|yaitu|yakni|merupakan|yang|di|dari|dan|atau|dalam|pada|menurut|per|untuk|oleh|dengan|ini|itu|suatu|"
    r"sebuah|banyaknya|jumlah|angka|data|nilai|total|besarnya|besaran|tentang|mengenai"
)


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    metadata = case.metadata
    if metadata is None or not metadata.definition.strip():
        return
    said = _words(metadata.definition)
    known = _words(metadata.name) | _words(metadata.concept)
    if said <= known:
        yield RULE.finding(
            message=Text(
                "Definisinya hanya mengulang namanya: “{definition}”.",
                "The definition only repeats the name: “{definition}”.",
            ).fill(definition=metadata.definition.strip()[:200]),
            fix=Text(
                "Mohon minta walidata menuliskan apa yang dihitung, siapa atau apa yang termasuk, dan kapan.",
                "Please ask the steward to write what is counted, who or what belongs to it, and at what time.",
            ),
        )


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[\W_]+", text.casefold()) if word and not _EMPTY_WORD.fullmatch(word)}


RULE = Rule(
    code="metadata_circular",
    title=Text("Definisi mengulang nama", "The definition repeats the name"),
    reason=Text(
        "Dari “jumlah siswa adalah banyaknya siswa” tidak ada yang tahu apakah siswa paket B ikut dihitung.",
        "From “number of pupils is how many pupils there are” nobody learns whether evening pupils were counted.",
    ),
    severity=Severity.INFO,
    find=find,
)
