"""`pondasi read --recipe`: a file read as a dataset remembers, and what changed in its shape since."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pondasi.cli.output import write_line
from pondasi.core.errors import InvalidInput
from pondasi.core.tables import shape_from_json, shape_of, understand
from pondasi.core.tables.drift import compare
from pondasi.core.tables.recipe import memory_from_json, resolve
from pondasi.core.tables.timeless import period_of
from pondasi.core.values import Text

if TYPE_CHECKING:
    from pondasi.core.tables.model import Reading, Recipe, Workbook
    from pondasi.core.tables.shape import Shape

_NO_FILE = Text("Berkas cara baca {path} tidak dapat dibuka.", "The recipe {path} cannot be opened.")
_NO_JSON = Text("Berkas cara baca {path} bukan JSON yang utuh.", "The recipe {path} is no whole JSON.")
_REMEDY = Text(
    "Unduh cara baca dari halaman dataset, lalu coba lagi.",
    "Download the recipe from the dataset's page and try again.",
)
_DROPPED = Text("tidak dapat dipakai: {part}. {reason}", "cannot be used: {part}. {reason}")
_CHANGED = Text("dibanding berkas {period}: {change}", "compared with the file of {period}: {change}")
_CHANGED_SINCE = Text("dibanding berkas terdahulu: {change}", "compared with the file before: {change}")


def read_again(workbook: Workbook, path: Path, spoken: str) -> tuple[Reading, Recipe]:
    """The workbook read with the recipe in `path`, and that recipe as it fits this file.

    What no longer fits and what changed is told on stderr.
    """
    obj = _json(path)
    memory = memory_from_json(obj)
    before = shape_from_json(obj["shape"]) if obj.get("shape") else None
    resolved = resolve(memory, workbook, period_of(workbook))
    for dropped in resolved.dropped:
        line = _DROPPED.fill(part=dropped.part.text, reason=dropped.reason)
        write_line(line.in_language(spoken), to_errors=True)
    reading = understand(workbook, resolved.recipe)
    if before is not None and reading.tables:
        whole = understand(workbook, replace(resolved.recipe, sheet=None, table=0))
        _tell(before, reading, whole, spoken)
    return reading, resolved.recipe


def _tell(before: Shape, reading: Reading, whole: Reading, spoken: str) -> None:
    """What changed in the table that is most like the one before."""
    period = period_of(reading.workbook)
    wanted = {(one.sheet, one.range) for one in reading.tables}
    found = [one for one in whole.tables if (one.sheet, one.range) in wanted] or list(whole.tables)
    drifts = [compare(before, shape_of(whole, one, None, period)) for one in found]
    for change in min(drifts, key=lambda drift: len(drift.changes) + sum(len(c.items) for c in drift.changes)).changes:
        if before.period is None:
            line = _CHANGED_SINCE.fill(change=change.text)
        else:
            line = _CHANGED.fill(period=before.period.text, change=change.text)
        write_line(line.in_language(spoken), to_errors=True)


def _json(path: Path) -> dict[str, Any]:
    try:
        obj = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidInput(_NO_FILE.fill(path=str(path)), _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(_NO_JSON.fill(path=str(path)), _REMEDY) from error
    if not isinstance(obj, dict):
        memory_from_json(obj)
    return dict(obj)
