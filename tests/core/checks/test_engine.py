"""The engine, its registry and the shape of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.checks.grid import Example, workbook_from
from tests.core.checks.structures import PEOPLE

from pondasi.core.checks import Case, Rule, check, personal_columns, rules, screen
from pondasi.core.checks.registry import refuse_defects
from pondasi.core.values import Finding, Severity, Text


def _nothing(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    yield from ()


RULE = Rule("contoh", Text("Contoh", "Example"), Text("Karena", "Because"), Severity.INFO, _nothing)


def test_registry_refuses_a_code_that_two_rules_have() -> None:
    with pytest.raises(ValueError, match="two rules have the code 'contoh'"):
        refuse_defects([RULE, RULE])


def test_registry_refuses_a_missing_text() -> None:
    with pytest.raises(ValueError, match="lacks Indonesian or English words for: reason"):
        refuse_defects([replace(RULE, reason=Text("Karena", ""))])


def test_errors_come_first_then_warnings_then_the_larger() -> None:
    table = """
    Kecamatan        | 2023   | 2024
    Balikpapan Timur | 14.315 | 143.150
    Balikpapan Barat | 12.408 | x
    """
    severities = [finding.severity for finding in check(Example(Text("", ""), table, structure=PEOPLE).case)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[-1] is Severity.WARNING


def test_parameters_of_a_city_replace_defaults() -> None:
    table = """
    Kecamatan        | 2023  | 2024
    Balikpapan Timur | 1.000 | 2.500
    """
    case = Example(Text("", ""), table, structure=PEOPLE).case

    def codes(parameters: Mapping[str, Mapping[str, Decimal]]) -> set[str]:
        return {finding.code for finding in check(case, parameters)}

    assert "change_past" not in codes({})
    assert "change_past" in codes({"change_past": {"times": Decimal(2)}})


def test_screen_runs_only_the_rules_at_the_door_and_repeats_no_value() -> None:
    workbook = workbook_from("NIK\n'6471054101900001\n'6471051203850002")
    findings = screen(workbook)
    assert [finding.code for finding in findings] == ["personal_data"]
    assert findings[0].always_blocks
    assert "6471" not in repr(findings)
    column = personal_columns(workbook)[0]
    assert (column.sheet, column.column, column.header, column.kind, column.count) == ("Tabel", "A", "NIK", "nik", 2)


def test_rules_that_block_are_the_undisputable_ones() -> None:
    blocking = {rule.code for rule in rules() if rule.always_blocks}
    assert blocking == {"keys_unknown", "personal_data", "table_unreadable"}


def test_a_case_of_nothing_raises_nothing() -> None:
    assert [finding.code for finding in check(Case(None))] == ["table_unreadable"]
