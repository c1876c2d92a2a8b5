"""Figures that seem to stand in another row than their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.moved import Move, Moves, moves_of
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import key_name, listed, period_name
from pondasi.core.values import Finding, Proposal, Severity, Table, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None or not case.past_periods:
        return
    for found in moves_of(case):
        if found.repeats:
            continue  # nothing new was entered: what repeats is another rule's
        yield _exchanged(case, case.table, found) if found.is_exchange else _shifted(case, case.table, found)


def _exchanged(case: Case, table: Table, found: Moves) -> Finding:
    first, second = found.moves
    names = (_name(table, first), _name(table, second))
    message = Text(
        "Angka {first} dan {second} mungkin tertukar: angka masing-masing jauh dari angka barisnya sendiri pada "
        "{period}, tetapi dekat dengan baris yang lain.",
        "The figures of {first} and {second} may have changed places: each is far from its own row in {period}, but "
        "close to the other row.",
    ).fill(first=names[0], second=names[1], period=period_name(case.past_periods[0]))
    return _finding(
        message,
        Text(
            "Mohon cocokkan kedua baris dengan catatan sumber. Bila tertukar, tukarkan kembali.",
            "Please compare both rows with your source. If they changed places, change them back.",
        ),
        found,
        names,
        tuple(proposal for one in found.moves for proposal in _back(one)),
    )


def _shifted(case: Case, table: Table, found: Moves) -> Finding:
    names = tuple(_name(table, one) for one in found.moves)
    example = found.moves[0]
    message = Text(
        "{count} angka mungkin berada di baris yang keliru: {names}. Misalnya angka {row} cocok dengan {owner} pada "
        "{period}, tidak dengan barisnya sendiri.",
        "{count} figures may stand in the wrong row: {names}. For instance that of {row} fits {owner} in {period}, not "
        "its own row.",
    ).fill(
        count=sum(len(one.cells) for one in found.moves),
        names=listed(names, 4),
        row=names[0],
        owner=key_name(table, example.owners[0].series.observation.key),
        period=period_name(case.past_periods[0]),
    )
    fix = Text(
        "Mohon periksa apakah angka pada kolom ini bergeser satu baris ketika ditempel.",
        "Please check whether the figures of this column moved by a row when they were pasted.",
    )
    return _finding(message, fix, found, names, ())


def _name(table: Table, move: Move) -> Text:
    return key_name(table, move.cells[0].series.observation.key)


def _back(move: Move) -> Iterator[Proposal]:
    for cell, owner in zip(move.cells, move.owners, strict=True):
        yield Proposal(cell.series.observation.place, owner.series.value)


def _finding(
    message: Text, fix: Text, found: Moves, names: tuple[Text, ...], proposals: tuple[Proposal, ...]
) -> Finding:
    return RULE.finding(
        message=message,
        fix=fix,
        places=tuple(cell.series.observation.place for one in found.moves for cell in one.cells),
        rows=names,
        proposals=proposals,
    )


RULE = Rule(
    code="rows_exchanged",
    title=Text("Angka di baris yang lain", "Figures in another row"),
    reason=Text(
        "Angka yang masuk ke baris tetangganya tidak mengubah jumlah, sehingga mudah terlewat.",
        "Figures that slipped into a neighbouring row leave the totals as they are and are easily overlooked.",
    ),
    severity=Severity.WARNING,
    find=find,
)
