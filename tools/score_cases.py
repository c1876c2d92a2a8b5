"""How well the installed `pondasi` does on the real tables and the copied periods, which are not part of the project.

They lie in the folder that PONDASI_SHARED names, or in `shared` beside this repository. Exit code 1 when fewer reading
cases are perfect than FEWEST_PERFECT, or when a scorer could not run.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PONDASI = Path(sys.executable).with_name("pondasi")
FEWEST_PERFECT = 5


def main() -> int:
    """Run what is there and print it."""
    shared = Path(os.environ.get("PONDASI_SHARED") or ROOT.parent / "shared").resolve()
    reading, copied = shared / "cases" / "reading", shared / "cases" / "copied"
    good = [score(cases) for cases, score in ((reading, _reading), (copied, _copied)) if _is_there(cases)]
    if not good:
        print("Nothing was scored. Set PONDASI_SHARED to the folder that holds `cases`.")
    return 0 if all(good) else 1


def _is_there(cases: Path) -> bool:
    if (cases / "score.py").exists():
        return True
    print(f"The {cases.name} cases are not here ({cases}).")
    return False


def _reading(cases: Path) -> bool:
    """One line a case; True with enough perfect ones."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "reading.json"
        done = _score(cases, f"{shlex.quote(str(PONDASI))} read --json", "--json", str(out))
        if not out.exists():
            print(done.stdout + done.stderr)
            return False
        result = json.loads(out.read_text(encoding="utf-8"))
    print(f"\n{'Reading':<32}{'recall':>9}{'labels':>9}{'spurious':>10}  perfect")
    for case in result["cases"]:
        rates = case["rates"]
        figures = "".join(_percent(rates.get(name), width) for name, width in (("recall", 9), ("labels", 9)))
        remark = case.get("error") or ("yes" if case["perfect"] else "")
        print(f"{case['case']:<32}{figures}{_percent(rates.get('spurious'), 10)}  {remark}")
    perfect = result["perfect"]
    print(f"perfect: {perfect} of {result['number_of_cases']} (at least {FEWEST_PERFECT} are asked for)")
    return int(perfect) >= FEWEST_PERFECT


def _percent(rate: float | None, width: int) -> str:
    shown = "" if rate is None else f"{100 * rate:.1f} %"
    return f"{shown:>{width}}"


def _copied(cases: Path) -> bool:
    """The scorer's own tables; True unless it could not run."""
    jobs = str(os.cpu_count() or 1)
    done = _score(cases, f"{shlex.quote(str(PONDASI))} check --json", "-j", jobs)
    print("\nCopied periods")
    print(done.stdout + done.stderr)
    return done.returncode == 0


def _score(cases: Path, command: str, *options: str) -> subprocess.CompletedProcess[str]:
    scorer = [sys.executable, str(cases / "score.py"), str(cases), "--command", command, *options]
    return subprocess.run(scorer, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
