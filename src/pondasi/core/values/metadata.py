"""What is said about a dataset in words (Standar Data and metadata): shown to readers beside its figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """Plain sentences in Indonesian; "" where nothing is said."""

    name: str
    concept: str
    definition: str
    source: str
    """Who counted or measured: the source that the file prints, else the producer."""
