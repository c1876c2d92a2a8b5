"""The body of a table: where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.layout.tags import (
    NOTE,
    NUMBERED_TITLE,
    TITLE,
    Tag,
    is_continuation,
    texts_of,
    value_columns,
)
from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.periods import periods_in

_MAX_GAP = 12
"""Empty rows inside a body beyond which what follows no longer belongs to it."""
_SAYS = re.compile(r"^[^\W\d][\w /]{2,30}\s*:\s*\S")
"""`Kecamatan : Balikpapan Barat`, which says what the next table is about."""
_NAMES_ASKED = 60
_FEWEST_NAMES = 3
_PLAIN_NAME = re.compile(r"[^\W\d_][^\d:;,*%]*")
"""Words without figures, colons or stars."""


def body_end(grid: Grid, lines: list[Line], tags: list[Tag], header: list[Line], first: int) -> int:
    """The last line of the body that begins at `first`; a header printed again on the next page does not end it."""
    end = first
    figures = value_columns(lines[first])
    heads = {texts_of(grid, line) for line in header}
    while True:
        following = next_data(tags, end + 1)
        if following is None:
            return _with_trailing(grid, lines, figures, range(first, end + 1))
        if lines[following].row - lines[following - 1].row > _MAX_GAP:
            return _with_trailing(grid, lines[:following], figures, range(first, end + 1))
        between = [i for i in range(end + 1, following) if texts_of(grid, lines[i]) not in heads]
        again = len(between) < following - end - 1 and _titled_anew(grid, [lines[i] for i in between], lines[:first])
        if again or any(_begins_another(grid, lines[i], tags[i], figures) for i in between):
            return _with_trailing(grid, lines[:following], figures, range(first, end + 1))
        end = following
        figures.update(value_columns(lines[following]))


def next_data(tags: list[Tag], start: int) -> int | None:
    return next((index for index in range(start, len(tags)) if tags[index] is Tag.DATA), None)


def _titled_anew(grid: Grid, between: list[Line], before: list[Line]) -> bool:
    """Whether a title or a period that was not printed before stands over a header that is printed again."""
    alone = [line for line in between if len(line.looks) == 1 and not is_continuation(grid, line)]
    texts = [grid.text(line.row, line.first) for line in alone]
    known = {grid.text(line.row, line.first) for line in before}
    return any((TITLE.match(text) or _SAYS.match(text) or periods_in(text)) and text not in known for text in texts)


def _with_trailing(grid: Grid, lines: list[Line], figures: set[int], body: range) -> int:
    """Last rows whose figures are words ("x", "belum masuk"), or that have a name alone, still belong to the body."""
    end = body[-1]
    names = _names_over(grid, [lines[i] for i in body[-_NAMES_ASKED:]], figures)
    run = _run_below(grid, lines, end)
    closed = all(_is_further_name(grid, line, names, closed=True) for line in run)
    for line in run:
        further = _is_further_name(grid, line, names, closed=closed)
        if not further and not _has_words_for_figures(grid, line, figures):
            break
        end += 1
    return end


def _run_below(grid: Grid, lines: list[Line], end: int) -> list[Line]:
    """The lines directly below the last one, without an empty row between, up to the notes."""
    run: list[Line] = []
    row = lines[end].row
    for line in lines[end + 1 :]:
        if line.row != row + 1 or NOTE.match(grid.text(line.row, line.first)):
            break
        run.append(line)
        row = line.row
    return run


def _has_words_for_figures(grid: Grid, line: Line, figures: set[int]) -> bool:
    inside = [column for column in line.looks if column in figures]
    short = all(len(grid.text(line.row, column)) <= 15 for column in inside)
    return bool(inside) and len(inside) < len(line.looks) and short


def _names_over(grid: Grid, lines: Sequence[Line], figures: set[int]) -> dict[int, list[str]]:
    """The words of these lines by column, for the columns at the left of all figures."""
    edge = min(figures, default=0)
    names: dict[int, list[str]] = {}
    for line in lines:
        for column in line.columns(Look.TEXT):
            if column < edge:
                names.setdefault(column, []).append(grid.text(line.row, column))
    return names


def _is_further_name(grid: Grid, line: Line, names: dict[int, list[str]], *, closed: bool) -> bool:
    """Whether a line without figures names one more row: a total, or a name of the kind of those above.

    Of their kind is what begins as they do; where nothing else follows up to the notes or an empty row (`closed`),
    also what is as short as they are.
    """
    if any(column not in names for column in line.looks):
        return False
    text, above = grid.text(line.row, line.last), names[line.last]
    if is_total_label(text):
        return True
    if len(above) < _FEWEST_NAMES or not _PLAIN_NAME.fullmatch(text):
        return False
    alike = sum(other.split()[0].casefold() == text.split()[0].casefold() for other in above)
    if alike >= 0.5 * len(above):
        return True
    short = len(text.split()) <= max(len(other.split()) for other in above) and len(text) <= 30
    plain = all(_PLAIN_NAME.fullmatch(other) for other in above)
    return closed and short and plain and text.isupper() == above[-1].isupper()


def _begins_another(grid: Grid, line: Line, tag: Tag, figures: set[int]) -> bool:
    """Whether a line that is no data ends the body: a new header, or the notes under the table."""
    if NOTE.match(grid.text(line.row, line.first)):
        return True
    if tag is Tag.COUNTERS:
        return True
    if tag is Tag.SINGLE and NUMBERED_TITLE.match(grid.text(line.row, line.first)):
        return not is_continuation(grid, line)
    over = [column for column in line.looks if column in figures]
    if tag is Tag.YEARS:
        return len(over) >= 2
    return tag is Tag.WORDS and len(over) >= 1 and len(line.looks) >= 2
