"""Tables in words on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from pondasi.cli.output import write_line
from pondasi.core.tables.model import PrintedTable
from pondasi.core.values import Text

_FIRST_ROWS = 5
_NO_TABLE = Text("Tidak ditemukan tabel statistik.", "No statistical table was found.")
_TABLE = Text("Tabel {number}: lembar {sheet}, {range}", "Table {number}: sheet {sheet}, {range}")
_LINES = (
    ("title", Text("judul", "title")),
    ("unit", Text("satuan", "unit")),
    ("source", Text("sumber", "source")),
)
_PERIODS = Text("periode", "periods")
_FIGURES = Text("{count} angka", "{count} figures")


def describe(tables: Iterable[tuple[PrintedTable, int]], remarks: Iterable[Text], spoken: str) -> None:
    """Each table, with its number of figures and the first of them."""
    for remark in remarks:
        write_line(remark.in_language(spoken))
    shown = 0
    for number, (table, count) in enumerate(tables, 1):
        shown = number
        headline = _TABLE.fill(number=number, sheet=table.sheet or "-", range=table.range)
        write_line(headline.in_language(spoken))
        for attribute, name in _LINES:
            if words := getattr(table, attribute):
                write_line(f"  {name.in_language(spoken)}: {words}")
        if table.periods:
            write_line(f"  {_PERIODS.in_language(spoken)}: {', '.join(table.periods)}")
        write_line(f"  {_FIGURES.fill(count=count).in_language(spoken)}")
        for observation in table.observations[:_FIRST_ROWS]:
            labels = " | ".join(label.text for label in observation.labels)
            value = observation.status.value if observation.value is None else observation.value
            write_line(f"    {observation.cell}: {value}  ({labels})")
    if not shown:
        write_line(_NO_TABLE.in_language(spoken))
