"""Matching against a data structure: every label to a code of one of its dimensions, or to an open question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pondasi.core.tables.layout.totals import is_mean, is_total_label
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.compound import Compounds
from pondasi.core.tables.matching.context import regions_in_context
from pondasi.core.tables.matching.levels import is_bare_level
from pondasi.core.tables.matching.measured import Measured
from pondasi.core.tables.matching.names import key_of, words_of
from pondasi.core.tables.matching.ranges import range_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.slots import Slots, slot_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe
from pondasi.core.values import Candidate, DataStructure, Observation, OpenLabel, Period, Place, Role, Status, Table

_SAME_NAME = 85
_NEEDS_NO_RIVAL = frozenset(
    {Reason.SYNONYM, Reason.ABBREVIATION, Reason.OLD_SPELLING, Reason.SIMILAR, Reason.SIBLINGS, Reason.PARTS_OF_NAME}
)
Waiting = tuple[str, Label, tuple[Candidate, ...]]


@dataclass
class Meaning:
    """What one set of labels says: a code for each dimension, or why the figure must wait."""

    codes: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[Label, str]] = field(default_factory=dict)
    """Dimension to the label that said its code, and the reason."""
    open: list[Waiting] = field(default_factory=list)
    dropped: bool = False
    rest: list[Label] = field(default_factory=list)
    """Labels that belong to no dimension: the measure's name, group headings, other measures."""


