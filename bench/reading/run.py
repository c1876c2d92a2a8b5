"""Pondasi and its peers in turn, each in a process of its own: `python bench/reading/run.py [--repeat 5] [NAME …]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from inputs import made

_WORK = str(Path(__file__).parent / "work.py")
_READ = "from pondasi.cli.main import main; import sys; sys.exit(main())"
_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As after an installation: modules are compiled once, not at every start."""


@dataclass(frozen=True)
class Cost:
    """One process: seconds on the clock, seconds of processors, megabytes at most."""

    wall: float
    cpu: float
    peak: float


def cost(command: list[str]) -> Cost:
    """Runs it to its end; its output goes nowhere."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_INSTALLED)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pondasi(*words: str) -> list[str]:
    return [sys.executable, "-c", _READ, *words]


def shown(name: str, costs: list[Cost]) -> str:
    return (
        f"  {name:10} {median(c.wall for c in costs):7.2f} s  {median(c.cpu for c in costs):7.2f} s cpu"
        f"  {median(c.peak for c in costs):6.0f} MB"
    )


def pair(title: str, ours: list[str], theirs: list[str], repeat: int) -> None:
    """In turn, so that both meet the same weather; the ratio is that of the medians."""
    a, b = [], []
    for _ in range(repeat):
        a.append(cost(ours))
        b.append(cost(theirs))
    print(title, shown("pondasi", a), shown("peer", b), sep="\n")
    ratios = [
        f"{median(getattr(c, what) for c in a) / median(getattr(c, what) for c in b):.2f} {what}"
        for what in ("wall", "cpu", "peak")
    ]
    print(f"  ratio      {', '.join(ratios)}\n")


def alone(title: str, command: list[str], repeat: int) -> None:
    print(title, shown("pondasi", [cost(command) for _ in range(repeat)]), sep="\n", end="\n\n")


def large_xlsx(folder: Path, repeat: int) -> None:
    path = str(made(folder, "large.xlsx"))
    with tempfile.TemporaryDirectory() as out:
        ours = pondasi("read", path, "--out", out)
        title = "1,000,000 × 8 .xlsx to tidy Parquet, against fastexcel reading it raw (at most 1.5)"
        pair(title, ours, [sys.executable, _WORK, "fastexcel_raw", path], repeat)


def large_csv(folder: Path, repeat: int) -> None:
    path = str(made(folder, "large.csv"))
    with tempfile.TemporaryDirectory() as out:
        ours = pondasi("read", path, "--out", out)
        title = "10,000,000 rows of CSV to tidy Parquet, against polars reading it (at most 2)"
        pair(title, ours, [sys.executable, _WORK, "polars_csv", path], repeat)


def ordinary(folder: Path, repeat: int) -> None:
    path = str(made(folder, "ordinary.xlsx"))
    command = [sys.executable, _WORK, "ordinary", path]
    times = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(repeat)]
    print(f"ordinary workbook, 4,800 cells, after start-up (at most 100 ms)\n  pondasi    {median(times):7.0f} ms\n")
    print(subprocess.run([*command[:2], "profile", path], capture_output=True, check=True, text=True).stdout)


def phantom(folder: Path, repeat: int) -> None:
    command = pondasi("read", str(made(folder, "phantom.xlsx")))
    alone("range of 1,048,575 formatted rows, start-up included (at most 1 s)", command, repeat)


def start(_folder: Path, repeat: int) -> None:
    alone("pondasi read --help (at most 0.2 s)", pondasi("read", "--help"), repeat)


def middling(folder: Path, repeat: int) -> None:
    command = [sys.executable, _WORK, "row_by_row", str(made(folder, "middling.xlsx"))]
    alone("100,000 × 8 row by row, matched", command, min(repeat, 3))


BENCHES: dict[str, Callable[[Path, int], None]] = {
    one.__name__: one for one in (start, ordinary, phantom, middling, large_xlsx, large_csv)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--inputs", type=Path, default=Path("var/bench"), help="where the files lie or are made")
    args = parser.parse_args()
    for name in args.names or BENCHES:
        BENCHES[name](args.inputs, args.repeat)


if __name__ == "__main__":
    main()
