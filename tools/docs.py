"""Docs that are drawn from code: lifecycles, permissions. `write` writes them, `check` fails where they differ."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pondasi.config.settings")
django.setup()

from pondasi.catalogue import permissions as catalogue  # noqa: E402 Django is set up first
from pondasi.catalogue.lifecycle import CITY_FINDING, RELEASE  # noqa: E402
from pondasi.collection import permissions as collection  # noqa: E402
from pondasi.collection.lifecycle import SUBMISSION  # noqa: E402
from pondasi.core.lifecycle import Lifecycle  # noqa: E402
from pondasi.people import permissions as people  # noqa: E402
from pondasi.people.roles import AGENCY_ROLES, Role  # noqa: E402
from pondasi.programme import permissions as programme  # noqa: E402

HEAD = "<!-- Drawn from code by `make docs`. Do not edit. -->\n"


def lifecycles() -> str:
    """`docs/lifecycles.md`: a diagram and a table for each lifecycle."""
    parts = [HEAD, "# Lifecycles\n"]
    for lifecycle in (SUBMISSION, RELEASE, CITY_FINDING):
        parts.append(f"## {lifecycle.noun.en.capitalize()} ({lifecycle.noun.id})\n")
        parts.append("```mermaid\n" + "\n".join(_diagram(lifecycle)) + "\n```\n")
        parts.append("| state | on screen | whose turn |\n|---|---|---|")
        parts += [f"| `{s.code}` | {s.text.id} / {s.text.en} | {s.owner or '–'} |" for s in lifecycle.states.values()]
        parts.append("\n| action | on screen | from | to | journal | tells |\n|---|---|---|---|---|---|")
        for t in lifecycle.transitions.values():
            sources = ", ".join(f"`{source}`" for source in t.sources)
            told = ", ".join(t.notifies) or "–"
            shown = f"{t.text.id} / {t.text.en}"
            parts.append(f"| `{t.action}` | {shown} | {sources} | `{t.target}` | `{t.event}` | {told} |")
        parts.append("")
    return "\n".join(parts)


def _diagram(lifecycle: Lifecycle) -> Iterator[str]:
    yield "stateDiagram-v2"
    yield f"  [*] --> {lifecycle.initial}"
    for transition in lifecycle.transitions.values():
        for source in transition.sources:
            yield f"  {source} --> {transition.target}: {transition.action}"


def permissions() -> str:
    """`docs/permissions.md`: role by action, and the states in which each action may be taken."""
    states = {action: t.sources for action, t in SUBMISSION.transitions.items()}
    parts = [HEAD, "# Permissions\n"]
    parts.append(
        "Who may do what (● for the whole city, ○ for the own agency), and in which states. A person without a role "
        "(the stranger) may do nothing of this; everybody may read open releases. "
        "`tests/rooms/test_permissions.py` tries every cell.\n"
    )
    roles = list(Role)
    parts.append("| action | " + " | ".join(role.value for role in roles) + " | stranger | states |")
    parts.append("|---|" + "---|" * (len(roles) + 2))
    for policy in (*collection.policies(), *catalogue.policies(), *programme.policies(), *people.policies()):
        marks = [("○" if role in AGENCY_ROLES else "●") if role in policy.roles else "" for role in roles]
        actions = [action for action, needed in collection.OF_TRANSITION.items() if needed is policy]
        allowed = sorted({source for action in actions for source in states[action]})
        allowed = sorted(collection.STATES_OF.get(policy, allowed))
        shown = ", ".join(f"`{state}`" for state in allowed) or "any"
        parts.append(f"| `{policy.action}` | " + " | ".join(marks) + f" |  | {shown} |")
    parts.append("\n| transition of a submission | asks for |\n|---|---|")
    parts += [f"| `{action}` | `{policy.action}` |" for action, policy in collection.OF_TRANSITION.items()]
    return "\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str]] = {"lifecycles.md": lifecycles, "permissions.md": permissions}


def main(mode: str) -> int:
    """0 when the pages are written, or are as they should be."""
    stale = []
    for name, draw in PAGES.items():
        path, text = ROOT / "docs" / name, draw()
        if mode == "write":
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"docs differ from code: {', '.join(stale)}; run `make docs`")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
