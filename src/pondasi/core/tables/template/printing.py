"""A filled form as a printed table: title, unit, notes, and what every cell of the sheet is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pondasi.core.tables.address import cell_name, range_name
from pondasi.core.tables.evidence import ColumnEvidence, Evidence, Part, TotalBasis, TotalEvidence
from pondasi.core.tables.model import CellRole, PrintedObservation, PrintedTable
from pondasi.core.tables.template import guide
from pondasi.core.tables.template.figures import FormFigure
from pondasi.core.tables.template.lines import Lines
from pondasi.core.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN_LINES = frozenset({guide.HINT, guide.MARKS_LINE})
_MOST_ROLES = 60_000


def printed_table(lines: Lines, figures: Sequence[FormFigure], unit: str | None) -> PrintedTable:
    """The table as the reading page shows it and as findings point to it."""
    rows = sorted({figure.place[0] for figure in figures} | set(lines.header_rows))
    columns = sorted({figure.place[1] for figure in figures} | {lines.label_column or figures[0].place[1]})
    above, below = _words_around(lines, figures)
    source, notes = _source_and_notes([*below, *_remarks_beside(lines, figures)])
    return PrintedTable(
        sheet=lines.coded.sheet.name,
        range=range_name(rows[0], columns[0], rows[-1], columns[-1]),
        title=_title(lines, above),
        unit=unit or _unit(lines, above),
        source=source,
        notes=tuple(notes),
        periods=tuple(sorted({figure.period.code for figure in figures})),
        header_rows=lines.header_rows,
        observations=tuple(_observation(figure) for figure in figures),
        roles=_roles(lines, figures),
        heading_periods=(lines.coded.identity.period,),
        evidence=_evidence(lines, figures),
    )


def _observation(figure: FormFigure) -> PrintedObservation:
    labels = (*figure.row.labels, *figure.column.labels)
    return PrintedObservation(
        cell_name(*figure.place), figure.value, figure.raw, figure.status, figure.role, tuple(dict.fromkeys(labels))
    )


def _words_around(lines: Lines, figures: Sequence[FormFigure]) -> tuple[list[str], list[str]]:
    """Texts above the table and below it, in order."""
    used = {figure.place[0] for figure in figures} | set(lines.header_rows) | set(lines.coded.rows)
    top = min(used)
    above: list[str] = []
    below: list[str] = []
    for row in sorted({row for row, _ in lines.cells} - used):
        texts = [lines.text(*place) for place in sorted(lines.cells) if place[0] == row]
        (above if row < top else below).append(" ".join(texts))
    return above, [text for text in below if text not in _OWN_LINES]


def _remarks_beside(lines: Lines, figures: Sequence[FormFigure]) -> list[str]:
    """Words in the reason column and in columns that hold none of the figures, each with its row's name."""
    read = {figure.place for figure in figures} | {(row, lines.label_column) for row, _ in lines.cells}
    rows = {figure.place[0] for figure in figures}
    found = []
    for row, column in sorted(lines.cells):
        text = lines.text(row, column)
        if row in rows and (row, column) not in read and text not in guide.REASONS:
            found.append(f"{lines.label_of(row).text}: {text}".removeprefix(": "))
    return found


def _source_and_notes(texts: Sequence[str]) -> tuple[str, list[str]]:
    source = next((text for text in texts if text.startswith(guide.SOURCE_WORD)), "")
    return source.removeprefix(guide.SOURCE_WORD).strip(), [text for text in texts if text and text != source]


def _title(lines: Lines, above: Sequence[str]) -> str:
    own = lines.coded.identity.title
    return next((text for text in above if own and own in text), own or (above[0] if above else ""))


def _unit(lines: Lines, above: Sequence[str]) -> str:
    """The unit that stands on the form, also where somebody changed it."""
    printed = next((text for text in above if text.startswith(guide.UNIT_WORD)), "")
    return printed.removeprefix(guide.UNIT_WORD).strip() or lines.words.structure.measure.unit.id


def _roles(lines: Lines, figures: Sequence[FormFigure]) -> Mapping[str, CellRole]:
    if len(lines.cells) > _MOST_ROLES:
        return {}
    of_figures = {figure.place: figure for figure in figures}
    rows = {figure.place[0] for figure in figures}
    top = min((*lines.header_rows, *rows))
    roles = {}
    for row, column in lines.cells:
        figure = of_figures.get((row, column))
        if figure is not None:
            role = CellRole.TOTAL if figure.role is Role.TOTAL else CellRole.VALUE
            role = CellRole.SKIPPED if figure.dropped else role
        elif row in lines.header_rows:
            role = CellRole.HEADER
        elif column == lines.label_column and (row in rows or row in lines.coded.rows):
            role = CellRole.LABEL
        elif row < top:
            role = CellRole.TITLE
        else:
            role = CellRole.NOTE
        roles[cell_name(row, column)] = role
    return roles


def _evidence(lines: Lines, figures: Sequence[FormFigure]) -> Evidence:
    """What each column was taken for: the form says it."""
    columns: dict[int, ColumnEvidence] = {}
    if lines.label_column is not None:
        columns[lines.label_column] = ColumnEvidence(Part.LABEL)
    if lines.reason_column is not None:
        columns[lines.reason_column] = ColumnEvidence(Part.NOTE)
    totals: dict[int, TotalEvidence] = {}
    for figure in figures:
        row, column = figure.place
        known = columns.get(column)
        if known is None or (figure.notation is not None and known.notation is None):
            whole = _is_whole(lines, figure.column.codes)
            total = TotalEvidence(TotalBasis.WORD) if whole else None
            columns[column] = ColumnEvidence(Part.VALUE, figure.notation, figure.basis, total)
        if _is_whole(lines, figure.row.codes):
            totals.setdefault(row, TotalEvidence(TotalBasis.WORD))
    return Evidence(columns, totals)


def _is_whole(lines: Lines, codes: Mapping[str, str]) -> bool:
    return any(lines.words.is_whole(name, code) for name, code in codes.items())
