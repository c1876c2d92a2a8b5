"""How long the rules about the past take over a whole city: `python bench/checks_history/run.py`.

Seconds of processors, without making the data up: reading it from its files is measured with the job that does it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from multiprocessing import Pool

from city import cases

from pondasi.core.checks import Case, check_history, rules


def _timed(case: Case) -> tuple[float, float, int, list[str]]:
    """Seconds of a processor for everything, and for the past put beside the figures; figures; codes found."""
    start = time.process_time()
    count = len(case.series)
    lined_up = time.process_time() - start
    found = check_history(case)
    return time.process_time() - start, lined_up, count, [one.code for one in found]


def _part(work: tuple[int, int, int, int]) -> tuple[float, float, int, int, Counter[str]]:
    """Every `jobs`-th dataset from the `first` on."""
    datasets, years, first, jobs = work
    total = lined_up = 0.0
    figures = tables = 0
    codes: Counter[str] = Counter()
    for number, case in enumerate(cases(datasets, years)):
        if number % jobs == first:
            seconds, own, count, found = _timed(case)
            total, lined_up, figures, tables = total + seconds, lined_up + own, figures + count, tables + 1
            codes.update(found)
    return total, lined_up, figures, tables, codes


def _by_rule(datasets: int, years: int) -> Counter[str]:
    """Seconds of each rule about the past; what rules share counts for the first that asks for it."""
    spent: Counter[str] = Counter()
    for case in cases(datasets, years):
        for rule in rules():
            if rule.code.startswith(("break_", "change_", "copied_", "revision_", "smooth_", "stock_")):
                start = time.process_time()
                list(rule.find(case, rule.settings({})))
                spent[rule.code] += time.process_time() - start
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=int, default=4_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--rules", action="store_true", help="seconds of each rule, over a tenth of the datasets")
    args = parser.parse_args()
    write = sys.stdout.write
    if args.rules:
        spent = _by_rule(args.datasets // 10, args.years)
        write("".join(f"{code:<18}{seconds:8.2f} s\n" for code, seconds in spent.most_common()))
        return
    with Pool(args.jobs) as pool:
        parts = pool.map(_part, [(args.datasets, args.years, first, args.jobs) for first in range(args.jobs)])
    total, lined_up = sum(part[0] for part in parts), sum(part[1] for part in parts)
    figures, tables = sum(part[2] for part in parts), sum(part[3] for part in parts)
    longest = max(part[0] for part in parts)
    write(f"{tables:,} datasets of {args.years} periods, {figures:,} figures now, {figures * args.years:,} in all\n")
    write(f"{total:.1f} s of processors ({lined_up:.1f} s of it lining up), {longest:.1f} s in the longest process\n")
    codes = sum((part[4] for part in parts), Counter[str]())
    write("".join(f"{code:<18}{count:8,}\n" for code, count in codes.most_common()))


if __name__ == "__main__":
    main()
