"""Matching against a data structure: every label to a code of one of its dimensions, or to an open question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pondasi.core.tables.layout.totals import is_mean, is_total_label
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label, PrintedObservation, PrintedTable, Recipe
from pondasi.core.values import Candidate, DataStructure, Observation, OpenLabel, Period, Place, Role, Table

_SAME_NAME = 85
Slot = tuple[Axis, str]


@dataclass
class _Meaning:
    """What one set of labels says: a code for each dimension, or why the figure must wait."""

    codes: dict[str, str] = field(default_factory=dict)
    open: list[tuple[str, Label, tuple[Candidate, ...]]] = field(default_factory=list)
    dropped: bool = False
    rest: list[Label] = field(default_factory=list)
    """Labels that belong to no dimension: the measure's name, group headings, other measures."""


def _word(label: Label) -> tuple[str, str]:
    """The label as rows that print the same words share it, wherever they stand; header labels with their place."""
    return label.text, label.cell if label.axis is Axis.COLUMN else label.heading


class StructureMatch:
    """One printed table against one structure."""

    def __init__(self, table: PrintedTable, structure: DataStructure, recipe: Recipe, clock: Clock) -> None:
        self.printed = table
        self.structure = structure
        self.clock = clock
        self.codes = {dimension.id: Codes(dimension) for dimension in structure.dimensions}
        self.said = {key_of(label): code for label, code in recipe.labels.items()}
        self.unit = recipe.unit or table.unit
        labels = list(dict.fromkeys(label for o in table.observations for label in o.labels))
        self.slots = self._dimension_of_slots(labels)
        self.seen = self._dimensions_by_axis(labels)
        self.named = {name: self._codes_named(name, labels) for name in self.codes}
        self.wholes = {name: self._whole(name, labels) for name in self.codes}
        self.telling = self._telling_slots()
        self._cache: dict[tuple[Label, ...], _Meaning] = {}
        self._headings: dict[str, bool] = {}

    def _slot(self, label: Label) -> Slot:
        """Labels that stand in one row of the header, one column at the left, or head sections, are of one kind."""
        if label.axis is Axis.SECTION:
            return label.axis, ""
        letters = label.cell.rstrip("0123456789")
        if label.axis is Axis.COLUMN:
            return label.axis, label.cell[len(letters) :]
        return label.axis, label.heading or letters

    def _dimension_of_slots(self, labels: Iterable[Label]) -> dict[Slot, str]:
        """The dimension that most labels of a slot belong to, or that its heading names."""
        votes: dict[Slot, Counter[str]] = defaultdict(Counter)
        sizes: Counter[Slot] = Counter()
        headings: dict[Slot, str] = {}
        texts: dict[Slot, set[str]] = defaultdict(set)
        for label in labels:
            slot = self._slot(label)
            if label.text in texts[slot] or is_total_label(label.text) or self.clock.is_time(label):
                continue
            texts[slot].add(label.text)
            sizes[slot] += 1
            headings.setdefault(slot, label.heading)
            votes[slot].update(name for name, codes in self.codes.items() if codes.sure(label.text).candidates)
        found = {}
        for slot, size in sizes.items():
            best = votes[slot].most_common(1)
            if best and best[0][1] >= max(1, size * 0.3):
                found[slot] = best[0][0]
            else:
                named = [name for name, codes in self.codes.items() if codes.named_by(headings[slot])]
                if headings[slot] and named:
                    found[slot] = named[0]
        self._drop_outer(found, texts)
        return self._with_left_over(found, sizes)

    def _drop_outer(self, found: dict[Slot, str], texts: dict[Slot, set[str]]) -> None:
        """A column that names one unknown thing throughout, beside others of its dimension, lies outside the list."""
        for slot, name in list(found.items()):
            others = [other for other, same in found.items() if same == name and other != slot]
            known = any(self.codes[name].sure(text).candidates for text in texts[slot])
            if slot[0] is Axis.ROW and others and len(texts[slot]) == 1 and not known:
                del found[slot]

    def _with_left_over(self, found: dict[Slot, str], sizes: Counter[Slot]) -> dict[Slot, str]:
        """The only dimension that no slot speaks for goes to the only row or section labels that speak for none."""
        silent = [name for name in self.codes if name not in found.values()]
        nameless = [slot for slot in sizes if slot not in found and slot[0] is not Axis.COLUMN]
        if len(silent) == 1 and len(nameless) == 1:
            found[nameless[0]] = silent[0]
        return found

    def _dimensions_by_axis(self, labels: Iterable[Label]) -> dict[bool, set[str]]:
        """The dimensions that some label speaks for, in the header (True) and at the left (False)."""
        seen: dict[bool, set[str]] = {True: set(), False: set()}
        for label in labels:
            across = label.axis is Axis.COLUMN
            slot = self.slots.get(self._slot(label))
            if is_total_label(label.text):
                continue
            if slot:
                seen[across].add(slot)
            elif not self.clock.is_time(label):
                seen[across].update(name for name, codes in self.codes.items() if codes.sure(label.text).certain)
        return seen

    def _codes_named(self, name: str, labels: Iterable[Label]) -> set[str]:
        """The codes of a dimension that labels of its own kind name for certain."""
        own = (label for label in labels if self.slots.get(self._slot(label)) == name)
        found = [self.codes[name].sure(label.text) for label in own if not is_total_label(label.text)]
        return {one.candidates[0].code for one in found if one.certain}

    def _whole(self, name: str, labels: Iterable[Label]) -> str | None:
        """The region that all names lie within, unless a total bears its name: then other totals go beyond it."""
        whole = self.codes[name].common_parent(self.named[name])
        named = (self.codes[name].sure(label.text) for label in labels if is_total_label(label.text))
        return None if any(whole in {c.code for c in found.candidates} for found in named) else whole

    def _telling_slots(self) -> set[Slot]:
        """Kinds of labels of no dimension that alone tell some figures apart: they cannot be left aside."""
        telling: set[Slot] = set()
        seen: dict[tuple[Slot, tuple[tuple[str, str], ...]], str] = {}
        for labels in dict.fromkeys(printed.labels for printed in self.printed.observations):
            for label in labels:
                slot = self._slot(label)
                if label.axis is Axis.COLUMN or slot in self.slots or is_total_label(label.text):
                    continue
                rest = tuple(_word(other) for other in labels if other is not label)
                if seen.setdefault((slot, rest), label.text) != label.text:
                    telling.add(slot)
        return telling

    def meaning(self, labels: tuple[Label, ...]) -> _Meaning:
        """What a figure's labels say together."""
        known = self._cache.get(labels)
        if known is None:
            known = self._cache[labels] = self._read(labels)
        return known

    def _read(self, labels: tuple[Label, ...]) -> _Meaning:
        meaning = _Meaning()
        shared: list[tuple[str, Label, tuple[Candidate, ...]]] = []
        totals: list[Label] = []
        for label in labels:
            said = self.said.get(key_of(label.text))
            if said is not None:
                self._take_said(meaning, said, label)
            elif not self.clock.is_time(label):
                self._take(meaning, label, shared, totals)
        for name, label, candidates in shared:
            self._take_shared(meaning, name, label, candidates)
        for label in totals:
            self._take_total(meaning, label)
        return meaning

    def _take_said(self, meaning: _Meaning, code: str, label: Label) -> None:
        if code == "":
            meaning.dropped = True
            return
        slot = self.slots.get(self._slot(label))
        names = [slot] if slot and code in self.codes[slot].dimension.code_list.by_id else list(self.codes)
        for name in names:
            if code in self.codes[name].dimension.code_list.by_id:
                self._set(meaning, name, code)
                return
        meaning.open.append((slot or names[0], label, ()))

    def _take(
        self,
        meaning: _Meaning,
        label: Label,
        shared: list[tuple[str, Label, tuple[Candidate, ...]]],
        totals: list[Label],
    ) -> None:
        """One label that nobody has explained yet."""
        slot = self.slots.get(self._slot(label))
        others = () if is_total_label(label.text) else (name for name in self.codes if name != slot)
        for name in [*([slot] if slot else []), *others]:
            found = self.codes[name].sure(label.text)
            if found.certain:
                self._set(meaning, name, found.candidates[0].code)
                return
            if found.candidates and name == slot:
                shared.append((name, label, found.candidates))
                return
        if label.axis is not Axis.COLUMN and is_mean(label.text):
            meaning.open.append((slot or next(iter(self.codes)), label, ()))
        elif is_total_label(label.text):
            totals.append(label)
        elif slot and label.axis is not Axis.COLUMN:
            meaning.open.append((slot, label, self.codes[slot].doubtful(label.text)))
        elif self._slot(label) in self.telling and not self._is_heading(label):
            meaning.open.append(("", label, ()))
        elif slot and not self._is_heading(label) and (candidates := self.codes[slot].doubtful(label.text)):
            meaning.open.append((slot, label, candidates))
        else:
            meaning.rest.append(label)

    def _set(self, meaning: _Meaning, name: str, code: str) -> None:
        """A code for a dimension; of two, the one that lies within the other."""
        present = meaning.codes.get(name)
        if present is None or present in self.codes[name].ancestors(code):
            meaning.codes[name] = code

    def _take_shared(self, meaning: _Meaning, name: str, label: Label, candidates: tuple[Candidate, ...]) -> None:
        """A name that several codes bear: the one within the region that other labels name, else open."""
        present = meaning.codes.get(name)
        within = [c.code for c in candidates if present and present in self.codes[name].ancestors(c.code)]
        if len(within) == 1:
            meaning.codes[name] = within[0]
        elif present not in {c.code for c in candidates}:
            meaning.open.append((name, label, candidates))

    def _take_total(self, meaning: _Meaning, label: Label) -> None:
        """A total stands for the whole of every dimension of its axis that nothing else has set.

        Where all names lie within one region, that region is the whole if all its parts are there, else it is asked.
        """
        for name in self.seen[label.axis is Axis.COLUMN]:
            root = self.codes[name].root
            if name in meaning.codes or root is None:
                continue
            whole = self.wholes.get(name) or root
            if whole == root or self.codes[name].is_complete(whole, self.named[name]):
                meaning.codes[name] = whole
            else:
                candidates = (Candidate(whole, 0.5, "contains the rows"), Candidate(root, 0.5, "contains the rows"))
                meaning.open.append((name, label, candidates))

    def _is_heading(self, label: Label) -> bool:
        """The measure's name, the unit or a dimension's name, printed over columns."""
        known = self._headings.get(label.text)
        if known is None:
            known = self._headings[label.text] = self._names_measure_or_dimension(label)
        return known

    def _names_measure_or_dimension(self, label: Label) -> bool:
        measure = self.structure.measure
        names = (measure.name.id, measure.name.en, measure.unit.id, *measure.unit_alternatives, self.structure.title.id)
        if any(name and fuzz.token_set_ratio(key_of(label.text), key_of(name)) >= _SAME_NAME for name in names):
            return True
        return any(codes.named_by(label.text) for codes in self.codes.values())

    def table(self) -> Table:
        """The tidy table with its open questions."""
        open_labels: dict[tuple[str, str], OpenLabel] = {}
        observations = []
        foreign = self._foreign_columns()
        for printed in self.printed.observations:
            meaning = self.meaning(printed.labels)
            if meaning.dropped:
                continue
            waiting = [*meaning.open, *self._not_said(meaning, printed, foreign)]
            if waiting:
                for name, label, candidates in waiting:
                    self._ask(open_labels, name, label, candidates)
                continue
            key = tuple(self._code(meaning, name) for name in self.codes)
            observations.append(self._observation(printed, key))
        return Table(
            self.structure.dimensions, tuple(observations), self.unit, self.printed.title, tuple(open_labels.values())
        )

    def _code(self, meaning: _Meaning, name: str) -> str:
        return meaning.codes.get(name) or self.codes[name].root or ""

    def _not_said(
        self, meaning: _Meaning, printed: PrintedObservation, foreign: set[str]
    ) -> list[tuple[str, Label, tuple[Candidate, ...]]]:
        """Dimensions that other figures of the table name and this one does not, and columns of other measures."""
        found: list[tuple[str, Label, tuple[Candidate, ...]]] = []
        named = self.seen[True] | self.seen[False]
        column_labels = [label for label in printed.labels if label.axis is Axis.COLUMN]
        for name, codes in self.codes.items():
            if name in meaning.codes:
                continue
            named_at_left = any(la.axis is Axis.ROW and not self.clock.is_time(la) for la in printed.labels)
            unlabelled_total = printed.role is Role.TOTAL and not named_at_left
            if codes.root is None or (name in named and not unlabelled_total):
                label = self._speaker(name, printed)
                found.append((name, label, ()))
        if not found and column_labels and column_labels[-1].cell in foreign:
            found.append(("", column_labels[-1], ()))
        if not found and self.clock.is_silent(printed.labels):
            found.append(("", self._timeless(printed), ()))
        return found

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
                key = (tuple(sorted(meaning.codes.items())), self.clock.read(path))
                by_key[key][path[-1].cell] = not meaning.rest or self._is_heading(meaning.rest[-1])
        foreign: set[str] = set()
        for columns in by_key.values():
            own = [cell for cell, fits in columns.items() if fits]
            if len(columns) > 1:
                foreign.update(cell for cell in columns if cell not in own[:1])
        return foreign

    def _observation(self, printed: PrintedObservation, key: tuple[str, ...]) -> Observation:
        return Observation(
            key=key,
            period=self._period(printed.labels),
            value=printed.value,
            raw=printed.raw,
            status=printed.status,
            role=printed.role,
            place=Place(self.printed.sheet, printed.cell),
        )

    def _period(self, labels: Sequence[Label]) -> Period:
        return self.clock.read(labels)

    def _ask(
        self, found: dict[tuple[str, str], OpenLabel], name: str, label: Label, candidates: tuple[Candidate, ...]
    ) -> None:
        place = Place(self.printed.sheet, label.cell)
        present = found.get((name, label.text))
        if present is None:
            found[name, label.text] = OpenLabel(name, label.text, (place,), candidates)
        elif place not in present.places:
            found[name, label.text] = OpenLabel(name, label.text, (*present.places, place), present.candidates)
