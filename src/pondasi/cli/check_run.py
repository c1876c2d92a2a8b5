"""`pondasi check` by the rules: totals, jumps, figures that equal earlier ones."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pondasi.cli.check_explained import write_explained
from pondasi.cli.definition import structure_of
from pondasi.cli.findings import describe_finding, finding_to_json
from pondasi.cli.output import language, write_line, write_pieces
from pondasi.core.checks import Case, check, screen
from pondasi.core.checks.pairing import Sheeted, after, dated, earlier_tables
from pondasi.core.checks.workbook import without_answers
from pondasi.core.errors import InvalidInput, PondasiError
from pondasi.core.tables import json_pieces, load_workbook, match, reading_to_json, understand
from pondasi.core.tables.model import Axis, PrintedTable, Reading
from pondasi.core.values import DataStructure, Finding, Period, Severity, Table, Text

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


@dataclass(frozen=True)
class _Checked:
    reading: Reading
    findings: tuple[Finding, ...]
    compared: bool


def run(args: argparse.Namespace) -> int:
    """Exit code 0 without errors, 1 with errors found, 2 where a file could not be read (the reason on stderr)."""
    spoken = language()
    try:
        structure = structure_of(args.dataset) if args.dataset else None
        period = _period(args.period) if args.period else None
        checked = _check(args.file, args.previous, structure, period)
        if args.explain_in:
            write_explained(args.file, args.explain_in, checked.findings, spoken)
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
    reading = understand(without_answers(load_workbook(path)))
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
    return {"tables": tables, "findings": [finding_to_json(one, spoken) for one in checked.findings]}


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
                describe_finding(finding, spoken)
