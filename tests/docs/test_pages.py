"""What the docs point to is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from pondasi.cli.main import main

ROOT = Path(__file__).parents[2]
_LISTED = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
PAGES = sorted(_LISTED.split()) or sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    targets = [one for one in LINK.findall(page.read_text(encoding="utf-8")) if not re.match(r"\w+:", one)]
    assert [one for one in targets if not (page.parent / one).exists()] == []


def test_commands_of_the_readme_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/operations.md"))
    named = set(re.findall(r"`?pondasi (read|check|serve|demo|worker|dataset|journal)\b", text))
    main(["--help"])
    offered = set(re.findall(r"^    (\w+) {2,}\w", capsys.readouterr().out, re.MULTILINE))
    assert named <= offered
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"`make ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{name}: make {target}"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "adr"
    records = sorted(path.name for path in folder.glob("0*.md"))
    assert re.findall(r"\]\((0[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8")) == records
    for name in records:
        text = (folder / name).read_text(encoding="utf-8")
        assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], name
