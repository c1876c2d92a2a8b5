"""Kinds of labels: which dimension the labels of one header row, one column or the sections speak of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.matching.codes import NO_HINT, Codes, Found, Hint
from pondasi.core.tables.matching.compound import Compounds
from pondasi.core.tables.matching.labelling import Labelling
from pondasi.core.tables.matching.levels import level_in
from pondasi.core.tables.matching.names import key_of
from pondasi.core.tables.matching.reasons import Reason
from pondasi.core.tables.matching.time import Clock
from pondasi.core.tables.model import Axis, Label
from pondasi.core.values import Candidate

Slot = tuple[Axis, str]
Words = tuple[tuple[str, str], ...]
_LEAST_SHARE = 0.3
_MOST_ASKED = 1_000
"""Texts of one kind that are looked up, evenly spread, to tell its dimension."""


def slot_of(label: Label) -> Slot:
    """Labels that stand in one row of the header, one column at the left, or head sections, are of one kind."""
    if label.axis is Axis.SECTION:
        return label.axis, ""
    letters = label.cell.rstrip("0123456789")
    if label.axis is Axis.COLUMN:
        return label.axis, label.cell[len(letters) :]
    return label.axis, label.heading or letters


class Slots:
    """The kinds of labels of one table, each with its dimension and what its heading says."""

    def __init__(self, labelling: Labelling, codes: Mapping[str, Codes], clock: Clock, compounds: Compounds) -> None:
        self.codes = codes
        self._measures = compounds.measures
        self.clock = clock
        self.labels = labelling.labels
        self.texts: dict[Slot, dict[str, None]] = defaultdict(dict)
        self.headings: dict[Slot, str] = {}
        self._collect()
        self.short = {slot: self._short_names(slot) for slot in self.texts}
        self.hints: dict[Slot, Hint] = {slot: Hint(level_in(heading)) for slot, heading in self.headings.items()}
        self.dimensions = self._dimensions()
        self._add_systems()
        self.seen = self._by_axis(compounds)
        self.named = {name: self._codes_named(name) for name in codes}
        self.wholes = {name: self._whole(name) for name in codes}

    def _collect(self) -> None:
        """The different texts of each kind, without totals, times and rows named after the measure."""
        for label in self.labels:
            if is_total_label(label.text) or self.clock.is_time(label):
                continue
            if label.axis is not Axis.COLUMN and key_of(label.text) in self._measures:
                continue
            slot = slot_of(label)
            self.texts[slot][self.clock.timeless(label)] = None
            self.headings.setdefault(slot, label.heading)

    def dimension(self, label: Label) -> str | None:
        return self.dimensions.get(slot_of(label))

    def hint(self, label: Label) -> Hint:
        return self.hints.get(slot_of(label), NO_HINT)

    def found(self, name: str, label: Label, level: str = "") -> Found:
        """What the label means in a dimension, with what its place says; `level` is said by another label."""
        slot = slot_of(label)
        hint = self.hints.get(slot, NO_HINT) if self.dimensions.get(slot) == name else NO_HINT
        if level:
            hint = Hint(level, hint.system)
        return self._meant(name, slot, self.clock.timeless(label), hint)

    def _meant(self, name: str, slot: Slot, text: str, hint: Hint) -> Found:
        found = self.codes[name].sure(text, hint)
        if not found.certain and (code := self.short[slot].get((name, text)) if slot in self.short else None):
            return Found((Candidate(code, Reason.SIBLINGS.confidence, Reason.SIBLINGS),), True)
        return found

    def _short_names(self, slot: Slot) -> dict[tuple[str, str], str]:
        """Dimension and text to code, where the kind's labels are short names of siblings."""
        return {
            (name, text): code
            for name, codes in self.codes.items()
            if codes.dimension.is_region
            for text, code in codes.shortened_among(self.texts[slot]).items()
        }

    def _knows(self, name: str, slot: Slot, text: str) -> bool:
        return bool(self.codes[name].sure(text).candidates) or (name, text) in self.short[slot]

    def _dimensions(self) -> dict[Slot, str]:
        """The dimension that most labels of a kind belong to, or that its heading names."""
        found: dict[Slot, str] = {}
        for slot, texts in self.texts.items():
            asked = list(texts)[:: len(texts) // _MOST_ASKED + 1]
            votes = Counter(name for text in asked for name in self.codes if self._knows(name, slot, text))
            best = votes.most_common(1)
            if best and best[0][1] >= max(1, len(asked) * _LEAST_SHARE):
                found[slot] = best[0][0]
            elif heading := self.headings[slot]:
                named = [name for name, codes in self.codes.items() if codes.named_by(heading)]
                if named:
                    found[slot] = named[0]
        self._drop_outer(found)
        return self._with_left_over(found)

    def _drop_outer(self, found: dict[Slot, str]) -> None:
        """A column that names one unknown thing throughout, beside others of its dimension, lies outside the list."""
        for slot, name in list(found.items()):
            others = [other for other, same in found.items() if same == name and other != slot]
            known = any(self._knows(name, slot, text) for text in self.texts[slot])
            if slot[0] is Axis.ROW and others and len(self.texts[slot]) == 1 and not known:
                del found[slot]

    def _with_left_over(self, found: dict[Slot, str]) -> dict[Slot, str]:
        """The only dimension that no kind speaks for goes to the only row or section labels that speak for none."""
        silent = [name for name in self.codes if name not in found.values()]
        nameless = [slot for slot in self.texts if slot not in found and slot[0] is not Axis.COLUMN]
        if len(silent) == 1 and len(nameless) == 1:
            found[nameless[0]] = silent[0]
        return found

    def _add_systems(self) -> None:
        """Which system of numbers each kind of labels uses, where its numbers or its heading tell."""
        for slot, name in self.dimensions.items():
            system = self.codes[name].numbers.system_of(self.texts[slot], self.headings[slot])
            self.hints[slot] = Hint(self.hints[slot].level, system)

    def _by_axis(self, compounds: Compounds) -> dict[bool, set[str]]:
        """The dimensions that some label speaks for, in the header (True) and at the left (False)."""
        seen: dict[bool, set[str]] = {True: set(), False: set()}
        for label in self.labels:
            across = label.axis is Axis.COLUMN
            own = self.dimension(label)
            if is_total_label(label.text):
                continue
            if own:
                seen[across].add(own)
            elif not self.clock.is_time(label):
                text = self.clock.timeless(label)
                seen[across].update(name for name, codes in self.codes.items() if codes.sure(text).certain)
                seen[across].update(compounds.read(text) if across else ())
        return seen

    def _codes_named(self, name: str) -> set[str]:
        """The codes of a dimension that labels of its own kind name for certain."""
        slots = [slot for slot, own in self.dimensions.items() if own == name]
        found = [self._meant(name, slot, text, self.hints[slot]) for slot in slots for text in self.texts[slot]]
        return {one.candidates[0].code for one in found if one.certain}

    def _whole(self, name: str) -> str | None:
        """The region that all names lie within, unless a total bears its name: then other totals go beyond it."""
        whole = self.codes[name].common_parent(self.named[name])
        named = (self.codes[name].sure(label.text) for label in self.labels if is_total_label(label.text))
        return None if any(whole in {c.code for c in found.candidates} for found in named) else whole

    def telling(self, labelling: Labelling) -> set[Slot]:
        """Kinds of labels of no dimension that alone tell some figures apart: they cannot be left aside."""
        telling: set[Slot] = set()
        rivals = self._rivals(labelling)
        paths = labelling.paths_by_stub() if rivals else {}
        words = [tuple(map(_word, path)) for path in labelling.paths] if rivals else []
        for (slot, _), by_text in rivals.items():
            if slot in telling:
                continue
            seen: set[Words] = set()
            for stubs in by_text.values():
                own = {words[path] for stub in stubs for path in paths[stub]}
                if own & seen:
                    telling.add(slot)
                    break
                seen |= own
        return telling

    def _rivals(self, labelling: Labelling) -> dict[tuple[Slot, Words], dict[str, list[int]]]:
        """Stubs that differ in one label of no dimension alone, by its kind and the other labels, then by its text."""
        found: dict[tuple[Slot, Words], dict[str, list[int]]] = {}
        for number, stub in enumerate(labelling.stubs):
            for label in stub:
                slot = slot_of(label)
                if slot not in self.dimensions and not is_total_label(label.text):
                    rest = tuple(_word(other) for other in stub if other is not label)
                    found.setdefault((slot, rest), {}).setdefault(label.text, []).append(number)
        return {kind: by_text for kind, by_text in found.items() if len(by_text) > 1}


def _word(label: Label) -> tuple[str, str]:
    """The label as rows that print the same words share it, wherever they stand; header labels with their place."""
    return label.text, label.cell if label.axis is Axis.COLUMN else label.heading
