"""No table, or a table without a single figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.values import Finding, Severity, Status, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        yield RULE.finding(
            message=Text("Kami belum menemukan tabel angka dalam berkas ini.", "We found no table of figures."),
            expected=Text("Satu tabel dengan judul kolom dan angka", "One table with column headers and figures"),
            found=Text("Tidak ada tabel yang terbaca", "No table that can be read"),
            fix=Text(
                "Mohon unggah berkas yang memuat tabelnya, atau tunjukkan baris judul kolomnya.",
                "Please send the file that holds the table, or point to its header row.",
            ),
        )
    elif not case.table.observations and not case.table.open_labels:
        yield RULE.finding(
            message=Text("Tabelnya terbaca, tetapi tidak ada angka di dalamnya.", "The table holds no figures."),
            expected=Text("Angka di bawah judul kolom", "Figures below the column headers"),
            found=Text("Tidak ada angka", "No figures"),
            fix=Text("Mohon isi angkanya lalu unggah lagi.", "Please fill in the figures and send the file again."),
        )
    elif case.observations and all(one.status is Status.MISSING for one in case.observations):
        count = len(case.observations)
        yield RULE.finding(
            message=Text("Semua {count} sel angka masih kosong.", "All {count} cells are still empty.").fill(
                count=count
            ),
            expected=Text("Angka di bawah judul kolom", "Figures below the column headers"),
            found=Text("{count} sel kosong", "{count} empty cells").fill(count=count),
            fix=Text("Mohon isi angkanya lalu unggah lagi.", "Please fill in the figures and send the file again."),
            places=tuple(one.place for one in case.observations),
        )


RULE = Rule(
    code="table_unreadable",
    title=Text("Tabel belum terbaca", "No table to read"),
    reason=Text(
        "Tanpa tabel yang terbaca tidak ada angka yang dapat diperiksa atau dirilis.",
        "Without a table that can be read there are no figures to check or release.",
    ),
    severity=Severity.ERROR,
    find=find,
    always_blocks=True,
)
