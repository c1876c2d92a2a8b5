"""Matching against a data structure: every label to a code of one of its dimensions, or to an open question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pondasi.core.tables.matching.meaning import Meaning, Meanings, Waiting
from pondasi.core.tables.matching.measured import Measured
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.matching.times import Time, Times
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe
from pondasi.core.values import Candidate, DataStructure, Observation, OpenLabel, Period, Place, Role, Status, Table

_NEEDS_NO_RIVAL = frozenset(
    {Reason.SYNONYM, Reason.ABBREVIATION, Reason.OLD_SPELLING, Reason.SIMILAR, Reason.SIBLINGS, Reason.PARTS_OF_NAME}
)


class _Kept(NamedTuple):
    """A figure that found its place, and where its labels come from."""

    stub: int
    path: int
    observation: Observation


class _Questions:
    """Open labels, each once with all its places."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._found: dict[tuple[str, str], tuple[tuple[Candidate, ...], dict[str, None]]] = {}

    def ask(self, waiting: Sequence[Waiting]) -> None:
        for name, label, candidates in waiting:
            self._found.setdefault((name, label.text), (candidates, {}))[1][label.cell] = None

    def open_labels(self) -> tuple[OpenLabel, ...]:
        return tuple(
            OpenLabel(name, text, tuple(Place(self._sheet, cell) for cell in cells), candidates)
            for (name, text), (candidates, cells) in self._found.items()
        )


