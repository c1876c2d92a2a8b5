"""Codes of another system among those of a column: a region's BPS code among the ministry's, or the other way round.

The reader takes either system for a whole column. One code of the other system among them it leaves open. Where that
number is another region's code as well, or was no label to the reader, the figure counts with another row, which then
stands twice, or with none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from pondasi.core.checks.case import Case
from pondasi.core.tables.address import cell_name
from pondasi.core.tables.matching.index import OWN, NumberIndex
from pondasi.core.tables.matching.names import digits_of
from pondasi.core.values import Code, Dimension, Observation, Place, Text

_LEAST_DIGITS = 4
"""Of a region's code: shorter numbers beside a row only count the rows."""


@dataclass(frozen=True, slots=True)
class OtherCode:
    """A printed code, and whose code it is in another system than its column's."""

    printed: str
    code: Code
    system: str
    """As `Code.other_systems` names it; "" for the code list's own."""
    places: tuple[Place, ...]
    taken_for: Text | None = None
    """The row that its figures were counted with."""


def other_codes(case: Case) -> Iterator[OtherCode]:
    """Every code of another system that the reader could not place; none without a structure."""
    table = case.table
    if table is None or case.structure is None:
        return
    for place, dimension in enumerate(table.dimensions):
        if any(code.other_systems for code in dimension.code_list):
            yield from _left_open(case, dimension)
            yield from _nameless(case, place, dimension)
            yield from _taken_for_others(case, place, dimension)


def _left_open(case: Case, dimension: Dimension) -> Iterator[OtherCode]:
    labels = [one for one in case.table.open_labels if not one.candidates] if case.table else []
    labels = [one for one in labels if one.dimension == dimension.id and digits_of(one.label)]
    numbers = NumberIndex(dimension) if labels else None
    for label in labels:
        found = numbers.find(label.label, None) if numbers else {}
        if len(found) == 1:
            [(system, code)] = found.items()
            yield OtherCode(label.label, code, system, label.places)


def _nameless(case: Case, place: int, dimension: Dimension) -> Iterator[OtherCode]:
    """Figures without a label, beside which the file prints the code of an absent region."""
    labels = case.table.open_labels if case.table else ()
    cells = [cell for one in labels if one.dimension == dimension.id and not one.label.strip() for cell in one.places]
    present = {one.key[place] for one in case.observations}
    if not cells or not present:
        return  # where no region was read, no column has a system yet
    numbers = NumberIndex(dimension)
    found: dict[str, OtherCode] = {}
    for cell, printed in _printed_beside(case, cells).items():
        absent = _absent(numbers, printed, present)
        if len(absent) == 1:
            number, code, system = absent[0]
            before = found[code.id].places if code.id in found else ()
            found[code.id] = OtherCode(number, code, system, (*before, cell))
    yield from found.values()


def _taken_for_others(case: Case, place: int, dimension: Dimension) -> Iterator[OtherCode]:
    """Codes of absent regions in the rows of a region that stands there twice."""
    twice = _twice(case.observations, place)
    if not twice:
        return
    numbers = NumberIndex(dimension)
    present = {one.key[place] for one in case.observations}
    beside = _printed_beside(case, [one.place for figures in twice.values() for one in figures])
    for code_id, figures in twice.items():
        code = dimension.code_list.by_id.get(code_id)
        if code is None:
            continue
        places = tuple(one.place for one in figures)
        absent = _absent(numbers, [*_numbers_of(code), *(text for one in places for text in beside[one])], present)
        if len(absent) == 1:
            yield OtherCode(*absent[0], places, code.name)


def _absent(numbers: NumberIndex, printed: Iterable[str], present: Collection[str]) -> list[tuple[str, Code, str]]:
    """The regions that are not there and have one of these numbers, once each: number, region, system."""
    found = {
        code.id: (number, code, system)
        for number in printed
        for system, code in _in_one_system(numbers, number)
        if code.id not in present
    }
    return list(found.values())


def _in_one_system(numbers: NumberIndex, number: str) -> Iterator[tuple[str, Code]]:
    """The codes with this number, by system, but those that have it in several: it is of no other system then."""
    found = numbers.find(number, None)
    codes = list(found.values())
    yield from ((system, code) for system, code in found.items() if codes.count(code) == 1)


def _twice(observations: Sequence[Observation], place: int) -> dict[str, list[Observation]]:
    """The figures of keys that occur more than once, by their code in one dimension."""
    by_key: dict[tuple[str, ...], list[Observation]] = {}
    for one in observations:
        by_key.setdefault(one.key, []).append(one)
    found: dict[str, list[Observation]] = {}
    for key, figures in by_key.items():
        if len(figures) > 1:
            found.setdefault(key[place], []).extend(figures)
    return found


def _numbers_of(code: Code) -> Iterator[str]:
    """Its number in every system, without dots: so it may be another region's in another system."""
    for number in (code.id, *code.other_systems.values()):
        if digits := digits_of(number):
            yield digits


def _printed_beside(case: Case, places: Collection[Place]) -> dict[Place, list[str]]:
    """The numbers that the file prints in the row of each of these figures, these figures themselves apart."""
    own = frozenset(places)
    by_row: dict[tuple[str, str], list[str]] = {(one.sheet, _row(one)): [] for one in own}
    for sheet in case.workbook.sheets if case.workbook else ():
        for (row, column), cell in sheet.cells.items():
            texts = by_row.get((sheet.name, str(row)))
            if texts is None or len(digits_of(cell.text)) < _LEAST_DIGITS:
                continue
            if Place(sheet.name, cell_name(row, column)) not in own:
                texts.append(cell.text.strip())
    return {one: by_row[one.sheet, _row(one)] for one in places}


def _row(place: Place) -> str:
    return place.cell.lstrip(ascii_uppercase)


def system_name(system: str) -> Text:
    """`kode BPS`; the code list's own system has no name."""
    if system == OWN:
        return Text("kode daftar data ini", "the code of this data's list")
    return Text("kode {system}", "the {system} code").fill(system=system)
