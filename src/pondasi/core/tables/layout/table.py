"""One block of a sheet turned into a printed table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pondasi.core.tables.address import cell_name, range_name
from pondasi.core.tables.evidence import ColumnEvidence, Evidence, NotationBasis, Part, TotalBasis, TotalEvidence
from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.columns import Column, column_parts, survey
from pondasi.core.tables.layout.figures import Decided, decide
from pondasi.core.tables.layout.footnotes import apply_flags, find_footnotes
from pondasi.core.tables.layout.grid import Grid, Look
from pondasi.core.tables.layout.groups import depths, heads_of_means, outline_totals
from pondasi.core.tables.layout.header import Heading, header_paths
from pondasi.core.tables.layout.lists import is_about_data
from pondasi.core.tables.layout.repairs import repair_lost_zeros, repair_totals
from pondasi.core.tables.layout.rows import Row, RowReader
from pondasi.core.tables.layout.surroundings import Surroundings, read_surroundings, table_number
from pondasi.core.tables.layout.totals import Values, adds_up, head_span, is_region_total
from pondasi.core.tables.layout.units import read_units
from pondasi.core.tables.layout.values import ValueColumns, decide_columns, number_of
from pondasi.core.tables.model import Axis, CellRole, Label, PrintedObservation, PrintedTable
from pondasi.core.tables.periods import part_of, periods_in, year_of
from pondasi.core.values import Role, Status

MOST_COLOURED = 50_000
"""Figures beyond which a table gets no roles for its cells: nobody looks at so many, and they cost memory."""
_MOST_OUTLINED = 2_000
"""Rows beyond which no outline is looked for."""


@dataclass(frozen=True)
class _Body:
    """A table's rows with everything that was decided about them."""

    rows: Sequence[Row]
    parts: Mapping[int, Part]
    columns: ValueColumns
    total_rows: Mapping[int, TotalEvidence]
    """By position."""


@dataclass(frozen=True)
class Surveyed:
    """A block with its headings and what each of its columns is."""

    block: Block
    paths: Mapping[int, tuple[Heading, ...]]
    parts: Mapping[int, Part]


def survey_block(grid: Grid, block: Block) -> list[Surveyed]:
    """The block, or its parts where a second table stands directly at the right of the first."""
    paths = header_paths(grid, block)
    columns = survey(grid, block, paths)
    parts = column_parts(columns)
    start = _second_start(columns, parts)
    left = _cut(block, tuple(c for c in block.columns if c < start)) if start else None
    right = _cut(block, tuple(c for c in block.columns if c >= start)) if start else None
    if left is None or right is None:
        return [Surveyed(block, paths, parts)]
    return [*survey_block(grid, left), *survey_block(grid, right)]


def _second_start(columns: list[Column], parts: Mapping[int, Part]) -> int | None:
    """The label column after values, followed by values, that fills other rows than the first or repeats its head."""
    labels = [c for c in columns if parts.get(c.number) in (Part.LABEL, Part.COUNTER)]
    values = [number for number, part in parts.items() if part is Part.VALUE]
    if not labels or not values:
        return None
    first = next((c for c in labels if parts[c.number] is Part.LABEL), labels[0])
    for column in labels:
        if column.number <= min(values) or column.number >= max(values):
            continue
        repeated = bool(column.heading) and column.heading == labels[0].heading
        apart = abs(column.filled - first.filled) > 0.15 * first.filled and len(column.words) == column.texts
        if repeated or apart:
            return column.number
    return None


def _cut(block: Block, columns: tuple[int, ...]) -> Block | None:
    """The block over some of its columns, without the lines that are empty there."""
    header = tuple(cut for line in block.header if (cut := line.within(columns)))
    body = tuple(cut for line in block.body if (cut := line.within(columns)))
    leading = columns[0] == block.columns[0]
    return (
        Block(columns, header, body, block.above if leading else (), block.below if leading else ()) if body else None
    )


