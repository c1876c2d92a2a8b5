"""`pondasi check`: what a colleague who knows the rules would say about a file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pondasi.cli.definition import structure_of
from pondasi.cli.output import language, write_line, write_pieces
from pondasi.core.checks import Case, check, screen
from pondasi.core.checks.pairing import Sheeted, after, dated, earlier_tables
from pondasi.core.errors import InvalidInput, PondasiError
from pondasi.core.tables import json_pieces, load_workbook, match, reading_to_json, understand
from pondasi.core.tables.model import Axis, PrintedTable, Reading
from pondasi.core.values import DataStructure, Finding, Period, Place, Severity, Table, Text

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
_JSON = Text("tulis hasil sebagai JSON", "print the result as JSON")
_BAD_PERIOD = Text(
    "“{code}” bukan periode. Contoh: 2024, 2024-S1, 2024-Q3, 2024-03.",
    "“{code}” is no period. Examples: 2024, 2024-S1, 2024-Q3, 2024-03.",
)
_NOTHING = Text(
    "Tidak ada yang perlu ditanyakan: {figures} angka dalam {tables} tabel sudah diperiksa.",
    "Nothing to ask about: {figures} figures in {tables} tables were checked.",
)
_NOT_COMPARED = Text(
    "Tidak ada tabel yang sebanding dalam berkas sebelumnya.", "The earlier files hold no table to compare with."
)
_WHERE = Text("lembar {sheet}, sel {cells}", "sheet {sheet}, cell {cells}")
_WHERE_CSV = Text("sel {cells}", "cell {cells}")
_WHY = Text("Mengapa:", "Why:")
_FIX = Text("Saran:", "What to do:")
_CELLS_SHOWN = 8


@dataclass(frozen=True)
class _Checked:
    reading: Reading
    findings: tuple[Finding, ...]
    compared: bool


def add_parser(subparsers: Subparsers, language: str) -> None:
    """Declare the command with its help in `language`."""
    parser = subparsers.add_parser("check", help=_HELP.in_language(language), description=_HELP.in_language(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.in_language(language))
    parser.add_argument(
        "--previous", type=Path, metavar="FILE", action="append", default=[], help=_PREVIOUS.in_language(language)
    )
    parser.add_argument("--dataset", type=Path, metavar="FILE.json", help=_DATASET.in_language(language))
    parser.add_argument("--period", metavar="P", help=_PERIOD.in_language(language))
    parser.add_argument("--json", action="store_true", help=_JSON.in_language(language))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 without errors, 1 with errors found, 2 where a file could not be read (the reason on stderr)."""
    spoken = language()
    try:
        structure = structure_of(args.dataset) if args.dataset else None
        period = _period(args.period) if args.period else None
        checked = _check(args.file, args.previous, structure, period)
    except PondasiError as error:
        write_line(error.sentence(spoken), to_errors=True)
        return 2
    if args.json:
        write_pieces(json_pieces(_json(checked, spoken)))
    else:
        _describe(checked, spoken)
    if args.previous and not checked.compared:
        write_line(_NOT_COMPARED.in_language(spoken), to_errors=True)
    return 1 if any(finding.severity is Severity.ERROR for finding in checked.findings) else 0


def _check(path: Path, previous: Sequence[Path], structure: DataStructure | None, period: Period | None) -> _Checked:
    reading = understand(load_workbook(path))
    earlier = [_tables(understand(load_workbook(one)), structure, None) for one in previous]
    findings = list(screen(reading.workbook))
    compared = False
    for current in _tables(reading, structure, period):
        past = earlier_tables(current, earlier)
        compared = compared or bool(past)
        findings += check(Case(dated(current.table, after(past)), past, structure, period))
    if not reading.tables:
        findings += check(Case(None))
    order = list(Severity)
    findings.sort(key=lambda finding: order.index(finding.severity))
    return _Checked(reading, tuple(findings), compared)


def _tables(reading: Reading, structure: DataStructure | None, period: Period | None) -> list[Sheeted]:
    return [Sheeted(one.sheet, _named(match(one, structure, None, period), one)) for one in reading.tables]


def _named(table: Table, printed: PrintedTable) -> Table:
    """With what the header says of every figure in the title: `luas_ha` over the only column of figures."""
    labels = [{label.text for label in one.labels if label.axis is Axis.COLUMN} for one in printed.observations]
    shared = set.intersection(*labels) if labels else set()
    return replace(table, title=" ".join([table.title, *sorted(shared)]).strip())


def _period(code: str) -> Period:
    try:
        return Period.parse(code)
    except ValueError as error:
        raise InvalidInput(_BAD_PERIOD.fill(code=code)) from error


def _json(checked: _Checked, spoken: str) -> dict[str, Any]:
    tables = [
        {name: value for name, value in table.items() if name != "observations"}
        for table in reading_to_json(checked.reading)["tables"]
    ]
    return {"tables": tables, "findings": [_finding(one, spoken) for one in checked.findings]}


def _finding(finding: Finding, spoken: str) -> dict[str, Any]:
    first = finding.places[0] if finding.places else Place("", "")
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": first.sheet,
        "cell": first.cell,
        "rows": [row.in_language(spoken) for row in finding.rows],
        "title": finding.title.in_language(spoken),
        "message": finding.message.in_language(spoken),
        "expected": finding.expected.in_language(spoken),
        "found": finding.found.in_language(spoken),
        "fix": finding.fix.in_language(spoken),
    }


def _describe(checked: _Checked, spoken: str) -> None:
    if not checked.findings:
        figures = sum(len(table.observations) for table in checked.reading.tables)
        sentence = _NOTHING.fill(figures=figures, tables=len(checked.reading.tables))
        write_line(sentence.in_language(spoken))
    for severity in Severity:
        group = [finding for finding in checked.findings if finding.severity is severity]
        if group:
            write_line(f"{severity.text.in_language(spoken)} ({len(group)})")
            for finding in group:
                _describe_one(finding, spoken)


def _describe_one(finding: Finding, spoken: str) -> None:
    title = finding.title.in_language(spoken)
    lines = [
        f"- {title}: {_where(finding, spoken)}" if finding.places else f"- {title}",
        f"  {finding.message.in_language(spoken)}",
        f"  {_WHY.in_language(spoken)} {finding.why.in_language(spoken)}",
        f"  {_FIX.in_language(spoken)} {finding.fix.in_language(spoken)}",
        "",
    ]
    for line in lines:
        write_line(line.replace("\N{MINUS SIGN}", "-"))  # few terminals outside UTF-8 can show it


def _where(finding: Finding, spoken: str) -> str:
    """The first cells, all of them on the first one's sheet."""
    sheet = finding.places[0].sheet
    cells = [place.cell for place in finding.places if place.sheet == sheet]
    shown = ", ".join(cells[:_CELLS_SHOWN]) + (", ..." if len(cells) > _CELLS_SHOWN else "")
    return (_WHERE if sheet else _WHERE_CSV).fill(sheet=sheet, cells=shown).in_language(spoken)
