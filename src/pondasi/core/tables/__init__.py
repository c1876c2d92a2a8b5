"""From an agency's file to a tidy table: open, understand, match.

Nothing is loaded before it is asked for: who needs one part of this room does not wait for the others.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pondasi.core.tables.json_form import json_pieces, json_text, reading_to_json
    from pondasi.core.tables.matching import NO_PERIOD, match
    from pondasi.core.tables.open import load_workbook, workbook_from_clipboard
    from pondasi.core.tables.recipe import recipe_from_json, recipe_to_json
    from pondasi.core.tables.register import read_registers, register_to_json
    from pondasi.core.tables.shape import shape_of
    from pondasi.core.tables.shape_json import shape_from_json, shape_to_json
    from pondasi.core.tables.understanding import understand
    from pondasi.core.tables.vintage import hints_from

__all__ = [
    "NO_PERIOD",
    "hints_from",
    "json_pieces",
    "json_text",
    "load_workbook",
    "match",
    "read_registers",
    "reading_to_json",
    "recipe_from_json",
    "recipe_to_json",
    "register_to_json",
    "shape_from_json",
    "shape_of",
    "shape_to_json",
    "understand",
    "workbook_from_clipboard",
]

_HOMES = {
    "NO_PERIOD": "pondasi.core.tables.matching",
    "hints_from": "pondasi.core.tables.vintage",
    "json_pieces": "pondasi.core.tables.json_form",
    "json_text": "pondasi.core.tables.json_form",
    "load_workbook": "pondasi.core.tables.open",
    "match": "pondasi.core.tables.matching",
    "read_registers": "pondasi.core.tables.register",
    "reading_to_json": "pondasi.core.tables.json_form",
    "recipe_from_json": "pondasi.core.tables.recipe",
    "recipe_to_json": "pondasi.core.tables.recipe",
    "register_to_json": "pondasi.core.tables.register",
    "shape_from_json": "pondasi.core.tables.shape_json",
    "shape_of": "pondasi.core.tables.shape",
    "shape_to_json": "pondasi.core.tables.shape_json",
    "understand": "pondasi.core.tables.understanding",
    "workbook_from_clipboard": "pondasi.core.tables.open",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type of what is asked for
    """The member of that name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
