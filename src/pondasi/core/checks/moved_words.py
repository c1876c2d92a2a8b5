"""How a moved figure is told."""

from __future__ import annotations

from decimal import Decimal

from pondasi.core.checks.changes import Change
from pondasi.core.checks.rule import Parameter
from pondasi.core.checks.shifts import Shift
from pondasi.core.checks.wording import key_name
from pondasi.core.values import Table, Text

CHANCE = Parameter(
    "chance",
    Decimal(6),
    Text("simpangan baku", "standard deviations"),
    Text(
        "Jumlah kecil naik turun secara kebetulan (Poisson); yang di bawah batas ini tidak ditanyakan.",
        "Small counts rise and fall by chance (Poisson); what lies below this is not asked about.",
    ),
)
"""What all rules about moves grant to small counts."""


def from_to(table: Table, change: Change) -> Text:
    """`Balikpapan Barat 12.408 menjadi 1.246`."""
    return Text("{name} {before} menjadi {now}", "{name} from {before} to {now}").fill(
        name=key_name(table, change.series.observation.key), before=change.before, now=change.now
    )


def times_words(factor: int) -> Text:
    """`kira-kira 10 kali lipat` for 10, `kira-kira seper-10` for -10."""
    if factor < 0:
        return Text("kira-kira seper-{n}", "about one {n}th").fill(n=abs(factor))
    return Text("kira-kira {n} kali lipat", "about {n} times").fill(n=factor)


def group_name(table: Table, shift: Shift) -> Text:
    """`pada Laki-laki` for a row or column, `di tabel ini` for the whole table."""
    if shift.place is None:
        return Text("di tabel ini", "in this table")
    dimension = table.dimensions[shift.place]
    known = dimension.code_list.by_id.get(shift.code)
    name = known.name if known else Text.same(shift.code)
    return Text("pada {name}", "under {name}").fill(name=name)
