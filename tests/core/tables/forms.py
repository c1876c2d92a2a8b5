"""Forms for the tests: random structures, filled as officers fill them, then changed as officers change files.

A sheet is a `Grid`: what stands in each cell, and which cells are merged. `Disturbed` keeps beside it what the form
must read back as, so that every change says what it does to the truth.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from pondasi.core.tables.template import identity
from pondasi.core.tables.template.identity import Sign, read_mark
from pondasi.core.tables.template.write import write_form
from pondasi.core.values import (
    TOTAL,
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Period,
    Status,
    Text,
)

Place = tuple[int, int]
Key = tuple[str, ...]
Truth = dict[Key, tuple[Decimal | None, Status]]
POOL = 60
_PLACES = (
    "Rawa Indah",
    "Bukit Tiung",
    "Muara Lestari",
    "Sumber Kenanga",
    "Padang Elok",
    "Teluk Jering",
    "Gunung Cempa",
)
_LISTS = (
    ("jenis-kelamin", "Jenis kelamin", (("L", "Laki-laki"), ("P", "Perempuan"))),
    ("cara-bayar", "Cara bayar", (("A&B", "Asuransi"), ("U=1", "Bayar sendiri"), ("X 9", "Gratis"))),
    ("jenjang", "Jenjang", tuple((f"J{n}", f"Jenjang {name}") for n, name in enumerate(("SD", "SMP", "SMA")))),
    ("kelas", "Kelas", tuple((f"K{n:02d}", f"Kelas rawat {chr(65 + n)}") for n in range(9))),
)
_KINDS = (
    (MeasureKind.COUNT, 0, "orang"),
    (MeasureKind.QUANTITY, 1, "ton"),
    (MeasureKind.QUANTITY, 2, "hektare"),
    (MeasureKind.MONEY, 0, "rupiah"),
    (MeasureKind.PERCENTAGE, 1, "persen"),
)
_PERIODS = {
    Frequency.ANNUAL: "2025",
    Frequency.SEMESTER: "2025-S2",
    Frequency.QUARTER: "2025-Q3",
    Frequency.MONTH: "2025-04",
}


def random_structure(seed: int) -> DataStructure:
    """One to three breakdowns, with and without totals, flat and in levels."""
    chance = random.Random(seed)
    kind, decimals, unit = chance.choice(_KINDS)
    dimensions = [_regions(chance)]
    for code, name, entries in chance.sample(_LISTS, chance.choice((0, 1, 1, 2, 2))):
        dimensions.append(_classes(chance, code, name, entries))
    chance.shuffle(dimensions)
    return DataStructure(
        id=f"data-{seed}",
        version="1",
        title=Text("Banyaknya hal menurut kecamatan", "Things by district"),
        frequency=chance.choice(list(_PERIODS)),
        dimensions=tuple(dimensions),
        measure=Measure(Text("Banyaknya hal", "Things"), kind, Text(unit, unit), decimals=decimals),
    )


def _regions(chance: random.Random) -> Dimension:
    names = chance.sample(_PLACES, chance.randint(3, 6))
    codes = [Code("99.01", Text.same("Kota Contoh"))]
    for number, name in enumerate(names, 1):
        codes.append(Code(f"99.01.{number:02d}", Text.same(name), "99.01"))
        if len(names) == 3:
            codes += [
                Code(f"99.01.{number:02d}.100{part}", Text.same(f"Desa {name} {side}"), f"99.01.{number:02d}")
                for part, side in enumerate(("Hulu", "Hilir"), 1)
            ]
    return Dimension("wilayah", Text("Kecamatan", "District"), CodeList("w", "1", tuple(codes)), is_region=True)


def _classes(chance: random.Random, code: str, name: str, entries: tuple[tuple[str, str], ...]) -> Dimension:
    total = chance.random() < 0.7
    codes = [Code(TOTAL, Text("Jumlah", "Total"))] if total else []
    codes += [Code(one, Text.same(text), TOTAL if total else None) for one, text in entries]
    return Dimension(code, Text.same(name), CodeList(code, "1", tuple(codes)))


def period_of(structure: DataStructure) -> Period:
    return Period.parse(_PERIODS[structure.frequency])


@dataclass
class Grid:
    """The cells of one sheet by row and column, and its merged areas (top, left, bottom, right)."""

    cells: dict[Place, object]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def insert(self, *, row: int = 0, column: int = 0) -> None:
        """A blank line before that one; merged areas that it cuts grow, as in every spreadsheet program."""
        self._move(lambda r, c: (r + (0 < row <= r), c + (0 < column <= c)))

    def delete(self, *, row: int = 0, column: int = 0) -> None:
        self.cells = {place: value for place, value in self.cells.items() if place[0] != row and place[1] != column}
        self.merges = [
            (t, left, b - (t <= row <= b), r - (left <= column <= r))
            for t, left, b, r in self.merges
            if (t, b) != (row, row) and (left, r) != (column, column)
        ]
        self._move(lambda r, c: (r - (0 < row < r), c - (0 < column < c)))

    def _move(self, to: Callable[[int, int], Place]) -> None:
        self.cells = {to(*place): value for place, value in self.cells.items()}
        self.merges = [(*to(top, left), *to(bottom, right)) for top, left, bottom, right in self.merges]

    def reorder_rows(self, order: Mapping[int, int]) -> None:
        self.cells = {(order.get(row, row), column): value for (row, column), value in self.cells.items()}

    def reorder_columns(self, order: Mapping[int, int]) -> None:
        self.cells = {(row, order.get(column, column)): value for (row, column), value in self.cells.items()}

    @property
    def width(self) -> int:
        return max(column for _, column in self.cells)

    @property
    def height(self) -> int:
        return max(row for row, _ in self.cells)


@cache
def blank_form(seed: int) -> tuple[DataStructure, bytes]:
    """A random structure and its form."""
    structure = random_structure(seed)
    return structure, write_form(structure, period_of(structure), city="Kota Contoh", producer="Dinas Contoh")


@cache
def _blank_cells(seed: int) -> tuple[dict[Place, object], list[tuple[int, int, int, int]]]:
    sheet = openpyxl.load_workbook(io.BytesIO(blank_form(seed)[1])).worksheets[0]
    cells = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
    merges = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    return cells, merges


@dataclass
class Disturbed:
    """A filled form, what was done to it, and what it must read back as."""

    structure: DataStructure
    grid: Grid
    chance: random.Random
    truth: Truth = field(default_factory=dict)
    open_labels: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    sheet: str = "Formulir"
    alone: bool = False
    """Copied into another workbook: the sheets that came with the form are gone."""

    @property
    def period(self) -> Period:
        return period_of(self.structure)

    def marks(self, sign: Sign) -> dict[int, dict[str, str]]:
        """Rows (or columns) with that sign, and their codes."""
        across = sign in (Sign.COLUMN, Sign.PAST, Sign.LABELS, Sign.REASON)
        found = {}
        for (row, column), value in self.grid.cells.items():
            mark = read_mark(value) if isinstance(value, str) else None
            if mark is not None and mark.sign is sign:
                found[column if across else row] = dict(mark.codes)
        return found

    def key(self, row: Mapping[str, str], column: Mapping[str, str]) -> Key:
        codes = {**row, **column}
        return tuple(codes[dimension.id] for dimension in self.structure.dimensions)

    @property
    def label_column(self) -> int:
        return next(iter(self.marks(Sign.LABELS)))

    def fill(self) -> None:
        """Every free cell: mostly figures, some blank, some with a mark; some blank rows with a reason."""
        rows, columns = self.marks(Sign.ROW), self.marks(Sign.COLUMN)
        free: Truth = {}
        for (row, in_row), (column, in_column) in product(rows.items(), columns.items()):
            if (row, column) not in self.grid.cells:
                value, status, written = self._figure()
                free[self.key(in_row, in_column)] = (value, status)
                if written is not None:
                    self.grid.cells[row, column] = written
        self._reasons(free)
        self.truth = {
            self.key(row, column): self._expected(free, self.key(row, column))
            for row, column in product(rows.values(), columns.values())
        }

    def _figure(self) -> tuple[Decimal | None, Status, object]:
        fate = self.chance.random()
        if fate < 0.05:
            return None, Status.MISSING, None
        if fate < 0.12:
            return self.chance.choice(
                (
                    (None, Status.NIL, "–"),
                    (None, Status.NIL, "-"),
                    (None, Status.MISSING, "…"),
                    (None, Status.SUPPRESSED, "NA"),
                )
            )
        digits = self.structure.measure.decimals
        value = Decimal(self.chance.choice((self.chance.randint(0, 40), self.chance.randint(0, 9_999_999)))).scaleb(
            -digits
        )
        return value, Status.OK, value

    def _reasons(self, free: Truth) -> None:
        (reason,) = self.marks(Sign.REASON)
        columns = self.marks(Sign.COLUMN)
        for row, codes in self.marks(Sign.ROW).items():
            blank = [one for column, one in columns.items() if (row, column) not in self.grid.cells]
            if blank and self.chance.random() < 0.5:
                status, text = self.chance.choice(
                    ((Status.NIL, "– tidak ada"), (Status.SUPPRESSED, "NA tidak dapat ditampilkan"))
                )
                self.grid.cells[row, reason] = text
                free |= {self.key(codes, one): (None, status) for one in blank}

    def _expected(self, free: Truth, key: Key) -> tuple[Decimal | None, Status]:
        """A figure as it was typed; a total as the sum of its parts, known once all of them are."""
        if key in free:
            return free[key]
        for place, dimension in enumerate(self.structure.dimensions):
            children = dimension.code_list.children.get(key[place])
            if children:
                parts = [self._expected(free, (*key[:place], child, *key[place + 1 :])) for child in children]
                if any(value is None and status is not Status.NIL for value, status in parts):
                    return None, Status.MISSING
                return sum((value or Decimal(0) for value, _ in parts), Decimal(0)), Status.OK
        raise AssertionError(f"{key} was neither free nor a total")

    def calculate(self) -> None:
        """Formulas become their results, as in a file that a spreadsheet program saved."""
        rows, columns = self.marks(Sign.ROW), self.marks(Sign.COLUMN)
        for row, column in product(rows, columns):
            if str(self.grid.cells.get((row, column), "")).startswith("="):
                value = self.truth[self.key(rows[row], columns[column])][0]
                if value is None:
                    del self.grid.cells[row, column]
                else:
                    self.grid.cells[row, column] = value


def filled(seed: int) -> Disturbed:
    """A form filled at random; saved by a program that calculates or by one that does not."""
    structure, _ = blank_form(seed % POOL)
    cells, merges = _blank_cells(seed % POOL)
    chance = random.Random(seed)
    made = Disturbed(structure, Grid(dict(cells), list(merges)), chance)
    made.fill()
    if chance.random() < 0.5:
        made.calculate()
        made.done.append("calculate")
    return made


# What officers do -----------------------------------------------------------------------------------------------------


def insert_blank_row(one: Disturbed) -> None:
    one.grid.insert(row=one.chance.randint(1, one.grid.height))


def insert_blank_column(one: Disturbed) -> None:
    one.grid.insert(column=one.chance.randint(1, one.grid.width))


def letterhead(one: Disturbed) -> None:
    one.grid.insert(row=1)
    one.grid.insert(row=1)
    one.grid.cells[1, 1] = "PEMERINTAH KOTA CONTOH"
    one.grid.cells[2, 1] = "Jl. Melati No. 7"


def number_column(one: Disturbed) -> None:
    one.grid.insert(column=1)
    one.grid.cells[min(one.marks(Sign.HEADER)), 1] = "No"
    for number, row in enumerate(sorted(one.marks(Sign.ROW)), 1):
        one.grid.cells[row, 1] = number


def notes_beside(one: Disturbed) -> None:
    column = one.grid.width + 1
    one.grid.cells[min(one.marks(Sign.HEADER)), column] = "Catatan petugas"
    one.grid.cells[one.chance.choice(list(one.marks(Sign.ROW))), column] = "sudah dicek"


def notes_below(one: Disturbed) -> None:
    one.grid.cells[one.grid.height + 2, one.label_column] = "Kepala Dinas Contoh"


def counters_below_header(one: Disturbed) -> None:
    row = min([*one.marks(Sign.ROW), *one.marks(Sign.SECTION)])
    one.grid.insert(row=row)
    shown = [one.label_column, *sorted(one.marks(Sign.COLUMN))]
    if shown == sorted(shown):
        for number, column in enumerate(shown, 1):
            one.grid.cells[row, column] = f"({number})"


def sort_rows(one: Disturbed) -> None:
    rows = sorted([*one.marks(Sign.ROW), *one.marks(Sign.SECTION)])
    shuffled = rows[:]
    one.chance.shuffle(shuffled)
    one.grid.reorder_rows(dict(zip(rows, shuffled, strict=True)))


def move_columns(one: Disturbed) -> None:
    """The header is unmerged first, as spreadsheet programs demand."""
    one.grid.merges = [area for area in one.grid.merges if area[1] == area[3]]
    columns = sorted([*one.marks(Sign.COLUMN), *one.marks(Sign.REASON)])
    shuffled = columns[:]
    one.chance.shuffle(shuffled)
    one.grid.reorder_columns(dict(zip(columns, shuffled, strict=True)))


def names_to_the_right(one: Disturbed) -> None:
    """The names and the hidden codes beside them move behind the figures."""
    left, right = sorted([one.label_column, *one.marks(Sign.COLUMN)])[:2], one.grid.width + 1
    one.grid.merges = []
    one.grid.reorder_columns({one.label_column: right, **{c: right + 1 for c in left if c == one.label_column + 1}})


def rename_sheet(one: Disturbed) -> None:
    one.sheet = one.chance.choice(("Sheet1", "Data 2025 (fix)", "Rekap"))


def copy_to_other_workbook(one: Disturbed) -> None:
    one.alone = True


def spell_own_names(one: Disturbed) -> None:
    """Capitals, a number in front, a missing name: all of them still agree with the code or say nothing."""
    for row in one.marks(Sign.ROW):
        place = (row, one.label_column)
        name = str(one.grid.cells.get(place, ""))
        changed = one.chance.choice((name, name.upper(), f"Kec. {name}" if name in _PLACES else name, f"{name} "))
        one.grid.cells[place] = changed
    row = one.chance.choice(list(one.marks(Sign.ROW)))
    one.grid.cells.pop((row, one.label_column), None)


def delete_row(one: Disturbed) -> None:
    row, codes = one.chance.choice(list(one.marks(Sign.ROW).items()))
    _forget(one, codes)
    one.grid.delete(row=row)


def delete_column(one: Disturbed) -> None:
    columns = one.marks(Sign.COLUMN)
    if len(columns) > 1:
        column = one.chance.choice(list(columns))
        _forget(one, columns[column])
        one.grid.merges = []
        one.grid.delete(column=column)


def delete_reasons(one: Disturbed) -> None:
    """Blank cells go back to having no reason."""
    (reason,) = one.marks(Sign.REASON)
    columns = one.marks(Sign.COLUMN)
    for row, codes in one.marks(Sign.ROW).items():
        for column, own in columns.items():
            key = one.key(codes, own)
            if (row, reason) in one.grid.cells and (row, column) not in one.grid.cells and key in one.truth:
                value, status = one.truth[key]
                one.truth[key] = (value, Status.MISSING if value is None and status is not Status.OK else status)
    one.grid.delete(column=reason)
    recompute(one)


def _forget(one: Disturbed, codes: Mapping[str, str]) -> None:
    """Figures of those codes are gone, and with them the totals that no program has calculated yet."""
    places = {dimension.id: place for place, dimension in enumerate(one.structure.dimensions)}
    gone = [key for key in one.truth if all(key[places[name]] == code for name, code in codes.items())]
    for key in gone:
        del one.truth[key]
    recompute(one)


def recompute(one: Disturbed) -> None:
    """Totals without a figure of their own in the file, from the parts that are left."""
    rows, columns = one.marks(Sign.ROW), one.marks(Sign.COLUMN)
    written = {
        one.key(rows[row], columns[column]): one.grid.cells.get((row, column)) for row, column in product(rows, columns)
    }
    typed = {key: found for key, found in one.truth.items() if _stands(written.get(key), found)}
    for key in one.truth:
        if key not in typed:
            one.truth[key] = _total(one, typed, key)


def _stands(cell: object, found: tuple[Decimal | None, Status]) -> bool:
    """Whether the truth comes from what is written there rather than from a sum."""
    if cell is None:
        return found[0] is None and found[1] is not Status.OK
    return not str(cell).startswith("=")


def _total(one: Disturbed, typed: Truth, key: Key) -> tuple[Decimal | None, Status]:
    for place, dimension in enumerate(one.structure.dimensions):
        children = dimension.code_list.children.get(key[place])
        if children and one.structure.measure.kind.additive:
            parts = []
            for child in children:
                part = (*key[:place], child, *key[place + 1 :])
                if part not in one.truth:
                    return None, Status.MISSING
                parts.append(typed[part] if part in typed else _total(one, typed, part))
            if any(value is None and status is not Status.NIL for value, status in parts):
                return None, Status.MISSING
            return sum((value or Decimal(0) for value, _ in parts), Decimal(0)), Status.OK
    return one.truth[key]


def add_unknown_row(one: Disturbed) -> None:
    """A region that no code list has: its figures wait, and everything else stays."""
    row = max(one.marks(Sign.ROW)) + 1
    one.grid.insert(row=row)
    name = one.chance.choice(("Luar kota", "Tidak diketahui", "Zona Xyz"))
    one.grid.cells[row, one.label_column] = name
    for column in one.marks(Sign.COLUMN):
        one.grid.cells[row, column] = one.chance.randint(1, 99)
    one.open_labels.add(name)


def add_row_by_copying(one: Disturbed) -> None:
    """The hidden code is copied with the row; the name that was typed over says that it is another row."""
    source = one.chance.choice(list(one.marks(Sign.ROW)))
    one.grid.insert(row=source + 1)
    for (row, column), value in list(one.grid.cells.items()):
        if row == source:
            one.grid.cells[source + 1, column] = value
    one.grid.cells[source + 1, one.label_column] = "Pulau Baru"
    if (source, one.label_column) not in one.grid.cells:
        del one.grid.cells[source + 1, one.label_column]
        one.grid.delete(row=source + 1)
        return
    columns = one.marks(Sign.COLUMN)
    for column in columns:
        one.grid.cells[source + 1, column] = one.chance.randint(1, 99)
    one.open_labels.add("Pulau Baru")


def retype_a_row(one: Disturbed) -> None:
    """A row loses its code (deleted and written anew by name)."""
    names: dict[str, int] = {}
    spine = _spine(one)
    if _sections(one):
        return
    for row, codes in one.marks(Sign.ROW).items():
        names[codes[spine]] = row
    row = one.chance.choice(list(names.values()))
    if (row, one.label_column) not in one.grid.cells:
        return
    codes = one.marks(Sign.ROW)[row]
    for place in [place for place, value in one.grid.cells.items() if place[0] == row and str(value).startswith("#b")]:
        del one.grid.cells[place]
    columns = one.marks(Sign.COLUMN)
    blank = [own for column, own in columns.items() if (row, column) not in one.grid.cells]
    if len(blank) == len(columns):
        _forget(one, codes)
        return
    for own in blank:
        one.truth.pop(one.key(codes, own), None)
    recompute_without(one)


def recompute_without(one: Disturbed) -> None:
    """As `recompute`, where some figures stand in rows without a code: those keep what they were."""
    rows, columns = one.marks(Sign.ROW), one.marks(Sign.COLUMN)
    coded = {one.key(row, column) for row, column in product(rows.values(), columns.values())}
    kept = {key: found for key, found in one.truth.items() if key not in coded}
    recompute(one)
    one.truth |= kept


def _spine(one: Disturbed) -> str:
    return list(next(iter(one.marks(Sign.ROW).values())))[-1]


def _sections(one: Disturbed) -> bool:
    return bool(one.marks(Sign.SECTION))


def figures_as_text(one: Disturbed) -> None:
    """Pasted from a document: numbers in Indonesian notation, as text."""
    rows, columns = one.marks(Sign.ROW), one.marks(Sign.COLUMN)
    for place in product(rows, columns):
        value = one.grid.cells.get(place)
        if isinstance(value, Decimal):
            one.grid.cells[place] = in_indonesian(value, one.structure.measure.decimals)


def in_indonesian(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


HARMLESS: tuple[Callable[[Disturbed], None], ...] = (
    insert_blank_row,
    insert_blank_column,
    letterhead,
    number_column,
    notes_beside,
    notes_below,
    counters_below_header,
    sort_rows,
    move_columns,
    names_to_the_right,
    rename_sheet,
    copy_to_other_workbook,
    spell_own_names,
    figures_as_text,
)
"""These change nothing of what the form says."""

TELLING: tuple[Callable[[Disturbed], None], ...] = (
    delete_row,
    delete_column,
    delete_reasons,
    add_unknown_row,
    add_row_by_copying,
)
"""These change it in a known way."""


# Files ----------------------------------------------------------------------------------------------------------------


def save_xlsx(one: Disturbed, path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = one.sheet
    for (row, column), value in one.grid.cells.items():
        cell = sheet.cell(row, column, value)
        if isinstance(value, str) and not value.startswith("=IF("):
            cell.data_type = "s"
    for top, left, bottom, right in one.grid.merges:
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    if not one.alone:
        book.create_sheet(identity.GUIDE_SHEET)["A1"] = "Cara mengisi formulir ini"
        hidden = book.create_sheet(identity.IDENTITY_SHEET)
        hidden["A1"] = identity.identity_text(identity.identity_of(one.structure, one.period))
        hidden.sheet_state = "hidden"
    book.save(path)
    return path


def save_csv(one: Disturbed, path: Path) -> Path:
    """As a spreadsheet program in Indonesian saves one: figures as they are shown, formulas as their results."""
    decimals = one.structure.measure.decimals
    figures = set(product(one.marks(Sign.ROW), one.marks(Sign.COLUMN)))
    rows = []
    for row in range(1, one.grid.height + 1):
        line = []
        for column in range(1, one.grid.width + 1):
            value = one.grid.cells.get((row, column), "")
            shown = isinstance(value, Decimal) and (row, column) in figures
            line.append(in_indonesian(value, decimals) if shown else str(value))  # type: ignore[arg-type]
        rows.append(line)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=one.chance.choice(",;\t")).writerows(rows)
    return path


def save_ods(one: Disturbed, path: Path) -> Path:
    """The least that makes a spreadsheet of the OpenDocument kind."""
    rows = []
    for row in range(1, one.grid.height + 1):
        rows.append("<table:table-row>")
        for column in range(1, one.grid.width + 1):
            rows.append(_ods_cell(one.grid.cells.get((row, column))))
        rows.append("</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(one.sheet)}">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Decimal | int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
