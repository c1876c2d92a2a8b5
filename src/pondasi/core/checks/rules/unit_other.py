"""The file names another unit than the dataset's, and no exact factor leads from one to the other.

Thousands of people, or hectares for square kilometres, are brought to the dataset's unit while reading. Words that are
not known as units are no reason to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.tables.units import Likeness, compare_units
from pondasi.core.values import Finding, Severity, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.structure is None:
        return
    printed, measure = case.table.unit, case.structure.measure
    compared = compare_units(printed, measure.unit.id, (measure.unit.en, *measure.unit_alternatives))
    figures = [one for one in case.observations if isinstance(one.value, Decimal)]
    if compared.likeness is not Likeness.DIFFERENT or not figures:
        return
    yield RULE.finding(
        message=Text(
            "Satuan di berkas “{printed}”, sedangkan satuan data ini “{unit}”. {count} angka dibaca apa adanya.",
            "The unit in the file is “{printed}”, the unit of this data “{unit}”. {count} figures are as printed.",
        ).fill(printed=printed, unit=measure.unit, count=len(figures)),
        expected=measure.unit,
        found=Text.same(printed),
        fix=Text(
            "Bila hanya tulisan satuannya yang keliru, mohon perbaiki di berkas. Bila angkanya memang dalam satuan "
            "itu, mohon kirim angka dalam {unit}.",
            "If only the name of the unit is wrong, please mend it in the file. If the figures are in that unit, "
            "please send them in {unit}.",
        ).fill(unit=measure.unit),
        places=tuple(one.place for one in figures),
    )


RULE = Rule(
    code="unit_other",
    title=Text("Satuan lain di berkas", "Another unit in the file"),
    reason=Text(
        "Angka dalam satuan yang lain tidak dapat dibandingkan atau dijumlahkan dengan angka yang sudah ada.",
        "Figures in another unit can neither be compared with nor added to those that are there.",
    ),
    severity=Severity.WARNING,
    find=find,
)
