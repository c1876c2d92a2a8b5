"""Labels whose code is not known or not sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import listed
from pondasi.core.values import Finding, OpenLabel, Severity, Table, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    unknown = [label for label in case.table.open_labels if not label.candidates]
    doubtful = [label for label in case.table.open_labels if label.candidates]
    if unknown:
        labels = [Text.same(f"“{label.label}”") for label in unknown]
        yield RULE.finding(
            message=Text(
                "{count} nama tidak ada dalam daftar kode: {names}.",
                "{count} names are not in the code list: {names}.",
            ).fill(count=len(unknown), names=listed(labels)),
            expected=Text("Nama yang ada dalam daftar kode", "Names that are in the code list"),
            found=listed(labels),
            fix=Text(
                "Mohon pilih artinya, atau perbaiki ejaannya dalam berkas.",
                "Please choose what they mean, or mend the spelling in the file.",
            ),
            places=tuple(place for label in unknown for place in label.places),
            rows=tuple(labels),
        )
    if doubtful:
        pairs = [_guess(case.table, label) for label in doubtful]
        yield RULE.finding(
            message=Text(
                "{count} nama mirip dengan nama dalam daftar kode, tetapi belum pasti: {pairs}.",
                "{count} names are like names in the code list, but not surely the same: {pairs}.",
            ).fill(count=len(doubtful), pairs=listed(pairs)),
            expected=Text("Nama yang pasti", "Names that are sure"),
            found=listed(pairs),
            fix=Text(
                "Mohon pastikan artinya; lain kali nama itu langsung dikenali.",
                "Please confirm what they mean; they are recognised from then on.",
            ),
            places=tuple(place for label in doubtful for place in label.places),
            rows=tuple(Text.same(f"“{label.label}”") for label in doubtful),
        )


def _guess(table: Table, label: OpenLabel) -> Text:
    code = label.candidates[0].code
    name = Text.same(code)
    for dimension in table.dimensions:
        if dimension.id == label.dimension and code in dimension.code_list.by_id:
            name = dimension.code_list.by_id[code].name
    return Text("“{label}” mungkin {name}", "“{label}” may be {name}").fill(label=label.label, name=name)


RULE = Rule(
    code="keys_unknown",
    title=Text("Nama belum dikenal", "Unknown names"),
    reason=Text(
        "Angka hanya dapat disimpan dan dibandingkan bila jelas milik wilayah atau kelompok yang mana.",
        "A figure can be kept and compared only if it is clear which area or group it belongs to.",
    ),
    severity=Severity.ERROR,
    find=find,
    always_blocks=True,
)
