"""Finding the tables of a sheet: which rows are header and which are body, above and beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.layout.surroundings import is_unit, unit_of_line
from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.periods import periods_in

_NUMBERED_TITLE = re.compile(r"^(?:tabel|table)\s*[\w.\-]*\d", re.IGNORECASE)
_TITLE = re.compile(r"^(?:tabel|table|lampiran|judul|data |jumlah .{25,}|rekapitulasi)\b", re.IGNORECASE)
_MARKED = r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]+\)?\s*\S|\(?(?:\*+|\d|[a-z])\)\s*[A-Z]\w+\s|[erpx*]{1,3}\)?\s*[:=]?\s*(?:angka|data)\b"
NOTE = re.compile(
    rf"^(?:{_MARKED})|^\W*(?:sumber|source|keterangan|ket|catatan|note|notes|nb|diolah|access time|mengetahui"
    r"|kepala dinas|nip)\b",
    re.IGNORECASE,
)
_FIGURES = frozenset({Look.NUMBER, Look.MARK, Look.YEAR})
_MAX_GAP = 12
"""Empty rows inside a body beyond which what follows no longer belongs to it."""


_NAMES_ASKED = 60
_FEWEST_NAMES = 3
_WHOLE = re.compile(r"-?\d{1,3}")
_PLAIN_NAME = re.compile(r"[^\W\d_][^\d:;,*%]*")
"""Words without figures, colons or stars."""


class Tag(StrEnum):
    """What a line may be, by its looks."""

    DATA = "data"
    WORDS = "words"
    YEARS = "years"
    COUNTERS = "counters"
    SINGLE = "single"


@dataclass(frozen=True)
class Block:
    """A table's place: its columns, its header lines and its body lines (data and sections, top to bottom)."""

    columns: tuple[int, ...]
    header: tuple[Line, ...]
    body: tuple[Line, ...]
    above: tuple[Line, ...] = ()
    """Lines between the table before and the header: titles, units, notes."""
    below: tuple[Line, ...] = ()
    """Lines after the body up to the next table's own."""


def find_blocks(grid: Grid, header_rows: tuple[int, ...] = ()) -> list[Block]:
    """Every table of the sheet, in reading order. `header_rows` fixes the header of all of them."""
    blocks: list[Block] = []
    for columns in _side_by_side(grid):
        lines = [cut for line in grid.lines if (cut := line.within(columns))]
        group = _stacked(grid, lines, header_rows)
        if blocks and group and not group[0].above:
            top = (group[0].header or group[0].body)[0].row
            shared = tuple(line for line in blocks[0].above if line.row < top)
            group[0] = replace(group[0], above=shared)
        blocks.extend(group)
    return blocks


def _side_by_side(grid: Grid) -> list[list[int]]:
    """Columns in groups that stand alone: separated by empty columns, each with words of its own at its left."""
    used = sorted({column for line in grid.lines for column in line.looks})
    groups: list[list[int]] = []
    for index, column in enumerate(used):
        apart = bool(groups) and column > groups[-1][-1] + 1
        if groups and not (apart and _stands_alone(grid, _run(used, index))):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _run(columns: Sequence[int], index: int) -> range:
    """The columns from this one on that follow each other without an empty one."""
    end = index
    while end + 1 < len(columns) and columns[end + 1] == columns[end] + 1:
        end += 1
    return range(columns[index], columns[end] + 1)


def _stands_alone(grid: Grid, columns: range) -> bool:
    """Whether a table may begin at these columns: names first (or behind row numbers), and figures at their right."""
    names = columns[0]
    looks = [line.looks.get(names) for line in grid.lines]
    if sum(look in _FIGURES for look in looks) > sum(look is Look.TEXT for look in looks):
        if len(columns) < 3 or not _counts_rows(grid, names):
            return False
        names = columns[1]
    right = range(names + 1, columns[-1] + 1)
    beside = [
        line
        for line in grid.lines
        if line.looks.get(names) is Look.TEXT and any(line.looks.get(c) in _FIGURES for c in right)
    ]
    return len(beside) >= 2 and not all(is_unit(grid.text(line.row, names)) for line in beside)


