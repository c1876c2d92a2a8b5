"""Checks of a table against its structure, itself and its own past. Values in, findings out; nothing is written."""

from pondasi.core.checks.case import Case
from pondasi.core.checks.engine import ENGINE_VERSION, check, check_history, rules, screen
from pondasi.core.checks.personal import PersonalColumn, personal_columns
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.rulebook import Bound, RatioIdentity, RuleBook, RuleChoice, SumIdentity

__all__ = [
    "ENGINE_VERSION",
    "Bound",
    "Case",
    "Parameter",
    "PersonalColumn",
    "RatioIdentity",
    "Rule",
    "RuleBook",
    "RuleChoice",
    "SumIdentity",
    "check",
    "check_history",
    "personal_columns",
    "rules",
    "screen",
]
