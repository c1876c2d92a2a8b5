"""Figures of earlier periods in the file that are others than those accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.series import Revised, revised
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.tables.template import identities_in
from pondasi.core.values import Finding, Severity, Status, Table, Text

_SHOWN = 6


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.period is None:
        return
    if case.workbook is not None and identities_in(case.workbook):
        return  # a form shows earlier figures for comparison only
    changed = [
        one
        for one in revised(case.table, case.previous, case.period, by_code=case.structure is not None)
        if one.observation.status is not Status.REVISED and not _is_rounded(one)
    ]
    if changed:
        yield _finding(case.table, changed)


def _is_rounded(one: Revised) -> bool:
    """Whether the two are the same figure, one of them with fewer digits behind the sign."""
    coarser, finer = sorted((one.value, one.before), key=lambda value: -int(value.as_tuple().exponent))
    exponent = int(coarser.as_tuple().exponent)
    return exponent <= 0 and abs(coarser - finer) * 2 <= Decimal(1).scaleb(exponent) and coarser != finer.normalize()


def _finding(table: Table, changed: list[Revised]) -> Finding:
    shown = [
        Text("{name} {period} {before} menjadi {now}", "{name} in {period} from {before} to {now}").fill(
            name=key_name(table, one.observation.key),
            period=period_name(one.observation.period),
            before=one.before,
            now=one.value,
        )
        for one in changed
    ]
    return RULE.finding(
        message=Text(
            "{count} angka periode yang lalu berbeda dari yang sudah diterima: {shown}.",
            "{count} figures of past periods differ from those accepted: {shown}.",
        ).fill(count=len(changed), shown=listed(shown, _SHOWN)),
        expected=Text("{n}, seperti yang sudah diterima", "{n}, as accepted").fill(n=changed[0].before),
        found=Text("{n}", "{n}").fill(n=changed[0].value),
        fix=Text(
            "Yang sudah diterima tidak berubah oleh berkas ini. Bila angka lama memang diperbaiki, mulai perbaikan di "
            "halaman kiriman periode itu dan tuliskan sebabnya; bila tidak, mohon periksa apakah barisnya bergeser.",
            "This file does not change what was accepted. If old figures were corrected, begin a correction on the "
            "page of that period's submission and say why; if not, please check whether the rows moved.",
        ),
        places=tuple(one.observation.place for one in changed),
        rows=tuple(key_name(table, one.observation.key) for one in changed),
    )


RULE = Rule(
    code="revision_past",
    title=Text("Angka lama berubah", "Old figures changed"),
    reason=Text(
        "Perbaikan angka lama itu wajar, asal terlihat: orang yang sudah memakainya harus tahu apa yang berubah dan "
        "mengapa.",
        "Correcting old figures is normal as long as it can be seen: whoever used them has to know what changed and "
        "why.",
    ),
    severity=Severity.WARNING,
    find=find,
    about_the_past=True,
)
