"""Notes below a table that explain a mark, tied to the cells that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pondasi.core.tables.model import Footnote, PrintedObservation
from pondasi.core.values import Status

_MARK = r"(?:\*{1,4}\)?|\(\*{1,4}\)|[¹²³⁴⁵⁶⁷⁸⁹†‡§][)⁾]?|\(?[1-9]\)|\(?[a-zA-Z]\)|[xX]{1,3}\)|[erpx](?=\s*[:=]))"
_NOTE = re.compile(rf"^(?:(?:keterangan|ket|catatan|notes?)\s*[:.]?\s*)?({_MARK})\s*[:=]?\s*(\S.*)$", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_MEANINGS = (
    (re.compile(r"sementara|provisional|preliminary", re.IGNORECASE), Status.PROVISIONAL),
    (re.compile(r"perkiraan|estimasi|estimat|proyeksi", re.IGNORECASE), Status.ESTIMATED),
    (re.compile(r"revisi|diperbaiki|perbaikan|revised", re.IGNORECASE), Status.REVISED),
)
_FLAGGED = frozenset({Status.PROVISIONAL, Status.ESTIMATED, Status.REVISED})


def find_footnotes(notes: Sequence[str], texts: Mapping[str, str]) -> tuple[Footnote, ...]:
    """The notes that begin with a mark, with the cells whose text ends with it.

    `texts` holds the text of every cell of the table and its title by address, in reading order.
    """
    found = []
    for note in notes:
        parts = _NOTE.match(note.strip())
        if parts:
            mark = _plain(parts[1])
            cells = tuple(cell for cell, text in texts.items() if mark and _ends_with(text, mark))
            found.append(Footnote(parts[1], parts[2].strip(), cells))
    return tuple(found)


def apply_flags(observations: Iterable[PrintedObservation], footnotes: Sequence[Footnote]) -> list[PrintedObservation]:
    """The figures with the status that their own footnote gives them.

    A star usually says "provisional", but not where the table explains that star otherwise.
    """
    said: dict[str, Status] = {}
    for note in footnotes:
        for cell in note.cells:
            if said.get(cell, Status.OK) is Status.OK:
                said[cell] = _meaning(note.text)
    return [
        replace(one, status=said[one.cell])
        if one.cell in said and one.value is not None and (one.status in _FLAGGED or one.status is Status.OK)
        else one
        for one in observations
    ]


def _meaning(text: str) -> Status:
    return next((status for words, status in _MEANINGS if words.search(text)), Status.OK)


def _plain(mark: str) -> str:
    return mark.translate(_SUPERSCRIPTS).strip("()⁾").casefold()


def _ends_with(text: str, mark: str) -> bool:
    """`Manggar *)`, `2024*`, `1.234 r)`, `Teritip 1)`: a star or a bracketed mark, glued or apart."""
    shown = text.strip().casefold()
    if set(mark) == {"*"}:
        stars = re.search(r"\(?(\*+)\)?$", shown)
        return bool(stars) and stars[1] == mark if stars else False
    raised = shown.rstrip(")⁾")
    if raised[-1:] != mark and raised[-1:].translate(_SUPERSCRIPTS) == mark:
        return True
    if mark in "†‡§":
        return shown.endswith(mark)
    if shown.endswith(f"({mark})"):
        return True
    glued = re.search(
        rf"(?:^|[^a-z(]){re.escape(mark)}\)$" if mark.isdigit() else rf"[\s\d]{re.escape(mark)}\)$", shown
    )
    return bool(glued) or bool(re.search(rf"\d\s*{re.escape(mark)}$", shown) and mark.isalpha())
