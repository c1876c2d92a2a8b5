"""What officers do to a form, one function for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product

from tests.core.tables.forms.files import in_indonesian
from tests.core.tables.forms.model import Disturbed, Key, Truth
from tests.core.tables.forms.structures import PLACES

from pondasi.core.tables.template.identity import Sign
from pondasi.core.values import Status


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
    own = [row for row in one.marks(Sign.ROW) if one.grid.cells.get((row, one.label_column)) not in one.open_labels]
    for row in own:
        place = (row, one.label_column)
        name = str(one.grid.cells.get(place, ""))
        changed = one.chance.choice((name, name.upper(), f"Kec. {name}" if name in PLACES else name, f"{name} "))
        one.grid.cells[place] = changed
    one.grid.cells.pop((one.chance.choice(own), one.label_column), None)


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
