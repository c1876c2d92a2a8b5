"""What was answered on the sheet "Pondasi" of a workbook that came back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pondasi.core.checks.workbook.listing import ANSWER, FINGERPRINT, MARKER, MARKER_CELL, REASON
from pondasi.core.tables.model import Sheet, Workbook
from pondasi.core.values import AnswerKind

_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_BY_TEXT = {" ".join(words.casefold().split()): kind for kind in AnswerKind for words in (kind.text.id, kind.text.en)}


@dataclass(frozen=True)
class GivenAnswer:
    """An answer to the finding with this fingerprint; without a kind a reason alone was written."""

    fingerprint: str
    kind: AnswerKind | None
    reason: str


def without_answers(workbook: Workbook) -> Workbook:
    """The workbook without the sheets that explain it, as the agency made it."""
    kept = tuple(sheet for sheet in workbook.sheets if not _is_ours(sheet))
    return workbook if len(kept) == len(workbook.sheets) or not kept else replace(workbook, sheets=kept)


def answers_in(workbook: Workbook) -> tuple[GivenAnswer, ...]:
    """Every answered row, in the order of the sheet; of a fingerprint that occurs twice the last one."""
    found: dict[str, GivenAnswer] = {}
    for sheet in workbook.sheets:
        if _is_ours(sheet):
            for row in range(1, sheet.height + 1):
                if given := _given(sheet, row):
                    found[given.fingerprint] = given
    return tuple(found.values())


def _is_ours(sheet: Sheet) -> bool:
    return _text(sheet, *MARKER_CELL) == MARKER


def _given(sheet: Sheet, row: int) -> GivenAnswer | None:
    fingerprint, reason = _text(sheet, row, FINGERPRINT), _text(sheet, row, REASON)
    kind = _BY_TEXT.get(" ".join(_text(sheet, row, ANSWER).casefold().split()))
    if not _FINGERPRINT.fullmatch(fingerprint) or (kind is None and not reason):
        return None
    return GivenAnswer(fingerprint, kind, reason)


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    return cell.text.strip() if cell else ""
