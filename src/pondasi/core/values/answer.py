"""What an officer may answer to a finding."""

from __future__ import annotations

from enum import StrEnum

from pondasi.core.values.finding import Severity
from pondasi.core.values.text import Text

_EQUAL_FIGURES = "copied"
"""How the codes of the rules begin that find figures equal to others."""
_SHORTEST = 10
_FEWEST_LETTERS = 5


class AnswerKind(StrEnum):
    """The kinds of answer; most need a reason in words as well."""

    EXPLAINED = "explained"
    DISPUTED = "disputed"
    UNCHANGED = "unchanged"
    NOT_COLLECTED = "not_collected"
    WRONG_FILE = "wrong_file"
    CORRECTED = "corrected"

    @property
    def text(self) -> Text:
        """As it is chosen from a list and read before the reason."""
        return {
            "explained": Text("Penjelasan", "Explanation"),
            "disputed": Text("Angkanya memang benar", "The figures are right"),
            "unchanged": Text("Memang tidak berubah", "Really unchanged"),
            "not_collected": Text("Belum didata pada periode ini", "Not collected for this period"),
            "wrong_file": Text("Salah berkas", "Wrong file"),
            "corrected": Text("Sudah diperbaiki", "Corrected"),
        }[self.value]

    @property
    def needs_reason(self) -> bool:
        """Whether the kind alone says too little."""
        return self in {AnswerKind.EXPLAINED, AnswerKind.DISPUTED, AnswerKind.UNCHANGED}

    @property
    def is_promise(self) -> bool:
        """Whether other figures are to come: what is still found then is not settled by it."""
        return self in {AnswerKind.WRONG_FILE, AnswerKind.CORRECTED}


def answers_to(code: str, severity: Severity) -> tuple[AnswerKind, ...]:
    """The answers to choose from for a finding of this rule, the usual one first; none where nothing was asked."""
    if severity is Severity.INFO:
        return ()
    if code.startswith(_EQUAL_FIGURES):
        return (AnswerKind.UNCHANGED, AnswerKind.NOT_COLLECTED, AnswerKind.WRONG_FILE, AnswerKind.CORRECTED)
    return (plain_answer(severity), AnswerKind.CORRECTED)


def plain_answer(severity: Severity) -> AnswerKind:
    """What a reason alone is: an error is disputed, everything else explained."""
    return AnswerKind.DISPUTED if severity is Severity.ERROR else AnswerKind.EXPLAINED


def is_reason(text: str) -> bool:
    """Whether somebody said something: some length, and more than a few letters held down."""
    cleaned = text.strip()
    return len(cleaned) >= _SHORTEST and len({one for one in cleaned.casefold() if one.isalpha()}) >= _FEWEST_LETTERS