def read_table(grid: Grid, surveyed: Surveyed, file_name: str = "") -> PrintedTable | None:
    """The table that the block holds; None where it holds no observation."""
    block, paths, parts = surveyed.block, surveyed.paths, surveyed.parts
    roles: dict[str, CellRole] = {}
    around = read_surroundings(grid, block.above, block.below, roles)
    reader = RowReader(grid, parts, paths)
    rows = reader.read(block.body)
    rows = _without_strays(grid, rows, reader.values)
    if not rows or not reader.values or not _is_statistical(grid, block, rows, reader):
        return None
    columns = decide_columns(grid, rows, reader.values, paths, around)
    total_rows = _total_rows(rows, columns)
    rows = _without_sections(rows, total_rows)
    columns = _repaired(grid, columns, rows, total_rows)
    body = _Body(rows, parts, columns, total_rows)
    observations = _observations(grid, body)
    marked = around.notes and len(observations) <= MOST_COLOURED
    footnotes = find_footnotes(around.notes, _texts(grid, block)) if marked else ()
    observations = apply_flags(observations, footnotes) if footnotes else observations
    if len(observations) <= MOST_COLOURED:
        _colour(grid, block, body, roles)
    unit, units = read_units(grid, block, paths, parts, reader.values)
    first = (block.header or block.body)[0].row
    periods = _periods(around, rows, columns, grid.sheet.name)
    return PrintedTable(
        sheet=grid.sheet.name,
        range=range_name(first, block.columns[0], block.body[-1].row, block.columns[-1]),
        title=around.title,
        unit=around.unit or unit,
        units=units,
        source=around.source,
        notes=around.notes,
        periods=periods or periods_in(file_name),
        heading_periods=periods_in(around.text) or periods_in(grid.sheet.name),
        periods_guessed=not periods,
        header_rows=tuple(line.row for line in block.header),
        observations=tuple(observations),
        roles=roles,
        evidence=_evidence(body),
        footnotes=footnotes,
        number=table_number(around.title),
        heading=around.text,
    )


def _texts(grid: Grid, block: Block) -> dict[str, str]:
    """The words of every cell of the table and of the lines above it."""
    lines = (*block.above, *block.header, *block.body)
    return {cell_name(line.row, column): grid.text(line.row, column) for line in lines for column in line.looks}


def _without_strays(grid: Grid, rows: list[Row], values: Sequence[int]) -> list[Row]:
    """Rows that are more than a lone leftover: a label, at least two figures, or the sum of the column above."""
    return [
        row
        for row in rows
        if row.labels
        or sum(column in row.line.looks for column in values) >= 2
        or any(_sums_above(grid, rows, row, column) for column in values if column in row.line.looks)
    ]


def _sums_above(grid: Grid, rows: Sequence[Row], row: Row, column: int) -> bool:
    """Whether a lone last figure below the others is their sum, or half of it where they hold subtotals."""
    if row is not rows[-1] or len(rows) < 3 or row.line.row > rows[-2].line.row + 2:
        return False
    cells = [grid.cell(other.line.row, column) for other in rows]
    decided = decide(cells, "", None).figures
    numbers = [number for figure in decided if (number := number_of(figure)) is not None]
    return len(numbers) > 2 and sum(numbers[:-1]) in (numbers[-1], 2 * numbers[-1])


def _is_statistical(grid: Grid, block: Block, rows: list[Row], reader: RowReader) -> bool:
    """Some figure, or a text class, under a header or beside a label."""
    if not any(row.labels for row in rows) and not block.header:
        return False
    if is_about_data(list(reader.headings.values())):
        return False
    for row in rows:
        for column in reader.values:
            look = row.line.looks.get(column)
            if look in (Look.NUMBER, Look.YEAR) or (look is Look.TEXT and len(rows) >= 5):
                return True
    return False


