"""`pondasi read` on a file with one large regular table: read by columns, written as Parquet."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pondasi.cli.output import write_line
from pondasi.cli.reading_files import made_folder, write_reading, write_table
from pondasi.cli.reading_words import describe
from pondasi.core.checks import screen
from pondasi.core.tables import reading_to_json
from pondasi.core.tables.regular.size import Irregular, can_read_columns, large_sheet
from pondasi.core.values import Text

if TYPE_CHECKING:
    from pondasi.core.tables.regular.reading import RegularReading

_READER = "pondasi.core.tables.regular.reading"
_NOT_INSTALLED = Text(
    "Berkas ini besar. Dengan pip install 'pondasi[large]' tabel besar yang seragam dibaca jauh lebih cepat.",
    "This file is large. With pip install 'pondasi[large]' large regular tables are read far faster.",
)
_ROW_BY_ROW = Text(
    "Baris-baris tabel besar ini tidak seragam, jadi dibaca satu per satu. Ini bisa memakan waktu beberapa menit.",
    "The rows of this large table are not all of one form, so they are read one by one. This can take some minutes.",
)
_WRITTEN = Text("ditulis: {path}", "written: {path}")


def read_large(args: argparse.Namespace, spoken: str) -> bool:
    """Whether the file was large and regular, and therefore is read, shown and written; else nothing is done."""
    part = None if args.json and not args.out else large_sheet(args.file)
    if part is None:
        return False
    if not can_read_columns():
        write_line(_NOT_INSTALLED.in_language(spoken), to_errors=True)
        return False
    try:
        reader = importlib.import_module(_READER)
        _show(reader.read_by_columns(args.file, part, args.sheet, _Progress(spoken)), args, spoken)
    except Irregular:
        write_line(_ROW_BY_ROW.in_language(spoken), to_errors=True)
        return False
    return True


class _Progress:
    """Says on a terminal what is being done."""

    def __init__(self, spoken: str) -> None:
        self.spoken = spoken
        self.shown = sys.stderr.isatty()

    def __call__(self, step: Text) -> None:
        if self.shown:
            write_line(f"… {step.in_language(self.spoken)}", to_errors=True)


def _show(found: RegularReading, args: argparse.Namespace, spoken: str) -> None:
    """As for any other file; the large table's figures go to Parquet, and reading.json names that file."""
    paths: list[Path] = []
    if args.out:
        folder = made_folder(args.out)
        for number, table in enumerate(found.tables, 1):
            if table is found.table:
                paths.append(folder / f"table-{number:02d}.parquet")
                found.write(paths[-1])
            else:
                paths.append(write_table(table, folder, number))
        paths.append(write_reading(_as_json(found, paths), folder))
    for finding in screen(found.reading.workbook):
        write_line(finding.message.in_language(spoken), to_errors=True)
    if args.json:
        write_line(str(paths[-1]))
        return
    counts = [found.count if table is found.table else len(table.observations) for table in found.tables]
    describe(zip(found.tables, counts, strict=True), found.reading.workbook.remarks, spoken)
    for path in paths:
        write_line(_WRITTEN.fill(path=str(path)).in_language(spoken))


def _as_json(found: RegularReading, paths: list[Path]) -> dict[str, Any]:
    reading = reading_to_json(found.reading)
    for table, shown, path in zip(found.tables, reading["tables"], paths, strict=True):
        if table is found.table:
            shown["observations"] = []
            shown |= {"count": found.count, "file": path.name}
    return reading
