"""What each line of a sheet may be by its looks: data, words, years, column numbers, or a lone cell."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise, takewhile

from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.marks import NOTE_MARK
from pondasi.core.tables.model import Cell

_CONTINUED = re.compile(
    r"^\W*(?:(?:tabel|table)\s*[\w.\-]*\W+)?(?:lanjutan|sambungan|continued|continuation)\b", re.IGNORECASE
)
NUMBERED_TITLE = re.compile(r"^(?:tabel|table)\s*[\w.\-]*\d", re.IGNORECASE)
TITLE = re.compile(r"^(?:tabel|table|lampiran|judul|data |jumlah .{25,}|rekapitulasi)\b", re.IGNORECASE)
NOTE = re.compile(
    rf"^(?:{NOTE_MARK})|^\W*(?:sumber|source|keterangan|ket|catatan|note|notes|nb|diolah|access time|mengetahui"
    r"|kepala dinas|nip)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"-?\d{1,3}")


class Tag(StrEnum):
    """What a line may be, by its looks."""

    DATA = "data"
    WORDS = "words"
    YEARS = "years"
    COUNTERS = "counters"
    SINGLE = "single"


def tag_lines(grid: Grid, lines: list[Line]) -> list[Tag]:
    """Each line's tag; lines of years are told from data by what stands above them."""
    tags: list[Tag] = []
    figured: set[int] = set()
    for index, line in enumerate(lines):
        previous = (lines[index - 1], tags[index - 1]) if index else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        tag = Tag.SINGLE if _is_stray(line, following) else _tag(grid, line, previous)
        if (
            tag is Tag.WORDS
            and line.count(Look.TEXT) <= 3
            and figured.issuperset(marks := line.columns(Look.MARK))
            and marks
        ):
            tag = Tag.DATA
        if tag is Tag.DATA:
            figured.update(line.columns(Look.NUMBER))
        tags.append(tag)
    return tags


def _is_stray(line: Line, following: Line | None) -> bool:
    """A lone number over a line of words or years without figures: left over above a header."""
    if len(line.looks) > 1 or following is None or line.looks[line.first] is not Look.NUMBER:
        return False
    return len(following.looks) > 1 and not following.columns(Look.NUMBER, Look.MARK)


def _tag(grid: Grid, line: Line, previous: tuple[Line, Tag] | None) -> Tag:
    if previous and previous[1] in (Tag.WORDS, Tag.SINGLE) and is_class_line(grid, line, previous[0]):
        return Tag.YEARS
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
    return tag is Tag.WORDS and headed and above.looks.get(min(words)) is Look.TEXT and above.row >= line.row - 2


def is_class_line(grid: Grid, line: Line, above: Line | None) -> bool:
    """Numbers that name columns: single ages or grades that step by one under a heading.

    Over the names stands nothing, or their own heading where the line above has none.
    """
    if above is None or above.count(Look.TEXT) != len(above.looks):
        return False
    columns = sorted(line.looks)
    named = list(takewhile(lambda column: line.looks[column] is Look.TEXT, columns))
    columns = columns[len(named) :]
    while columns and named and line.looks[columns[-1]] is Look.TEXT:
        columns.pop()
    beside = bool(named) and len(set(texts_of(grid, above))) == 1 and above.first > named[-1]
    below = not named and bool(columns) and (columns[0] > above.first or _merged_over(grid, above, columns))
    if not columns or not (beside or below):
        return False
    numbers = [_whole(grid.cell(line.row, column)) for column in columns]
    known = [number for number in numbers if number is not None]
    steps = len(known) == len(columns) and all(later - earlier == 1 for earlier, later in pairwise(known))
    return len(known) >= 3 and steps and known[0] >= 0


def _merged_over(grid: Grid, above: Line, columns: list[int]) -> bool:
    """Whether one heading is merged over these columns and nothing at their left."""
    area = grid.merge_at.get((above.row, above.first))
    return area is not None and len(above.looks) == 1 and 1 < area[1] == columns[0] and area[3] >= columns[-1]


def _whole(cell: Cell | None) -> int | None:
    value = cell.value if cell is not None else None
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    return int(value) if isinstance(value, Decimal) and value == int(value) else None


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


def value_columns(line: Line) -> set[int]:
    """The columns of a data line that hold figures at the right of its first words (all where there are none)."""
    words = line.columns(Look.TEXT)
    first = min(words) if words else 0
    figures = line.columns(Look.NUMBER, Look.MARK, Look.YEAR)
    return {column for column in figures if column > first} or set(figures)


def is_continuation(grid: Grid, line: Line) -> bool:
    """`Lanjutan Tabel 4.2`, printed where a table goes on on the next page."""
    return len(line.looks) == 1 and bool(_CONTINUED.match(grid.text(line.row, line.first)))


def texts_of(grid: Grid, line: Line) -> tuple[str, ...]:
    return tuple(grid.text(line.row, column) for column in sorted(line.looks))
