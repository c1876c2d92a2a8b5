"""The one shape of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.values import NO_TEXT, Finding, Place, Proposal, Severity, Text

Find = Callable[[Case, Mapping[str, Decimal]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold of a rule that a city may set otherwise."""

    name: str
    default: Decimal
    unit: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, why that matters, and the generator that finds it.

    A rule never raises, never writes and never touches a database. `always_blocks` marks the few whose findings cannot
    be disputed, `at_the_door` those that look at a file before it is kept, `about_the_past` those
    that compare a table with its past and look again every night.
    """

    code: str
    title: Text
    reason: Text
    severity: Severity
    find: Find
    parameters: tuple[Parameter, ...] = ()
    always_blocks: bool = False
    at_the_door: bool = False
    about_the_past: bool = False

    def finding(
        self,
        *,
        message: Text,
        fix: Text,
        expected: Text = NO_TEXT,
        found: Text = NO_TEXT,
        places: tuple[Place, ...] = (),
        rows: tuple[Text, ...] = (),
        severity: Severity | None = None,
        proposals: tuple[Proposal, ...] = (),
        probability: Decimal | None = None,
    ) -> Finding:
        """A finding of this rule; `severity` only where one cause weighs differently from the others."""
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            title=self.title,
            message=message,
            why=self.reason,
            fix=fix,
            expected=expected,
            found=found,
            places=places,
            rows=rows,
            always_blocks=self.always_blocks,
            proposals=proposals,
            probability=probability,
        )

    def settings(self, chosen: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Every parameter's value: the chosen one, else the default."""
        return {one.name: chosen.get(one.name, one.default) for one in self.parameters}
