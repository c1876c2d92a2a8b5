"""The region that the words above a table or its sheet's name speak of."""

from __future__ import annotations

from pondasi.core.tables.matching.codes import Codes
from pondasi.core.tables.matching.names import LEVELS, whole_words
from pondasi.core.tables.model import PrintedTable

_MOST_WORDS = 6
_MOST_READ = 200
"""Words of a heading that are looked at."""


def regions_in_context(codes: Codes, table: PrintedTable) -> tuple[str, ...]:
    """The narrowest regions named by the sheet's name and above the table; one where both agree, () without any.

    Single words count only with their level before them (`Kelurahan Damai`), or as the sheet's whole name.
    """
    found = codes.sure(table.sheet) if table.sheet else None
    sheet = found.candidates[0].code if found is not None and found.certain else None
    named = _named(codes, f"{table.title} {table.heading}")
    both = dict.fromkeys([*([sheet] if sheet else []), *named])
    outer = {ancestor for code in both for ancestor in codes.ancestors(code)}
    return tuple(code for code in both if code not in outer)


def _named(codes: Codes, text: str) -> list[str]:
    words = whole_words(text)[:_MOST_READ]
    found: list[str] = []
    start = 0
    while start < len(words):
        for size in range(min(_MOST_WORDS, len(words) - start), 1, -1):
            code = _code(codes, words[start : start + size])
            if code is not None:
                found.append(code)
                start += size - 1
                break
        start += 1
    return found


def _code(codes: Codes, words: tuple[str, ...]) -> str | None:
    """The one region of exactly these words."""
    known = codes.index.by_key.get("".join(words), [])
    if not known and words[0] in LEVELS:
        found = codes.sure(" ".join(words))
        return found.candidates[0].code if found.certain else None
    return known[0].id if len(known) == 1 else None