def _counts_rows(grid: Grid, column: int) -> bool:
    """Whether the column's whole numbers go up by one."""
    cells = [grid.cell(line.row, column) for line in grid.lines if line.looks.get(column) is Look.NUMBER]
    numbers = [cell.value for cell in cells if cell is not None and isinstance(cell.value, Decimal)]
    return len(numbers) >= 2 and all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _stacked(grid: Grid, lines: list[Line], header_rows: tuple[int, ...]) -> list[Block]:
    tags = tag_lines(grid, lines)
    blocks: list[Block] = []
    start = 0
    while True:
        first = _next_data(tags, start)
        if first is None:
            break
        header, above_end, body_start = _header(grid, lines, tags, start, first)
        if header_rows:
            header, above_end, body_start = _fixed_header(lines, header_rows, start, first)
            first = max(first, body_start)
        end = _body_end(grid, lines, tags, header, first)
        heads = {_texts(grid, line) for line in header}
        inside = range(body_start, end + 1)
        body = [lines[i] for i in inside if _texts(grid, lines[i]) not in heads]
        columns = tuple(sorted({column for line in (*header, *body) for column in line.looks}))
        blocks.append(Block(columns, tuple(header), tuple(body), tuple(lines[start:above_end])))
        start = end + 1
    return _with_lines_below(grid, blocks, lines)


def _with_lines_below(grid: Grid, blocks: list[Block], lines: list[Line]) -> list[Block]:
    """The lines between two tables shared out: notes of the one, title of the other."""
    finished: list[Block] = []
    carried: tuple[Line, ...] | None = None
    for index, block in enumerate(blocks):
        last = block.body[-1].row
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        stop = (following.header or following.body)[0].row if following else None
        between = [line for line in lines if line.row > last and (stop is None or line.row < stop)]
        below = _notes_of(grid, last, between) if following else between
        above = block.above if carried is None else carried
        finished.append(Block(block.columns, block.header, block.body, above, tuple(below)))
        carried = tuple(between[len(below) :])
    return finished


def _notes_of(grid: Grid, last_row: int, between: list[Line]) -> list[Line]:
    """The lines that belong to the table above: notes, and what follows it without an empty row and is no title."""
    taken: list[Line] = []
    row = last_row
    for line in between:
        text = grid.text(line.row, line.first)
        if not NOTE.match(text) and (line.row > row + 1 or _TITLE.match(text)):
            break
        taken.append(line)
        row = line.row
    return taken


def _next_data(tags: list[Tag], start: int) -> int | None:
    return next((index for index in range(start, len(tags)) if tags[index] is Tag.DATA), None)


def tag_lines(grid: Grid, lines: list[Line]) -> list[Tag]:
    """Each line's tag; lines of years are told from data by what stands above them."""
    tags: list[Tag] = []
    for index, line in enumerate(lines):
        previous = (lines[index - 1], tags[index - 1]) if index else None
        tags.append(_tag(grid, line, previous))
    return tags


def _tag(grid: Grid, line: Line, previous: tuple[Line, Tag] | None) -> Tag:
    if is_counter_line(grid, line):
        return Tag.COUNTERS
    figures = line.columns(Look.NUMBER)
    marks = line.columns(Look.MARK)
    words = line.columns(Look.TEXT)
    years = line.columns(Look.YEAR)
    if figures:
        return Tag.DATA
    if len(line.looks) == 1:
        return Tag.YEARS if years and line.first > 1 else Tag.SINGLE
    if marks and len(words) <= 3 and not _words_over(marks, previous):
        return Tag.DATA
    if years:
        return Tag.DATA if _years_are_data(grid, line, years, words, previous) else Tag.YEARS
    return Tag.WORDS


def _words_over(marks: list[int], previous: tuple[Line, Tag] | None) -> bool:
    """A dash in a first line or under nothing is decoration, not a figure."""
    return previous is None or not any(column in previous[0].looks for column in marks)


