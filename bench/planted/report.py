"""The figures as text for the terminal and as a page of the docs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from plants import KINDS

BAR = 0.95
MOST_FALSE = 1.0


class _Count(Protocol):
    planted: int
    found: int
    pointed: int
    codes: Counter[str]
    left_out: Counter[str]


class _Result(Protocol):
    kinds: dict[str, _Count]
    tables: int
    cells: int
    false: Counter[str]
    beyond: Counter[str]


Results = Mapping[str, _Result]

_HEAD = """# Planted errors

Errors of fixed kinds, put one at a time into clean real tables, and how many of them the rules find. An error counts as
found when a new error or warning points to a cell that it is in or to a total over it, or names the row that it
concerns; *to the cell* leaves out those that point to the total alone. Written by `python bench/planted/run.py CASES
--write` ([how](../bench/planted/README.md)); the tables are not part of the project.

Rules were worked on with the half *shown*. Of the half *held back* the figures below were looked at, and its false
findings were read once, after which two rules were tightened; it is not quite unseen. A series is in one half only.

"""
_LEFT_OUT = """
## Left out

Where nothing in the case could tell anybody of the error it is not counted. What could tell is looked for without the
rules (`bench/planted/knowable.py`): a total that agrees with the cells of its column or row; a past that the figure
leaves by three times what it, and nine in ten of its neighbours, ever moved, and by more than chance in a count; a
column whose largest figure it passes tenfold.

"""
_CLEAN = """
## Clean tables

Errors and warnings in the same tables with nothing planted. Real tables hold errors of their own: those findings whose
first cell is more than three times, or less than a third of, everything in its own past are counted apart.

"""


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _table(results: Results) -> list[str]:
    lines = [
        "| kind | "
        + " | ".join(f"{half}: planted | found | to the cell" for half in results)
        + " | left out | found by |"
    ]
    lines.append("|---|" + "--:|--:|--:|" * len(results) + "--:|---|")
    for kind, (name, _) in KINDS.items():
        counts = [one.kinds[kind] for one in results.values() if kind in one.kinds]
        if not counts:
            continue
        halves = " | ".join(
            f"{one.planted} | {_rate(one.found, one.planted)} | {_rate(one.pointed, one.planted)}" for one in counts
        )
        codes = sum((one.codes for one in counts), Counter())
        by = ", ".join(f"`{code}` {number}" for code, number in codes.most_common(4))
        lines.append(f"| {name} | {halves} | {sum(one.left_out.total() for one in counts)} | {by} |")
    return lines


def _left_out(results: Results) -> list[str]:
    lines = ["| kind | why nobody could know | errors |", "|---|---|--:|"]
    for kind, (name, _) in KINDS.items():
        why = sum((one.kinds[kind].left_out for one in results.values() if kind in one.kinds), Counter())
        lines += [f"| {name} | {reason} | {number} |" for reason, number in why.most_common()]
    return lines


def _clean(results: Results) -> list[str]:
    lines = ["| half | tables | figures | findings | in 1,000 figures | far from their own past | rules |"]
    lines.append("|---|--:|--:|--:|--:|--:|---|")
    for half, one in results.items():
        rate = f"{1000 * one.false.total() / one.cells:.2f}" if one.cells else "–"
        by = ", ".join(f"`{code}` {number}" for code, number in one.false.most_common())
        lines.append(
            f"| {half} | {one.tables} | {one.cells:,} | {one.false.total()} | {rate} | {one.beyond.total()} | {by} |"
        )
    return lines


def page(results: Results) -> str:
    """The page of the docs."""
    parts = [*_table(results), _LEFT_OUT, *_left_out(results), _CLEAN, *_clean(results)]
    bars = f"\nThe bars: {BAR:.0%} of each kind, {MOST_FALSE:.0f} false finding in 1,000 clean figures at most.\n"
    return _HEAD + "\n".join(parts) + "\n" + bars


def printed(results: Results) -> str:
    """The same for the terminal."""
    return "\n".join([*_table(results), "", *_left_out(results), "", *_clean(results)])
