"""The errors that a person may see. Each says what is wrong and what to do about it, in both languages."""

from pondasi.core.values.text import NO_TEXT, Text


class PondasiError(Exception):
    """What went wrong (`text`) and how to mend it (`remedy`), as sentences for the person who caused it."""

    def __init__(self, text: Text, remedy: Text = NO_TEXT) -> None:
        super().__init__(text.en)
        self.text = text
        self.remedy = remedy

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in one line of `language`."""
        return " ".join(part for part in (self.text.in_language(language), self.remedy.in_language(language)) if part)


class UnreadableFile(PondasiError):
    """The file is no table that can be read: empty, damaged, protected, of another kind, or too large."""


class InvalidInput(PondasiError):
    """A value given by a person or a program cannot be used."""


class NotPermitted(PondasiError):
    """This person may not do this."""


class WrongState(PondasiError):
    """This may not be done now: the thing is in another state, perhaps because somebody else was faster."""
