"""The rules there are. A rule registers itself by standing in the folder `rules` under the name `RULE`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

from pondasi.core.checks import rules as folder
from pondasi.core.checks.rule import Rule


def _texts_missing(rule: Rule) -> list[str]:
    texts = {"title": rule.title, "reason": rule.reason}
    for parameter in rule.parameters:
        texts[f"{parameter.name}.unit"] = parameter.unit
        texts[f"{parameter.name}.meaning"] = parameter.meaning
    return [name for name, text in texts.items() if not text.id.strip() or not text.en.strip()]


def refuse_defects(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by code; raises ValueError for a code that two rules have and for a text missing in a language."""
    by_code: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in by_code:
            raise ValueError(f"two rules have the code {rule.code!r}")
        if missing := _texts_missing(rule):
            raise ValueError(f"rule {rule.code!r} lacks Indonesian or English words for: {', '.join(missing)}")
        by_code[rule.code] = rule
    return tuple(by_code[code] for code in sorted(by_code))


def _discover() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for module in pkgutil.iter_modules(folder.__path__):
        rule: Rule = import_module(f"{folder.__name__}.{module.name}").RULE
        if rule.code != module.name:
            raise ValueError(f"rule {rule.code!r} stands in a file named {module.name!r}")
        found.append(rule)
    return refuse_defects(found)


RULES = _discover()
