"""Opening a file: from bytes to a `Workbook` of filled cells, whatever the format. One module a format.

The readers are loaded when a file is opened; who only asks what a file is does not wait for them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pondasi.core.tables.open.clipboard import workbook_from_clipboard
    from pondasi.core.tables.open.load import load_workbook

__all__ = ["load_workbook", "workbook_from_clipboard"]

_HOMES = {
    "load_workbook": "pondasi.core.tables.open.load",
    "workbook_from_clipboard": "pondasi.core.tables.open.clipboard",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type of what is asked for
    """The member of that name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
