"""Runs the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pondasi.core.checks.case import Case
from pondasi.core.checks.precedence import without_explained
from pondasi.core.checks.registry import RULES
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.rulebook import RuleChoice
from pondasi.core.tables.model import Workbook
from pondasi.core.values import Finding, Severity

ENGINE_VERSION = "3"
"""Changes whenever the same case may give other findings."""

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return RULES


def check(case: Case) -> tuple[Finding, ...]:
    """What every rule finds that the case's rulebook lets run, most important first."""
    return _run(RULES, case)


def check_history(case: Case) -> tuple[Finding, ...]:
    """What the rules find that compare a table with its past: for a nightly look at all that is released."""
    return _run([rule for rule in RULES if rule.about_the_past], case)


def screen(workbook: Workbook) -> tuple[Finding, ...]:
    """What must be known before a file is kept. These findings repeat no value of the file."""
    at_the_door = [rule for rule in RULES if rule.at_the_door]
    return _run(at_the_door, Case(table=None, workbook=workbook))


def _run(chosen: Iterable[Rule], case: Case) -> tuple[Finding, ...]:
    findings = [finding for rule in chosen for finding in _found(rule, case)]
    kept = without_explained(findings)
    return tuple(sorted(kept, key=lambda finding: (_ORDER[finding.severity], -len(finding.places))))


def _found(rule: Rule, case: Case) -> Iterator[Finding]:
    """One rule's findings under its choice in the rulebook, which has no say over rules that always block."""
    choice = case.rulebook.choice(rule.code)
    if rule.always_blocks:
        choice = RuleChoice(parameters=choice.parameters)
    if not choice.on:
        return
    for finding in rule.find(case, rule.settings(choice.parameters)):
        yield replace(finding, severity=choice.severity) if choice.severity else finding
