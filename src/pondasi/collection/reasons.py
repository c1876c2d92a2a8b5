"""What counts as a reason that a person gives."""

from __future__ import annotations

from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text, is_reason


def sentence_of(text: str) -> str:
    """The reason without blanks around it; raises InvalidInput where it says nothing."""
    if not is_reason(text):
        raise InvalidInput(
            Text("Alasannya belum ditulis, atau terlalu pendek.", "The reason is missing or too short."),
            Text("Tulis satu kalimat pendek yang menjelaskan.", "Write one short sentence that explains it."),
        )
    return text.strip()
