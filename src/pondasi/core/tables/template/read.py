"""A filled form read back: the same shapes as any other reading, exact because rows and columns say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pondasi.core.tables.address import cell_name, column_letters
from pondasi.core.tables.model import Cell, PrintedTable, Reading, Recipe, Sheet, Workbook
from pondasi.core.tables.template.coded import CodedSheet, coded_sheets, is_ours, remarks_left
from pondasi.core.tables.template.figures import Figures, FormFigure
from pondasi.core.tables.template.guide import NOT_YET
from pondasi.core.tables.template.identity import structure_digest
from pondasi.core.tables.template.labels import Dictionary
from pondasi.core.tables.template.lines import Line, Lines
from pondasi.core.tables.template.printing import printed_table
from pondasi.core.values import DataStructure, Observation, OpenLabel, Period, Place, Status, Table, Text

_RECOGNISED = Text(
    "Formulir isian ini kami kenali, jadi baris dan kolomnya tidak perlu ditebak.",
    "This is one of our forms, so nothing about its rows and columns had to be guessed.",
)
_OLDER = Text(
    "Formulir ini dibuat sebelum susunan datanya berubah. Yang tidak cocok lagi kami baca menurut namanya.",
    "This form was made before the dataset's structure changed. What no longer fits was read by its name.",
)
_OTHER_SHEETS = Text(
    "Lembar lain di berkas ini tidak dibaca: {names}.", "Other sheets of this file were not read: {names}."
)
_NOT_READ = Text(
    "Formulirnya sudah terisi, jadi lembar ini tidak dibaca.", "The form is filled, so this sheet was not read."
)
_NOTES_COLUMN = Text(
    "Kolom {column} berisi keterangan, jadi tidak dibaca sebagai angka.",
    "Column {column} holds remarks, so it was not read as figures.",
)


@dataclass(frozen=True)
class FilledForm:
    """What a form says: the reading to show, the printed table in it and its tidy one."""

    reading: Reading
    printed: PrintedTable
    table: Table
    recipe: Recipe
    """What a person said about it."""


def read_form(
    workbook: Workbook, structure: DataStructure, period: Period, recipe: Recipe | None = None
) -> FilledForm | None:
    """The form of this dataset and period in the workbook, where one was filled.

    None for everything else, which the ordinary reader reads: no form, one of another dataset or period, an empty one,
    or a person who points at another header, sheet or period.
    """
    recipe = recipe or Recipe()
    if recipe.header_rows or recipe.period not in (None, period.code):
        return None
    read = [
        (sheet, found)
        for sheet in coded_sheets(workbook)
        if (sheet.identity.dataset, sheet.identity.period) == (structure.id, period.code)
        and recipe.sheet in (None, sheet.sheet.name)
        and (found := _read_sheet(sheet, structure, recipe)) is not None
    ]
    if not read:
        return None
    chosen = max(read, key=lambda pair: sum(o.period == period for o in pair[1].table.observations))
    remarks = [*remarks_left(workbook), _RECOGNISED]
    if chosen[0].identity.digest != structure_digest(structure):
        remarks.append(_OLDER)
    coded = {sheet.sheet.name: found.shown for sheet, found in read}
    others = [sheet for sheet in workbook.sheets if sheet.name not in coded and not is_ours(sheet) and sheet.cells]
    if others:
        remarks.append(_OTHER_SHEETS.fill(names=", ".join(sheet.name for sheet in others)))
    shown = tuple(coded.get(sheet.name, sheet) for sheet in workbook.sheets)
    remarks.extend(chosen[1].remarks)
    reading = Reading(
        replace(workbook, sheets=shown, remarks=tuple(remarks)),
        tuple(found.printed for _, found in read),
        {sheet.name: _NOT_READ for sheet in others},
    )
    return FilledForm(reading, chosen[1].printed, chosen[1].table, recipe)


@dataclass(frozen=True)
class _ReadSheet:
    printed: PrintedTable
    table: Table
    remarks: tuple[Text, ...]
    shown: Sheet


def _read_sheet(coded: CodedSheet, structure: DataStructure, recipe: Recipe) -> _ReadSheet | None:
    """One sheet; None where nothing was filled in."""
    lines = Lines(coded, Dictionary(structure, recipe.labels), recipe)
    rows, columns = lines.rows(), lines.columns()
    read = Figures(lines, rows, columns)
    if not read.anything_typed:
        return None
    found = read.all()
    printed = printed_table(lines, found, recipe.unit)
    table = Table(
        structure.dimensions,
        tuple(_observation(coded, structure, one) for one in found if not one.waits and not one.dropped),
        printed.unit,
        printed.title,
        _open_labels(coded, [line for line in (*rows, *columns) if any(_concerns(line, one) for one in found)]),
    )
    remarks = [*lines.remarks, *(_NOTES_COLUMN.fill(column=column_letters(one)) for one in read.remark_columns)]
    return _ReadSheet(printed, table, tuple(remarks), _with_totals(coded.sheet, found))


def _with_totals(sheet: Sheet, figures: Sequence[FormFigure]) -> Sheet:
    """The sheet as the officer would see it: results in place of formulas that no program calculated."""
    cells = dict(sheet.cells)
    for figure in figures:
        cell = cells.get(figure.place)
        if cell is not None and cell.formula_without_value and figure.status is not Status.AMBIGUOUS:
            text = NOT_YET if figure.value is None else f"{figure.value:f}"
            cells[figure.place] = Cell(figure.value, text, cell.bold)
    return replace(sheet, cells=cells)


def _concerns(line: Line, figure: FormFigure) -> bool:
    return not figure.dropped and line in (figure.row, figure.column)


def _observation(coded: CodedSheet, structure: DataStructure, figure: FormFigure) -> Observation:
    return Observation(
        key=tuple(figure.codes.get(dimension.id, "") for dimension in structure.dimensions),
        period=figure.period,
        value=figure.value,
        raw=figure.raw,
        status=figure.status,
        role=figure.role,
        place=Place(coded.sheet.name, cell_name(*figure.place)),
    )


def _open_labels(coded: CodedSheet, lines: Sequence[Line]) -> tuple[OpenLabel, ...]:
    """Every question once, with all the cells that it concerns."""
    found: dict[tuple[str, str], OpenLabel] = {}
    for line in lines:
        for question in line.questions:
            place = Place(coded.sheet.name, question.cell)
            present = found.get((question.dimension, question.label))
            if present is None:
                fresh = OpenLabel(question.dimension, question.label, (place,), question.candidates)
                found[question.dimension, question.label] = fresh
            elif place not in present.places:
                found[question.dimension, question.label] = replace(present, places=(*present.places, place))
    return tuple(found.values())
