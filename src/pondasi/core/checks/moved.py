"""Figures that stand in another row than their own: exchanged rows, a column moved by a row.

A row that does not fit its own past, while its figures fit the past of another row that does not fit its own either, is
likely to hold that row's figures. A column that moved shows in a run of figures that fit their neighbour's past.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

from pondasi.core.checks.case import Case
from pondasi.core.checks.expectation import Cell, cells_of

_MISFIT = -3.0
"""A row whose figures fit their own past less than this (logarithm) is looked at."""
_FITS = -3.0
"""What each figure has to fit the other row's past by at least."""
_EVIDENCE = 8.0
"""Logarithm of how much likelier the move has to be, after all that were tried."""
_LEAST_SHIFT = 3
_FEW, _MOST = 8, 100
_MOST_SHARE = 0.25
"""Where more rows do not fit, the table as a whole is another one, and some of them fit others by chance."""

Row = tuple[str, ...]
Line = Mapping[Row, Mapping[str, Cell]]
"""Rows to their figures by column ("" where there is one column only)."""


@dataclass(frozen=True)
class Move:
    """A row and the row whose figures it seems to hold."""

    row: Row
    owner: Row
    cells: tuple[Cell, ...]
    owners: tuple[Cell, ...]
    fit: float


@dataclass(frozen=True)
class Moves:
    """Rows that hold each other's figures: two that were exchanged, or a run that moved by a row."""

    moves: tuple[Move, ...]

    @property
    def is_exchange(self) -> bool:
        return len(self.moves) == 2

    @property
    def repeats(self) -> bool:
        """Whether the figures are exactly the earlier ones of other rows: then nothing new was entered at all."""
        pairs = [(a, b) for one in self.moves for a, b in zip(one.cells, one.owners, strict=True)]
        exact = sum(a.series.value == b.series.figures[-1] for a, b in pairs)
        return len(pairs) >= 5 and exact >= 0.8 * len(pairs)


def moves_of(case: Case) -> Iterator[Moves]:
    """Exchanged rows with all their columns, then what moved along single columns."""
    lines = _lines(case)
    exchanges = list(_exchanges(lines)) if lines else []
    yield from exchanges
    explained = {one.row for found in exchanges for one in found.moves}
    for column in sorted({name for cells in lines.values() for name in cells}):
        rest = [(row, cells[column]) for row, cells in lines.items() if column in cells and row not in explained]
        yield from _shifts(rest)


def _lines(case: Case) -> Line:
    """The rows in the order of their code lists, which does not change when a file is sorted otherwise."""
    if case.table is None:
        return {}
    dimensions = case.table.dimensions
    across = {place for place, one in enumerate(dimensions) if one.id == "column"}
    order = [{code.id: index for index, code in enumerate(one.code_list)} for one in dimensions]
    found: dict[Row, dict[str, Cell]] = {}
    for cell in cells_of(case):
        observation = cell.series.observation
        if case.is_part(observation):
            row = tuple(code for place, code in enumerate(observation.key) if place not in across)
            column = "".join(observation.key[place] for place in sorted(across))
            found.setdefault(row, {})[column] = cell

    rows = [place for place in range(len(dimensions)) if place not in across]

    def place_of(row: Row) -> tuple[tuple[int, str], ...]:
        return tuple((order[place].get(code, -1), code) for place, code in zip(rows, row, strict=True))

    return {row: found[row] for row in sorted(found, key=place_of)}


def _exchanges(lines: Line) -> Iterator[Moves]:
    """Pairs of rows that do not fit their own past, and fit each other's; the likeliest first."""
    own = {row: sum(cell.own_fit for cell in cells.values()) for row, cells in lines.items()}
    misfits = [row for row in lines if own[row] < _MISFIT]
    if not 2 <= len(misfits) <= max(_FEW, min(_MOST, _MOST_SHARE * len(lines))):
        return
    penalty = 2 * math.log(len(misfits))
    pairs: list[tuple[float, Moves]] = []
    for first, second in combinations(misfits, 2):
        if set(lines[first]) == set(lines[second]):
            moves = (_move(lines, first, second), _move(lines, second, first))
            gain = sum(one.fit for one in moves) - own[first] - own[second] - penalty
            if gain > _EVIDENCE and all(one.fit > _FITS * len(one.cells) for one in moves):
                pairs.append((gain, Moves(moves)))
    taken: set[Row] = set()
    for _, found in sorted(pairs, key=lambda pair: (-pair[0], pair[1].moves[0].row)):
        rows = {one.row for one in found.moves}
        if not rows & taken:
            taken |= rows
            yield found


def _move(lines: Line, row: Row, owner: Row) -> Move:
    pairs = [(lines[row][name], lines[owner][name]) for name in sorted(lines[row])]
    fit = sum(cell.fit(other.before) for cell, other in pairs)
    return Move(row, owner, tuple(cell for cell, _ in pairs), tuple(other for _, other in pairs), fit)


def _shifts(line: Sequence[tuple[Row, Cell]]) -> Iterator[Moves]:
    """The run of rows whose figures fit their neighbour's past far better than their own: up or down by one."""
    best: tuple[float, tuple[Move, ...]] = (0.0, ())
    for step in (1, -1):
        pairs = list(pairwise(line[::step]))
        start, end, gain = _largest_run(_gains([cell for _, cell in line[::step]]))
        gain -= 2 * math.log(max(len(line), 1))
        moves = tuple(
            Move(row, owner, (cell,), (other,), cell.fit(other.before))
            for (owner, other), (row, cell) in pairs[start:end]
        )
        fits = len(moves) >= _LEAST_SHIFT and median(one.fit for one in moves) > _FITS
        if fits and gain > max(best[0], _EVIDENCE):
            best = (gain, moves)
    if best[1]:
        yield Moves(best[1])


def _gains(cells: Sequence[Cell]) -> list[float]:
    """How much better each but the first fits the row before it than its own and the next.

    Where figures of all rows are alike, or all moved to one level, those fit as well.
    """
    found = []
    for index in range(1, len(cells)):
        others = [cells[other].before for other in (index, index + 1) if other < len(cells)]
        cell = cells[index]
        found.append(cell.fit(cells[index - 1].before) - max(cell.fit(before) for before in others))
    return found


def _largest_run(gains: Sequence[float]) -> tuple[int, int, float]:
    """Where the largest sum of consecutive gains begins and ends (the end not included), and that sum."""
    best = (0, 0, 0.0)
    start, total = 0, 0.0
    for index, gain in enumerate(gains):
        if total <= 0:
            start, total = index, 0.0
        total += gain
        if total > best[2]:
            best = (start, index + 1, total)
    return best
