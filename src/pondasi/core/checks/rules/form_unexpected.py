"""The file is a form that was made for another dataset or period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import period_name
from pondasi.core.tables.template import FormIdentity, identities_in
from pondasi.core.values import Finding, Period, Severity, Text

_OTHER_DATASET = Text(
    "Formulir ini untuk “{title}”, {period}, sedangkan yang ditunggu “{expected}”.",
    "This form is for “{title}”, {period}; the dataset due is “{expected}”.",
)
_OTHER_PERIOD = Text(
    "Formulir ini untuk {period}, sedangkan yang ditunggu {expected}.",
    "This form is for {period}; the figures due are those of {expected}.",
)
_FIX = Text(
    "Mohon unduh formulir isian di halaman kiriman ini dan isi yang itu. Bila isinya memang data yang ditunggu, "
    "jelaskan alasannya.",
    "Please download the form on the page of this submission and fill that one. If this file does hold the figures "
    "that are due, please explain.",
)


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.workbook is None or case.structure is None or case.expected_period is None:
        return
    forms = identities_in(case.workbook)
    due = (case.structure.id, case.expected_period.code)
    if forms and all((one.dataset, one.period) != due for one in forms):
        yield _finding(case, forms[0], case.structure.title, case.expected_period)


def _finding(case: Case, form: FormIdentity, title: Text, expected: Period) -> Finding:
    period = period_name(Period.parse(form.period))
    if case.structure is not None and form.dataset == case.structure.id:
        message = _OTHER_PERIOD.fill(period=period, expected=period_name(expected))
        return RULE.finding(message=message, expected=period_name(expected), found=period, fix=_FIX)
    name = form.title or form.dataset
    message = _OTHER_DATASET.fill(title=name, period=period, expected=title)
    return RULE.finding(message=message, expected=title, found=Text.same(name), fix=_FIX)


RULE = Rule(
    code="form_unexpected",
    title=Text("Formulir untuk data lain", "A form for something else"),
    reason=Text(
        "Formulir berisi nama baris, satuan, dan periode dari data lain, jadi angkanya mudah tercatat di tempat yang "
        "keliru.",
        "A form carries the row names, unit and period of another dataset, so its figures are easily kept in the "
        "wrong place.",
    ),
    severity=Severity.ERROR,
    find=find,
)
