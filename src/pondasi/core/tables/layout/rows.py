"""What each body row is: data, a section that others hang under, or nothing; and the labels that it carries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from pondasi.core.tables.address import cell_name
from pondasi.core.tables.evidence import Part
from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.layout.groups import heads_by_repetition, kind_of_number
from pondasi.core.tables.layout.header import Heading, clean_label
from pondasi.core.tables.layout.tags import NOTE
from pondasi.core.tables.layout.totals import is_region_total, is_total_label, without_total_word
from pondasi.core.tables.model import Axis, Label

_SECTION = re.compile(
    r"(?:kabupaten|kota|kecamatan|kelurahan|desa|negeri|swasta|laki-laki|perempuan)s?:?|.*:|(?:[A-Z]|[IVX]+)[.)]\s.*"
    r"|kabupaten/regency|kota/city|kabupaten/kota",
    re.IGNORECASE,
)


_OUTLINE = re.compile(r"(\(?(?:[IVXLC]+|[A-Za-z]|\d{1,3}(?:\.\d+)*)[.)]+|\d{1,2}(?:\.\d+)+|[-•])\s+\S")
_ENUMERATED = re.compile(r"^\(?(?:[IVXLC]+|[A-Za-z]|\d{1,3}(?:\.\d+)*)[.)]\s*")
_LEVEL = re.compile(r"(?:provinsi|kabupaten|kab\.|kota|kecamatan|kec\.?)\s+\w", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A data row with the labels at its left and above it."""

    line: Line
    labels: tuple[Label, ...]
    total: bool
    """A label of its own says that it is a total."""
    heads: bool = False
    """Printed as the head of the rows below: bold, further left, or numbered by a letter or Roman numeral."""
    mark: str = ""
    """Its number in an outline as printed: "I", "A.", "1", "4.1.01"."""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class _Section:
    label: Label
    bold: bool
    indent: int


