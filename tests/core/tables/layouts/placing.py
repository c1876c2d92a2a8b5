"""Printing a table on a sheet, and the truth about every figure printed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Canvas, Figure, Figures, Heading, Line, Put, Style, Table, Truth, squeezed
from tests.core.tables.layouts.notation import native

DOUBTFUL = re.compile(r"\D*\d{1,3}[.,]\d{3}\D*")
"""1.123 or 1,123: thousands or three decimals."""


@dataclass
class Slot:
    """A column of the sheet: number, code, label, unit, data, pair or gap."""

    kind: str
    column: int
    place: int = 0
    line: Line | None = None


class Printer:
    """Prints one table from `top`, `left` on."""

    def __init__(self, canvas: Canvas, table: Table, figures: Figures, style: Style, chance: random.Random) -> None:
        self.canvas, self.table, self.figures, self.style, self.chance = canvas, table, figures, style, chance
        self.slots: list[Slot] = []
        self.numbers = 0
        self.lines = 0
        self.sections = 0
        self.counted: Heading | None = None
        self.row = 0
        self.section: Heading | None = None
        self.names = _names(table) - {squeezed(one) for one in style.unit_pairs or ()}

    def print(self, top: int, left: int, *, csv: bool = False) -> tuple[int, int]:
        """The last row and column used."""
        self.csv = csv
        self._plan_columns(left)
        self.row = top
        if not self.table.headless:
            self._header()
        since = 0
        for position, line in enumerate(self.table.rows):
            above = self.table.rows[position - 1] if position else None
            if self.style.repeat_header and since >= self.style.repeat_header and above and line.group is above.group:
                self._next_page()
                since = 0
            self._before(line, above)
            self._row(position, line)
            since += 1
        if self.style.groups == "merged":
            self._merge_groups()
        return self.row - 1, max(slot.column for slot in self.slots)

    def _next_page(self) -> None:
        if self.style.continued:
            self.canvas.put(self.row + 1, self.slots[0].column, self.style.continued)
            self.row += 2
        self._header()

    def _before(self, line: Line, above: Line | None) -> None:
        """What stands between two rows: the name of a section, an empty row."""
        new = above is not None and line.group != above.group
        whole = above is not None and bool(line.parts) and line.group is None and not above.parts
        before_total = whole and self.style.blank_before_total
        self.row += before_total or (new and bool(line.group) and self.style.blank_between_groups)
        if new and self.style.number_restart:
            self.numbers = 0
        if self.style.groups == "section":
            if line.group is not None and line.group != self.section:
                self._section(line.group)
            self.section = line.group

    def _plan_columns(self, left: int) -> None:
        """Numbers, codes, labels and units, the figures, and what stands right of them."""
        style, table = self.style, self.table
        many = 1 if style.groups in ("section", "indent") else len(table.corners)
        labels = [Slot("label", 0, place) for place in range(many)]
        unit = [Slot("unit", 0)] if style.unit_column else []
        slots = [Slot("index", 0)] if style.index_column else []
        slots += [Slot("number", 0)] if style.number_column else []
        slots += [Slot("code", 0, place) for place in range(len(style.codes))]
        slots += labels[: many - table.right_labels]
        slots += [Slot("wide", 0)] if style.wide_labels else []
        texts = [(place, one.left) for place, one in enumerate(style.texts)]
        slots += [Slot("text", 0, place) for place, here in texts if here]
        slots += [] if table.tall else unit
        for place, line in enumerate(table.columns):
            slots.append(Slot("data", 0, place, line))
            slots += [Slot("pair", 0, place, line)] if style.unit_pairs else []
            gap = place in style.gap_columns and place < len(table.columns) - 1
            slots += [Slot("gap", 0, place)] if gap else []
        slots += (unit if table.tall else []) + labels[many - table.right_labels :]
        slots += [Slot("text", 0, place) for place, here in texts if not here]
        slots += [Slot("remarks", 0)] if style.remarks_column else []
        slots += [Slot("id", 0)] if style.id_column else []
        for column, slot in enumerate(slots, left):
            slot.column = column
            if slot.kind == "code" and style.hide_codes:
                self.canvas.hidden_columns.add(column)
        self.slots = slots

    # the header -------------------------------------------------------------------------------------------------

    def _header(self) -> None:
        table, style = self.table, self.style
        flat = style.header == "flat_last"
        depth = 1 if flat else max(len(line.path) for line in table.columns)
        depth += 1 if style.unit_pairs else 0
        top = self.row
        for slot in self.slots:
            if slot.kind in ("number", "code", "label", "unit", "remarks", "id", "text"):
                self._corner(slot, top, depth)
        paths = [self._printed_path(slot, flat) for slot in self.slots]
        self._header_cells(paths, top, depth)
        self.row = top + depth
        if style.groups == "next_column" and style.header == "merged":
            first = next(slot.column for slot in self.slots if slot.kind == "label")
            self.canvas.merge(top, first, top + depth - 1, first + 1)
        if style.unit_row:
            self._unit_row()
        if style.column_numbers:
            self._number_row()
        if style.gap_row:
            self.row += 1

    def _printed_path(self, slot: Slot, flat: bool) -> tuple[str, ...]:
        if slot.line is None or slot.kind not in ("data", "pair"):
            return ()
        path = tuple(one.text for one in slot.line.path)
        path = path[-1:] if flat else path
        if self.style.unit_pairs:
            path = (*path, self.style.unit_pairs[0 if slot.kind == "data" else 1])
        return path

    def _corner(self, slot: Slot, top: int, depth: int) -> None:
        text = {
            "number": self.style.number_column,
            "unit": "satuan" if self.table.tall else "Satuan",
            "remarks": self.style.remarks_column,
            "id": self.style.id_column,
        }.get(slot.kind, "")
        if slot.kind == "code":
            text = self.style.codes[slot.place][0]
        if slot.kind == "text":
            text = self.style.texts[slot.place].heading
        if slot.kind == "label":
            text = self._label_corner(slot.place)
        below = depth - 1 if self.style.corner_below and self.style.header != "merged" else 0
        self.canvas.put(top + below, slot.column, text, bold=True)
        if self.style.english_row and slot.kind == "label":
            self.canvas.put(top + depth - 1, slot.column, words.ENGLISH.get(text, ""))
        joined = self.style.groups == "next_column" and slot.kind == "label"
        if self.style.header == "merged" and not joined:
            wide = self.style.wide_labels and slot.kind == "label"
            self.canvas.merge(top, slot.column, top + depth - 1, slot.column + wide)

    def _label_corner(self, place: int) -> str:
        if self.style.blank_corner:
            return ""
        if self.style.groups in ("section", "indent"):
            return self.table.corners[-1]
        if self.style.groups == "next_column":
            return self.table.corners[-1] if place == 0 else ""
        return self.table.corners[place]

    def _header_cells(self, paths: list[tuple[str, ...]], top: int, depth: int) -> None:
        for level in range(depth):
            start = 0
            while start < len(paths):
                end = start
                while end + 1 < len(paths) and self._same(paths, start, end + 1, level):
                    end += 1
                if len(paths[start]) > level:
                    last = self._trimmed(paths, start, end)
                    self._header_cell(paths[start], level, (top, depth), (start, last))
                start = end + 1

    def _same(self, paths: list[tuple[str, ...]], start: int, other: int, level: int) -> bool:
        """Whether both stand under one header cell; an empty column between them is bridged except at the bottom."""
        if self.slots[other].kind == "gap":
            return level + 1 < len(paths[start])
        own = paths[start][: level + 1]
        return level + 1 < len(paths[start]) and paths[other][: level + 1] == own and len(paths[other]) > level + 1

    def _trimmed(self, paths: list[tuple[str, ...]], start: int, end: int) -> int:
        while end > start and self.slots[end].kind == "gap":
            end -= 1
        return end

    def _header_cell(self, path: tuple[str, ...], level: int, rows: tuple[int, int], span: tuple[int, int]) -> None:
        top, depth = rows
        row, left, right = top + level, self.slots[span[0]].column, self.slots[span[1]].column
        for column in range(left, right + 1):
            if column == left or self.style.header == "repeated":
                self.canvas.put(row, column, _year(path[level], self.style), bold=True)
        if self.style.header == "merged":
            bottom = top + depth - 1 if level == len(path) - 1 else row
            self.canvas.merge(row, left, bottom, right)

    def _unit_row(self) -> None:
        for slot in self.slots:
            if slot.kind == "data" and slot.line is not None:
                measure = self.table.measure_of(self.table.rows[0], slot.line)
                self.canvas.put(self.row, slot.column, f"({measure.unit})" if measure.unit else "")
        self.row += 1

    def _number_row(self) -> None:
        for number, slot in enumerate((one for one in self.slots if one.kind not in ("gap", "wide")), 1):
            letter = chr(ord("a") + (number - 1) % 26)
            forms: dict[str, str | int] = {"paren": f"({number})", "negative": -number, "plain": number}
            value = forms.get(self.style.column_numbers, f"({letter})")
            self.canvas.put(self.row, slot.column, value, form="(0)" if isinstance(value, int) else "")
        self.row += 1

    # the rows ---------------------------------------------------------------------------------------------------

    def _section(self, group: Heading) -> None:
        self.section = group
        self.sections += 1
        self.numbers = 0 if self.style.number_restart else self.numbers
        number = next((slot.column for slot in self.slots if slot.kind == "number"), None)
        label = next(slot.column for slot in self.slots if slot.kind == "label")
        where = self.style.section_in
        if where == "numbered_label" and group.number:
            self.canvas.put(self.row, label, f"{group.number}. {group.text}", bold=True)
        elif where in ("first", "wide"):
            self.canvas.put(self.row, self.slots[0].column, _year(group.text, self.style), bold=True)
            last = self.slots[-1 if where == "wide" else 0].column
            self.canvas.merge(self.row, self.slots[0].column, self.row, last)
        else:
            self.canvas.put(self.row, label, _year(group.text, self.style), bold=True)
            if self.style.number_nested and number:
                self.canvas.put(self.row, number, self.sections, bold=True)
            elif where == "number" and number and group.number:
                self.canvas.put(self.row, number, group.number, bold=True)
        self.row += 1

    def _row(self, position: int, line: Line) -> None:
        self.lines += 1
        for slot in self.slots:
            if slot.kind == "number":
                self._number(slot, line)
            elif slot.kind in ("index", "id"):
                self.canvas.put(self.row, slot.column, self.lines - (slot.kind == "index"))
            elif slot.kind == "code":
                self._code(slot, line)
            elif slot.kind == "text":
                self.canvas.put(self.row, slot.column, self.style.texts[slot.place].words.get(line.path[-1], ""))
            elif slot.kind == "label":
                self._label(slot, position, line)
            elif slot.kind in ("unit", "pair") and not (slot.kind == "unit" and self._covered(line)):
                column = slot.line or self.table.columns[0]
                self.canvas.put(self.row, slot.column, self.table.measure_of(line, column).unit)
            elif slot.kind == "data" and slot.line is not None:
                self._figure(slot, line, slot.line, self.figures[position, slot.place])
        self.row += 1

    def _number(self, slot: Slot, line: Line) -> None:
        if self.style.groups in ("indent", "next_column") and line.path[-1].number:
            self.canvas.put(self.row, slot.column, line.path[-1].number)
            return
        if line.parts:
            return
        if self.style.number_groups and line.group is not None:
            if line.group == self.counted:
                return
            self.counted = line.group
        self.numbers += 1
        if self.style.number_nested and self.section is not None:
            nested = f"{self.sections}.{self.numbers}"
            self.canvas.put(self.row, slot.column, float(nested) if self.style.number_nested == "float" else nested)
            return
        self.canvas.put(self.row, slot.column, f"{self.numbers}." if self.style.number_text else self.numbers)

    def _code(self, slot: Slot, line: Line) -> None:
        coded = [one for one in line.path if one.codes[0]]
        if not coded or self._covered(line) or (line.parts and len(line.path) > 1):
            return
        bps, ministry = coded[-1].codes
        form = self.style.codes[slot.place][1]
        value: str | float = {"bps": bps, "kemendagri": ministry, "spaced": ministry.replace(".", ". ")}.get(form, bps)
        if form == "bps" and not self.csv:
            value = int(bps)
        self.canvas.put(self.row, slot.column, float(bps) if form == "float" else value)

    def _label(self, slot: Slot, position: int, line: Line) -> None:
        groups, path = self.style.groups, line.path
        if self._covered(line):
            self._total_label(slot, line)
        elif groups == "section":
            if slot.place == 0:
                self._text(slot, path[-1], line)
        elif groups == "indent":
            self._indented(slot, line)
        elif groups == "next_column":
            if slot.place == len(path) - 1:
                self._text(slot, path[-1], line)
                if len(path) == 1:
                    self.canvas.merge(self.row, slot.column, self.row, slot.column + 1)
        elif slot.place < len(path):
            self._grouped(slot, position, line)

    def _parent(self, line: Line) -> bool:
        """Whether its parts stand below it by indentation."""
        return self.style.groups in ("indent", "next_column") and bool(line.path[0].number or line.path[0].codes[0])

    def _covered(self, line: Line) -> bool:
        """Whether the word of a total is merged over the column of units."""
        whole = bool(line.parts) and len(line.path) == 1 and not self._parent(line)
        return self.style.total_first and whole and not self.table.tall

    def _total_label(self, slot: Slot, line: Line) -> None:
        """The total's word over all columns left of the figures."""
        before = [one.column for one in self.slots if one.kind in ("number", "code", "label", "unit")]
        first = min(before)
        last = max(column for column in before if column < min(s.column for s in self.slots if s.kind == "data"))
        if slot.place == 0:
            self.canvas.put(self.row, first, _year(line.path[0].text, self.style), bold=True)
            self.canvas.merge(self.row, first, self.row, last)

    def _grouped(self, slot: Slot, position: int, line: Line) -> None:
        above = self.table.rows[position - 1] if position else None
        same = above is not None and line.group is not None and above.group == line.group
        outer = slot.place == 0 and len(line.path) > 1 and not self.table.tall
        if outer and same and self.style.groups in ("blank", "merged"):
            return
        self._text(slot, line.path[slot.place], line)

    def _indented(self, slot: Slot, line: Line) -> None:
        deep = len(line.path) - 1
        lead = {"spaces": "    " * deep, "dash": "- " * deep}.get(self.style.indent_by, "")
        if self.style.indent_by == "numbers":
            lead = f"{line.path[-1].number}. " if line.path[-1].number else ""
        indent = deep * 2 if self.style.indent_by == "format" else 0
        self.canvas.put(self.row, slot.column, lead + line.path[-1].text, indent=indent, bold=not deep)

    def _text(self, slot: Slot, one: Heading, line: Line) -> None:
        if one.day and not self.csv:
            self.canvas.put(self.row, slot.column, one.day, form="dd/mm/yyyy")
        else:
            self.canvas.put(self.row, slot.column, _year(one.text, self.style), bold=bool(line.parts))
        if self.style.wide_labels:
            self.canvas.merge(self.row, slot.column, self.row, slot.column + 1)

    def _merge_groups(self) -> None:
        """Merges the name of each group over its rows (done at the end; page breaks are not merged over)."""
        column = next(slot.column for slot in self.slots if slot.kind == "label")
        rows = sorted({row for row, _ in self.canvas.truths})
        rows = [row for row in rows if row < self.row]
        body = rows[-len(self.table.rows) :]
        start = 0
        for position in range(1, len(body) + 1):
            first = self.table.rows[start]
            here = self.table.rows[position] if position < len(body) else None
            if here is None or here.group != first.group or first.group is None:
                if first.group is not None and body[position - 1] - body[start] == position - 1 - start:
                    self.canvas.merge(body[start], column, body[position - 1], column)
                start = position

    # the figures ------------------------------------------------------------------------------------------------

    def _figure(self, slot: Slot, row: Line, column: Line, figure: Figure) -> None:
        measure = self.table.measure_of(row, column)
        address = (self.row, slot.column)
        if figure.value is None:
            self.canvas.put(*address, figure.mark)
        else:
            write = self.style.notations.get(measure.kind, native)
            put = Put(figure.value) if isinstance(figure.value, str) else write(figure.value, measure, self.chance)
            sure = measure.kind in ("count", "money") and self.style.counting_said
            figure.open = isinstance(put.value, str) and not sure and bool(DOUBTFUL.fullmatch(put.value))
            glued = not isinstance(put.value, str) or put.value[-1:].isdigit()
            if figure.flag and ("%" in put.form or not glued):
                figure.statuses = frozenset({"ok"})
            elif figure.flag:
                put = Put(f"{figure.flag} {put.value}" if figure.flag == "±" else f"{put.value}{figure.flag}")
            elif self.style.formulas and (row.parts or column.parts) and not isinstance(put.value, str):
                put = Put(put.value, put.form, formula=f"=SUM(A{self.row}:A{self.row})")
            self.canvas.cells[address] = put
        role = "total" if row.parts or column.parts else "data"
        needed = [one for one in (*row.path, *column.path) if one.needed and one.text.strip()]
        if row.under is not None and row.under.text in row.path[-1].text:
            needed = [one for one in needed if one != row.under]
        if self.table.headless:
            needed = [one for one in row.path if one.needed]
        needed = [self._as_printed(one) for one in needed]
        allowed = (*row.path, *column.path, *((row.under,) if row.under else ()))
        own = frozenset().union(*(one.spellings() for one in allowed))
        statuses = figure.statuses
        if figure.value is not None and (row.flagged or column.flagged):
            statuses |= {"provisional"}
        self.canvas.truths[address] = Truth(figure.value, statuses, role, tuple(needed), self.names - own, figure.open)

    def _as_printed(self, one: Heading) -> Heading:
        """With the number or dash that stands before it in the same cell; without it is as good."""
        return replace(one, also=(*one.also, f"{one.number}. {one.text}", f"- {one.text}"))


def _year(text: str, style: Style) -> str | int | float:
    """Years are numbers in a workbook, as Excel makes them."""
    year = text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")
    if text.isdigit() and not year and not style.years_as_text:
        return int(text)
    if year and style.years_as_floats:
        return float(text)
    if style.years_as_text:
        return text
    return int(text) if year else text


def _names(table: Table) -> frozenset[str]:
    """Everything that names a row or column and nothing else in the table."""
    found = {
        squeezed(one.text)
        for line in (*table.rows, *table.columns)
        for one in line.path
        if one.needed and one.text.strip()
    }
    return frozenset(found - {squeezed(text) for text in table.corners})
