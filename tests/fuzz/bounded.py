"""Runs `tests.fuzz.reader` over many files and starts it anew where a file killed it."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_WALL_SECONDS = 60
"""Far more than the reader allows itself in CPU time: other work may share the machine."""


@dataclass(frozen=True)
class Outcome:
    """How it went with one file: "refused", "read" and a count of tables, or "crash" and why; CPU seconds."""

    path: Path
    said: str
    seconds: float

    @property
    def crashed(self) -> bool:
        return self.said.startswith("crash")


def read_all(paths: Iterable[Path]) -> Iterator[Outcome]:
    reader: subprocess.Popen[str] | None = None
    try:
        for path in paths:
            reader = reader or _start()
            assert reader.stdin
            assert reader.stdout
            reader.stdin.write(f"{path}\n")
            reader.stdin.flush()
            ready, _, _ = select.select([reader.stdout], [], [], _WALL_SECONDS)
            answer = reader.stdout.readline() if ready else ""
            if answer:
                said, seconds = json.loads(answer)
                yield Outcome(path, said, seconds)
            else:
                reader.kill()
                code = reader.wait()
                reader = None
                yield Outcome(path, f"crash: the reader {'died' if ready else 'hung'} ({code})", 0.0)
    finally:
        if reader is not None:
            reader.kill()
            reader.wait()


def _start() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.fuzz.reader"]
    return subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
