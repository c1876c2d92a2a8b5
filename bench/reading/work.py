"""One piece of work in a process of its own: `python work.py NAME FILE [DIR]`."""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from pathlib import Path


def fastexcel_raw(path: Path) -> None:
    import fastexcel

    fastexcel.read_excel(path).load_sheet(0).to_arrow()


def polars_csv(path: Path) -> None:
    import polars as pl

    pl.read_csv(path)


def ordinary(path: Path) -> None:
    """Prints milliseconds of the second to seventh reading: after start-up, nothing of the file in memory."""
    from pondasi.core.tables import load_workbook, match, understand

    def once() -> float:
        start = time.perf_counter()
        for table in understand(load_workbook(path)).tables:
            match(table, None)
        return (time.perf_counter() - start) * 1000

    once()
    print(sorted(once() for _ in range(7))[3])


def row_by_row(path: Path) -> None:
    from pondasi.core.tables import load_workbook, match, understand

    for table in understand(load_workbook(path)).tables:
        match(table, None)


def profile(path: Path) -> None:
    """Where the time of an ordinary reading goes."""
    from pondasi.core.tables import load_workbook, match, understand

    for _ in range(2):
        match(understand(load_workbook(path)).tables[0], None)
    with cProfile.Profile() as measured:
        for table in understand(load_workbook(path)).tables:
            match(table, None)
    pstats.Stats(measured).sort_stats("cumtime").print_stats("pondasi", 30)


if __name__ == "__main__":
    {one.__name__: one for one in (fastexcel_raw, polars_csv, ordinary, row_by_row, profile)}[sys.argv[1]](
        Path(sys.argv[2])
    )
