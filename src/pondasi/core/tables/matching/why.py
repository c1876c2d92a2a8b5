"""Why a printed label was taken for a code, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pondasi.core.tables.matching.meaning import Meaning, Meanings
from pondasi.core.tables.matching.reasons import reason_text
from pondasi.core.tables.matching.time import NO_PERIOD, Clock
from pondasi.core.tables.model import Label, PrintedTable, Recipe
from pondasi.core.values import DataStructure, Period, Text

_IS = Text("“{label}” adalah {name} ({code}). {reason}", "“{label}” is {name} ({code}). {reason}")
_IS_TIME = Text("“{label}” menyebut waktunya: {period}.", "“{label}” says the time: {period}.")
_IS_NO_PERIOD = Text(
    "“{label}” menyebut rentang waktu yang bukan satu periode, misalnya angka kumulatif; mohon tentukan periodenya.",
    "“{label}” says a stretch of time that is no one period, such as figures that piled up; please say which it is.",
)
_IS_DROPPED = Text("“{label}” Anda tandai bukan data.", "You said that “{label}” is no data.")
_MAY_BE = Text("“{label}” belum pasti; mungkin {names}.", "“{label}” is not sure; it may be {names}.")
_UNKNOWN = Text("“{label}” tidak dikenal dalam daftar kode.", "“{label}” is not in the code list.")
_OTHER = Text(
    "“{label}” tidak menyebut kode; dibaca sebagai nama ukuran atau kelompok.",
    "“{label}” names no code; read as the name of the measure or of a group.",
)
_ALSO = Text("{name} ({reason})", "{name} ({reason})")


class LabelReasons:
    """Says of the labels of one table why they were taken for their codes; keep it for further questions."""

    def __init__(
        self,
        table: PrintedTable,
        structure: DataStructure,
        recipe: Recipe | None = None,
        period: Period | None = None,
    ) -> None:
        recipe = recipe or Recipe()
        self._table = table
        self._clock = Clock(table, recipe, period, structure.frequency)
        self._meanings = Meanings(table, structure, recipe, self._clock)
        self._structure = structure

    def of_cell(self, cell: str) -> tuple[Text, ...]:
        """One sentence for each label of the figure in this cell, or for the label that stands there; () for others."""
        for figure in self._table.observations:
            if figure.cell == cell:
                meaning = self._meanings.of(figure.labels)
                return tuple(self._sentence(label, meaning, figure.labels) for label in figure.labels)
            for label in figure.labels:
                if label.cell == cell:
                    return (self._sentence(label, self._meanings.of(figure.labels), figure.labels),)
        return ()

    def of_label(self, text: str) -> Text:
        """The sentence for the first label with this text; raises `KeyError` where the table has none."""
        for figure in self._table.observations:
            for label in figure.labels:
                if label.text == text:
                    return self._sentence(label, self._meanings.of(figure.labels), figure.labels)
        raise KeyError(text)

    def _sentence(self, label: Label, meaning: Meaning, beside: Sequence[Label]) -> Text:
        said = [(name, reason) for name, (own, reason) in meaning.why.items() if own == label]
        if said:
            parts = [self._is(label, name, meaning.codes[name], reason) for name, reason in said]
            return Text(" ".join(part.id for part in parts), " ".join(part.en for part in parts))
        for name, own, candidates in meaning.open:
            if own == label:
                names = [self._candidate(name, one.code, one.reason) for one in candidates]
                listed = Text(", ".join(one.id for one in names), ", ".join(one.en for one in names))
                return _MAY_BE.fill(label=label.text, names=listed) if names else _UNKNOWN.fill(label=label.text)
        if meaning.dropped and self._meanings.answer(label) == "":
            return _IS_DROPPED.fill(label=label.text)
        if self._clock.is_time(label):
            unclear = self._clock.unclear(beside)
            if unclear is not None and unclear.cell == label.cell:
                return _IS_NO_PERIOD.fill(label=label.text)
            return _IS_TIME.fill(label=label.text, period=self._period(beside))
        return self._by_its_words(label)

    def _by_its_words(self, label: Label) -> Text:
        """A label that gave way to a narrower one beside it, or that speaks of no dimension."""
        name = self._meanings.slots.dimension(label)
        found = self._meanings.slots.found(name, label) if name else None
        if name and found and found.certain:
            return self._is(label, name, found.candidates[0].code, found.reason)
        return _OTHER.fill(label=label.text)

    def _period(self, labels: Sequence[Label]) -> Text:
        period = self._clock.read(labels)
        return Text("belum diketahui", "not known yet") if period == NO_PERIOD else period.text

    def _is(self, label: Label, name: str, code: str, reason: str) -> Text:
        return _IS.fill(label=label.text, name=self._name(name, code), code=code, reason=reason_text(reason))

    def _candidate(self, name: str, code: str, reason: str) -> Text:
        sentence = reason_text(reason)
        return _ALSO.fill(name=self._name(name, code), reason=Text(sentence.id.rstrip("."), sentence.en.rstrip(".")))

    def _name(self, name: str, code: str) -> Text:
        known = self._meanings.codes[name].dimension.code_list.by_id.get(code) if name in self._meanings.codes else None
        return known.name if known else Text.same(code)


def explain_label(table: PrintedTable, structure: DataStructure, text: str, recipe: Recipe | None = None) -> Text:
    """Why the label with this text was taken for its code; raises `KeyError` where the table has no such label."""
    return LabelReasons(table, structure, recipe).of_label(text)
