"""Rows or columns that the dataset has, or always had, and the table lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from pondasi.core.checks.case import Case
from pondasi.core.checks.keys import LACKING, Keys, Labels
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Dimension, Finding, Severity, Table, Text

_FIX = Text(
    "Mohon tambahkan barisnya. Bila tidak ada yang dihitung tulis “-”, bila belum ada data tulis “...”.",
    "Please add them. Where there is nothing to count write “-”, where there is no figure yet write “...”.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or not case.observations:
        return
    keys = Keys(case)
    if case.structure is None:
        yield from _by_past(case.table, keys, parameters["share"])
        return
    absent: list[set[str]] = []
    for place, dimension in enumerate(case.table.dimensions):
        labels = keys.labels(place)
        leaves = [code.id for code in dimension.code_list.leaves if not labels.past or code.id in labels.ever]
        lacking = [code for code in leaves if code not in labels.now]
        absent.append({code.id for code in dimension.code_list.leaves if code.id not in labels.now})
        named = [code for code in lacking if code not in _maybe_there(case.table, dimension)]
        if named:
            yield _codes_missing(dimension, named, len(leaves))
    yield from _combinations_missing(case.table, keys, absent, parameters["share"])


def _maybe_there(table: Table, dimension: Dimension) -> set[str]:
    """Codes that a label of the file may mean: another rule asks about that label."""
    labels = table.open_labels
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


def _combinations_missing(table: Table, keys: Keys, absent: Sequence[set[str]], share: Decimal) -> Iterator[Finding]:
    """Single cells that are not there although both their row and their column are.

    Those that were there in every earlier period; without a past all of them, unless so many lack that the table has
    such gaps by nature.
    """
    if len(table.dimensions) < 2 or table.open_labels:
        return
    expected = [key for key in keys.always if not any(code in gone for code, gone in zip(key, absent, strict=True))]
    if not keys.past:
        present = [
            [code.id for code in dimension.code_list.leaves if code.id not in gone]
            for dimension, gone in zip(table.dimensions, absent, strict=True)
        ]
        expected = list(product(*present))
    lacking = [key for key in expected if key not in keys.now]
    if lacking and len(lacking) <= share * len(expected):
        yield _cells_missing(tuple(key_name(table, key) for key in lacking))


def _cells_missing(names: tuple[Text, ...], severity: Severity | None = None) -> Finding:
    return RULE.finding(
        message=Text(
            "{count} pasangan baris dan kolom tidak ada dalam tabel: {names}.",
            "{count} combinations are not in the table: {names}.",
        ).fill(count=len(names), names=listed(names)),
        fix=_FIX,
        rows=names,
        severity=severity,
    )


def _by_past(table: Table, keys: Keys, share: Decimal) -> Iterator[Finding]:
    """Without a structure: what stood in every earlier period, where most of that stands here too."""
    gone: list[set[str]] = []
    for place, dimension in enumerate(table.dimensions):
        labels = keys.labels(place)
        gone.append({name for name in labels.always if name not in labels.now})
        if lacking := keys.lacking(place, share):
            yield _labels_missing(dimension, labels, lacking)
    expected = {
        key: printed
        for key, printed in keys.always.items()
        if not any(code in absent for code, absent in zip(key, gone, strict=True))
    }
    lacking_keys = {key: printed for key, printed in expected.items() if key not in keys.now}
    if lacking_keys and len(lacking_keys) <= share * len(expected) and len(table.dimensions) > 1:
        yield _cells_missing(tuple(Text.same(", ".join(one)) for one in lacking_keys.values()), Severity.WARNING)


def _labels_missing(dimension: Dimension, labels: Labels, lacking: Mapping[str, Text]) -> Finding:
    names = tuple(lacking.values())
    new = [text for name, text in labels.now.items() if name not in labels.ever]
    message = Text(
        "{names} ada pada {count} periode sebelumnya, tetapi tidak ada dalam tabel ini.",
        "{names} stood in the {count} earlier periods, but not in this table.",
    ).fill(names=listed(names, 12), count=len(labels.past))
    if 0 < len(new) <= 2 * len(names):
        message = Text(
            "{message} Yang belum pernah ada: {new}. Apakah namanya berubah?",
            "{message} Never there before: {new}. Was something renamed?",
        ).fill(message=message, new=listed(new))
    return RULE.finding(
        message=message,
        expected=Text("{count} {what}", "{count} ({what})").fill(count=len(labels.always), what=_lower(dimension.name)),
        found=Text("{count} di antaranya", "{count} of them").fill(count=len(labels.always) - len(names)),
        fix=_FIX,
        rows=names,
        severity=Severity.WARNING,
    )


def _lower(name: Text) -> Text:
    return Text(name.id.lower(), (name.en or name.id).lower())


SHARE = Parameter(
    "share",
    LACKING,
    Text("bagian dari semua baris", "share of all rows"),
    Text(
        "Bila lebih banyak yang tidak ada, tabel ini menurut sifatnya tidak lengkap dan tidak ditanyakan.",
        "Where more are missing, the table has gaps by its nature and is not asked about.",
    ),
)
RULE = Rule(
    code="keys_missing",
    title=Text("Ada baris yang belum ada", "Rows are missing"),
    reason=Text(
        "Satu wilayah atau kelompok yang terlewat membuat jumlah kota terlalu kecil dan tidak dapat dibandingkan.",
        "One area or group left out makes the city's total too small and breaks comparison.",
    ),
    severity=Severity.ERROR,
    find=find,
    parameters=(SHARE,),
)
