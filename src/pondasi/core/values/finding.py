"""What a rule found: where, what was expected, why it matters, how to mend it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pondasi.core.values.table import Place
from pondasi.core.values.text import NO_TEXT, Text


class Severity(StrEnum):
    """How much a finding asks of the officer."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def text(self) -> Text:
        return {
            "error": Text("Perlu diperbaiki", "Please mend"),
            "warning": Text("Mohon penjelasan", "Please explain"),
            "info": Text("Untuk diketahui", "For your information"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cell and the figure that would mend it; made only where nothing else explains the finding as well."""

    place: Place
    value: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, grouped by cause: one wrong header is one finding, not four hundred.

    `places` are the cells concerned, most telling first; `rows` name the keys concerned as people say them.
    `always_blocks` marks the few findings that cannot be disputed: unreadable table, unknown keys, personal data.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    expected: Text = NO_TEXT
    found: Text = NO_TEXT
    places: tuple[Place, ...] = ()
    rows: tuple[Text, ...] = ()
    always_blocks: bool = False
    proposals: tuple[Proposal, ...] = ()
    """Corrections that the officer may accept with a click."""
    probability: Decimal | None = None
    """Where a rule estimates it: how likely the cause is, between 0 and 1."""

    @property
    def fingerprint(self) -> str:
        """Stays the same while the same thing is found about the same rows, so that an answer survives a new check."""
        parts = [self.code, self.message.id, *(row.id for row in self.rows)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
