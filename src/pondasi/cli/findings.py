"""A finding on the terminal and as JSON."""

from __future__ import annotations

from typing import Any

from pondasi.cli.output import write_line
from pondasi.core.values import Finding, Place, Text

_WHERE = Text("lembar {sheet}, sel {cells}", "sheet {sheet}, cell {cells}")
_WHERE_CSV = Text("sel {cells}", "cell {cells}")
_WHY = Text("Mengapa:", "Why:")
_FIX = Text("Saran:", "What to do:")
_CELLS_SHOWN = 8


def finding_to_json(finding: Finding, spoken: str) -> dict[str, Any]:
    """One member of `findings`; `sheet` and `cell` are those of the first place."""
    first = finding.places[0] if finding.places else Place("", "")
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": first.sheet,
        "cell": first.cell,
        "rows": [row.in_language(spoken) for row in finding.rows],
        "title": finding.title.in_language(spoken),
        "message": finding.message.in_language(spoken),
        "expected": finding.expected.in_language(spoken),
        "found": finding.found.in_language(spoken),
        "fix": finding.fix.in_language(spoken),
    }


def describe_finding(finding: Finding, spoken: str) -> None:
    """Some lines on stdout: what and where, why it matters, what to do."""
    title = finding.title.in_language(spoken)
    lines = [
        f"- {title}: {_where(finding, spoken)}" if finding.places else f"- {title}",
        f"  {finding.message.in_language(spoken)}",
        f"  {_WHY.in_language(spoken)} {finding.why.in_language(spoken)}",
        f"  {_FIX.in_language(spoken)} {finding.fix.in_language(spoken)}",
        "",
    ]
    for line in lines:
        write_line(line.replace("\N{MINUS SIGN}", "-"))  # few terminals outside UTF-8 can show it


def _where(finding: Finding, spoken: str) -> str:
    """The first cells, all of them on the first one's sheet."""
    sheet = finding.places[0].sheet
    cells = [place.cell for place in finding.places if place.sheet == sheet]
    shown = ", ".join(cells[:_CELLS_SHOWN]) + (", ..." if len(cells) > _CELLS_SHOWN else "")
    return (_WHERE if sheet else _WHERE_CSV).fill(sheet=sheet, cells=shown).in_language(spoken)