class StructureMatch:
    """One printed table against one structure."""

    def __init__(self, table: PrintedTable, structure: DataStructure, recipe: Recipe, clock: Clock) -> None:
        self.printed = table
        self.structure = structure
        self.clock = clock
        self.unit = recipe.unit or table.unit
        self.measured = Measured(table, structure.measure, recipe)
        self.labelling = clock.labelling
        self.meanings = Meanings(table, structure, recipe, clock)
        self.codes = self.meanings.codes
        self.seen = self.meanings.seen
        self.context = self.meanings.context
        self.times = Times(clock, self.labelling)
        self._defaults = {name: self._default(name) for name in self.codes}
        self._must_say = [
            name
            for name, default in self._defaults.items()
            if not default or self._is_spoken(name) or len(self.context.get(name, ())) > 1
        ]
        """Dimensions for which the default does not simply stand."""

    def table(self) -> Table:
        """The tidy table with its open questions."""
        questions = _Questions(self.printed.sheet)
        foreign = self._foreign_columns()
        asked: set[tuple[int, int]] = set()
        kept: list[_Kept] = []
        for printed, stub, path in self.labelling:
            meaning = self.meanings.at(stub, path)
            if meaning.dropped:
                continue
            time = self.times.at(stub, path)
            if meaning.open and (kind := self.meanings.kinds_at(stub, path)) not in asked:
                asked.add(kind)
                own = self.meanings.own_label
                questions.ask([(name, own(label, stub), found) for name, label, found in meaning.open])
            waiting = self._not_said(meaning, printed, time, path in foreign)
            if waiting:
                questions.ask(waiting)
            if not waiting and not meaning.open:
                kept.append(_Kept(stub, path, self._observation(printed, meaning.codes, time)))
        observations = self._without_rivals(kept, questions)
        unit = self.structure.measure.unit.id if self.measured.scaled else self.unit
        return Table(
            self.structure.dimensions,
            tuple(observations),
            unit,
            self.printed.title,
            questions.open_labels(),
            tuple(self.measured.remarks()),
        )

    def _without_rivals(self, kept: Sequence[_Kept], questions: _Questions) -> list[Observation]:
        """All but the figures whose label, by a weaker reason, was given the same key as another label's figure."""
        first: dict[tuple[tuple[str, ...], Period], _Kept] = {}
        again: dict[int, list[_Kept]] = {}
        for one in kept:
            other = first.setdefault((one.observation.key, one.observation.period), one)
            if other is not one:
                again.setdefault(id(other), [other]).append(one)
        left_out: set[int] = set()
        for rivals in [again[id(one)] for one in first.values() if id(one) in again]:
            for place, name in enumerate(self.codes):
                whys = [(one, self.meanings.at(one.stub, one.path).why.get(name)) for one in rivals]
                said = [(one, why) for one, why in whys if why]
                texts = {key_of(label.text) for _, (label, _) in said}
                for one, (label, reason) in said:
                    if len(texts) > 1 and reason in _NEEDS_NO_RIVAL:
                        doubt = Candidate(one.observation.key[place], Reason.NOT_ALONE.confidence, Reason.NOT_ALONE)
                        questions.ask([(name, self.meanings.own_label(label, one.stub), (doubt,))])
                        left_out.add(id(one))
        return [one.observation for one in kept if not left_out or id(one) not in left_out]

    def _default(self, name: str) -> str:
        """The code of a dimension that no label speaks of: the region above the table, else the whole."""
        context = self.context.get(name, ())
        return context[0] if len(context) == 1 and not self._is_spoken(name) else self.codes[name].root or ""

    def _is_spoken(self, name: str) -> bool:
        return name in self.seen[True] or name in self.seen[False]

    def _not_said(self, meaning: Meaning, printed: PrintedObservation, time: Time, is_foreign: bool) -> list[Waiting]:
        """Dimensions that other figures of the table name and this one does not, and columns of other measures."""
        missing = [name for name in self._must_say if name not in meaning.codes]
        if missing and (found := [one for name in missing for one in self._asked_of(name, printed)]):
            return found
        last = printed.labels[-1] if printed.labels else None
        if last and last.axis is Axis.COLUMN and (is_foreign or self.measured.is_other(printed)):
            return [("", last, ())]
        if time.is_unclear and (label := self.clock.unclear(printed.labels)):
            return [("", label, self._endings(label))]
        return [("", self._timeless(printed), ())] if time.is_silent else []

    def _endings(self, unclear: Label) -> tuple[Candidate, ...]:
        """The period that a stretch of time may stand for."""
        period = self.clock.ending(unclear)
        return (Candidate(period.code, Reason.PILED_UP.confidence, Reason.PILED_UP),) if period else ()

    def _asked_of(self, name: str, printed: PrintedObservation) -> list[Waiting]:
        """What must be asked about a dimension that no label of the figure speaks of."""
        spoken = self._is_spoken(name)
        context = () if spoken else self.context.get(name, ())
        if len(context) > 1:
            several = tuple(Candidate(code, round(1 / len(context), 2), Reason.TITLE) for code in context)
            return [(name, Label(self.printed.title or self.printed.sheet, Axis.SECTION, "A1"), several)]
        lost = self.codes[name].root is None and not context
        if lost or (spoken and not self._is_whole_column(name, printed)):
            return [(name, self._speaker(name, printed), ())]
        return []

    def _is_whole_column(self, name: str, printed: PrintedObservation) -> bool:
        """A total without a label of its own kind: of no row, or under the measure's name over the columns."""
        if printed.role is not Role.TOTAL:
            return False
        if not any(label.axis is Axis.ROW and not self.clock.is_time(label) for label in printed.labels):
            return True
        across = [label for label in printed.labels if label.axis is Axis.COLUMN and not self.clock.is_time(label)]
        return bool(across) and name not in self.seen[False] and self.meanings.is_heading(across[-1])

    def _timeless(self, printed: PrintedObservation) -> Label:
        """The label that should have said the time: on the axis where others do, the total's own if there is one."""
        own = [label for label in printed.labels if (label.axis is Axis.COLUMN) is self.clock.across]
        return own[-1] if own else Label("", Axis.COLUMN, printed.cell)

    def _speaker(self, name: str, printed: PrintedObservation) -> Label:
        """The label that should have said the dimension: of the axis on which others do."""
        across = name in self.seen[True]
        own = [la for la in printed.labels if (la.axis is Axis.COLUMN) is across and not self.clock.is_time(la)]
        return own[-1] if own else Label("", Axis.COLUMN if across else Axis.ROW, printed.cell)

    def _foreign_columns(self) -> set[int]:
        """Paths of columns with other measures: those that would give the same keys as the measure's own.

        Its own is the column with nothing but codes, totals and times over it, or with the measure's name.
        """
        by_key: dict[tuple[object, ...], dict[str, bool]] = defaultdict(dict)
        for path in self.labelling.paths:
            meaning = self.meanings.of(path)
            if path and not meaning.open and not meaning.dropped:
                key = (tuple(sorted(meaning.codes.items())), self.clock.read(path), self.clock.unclear(path))
                by_key[key][path[-1].cell] = not meaning.rest or self.meanings.is_heading(meaning.rest[-1])
        foreign: set[str] = set()
        for columns in by_key.values():
            own = [cell for cell, fits in columns.items() if fits]
            if len(columns) > 1:
                foreign.update(cell for cell in columns if cell not in own[:1])
        return {number for number, path in enumerate(self.labelling.paths) if path and path[-1].cell in foreign}

    def _observation(self, printed: PrintedObservation, codes: Mapping[str, str], time: Time) -> Observation:
        return Observation(
            key=tuple([codes.get(name, default) for name, default in self._defaults.items()]),
            period=time.period,
            value=self.measured.value(printed),
            raw=printed.raw,
            status=time.status if printed.status is Status.OK else printed.status,
            role=printed.role,
            place=Place(self.printed.sheet, printed.cell),
        )
