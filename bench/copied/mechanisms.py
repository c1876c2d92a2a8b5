"""Ways in which a table comes to hold figures that were not collected for its period."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from tables import Figures, Key, Pair

LEAST_CHANGED = 0.15
"""Of the figures; where fewer differ from the truth nothing was done that anybody could find."""
Mechanism = Callable[[Pair, random.Random], Figures | None]


def mechanisms_of(pair: Pair, draw: random.Random) -> Iterator[Pair]:
    """The genuine period with every mechanism applied that can be applied to it."""
    for name, make in MECHANISMS.items():
        made = make(pair, draw)
        if made is None:
            continue
        changed = sum(made[key] != value for key, value in pair.current.items())
        if changed >= max(4, LEAST_CHANGED * len(pair.current)):
            yield replace(pair, mechanism=name, current=made)


def _before(pair: Pair, lag: int = 1) -> Figures | None:
    return pair.grid.figures[pair.earlier[-lag]] if len(pair.earlier) >= lag else None


def _rows_of(figures: Iterable[Key]) -> list[Key]:
    """The rows of a table: keys without the column."""
    return list(dict.fromkeys(key[:-1] for key in figures))


def _taken(pair: Pair, rows: Iterable[Key], lag: int = 1) -> Figures | None:
    """The truth, but these rows as they were so many periods before."""
    before, wanted = _before(pair, lag), set(rows)
    if before is None:
        return None
    return {key: before.get(key, value) if key[:-1] in wanted else value for key, value in pair.current.items()}


def _whole(pair: Pair, draw: random.Random) -> Figures | None:
    return _taken(pair, _rows_of(pair.current))


def _one_column(pair: Pair, draw: random.Random) -> Figures | None:
    made, columns = _whole(pair, draw), pair.grid.columns
    if made is None or len(columns) < 2:
        return None
    column = draw.choice(columns)
    return {key: made[key] if key[-1] == column else value for key, value in pair.current.items()}


def _edited(pair: Pair, draw: random.Random) -> Figures | None:
    rows = _rows_of(pair.current)
    mended = max(1, round(len(rows) * draw.uniform(0.05, 0.1)))
    return _taken(pair, draw.sample(rows, len(rows) - mended))


def _older(pair: Pair, draw: random.Random) -> Figures | None:
    return _taken(pair, _rows_of(pair.current), 2)


def _block(share: float) -> Mechanism:
    def make(pair: Pair, draw: random.Random) -> Figures | None:
        rows = _rows_of(pair.current)
        length = max(2, round(share * len(rows)))
        first = draw.randrange(max(1, len(rows) - length + 1))
        return _taken(pair, rows[first : first + length])

    return make


def _scatter(share: float) -> Mechanism:
    def make(pair: Pair, draw: random.Random) -> Figures | None:
        rows = _rows_of(pair.current)
        groups = list(dict.fromkeys(row[0] for row in rows))
        if len(groups) < len(rows) and len(groups) >= 4:
            chosen = set(draw.sample(groups, max(1, round(share * len(groups)))))
            return _taken(pair, [row for row in rows if row[0] in chosen])
        return _taken(pair, draw.sample(rows, max(2, round(share * len(rows)))))

    return make


def _rowwise(pair: Pair, draw: random.Random) -> Figures | None:
    if len(pair.grid.columns) < 2:
        return None
    rows = _rows_of(pair.current)
    return _taken(pair, draw.sample(rows, max(2, round(draw.uniform(0.2, 0.45) * len(rows)))))


def _last_place(pair: Pair, column: str) -> int:
    """The exponent of the last digit that a column shows."""
    shown = [value for key, value in pair.current.items() if key[-1] == column]
    return min((int(value.as_tuple().exponent) for value in shown), default=0)


def _grown(pair: Pair, draw: random.Random) -> Figures | None:
    before = _before(pair)
    factor = Decimal(draw.choice(("0.95", "0.98", "1.01", "1.02", "1.03", "1.05", "1.1")))
    if before is None:
        return None
    places = {column: Decimal(1).scaleb(_last_place(pair, column)) for column in pair.grid.columns}
    return {
        key: (before[key] * factor).quantize(places[key[-1]]) if key in before else value
        for key, value in pair.current.items()
    }


def _nudged(pair: Pair, draw: random.Random) -> Figures | None:
    before = _before(pair)
    if before is None:
        return None
    made = dict(pair.current)
    for key in made:
        if before.get(key):
            step = Decimal(draw.choice((-3, -2, -1, 1, 2, 3))).scaleb(_last_place(pair, key[-1]))
            made[key] = before[key] + step if before[key] + step >= 0 or before[key] < 0 else before[key] - step
    return made


def _sibling(pair: Pair, draw: random.Random) -> Figures | None:
    """A column over another one, or the block of one region over another one's."""
    columns = pair.grid.columns
    if len(columns) > 1 and draw.random() < 0.6:
        source, target = draw.sample(columns, 2)
        return {
            key: pair.current.get((*key[:-1], source), value) if key[-1] == target else value
            for key, value in pair.current.items()
        }
    groups = list(dict.fromkeys(key[0] for key in pair.current))
    if len(groups) < 2 or len(pair.current) < 4 * len(groups):
        return None
    source, target = draw.sample(groups, 2)
    return {
        key: pair.current.get((source, *key[1:]), value) if key[0] == target else value
        for key, value in pair.current.items()
    }


def _moved(shuffle: bool, half: bool) -> Mechanism:
    def make(pair: Pair, draw: random.Random) -> Figures | None:
        before = _before(pair)
        if before is None:
            return None
        rows = [row for row in _rows_of(pair.current) if all((*row, one) in before for one in pair.grid.columns)]
        rows = rows[: len(rows) // 2] if half else rows
        if len(rows) < 5:
            return None
        shift = draw.choice((1, 1, 2))
        origin = draw.sample(rows, len(rows)) if shuffle else rows[-shift:] + rows[:-shift]
        made = dict(pair.current)
        for row, other in zip(rows, origin, strict=True):
            for column in pair.grid.columns:
                if (*row, column) in made:
                    made[*row, column] = before[*other, column]
        return made

    return make


MECHANISMS: dict[str, Mechanism] = {
    "whole": _whole,
    "one_column": _one_column,
    "edited": _edited,
    "half_block": _block(0.5),
    "half_scatter": _scatter(0.5),
    "part30_block": _block(0.3),
    "part30_scatter": _scatter(0.3),
    "rowwise": _rowwise,
    "older": _older,
    "growth": _grown,
    "nudged": _nudged,
    "sibling": _sibling,
    "shifted": _moved(shuffle=False, half=False),
    "shifted_half": _moved(shuffle=False, half=True),
    "shuffled": _moved(shuffle=True, half=False),
    "shuffled_half": _moved(shuffle=True, half=True),
}
