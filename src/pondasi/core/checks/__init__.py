"""Checks of a table against its structure, itself and its own past. Values in, findings out; nothing is written."""

from pondasi.core.checks.case import Case
from pondasi.core.checks.engine import ENGINE_VERSION, check, rules, screen
from pondasi.core.checks.personal import PersonalColumn, personal_columns
from pondasi.core.checks.rule import Parameter, Rule

__all__ = [
    "ENGINE_VERSION",
    "Case",
    "Parameter",
    "PersonalColumn",
    "Rule",
    "check",
    "personal_columns",
    "rules",
    "screen",
]
