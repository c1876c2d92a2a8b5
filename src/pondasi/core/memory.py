"""What Python's memory is asked to do meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile. A table is millions of small values without any: looking through them again and
    again takes a third of the time that reading a large one does. For processes that do one thing at a time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
