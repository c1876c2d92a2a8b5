"""A program that prepares a city in PONDASI_HOME, dies with SIGKILL at a named moment, or finishes what was left.

python -m tests.rooms.killing prepare | victim MOMENT | worker | survivor
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

HOME = Path(os.environ["PONDASI_HOME"])
NUMBERS = ["6471991101809911", "6471991202819912", "6471991303829913", "6471995404839914"]
READING, REVIEWS, RELEASES = (
    "pondasi.collection.services.readings",
    "pondasi.collection.services.reviews",
    "pondasi.catalogue.services.builds",
)
MOMENTS: dict[str, tuple[str, str, str, Callable[..., bool]]] = {
    # moment: module, function, whether it dies before or after that, and at which call of it
    "reading: kept, not stored": (READING, "_finish", "before", lambda reading, wanted, file, outcome: bool(file)),
    "reading: half stored": (READING, "_record_findings", "after", lambda *_: True),
    "reading: refused, not discarded": (READING, "discard_settled", "before", lambda *_: True),
    "acceptance: inside": (REVIEWS, "notify", "before", lambda **_: True),
    "release: built, not stored": ("pondasi.catalogue.building", "summary_of", "after", lambda *_: True),
    "release: before the flip": (RELEASES, "move", "before", lambda release, action, **_: action == "publish"),
    "release: inside the flip": (RELEASES, "move", "after", lambda release, action, **_: action == "publish"),
    "release: after the flip": (RELEASES, "_publish", "after", lambda *_: True),
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _set_trap(moment: str) -> None:
    name, function, when, matches = MOMENTS[moment]
    module = import_module(name)
    original = getattr(module, function)

    def trapped(*args: Any, **kwargs: Any) -> Any:
        if when == "before" and matches(*args, **kwargs):
            _die()
        result = original(*args, **kwargs)
        if when == "after" and matches(*args, **kwargs):
            _die()
        return result

    setattr(module, function, trapped)


def prepare() -> None:
    """An edition that is out, the next one planned; one submission before the last pass; two files that wait."""
    from django.core.management import call_command  # noqa: PLC0415 after django.setup
    from tests.rooms.city import City  # noqa: PLC0415
    from tests.rooms.workbooks import XLSX, by_sex  # noqa: PLC0415
    from tests.web.files_made_badly import with_identity_numbers  # noqa: PLC0415

    from pondasi.catalogue.services import plans as releases  # noqa: PLC0415
    from pondasi.collection.services import drafts  # noqa: PLC0415
    from pondasi.files import services as files  # noqa: PLC0415
    from pondasi.programme.selectors import dataset  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    city = City.found()
    city.accepted("penduduk", 2023)
    city.released("penduduk")
    city.accepted("penduduk", 2024)
    city.pass_on(city.handed_in("siswa", 2023), "steward_check")
    waiting = (("posyandu", with_identity_numbers(2024, NUMBERS)), ("siswa", by_sex(2024, wrong_total=90)))
    for code, content in waiting:
        one = drafts.open_submission(actor=city.producer_of(code), delivery=city.delivery(code, 2024))
        incoming = files.receive(chunks=[content], limit=1_000_000)
        drafts.upload(actor=one.created_by, submission=one, name="a.xlsx", media_type=XLSX, incoming=incoming)
    releases.plan_release(actor=city.steward, dataset=dataset("penduduk"))


def accept() -> None:
    """The steward passes what waits for it."""
    from pondasi.collection.models import Submission  # noqa: PLC0415
    from pondasi.collection.services import reviews  # noqa: PLC0415
    from pondasi.people.models import User  # noqa: PLC0415

    one = Submission.objects.filter(state="steward_check").first()
    if one is not None:
        steward = User.objects.get(email="steward@kota.test")
        reviews.decide(actor=steward, submission=one, action="steward_pass")


def report() -> dict[str, Any]:
    """How everything stands, as JSON."""
    from pondasi.catalogue.models import Artefact, Release  # noqa: PLC0415
    from pondasi.collection.models import Reading, RecordedFinding, Submission, Upload  # noqa: PLC0415
    from pondasi.files.models import StoredFile  # noqa: PLC0415
    from pondasi.files.selectors import path_of  # noqa: PLC0415
    from pondasi.observations.models import Slice  # noqa: PLC0415
    from pondasi.people import journal  # noqa: PLC0415

    verified = journal.verify()
    return {
        "readings": {
            f"{r.submission.delivery.dataset.code} {r.submission.delivery.period}": [r.wanted - r.done, r.count]
            for r in Reading.objects.select_related("submission__delivery__dataset")
        },
        "uploads": sorted(Upload.objects.filter(submission__state="draft").values_list("state", flat=True)),
        "findings": RecordedFinding.objects.filter(submission__state="draft", present=True).count(),
        "incoming": len(list((HOME / "incoming").iterdir())),
        "submissions": sorted(Submission.objects.values_list("state", flat=True)),
        "slices": [[s.submission, s.count, s.periods.count()] for s in Slice.objects.all()],
        "releases": {
            r.number: [r.state, Artefact.objects.filter(release=r).count()] for r in Release.objects.order_by("number")
        },
        "missing_files": [f.pk for f in StoredFile.objects.all() if not path_of(f).exists()],
        "personal": [str(p) for p in (HOME / "files").rglob("*") if p.is_file() and NUMBERS[0] in _unpacked(p)],
        "journal": [verified.fault, verified.unsealed],
        "accepted_entries": journal.JournalEntry.objects.filter(event="slice.accepted").count(),
    }


def _unpacked(path: Path) -> str:
    import zipfile  # noqa: PLC0415

    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("latin-1")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("latin-1") for name in archive.namelist())


def main(command: str, moment: str = "") -> None:
    import django  # noqa: PLC0415 the environment is the caller's

    django.setup()
    from pondasi.cli import worker  # noqa: PLC0415

    if command == "prepare":
        prepare()
    elif command == "victim":
        _set_trap(moment)
        if moment.startswith("acceptance"):
            accept()
        worker.run_until_idle()
    elif command == "worker":
        print("ready", flush=True)  # noqa: T201 the parent waits for it
        accept()
        worker.work_forever()
    else:
        before = report()
        worker.resume()
        worker.run_due(worker.tasks(), {}, time.monotonic())
        worker.run_until_idle()
        accept()
        worker.run_until_idle()
        print(json.dumps({"before": before, "after": report()}))  # noqa: T201 the parent reads it


if __name__ == "__main__":
    main(*sys.argv[1:])
