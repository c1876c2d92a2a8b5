"""What the labels of one figure say together: a code for each dimension, or why the figure must wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pondasi.core.tables.layout.totals import is_mean, is_total_label
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.compound import Compounds
from pondasi.core.tables.matching.context import regions_in_context
from pondasi.core.tables.matching.labelling import Labelling, Labels, wording
from pondasi.core.tables.matching.levels import is_bare_level
from pondasi.core.tables.matching.names import key_of, words_of
from pondasi.core.tables.matching.ranges import range_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.slots import Slots, slot_of
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label, PrintedTable, Recipe
from pondasi.core.values import Candidate, DataStructure

_SAME_NAME = 85
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
    pending: bool = False
    """Some label could be understood only beside the others."""

    @property
    def says_nothing(self) -> bool:
        """Neither a code nor a question: times and labels of no dimension alone."""
        return not (self.codes or self.open or self.dropped or self.pending)


@dataclass
class _Pending:
    """Labels that can be understood only beside the others."""

    level: str = ""
    shared: list[Waiting] = field(default_factory=list)
    unknown: list[tuple[str, Label]] = field(default_factory=list)
    totals: list[Label] = field(default_factory=list)


class Meanings:
    """Reads the labels of one table's figures as codes of one structure."""

    def __init__(self, table: PrintedTable, structure: DataStructure, recipe: Recipe, clock: Clock) -> None:
        self._structure = structure
        self.clock = clock
        self.labelling: Labelling = clock.labelling
        self.codes = {dimension.id: Codes(dimension) for dimension in structure.dimensions}
        self.compounds = Compounds(structure, self.codes)
        self.said = dict(recipe.labels)
        self.said_by_key = {key_of(label): code for label, code in recipe.labels.items() if not range_of(label)}
        self.slots = Slots(self.labelling, self.codes, clock, self.compounds)
        self.seen = self.slots.seen
        self.telling = self.slots.telling(self.labelling)
        self.context = {
            name: regions_in_context(codes, table) for name, codes in self.codes.items() if codes.dimension.is_region
        }
        self._headings: dict[str, bool] = {}
        kinds: dict[object, int] = {}
        self._stub_kinds = [kinds.setdefault(wording(stub), len(kinds)) for stub in self.labelling.stubs]
        self._examples: dict[int, Labels] = {}
        """For each kind of stub, the first of its labels."""
        for stub, kind in zip(self.labelling.stubs, self._stub_kinds, strict=True):
            self._examples.setdefault(kind, stub)
        self._spoken = [self._speaking(path) for path in self.labelling.paths]
        own: dict[Labels, int] = {}
        self._path_kinds = [own.setdefault(path, len(own)) for path in self._spoken]
        self._alone = [self._plain(example) for example in self._examples.values()]
        self._over = [self._plain(path) for path in own]
        self._together: dict[tuple[int, int], Meaning] = {}

    def _speaking(self, path: Labels) -> Labels:
        """The labels of a path that say anything of a code: most only name a measure or a time."""
        return tuple(label for label in path if not self.of((label,)).says_nothing)

    def _plain(self, labels: Labels) -> Meaning | None:
        """What these labels say whatever stands beside them; None where that matters."""
        meaning = self.of(labels)
        return None if meaning.open or meaning.dropped or meaning.pending else meaning

    def at(self, stub: int, path: int) -> Meaning:
        """What the labels of the figures with this stub and path say (see `Labelling`)."""
        kind = self._stub_kinds[stub], self._path_kinds[path]
        known = self._together.get(kind)
        if known is not None:
            return known
        left, over = self._alone[kind[0]], self._over[kind[1]]
        if left is not None and over is not None and left.codes.keys().isdisjoint(over.codes):
            return Meaning({**left.codes, **over.codes}, {**left.why, **over.why}) if over.codes else left
        found = self._together[kind] = self.of(self._examples[kind[0]] + self._spoken[path])
        return found

    def kinds_at(self, stub: int, path: int) -> tuple[int, int]:
        """What figures share that ask the same questions of their labels: the very stub, and what the path says."""
        return stub, self._path_kinds[path]

    def own_label(self, label: Label, stub: int) -> Label:
        """The label of this stub that stands where `label` stands in the stub that the meaning was read from."""
        example = self._examples[self._stub_kinds[stub]]
        return self.labelling.stubs[stub][example.index(label)] if label in example else label

    def of(self, labels: Labels) -> Meaning:
        """What labels say together."""
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
        meaning.pending = bool(pending.level or pending.shared or pending.unknown or pending.totals)
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
        elif slot_of(label) in self.telling and not self.is_heading(label):
            meaning.open.append(("", label, ()))
        elif slot and not self.is_heading(label) and self.codes[slot].doubtful(text):
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

    def is_heading(self, label: Label) -> bool:
        """The measure's name, the unit or a dimension's name, printed over columns."""
        text = self.clock.timeless(label)
        known = self._headings.get(text)
        if known is None:
            known = self._headings[text] = self._names_measure_or_dimension(text)
        return known

    def _names_measure_or_dimension(self, text: str) -> bool:
        measure = self._structure.measure
        names = (
            measure.name.id,
            measure.name.en,
            measure.unit.id,
            *measure.unit_alternatives,
            self._structure.title.id,
        )
        if any(name and fuzz.token_set_ratio(key_of(text), key_of(name)) >= _SAME_NAME for name in names):
            return True
        return any(codes.named_by(text) for codes in self.codes.values())
