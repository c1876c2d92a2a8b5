"""Accessibility (EPSS aspect 204): who may have the figures, where, and in which formats."""

from __future__ import annotations

from decimal import Decimal

from pondasi.core.checks.wording import listed
from pondasi.core.quality.facts import Facts
from pondasi.core.quality.model import Dimension, Part
from pondasi.core.quality.shares import share_of
from pondasi.core.values import Text

_NEEDS = {
    Text("lembar kerja", "spreadsheet"): {"xlsx", "ods"},
    Text("teks terbuka", "open text"): {"csv", "tsv"},
    Text("untuk program", "for programs"): {"json", "parquet"},
}


def accessibility(facts: Facts) -> Dimension:
    """Open, at one address, in formats for people and programs."""
    return Dimension("204", Text("Aksesibilitas", "Accessibility"), (_available(facts), _media(facts), _formats(facts)))


def _available(facts: Facts) -> Part:
    said = Text("Terbuka untuk siapa saja, tanpa akun.", "Open to anybody, without an account.")
    if not facts.is_open:
        said = Text("Tidak dibuka untuk umum.", "Not open to the public.")
    return Part(
        "20401",
        Text("Tersedia bagi pengguna", "Available to users"),
        said,
        Text("1 bila aksesnya terbuka, 0 bila tidak.", "1 where access is open, else 0."),
        Decimal(int(facts.is_open)),
    )


def _media(facts: Facts) -> Part:
    said = Text(
        "Di portal kota dengan alamat tetap, tabel, grafik, cara mengutip, dan jejak setiap angka.",
        "On the city's portal at a lasting address, with table, chart, citation and the trail of each figure.",
    )
    if not facts.is_open:
        said = Text("Hanya di dalam pemerintah kota.", "Within the city's administration only.")
    return Part(
        "20402",
        Text("Media penyebarluasan", "Where it is published"),
        said,
        Text("1 bila tersedia di portal umum, 0 bila tidak.", "1 where it is on the public portal, else 0."),
        Decimal(int(facts.is_open)),
    )


def _formats(facts: Facts) -> Part:
    met = [need for need, formats in _NEEDS.items() if formats & set(facts.formats)]
    names = [Text.same(one.upper()) for one in facts.formats]
    return Part(
        "20403",
        Text("Format", "Formats"),
        Text("{formats}.", "{formats}.").fill(formats=listed(names))
        if names
        else Text("Tidak ada unduhan.", "No downloads."),
        Text(
            "Kebutuhan yang terpenuhi dari tiga: lembar kerja, teks terbuka, format untuk program.",
            "Needs met of three: a spreadsheet, open text, a format for programs.",
        ),
        share_of(len(met), len(_NEEDS)),
    )