def _total_rows(rows: list[Row], columns: ValueColumns) -> dict[int, TotalEvidence]:
    """Positions of the rows that are totals, and why."""
    found = {position: TotalEvidence(TotalBasis.WORD) for position, row in enumerate(rows) if row.total}
    names = [_name(row) for row in rows]
    series = [columns.figures(position) for position in range(len(rows))]
    earlier = _earlier_totals(rows)
    last = len(rows) - len(earlier) - 1
    candidates = {0, last} if last >= 2 else set()
    for position in candidates - found.keys():
        rest = [index for index in range(last + 1) if index != position and index not in found]
        others = [names[index] for index in rest]
        parts = [series[index] for index in rest]
        if is_region_total(names[position], others) and not columns.too_small(position, rest):
            found[position] = TotalEvidence(TotalBasis.REGION)
        elif not rows[position].labels:
            found[position] = TotalEvidence(TotalBasis.UNNAMED)
        elif adds_up(series[position], parts, names[position]):
            found[position] = TotalEvidence(TotalBasis.SUM, tuple(rows[index].line.row for index in rest))
    if last in found:
        found |= {position: TotalEvidence(TotalBasis.EARLIER) for position in earlier}
    for position, row in enumerate(rows):
        if row.heads and position not in found and (span := head_span(position, series)):
            found[position] = TotalEvidence(TotalBasis.SUM, tuple(rows[index].line.row for index in span))
    if len(rows) <= _MOST_OUTLINED:
        for position, children in _outlined(rows, series, columns).items():
            below = tuple(rows[index].line.row for index in children)
            found.setdefault(position, TotalEvidence(TotalBasis.SUM, below))
    return found


def _outlined(rows: Sequence[Row], series: Sequence[Values], columns: ValueColumns) -> dict[int, tuple[int, ...]]:
    """Rows that hold the rows one step deeper below them, to these; rows that are totals by their words stand aside."""
    plain = [position for position, row in enumerate(rows) if not row.total]
    levels = depths([rows[position].mark for position in plain], [rows[position].indent for position in plain])
    figures = [series[position] for position in plain]
    inside = outline_totals(levels, figures) or (heads_of_means(levels, figures) if columns.are_shares else {})
    return {plain[head]: tuple(plain[part] for part in parts) for head, parts in inside.items()}


def _without_sections(rows: list[Row], totals: Mapping[int, TotalEvidence]) -> list[Row]:
    """The rows, the total of the whole table without the section that it happens to stand below."""
    plain = len(rows) - len(totals)
    return [
        replace(row, labels=tuple(label for label in row.labels if label.axis is not Axis.SECTION))
        if (total := totals.get(position))
        and (total.basis in (TotalBasis.REGION, TotalBasis.UNNAMED) or len(total.parts) >= max(plain, 2))
        else row
        for position, row in enumerate(rows)
    ]


def _earlier_totals(rows: Sequence[Row]) -> range:
    """Last rows named by a year alone: below the total they are the totals of those years."""
    start = len(rows)
    while start and rows[start - 1].labels and all(year_of(label.text) for label in rows[start - 1].labels):
        start -= 1
    return range(start, len(rows)) if start else range(0)


def _repaired(
    grid: Grid, columns: ValueColumns, rows: Sequence[Row], total_rows: Mapping[int, TotalEvidence]
) -> ValueColumns:
    """The columns after a look at what stands beside each figure."""
    decided = {}
    shared = Decided(None, Status.AMBIGUOUS)
    for column, read in columns.decided.items():
        figures = [
            shared if _is_shared(grid, row, column) else figure for row, figure in zip(rows, read.figures, strict=True)
        ]
        restored = {position for position, figure in enumerate(figures) if figure.restored}
        mended = repair_lost_zeros(figures, rows, restored) if restored else figures
        decided[column] = replace(read, figures=repair_totals(mended, total_rows))
    return replace(columns, decided=decided)