class RowReader:
    """Reads body lines from top to bottom, remembering sections and labels that are printed once for many rows."""

    def __init__(self, grid: Grid, parts: Mapping[int, Part], paths: Mapping[int, tuple[Heading, ...]]) -> None:
        self.grid = grid
        self.values = [column for column, part in parts.items() if part is Part.VALUE]
        self.labels = [column for column, part in parts.items() if part in (Part.LABEL, Part.CLASS, Part.PERIOD)]
        self.codes = [column for column, part in parts.items() if part is Part.CODE]
        self.names = frozenset(column for column, part in parts.items() if part in (Part.LABEL, Part.CLASS))
        self.classes = frozenset(column for column, part in parts.items() if part is Part.CLASS)
        if not any(parts[column] in (Part.LABEL, Part.CLASS) for column in self.labels):
            self.labels = sorted([*self.labels, *self.codes])
        self.counters = [column for column, part in parts.items() if part is Part.COUNTER]
        self.headings = {column: path[-1].text if path else "" for column, path in paths.items()}
        self.sections: list[_Section] = []
        self.section_rows: list[int] = []
        self._after_section = False
        self._above: dict[int, Label] = {}
        self._section_count = 0
        self._closed = False
        """The present section has had its total."""
        self._repeated: frozenset[str] = frozenset()
        """Names of rows with figures that stand in the table more than once."""
        self._all_closed = True
        """So had every section before it."""
        self._after_total = False
        self._lines: Sequence[Line] = ()
        self._seen: set[str] = set()
        """Labels of the rows above."""
        self._lone: frozenset[int] = frozenset()
        """Rows without figures that divide the table: its first row, and others between rows with figures."""
        self._groups_closed = False
        """Every group of the first label column ends with a total of its own."""

    def read(self, lines: Sequence[Line]) -> list[Row]:
        rows: list[Row] = []
        self._lines = lines
        self._repeated = self._repeated_names(lines)
        self._groups_closed = self._all_groups_closed(lines)
        heads = self._heads(lines)
        heading = frozenset(heads.values())
        self._lone = self._lone_sections(lines)
        own: dict[int, Label] = {}
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            if any(column in line.looks for column in self.values):
                row = self._row(line, last=following is None)
                if row.labels:
                    own[index] = replace(row.labels[-1], axis=Axis.SECTION)
                above = own.get(heads.get(index, -1))
                labels = (*row.labels[:-1], above, row.labels[-1]) if above else row.labels
                is_head = index in heading or self._is_head(line, following)
                mark, indent = self._outline(line)
                rows.append(replace(row, labels=labels, heads=is_head, mark=mark, indent=indent))
            elif self._is_section(line, following):
                self._open_section(line)
            elif any(column in line.looks for column in self.labels):
                rows.append(self._row(line, last=following is None))
        return rows

    def _heads(self, lines: Sequence[Line]) -> Mapping[int, int]:
        """Index of a line to that of the line with figures that it hangs under, where its own name is repeated."""
        if len(self.labels) != 1 or not self._repeated:
            return {}
        filled = [any(value in line.looks for value in self.values) for line in lines]
        names = [
            self.grid.text(line.row, self.labels[0]) if has else "" for line, has in zip(lines, filled, strict=True)
        ]
        return heads_by_repetition(names)

    def _lone_sections(self, lines: Sequence[Line]) -> frozenset[int]:
        """Names that divide the table although only their place tells: at least two, the first row one of them."""
        lone = [
            not any(value in line.looks for value in self.values) and len(line.looks) == 1 and not self._noted(line)
            for line in lines
        ]
        neighbours = any(one and other for one, other in pairwise(lone))
        late = len(lone) < 4 or not (lone[0] or (lone[1] and self._names_the_whole(lines)))
        if late or lone[-1] or neighbours or not 2 <= sum(lone) <= len(lone) / 2:
            return frozenset()
        return frozenset(line.row for line, one in zip(lines, lone, strict=True) if one)

    def _names_the_whole(self, lines: Sequence[Line]) -> bool:
        """Whether the first row is a total of all others, by its word or because it names their region."""
        names = [self.grid.text(line.row, line.first) for line in lines]
        return is_total_label(names[0]) or is_region_total(names[0], names[1:])

    def _noted(self, line: Line) -> bool:
        return is_note(self.grid.text(line.row, line.first))

    def _repeated_names(self, lines: Sequence[Line]) -> frozenset[str]:
        """Asked only of tables with one label column, where a name that comes again must hang under something."""
        if len(self.labels) != 1:
            return frozenset()
        column = self.labels[0]
        counted = Counter(
            self.grid.text(line.row, column) for line in lines if any(value in line.looks for value in self.values)
        )
        return frozenset(name for name, count in counted.items() if name and count > 1)

    def _all_groups_closed(self, lines: Sequence[Line]) -> bool:
        """Whether a total stands before every change of the first label column; a sole group counts as closed."""
        if len(self.labels) < 2:
            return False
        group, after_total = "", False
        for line in lines:
            texts = [self.grid.text(line.row, column) for column in self.labels]
            if is_total_label(texts[0]) or (texts[0] and not any(texts[1:])):
                continue
            if texts[0] and group and texts[0] != group and not after_total:
                return False
            group = texts[0] or group
            after_total = any(is_total_label(text) for text in texts)
        return bool(group)

    def _is_section(self, line: Line, following: Line | None) -> bool:
        """A lone label without a figure that heads what follows; a plain name without figures is a row."""
        filled = [column for column in line.looks if column in self.labels]
        if following is not None and not filled and self._stands_aside(line):
            return True
        coded = any(column in line.looks for column in self.codes if column not in self.labels)
        if len(filled) != 1 or following is None or coded:
            return False
        if line.row in self._lone:
            return True
        column = filled[0]
        cell = self.grid.cell(line.row, column)
        text = self.grid.text(line.row, column)
        if text not in self._repeated and self.grid.text(following.row, column) in self._repeated:
            return True
        area = self.grid.merge_at.get((line.row, column))
        if area and area[3] > area[1] and any(area[1] <= value <= area[3] for value in self.values):
            return True
        dated = line.looks[column] is Look.YEAR and following.looks.get(column) is not Look.YEAR
        if dated or _SECTION.fullmatch(text) or self._numbered_otherwise(line, following):
            return True
        below = self.grid.cell(following.row, column)
        if cell is None or below is None:
            return False
        indented = below.indent > cell.indent and self._all_inside(line, cell.indent)
        return (cell.bold and not below.bold) or indented or (text.isupper() and below.text.islower())

    def _all_inside(self, line: Line, indent: int) -> bool:
        """Whether the rows from here to the next without figures are nearly all indented deeper: no stray blanks."""
        start = bisect_right(self._lines, line.row, key=lambda other: other.row)
        following = (self._lines[index] for index in range(start, len(self._lines)))
        inside = list(takewhile(lambda other: any(value in other.looks for value in self.values), following))
        cells = [self.grid.cell(other.row, self.labels[0]) for other in inside]
        deeper = sum(cell is not None and cell.indent > indent for cell in cells)
        return deeper >= 0.8 * len(inside)

    def _stands_aside(self, line: Line) -> bool:
        """Words alone in the column of numbers or codes, as headings are that begin at the table's edge."""
        column = line.first
        text = self.grid.text(line.row, column)
        worded = line.looks[column] is Look.TEXT and sum(letter.isalpha() for letter in text) >= 4
        area = self.grid.merge_at.get((line.row, column))
        said = worded or line.looks[column] is Look.YEAR or (area is not None and area[3] > area[1])
        return len(line.looks) == 1 and column in (*self.counters, *self.codes) and said and not is_note(text)

    def _is_head(self, line: Line, following: Line | None) -> bool:
        """Whether a row with figures looks like the head of the rows below it."""
        column = next((column for column in self.labels if column in line.looks), None)
        if following is None or column is None:
            return False
        if self._numbered_otherwise(line, following):
            return True
        texts = self.grid.text(line.row, column), self.grid.text(following.row, column)
        if _LEVEL.match(texts[0]) and not _LEVEL.match(texts[1]):
            return True
        cell, below = self.grid.cell(line.row, column), self.grid.cell(following.row, column)
        if cell is None:
            return False
        return below is None or (cell.bold and not below.bold) or below.indent > cell.indent

    def _outline(self, line: Line) -> tuple[str, int]:
        """The row's number, from a column of numbers or codes or before its name, and how far its name is indented."""
        column = next((column for column in self.labels if column in line.looks), None)
        cell = self.grid.cell(line.row, column) if column else None
        indent = cell.indent if cell else 0
        if cell and (numbered := _OUTLINE.match(cell.text.strip())):
            return numbered[1], indent
        aside = [self.grid.text(line.row, other) for other in (*self.counters, *self.codes) if other in line.looks]
        return next((text for text in aside if "." in text.strip(".")), aside[0] if aside else ""), indent

    def _numbered_otherwise(self, line: Line, following: Line) -> bool:
        """A Roman numeral or letter, or nothing, in the column where the next row has its number."""
        for column in self.counters:
            kinds = [kind_of_number(self.grid.text(one.row, column)) for one in (line, following)]
            if all(kinds) and kinds[0] != kinds[1]:
                return True
            if following.looks.get(column) is Look.NUMBER and line.looks.get(column) is not Look.NUMBER:
                return True
        return False

    def _open_section(self, line: Line) -> None:
        column = next((column for column in line.looks if column in self.labels), line.first)
        cell = self.grid.cell(line.row, column)
        heading = self.headings[column] if column in self.labels else ""
        label = Label(clean_label(self.grid.text(line.row, column)), Axis.SECTION, cell_name(line.row, column), heading)
        section = _Section(label, bool(cell and cell.bold), cell.indent if cell else 0)
        self.section_rows.append(line.row)
        if line.row in self._lone:
            self.sections = []
        elif not self._after_section:
            outer = [s for s in self.sections if s.indent < section.indent or (s.bold and not section.bold)]
            self.sections = outer
        self.sections = [*self.sections, section]
        self._after_section = True
        self._above = {}
        self._section_count += 1
        self._all_closed = self._all_closed and (self._closed or self._section_count == 1)
        self._closed = False

    def _row(self, line: Line, *, last: bool) -> Row:
        self._after_section = False
        own = {column: label for column in self.labels if (label := self._label(line, column))}
        total = any(is_total_label(label.text) or self._is_total_of_seen(label.text) for label in own.values())
        self._seen.update(_closed(label.text) for label in own.values())
        if not any(column in self.names for column in own):
            aside = self._label_aside(line)
            total = total or any(
                is_total_label(label.text) or self._is_total_of_seen(label.text) for label in aside.values()
            )
            own = {**aside, **own} if total or not own else own
        if not total or (self._groups_closed and not self._after_total):
            self._inherit(own)
        ordered = sorted(own)
        self._above = {**self._above, **own} if not total else self._above
        whole = (total and self._is_grand(own, last)) or (last and not own)
        sections = [] if whole else [section.label for section in self.sections]
        self._closed = self._closed or total
        self._after_total = total
        return Row(line, (*sections, *(own[column] for column in ordered)), total)

    def _is_total_of_seen(self, text: str) -> bool:
        """`Jumlah Negeri` below the rows of "Negeri"."""
        rest = _closed(without_total_word(text))
        sections = {_closed(_ENUMERATED.sub("", section.label.text)) for section in self.sections}
        return bool(rest) and (rest in self._seen or rest in sections)

    def _label_aside(self, line: Line) -> dict[int, Label]:
        """A name printed in the column of numbers or codes, as totals are that begin at the table's edge."""
        for column in sorted({*self.counters, *self.codes}):
            if line.looks.get(column) is Look.TEXT:
                text = clean_label(self.grid.text(line.row, column))
                heading = self.headings.get(self.labels[0], "") if self.labels else ""
                return {column: Label(text, Axis.ROW, cell_name(line.row, column), heading)}
        return {}

    def _is_grand(self, own: Mapping[int, Label], last: bool) -> bool:
        """A total over all sections: by its words, after the section's own total, or last where sections have none."""
        if any(word in label.text.casefold() for label in own.values() for word in ("grand", "keseluruhan")):
            return True
        return self._closed or (last and self._section_count >= 2 and not self._all_closed)

    def _inherit(self, own: dict[int, Label]) -> None:
        """Labels printed once for a group of rows: blank here, with a label of a later column present."""
        if not own:
            return
        last = max(own)
        for column in self.labels:
            if column not in own and column < last and column in self._above:
                own[column] = self._above[column]

    def _label(self, line: Line, column: int) -> Label | None:
        row, left = line.row, column
        look = line.looks.get(column)
        if look is None:
            area = self.grid.merge_at.get((row, column))
            if not area or area[1] != column:
                return None
            row, left = area[0], area[1]
        elif (
            look is Look.NUMBER
            and column not in self.classes
            and any(other > column and other in line.looks for other in self.labels)
        ):
            return None
        text = self.grid.text(row, left)
        if not text or (look is Look.MARK and text in "-–—"):
            return None
        return Label(clean_label(text), Axis.ROW, cell_name(row, left), self.headings.get(column, ""))


def _closed(text: str) -> str:
    """The letters without blanks or case, so that letter-spaced names are equal to plain ones."""
    return "".join(text.split()).casefold()


def is_note(text: str) -> bool:
    """A footnote, source or signature line."""
    return bool(NOTE.match(text))
