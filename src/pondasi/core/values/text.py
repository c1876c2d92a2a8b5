"""Sentences in both languages, and numbers as each language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


def format_number(value: Decimal | int, language: str) -> str:
    """The number with its own digits: `14.135,5` in Indonesian, `14,135.5` in English. Never in scientific notation."""
    plain = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    plain = plain.replace("-", "\N{MINUS SIGN}")
    if language == "en":
        return plain
    return plain.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name in Indonesian (`id`) and English (`en`)."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The English words for `en`, the Indonesian ones for everything else or where English is missing."""
        return self.en if language == "en" and self.en else self.id

    def fill(self, **values: str | int | Decimal | Text) -> Text:
        """Both sentences with `{name}` replaced; numbers are written as each language writes them."""

        def filled(pattern: str, language: str) -> str:
            return pattern.format(**{name: _shown(value, language) for name, value in values.items()})

        return Text(filled(self.id, "id"), filled(self.en, "en"))

    @classmethod
    def same(cls, text: str) -> Text:
        """A name that is the same in both languages."""
        return cls(text, text)


NO_TEXT = Text("", "")


def _shown(value: str | int | Decimal | Text, language: str) -> str:
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, str):
        return value
    return format_number(value, language)
