"""`pondasi template`: a form to fill in, from a dataset's definition."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from pondasi.cli.definition import structure_of
from pondasi.cli.output import language, write_line
from pondasi.core.errors import InvalidInput, PondasiError
from pondasi.core.values import DataStructure, Period, Text

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_WRITER = "pondasi.core.tables.template.write"
"""Loaded only to write, so that the other commands start fast."""
_HELP = Text("buat formulir isian Excel untuk satu dataset dan periode", "make an Excel form for a dataset and period")
_STRUCTURE = Text("definisi dataset (JSON) dari server", "the dataset's definition (JSON) from the server")
_PERIOD = Text("periode yang akan diisi: 2025, 2025-Q3, 2025-03", "the period to fill: 2025, 2025-Q3, 2025-03")
_OUT = Text("berkas .xlsx yang ditulis", "the .xlsx file to write")
_CITY = Text("nama kota, di kaki halaman", "name of the city, for the page's foot")
_BAD_PERIOD = Text(
    "“{code}” bukan periode {frequency}. Contoh: 2025, 2025-S1, 2025-Q3, 2025-03.",
    "“{code}” is no {frequency} period. Examples: 2025, 2025-S1, 2025-Q3, 2025-03.",
)
_NOT_WRITTEN = Text("Berkas {path} tidak dapat ditulis.", "The file {path} cannot be written.")
_OTHER_PLACE = Text("Pilih nama berkas yang lain untuk --out.", "Choose another file name for --out.")
_WRITTEN = Text("ditulis: {path}", "written: {path}")


def add_parser(subparsers: Subparsers, language: str) -> None:
    """Declare the command with its help in `language`."""
    text = _HELP.in_language(language)
    parser = subparsers.add_parser("template", help=text, description=text)
    parser.add_argument("structure", type=Path, metavar="STRUCTURE.json", help=_STRUCTURE.in_language(language))
    parser.add_argument("--period", metavar="P", required=True, help=_PERIOD.in_language(language))
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", required=True, help=_OUT.in_language(language))
    parser.add_argument("--city", metavar="NAME", default="", help=_CITY.in_language(language))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit code 0, or 2 where the form could not be made (the reason on stderr)."""
    spoken = language()
    try:
        structure = structure_of(args.structure)
        content = importlib.import_module(_WRITER).write_form(
            structure, _period(args.period, structure), city=args.city
        )
        _write(args.out, content)
    except PondasiError as error:
        write_line(error.sentence(spoken), to_errors=True)
        return 2
    write_line(_WRITTEN.fill(path=str(args.out)).in_language(spoken))
    return 0


def _period(code: str, structure: DataStructure) -> Period:
    try:
        period = Period.parse(code)
    except ValueError:
        period = None
    if period is None or period.frequency is not structure.frequency:
        raise InvalidInput(_BAD_PERIOD.fill(code=code, frequency=structure.frequency.text))
    return period


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidInput(_NOT_WRITTEN.fill(path=str(path)), _OTHER_PLACE) from error
