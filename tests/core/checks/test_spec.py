"""Every rule finds what its examples say, and nothing where they say nothing."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from tests.core.checks.grid import Example

from pondasi.core.checks import check, rules

FOLDER = Path(__file__).parent / "spec"
SPECS = {path.stem: import_module(f"tests.core.checks.spec.{path.stem}") for path in sorted(FOLDER.glob("[a-z]*.py"))}
EXAMPLES = [
    pytest.param(code, example, id=f"{code}: {example.title.en}")
    for code, spec in SPECS.items()
    for example in spec.EXAMPLES
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_example(code: str, example: Example) -> None:
    found = [finding.message.id for finding in check(example.case) if finding.code == code]
    assert found == list(example.finds)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_findings_are_complete(code: str, example: Example) -> None:
    for finding in check(example.case):
        assert finding.message.en and finding.fix.id and finding.fix.en and finding.why.en
        assert "{" not in finding.message.id + finding.message.en
        for word in ("disalin", "palsu", "curang", "!"):
            assert word not in (finding.message.id + finding.fix.id).lower()


def test_every_rule_has_examples_that_find_and_that_do_not() -> None:
    assert {rule.code for rule in rules()} == set(SPECS)
    for code, spec in SPECS.items():
        assert code == spec.RULE
        assert any(example.finds for example in spec.EXAMPLES), code
        assert any(not example.finds for example in spec.EXAMPLES), code
