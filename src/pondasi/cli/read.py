"""`pondasi read`: what Pondasi understands of a workbook, a CSV or an HTML table."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.core.memory import collector_paused
from pondasi.core.values import Text

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_HELP = Text("baca tabel dari berkas Excel, CSV, ODS atau HTML", "read the tables of an Excel, CSV, ODS or HTML file")
_FILE = Text("berkas yang dibaca", "the file to read")
_SHEET = Text("hanya lembar ini", "this sheet only")
_OUT = Text(
    "tulis satu berkas rapi per tabel (CSV; Parquet bila besar) dan reading.json ke sini",
    "write one tidy file a table (CSV; Parquet where large) and reading.json here",
)
_JSON = Text("tulis hasil sebagai JSON", "print the result as JSON")
_EXPLAIN = Text("jelaskan mengapa sel ini (misalnya C7) dibaca begitu", "say why this cell (such as C7) was read so")
_AS = Text("baca baris-baris sebuah daftar, bukan angka tabel", "read the rows of a list instead of a table's figures")
_RECIPE = Text("baca seperti cara baca yang diunduh ini (JSON)", "read as this downloaded recipe says (JSON)")


def add_parser(subparsers: Subparsers, language: str) -> None:
    """Declare the command with its help in `language`."""
    parser = subparsers.add_parser("read", help=_HELP.in_language(language), description=_HELP.in_language(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.in_language(language))
    parser.add_argument("--sheet", metavar="NAME", help=_SHEET.in_language(language))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_OUT.in_language(language))
    parser.add_argument("--recipe", type=Path, metavar="JSON", help=_RECIPE.in_language(language))
    parser.add_argument("--explain", metavar="CELL", help=_EXPLAIN.in_language(language))
    parser.add_argument("--as", dest="shape", choices=["register"], help=_AS.in_language(language))
    parser.add_argument("--json", action="store_true", help=_JSON.in_language(language))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """See `read_run`; the reader is loaded only now, so that help is there at once."""
    with collector_paused():
        return int(importlib.import_module("pondasi.cli.read_run").run(args))
