"""The value columns of a table: what each of their figures says, and which columns are totals of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.tables.evidence import Notation, NotationBasis, TotalBasis, TotalEvidence
from pondasi.core.tables.layout.figures import (
    Decided,
    Decision,
    counted,
    damaged_together,
    decide,
    grouped_throughout,
    measured,
    notation_of,
    written_in,
)
from pondasi.core.tables.layout.grid import Grid
from pondasi.core.tables.layout.header import Heading
from pondasi.core.tables.layout.rows import Row
from pondasi.core.tables.layout.surroundings import Surroundings
from pondasi.core.tables.layout.totals import group_sums, is_share_heading, is_total_heading, sum_columns
from pondasi.core.tables.marks import mark
from pondasi.core.tables.model import Axis, Cell, Label
from pondasi.core.values import Status

_ABSENT = frozenset({"tidak ada", "nihil"})
"""Marks that are classes where words were observed."""


@dataclass(frozen=True)
class ValueColumns:
    """The value columns of a table with everything that was decided about them."""

    numbers: tuple[int, ...]
    decided: Mapping[int, Decision]
    labels: Mapping[int, tuple[Label, ...]]
    totals: Mapping[int, TotalEvidence]

    are_shares: bool = False
    """The words around every column name a share or rate, which no total adds up."""
    counted: frozenset[int] = frozenset()
    """Columns in which people or things are counted."""

    def too_small(self, position: int, others: Sequence[int]) -> bool:
        """Whether a row counts no more than others do in every column, so that it is one of them and no total."""
        smaller = []
        for column in self.counted:
            figures = [number_of(self.decided[column].figures[other]) for other in others]
            own = number_of(self.decided[column].figures[position])
            known = [figure for figure in figures if figure is not None]
            if own is not None and known:
                smaller.append(min(known) <= own < max(known))
        return bool(smaller) and all(smaller)

    def figures(self, position: int) -> list[Decimal | None]:
        """The numbers of one row, by its position."""
        return [number_of(self.decided[column].figures[position]) for column in self.numbers]


def number_of(decided: Decided) -> Decimal | None:
    """The figure, where it is a number."""
    return decided.value if isinstance(decided.value, Decimal) else None


def decide_columns(
    grid: Grid,
    rows: Sequence[Row],
    values: Sequence[int],
    paths: Mapping[int, tuple[Heading, ...]],
    around: Surroundings,
) -> ValueColumns:
    """Every value column decided from its cells, the words around it, its neighbours, and what a person said."""
    words = {
        column: " ".join([heading.text for heading in paths.get(column, ())] + [around.title, around.unit])
        for column in values
    }
    headings = [" ".join(heading.text for heading in paths.get(column, ())) for column in values]
    by_rows = _rows_are_measures(rows, headings)
    decided = _decisions_by_row(grid, rows, values, around) if by_rows else _decisions(grid, rows, words)
    labels = {
        column: tuple(Label(heading.text, Axis.COLUMN, heading.cell) for heading in paths.get(column, ()))
        for column in values
    }
    series = [[number_of(figure) for figure in decided[column].figures] for column in values]
    plain = [position for position, row in enumerate(rows) if not row.total]
    without_totals = [[column[position] for position in plain] for column in series]
    sums = sum_columns(without_totals)
    sums = _without_repeated(sums, [labels[column][-1].text if labels[column] else "" for column in values])
    worded = _worded(labels)
    sums |= _name_groups(values, (series, without_totals), labels)
    parts = [c for c in values if c not in worded and not is_share_heading(" ".join(la.text for la in labels[c]))]
    totals = {column: TotalEvidence(TotalBasis.WORD) for column in worded if len(parts) >= 2}
    for position, span in sums.items():
        totals[values[position]] = TotalEvidence(TotalBasis.SUM, tuple(values[other] for other in span))
    return ValueColumns(
        tuple(values),
        decided,
        labels,
        totals,
        all(is_share_heading(over) for over in words.values()),
        frozenset(column for column, over in words.items() if counted(over)),
    )


def _rows_are_measures(rows: Sequence[Row], headings: Sequence[str]) -> bool:
    """Whether each row is a measure of its own ("Jumlah Guru", "Luas Panen"), and columns are times or regions."""
    if any(counted(heading) or measured(heading) for heading in headings):
        return False
    names = [_name_of(row) for row in rows]
    named = [name for name in names if counted(name) or measured(name)]
    return len(set(named)) >= 1 and len(named) >= len(names) / 2 and len(set(names)) == len(names)


def _name_of(row: Row) -> str:
    """All labels of a row that stand in it."""
    return " ".join(label.text for label in row.labels if label.axis is Axis.ROW)


def _decisions_by_row(
    grid: Grid, rows: Sequence[Row], values: Sequence[int], around: Surroundings
) -> dict[int, Decision]:
    """Rows decided as columns usually are, then told by column: OPEN where something stays open in it."""
    turned = {position: [grid.cell(row.line.row, column) for column in values] for position, row in enumerate(rows)}
    words = {position: f"{_name_of(row)} {around.unit}" for position, row in enumerate(rows)}
    decisions = _decided_lines(turned, words, {}, [])
    found = {}
    for place, column in enumerate(values):
        figures = [decisions[position].figures[place] for position in range(len(rows))]
        cells = [turned[position][place] for position in range(len(rows))]
        said = grid.notation.get(column) or grid.hints.get(column)
        if said:
            answered = written_in(cells, said, NotationBasis.SAID).figures
            figures = [
                other if figure.status is Status.AMBIGUOUS else figure
                for figure, other in zip(figures, answered, strict=True)
            ]
        is_open = any(figure.status is Status.AMBIGUOUS for figure in figures)
        asked = NotationBasis.SAID if column in grid.notation else NotationBasis.PAST
        basis = asked if said else NotationBasis.OPEN if is_open else NotationBasis.ROW
        found[column] = Decision(figures, said, basis)
    return found


def _worded(labels: Mapping[int, Sequence[Label]]) -> list[int]:
    """Columns whose headings say total; a heading that every column has says nothing."""
    placed = {column: {(depth, label.text) for depth, label in enumerate(path)} for column, path in labels.items()}
    every = {label for path in placed.values() for label in path}
    everywhere = {
        (depth, text)
        for depth, text in every
        if all((depth, text) in path for path in placed.values() if len(path) > depth)
        and sum((depth, text) in path for path in placed.values()) >= max(2, len(placed) / 2)
    }
    return [column for column, path in placed.items() if any(is_total_heading(text) for _, text in path - everywhere)]


def _decisions(grid: Grid, rows: Sequence[Row], words_over: Mapping[int, str]) -> dict[int, Decision]:
    """`words_over` are the words around each column."""
    cells = {column: cells_of(grid, rows, column) for column in words_over}
    totals = [position for position, row in enumerate(rows) if row.total]
    decided = _decided_lines(cells, words_over, grid.notation, totals)
    for column, hint in grid.hints.items():
        if column in decided and decided[column].basis in (NotationBasis.OPEN, NotationBasis.GROUPED):
            decided[column] = written_in(cells[column], hint, NotationBasis.PAST)
    return decided


def _decided_lines(
    lines: Mapping[int, Sequence[Cell | None]],
    words_over: Mapping[int, str],
    said: Mapping[int, Notation],
    totals: Sequence[int],
) -> dict[int, Decision]:
    """Lines of figures (columns, or rows where these are measures) decided from themselves and from each other.

    `totals` are the positions in each line that are totals of the others.
    """
    proofs = {notation_of(cells) for cells in lines.values()} - {None}
    some_counted = any(counted(words) for words in words_over.values())
    whole = [lines[line] for line, words in words_over.items() if not measured(words)]
    damaged = damaged_together(whole) if some_counted else False
    notation = proofs.pop() if len(proofs) == 1 else None
    if notation is None:
        notation = grouped_throughout([cell for cells in whole for cell in cells])
    decided = {}
    for line, words in words_over.items():
        cells = lines[line]
        decision = _text_classes(cells) or decide(cells, words, notation, said.get(line), damaged=damaged)
        if decision.basis in (NotationBasis.OPEN, NotationBasis.GROUPED):
            decision = _settled(cells, totals) or decision
        decided[line] = decision
    return decided


def _settled(cells: Sequence[Cell | None], totals: Sequence[int]) -> Decision | None:
    """A line of weak or no proof settled by the only notation in which a total adds up."""
    fitting = [
        decision
        for notation in Notation
        if _sums_agree((decision := written_in(cells, notation, NotationBasis.SUM)).figures, totals)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _sums_agree(figures: Sequence[Decided], totals: Sequence[int]) -> bool:
    """Whether a total is the sum of the rows since the total before, or of all rows that are no total."""
    since = 0
    for position in totals:
        total = number_of(figures[position])
        every = [number_of(figures[other]) for other in range(len(figures)) if other not in totals]
        block = [number_of(figures[other]) for other in range(since, position)]
        for parts in (every, block):
            known = [part for part in parts if part]
            if total and len(known) >= 2 and sum(known) == total:
                return True
        since = position + 1
    return False


def cells_of(grid: Grid, rows: Sequence[Row], column: int) -> list[Cell | None]:
    """A column's cells, one for each row."""
    return [grid.cell(row.line.row, column) for row in rows]


