"""How long the nightly check of a whole city takes, database and files included: `python bench/city/run.py`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "checks_history"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=int, default=4_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--home", type=Path, default=ROOT / "var" / "bench" / "city", help="made once, then used again")
    args = parser.parse_args()
    home = args.home / f"{args.datasets}-{args.years}"
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {"PONDASI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "pondasi.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from make import city_of

    if not (home / "made").exists():
        city_of(args.datasets, args.years)
        (home / "made").touch()
    _measure()


def _measure() -> None:
    """Walk over all releases without writing findings, then once more with all of it."""
    from django.utils import timezone

    from pondasi.catalogue import city_round
    from pondasi.catalogue.services import city

    spent: Counter[str] = Counter()
    found: Counter[str] = Counter()
    last = replace(city_round.Progress("", 0, 0))
    start = time.process_time()
    for progress in city_round.walk():
        spent[progress.step] += time.process_time() - start  # type: ignore[assignment]
        found[progress.step] += len(progress.found)
        start, last = time.process_time(), progress
        if progress.done == progress.total:
            sys.stdout.write(f"{last.step:<10}{last.total:8,} looked at, {found[last.step]:6,} found,")
            sys.stdout.write(f"{spent[last.step]:8.1f} s of processors\n")
    city.plan_now(now=timezone.now())
    start = time.process_time()
    while city.advance(now=timezone.now()):
        pass
    sys.stdout.write(f"everything, findings written:{time.process_time() - start:30.1f} s of processors\n")


if __name__ == "__main__":
    main()
