"""A code of another system than its column's.

A whole column of the other system is read without a question, and so is a single code of it that is certain: both lose
nothing. What is asked about are the codes that the reader could not place, for their figures belong nowhere or to
another row. Nothing is proposed, since it is the label that is to be mended and not a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.code_systems import OtherCode, other_codes, system_name
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import listed
from pondasi.core.values import Finding, Severity, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    found = list(other_codes(case))
    if not found:
        return
    shown = listed([_shown(one) for one in found])
    yield RULE.finding(
        message=Text(
            "{count} kode berasal dari sistem yang lain daripada kode lain di kolomnya: {shown}.",
            "{count} codes are of another system than the others of their column: {shown}.",
        ).fill(count=len(found), shown=shown),
        expected=Text("Satu sistem kode dalam satu kolom", "One system of codes in one column"),
        found=listed([Text.same(f"“{one.printed}”") for one in found]),
        fix=Text(
            "Mohon tulis semua baris di kolom itu dalam satu sistem kode, atau tambahkan nama wilayahnya.",
            "Please write all rows of that column in one system of codes, or add the names of the regions.",
        ),
        places=tuple(dict.fromkeys(place for one in found for place in one.places)),
        rows=_rows(found),
    )


def _shown(one: OtherCode) -> Text:
    whose = Text("{system} untuk {name}", "{system} of {name}").fill(system=system_name(one.system), name=one.code.name)
    if one.taken_for is not None:
        whose = Text("{whose}, terbaca sebagai {other}", "{whose}, read as {other}").fill(
            whose=whose, other=one.taken_for
        )
    return Text("“{printed}” ({whose})", "“{printed}” ({whose})").fill(printed=one.printed, whose=whose)


def _rows(found: list[OtherCode]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(name for one in found for name in (one.code.name, one.taken_for) if name))


RULE = Rule(
    code="code_system",
    title=Text("Kode dari sistem lain", "A code of another system"),
    reason=Text(
        "Kode Kemendagri dan kode BPS berbeda, dan nomor yang sama dapat berarti wilayah lain; angkanya dapat tercatat "
        "di wilayah yang keliru.",
        "The codes of the ministry and of Statistics Indonesia differ, and one number may mean two regions; figures "
        "may be kept for the wrong one.",
    ),
    severity=Severity.ERROR,
    find=find,
    always_blocks=True,
)
