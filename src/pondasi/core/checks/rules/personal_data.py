"""Personal data in a file of statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.personal import PERSONAL_DEFAULTS, PersonalColumn, PersonalKind, personal_columns
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.wording import listed
from pondasi.core.values import Finding, Place, Severity, Text

_KINDS = {
    PersonalKind.NIK: Text("NIK", "national identity numbers (NIK)"),
    PersonalKind.FAMILY_CARD: Text("nomor KK", "family card numbers (KK)"),
    PersonalKind.PHONE: Text("nomor telepon pribadi", "private telephone numbers"),
    PersonalKind.EMAIL: Text("alamat surel pribadi", "private e-mail addresses"),
    PersonalKind.PERSON_NAME: Text("nama orang", "names of persons"),
}


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.workbook is None:
        return
    columns = personal_columns(case.workbook, parameters)
    if not columns:
        return
    named = [_named(column) for column in columns]
    yield RULE.finding(
        message=Text(
            "Berkas ini memuat data pribadi: {columns}.",
            "This file holds personal data: {columns}.",
        ).fill(columns=listed(named)),
        expected=Text("Angka yang sudah dijumlahkan, tanpa data orang per orang", "Totals, no data on single persons"),
        found=listed(named),
        fix=Text(
            "Mohon hapus kolom itu atau kirim rekapnya saja. Berkas ini tidak kami simpan.",
            "Please remove these columns or send the totals only. We do not keep this file.",
        ),
        places=tuple(Place(column.sheet, column.column) for column in columns),
        rows=tuple(named),
    )


def _named(column: PersonalColumn) -> Text:
    where = Text("kolom {letter}", "column {letter}").fill(letter=column.column)
    if column.header:
        where = Text("{where} (“{header}”)", "{where} (“{header}”)").fill(where=where, header=column.header)
    return Text("{where} berisi {count} {kind}", "{where} holds {count} {kind}").fill(
        where=where, count=column.count, kind=_KINDS[column.kind]
    )


RULE = Rule(
    code="personal_data",
    title=Text("Ada data pribadi", "Personal data"),
    reason=Text(
        "Data pribadi dilindungi UU 27/2022; statistik tidak memerlukannya dan tidak boleh menyimpannya.",
        "Personal data is protected by Law 27/2022; statistics do not need it and must not keep it.",
    ),
    severity=Severity.ERROR,
    find=find,
    parameters=(
        Parameter(
            "least_cells",
            PERSONAL_DEFAULTS["least_cells"],
            Text("sel", "cells"),
            Text(
                "Paling sedikit sekian sel dalam satu kolom; di bawah judul seperti NIK satu sel sudah cukup.",
                "At least so many cells in one column; below a header such as NIK one is enough.",
            ),
        ),
        Parameter(
            "least_share",
            PERSONAL_DEFAULTS["least_share"],
            Text("bagian (0–1)", "share (0–1)"),
            Text("Paling sedikit sekian bagian dari isi kolom.", "At least this share of the column's content."),
        ),
    ),
    always_blocks=True,
    at_the_door=True,
)
