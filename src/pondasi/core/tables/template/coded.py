"""The hidden codes of a sheet, found wherever they have moved to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.template.identity import (
    GUIDE_SHEET,
    IDENTITY_SHEET,
    FormIdentity,
    Mark,
    Sign,
    identity_from,
    read_mark,
)
from pondasi.core.values import Text

_IN_COLUMNS = frozenset({Sign.COLUMN, Sign.PAST, Sign.LABELS, Sign.REASON})
_IN_ROWS = frozenset({Sign.ROW, Sign.SECTION, Sign.HEADER})


@dataclass(frozen=True)
class CodedSheet:
    """A sheet whose rows and columns say what they are. `sheet` is without the hidden cells."""

    sheet: Sheet
    identity: FormIdentity
    rows: Mapping[int, Mark]
    columns: Mapping[int, Mark]
    texts_are_zero: bool = False
    """From an old .xls, where a formula that gives a text is read as 0."""

    def rows_of(self, sign: Sign) -> list[int]:
        return sorted(row for row, mark in self.rows.items() if mark.sign is sign)

    def columns_of(self, *signs: Sign) -> list[int]:
        return sorted(column for column, mark in self.columns.items() if mark.sign in signs)


def coded_sheets(workbook: Workbook) -> list[CodedSheet]:
    """Every sheet that is a form, whatever it is for; one that was put together from several forms is none."""
    known = set(identities_in(workbook))
    found = []
    for sheet in workbook.sheets:
        marks = _marks(sheet)
        rows = _settled(((row, mark) for (row, _), mark in marks.items() if mark.sign in _IN_ROWS))
        columns = _settled(((column, mark) for (_, column), mark in marks.items() if mark.sign in _IN_COLUMNS))
        if not any(mark.sign is Sign.ROW for mark in rows.values()):
            continue
        own = {identity for mark in marks.values() if (identity := identity_from(mark)) is not None} or known
        if len(own) == 1 and any(mark.sign is Sign.COLUMN for mark in columns.values()):
            found.append(CodedSheet(_without(sheet, marks), own.pop(), rows, columns, workbook.kind == "xls"))
    return found


def identities_in(workbook: Workbook) -> tuple[FormIdentity, ...]:
    """What the forms in the workbook are for; none for an ordinary file."""
    found = (
        identity
        for sheet in workbook.sheets
        for mark in _marks(sheet).values()
        if (identity := identity_from(mark)) is not None
    )
    return tuple(dict.fromkeys(found))


def without_codes(workbook: Workbook) -> Workbook:
    """As the ordinary reader should see it: without the hidden cells and the sheets that only explain or identify."""
    if not identities_in(workbook):
        return workbook
    kept = [_without(sheet, _marks(sheet)) for sheet in workbook.sheets if not is_ours(sheet)]
    return replace(workbook, sheets=tuple(kept) or workbook.sheets, remarks=remarks_left(workbook))


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet came with the form and holds no figures: the explanation, the identity."""
    if sheet.name == IDENTITY_SHEET:
        return True
    return sheet.name == GUIDE_SHEET and all(column == 1 for _, column in sheet.cells)


def remarks_left(workbook: Workbook) -> tuple[Text, ...]:
    """The remarks about the file that are not about our own hidden sheet."""
    hidden = [sheet.name for sheet in workbook.sheets if sheet.hidden]
    if hidden != [IDENTITY_SHEET]:
        return workbook.remarks
    return tuple(remark for remark in workbook.remarks if IDENTITY_SHEET not in remark.id)


def _marks(sheet: Sheet) -> dict[tuple[int, int], Mark]:
    return {
        place: mark
        for place, cell in sheet.cells.items()
        if isinstance(cell.value, str) and cell.value.startswith("#") and (mark := read_mark(cell.value)) is not None
    }


def _without(sheet: Sheet, marks: Mapping[tuple[int, int], Mark]) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {place: cell for place, cell in sheet.cells.items() if place not in marks}
    return replace(sheet, cells=cells)


def _settled(marks: Iterable[tuple[int, Mark]]) -> dict[int, Mark]:
    """One mark for each line; a line with two different ones has none."""
    found: dict[int, Mark] = {}
    torn: set[int] = set()
    for line, mark in marks:
        if found.setdefault(line, mark) != mark:
            torn.add(line)
    return {line: mark for line, mark in found.items() if line not in torn}
