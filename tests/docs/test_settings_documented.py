"""`docs/settings.md` and the code name the same environment variables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "src" / "pondasi" / "config" / "settings.py"
READ_BY_A_LOOP = {"LC_ALL", "LC_MESSAGES", "LANG"}
"""`cli/output.py` goes through these names."""
OF_MAKE = {"PORT", "PYTHON"}


def test_every_variable_is_documented_and_every_documented_variable_is_read() -> None:
    sources = [*(ROOT / "src" / "pondasi").rglob("*.py"), ROOT / "tools" / "score_cases.py"]
    read = {name for path in sources for name in _variables(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"PONDASI_HOME", "DATABASE_URL", "PONDASI_ENV", "PONDASI_SUPERVISOR"} <= read
    assert _documented() == read | READ_BY_A_LOOP | OF_MAKE


def test_the_defaults_are_those_of_the_code() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = {name: cells for name, cells in re.findall(r"^\| `(\w+)` \|([^|]*)\|", page, re.MULTILINE)}
    for name, default in _defaults(ast.parse(SETTINGS.read_text(encoding="utf-8"))):
        if default:
            assert default in rows[name], f"{name}: the code says {default!r}"


def _documented() -> set[str]:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    first_cells = re.findall(r"^\|([^|]*)\|", page, re.MULTILINE)
    return {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "getenv" or (node.func.attr in ("get", "setdefault") and _is_environ(node.func.value)):
            yield node


def _is_environ(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "environ"


def _variables(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree):
        if isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and _is_environ(node.value) and isinstance(node.slice, ast.Constant):
            yield str(node.slice.value)


def _defaults(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for call in _calls(tree):
        if len(call.args) == 2 and all(isinstance(one, ast.Constant) for one in call.args):
            name, default = call.args
            assert isinstance(name, ast.Constant) and isinstance(default, ast.Constant)
            yield str(name.value), str(default.value)
