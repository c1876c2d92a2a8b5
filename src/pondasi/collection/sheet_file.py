"""A sheet and what was understood of it as one file, read piece by piece however large the sheet is.

Eight bytes with the length of the index, the index, then the pieces, each of them JSON under gzip: tiles of
`TILE_ROWS` × `TILE_COLUMNS` cells, bands of `TILE_ROWS` rows with the figures that were read there, and the basis
(tables, column labels, evidence). A piece with nothing in it is not kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

TILE_ROWS, TILE_COLUMNS = 40, 12
MEDIA_TYPE = "application/x-pondasi-sheet"
_HEAD = 8
_QUICK = 1  # level of compression: it is packed at every correction and kept for as long as the submission

Json = dict[str, Any]
Position = tuple[int, int]


class Packer:
    """Takes pieces in any order; `packed` gives the bytes of the file."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._places: dict[str, list[list[int]]] = {}
        self._size = 0

    def add(self, name: str, content: object) -> None:
        """Keep a piece. A name may come again; its pieces are then given together, in their order."""
        data = gzip.compress(_json(content), _QUICK, mtime=0)
        self._places.setdefault(name, []).append([self._size, len(data)])
        self._pieces.append(data)
        self._size += len(data)

    def packed(self, layout: Mapping[str, object]) -> bytes:
        """The whole file. `layout` is what a page needs before any cell: sizes, widths, heights."""
        index = gzip.compress(_json({"layout": layout, "places": self._places}), _QUICK, mtime=0)
        return b"".join((len(index).to_bytes(_HEAD, "big"), index, *self._pieces))


class SheetFile:
    """The pieces of a packed sheet. Nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _index(self) -> Json:
        with self._path.open("rb") as file:
            length = int.from_bytes(file.read(_HEAD), "big")
            self._start = _HEAD + length
            found: Json = json.loads(gzip.decompress(file.read(length)))
            return found

    @property
    def layout(self) -> Json:
        """Rows, columns, widths of columns in characters, lines of rows that have more than one, what is hidden."""
        layout: Json = self._index["layout"]
        return layout

    def pieces(self, names: Iterable[str]) -> dict[str, list[bytes]]:
        """The JSON of each named piece that there is."""
        places: dict[str, list[list[int]]] = self._index["places"]
        found: dict[str, list[bytes]] = {}
        with self._path.open("rb") as file:
            for name in names:
                for offset, length in places.get(name, []):
                    file.seek(self._start + offset)
                    found.setdefault(name, []).append(gzip.decompress(file.read(length)))
        return found

    def tiles(self, first_row: int, first_column: int, last_row: int, last_column: int) -> list[Json]:
        """The tiles that hold any cell of an area (numbers from 1, both ends included)."""
        names = [
            tile_name(row, column)
            for row in range((first_row - 1) // TILE_ROWS, (last_row - 1) // TILE_ROWS + 1)
            for column in range((first_column - 1) // TILE_COLUMNS, (last_column - 1) // TILE_COLUMNS + 1)
        ]
        return [json.loads(one) for piece in self.pieces(names).values() for one in piece]

    def band(self, row: int) -> list[Json]:
        """What was read in the rows around this one."""
        name = band_name((row - 1) // TILE_ROWS)
        return [json.loads(one) for one in self.pieces([name]).get(name, [])]

    @cached_property
    def basis(self) -> Json:
        """The tables of the sheet, their column labels and evidence, and what labels were taken for."""
        found: Json = json.loads(self.pieces([BASIS])[BASIS][0])
        return found


BASIS = "basis"


def tile_name(row: int, column: int) -> str:
    """The name of a tile by its place among tiles, from 0."""
    return f"{row}.{column}"


def band_name(row: int) -> str:
    """The name of a band by its place among bands, from 0."""
    return f"band {row}"


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
