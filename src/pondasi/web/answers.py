"""From the form under a finding to the kind of answer that is meant. Pure parsing, nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping

from pondasi.core.errors import InvalidInput
from pondasi.core.values import AnswerKind, Text


def kind_of(form: Mapping[str, str]) -> AnswerKind | None:
    """The chosen kind; None where there was nothing to choose. Raises InvalidInput for a choice that is not known."""
    choice = form.get("choice")
    if choice is None:
        return None
    if choice not in set(AnswerKind):
        raise InvalidInput(
            Text("Jawabannya belum dipilih.", "No answer was chosen."),
            Text("Pilih salah satu, lalu simpan.", "Please choose one, then save."),
        )
    return AnswerKind(choice)