def _evidence(body: _Body) -> Evidence:
    """What each column and total row was taken for."""
    columns = {}
    for number, part in body.parts.items():
        decision = body.columns.decided.get(number)
        columns[number] = ColumnEvidence(
            part,
            decision.notation if decision else None,
            decision.basis if decision else NotationBasis.PLAIN,
            body.columns.totals.get(number),
        )
    return Evidence(columns, {body.rows[position].line.row: total for position, total in body.total_rows.items()})


def _is_shared(grid: Grid, row: Row, column: int) -> bool:
    """A figure merged over several rows: nothing says which part of it belongs to which."""
    area = grid.merge_at.get((row.line.row, column))
    return area is not None and area[2] > area[0] and area[1] == column


def _name(row: Row) -> str:
    """The row's own name: its last label that is no period."""
    own = [label.text for label in row.labels if label.axis is Axis.ROW and not year_of(label.text)]
    return own[-1] if own else ""


def _observations(grid: Grid, body: _Body) -> list[PrintedObservation]:
    found = []
    columns = body.columns
    for position, row in enumerate(body.rows):
        row_total = position in body.total_rows
        for column in columns.numbers:
            decided = columns.decided[column].figures[position]
            cell = grid.cell(row.line.row, column)
            role = Role.TOTAL if row_total or column in columns.totals else Role.DATA
            found.append(
                PrintedObservation(
                    cell=cell_name(row.line.row, column),
                    value=decided.value,
                    raw=cell.text if cell else "",
                    status=decided.status,
                    role=role,
                    labels=row.labels + columns.labels[column],
                )
            )
    return found


def _periods(around: Surroundings, rows: Sequence[Row], columns: ValueColumns, sheet: str) -> tuple[str, ...]:
    """Periods printed at the table: in its header and period columns, else in its title, else in the sheet's name."""
    across = {period for labels in columns.labels.values() for period in _labelled(labels)}
    down = {period for row in rows for period in _labelled(row.labels)}
    printed = periods_in(around.text)
    parts = {part for labels in columns.labels.values() for label in labels if (part := part_of(label.text))}
    parts |= {part for row in rows for label in row.labels if (part := part_of(label.text))}
    if parts and not across | down and len(printed) == 1 and len(printed[0]) == 4:
        return tuple(sorted(f"{printed[0]}-{part}" for part in parts))
    return tuple(sorted(across | down or set(printed or periods_in(sheet))))


def _labelled(labels: Sequence[Label]) -> set[str]:
    """The periods that one path of labels names: a year with its parts, or any period inside a header's words."""
    years = {str(year) for label in labels if (year := year_of(label.text))}
    parts = [part for label in labels if (part := part_of(label.text))]
    if len(years) == 1 and parts:
        return {f"{year}-{parts[-1]}" for year in years}
    if years:
        return years
    return {period for label in labels if label.axis is not Axis.ROW for period in periods_in(label.text)}


def _colour(grid: Grid, block: Block, body: _Body, roles: dict[str, CellRole]) -> None:
    """The role of every filled cell inside the block."""
    for line in block.header:
        roles.update({cell_name(line.row, column): CellRole.HEADER for column in line.looks})
    for line in block.body:
        roles.update({cell_name(line.row, column): CellRole.LABEL for column in line.looks})
    shown = {Part.LABEL: CellRole.LABEL, Part.PERIOD: CellRole.LABEL, Part.CODE: CellRole.LABEL}
    shown[Part.CLASS] = CellRole.LABEL
    for position, row in enumerate(body.rows):
        for column in row.line.looks:
            part = body.parts.get(column)
            if part is Part.VALUE:
                total = position in body.total_rows or column in body.columns.totals
                role = CellRole.TOTAL if total else CellRole.VALUE
            else:
                role = shown.get(part, CellRole.SKIPPED) if part else CellRole.SKIPPED
            roles[cell_name(row.line.row, column)] = role
