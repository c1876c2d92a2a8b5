"""Reads the files named on its standard input, one a line, from opening to JSON, and says of each how it went.

A process of its own, so that what a file makes of memory and time can be bounded: `python -m tests.fuzz.reader`.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

from pondasi.core.errors import PondasiError
from pondasi.core.tables import json_text, load_workbook, match, reading_to_json, understand

MEMORY = 1 << 30
"""Bytes that reading may take beside the program itself."""
CPU_SECONDS = 5


class _TooLong(BaseException):
    """The file was read for more than `CPU_SECONDS`."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong


def _used() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _read(path: Path) -> str:
    try:
        workbook = load_workbook(path)
    except PondasiError as error:
        return "refused" if error.sentence("id") and error.sentence("en") else "crash: a refusal without words"
    try:
        reading = understand(workbook)
        for table in reading.tables:
            match(table, None)
        json.loads(json_text(reading_to_json(reading)))
    except PondasiError:
        return "refused"
    return f"read {len(reading.tables)}"


def main() -> None:
    signal.signal(signal.SIGPROF, _stop)
    limit = _used() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for line in sys.stdin:
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        try:
            said = _read(Path(line.strip()))
        except _TooLong:
            said = f"crash: longer than {CPU_SECONDS} s\n{traceback.format_exc()}"
        except MemoryError:
            said = "crash: more than 1 GB"
        except Exception:
            said = f"crash: {traceback.format_exc()}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps([said, round(time.process_time() - begun, 3)]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
