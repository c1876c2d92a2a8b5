"""Rows that head the rows below them although they hold figures themselves: known by what repeats under each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from pondasi.core.tables.layout.totals import Values, is_total_label

_ALIKE = 0.6
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_ROMAN = re.compile(r"[IVXLC]+")


def heads_by_repetition(names: Sequence[str]) -> dict[int, int]:
    """Position of every row that hangs under a head, to the head's position.

    `Timur, L, P, Barat, L, P`: names that stand once, each followed by the same names. `names` holds one name a row,
    "" for rows that interrupt; nothing is returned unless all names that stand once are such heads (totals aside),
    or where the interruptions already explain why names repeat.
    """
    counted = Counter(name for name in names if name)
    if all(len(set(part)) == len(part) for part in _parts(names)):
        return {}
    runs: dict[int, list[int]] = {}
    head = None
    for position, name in enumerate(names):
        if not name:
            head = None
        elif counted[name] == 1:
            head = position
            runs[head] = []
        elif head is not None:
            runs[head].append(position)
    under = [tuple(names[position] for position in run) for run in runs.values() if run]
    alone = [position for position, run in runs.items() if not run and not is_total_label(names[position])]
    if len(under) < 2 or alone or max(len(run) for run in under) < 2:
        return {}
    usual = Counter(under).most_common(1)[0][0]
    alike = sum(len(set(run) & set(usual)) >= _ALIKE * max(len(run), len(usual)) for run in under)
    return {child: head for head, run in runs.items() for child in run} if alike == len(under) else {}


def _parts(names: Sequence[str]) -> list[list[str]]:
    """The runs of names between interruptions."""
    parts: list[list[str]] = [[]]
    for name in names:
        if name:
            parts[-1].append(name)
        else:
            parts.append([])
    return parts


def depths(marks: Sequence[str], indents: Sequence[int]) -> list[int]:
    """How deep each row stands in an outline: by its kind of number (I, A, 1, a or 4, 4.1, 4.1.01), else by indent.

    0 is the outermost. Where the first row has no number, rows without one are outermost, else one deeper than the
    numbered row above.
    """
    kinds = [kind_of_number(mark, marks[:position]) for position, mark in enumerate(marks)]
    if len(set(kinds)) < 2:
        return list(indents)
    known: list[str] = [] if kinds[0] else [""]
    found: list[int] = []
    for kind in kinds:
        if kind or not kinds[0]:
            if kind not in known:
                known.append(kind)
            found.append(known.index(kind))
        else:
            found.append(found[-1] + bool(kinds[len(found) - 1]))
    return found


def kind_of_number(mark: str, before: Sequence[str] = ()) -> str:
    """The style of a row's number (dotted ones differ by their number of parts); "" where it is no number.

    `before` are the numbers above, which tell the Roman V from the letter.
    """
    plain = "".join(mark.strip().strip("().").split())
    if not plain:
        return ""
    if _DOTTED.fullmatch(plain):
        return f"dotted{len(plain.split('.'))}"
    if plain.isdigit():
        if len(plain) >= 4:
            return f"code{len(plain)}"
        return "digits)" if mark.strip().endswith(")") else "dotted1"
    if _ROMAN.fullmatch(plain) and (len(plain) > 1 or plain == "I" or (plain in "VX" and _one_before(plain, before))):
        return "roman"
    if len(plain) == 1:
        return "upper" if plain.isupper() else "lower)" if mark.strip().endswith(")") else "lower"
    return "-" if plain in "-•*–" else ""


def _one_before(numeral: str, before: Sequence[str]) -> bool:
    previous = {"V": "IV", "X": "IX"}[numeral]
    return any(mark.strip().strip("().") == previous for mark in before)


def outline_totals(levels: Sequence[int], series: Sequence[Values]) -> dict[int, tuple[int, ...]]:
    """Rows that are the sum of the rows one step deeper below them, to the positions of these rows."""
    found = {}
    for position, level in enumerate(levels):
        after = range(position + 1, len(levels))
        below = range(position + 1, next((other for other in after if levels[other] <= level), len(levels)))
        nearest = min((levels[other] for other in below), default=0)
        children = [other for other in below if levels[other] == nearest]
        if children and _adds_up(series[position], [series[other] for other in children]):
            found[position] = tuple(children)
    return found


def heads_of_means(levels: Sequence[int], series: Sequence[Values]) -> dict[int, tuple[int, ...]]:
    """For figures that do not add up (shares, rates): every outer row, if each lies among the rows inside it.

    Only in an outline of two levels in which every outer row has at least two inside; else nothing. A last outer row
    without any is left aside.
    """
    while levels and levels[-1] == 0:
        levels = levels[:-1]
    if set(levels) != {0, 1} or levels[0] != 0:
        return {}
    heads = [position for position, level in enumerate(levels) if level == 0]
    found = {head: tuple(range(head + 1, end)) for head, end in zip(heads, [*heads[1:], len(levels)], strict=True)}
    among = all(
        len(parts) >= 2 and _among(series[head], [series[part] for part in parts]) for head, parts in found.items()
    )
    return found if among and len(found) >= 2 else {}


def _among(value: Values, parts: Sequence[Values]) -> bool:
    for column, own in enumerate(value):
        known = [part for row in parts if (part := row[column]) is not None]
        if own is not None and known and not min(known) <= own <= max(known):
            return False
    return True


def _adds_up(total: Values, parts: Sequence[Values]) -> bool:
    """In at least half of the columns that show it; one part alone must be equal in all of them."""
    shown = agreed = 0
    for column, value in enumerate(total):
        known = [addend for part in parts if (addend := part[column])]
        if value and known:
            shown += 1
            agreed += abs(sum(known, Decimal(0)) - value) <= abs(value) * Decimal("1e-9")
    return shown > 0 and agreed >= shown * (0.5 if len(parts) > 1 else 1)
