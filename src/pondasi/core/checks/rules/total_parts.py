"""Totals that are not the sum of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pondasi.core.checks.case import Case
from pondasi.core.checks.keys import LACKING, Keys
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.sum_causes import Explanation, explain, shared_cell
from pondasi.core.checks.sum_trust import Judged, judged
from pondasi.core.checks.sums import Sum, lacks_a_row
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Finding, MeasureKind, Proposal, Severity, Table, Text

_FIX = Text(
    "Mohon cocokkan dengan catatan sumber, lalu perbaiki angka bagiannya atau jumlahnya.",
    "Please compare with your source, then mend the part or the total.",
)


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    kind = case.kind
    if case.table is None or (case.structure is not None and kind is not None and not kind.additive):
        return
    broken = [one.sum for one in judged(case) if _is_broken(one, case, parameters["tolerance"])]
    broken = _without_known_gaps(case, broken)
    for cell, crossing in _crossings(broken):
        yield _one_cell(case.table, cell, crossing)
        broken = [one for one in broken if one not in crossing]
    for together in _by_parent(case.table, broken).values():
        yield _off(case.table, together)


def _is_broken(one: Judged, case: Case, tolerance: Decimal) -> bool:
    if not one.can_be_judged or abs(one.sum.difference) <= one.allowed(case.kind, tolerance):
        return False
    if case.structure is not None:
        return True
    return one.is_a_sum and (case.kind is not MeasureKind.RATIO or one.is_vouched_for)


def _without_known_gaps(case: Case, broken: Sequence[Sum]) -> list[Sum]:
    """Without the totals that are too large because rows are missing that another rule names."""
    if case.table is None or not broken:
        return []
    keys = Keys(case)
    gaps = [place for place in range(len(case.table.dimensions)) if keys.lacking(place, LACKING)]
    return [one for one in broken if not (gaps and one.difference > 0 and lacks_a_row((one,) * 3))]


def _by_parent(table: Table, sums: Sequence[Sum]) -> dict[tuple[str, str], list[Sum]]:
    """The sums under the same total of the same dimension: one cause, one finding."""
    grouped: dict[tuple[str, str], list[Sum]] = {}
    for one in sums:
        place = table.dimensions.index(one.dimension)
        grouped.setdefault((one.dimension.id, one.total.key[place]), []).append(one)
    return grouped


def _crossings(broken: Sequence[Sum]) -> list[tuple[Explanation, list[Sum]]]:
    """Cells that explain two sums or more at once, with those sums."""
    found: dict[tuple[str, ...], tuple[Explanation, list[Sum]]] = {}
    alike: dict[Decimal, list[Sum]] = {}
    for one in broken:
        alike.setdefault(abs(one.difference), []).append(one)
    for group in alike.values():
        for first, second in combinations(group[:20], 2):
            cell = shared_cell(first, second)
            if cell is not None:
                sums = found.setdefault(cell.observation.key, (cell, []))[1]
                sums.extend(one for one in (first, second) if one not in sums)
    return list(found.values())


def _one_cell(table: Table, cell: Explanation, sums: Sequence[Sum]) -> Finding:
    observation = cell.observation
    printed = observation.value if isinstance(observation.value, Decimal) else Decimal(0)
    should = cell.instead if cell.instead is not None else printed
    name = key_name(table, observation.key)
    totals = tuple(key_name(table, one.total.key) for one in sums)
    message = Text(
        "Jumlah {totals} sama-sama berselisih {difference}. Penyebabnya mungkin satu sel: bila {name} (sel {cell}) "
        "{should}, bukan {printed}, semuanya cocok",
        "The totals {totals} are all off by {difference}. One cell may be the cause: if {name} (cell {cell}) is "
        "{should} instead of {printed}, they all agree",
    ).fill(
        totals=listed(totals, 3),
        difference=abs(sums[0].difference),
        name=name,
        cell=observation.place.cell,
        printed=printed,
        should=should,
    )
    ending = Text(": {words}.", ": {words}.").fill(words=cell.words) if cell.words.id else Text.same(".")
    places = dict.fromkeys((observation.place, *(one.total.place for one in sums)))
    return RULE.finding(
        message=Text("{message}{ending}", "{message}{ending}").fill(message=message, ending=ending),
        expected=Text("{n}", "{n}").fill(n=should),
        found=Text("{n}", "{n}").fill(n=printed),
        fix=_FIX,
        places=tuple(places),
        rows=tuple(dict.fromkeys((name, *totals))),
        proposals=(Proposal(observation.place, should),),
    )


def _off(table: Table, sums: Sequence[Sum]) -> Finding:
    first = sums[0]
    name = key_name(table, first.total.key)
    message = Text(
        "{name} tercetak {printed}, sedangkan {count} bagiannya berjumlah {added}: selisih {difference}.",
        "{name} is printed as {printed}, while its {count} parts add up to {added}: a difference of {difference}.",
    ).fill(
        name=name,
        printed=first.printed,
        count=len(first.parts),
        added=first.added,
        difference=first.difference,
    )
    explanation = explain(first)
    places = [one.total.place for one in sums]
    if explanation and explanation.instead is not None:
        message = Text(
            "{message} Bila {name} (sel {cell}) {instead}, jumlahnya cocok: {words}.",
            "{message} If {name} (cell {cell}) is {instead}, the total agrees: {words}.",
        ).fill(
            message=message,
            name=key_name(table, explanation.observation.key),
            cell=explanation.observation.place.cell,
            instead=explanation.instead,
            words=explanation.words,
        )
    elif explanation:
        message = Text(
            "{message} Selisih itu sama dengan {name} (sel {cell}): mungkin {words}.",
            "{message} That is just the figure of {name} (cell {cell}): perhaps it {words}.",
        ).fill(
            message=message,
            name=key_name(table, explanation.observation.key),
            cell=explanation.observation.place.cell,
            words=explanation.words,
        )
    if explanation and explanation.observation.place not in places:
        places.insert(0, explanation.observation.place)
    if len(sums) > 1:
        others = [key_name(table, one.total.key) for one in sums[1:]]
        message = Text("{message} Juga tidak cocok: {others}.", "{message} These do not agree either: {others}.").fill(
            message=message, others=listed(others)
        )
    if lacks_a_row(sums):
        message = Text("{message} Mungkin satu baris terlewat.", "{message} Perhaps a row was left out.").fill(
            message=message
        )
    return RULE.finding(
        message=message,
        expected=Text("{n}", "{n}").fill(n=first.added),
        found=Text("{n}", "{n}").fill(n=first.printed),
        fix=_FIX,
        places=tuple(places),
        rows=tuple(key_name(table, one.total.key) for one in sums),
        proposals=_proposed(explanation, sums),
    )


def _proposed(explanation: Explanation | None, sums: Sequence[Sum]) -> tuple[Proposal, ...]:
    """The one figure that mends the one total that is off; nothing where several are."""
    if explanation is None or explanation.instead is None or len(sums) > 1:
        return ()
    return (Proposal(explanation.observation.place, explanation.instead),)


RULE = Rule(
    code="total_parts",
    title=Text("Jumlah tidak sama dengan bagiannya", "A total is not the sum of its parts"),
    reason=Text(
        "Bila jumlah dan bagiannya berbeda, pembaca tidak tahu angka mana yang dapat dipakai.",
        "When a total and its parts differ, readers do not know which figure to use.",
    ),
    severity=Severity.ERROR,
    find=find,
    parameters=(
        Parameter(
            "tolerance",
            Decimal("0.5"),
            Text("satuan angka terakhir, untuk setiap bagian", "units of the last digit, for each part"),
            Text(
                "Selisih pembulatan yang masih wajar. Tidak berlaku untuk orang dan benda yang dihitung utuh.",
                "What rounding may explain. Not for people and things that are counted whole.",
            ),
        ),
    ),
)
