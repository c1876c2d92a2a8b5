"""What the visible names of rows and columns say beside their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pondasi.core.tables.layout.totals import is_total_label
from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.names import key_of
from pondasi.core.values import Candidate, DataStructure

CHANGED = "changed label"
"""Why a candidate is offered: the code in the form says one thing, the name beside it another."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one dimension of a row or column: a code, a question, or that a person ruled it out."""

    code: str | None = None
    candidates: tuple[Candidate, ...] = ()
    dropped: bool = False

    @property
    def is_open(self) -> bool:
        return self.code is None and not self.dropped


@dataclass
class Dictionary:
    """The structure's codes and what a person said about printed names."""

    structure: DataStructure
    answers: Mapping[str, str]

    @cached_property
    def codes(self) -> Mapping[str, Codes]:
        return {dimension.id: Codes(dimension) for dimension in self.structure.dimensions}

    @cached_property
    def _answers(self) -> Mapping[str, str]:
        return {key_of(label): code for label, code in self.answers.items()}

    def knows(self, codes: Mapping[str, str]) -> bool:
        """Whether every code still stands in its list."""
        return all(name in self.codes and code in self._known(name) for name, code in codes.items())

    def _known(self, dimension: str) -> Mapping[str, object]:
        return self.codes[dimension].dimension.code_list.by_id

    def name(self, dimension: str, code: str) -> str:
        """The Indonesian name that the form printed."""
        found = self.codes[dimension].dimension.code_list.by_id.get(code)
        return found.name.id if found else code

    def is_whole(self, dimension: str, code: str) -> bool:
        """Whether the code has parts in its list."""
        return code in self.codes[dimension].dimension.code_list.children

    def root(self, dimension: str) -> str | None:
        return self.codes[dimension].root

    def agrees(self, dimension: str, code: str, label: str) -> bool:
        """Whether the visible name is one of the code's own."""
        if not label or label == self.name(dimension, code):
            return True
        if code in {candidate.code for candidate in self.codes[dimension].sure(label).candidates}:
            return True
        return is_total_label(label) and code == self.root(dimension)

    def meant_instead(self, dimension: str, code: str, label: str) -> tuple[Candidate, ...]:
        """The other codes that the visible name is known to mean; none where the hidden code stands."""
        if self.agrees(dimension, code, label):
            return ()
        found = self.codes[dimension].sure(label).candidates
        root = self.root(dimension)
        if not found and root and is_total_label(label):
            return (Candidate(root, 0.5, CHANGED),)
        return found

    def coded(self, dimension: str, code: str, label: str, *, contested: bool) -> Said:
        """A row or column with a code. `contested`: the same name stands beside a code that it is not known for."""
        others = self.meant_instead(dimension, code, label)
        answer = self._answers.get(key_of(label)) if label and (others or not contested) else None
        if answer == "":
            return Said(dropped=True)
        if answer is not None and answer in self._known(dimension):
            return Said(answer)
        if others:
            return Said(candidates=(*others, Candidate(code, 0.5, CHANGED)))
        return Said(code)

    def free(self, dimension: str, label: str) -> Said:
        """A row or column without a code goes by its name alone."""
        answer = self._answers.get(key_of(label))
        if answer == "":
            return Said(dropped=True)
        if answer is not None and answer in self._known(dimension):
            return Said(answer)
        found = self.codes[dimension].sure(label)
        if found.certain:
            return Said(found.candidates[0].code)
        if found.candidates:
            return Said(candidates=found.candidates)
        root = self.root(dimension)
        if root and is_total_label(label):
            return Said(root)
        return Said(candidates=self.codes[dimension].doubtful(label))

    def rules_out(self, label: str) -> bool:
        """Whether a person said that this name is no data."""
        return self._answers.get(key_of(label)) == ""
