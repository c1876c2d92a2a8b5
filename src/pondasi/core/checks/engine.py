"""Runs the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from pondasi.core.checks.case import Case
from pondasi.core.checks.registry import RULES
from pondasi.core.checks.rule import Rule
from pondasi.core.tables.model import Workbook
from pondasi.core.values import Finding, Severity

ENGINE_VERSION = "1"
"""Changes whenever the same case may give other findings."""

Parameters = Mapping[str, Mapping[str, Decimal]]
_DEFAULTS: Parameters = MappingProxyType({})
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return RULES


def check(case: Case, parameters: Parameters = _DEFAULTS) -> tuple[Finding, ...]:
    """What every rule finds, most important first. `parameters` by rule code and name; the rest keep their defaults."""
    return _run(RULES, case, parameters)


def screen(workbook: Workbook, parameters: Parameters = _DEFAULTS) -> tuple[Finding, ...]:
    """What must be known before a file is kept. These findings repeat no value of the file."""
    at_the_door = [rule for rule in RULES if rule.at_the_door]
    return _run(at_the_door, Case(table=None, workbook=workbook), parameters)


def _run(chosen: Iterable[Rule], case: Case, parameters: Parameters) -> tuple[Finding, ...]:
    findings = [finding for rule in chosen for finding in rule.find(case, rule.settings(parameters.get(rule.code, {})))]
    return tuple(sorted(findings, key=lambda finding: (_ORDER[finding.severity], -len(finding.places))))
