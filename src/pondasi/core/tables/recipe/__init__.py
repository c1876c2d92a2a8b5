"""What people said about how to read a file: for one file by positions, and for every later one without them.

`Recipe` (in `model`) points at rows and columns of one file. `Memory` says the same by headings, labels and names; it
is what a dataset keeps. `remember` makes the second from the first, `resolve` the first from the second.
"""

from pondasi.core.tables.recipe.memory import NOTHING, Memory, Part, parts, without
from pondasi.core.tables.recipe.memory_json import memory_from_json, memory_to_json
from pondasi.core.tables.recipe.positions import recipe_from_json, recipe_to_json
from pondasi.core.tables.recipe.remember import remember
from pondasi.core.tables.recipe.resolve import Resolved, resolve

__all__ = [
    "NOTHING",
    "Memory",
    "Part",
    "Resolved",
    "memory_from_json",
    "memory_to_json",
    "parts",
    "recipe_from_json",
    "recipe_to_json",
    "remember",
    "resolve",
    "without",
]
