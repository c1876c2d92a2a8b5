"""Budgets of the house: files ≤ 500 lines, functions ≤ 60, no rooms for leftovers, no imports hidden in functions.

Migrations and data files do not count. Complexity and annotations are ruff's.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 500
MOST_FUNCTION_LINES = 60
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py"}
COUNTED = {".py", ".html", ".css", ".js", ".md"}


def faults() -> Iterator[str]:
    """Every place over budget, one line each."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix not in COUNTED or not path.exists() or "/migrations/" in name or "/vendor/" in name:
            continue
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MOST_LINES:
            yield f"{name}: {lines} lines (budget {MOST_LINES})"
        if path.name in FORBIDDEN_NAMES:
            yield f"{name}: name the noun instead"
        if path.suffix == ".py":
            yield from _functions(name, text)


def _functions(name: str, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > MOST_FUNCTION_LINES:
            yield f"{name}:{node.lineno} {node.name}: {length} lines (budget {MOST_FUNCTION_LINES})"
        if name.startswith("src/") and any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node)):
            yield f"{name}:{node.lineno} {node.name}: imports inside a function"


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) or "budgets kept")
    sys.exit(bool(found))