def _years_are_data(
    grid: Grid, line: Line, years: list[int], words: list[int], previous: tuple[Line, Tag] | None
) -> bool:
    """Figures that happen to look like years: under a header of their own, beside a label of their own."""
    if previous is None or not words or min(words) > min(years):
        return False
    above, tag = previous
    if tag is Tag.DATA:
        return True
    headed = all(above.looks.get(column) is Look.TEXT for column in years)
    return tag is Tag.WORDS and headed and above.looks.get(min(words)) is Look.TEXT and above.row == line.row - 1


def is_counter_line(grid: Grid, line: Line) -> bool:
    """A line of column numbers: (1) (2) (3), 1 2 3, or -1 -2 -3 as Excel keeps "(1)"."""
    columns = sorted(line.looks)
    if sum(line.looks[column] is Look.COUNTER for column in columns) >= max(2, len(columns) - 2):
        return True
    numbers = []
    for column in columns:
        cell = grid.cell(line.row, column)
        value = cell.value if cell else None
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            value = Decimal(value.strip())
        if not isinstance(value, Decimal) or value != int(value):
            return False
        numbers.append(int(value))
    sign = -1 if numbers[0] < 0 else 1
    return len(numbers) >= (2 if sign < 0 else 3) and [sign * number for number in numbers] == list(
        range(sign * numbers[0], sign * numbers[0] + len(numbers))
    ) and abs(numbers[0]) == 1  # fmt: skip


def _header(grid: Grid, lines: list[Line], tags: list[Tag], start: int, first: int) -> tuple[list[Line], int, int]:
    """Header lines above the first data line, the index where they begin, and where the body begins."""
    head: list[int] = []
    body_start, index = first, first - 1
    while index >= start:
        line, tag = lines[index], tags[index]
        above = lines[index - 1] if index > start else None
        if _is_lone(grid, line, tag, lines[first]) or _is_section_name(grid, line, lines[first], above):
            if head or not _under_header(lines, tags, range(start, index), lines[first]):
                break
            body_start = index
        elif (
            _spans_all(grid, line, lines[first])
            or (head and tag is Tag.SINGLE and _is_unit_aside(grid, line, above, lines[first]))
            or (head and (_gap(grid, line, lines[head[-1]]) and any(tags[i] is not Tag.COUNTERS for i in head)))
            or _is_pair(grid, line)
        ):
            break
        else:
            head.append(index)
        index -= 1
    if not head:
        return [], first, first
    return [lines[i] for i in reversed(head)], head[-1], body_start


def _is_unit_aside(grid: Grid, line: Line, above: Line | None, data: Line) -> bool:
    """A unit that stands for the whole table, rather than below the heading of its one column of figures."""
    below_heading = (
        above is not None
        and above.row == line.row - 1
        and len(above.looks) >= 2
        and line.first in above.looks
        and line.first in value_columns(data)
    )
    return bool(unit_of_line(grid.text(line.row, line.first))) and not below_heading


def _is_lone(grid: Grid, line: Line, tag: Tag, data: Line) -> bool:
    """A title or a section: one cell, or a numeral and a name that stand over no figure."""
    if tag is Tag.SINGLE:
        return data.looks.get(line.first) is Look.TEXT or not _group_heading(grid, line, data)
    return tag is Tag.WORDS and len(line.looks) == 2 and not set(line.looks) & value_columns(data)


def _is_section_name(grid: Grid, line: Line, data: Line, above: Line | None) -> bool:
    """A lone cell over the names below, where the header directly above already names their column."""
    column = line.first
    if len(line.looks) != 1 or above is None or above.row != line.row - 1 or len(above.looks) < 3:
        return False
    merged = (line.row, column) in grid.merge_at
    return not merged and column in above.looks and data.looks.get(column) is Look.TEXT


def _spans_all(grid: Grid, line: Line, data: Line) -> bool:
    """A title merged over nearly all columns of the table, with leftovers beside it."""
    area = grid.merge_at.get((line.row, line.first))
    return bool(area) and area[3] - area[1] + 1 >= max(3, 0.8 * (data.last - data.first + 1)) if area else False


