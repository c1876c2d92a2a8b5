"""A dataset's definition as the server exports it, for the commands that take one."""

from __future__ import annotations

import json
from pathlib import Path

from pondasi.core.errors import InvalidInput, UnreadableFile
from pondasi.core.formats.structure_json import structure_from_json
from pondasi.core.values import DataStructure, Text

_NO_FILE = Text("Berkas {path} tidak dapat dibuka.", "The file {path} cannot be opened.")
_NO_JSON = Text("Berkas {path} bukan JSON.", "The file {path} is no JSON.")
_EXPORT = Text(
    "Mohon ekspor lagi definisi dataset dari server.", "Please export the dataset's definition from the server again."
)


def structure_of(path: Path) -> DataStructure:
    """The definition in this file. Raises `UnreadableFile` or `InvalidInput` with what to do."""
    try:
        return structure_from_json(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise UnreadableFile(_NO_FILE.fill(path=str(path))) from error
    except ValueError as error:  # neither UTF-8 nor JSON
        raise InvalidInput(_NO_JSON.fill(path=str(path)), _EXPORT) from error
