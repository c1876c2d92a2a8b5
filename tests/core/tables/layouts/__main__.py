"""Scores the reader over many seeds, and shows one layout in full."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.core.tables.layouts.judge import Verdict, judge
from tests.core.tables.layouts.model import Canvas


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.core.tables.layouts", description=__doc__)
    parser.add_argument("--seeds", default="0-200", help="first-last")
    parser.add_argument("--show", type=int, metavar="SEED", help="print this layout and its faults")
    parser.add_argument("--only", default="", help="with --show: keep only these transformations (names, commas)")
    parser.add_argument("--whole", action="store_true", help="with --show: all transformations")
    parser.add_argument("--reproducers", action="store_true", help="the smallest layout of each failure")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    out = sys.stdout.write
    if options.show is not None:
        only = tuple(options.only.split(",")) if options.only else None
        verdict = judge(options.show, only)
        if only is None and not options.whole and not verdict.exact:
            verdict = reduced(options.show, verdict)
        out(described(verdict, 30))
        return
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    with ProcessPoolExecutor(options.processes) as pool:
        verdicts = list(pool.map(judge, seeds, chunksize=10))
        out(summary(verdicts))
        if options.reproducers:
            failed = [verdict for verdict in verdicts if not verdict.exact]
            out(reproducers(list(pool.map(reduced, [v.layout.seed for v in failed], failed, chunksize=4))))


def summary(verdicts: list[Verdict]) -> str:
    """The score, and how often each transformation stands in a layout that fails."""
    failed = [verdict for verdict in verdicts if not verdict.exact]
    kinds = Counter(kind for verdict in failed for kind in {fault.kind for fault in verdict.faults})
    lines = [
        f"{len(verdicts)} layouts, {sum(v.cells for v in verdicts)} cells: {len(verdicts) - len(failed)} exact "
        f"({100 * (1 - len(failed) / len(verdicts)):.1f} %), {sum(v.crashed for v in verdicts)} crashes, "
        f"{sum(v.asked for v in verdicts)} cells asked",
        "faulty layouts by kind of fault: " + ", ".join(f"{kind} {number}" for kind, number in kinds.most_common()),
        "failing seeds: " + " ".join(str(verdict.layout.seed) for verdict in failed),
        "",
        f"{'transformation':28} {'failed':>6} {'of':>5} {'rate':>6}",
    ]
    used = Counter(name for verdict in verdicts for name in verdict.layout.applied)
    bad = Counter(name for verdict in failed for name in verdict.layout.applied)
    for name in sorted(used, key=lambda one: -bad[one] / used[one]):
        lines.append(f"{name:28} {bad[name]:6} {used[name]:5} {100 * bad[name] / used[name]:5.0f}%")
    return "\n".join(lines) + "\n"


def reduced(seed: int, verdict: Verdict) -> Verdict:
    """The same fault with as few transformations as it needs."""
    needed = list(verdict.layout.applied)
    if any(name.startswith("register") for name in needed):
        return verdict
    kinds = {fault.kind for fault in verdict.faults}
    for name in list(needed):
        fewer = [one for one in needed if one != name]
        other = judge(seed, fewer)
        if kinds & {fault.kind for fault in other.faults}:
            needed, verdict = list(other.layout.applied), other
            kinds &= {fault.kind for fault in other.faults}
    return verdict


def reproducers(verdicts: list[Verdict]) -> str:
    """Failures that need the same transformations together, each with its smallest layout."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        kinds = "+".join(sorted({fault.kind for fault in verdict.faults}))
        groups.setdefault(f"{kinds}: {', '.join(verdict.layout.applied) or '(plain table)'}", []).append(verdict)
    lines = ["", "## Failures, each with the transformations it needs", ""]
    for name, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        smallest = min(group, key=lambda one: one.cells)
        seeds = " ".join(str(one.layout.seed) for one in group)
        lines += [f"### {len(group)} × {name}", f"seeds {seeds}", "", "```", described(smallest, 8), "```", ""]
    return "\n".join(lines)


def described(verdict: Verdict, most: int) -> str:
    """The sheets as text and the faults."""
    layout = verdict.layout
    lines = [f"seed {layout.seed} ({layout.kind} {layout.text_form or ''}): {', '.join(layout.applied)}"]
    for canvas in layout.sheets[:2]:
        lines.append(drawn(canvas))
    lines.append(f"{len(verdict.faults)} faults in {verdict.cells} cells")
    lines += [str(fault) for fault in verdict.faults[:most]]
    return "\n".join(lines) + "\n"


def drawn(canvas: Canvas) -> str:
    """The sheet as text; merged areas are named below it."""
    letters = [_letters(column) for column in range(1, canvas.width + 1)]
    widths = [
        min(22, max([len(letters[c - 1])] + [len(_shown(canvas, r, c)) for r in range(1, canvas.height + 1)]))
        for c in range(1, canvas.width + 1)
    ]
    lines = [f"--- {canvas.name}{' (hidden)' if canvas.hidden else ''}"]
    lines.append("    " + " ".join(letter.ljust(width) for letter, width in zip(letters, widths, strict=True)))
    for row in range(1, canvas.height + 1):
        texts = [_shown(canvas, row, column) for column in range(1, canvas.width + 1)]
        body = " ".join(text[:width].ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip()
        lines.append(f"{row:3}{'h' if row in canvas.hidden_rows else ' '}{body}")
    if canvas.merges:
        areas = [f"{_letters(left)}{top}:{_letters(right)}{bottom}" for top, left, bottom, right in canvas.merges]
        lines.append("merged: " + " ".join(areas))
    return "\n".join(lines)


def _shown(canvas: Canvas, row: int, column: int) -> str:
    put = canvas.cells.get((row, column))
    if put is None:
        return ""
    text = put.value.replace("\n", "⏎").replace("\u00a0", "⍽") if isinstance(put.value, str) else str(put.value)
    text = f"'{text}" if isinstance(put.value, str) and text[:1].isdigit() else text
    return ("→" * (put.indent // 2)) + text + ("%" if "%" in put.form else "")


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


if __name__ == "__main__":
    main()
