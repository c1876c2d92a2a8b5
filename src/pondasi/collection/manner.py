"""The way in which a submission's file is read: what is remembered of its dataset, and what changed since.

A `Manner` is made before the file is read; `told` is what the reading keeps of it, as plain JSON for the page and for
remembering it when the figures are accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pondasi.core.tables.drift import Drift, Pair, compare, continued
from pondasi.core.tables.model import Recipe
from pondasi.core.tables.recipe import (
    NOTHING,
    Memory,
    Resolved,
    memory_from_json,
    memory_to_json,
    parts,
    recipe_from_json,
    recipe_to_json,
    remember,
    resolve,
)
from pondasi.core.tables.shape import Shape, shape_of
from pondasi.core.tables.shape_json import shape_from_json, shape_to_json
from pondasi.core.values import Candidate, DataStructure, OpenLabel, Period, Table, Text

if TYPE_CHECKING:
    from pondasi.collection.models import RecipeVersion, Submission
    from pondasi.core.tables.model import PrintedTable, Reading, Workbook

LIKE_BEFORE = "as before"
"""Why a code is offered for a label that may be the new name of another."""


@dataclass(frozen=True)
class Manner:
    """What a file is read with. `version` is what the dataset remembers, whether it is used or not."""

    structure: DataStructure
    period: Period
    resolved: Resolved = field(default_factory=lambda: Resolved(Recipe()))
    version: RecipeVersion | None = None
    is_used: bool = False
    """The dataset's remembered way is used, not only known."""
    is_own: bool = False
    """The officer has corrected this reading."""

    @property
    def recipe(self) -> Recipe:
        return self.resolved.recipe

    @property
    def before(self) -> Shape | None:
        """The shape of the file that was accepted last."""
        return shape_from_json(self.version.shape) if self.version and self.version.shape else None


def manner_of(
    submission: Submission, version: RecipeVersion | None, workbook: Workbook, structure: DataStructure
) -> Manner:
    """The officer's corrections of this file, else of the file before it, else what the dataset remembers."""
    period = submission.delivery.period_value
    plain = Manner(structure, period, version=version, is_used=version is not None and submission.uses_memory)
    if submission.recipe:
        return replace(plain, resolved=Resolved(recipe_from_json(submission.recipe)), is_own=True)
    memory = NOTHING
    if submission.carried:
        memory = memory_from_json(submission.carried)
    elif version is not None and submission.uses_memory:
        memory = memory_from_json(version.body)
    codes = {code.id for dimension in structure.dimensions for code in dimension.code_list}
    return replace(plain, resolved=resolve(memory, workbook, period, codes), is_own=bool(submission.carried))


def drift_of(manner: Manner, reading: Reading, printed: PrintedTable | None, tidy: Table | None) -> Drift:
    """What changed in shape since the file that was accepted last; nothing where there is none to compare with."""
    before = manner.before
    if before is None or printed is None:
        return Drift()
    return compare(before, shape_of(reading, printed, tidy, manner.period))


def continuing(manner: Manner, drift: Drift, tidy: Table | None) -> Manner:
    """The manner with the codes of names that are surely new spellings of known ones, where they are open."""
    if tidy is None or not manner.is_used or manner.is_own:
        return manner
    unknown = {label.label for label in tidy.open_labels}
    known = {code.id for dimension in manner.structure.dimensions for code in dimension.code_list}
    more = {label: code for label, code in continued(drift).items() if label in unknown and code in known}
    if not more:
        return manner
    recipe = replace(manner.recipe, labels={**manner.recipe.labels, **more})
    return replace(manner, resolved=replace(manner.resolved, recipe=recipe))


def asking(drift: Drift, tidy: Table) -> Table:
    """The table whose questions offer what the name in the same place stood for before."""
    offered = {pair.new: pair for pair in (*drift.rows, *drift.columns) if len(pair.codes) == 1}
    return replace(tidy, open_labels=tuple(_offering(label, offered.get(label.label)) for label in tidy.open_labels))


def _offering(label: OpenLabel, pair: Pair | None) -> OpenLabel:
    if pair is None or pair.codes[0] in {candidate.code for candidate in label.candidates}:
        return label
    candidate = Candidate(pair.codes[0], pair.confidence, LIKE_BEFORE)
    return replace(label, candidates=(candidate, *label.candidates))


def told(
    manner: Manner, drift: Drift, reading: Reading, printed: PrintedTable | None, tidy: Table | None
) -> dict[str, Any]:
    """What the reading keeps: the recipe as used, what to remember once accepted, and what the page says."""
    memory = remember(reading, printed, manner.recipe, manner.period)
    shape = shape_of(reading, printed, tidy, manner.period) if printed is not None else None
    before, version = manner.before, manner.version
    return {
        "recipe": said(recipe_to_json(manner.recipe)),
        "memory": memory_to_json(memory),
        "shape": shape_to_json(shape) if shape else {},
        "version": version.number if version else 0,
        "confirmed_in": version.period if version else "",
        "used": manner.is_used and version is not None and version.says_something,
        "own": manner.is_own,
        "parts": shown_parts(memory, manner.structure, manner.period),
        "dropped": [{"text": _both(d.part.text), "reason": _both(d.reason)} for d in manner.resolved.dropped],
        "against": before.period.code if before and before.period else "",
        "drift": [{"text": _both(c.text), "asked": c.asked, "kind": c.kind.value} for c in drift.changes],
    }


def said(recipe: dict[str, Any]) -> dict[str, Any]:
    """A recipe as JSON without what was left to Pondasi."""
    kept = {name: value for name, value in recipe.items() if value}
    return kept | {"sheet": recipe["sheet"]} if recipe.get("sheet") is not None else kept


def shown_parts(memory: Memory, structure: DataStructure, period: Period | None) -> list[dict[str, Any]]:
    """Every remembered thing as a sentence with its id, in words as `period` prints them."""
    names = {code.id: code.name for dimension in structure.dimensions for code in dimension.code_list}
    return [
        {"id": part.id, "text": _both(part.text), "kind": part.kind} for part in parts(memory, now=period, names=names)
    ]


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
