"""Plants errors into clean real tables and counts what the rules find: `python bench/planted/run.py CASES`."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path

from knowable import Evidence, out_of_its_past
from plants import KINDS, Plant
from report import page, printed
from tables import Clean, clean_tables

from pondasi.core.checks import Case, check
from pondasi.core.values import Finding, Severity

PAGE = Path(__file__).resolve().parents[2] / "docs" / "planted-errors.md"
HALVES = ("shown", "held back")


@dataclass
class Count:
    """What became of the errors of one kind."""

    planted: int = 0
    found: int = 0
    pointed: int = 0
    """Of those found: a finding points to the very cell, or names the row."""
    codes: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        self.planted += other.planted
        self.found += other.found
        self.pointed += other.pointed
        self.codes += other.codes
        self.left_out += other.left_out
        self.missed += other.missed


@dataclass
class Result:
    """One half: counts by kind; figures of clean tables, and what was found in them by rule."""

    kinds: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    tables: int = 0
    cells: int = 0
    false: Counter[str] = field(default_factory=Counter)
    beyond: Counter[str] = field(default_factory=Counter)
    """Findings about figures that are far from all of their own past: the source's own errors, most of them."""
    shown: list[str] = field(default_factory=list)

    def add(self, other: Result) -> None:
        for kind, count in other.kinds.items():
            self.kinds[kind].add(count)
        self.tables += other.tables
        self.cells += other.cells
        self.false += other.false
        self.beyond += other.beyond
        self.shown += other.shown


def asks(case: Case) -> tuple[Finding, ...]:
    """What an officer would have to answer or mend."""
    return tuple(one for one in check(case) if one.severity in (Severity.ERROR, Severity.WARNING))


def points(finding: Finding, plant: Plant) -> bool:
    """Whether a finding points to a cell that the error is in, or names the row that it concerns."""
    if any(place in plant.cells for place in finding.places):
        return True
    return any(name in row.id for name in plant.names for row in finding.rows)


def tells(finding: Finding, plant: Plant) -> bool:
    """Whether a finding points to a cell that the error is in or to a total over it, or names the row concerned."""
    return points(finding, plant) or any(place in plant.totals for place in finding.places)


def measured(clean: Clean, kinds: Sequence[str], repeat: int) -> Result:
    """One clean table, as it is and with `repeat` errors of each kind."""
    result = Result(tables=1, cells=sum(one.value is not None for one in clean.case.observations))
    found = asks(clean.case)
    for finding in found:
        away = out_of_its_past(clean.case, finding.places)
        (result.beyond if away else result.false)[finding.code] += 1
        mark = "of its past" if away else "clean"
        result.shown.append(f"{clean.name} {clean.series} [{mark}] {finding.code}: {finding.message.en}")
    evidence = Evidence(clean.case)
    for kind in kinds:
        for number in range(repeat):
            chance = random.Random(f"{clean.name} {kind} {number}")  # noqa: S311 - a sample, no secret
            plant = KINDS[kind][1](clean.case, evidence, chance)
            if plant is not None:
                _count(result.kinds[kind], clean, plant, found)
    return result


def _count(count: Count, clean: Clean, plant: Plant, before: Iterable[Finding]) -> None:
    if plant.unknowable:
        count.left_out[plant.unknowable] += 1
        return
    known = {one.fingerprint for one in (asks(plant.clean) if plant.clean else before)}
    new = [one for one in asks(plant.case) if one.fingerprint not in known]
    telling = [one for one in new if tells(one, plant)]
    count.planted += 1
    if telling:
        count.found += 1
        count.codes[telling[0].code] += 1
        count.pointed += any(points(one, plant) for one in telling)
    else:
        cells = ", ".join(sorted(place.cell for place in plant.cells)[:4])
        count.missed.append(f"{clean.name} {clean.series} {cells} {plant.names} ({', '.join(o.code for o in new)})")


def _job(work: tuple[Clean, tuple[str, ...], int]) -> tuple[str, Result]:
    return work[0].half, measured(*work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="the folder that holds `reading` and `copied`")
    parser.add_argument("--half", choices=HALVES, help="one half only")
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="these kinds only")
    parser.add_argument("--repeat", type=int, default=3, help="errors of a kind in each table")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="name what was not found, and what was found falsely")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    args = parser.parse_args()
    if args.missed and args.half != "shown":
        parser.error("what was missed is shown of the half `shown` only")
    kinds = tuple(args.kind or KINDS)
    work = [(one, kinds, args.repeat) for one in clean_tables(args.cases) if args.half in (None, one.half)]
    results = {half: Result() for half in ([args.half] if args.half else HALVES)}
    with Pool(args.jobs) as pool:
        for half, result in pool.imap(_job, work, chunksize=4):
            results[half].add(result)
    lines = [printed(results)]
    if args.missed:
        lines += [line for half in results.values() for line in half.shown]
        counts = [(kind, count) for half in results.values() for kind, count in half.kinds.items()]
        lines += [line for kind, count in counts for line in ("", kind, *count.missed)]
    sys.stdout.write("\n".join(lines) + "\n")
    if args.write:
        PAGE.write_text(page(results), encoding="utf-8")


if __name__ == "__main__":
    main()
