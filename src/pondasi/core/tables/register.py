"""Lists that are no statistical tables: registers of units, lists of datasets, dictionaries of variables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pondasi.core.tables.address import range_name
from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.grid import Grid, Line, Look
from pondasi.core.tables.layout.header import header_paths
from pondasi.core.tables.layout.tags import NOTE
from pondasi.core.tables.model import Recipe, Sheet, Workbook
from pondasi.core.values import Text

_FEWEST_ROWS = 3
_SAMPLE = 400

_REGISTER = Text(
    "Tidak ada tabel statistik di lembar ini: isinya daftar {count} baris ({columns}).",
    "There is no statistical table on this sheet: it holds a list of {count} rows ({columns}).",
)


@dataclass(frozen=True)
class Register:
    """A list as it stands: one row for each thing that it names."""

    sheet: str
    range: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Texts as printed, one for each column; "" where nothing stands."""

    def sentence(self) -> Text:
        """What the list is, for the officer."""
        shown = ", ".join(self.columns[:4]) + (", …" if len(self.columns) > 4 else "")
        return _REGISTER.fill(count=len(self.rows), columns=shown)


def read_registers(workbook: Workbook) -> tuple[Register, ...]:
    """Every sheet's rows under their headings, whatever they hold; sheets without a header line give nothing."""
    found = (read_register(sheet) for sheet in workbook.sheets if not sheet.hidden)
    return tuple(register for register in found if register is not None)


def read_register(sheet: Sheet) -> Register | None:
    """The rows of one sheet; None where it has no header line with rows below."""
    grid = Grid(sheet, Recipe(), {})
    head = _header(grid)
    if head is None:
        return None
    header, lines = grid.lines[head[0] : head[1]], _rows(grid, grid.lines[head[1] :])
    columns = tuple(sorted({column for line in header for column in line.looks}))
    if len(lines) < _FEWEST_ROWS:
        return None
    paths = header_paths(grid, Block(columns, tuple(header), tuple(lines)))
    return Register(
        sheet=sheet.name,
        range=range_name(header[0].row, columns[0], lines[-1].row, columns[-1]),
        title=" ".join(grid.text(line.row, line.first) for line in grid.lines[: head[0]] if len(line.looks) == 1),
        columns=tuple(" / ".join(one.text for one in paths[column]) for column in columns),
        rows=tuple(tuple(grid.text(line.row, column) for column in columns) for line in lines),
    )


def register_to_json(register: Register) -> dict[str, Any]:
    """The object that `pondasi read --as register --json` prints for one sheet."""
    names = _unique(register.columns)
    return {
        "sheet": register.sheet,
        "range": register.range,
        "title": register.title,
        "columns": names,
        "rows": [dict(zip(names, row, strict=True)) for row in register.rows],
    }


def _unique(names: Sequence[str]) -> list[str]:
    """Every heading once: a repeated or empty one gets its position."""
    return [name if name and names.count(name) == 1 else f"{name or 'kolom'} ({n})" for n, name in enumerate(names, 1)]


def _header(grid: Grid) -> tuple[int, int] | None:
    """First and end index of the header lines: words over at least two columns that most lines below fill."""
    lines = grid.lines[:_SAMPLE]
    usual = sorted(len(line.looks) for line in lines)[len(lines) // 2] if lines else 0
    for index, line in enumerate(lines):
        texts = line.count(Look.TEXT)
        if texts < 2 or texts < 0.7 * len(line.looks) or len(line.looks) < 0.6 * usual:
            continue
        end = index + 1
        while end < len(lines) and _continues(grid, lines[end], line):
            end += 1
        return index, end
    return None


def _continues(grid: Grid, line: Line, above: Line) -> bool:
    """A second header line stands under a merged heading of the first."""
    areas = [grid.merge_at.get((above.row, column)) for column in above.looks]
    spread = [area for area in areas if area and area[3] > area[1] and area[0] == area[2]]
    inside = all(any(area[1] <= column <= area[3] for area in spread) for column in line.looks)
    return bool(spread) and inside and line.count(Look.TEXT) == len(line.looks)


def _rows(grid: Grid, lines: Sequence[Line]) -> list[Line]:
    """The lines up to the notes at the end."""
    kept = list(lines)
    while kept and (NOTE.match(grid.text(kept[-1].row, kept[-1].first)) or len(kept[-1].looks) == 1):
        kept.pop()
    return kept
