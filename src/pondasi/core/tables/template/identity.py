"""What a form is for, and the words in its hidden cells: `#b wilayah=64.71.01`.

The words hold no separator of CSV files, so that a form survives being saved as one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, quote

from pondasi.core.values import DataStructure, Period

FORMAT = "1"
IDENTITY_SHEET = "_pondasi"
GUIDE_SHEET = "Petunjuk"
PAST_PERIOD, HEADER_LEVEL = "_period", "_level"
"""What a hidden cell says beside codes: the earlier period of a column, the dimension that a header row names."""
PERIOD_LEVEL = "_period"
_SAFE = ".-_"
_HASH_LENGTH = 12


class Sign(StrEnum):
    """What a hidden cell says about its row or column."""

    FORM = "pondasi"
    """What the form is for."""
    HEADER = "h"
    """A row of the header; of the dimension, or of the period."""
    ROW = "b"
    SECTION = "s"
    COLUMN = "k"
    PAST = "l"
    """A column with the figures of an earlier period, shown beside."""
    LABELS = "n"
    """The column with the names of rows."""
    REASON = "t"
    """The column that says why cells of a row are empty."""


_SIGNS = {sign.value: sign for sign in Sign}


@dataclass(frozen=True, slots=True)
class Mark:
    """One hidden cell: its sign and what it says, dimension to code."""

    sign: Sign
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """Which dataset and period a form is for, and from which version of the definition it was made."""

    dataset: str
    version: str
    digest: str
    period: str
    city: str = ""
    title: str = ""


def structure_digest(structure: DataStructure) -> str:
    """Changes whenever a form of the structure would have other rows, columns or units."""
    content = [
        structure.id,
        structure.frequency.value,
        structure.measure.kind.value,
        structure.measure.unit.id,
        structure.measure.decimals,
        [[d.id, [[code.id, code.parent] for code in d.code_list]] for d in structure.dimensions],
    ]
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def identity_of(structure: DataStructure, period: Period, city: str = "") -> FormIdentity:
    """The identity that a form of this structure and period carries."""
    return FormIdentity(
        structure.id, structure.version, structure_digest(structure), period.code, city, structure.title.id
    )


def mark_text(sign: Sign, codes: Mapping[str, str] | None = None) -> str:
    """The text of a hidden cell."""
    said = "&".join(f"{quote(name, safe=_SAFE)}={quote(code, safe=_SAFE)}" for name, code in (codes or {}).items())
    return f"#{sign.value} {said}".strip()


def identity_text(identity: FormIdentity) -> str:
    """The hidden cell that says what the form is for."""
    return mark_text(
        Sign.FORM,
        {
            "format": FORMAT,
            "dataset": identity.dataset,
            "version": identity.version,
            "digest": identity.digest,
            "period": identity.period,
            "city": identity.city,
            "title": identity.title,
        },
    )


def read_mark(text: str) -> Mark | None:
    """What a cell says, if it is one of ours; None for everything that people type."""
    if not text.startswith("#"):
        return None
    word, _, said = text[1:].partition(" ")
    sign = _SIGNS.get(word)
    if sign is None or (said and "=" not in said):
        return None
    return Mark(sign, dict(parse_qsl(said, keep_blank_values=True)))


def identity_from(mark: Mark) -> FormIdentity | None:
    """The identity in a hidden cell; None where it is of another format or names no period."""
    said = mark.codes
    if mark.sign is not Sign.FORM or said.get("format") != FORMAT:
        return None
    try:
        period = Period.parse(said.get("period", "")).code
    except ValueError:
        return None
    return FormIdentity(
        said.get("dataset", ""),
        said.get("version", ""),
        said.get("digest", ""),
        period,
        said.get("city", ""),
        said.get("title", ""),
    )
