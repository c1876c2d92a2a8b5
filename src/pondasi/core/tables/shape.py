"""The shape of a table that was read: what of it should be the same next time. It holds no figure."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Reading
from pondasi.core.tables.timeless import is_time
from pondasi.core.values import Period, Table

MOST_ITEMS = 2_000
"""Names of one kind beyond which a shape does not list them: nobody could look at their changes."""
MOST_FIGURES = 200_000
"""Figures beyond which their codes are not looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A printed name of one kind: its parent where names hang under others, and the codes that it stood for."""

    text: str
    parent: str = ""
    total: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The names of one kind at the left of a table, or over its sections, in their order."""

    heading: str
    items: tuple[Item, ...]
    section: bool = False


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures by its headings, outer to inner, without times; `power` of ten of its middle figure."""

    path: tuple[str, ...]
    total: bool = False
    codes: tuple[str, ...] = ()
    power: float | None = None


@dataclass(frozen=True)
class Shape:
    """One table's shape. `sheets` are those on which tables with its headings stand, its own among them."""

    period: Period | None
    sheet: str
    sheets: tuple[str, ...]
    tables: int
    """Tables in the whole file."""
    title: str
    unit: str
    depth: int
    """Rows of the header."""
    columns: tuple[ValueColumn, ...]
    labels: tuple[LabelSet, ...]


Slot = tuple[Axis, str]


def shape_of(reading: Reading, printed: PrintedTable, tidy: Table | None = None, period: Period | None = None) -> Shape:
    """The shape of `printed`, a table of `reading`; with its tidy table, names know the codes that they stood for."""
    codes = _codes(printed, tidy) if tidy is not None and len(printed.observations) <= MOST_FIGURES else {}
    return Shape(
        period=period,
        sheet=printed.sheet,
        sheets=_sheets(reading, printed),
        tables=len(reading.tables),
        title=printed.title,
        unit=printed.unit,
        depth=len(printed.header_rows),
        columns=_columns(printed, codes),
        labels=tuple(_label_sets(printed, codes)),
    )


def path_of(labels: Iterable[Label]) -> tuple[str, ...]:
    """The headings over a figure without times."""
    return tuple(label.text for label in labels if label.axis is Axis.COLUMN and not is_time(label.text))


def _sheets(reading: Reading, printed: PrintedTable) -> tuple[str, ...]:
    own = {path_of(o.labels) for o in printed.observations}
    alike = [
        one.sheet for one in reading.tables if one is printed or {path_of(o.labels) for o in one.observations} == own
    ]
    return tuple(dict.fromkeys(alike))


def _codes(printed: PrintedTable, tidy: Table) -> dict[str, tuple[str, ...]]:
    """Label to the codes that all figures under it share, in dimensions in which the table's figures differ."""
    keys = {o.place.cell: o.key for o in tidy.observations}
    varied = [len({key[d] for key in keys.values()}) > 1 for d in range(len(tidy.dimensions))]
    shared: dict[str, list[str | None]] = {}
    for observation in printed.observations:
        key = keys.get(observation.cell)
        if key is None:
            continue
        for label in observation.labels:
            held = shared.setdefault(label.text, list(key))
            for place, code in enumerate(key):
                if held[place] != code:
                    held[place] = None
    return {
        text: codes
        for text, held in shared.items()
        if (codes := tuple(code for code, differs in zip(held, varied, strict=True) if code is not None and differs))
    }


def _columns(printed: PrintedTable, codes: Mapping[str, tuple[str, ...]]) -> tuple[ValueColumn, ...]:
    figures: dict[tuple[str, ...], list[float]] = {}
    totals: dict[tuple[str, ...], bool] = {}
    places: dict[tuple[str, ...], int] = {}
    for observation in printed.observations:
        path = path_of(observation.labels)
        figures.setdefault(path, []).extend(_sizes(observation))
        if path not in places:
            places[path] = row_and_column(observation.cell)[1]
            evidence = printed.evidence.columns.get(places[path])
            totals[path] = evidence is not None and evidence.total is not None
    ordered = sorted(places, key=lambda path: places[path])[:MOST_ITEMS]
    return tuple(
        ValueColumn(path, totals[path], codes.get(path[-1], ()) if path else (), _power(figures[path]))
        for path in ordered
    )


def _sizes(observation: PrintedObservation) -> Sequence[float]:
    value = observation.value
    return (abs(float(value)),) if isinstance(value, Decimal) and value else ()


def _power(sizes: Sequence[float]) -> float | None:
    return round(math.log10(statistics.median(sizes)), 1) if sizes else None


def _slot(label: Label) -> Slot:
    letters = label.cell.rstrip("0123456789")
    return label.axis, "" if label.axis is Axis.SECTION else label.heading or letters


def _label_sets(printed: PrintedTable, codes: Mapping[str, tuple[str, ...]]) -> Iterable[LabelSet]:
    """One set for each kind of label at the left, outer kinds first; times are left out."""
    parents: dict[Slot, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    headings: dict[Slot, str] = {}
    totals: set[str] = set()
    for row in dict.fromkeys(_row_labels(observation) for observation in printed.observations):
        above = ""
        for label in row:
            slot = _slot(label)
            headings.setdefault(slot, label.heading)
            known = parents[slot][label.text]
            if above not in known:
                known.append(above)
            above = label.text
        if row and row_and_column(row[-1].cell)[0] in printed.evidence.total_rows:
            totals.add(row[-1].text)
    for slot, names in parents.items():
        yield LabelSet(
            headings[slot], tuple(_items(names, totals, codes))[:MOST_ITEMS], section=slot[0] is Axis.SECTION
        )


def _row_labels(observation: PrintedObservation) -> tuple[Label, ...]:
    return tuple(la for la in observation.labels if la.axis is not Axis.COLUMN and not is_time(la.text))


def _items(
    names: Mapping[str, Sequence[str]], totals: set[str], codes: Mapping[str, tuple[str, ...]]
) -> Iterable[Item]:
    """Each name under its parents; once without them where most stand under several, as sexes do under districts."""
    crossed = sum(len(parents) for parents in names.values()) > 1.5 * len(names)
    for text, parents in names.items():
        for parent in ("",) if crossed else parents:
            yield Item(text, parent, text in totals, codes.get(text, ()))
