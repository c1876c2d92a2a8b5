"""From an agency's file to a tidy table: open, understand, match."""

from pondasi.core.tables.explain import explain
from pondasi.core.tables.json_form import json_pieces, json_text, reading_to_json
from pondasi.core.tables.matching import NO_PERIOD, match
from pondasi.core.tables.open import load_workbook, workbook_from_clipboard
from pondasi.core.tables.recipe import recipe_from_json, recipe_to_json
from pondasi.core.tables.register import read_registers, register_to_json
from pondasi.core.tables.shape import shape_of
from pondasi.core.tables.shape_json import shape_from_json, shape_to_json
from pondasi.core.tables.understand import understand
from pondasi.core.tables.vintage import hints_from

__all__ = [
    "NO_PERIOD",
    "explain",
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
