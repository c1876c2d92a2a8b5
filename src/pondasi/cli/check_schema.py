"""`pondasi check --schema`: every row of a file against a Frictionless Table Schema or Data Package."""

from __future__ import annotations

import argparse
import json
from typing import Any

from pondasi.cli.findings import describe_finding, finding_to_json
from pondasi.cli.output import language, write_line
from pondasi.core.conformance import Conformance, Failures, examine, finding_of
from pondasi.core.errors import InvalidInput
from pondasi.core.formats.table_schema.package import resource_of
from pondasi.core.values import Severity, Text

_ALONE = Text(
    "--schema tidak dapat dipakai bersama --dataset, --previous atau --period.",
    "--schema cannot be used together with --dataset, --previous or --period.",
)
_TWICE = Text("Jalankan pemeriksaannya dua kali.", "Run the check twice.")
_NOTHING = Text("{rows} baris sesuai dengan skema.", "{rows} rows conform to the schema.")
_SUMMARY = Text("{causes} hal dalam {rows} baris data", "{causes} things in {rows} rows of data")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 where the file conforms, 1 where not; raises `PondasiError` where it cannot be checked."""
    if args.dataset or args.previous or args.period:
        raise InvalidInput(_ALONE, _TWICE)
    spoken = language()
    resource = resource_of(args.schema, args.file, args.resource)
    found = examine(args.file, resource, args.schema.parent)
    if args.json:
        write_line(json.dumps(_json(found, spoken)))
    else:
        _describe(found, spoken)
    return 1 if found.failures else 0


def _json(found: Conformance, spoken: str) -> dict[str, Any]:
    """As of `check --json`; a finding tells all of its rows in `row_numbers`, the header counting as a row."""
    table = {"sheet": found.sheet, "rows": found.row_count, "fields": [field.name for field in found.schema.fields]}
    return {"tables": [table], "findings": [_finding(found, one, spoken) for one in found.failures]}


def _finding(found: Conformance, failures: Failures, spoken: str) -> dict[str, Any]:
    return finding_to_json(finding_of(failures, found.schema, found.sheet), spoken) | {
        "fields": [*failures.cause.fields],
        "count": len(failures.rows),
        "row_numbers": [*failures.rows],
        "values": [{"value": text, "count": count} for text, count in failures.examples],
    }


def _describe(found: Conformance, spoken: str) -> None:
    if not found.failures:
        write_line(_NOTHING.fill(rows=found.row_count).in_language(spoken))
        return
    summary = _SUMMARY.fill(causes=len(found.failures), rows=found.row_count)
    write_line(f"{Severity.ERROR.text.in_language(spoken)}: {summary.in_language(spoken)}")
    for one in found.failures:
        describe_finding(finding_of(one, found.schema, found.sheet), spoken)