def value_columns(line: Line) -> set[int]:
    """The columns of a data line that hold figures at the right of its first words (all where there are no words)."""
    words = line.columns(Look.TEXT)
    first = min(words) if words else 0
    return {column for column in line.columns(Look.NUMBER, Look.MARK, Look.YEAR) if column > first}


def _fixed_header(
    lines: list[Line], header_rows: tuple[int, ...], start: int, first: int
) -> tuple[list[Line], int, int]:
    """The header that a person pointed at; lines between it and the first data are body."""
    chosen = [i for i in range(start, len(lines)) if lines[i].row in header_rows]
    if not chosen:
        return [], first, first
    return [lines[i] for i in chosen], chosen[0], chosen[-1] + 1


def _group_heading(grid: Grid, line: Line, data: Line) -> bool:
    """A lone cell that heads some of the columns rather than being a title or a section."""
    column = line.first
    if column <= data.first:
        return False
    area = grid.merge_at.get((line.row, column))
    if area and area[3] > area[1]:
        return True
    text = grid.text(line.row, column)
    return len(text) <= 40 and not _TITLE.match(text)


def _under_header(lines: list[Line], tags: list[Tag], above: range, data: Line) -> bool:
    """Whether header lines stand directly above a lone cell, so that it is a section of the body."""
    width = len(lines[above.stop].looks)
    over = value_columns(data)
    for index in reversed(above):
        line, tag = lines[index], tags[index]
        narrow = tag is Tag.WORDS and len(line.looks) <= 2 and not set(line.looks) & over
        if tag is not Tag.SINGLE and not narrow:
            return tag in (Tag.WORDS, Tag.YEARS, Tag.COUNTERS) and len(line.looks) >= max(2, width)
    return False


def _gap(grid: Grid, upper: Line, lower: Line) -> bool:
    """Whether an empty row parts two lines; a row inside a merged area that begins above is not empty."""
    for row in range(upper.row + 1, lower.row):
        if not any((row, column) in grid.merge_at for column in upper.looks):
            return True
    return False


def _is_pair(grid: Grid, line: Line) -> bool:
    """A line such as `Satuan : orang`: a name and a value, not a header."""
    texts = [grid.text(line.row, column) for column in sorted(line.looks)]
    return len(texts) <= 4 and (texts[0].endswith(":") or any(text.startswith(":") for text in texts[1:]))


def _body_end(grid: Grid, lines: list[Line], tags: list[Tag], header: list[Line], first: int) -> int:
    """The last line of the body that begins at `first`; a header printed again on the next page does not end it."""
    end = first
    figures = value_columns(lines[first])
    heads = {_texts(grid, line) for line in header}
    while True:
        following = _next_data(tags, end + 1)
        if following is None:
            return _with_trailing(grid, lines, figures, range(first, end + 1))
        if lines[following].row - lines[following - 1].row > _MAX_GAP:
            return _with_trailing(grid, lines[:following], figures, range(first, end + 1))
        between = [i for i in range(end + 1, following) if _texts(grid, lines[i]) not in heads]
        again = len(between) < following - end - 1 and _titled_anew(grid, [lines[i] for i in between], lines[:first])
        if again or any(_begins_another(grid, lines[i], tags[i], figures) for i in between):
            return _with_trailing(grid, lines[:following], figures, range(first, end + 1))
        end = following
        figures.update(value_columns(lines[following]))


def _titled_anew(grid: Grid, between: list[Line], before: list[Line]) -> bool:
    """Whether a title or a period that was not printed before stands over a header that is printed again."""
    texts = [grid.text(line.row, line.first) for line in between if len(line.looks) == 1]
    known = {grid.text(line.row, line.first) for line in before}
    return any((_TITLE.match(text) or periods_in(text)) and text not in known for text in texts)


def _texts(grid: Grid, line: Line) -> tuple[str, ...]:
    return tuple(grid.text(line.row, column) for column in sorted(line.looks))


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
    if tag is Tag.SINGLE and _NUMBERED_TITLE.match(grid.text(line.row, line.first)):
        return True
    over = [column for column in line.looks if column in figures]
    if tag is Tag.YEARS:
        return len(over) >= 2
    return tag is Tag.WORDS and len(over) >= 1 and len(line.looks) >= 2