@dataclass
class _Pending:
    """Labels that can be understood only beside the others."""

    level: str = ""
    shared: list[Waiting] = field(default_factory=list)
    unknown: list[tuple[str, Label]] = field(default_factory=list)
    totals: list[Label] = field(default_factory=list)


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
        self.codes = {dimension.id: Codes(dimension) for dimension in structure.dimensions}
        self.compounds = Compounds(structure, self.codes)
        self.said = dict(recipe.labels)
        self.said_by_key = {key_of(label): code for label, code in recipe.labels.items() if not range_of(label)}
        self.unit = recipe.unit or table.unit
        self.measured = Measured(table, structure.measure, recipe)
        self.slots = Slots(table, self.codes, clock, self.compounds)
        self.seen = self.slots.seen
        self.telling = self.slots.telling(dict.fromkeys(printed.labels for printed in table.observations))
        self.context = {
            name: regions_in_context(codes, table) for name, codes in self.codes.items() if codes.dimension.is_region
        }
        self._cache: dict[tuple[Label, ...], Meaning] = {}
        self._headings: dict[str, bool] = {}

    def meaning(self, labels: tuple[Label, ...]) -> Meaning:
        """What a figure's labels say together."""
        known = self._cache.get(labels)
        if known is None:
            known = self._cache[labels] = self._read(labels)
        return known

    def _read(self, labels: tuple[Label, ...]) -> Meaning:
        meaning = Meaning()
        pending = _Pending()
        for label in labels:
            said = self.answer(label)
            if said is not None:
                self._take_said(meaning, said, label)
            elif self._is_level_over(label, labels):
                pending.level = words_of(label.text)[0]
        for label in labels:
            if self.answer(label) is None and not self._is_level_over(label, labels):
                self._take(meaning, label, pending)
        self._settle(meaning, pending.shared)
        for name, label in pending.unknown:
            self._take_unknown(meaning, name, label)
        for label in pending.totals:
            self._take_total(meaning, label)
        return meaning

    def answer(self, label: Label) -> str | None:
        """The code that a person said for this label; "" where it is no data."""
        said = self.said.get(label.text)
        if said is None and self.said_by_key and not range_of(label.text):
            said = self.said_by_key.get(key_of(label.text))
        return said

    def _is_level_over(self, label: Label, labels: Sequence[Label]) -> bool:
        """A section that says only of what level the rows below are: `KABUPATEN`, `KOTA`."""
        if label.axis is Axis.COLUMN or not is_bare_level(label.text):
            return False
        name = self.slots.dimension(label)
        if name is not None and self.slots.found(name, label).certain:
            return False
        followed = label is not [one for one in labels if one.axis is not Axis.COLUMN][-1]
        return any(codes.dimension.is_region for codes in self.codes.values()) and followed

    def _take_said(self, meaning: Meaning, code: str, label: Label) -> None:
        if code == "":
            meaning.dropped = True
            return
        slot = self.slots.dimension(label)
        names = [slot] if slot and code in self.codes[slot].dimension.code_list.by_id else list(self.codes)
        for name in names:
            if code in self.codes[name].dimension.code_list.by_id:
                self._set(meaning, name, code, label, Reason.SAID)
                return
        if not self.clock.is_time(label):
            meaning.open.append((slot or names[0], label, ()))

    def _take(self, meaning: Meaning, label: Label, pending: _Pending) -> None:
        """One label that nobody has explained yet."""
        slot = self.slots.dimension(label)
        if self.clock.is_time(label) and not (slot and self.slots.found(slot, label).certain):
            return
        others = () if is_total_label(label.text) else (name for name in self.codes if name != slot)
        for name in [*([slot] if slot else []), *others]:
            found = self.slots.found(name, label, pending.level if name == slot else "")
            if found.certain:
                self._set(meaning, name, found.candidates[0].code, label, found.reason)
                return
            if found.candidates and name == slot:
                pending.shared.append((name, label, found.candidates))
                return
        self._take_nameless(meaning, slot, label, pending)

    def _take_nameless(self, meaning: Meaning, slot: str | None, label: Label, pending: _Pending) -> None:
        """A label that no code has for its name."""
        text = self.clock.timeless(label)
        if label.axis is not Axis.COLUMN and is_mean(label.text):
            meaning.open.append((slot or next(iter(self.codes)), label, ()))
        elif is_total_label(label.text):
            pending.totals.append(label)
        elif slot and label.axis is not Axis.COLUMN:
            pending.unknown.append((slot, label))
        elif label.axis is Axis.COLUMN and (several := self.compounds.read(text)):
            for name, code in several.items():
                self._set(meaning, name, code, label, Reason.PARTS_OF_NAME)
        elif slot_of(label) in self.telling and not self._is_heading(label):
            meaning.open.append(("", label, ()))
        elif slot and not self._is_heading(label) and self.codes[slot].doubtful(text):
            pending.unknown.append((slot, label))
        else:
            meaning.rest.append(label)

    def _set(self, meaning: Meaning, name: str, code: str, label: Label, reason: str) -> None:
        """A code for a dimension; of two, the one that lies within the other."""
        present = meaning.codes.get(name)
        if present is None or present in self.codes[name].ancestors(code):
            meaning.codes[name] = code
            meaning.why[name] = label, reason

    def _settle(self, meaning: Meaning, shared: list[Waiting]) -> None:
        """Names that several codes bear: each label may settle the others, until nothing changes any more."""
        waiting = shared
        while waiting:
            left = [one for one in waiting if not self._settled(meaning, one, waiting)]
            if len(left) == len(waiting):
                break
            waiting = left
        for name, label, candidates in waiting:
            found = self._last_resort(name, label, candidates)
            if found is None:
                meaning.open.append((name, label, candidates))
            else:
                self._set(meaning, name, found[0], label, found[1])

    def _settled(self, meaning: Meaning, one: Waiting, waiting: Sequence[Waiting]) -> bool:
        """Whether the labels beside it tell which code is meant: one within the region that they name, or above it."""
        name, label, candidates = one
        codes = self.codes[name]
        present = meaning.codes.get(name)
        if present is not None:
            if present in {c.code for c in candidates}:
                return True
            within = [c.code for c in candidates if present in codes.ancestors(c.code)]
            above = [c.code for c in candidates if c.code in codes.ancestors(present)]
            if len(within) == 1:
                self._set(meaning, name, within[0], label, Reason.PARENT)
            return len(within) == 1 or (not within and len(above) == 1)
        for other_name, other, rivals in waiting:
            if other_name != name or other is label:
                continue
            near = {rival.code for rival in rivals}
            related = [
                c.code
                for c in candidates
                if near & {*codes.ancestors(c.code)} or any(c.code in codes.ancestors(code) for code in near)
            ]
            if len(related) == 1:
                self._set(meaning, name, related[0], label, Reason.PARENT)
                return True
        return False

    def _last_resort(self, name: str, label: Label, candidates: Sequence[Candidate]) -> tuple[str, str] | None:
        """The one within the region above the table, or the one that no other row names."""
        codes = self.codes[name]
        context = self.context.get(name, ())
        if len(context) == 1:
            within = [c.code for c in candidates if context[0] in (*codes.ancestors(c.code), c.code)]
            if len(within) == 1:
                return within[0], Reason.TITLE
        if self.slots.dimension(label) == name and codes.dimension.is_region:
            free = [c.code for c in candidates if c.code not in self.slots.named[name]]
            if len(free) == 1:
                return free[0], Reason.OTHERS_NAMED
        return None

    def _take_unknown(self, meaning: Meaning, name: str, label: Label) -> None:
        """A name like others: first among the parts of the region named beside it, then in the whole list."""
        codes = self.codes[name]
        text = self.clock.timeless(label)
        present = meaning.codes.get(name)
        inside = present if present in codes.dimension.code_list.children else None
        found = codes.slip(text, inside, self.slots.hint(label))
        if found.certain and found.candidates[0].code not in self.slots.named[name]:
            self._set(meaning, name, found.candidates[0].code, label, found.reason)
            return
        candidates = codes.doubtful(text, inside) or (codes.doubtful(text) if inside else ())
        meaning.open.append((name, label, candidates))

    def _take_total(self, meaning: Meaning, label: Label) -> None:
        """A total stands for the whole of every dimension of its axis that nothing else has set.

        Where all names lie within one region, that region is the whole if all its parts are there or the title says
        so, else it is asked.
        """
        for name in self.seen[label.axis is Axis.COLUMN]:
            codes = self.codes[name]
            if name in meaning.codes or codes.root is None:
                continue
            whole = self.slots.wholes.get(name) or codes.root
            titled = self.context.get(name, ()) == (whole,)
            if whole == codes.root or titled or codes.is_complete(whole, self.slots.named[name]):
                meaning.codes[name] = whole
                meaning.why[name] = label, Reason.TOTAL
            else:
                both = (whole, codes.root)
                candidates = tuple(Candidate(one, Reason.CONTAINS.confidence, Reason.CONTAINS) for one in both)
                meaning.open.append((name, label, candidates))

    def _is_heading(self, label: Label) -> bool:
        """The measure's name, the unit or a dimension's name, printed over columns."""
        text = self.clock.timeless(label)
        known = self._headings.get(text)
        if known is None:
            known = self._headings[text] = self._names_measure_or_dimension(text)
        return known

    def _names_measure_or_dimension(self, text: str) -> bool:
        measure = self.structure.measure
        names = (measure.name.id, measure.name.en, measure.unit.id, *measure.unit_alternatives, self.structure.title.id)
        if any(name and fuzz.token_set_ratio(key_of(text), key_of(name)) >= _SAME_NAME for name in names):
            return True
        return any(codes.named_by(text) for codes in self.codes.values())

    def table(self) -> Table:
        """The tidy table with its open questions."""
        questions = _Questions(self.printed.sheet)
        foreign = self._foreign_columns()
        kept: list[tuple[PrintedObservation, Meaning, Observation]] = []
        for printed in self.printed.observations:
            meaning = self.meaning(printed.labels)
            if meaning.dropped:
                continue
            waiting = [*meaning.open, *self._not_said(meaning, printed, foreign)]
            if waiting:
                questions.ask(waiting)
                continue
            key = tuple(self._code(meaning, name) for name in self.codes)
            kept.append((printed, meaning, self._observation(printed, key)))
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

    def _without_rivals(
        self,
        kept: Sequence[tuple[PrintedObservation, Meaning, Observation]],
        questions: _Questions,
    ) -> list[Observation]:
        """All but the figures whose label, by a weaker reason, was given the same key as another label's figure."""
        by_key: dict[tuple[tuple[str, ...], Period], list[int]] = defaultdict(list)
        for position, (_, _, observation) in enumerate(kept):
            by_key[observation.key, observation.period].append(position)
        left_out: set[int] = set()
        for positions in by_key.values():
            if len(positions) == 1:
                continue
            for name in self.codes:
                said = {position: kept[position][1].why.get(name) for position in positions}
                texts = {key_of(why[0].text) for why in said.values() if why}
                for position, why in said.items():
                    if len(texts) > 1 and why and why[1] in _NEEDS_NO_RIVAL:
                        code = kept[position][1].codes[name]
                        doubt = Candidate(code, Reason.NOT_ALONE.confidence, Reason.NOT_ALONE)
                        questions.ask([(name, why[0], (doubt,))])
                        left_out.add(position)
        return [observation for position, (_, _, observation) in enumerate(kept) if position not in left_out]

    def _code(self, meaning: Meaning, name: str) -> str:
        """The code said, else the region above the table, else the whole."""
        if name in meaning.codes:
            return meaning.codes[name]
        context = self.context.get(name, ())
        return context[0] if len(context) == 1 and not self._is_spoken(name) else self.codes[name].root or ""

    def _is_spoken(self, name: str) -> bool:
        return name in self.seen[True] or name in self.seen[False]

    def _not_said(self, meaning: Meaning, printed: PrintedObservation, foreign: set[str]) -> list[Waiting]:
        """Dimensions that other figures of the table name and this one does not, and columns of other measures."""
        found: list[Waiting] = []
        column_labels = [label for label in printed.labels if label.axis is Axis.COLUMN]
        for name, codes in self.codes.items():
            if name in meaning.codes:
                continue
            spoken = self._is_spoken(name)
            context = () if spoken else self.context.get(name, ())
            if len(context) > 1:
                several = tuple(Candidate(code, round(1 / len(context), 2), Reason.TITLE) for code in context)
                found.append((name, Label(self.printed.title or self.printed.sheet, Axis.SECTION, "A1"), several))
            elif (codes.root is None and not context) or (spoken and not self._is_whole_column(name, printed)):
                found.append((name, self._speaker(name, printed), ()))
        other = column_labels and (column_labels[-1].cell in foreign or self.measured.is_other(printed))
        if not found and other:
            found.append(("", column_labels[-1], ()))
        if not found and (label := self.clock.unclear(printed.labels)):
            found.append(("", label, ()))
        if not found and self.clock.is_silent(printed.labels):
            found.append(("", self._timeless(printed), ()))
        return found

    def _is_whole_column(self, name: str, printed: PrintedObservation) -> bool:
        """A total without a label of its own kind: of no row, or under the measure's name over the columns."""
        if printed.role is not Role.TOTAL:
            return False
        if not any(label.axis is Axis.ROW and not self.clock.is_time(label) for label in printed.labels):
            return True
        across = [label for label in printed.labels if label.axis is Axis.COLUMN and not self.clock.is_time(label)]
        return bool(across) and name not in self.seen[False] and self._is_heading(across[-1])

    def _timeless(self, printed: PrintedObservation) -> Label:
        """The label that should have said the time: on the axis where others do, the total's own if there is one."""
        own = [label for label in printed.labels if (label.axis is Axis.COLUMN) is self.clock.across]
        return own[-1] if own else Label("", Axis.COLUMN, printed.cell)

    def _speaker(self, name: str, printed: PrintedObservation) -> Label:
        """The label that should have said the dimension: of the axis on which others do."""
        across = name in self.seen[True]
        own = [la for la in printed.labels if (la.axis is Axis.COLUMN) is across and not self.clock.is_time(la)]
        return own[-1] if own else Label("", Axis.COLUMN if across else Axis.ROW, printed.cell)

    def _foreign_columns(self) -> set[str]:
        """Header cells of columns with other measures: those that would give the same keys as the measure's own.

        Its own is the column with nothing but codes, totals and times over it, or with the measure's name.
        """
        by_key: dict[tuple[object, ...], dict[str, bool]] = defaultdict(dict)
        for path in dict.fromkeys(
            tuple(label for label in printed.labels if label.axis is Axis.COLUMN)
            for printed in self.printed.observations
        ):
            meaning = self.meaning(path)
            if path and not meaning.open and not meaning.dropped:
                key = (tuple(sorted(meaning.codes.items())), self.clock.read(path), self.clock.unclear(path))
                by_key[key][path[-1].cell] = not meaning.rest or self._is_heading(meaning.rest[-1])
        foreign: set[str] = set()
        for columns in by_key.values():
            own = [cell for cell, fits in columns.items() if fits]
            if len(columns) > 1:
                foreign.update(cell for cell in columns if cell not in own[:1])
        return foreign

    def _observation(self, printed: PrintedObservation, key: tuple[str, ...]) -> Observation:
        status = printed.status
        if status is Status.OK:
            status = self.clock.status(printed.labels)
        return Observation(
            key=key,
            period=self.clock.read(printed.labels),
            value=self.measured.value(printed),
            raw=printed.raw,
            status=status,
            role=printed.role,
            place=Place(self.printed.sheet, printed.cell),
        )
