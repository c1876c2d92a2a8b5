"""One cause, one finding: which rule's finding makes another rule's finding about the same cells superfluous.

Rules look on their own, so that one slip may be seen by several. Where one of them knows the cause, what the others say
about the same cells would only be answered twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pondasi.core.values import Finding, Severity


@dataclass(frozen=True, slots=True)
class Precedence:
    """Findings of `rule` explain those of `explained` whose cells are all among their own."""

    rule: str
    explained: tuple[str, ...]
    only_with_proposal: bool = False
    """Only findings that name the cell that would mend it: else the other one may know more."""


PRECEDENCES = (
    Precedence("code_system", ("keys_duplicate", "keys_missing", "keys_unknown")),
    Precedence("rows_exchanged", ("break_level", "change_past")),
    Precedence("stock_flow", ("break_level", "break_unit", "change_past")),
    Precedence("total_parts", ("change_past", "value_magnitude"), only_with_proposal=True),
    Precedence("unit_other", ("break_level", "break_unit")),
)
"""By code of the rule that knows the cause."""

_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


def without_explained(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, in their order, without those that others explain.

    No cell gets lost: a finding with a further cell stays whole. Findings that point to no cell are compared by their
    rows. None is left out for milder ones, which the officer may pass by.
    """
    return tuple(one for one in findings if not _is_explained(one, _explaining(one, findings)))


def _explaining(finding: Finding, findings: Sequence[Finding]) -> list[Finding]:
    by_rule = {one.rule: one for one in PRECEDENCES if finding.code in one.explained}
    return [
        one
        for one in findings
        if (known := by_rule.get(one.code))
        and (one.proposals or not known.only_with_proposal)
        and _GRAVITY[one.severity] <= _GRAVITY[finding.severity]
        and one.always_blocks >= finding.always_blocks
    ]


def _is_explained(finding: Finding, by: Iterable[Finding]) -> bool:
    cells = {place for one in by for place in one.places}
    rows = {row for one in by for row in one.rows}
    if finding.places:
        return cells.issuperset(finding.places)
    return bool(finding.rows) and rows.issuperset(finding.rows)
