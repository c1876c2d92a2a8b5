"""What a city has decided about the rules of one dataset: which run, how much they ask, what it declares itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pondasi.core.values import Severity


@dataclass(frozen=True)
class RuleChoice:
    """One rule's settings. Rules that always block can neither be switched off nor made milder."""

    on: bool = True
    severity: Severity | None = None
    """In place of the rule's own; None keeps it."""
    parameters: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Bound:
    """Figures lie between these two, both included. `where` names codes by dimension; empty for all figures."""

    minimum: Decimal | None
    maximum: Decimal | None
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SumIdentity:
    """Within one dimension, the codes `plus` less the codes `minus` give `result`, for every other key."""

    dimension: str
    result: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class RatioIdentity:
    """Within one dimension, `numerator` / `denominator` × `factor` gives `result`, for every other key."""

    dimension: str
    result: str
    numerator: str
    denominator: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class RuleBook:
    """All decisions about one dataset's rules. Rules without a choice run as they are."""

    choices: Mapping[str, RuleChoice] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()
    identities: tuple[SumIdentity | RatioIdentity, ...] = ()

    def choice(self, code: str) -> RuleChoice:
        return self.choices.get(code, _AS_IT_IS)


_AS_IT_IS = RuleChoice()