def _without_repeated(sums: dict[int, range], leaves: Sequence[str]) -> dict[int, range]:
    """Sums without the chance ones: a name such as "L" that stands in several groups is a total in all or in none."""
    repeated = {leaf for leaf in leaves if leaf and leaves.count(leaf) > 1}
    partly = {leaf for position, leaf in enumerate(leaves) if leaf in repeated and position not in sums}
    return {position: span for position, span in sums.items() if leaves[position] not in partly}


def _text_classes(cells: Sequence[Cell | None]) -> Decision | None:
    """Where a column holds words throughout, the words are what was observed."""
    texts = [cell for cell in cells if cell is not None and look_is_text(cell)]
    if len(texts) < 0.5 * len(cells) or len(texts) < 5:
        return None
    return Decision([_class_of(cell) for cell in cells], None, NotationBasis.CLASSES)


def _class_of(cell: Cell | None) -> Decided:
    """The word; or what a mark says, as "–" and "NA" are no classes."""
    marked = mark(cell.text) if cell is not None and cell.text.casefold() not in _ABSENT else None
    if cell is None or marked is not None:
        return Decided(None, marked or Status.MISSING)
    return Decided(cell.text, Status.OK)


def look_is_text(cell: Cell) -> bool:
    """Whether the cell holds words (a mark such as "tidak ada" among classes is a class)."""
    return isinstance(cell.value, str) and cell.value.replace(" ", "").isalpha()


def _name_groups(
    values: Sequence[int],
    series: Sequence[Sequence[Sequence[Decimal | None]]],
    labels: dict[int, tuple[Label, ...]],
) -> dict[int, range]:
    """In a flat header that repeats names, the sum column at the left names the group of its parts.

    `series` are the columns' figures, once with and once without rows that are totals: either may be what proves it.
    Returns the positions of these sum columns with those of their parts.
    """
    leaves = [labels[column][-1].text if labels[column] else "" for column in values]
    flat = all(len(path) == 1 for path in labels.values())
    if not flat or not any(leaves.count(leaf) > 1 for leaf in leaves):
        return {}
    groups = {position: span for one in series for position, span in group_sums(one, leaves).items()}
    for position, span in groups.items():
        group = labels[values[position]]
        for other in span:
            labels[values[other]] = (*group, *labels[values[other]])
    return groups
