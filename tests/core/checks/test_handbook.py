"""The handbook says what is run."""

from __future__ import annotations

import pytest
from tools.handbook import HANDBOOK, pages

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    kept = HANDBOOK / name
    assert kept.exists(), f"run python -m tools.handbook: {name} is missing"
    assert kept.read_text(encoding="utf-8") == PAGES[name], "run python -m tools.handbook"


def test_no_page_of_a_rule_that_is_gone() -> None:
    assert {path.name for path in HANDBOOK.glob("*.md")} == set(PAGES)
