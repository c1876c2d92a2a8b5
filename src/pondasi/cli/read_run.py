"""What `pondasi read` does: reads, shows, writes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.cli.output import language, write_line, write_pieces
from pondasi.cli.read_again import read_again
from pondasi.cli.read_asked import explain_cell, show_registers
from pondasi.cli.read_large import read_large
from pondasi.cli.reading_files import made_folder, write_reading, write_table
from pondasi.cli.reading_words import describe
from pondasi.core.checks import screen
from pondasi.core.errors import PondasiError, UnreadableFile
from pondasi.core.tables import json_pieces, load_workbook, reading_to_json, understand
from pondasi.core.tables.model import Recipe, Workbook
from pondasi.core.values import Text

if TYPE_CHECKING:
    from pondasi.core.tables.model import Reading

MOST_CELLS_ON_STDOUT = 500_000
"""Figures beyond which --json writes a file instead of flooding the terminal."""
_TOO_LONG = Text(
    "Hasilnya lebih dari {limit} angka; tambahkan --out FOLDER.",
    "The result holds more than {limit} figures; add --out DIR.",
)
_NO_SHEET = Text("Tidak ada lembar bernama {name}.", "There is no sheet named {name}.")
_WRITTEN = Text("ditulis: {path}", "written: {path}")


def run(args: argparse.Namespace) -> int:
    """Exit code 0, or 2 where the file could not be read (the reason on stderr)."""
    spoken = language()
    try:
        if args.shape == "register":
            show_registers(_of_sheet(load_workbook(args.file), args.sheet), spoken, as_json=args.json)
            return 0
        if args.recipe is None and not args.explain and read_large(args, spoken):
            return 0
        reading, recipe = _read(args.file, args.sheet, args.recipe, spoken)
        for finding in screen(reading.workbook):
            write_line(finding.message.in_language(spoken), to_errors=True)
        if args.explain:
            explain_cell(reading, args.explain, spoken)
            return 0
        return _show(reading, recipe, args, spoken)
    except PondasiError as error:
        write_line(error.sentence(spoken), to_errors=True)
        return 2


def _read(path: Path, sheet: str | None, recipe: Path | None, spoken: str) -> tuple[Reading, Recipe]:
    workbook = load_workbook(path)
    if recipe is not None:
        return read_again(workbook, recipe, spoken)
    return understand(_of_sheet(workbook, sheet)), Recipe()


def _of_sheet(workbook: Workbook, sheet: str | None) -> Workbook:
    """The workbook with only the sheet that was asked for."""
    if sheet is None:
        return workbook
    chosen = tuple(one for one in workbook.sheets if one.name == sheet)
    if not chosen:
        raise UnreadableFile(_NO_SHEET.fill(name=sheet))
    return Workbook(workbook.name, workbook.kind, chosen, workbook.remarks)


def _show(reading: Reading, recipe: Recipe, args: argparse.Namespace, spoken: str) -> int:
    count = sum(len(table.observations) for table in reading.tables)
    if args.json and not args.out:
        if count > MOST_CELLS_ON_STDOUT:
            write_line(_TOO_LONG.fill(limit=MOST_CELLS_ON_STDOUT).in_language(spoken), to_errors=True)
            return 2
        write_pieces(json_pieces(reading_to_json(reading)))
        return 0
    paths = _write_files(reading, recipe, args.out) if args.out else []
    if args.json and count <= MOST_CELLS_ON_STDOUT:
        write_pieces(json_pieces(reading_to_json(reading)))
        return 0
    if args.json:
        write_line(str(paths[-1]))
        return 0
    counted = [(table, len(table.observations)) for table in reading.tables]
    describe(counted, reading.workbook.remarks, spoken)
    for sheet, reason in reading.skipped_sheets.items():
        write_line(f"{sheet or '-'}: {reason.in_language(spoken)}")
    for path in paths:
        write_line(_WRITTEN.fill(path=str(path)).in_language(spoken))
    return 0


def _write_files(reading: Reading, recipe: Recipe, out: Path) -> list[Path]:
    """One tidy CSV a table, then reading.json; the paths in that order."""
    folder = made_folder(out)
    paths = [write_table(table, folder, number, recipe) for number, table in enumerate(reading.tables, 1)]
    return [*paths, write_reading(reading_to_json(reading), folder)]
