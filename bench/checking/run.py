"""Pondasi and its peers in turn: `python bench/checking/run.py [--rows N] [--repeat 3] [--python PYTHON] [PEER …]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from inputs import made
from peers import PEERS

_PEERS = str(Path(__file__).parent / "peers.py")
_CHECK = "from pondasi.cli.main import main; import sys; sys.exit(main())"
_FOUND = 1
"""The exit code of `pondasi check` where something was found, as it should be here."""


@dataclass(frozen=True)
class Cost:
    """One process: seconds on the clock, seconds of processors, megabytes at most."""

    wall: float
    cpu: float
    peak: float


def cost(command: list[str], out: Path, good: int) -> Cost:
    """Runs it to its end, its output going to a file."""
    start = time.perf_counter()
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != good:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def installed(python: str, module: str) -> bool:
    """Whether that Python has the module."""
    code = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0


def shown(name: str, costs: list[Cost]) -> str:
    return (
        f"  {name:20} {median(c.wall for c in costs):7.2f} s  {median(c.cpu for c in costs):7.2f} s cpu"
        f"  {median(c.peak for c in costs):6.0f} MB"
    )


def pair(peer: str, python: str, path: Path, repeat: int) -> None:
    """In turn, so that both meet the same weather; the ratio is that of the medians, peer to Pondasi."""
    schema = str(path.with_name("schema.json"))
    ours = [sys.executable, "-c", _CHECK, "check", str(path), "--schema", schema, "--json"]
    a: list[Cost] = []
    b: list[Cost] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for _ in range(repeat):
            a.append(cost(ours, out / "findings.json", _FOUND))
            b.append(cost([python, _PEERS, peer, str(path), str(out / "failures")], out / "log", 0))
    ratios = [
        f"{median(getattr(c, what) for c in a) / median(getattr(c, what) for c in b):.3f} {what}"
        for what in ("wall", "cpu", "peak")
    ]
    print(shown("pondasi", a), shown(peer, b), f"  ratio                {', '.join(ratios)}\n", sep="\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peers", nargs="*", metavar="PEER", help=", ".join(PEERS))
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--python", default=sys.executable, help="the Python in which the peers are installed")
    parser.add_argument("--inputs", type=Path, default=Path("var/bench"), help="where the files lie or are made")
    args = parser.parse_args()
    path = made(args.inputs, args.rows)
    for peer in args.peers or PEERS:
        if installed(args.python, PEERS[peer][0]):
            pair(peer, args.python, path, args.repeat)
        else:
            print(f"  {peer} is not installed\n")


if __name__ == "__main__":
    main()
