"""Words that only keep a place: "-", "xxx", "tes"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import listed
from pondasi.core.values import Finding, Severity, Text

_PLACEHOLDER = re.compile(
    r"[\W\d_]*|(\w)\1*|tes+t*|testing|coba|contoh|sda|s d a|idem|lorem ipsum.*|dummy|tbd|todo|"
    r"n a|na|null|none|nil|tidak ada|belum ada|kosong|isi|diisi|asdf\w*|qwerty\w*|dll|dst",
    re.I,
)


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.metadata is None:
        return
    said = {"konsep": case.metadata.concept, "definisi": case.metadata.definition}
    english = {"konsep": "concept", "definisi": "definition"}
    empty = [
        Text(f"{name} (“{text.strip()}”)", f"{english[name]} (“{text.strip()}”)")
        for name, text in said.items()
        if _is_placeholder(text)
    ]
    if empty:
        yield RULE.finding(
            message=Text("Belum terisi dengan kalimat: {what}.", "Not yet filled with a sentence: {what}.").fill(
                what=listed(empty)
            ),
            fix=Text(
                "Mohon minta walidata mengisi standar datanya: apa yang dihitung, dan siapa atau apa yang termasuk.",
                "Please ask the steward to fill in the data standard: what is counted, and who or what belongs to it.",
            ),
            rows=tuple(empty),
        )


def _is_placeholder(text: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(" ".join(re.split(r"[\W_]+", text)).strip()))


RULE = Rule(
    code="metadata_placeholder",
    title=Text("Keterangan belum diisi", "Words that only keep a place"),
    reason=Text(
        "Angka tanpa definisi dibaca setiap orang dengan caranya sendiri.",
        "Figures without a definition are read by everybody in their own way.",
    ),
    severity=Severity.INFO,
    find=find,
)
