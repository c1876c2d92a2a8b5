"""Where everything stands on a form: which dimension goes down, which across, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from pondasi.core.errors import InvalidInput
from pondasi.core.values import TOTAL, CodeList, DataStructure, Dimension, Text

MOST_COLUMNS = 12
"""So many columns of figures still fit on a page; what is broken down further goes into sections."""
MOST_CELLS = 60_000
_TOO_LARGE = InvalidInput(
    Text(
        "Formulir untuk data ini akan berisi lebih dari {most} sel.",
        "A form for this dataset would hold more than {most} cells.",
    ).fill(most=MOST_CELLS),
    Text(
        "Kirim berkas yang sudah Anda punya; tidak perlu memakai formulir.",
        "Hand in the file that you already have; no form is needed.",
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A code of a dimension where it stands in the printed order. `depth` counts from 0 inside its whole."""

    code: str
    name: str
    depth: int
    is_total: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: figures, or the heading of a section."""

    codes: Mapping[str, str]
    label: str
    depth: int = 0
    is_total: bool = False
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures."""

    codes: Mapping[str, str]
    labels: tuple[str, ...]
    """One for each dimension across."""
    is_total: bool = False


@dataclass(frozen=True)
class Plan:
    """The table of a form, without its place on the sheet."""

    down: tuple[Dimension, ...]
    """The last one names the rows, the others their sections."""
    across: tuple[Dimension, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def plan_form(structure: DataStructure) -> Plan:
    """Regions (else the longest list) down, short lists across, the rest as sections.

    Raises `InvalidInput` for more than `MOST_CELLS` cells or a structure without dimensions.
    """
    if not structure.dimensions:
        raise InvalidInput(
            Text("Definisi dataset ini tidak memuat rincian.", "This dataset's definition names no breakdown."),
            Text("Mohon ekspor lagi definisinya dari server.", "Please export the definition from the server again."),
        )
    if prod(len(dimension.code_list.codes) for dimension in structure.dimensions) > MOST_CELLS:
        raise _TOO_LARGE
    spine = _spine(structure.dimensions)
    across = _across([one for one in structure.dimensions if one is not spine])
    sections = [one for one in structure.dimensions if one is not spine and one not in across]
    return Plan((*sections, spine), tuple(across), tuple(_rows(sections, spine)), tuple(_columns(across)))


def in_printed_order(codes: CodeList) -> tuple[Entry, ...]:
    """Parents above their parts, but the whole below everything: totals of a table stand last."""
    top = [code.id for code in codes if code.parent is None or code.parent not in codes.by_id]
    wholes = [code for code in top if code == TOTAL or (len(top) == 1 and code in codes.children)]
    found: list[Entry] = []

    def put(code: str, depth: int) -> None:
        found.append(Entry(code, codes.by_id[code].name.id, depth, code in codes.children))
        for child in codes.children.get(code, ()):
            put(child, depth + 1)

    for code in top:
        if code not in wholes:
            put(code, 0)
    for whole in wholes:
        for child in codes.children.get(whole, ()):
            put(child, 0)
        found.append(Entry(whole, codes.by_id[whole].name.id, 0, whole in codes.children))
    return tuple(found)


def _spine(dimensions: Sequence[Dimension]) -> Dimension:
    return max(dimensions, key=lambda one: (one.is_region, len(one.code_list.codes)))


def _across(others: Sequence[Dimension]) -> list[Dimension]:
    """The shortest lists as long as they fit, in the structure's order."""
    chosen: list[Dimension] = []
    width = 1
    for one in sorted(others, key=lambda dimension: len(dimension.code_list.codes)):
        if width * len(one.code_list.codes) <= MOST_COLUMNS:
            width *= len(one.code_list.codes)
            chosen.append(one)
    return [one for one in others if one in chosen]


def _columns(across: Sequence[Dimension]) -> list[Column]:
    found = []
    for entries in product(*(in_printed_order(one.code_list) for one in across)):
        codes = {one.id: entry.code for one, entry in zip(across, entries, strict=True)}
        found.append(Column(codes, tuple(entry.name for entry in entries), any(entry.is_total for entry in entries)))
    return found


def _rows(sections: Sequence[Dimension], spine: Dimension) -> list[Row]:
    lines = in_printed_order(spine.code_list)
    found = []
    for entries in product(*(in_printed_order(one.code_list) for one in sections)):
        outer = {one.id: entry.code for one, entry in zip(sections, entries, strict=True)}
        whole = any(entry.is_total for entry in entries)
        if sections:
            label = SECTION_JOINT.join(entry.name for entry in entries)
            found.append(Row(outer, label, is_total=whole, is_section=True))
        for line in lines:
            codes = {**outer, spine.id: line.code}
            found.append(Row(codes, line.name, line.depth, whole or line.is_total))
    return found


SECTION_JOINT = " / "
"""Between the names of a section that stands for several dimensions."""
