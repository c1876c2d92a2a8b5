"""Rows or columns that the dataset has and the table lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Dimension, Finding, Severity, Text

_FIX = Text(
    "Mohon tambahkan barisnya. Bila tidak ada yang dihitung tulis “-”, bila belum ada data tulis “...”.",
    "Please add them. Where there is nothing to count write “-”, where there is no figure yet write “...”.",
)


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or case.structure is None or not case.observations:
        return
    keys = {observation.key for observation in case.observations}
    absent: list[set[str]] = []
    for place, dimension in enumerate(case.table.dimensions):
        present = {key[place] for key in keys}
        leaves = [code.id for code in dimension.code_list.leaves]
        lacking = [code for code in leaves if code not in present]
        absent.append(set(lacking))
        named = [code for code in lacking if code not in _maybe_there(case, dimension)]
        if named:
            yield _codes_missing(dimension, named, len(leaves))
    yield from _combinations_missing(case, keys, absent)


def _maybe_there(case: Case, dimension: Dimension) -> set[str]:
    """Codes that a label of the file may mean: another rule asks about that label."""
    labels = case.table.open_labels if case.table else ()
    return {guess.code for label in labels if label.dimension == dimension.id for guess in label.candidates}


def _codes_missing(dimension: Dimension, codes: list[str], expected: int) -> Finding:
    names = tuple(dimension.code_list.by_id[code].name for code in codes)
    count = Text("{count} {what}", "{count} ({what})")
    return RULE.finding(
        message=Text(
            "{count} dari {expected} {what} belum ada dalam tabel: {names}.",
            "{count} of {expected} are not in the table ({what}): {names}.",
        ).fill(count=len(codes), expected=expected, what=_lower(dimension.name), names=listed(names, 12)),
        expected=count.fill(count=expected, what=_lower(dimension.name)),
        found=count.fill(count=expected - len(codes), what=_lower(dimension.name)),
        fix=_FIX,
        rows=names,
    )


def _combinations_missing(case: Case, keys: set[tuple[str, ...]], absent: list[set[str]]) -> Iterator[Finding]:
    """Single cells that have no figure although both their row and their column are there."""
    if case.table is None or len(case.table.dimensions) < 2:
        return
    open_labels = {label.dimension for label in case.table.open_labels}
    if open_labels:
        return
    present = [
        [code.id for code in dimension.code_list.leaves if code.id not in gone]
        for dimension, gone in zip(case.table.dimensions, absent, strict=True)
    ]
    lacking = [key for key in product(*present) if key not in keys]
    if not lacking:
        return
    names = tuple(key_name(case.table, key) for key in lacking)
    yield RULE.finding(
        message=Text(
            "{count} pasangan baris dan kolom tidak ada dalam tabel: {names}.",
            "{count} combinations are not in the table: {names}.",
        ).fill(count=len(lacking), names=listed(names)),
        fix=_FIX,
        rows=names,
    )


def _lower(name: Text) -> Text:
    return Text(name.id.lower(), (name.en or name.id).lower())


RULE = Rule(
    code="keys_missing",
    title=Text("Ada baris yang belum ada", "Rows are missing"),
    reason=Text(
        "Satu wilayah atau kelompok yang terlewat membuat jumlah kota terlalu kecil dan tidak dapat dibandingkan.",
        "One area or group left out makes the city's total too small and breaks comparison.",
    ),
    severity=Severity.ERROR,
    find=find,
)
