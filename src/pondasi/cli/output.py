"""Writing to the terminal in the person's language, whatever its encoding."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO


def language() -> str:
    """`en` where the environment asks for English, else `id` (also for C and POSIX, which ask for nothing)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.casefold().startswith("en") else "id"
    return "id"


def write_line(text: str = "", *, to_errors: bool = False) -> None:
    """One line on stdout (or stderr); characters that the terminal cannot show become question marks."""
    _write(sys.stderr if to_errors else sys.stdout, text + "\n")


def write_pieces(pieces: Iterable[str]) -> None:
    """Long output on stdout piece by piece, with a line end after it."""
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.write("\n")


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, errors="replace").decode(encoding))
