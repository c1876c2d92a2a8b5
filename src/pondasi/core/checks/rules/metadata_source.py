"""Figures of which nobody says who counted them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.values import Finding, Severity, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.metadata is not None and not any(letter.isalnum() for letter in case.metadata.source):
        yield RULE.finding(
            message=Text("Sumber angkanya belum disebut.", "The source of the figures is not named."),
            fix=Text(
                "Mohon tambahkan baris “Sumber: …” di bawah tabel: instansi dan nama pencatatannya.",
                "Please add a line “Sumber: …” below the table: the agency and the name of its records.",
            ),
        )


RULE = Rule(
    code="metadata_source",
    title=Text("Sumber belum disebut", "No source named"),
    reason=Text(
        "Dua angka yang berbeda hanya dapat dijelaskan bila asal keduanya diketahui.",
        "Two different figures can be explained only where it is known whence both came.",
    ),
    severity=Severity.INFO,
    find=find,
)
