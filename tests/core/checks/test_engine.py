"""The engine, its registry and the shape of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.checks.grid import Example, workbook_from
from tests.core.checks.spec import keys_missing, rows_exchanged, stock_flow
from tests.core.checks.structures import PEOPLE

from pondasi.core.checks import Case, Rule, RuleBook, RuleChoice, check, personal_columns, rules, screen
from pondasi.core.checks.precedence import PRECEDENCES, without_explained
from pondasi.core.checks.registry import refuse_defects
from pondasi.core.values import Finding, Place, Proposal, Severity, Text


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


_JUMP = """
    Kecamatan        | 2023  | 2024
    Balikpapan Timur | 1.000 | 2.500
    """


def _found_under(code: str, choice: RuleChoice, table: str = _JUMP) -> dict[str, Severity]:
    case = replace(Example(Text("", ""), table, structure=PEOPLE).case, rulebook=RuleBook({code: choice}))
    return {finding.code: finding.severity for finding in check(case)}


def test_parameters_of_a_city_replace_defaults() -> None:
    assert "change_past" not in _found_under("change_past", RuleChoice())
    assert "change_past" in _found_under("change_past", RuleChoice(parameters={"range": Decimal("0.1")}))


def test_a_rule_that_is_off_finds_nothing() -> None:
    choice = RuleChoice(on=False, parameters={"range": Decimal("0.1")})
    assert "change_past" not in _found_under("change_past", choice)


def test_a_city_sets_how_much_a_rule_asks() -> None:
    choice = RuleChoice(severity=Severity.INFO, parameters={"range": Decimal("0.1")})
    assert _found_under("change_past", choice)["change_past"] is Severity.INFO


def test_rules_that_always_block_are_beyond_the_rulebook() -> None:
    unknown = _JUMP.replace("Balikpapan Timur", "Balikpapan Utama")
    found = _found_under("keys_unknown", RuleChoice(on=False, severity=Severity.INFO), unknown)
    assert found["keys_unknown"] is Severity.ERROR


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
    assert blocking == {"code_system", "keys_unknown", "personal_data", "table_unreadable"}


def test_a_case_of_nothing_raises_nothing() -> None:
    assert [finding.code for finding in check(Case(None))] == ["table_unreadable"]


def _finding(code: str, *cells: str, severity: Severity = Severity.WARNING, proposed: str = "") -> Finding:
    text = Text(code, code)
    places = tuple(Place("Tabel", cell) for cell in cells)
    proposals = (Proposal(Place("Tabel", proposed), Decimal(1)),) if proposed else ()
    return Finding(code, severity, text, text, text, text, places=places, proposals=proposals)


def _left(*findings: Finding) -> list[str]:
    return [one.code for one in without_explained(findings)]


def test_precedence_knows_only_rules_that_there_are_and_never_goes_in_circles() -> None:
    codes = {rule.code for rule in rules()}
    knowing = {one.rule for one in PRECEDENCES}
    explained = {code for one in PRECEDENCES for code in one.explained}
    assert knowing | explained <= codes
    assert not knowing & explained


def test_a_finding_whose_cells_another_explains_is_left_out() -> None:
    assert _left(_finding("change_past", "B2", "B3"), _finding("rows_exchanged", "B2", "B3")) == ["rows_exchanged"]


def test_two_findings_together_may_explain_a_third() -> None:
    pairs = (_finding("rows_exchanged", "B2", "B3"), _finding("rows_exchanged", "B7", "B8"))
    assert _left(*pairs, _finding("change_past", "B3", "B7")) == ["rows_exchanged", "rows_exchanged"]


def test_a_finding_with_one_more_cell_stays_whole() -> None:
    findings = (_finding("change_past", "B2", "B3", "B9"), _finding("rows_exchanged", "B2", "B3"))
    assert without_explained(findings) == findings


def test_a_milder_finding_leaves_out_nothing() -> None:
    mild = _finding("rows_exchanged", "B2", "B3", severity=Severity.INFO)
    assert _left(mild, _finding("change_past", "B2")) == ["rows_exchanged", "change_past"]


def test_a_finding_that_takes_an_answer_leaves_out_none_that_blocks() -> None:
    blocking = replace(_finding("keys_unknown", "A2"), always_blocks=True)
    assert _left(_finding("code_system", "A2"), blocking) == ["code_system", "keys_unknown"]


def test_a_total_explains_what_changed_only_where_it_names_the_cell_that_mends_it() -> None:
    change = _finding("change_past", "B2")
    assert _left(_finding("total_parts", "B2", "B8"), change) == ["total_parts", "change_past"]
    assert _left(_finding("total_parts", "B2", "B8", proposed="B2"), change) == ["total_parts"]


def test_exchanged_rows_are_one_finding() -> None:
    assert [one.code for one in check(rows_exchanged.EXAMPLES[0].case)] == ["rows_exchanged"]


def test_rows_that_are_missing_stay_where_nothing_else_explains_them() -> None:
    assert "keys_missing" in [one.code for one in check(keys_missing.EXAMPLES[0].case)]


def test_a_sum_in_place_of_a_state_is_no_break_besides() -> None:
    for example in stock_flow.EXAMPLES:
        codes = [one.code for one in check(example.case)]
        if "stock_flow" in codes:
            assert not {"break_level", "break_unit", "change_past"} & set(codes)
