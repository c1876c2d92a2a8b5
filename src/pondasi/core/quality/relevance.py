"""Relevance (EPSS aspect 201): is it clear what the figures mean, and does what was planned reach its users."""

from __future__ import annotations

from pondasi.core.checks.wording import listed
from pondasi.core.quality.facts import Facts
from pondasi.core.quality.model import Dimension, Part
from pondasi.core.quality.shares import share_of
from pondasi.core.values import Text

_FACETS = {
    "concept": Text("konsep", "concept"),
    "definition": Text("definisi", "definition"),
    "classification": Text("klasifikasi", "classification"),
    "method": Text("cara memperoleh", "method"),
}


def relevance(facts: Facts) -> Dimension:
    """Meaning written down, and planned periods that are out."""
    return Dimension("201", Text("Relevansi", "Relevance"), (_meaning(facts), _needs(facts)))


def _meaning(facts: Facts) -> Part:
    missing = [_FACETS[name] for name in _FACETS if not facts.described.get(name)]
    some = len(_FACETS) - len(missing)
    said = Text("{n} dari {of} keterangan tertulis.", "{n} of {of} descriptions are written.")
    if missing:
        said = Text(
            "{n} dari {of} keterangan tertulis; belum ada: {missing}.",
            "{n} of {of} descriptions are written; not yet: {missing}.",
        )
    return Part(
        "20101",
        Text("Makna angka tertulis", "The meaning is written down"),
        said.fill(n=some, of=len(_FACETS), missing=listed(missing)),
        Text(
            "Konsep, definisi, klasifikasi dan cara memperoleh yang tertulis, dari keempatnya.",
            "Concept, definition, classification and method that are written, of these four.",
        ),
        share_of(some, len(_FACETS)),
    )


def _needs(facts: Facts) -> Part:
    due = [one for one in facts.arrivals if one.due <= facts.release_day]
    out = sum(one.period in facts.periods for one in due)
    said = Text("Belum ada periode yang jatuh tempo.", "No period has come due yet.")
    if due:
        said = Text(
            "{n} dari {of} periode dalam Daftar Data yang sudah jatuh tempo terbit.",
            "{n} of the {of} periods of the data list that have come due are out.",
        ).fill(n=out, of=len(due))
    if facts.is_priority:
        said = Text(f"{said.id} Termasuk Data Prioritas.", f"{said.en} It is priority data.")
    return Part(
        "20102",
        Text("Kebutuhan yang direncanakan terpenuhi", "Planned needs are met"),
        said,
        Text(
            "Periode yang terbit, dari semua periode dalam Daftar Data yang tenggatnya sudah lewat saat rilis.",
            "Periods that are out, of all periods of the data list that were due when it was released.",
        ),
        share_of(out, len(due)),
    )
