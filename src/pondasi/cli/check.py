"""`pondasi check`: what a colleague who knows the rules would say about a file."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.core.errors import InvalidInput
from pondasi.core.memory import collector_paused
from pondasi.core.values import Text

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_HELP = Text(
    "periksa tabel: jumlah, lonjakan, dan angka yang sama dengan sebelumnya",
    "check the tables: totals, jumps, and figures that equal earlier ones",
)
_FILE = Text("berkas yang diperiksa", "the file to check")
_PREVIOUS = Text(
    "berkas periode sebelumnya; boleh diulang, yang terakhir yang terbaru",
    "file of an earlier period; may be repeated, the last is the newest",
)
_DATASET = Text("definisi dataset (JSON) dari server", "the dataset's definition (JSON) from the server")
_PERIOD = Text("periode yang ditunggu: 2024, 2024-Q3, 2024-03", "the period due: 2024, 2024-Q3, 2024-03")
_EXPLAIN = Text(
    "tulis salinan buku kerja dengan sel yang diwarnai, dikomentari, dan lembar jawaban",
    "write a copy of the workbook with coloured and commented cells and a sheet for answers",
)
_NOT_BOTH = Text("--explain-in tidak berlaku bersama --schema.", "--explain-in does not go with --schema.")
_JSON = Text("tulis hasil sebagai JSON", "print the result as JSON")
_SCHEMA = Text(
    "periksa setiap baris menurut Table Schema atau datapackage.json ini",
    "check every row against this Table Schema or datapackage.json",
)
_RESOURCE = Text("nama sumber daya dalam datapackage.json", "name of the resource in the datapackage.json")


def add_parser(subparsers: Subparsers, language: str) -> None:
    """Declare the command with its help in `language`."""
    parser = subparsers.add_parser("check", help=_HELP.in_language(language), description=_HELP.in_language(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.in_language(language))
    parser.add_argument(
        "--previous", type=Path, metavar="FILE", action="append", default=[], help=_PREVIOUS.in_language(language)
    )
    parser.add_argument("--dataset", type=Path, metavar="FILE.json", help=_DATASET.in_language(language))
    parser.add_argument("--period", metavar="P", help=_PERIOD.in_language(language))
    parser.add_argument("--schema", type=Path, metavar="SCHEMA.json", help=_SCHEMA.in_language(language))
    parser.add_argument("--resource", metavar="NAME", help=_RESOURCE.in_language(language))
    parser.add_argument("--explain-in", type=Path, metavar="OUT.xlsx", help=_EXPLAIN.in_language(language))
    parser.add_argument("--json", action="store_true", help=_JSON.in_language(language))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 without errors, 1 with errors found, 2 where a file could not be read (the reason on stderr).

    What checks is loaded only now, so that help is there at once, and against a schema no more than that needs.
    """
    if args.schema and args.explain_in:
        raise InvalidInput(_NOT_BOTH)
    module = "check_schema" if args.schema else "check_run"
    with collector_paused():
        return int(importlib.import_module(f"pondasi.cli.{module}").run(args))
