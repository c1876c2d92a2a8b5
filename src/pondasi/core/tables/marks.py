"""The marks that stand where a figure should be, and the flags glued to figures (the legend of BPS tables)."""

from __future__ import annotations

import re
from functools import lru_cache

from pondasi.core.values import Status

_NIL = frozenset({"-", "–", "—", "−", "--", "nihil", "tidak ada", "nil", "(-)", "- "})
_MISSING = frozenset(
    {
        "...", "…", "..", "....", "n.a", "n.a.", "n/a", "#n/a", "na.", "t.a.d", "tad", "belum ada", "belum ada data",
        "belum tersedia", "tidak tersedia", "tidak ada data", "data tidak tersedia", "null", "none", "nan",
    }
)  # fmt: skip
_FLAGS = {
    "*": Status.PROVISIONAL,
    "**": Status.PROVISIONAL,
    "***": Status.PROVISIONAL,
    "x": Status.PROVISIONAL,
    "xx": Status.PROVISIONAL,
    "xxx": Status.PROVISIONAL,
    "p": Status.PROVISIONAL,
    "e": Status.ESTIMATED,
    "r": Status.REVISED,
    "a": Status.LOW_RELIABILITY,
    "b": Status.LOW_RELIABILITY,
    "c": Status.OK,
}
FLAG = re.compile(
    r"(?<=[\w²³%])\s*(\*{1,3}\)?)$"
    r"|(?<=[\d,\-])\s*(\*{1,3}\)?|\(\*{1,3}\)|x{1,3}|\(?[erp]\)?|(?<=[.,]\d)[abc]|(?<=[.,]\d\d)[abc]"
    r"|(?<=[.,]\d{3})[abc]|(?<=\d)\([abc]\))$",
    re.IGNORECASE,
)
"""Letters for the sampling error are flags only behind a separator or in brackets: "12a" is a house."""


NOTE_MARK = r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]+[)⁾]?\s*\S|\(?(?:\*+|\d|[a-z])\)\s*[A-Z]\w+\s|[erpx*]{1,3}\)?\s*[:=]?\s*(?:angka|data)\b"
"""How a note below a table begins that explains a mark: `*) Angka sementara`, `1) Data dinas`, `e Angka estimasi`."""
_FOOTNOTE = re.compile(r"(?<=\d)(?:\s*[¹²³⁴⁵⁶⁷⁸⁹†‡§]+[)⁾]?|\s*\(?[a-z]\)|\s+\(?\d\))$")
"""The mark of a note below the table, glued to a figure: `1228¹`, `4078,29 a)`, `10701 1)`."""


@lru_cache(maxsize=65_536)
def mark(text: str) -> Status | None:
    """What a text without a figure says about it: nil, missing or suppressed; None where it is no such mark."""
    plain = " ".join(text.split())
    if plain in ("NA", "x"):
        return Status.SUPPRESSED
    folded = plain.casefold()
    if folded in _NIL:
        return Status.NIL
    if folded in _MISSING or not folded or set(folded) <= {".", "…"} or folded.startswith("#"):
        return Status.MISSING
    return None


def without_flag(text: str) -> tuple[str, Status]:
    """The figure without its flag, and the status that the flag gives it: `2.345*` is `2.345`, provisional."""
    found = FLAG.search(text)
    if not found:
        return _FOOTNOTE.sub("", text), Status.OK
    return text[: found.start()].rstrip(), _FLAGS[(found[1] or found[2]).strip("()").casefold()]
