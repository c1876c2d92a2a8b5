"""`pondasi nightly`: the check over all releases, now, with its progress; the worker does the same every night."""

from __future__ import annotations

import argparse

from django.utils import timezone

from pondasi.catalogue.services import city
from pondasi.cli.output import language, write_line
from pondasi.core.errors import WrongState
from pondasi.core.values import Text

_PROGRESS = Text("{step}: {done} dari {total}", "{step}: {done} of {total}")
_STEPS = {
    "across": Text("pasangan dataset yang mengukur hal yang sama", "pairs of datasets that measure the same"),
    "history": Text("dataset terhadap masa lalunya", "datasets beside their own past"),
}
_DONE = Text("Selesai. Temuan baru: {n}.", "Done. New findings: {n}.")


def run(arguments: argparse.Namespace) -> int:
    """Check all releases and say how far it is; exit code 0 whatever is found: the steward reads it on the page."""
    check = city.plan_now(now=timezone.now())
    shown = ""
    while city.advance(now=timezone.now()):
        check.refresh_from_db()
        step = _STEPS.get(check.step, Text.same(check.step))
        line = _PROGRESS.fill(step=step, done=check.done, total=check.total).in_language(language())
        if line != shown:
            write_line(line)
            shown = line
    check.refresh_from_db()
    if check.done_at is None:
        raise WrongState(
            Text("Pekerja latar sedang memeriksa.", "The worker is at it already."),
            Text("Lihat kemajuannya di /temuan-kota/.", "See how far it is at /temuan-kota/."),
        )
    write_line(_DONE.fill(n=check.found).in_language(language()))
    return 0
