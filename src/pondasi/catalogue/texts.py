"""Texts inside the JSON that is kept with releases and findings."""

from __future__ import annotations

from pondasi.core.values import Text


def both(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"id": text.id, "en": text.en}
