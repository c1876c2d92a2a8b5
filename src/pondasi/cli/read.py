"""`pondasi read`: what Pondasi understands of a workbook, a CSV or an HTML table."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.cli.output import language, write_line, write_pieces
from pondasi.core.checks import screen
from pondasi.core.errors import InvalidInput, PondasiError, UnreadableFile
from pondasi.core.tables import json_pieces, load_workbook, match, reading_to_json, understand
from pondasi.core.values import Table, Text

if TYPE_CHECKING:
    from pondasi.core.tables.model import PrintedTable, Reading

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

MOST_CELLS_ON_STDOUT = 500_000
"""Figures beyond which --json writes a file instead of flooding the terminal."""
_FIRST_ROWS = 5
_HELP = Text("baca tabel dari berkas Excel, CSV, ODS atau HTML", "read the tables of an Excel, CSV, ODS or HTML file")
_FILE = Text("berkas yang dibaca", "the file to read")
_SHEET = Text("hanya lembar ini", "this sheet only")
_OUT = Text(
    "tulis satu CSV rapi per tabel dan reading.json ke sini", "write one tidy CSV a table and reading.json here"
)
_JSON = Text("tulis hasil sebagai JSON", "print the result as JSON")
_TOO_LONG = Text(
    "Hasilnya lebih dari {limit} angka; tambahkan --out FOLDER.",
    "The result holds more than {limit} figures; add --out DIR.",
)
_NO_SHEET = Text("Tidak ada lembar bernama {name}.", "There is no sheet named {name}.")
_NO_TABLE = Text("Tidak ditemukan tabel statistik.", "No statistical table was found.")
_TABLE = Text("Tabel {number}: lembar {sheet}, {range}", "Table {number}: sheet {sheet}, {range}")
_LINES = (
    ("title", Text("judul", "title")),
    ("unit", Text("satuan", "unit")),
    ("source", Text("sumber", "source")),
)
_PERIODS = Text("periode", "periods")
_FIGURES = Text("{count} angka", "{count} figures")
_WRITTEN = Text("ditulis: {path}", "written: {path}")


def add_parser(subparsers: Subparsers, language: str) -> None:
    """Declare the command with its help in `language`."""
    parser = subparsers.add_parser("read", help=_HELP.in_language(language), description=_HELP.in_language(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.in_language(language))
    parser.add_argument("--sheet", metavar="NAME", help=_SHEET.in_language(language))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_OUT.in_language(language))
    parser.add_argument("--json", action="store_true", help=_JSON.in_language(language))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit code 0, or 2 where the file could not be read (the reason on stderr)."""
    spoken = language()
    try:
        reading = _read(args.file, args.sheet)
        for finding in screen(reading.workbook):
            write_line(finding.message.in_language(spoken), to_errors=True)
        return _show(reading, args, spoken)
    except PondasiError as error:
        write_line(error.sentence(spoken), to_errors=True)
        return 2


def _read(path: Path, sheet: str | None) -> Reading:
    workbook = load_workbook(path)
    if sheet is None:
        return understand(workbook)
    chosen = tuple(one for one in workbook.sheets if one.name == sheet)
    if not chosen:
        raise UnreadableFile(_NO_SHEET.fill(name=sheet))
    one_sheet = type(workbook)(workbook.name, workbook.kind, chosen, workbook.remarks)
    return understand(one_sheet)


def _show(reading: Reading, args: argparse.Namespace, spoken: str) -> int:
    count = sum(len(table.observations) for table in reading.tables)
    if args.json and not args.out:
        if count > MOST_CELLS_ON_STDOUT:
            write_line(_TOO_LONG.fill(limit=MOST_CELLS_ON_STDOUT).in_language(spoken), to_errors=True)
            return 2
        write_pieces(json_pieces(reading_to_json(reading)))
        return 0
    paths = _write_files(reading, args.out) if args.out else []
    if args.json and count <= MOST_CELLS_ON_STDOUT:
        write_pieces(json_pieces(reading_to_json(reading)))
        return 0
    if args.json:
        write_line(str(paths[-1]))
        return 0
    _describe(reading, spoken)
    for path in paths:
        write_line(_WRITTEN.fill(path=str(path)).in_language(spoken))
    return 0


def _describe(reading: Reading, spoken: str) -> None:
    """The tables in words, each with its first rows."""
    for remark in reading.workbook.remarks:
        write_line(remark.in_language(spoken))
    if not reading.tables:
        write_line(_NO_TABLE.in_language(spoken))
    for number, table in enumerate(reading.tables, 1):
        headline = _TABLE.fill(number=number, sheet=table.sheet or "-", range=table.range)
        write_line(headline.in_language(spoken))
        for attribute, name in _LINES:
            if shown := getattr(table, attribute):
                write_line(f"  {name.in_language(spoken)}: {shown}")
        if table.periods:
            write_line(f"  {_PERIODS.in_language(spoken)}: {', '.join(table.periods)}")
        write_line(f"  {_FIGURES.fill(count=len(table.observations)).in_language(spoken)}")
        for observation in table.observations[:_FIRST_ROWS]:
            labels = " | ".join(label.text for label in observation.labels)
            value = observation.status.value if observation.value is None else observation.value
            write_line(f"    {observation.cell}: {value}  ({labels})")


def _write_files(reading: Reading, folder: Path) -> list[Path]:
    """One tidy CSV a table, then reading.json; the paths in that order."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(
            Text(f"Map {folder} tidak dapat dibuat.", f"The folder {folder} cannot be made."),
            Text("Pilih nama map yang lain untuk --out.", "Choose another folder for --out."),
        ) from error
    paths = []
    for number, table in enumerate(reading.tables, 1):
        path = folder / f"table-{number:02d}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(_tidy_rows(match(table, None), table))
        paths.append(path)
    path = folder / "reading.json"
    with path.open("w", encoding="ascii") as file:
        file.writelines(json_pieces(reading_to_json(reading)))
    return [*paths, path]


def _tidy_rows(table: Table, printed: PrintedTable) -> Iterable[list[str]]:
    yield [*(dimension.name.id for dimension in table.dimensions), "period", "value", "status", "role", "sheet", "cell"]
    for observation in table.observations:
        names = (d.code_list.by_id[code].name.id for d, code in zip(table.dimensions, observation.key, strict=True))
        period = observation.period.code if observation.period.year > 1 else ""
        yield [
            *names,
            period,
            observation.digits or "",
            observation.status.value,
            observation.role.value,
            printed.sheet,
            observation.place.cell,
        ]
