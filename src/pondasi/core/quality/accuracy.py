"""Accuracy (EPSS aspect 202): what is missing, what was asked and answered, what turned out otherwise later."""

from __future__ import annotations

from decimal import Decimal

from pondasi.core.quality.facts import Facts, Submitted
from pondasi.core.quality.model import Dimension, Part
from pondasi.core.quality.shares import in_hundredths, percent, share_of
from pondasi.core.values import Text

_INDICATOR = "20201"


def accuracy(facts: Facts) -> Dimension:
    """Complete, checked, final, and not revised much."""
    parts = (_complete(facts), _checked(facts), _returned(facts), _final(facts), _revised(facts))
    return Dimension("202", Text("Akurasi", "Accuracy"), parts)


def _complete(facts: Facts) -> Part:
    return Part(
        _INDICATOR,
        Text("Sel terisi", "Cells filled"),
        Text("{n} dari {of} sel rincian terisi angka.", "{n} of {of} cells hold a figure.").fill(
            n=facts.cells_found, of=facts.cells_expected
        ),
        Text(
            "Sel rincian (tanpa jumlah) yang berisi angka, dari semua sel menurut struktur data.",
            "Cells (totals apart) that hold a figure, of all cells by the data structure.",
        ),
        share_of(facts.cells_found, facts.cells_expected),
    )


def _recorded(facts: Facts) -> list[Submitted]:
    return [one for one in facts.submissions if one is not None]


def _checked(facts: Facts) -> Part:
    known = _recorded(facts)
    clean = sum(one.remaining == 0 for one in known)
    said = Text("Riwayat pemeriksaan tidak tercatat.", "What the checks found was not recorded.")
    if known:
        said = Text(
            "{n} dari {of} kiriman diterima tanpa pertanyaan yang tersisa; {mended} hal diperbaiki, {explained} "
            "dijelaskan dan {disputed} dibantah dengan alasan sebelum diterima.",
            "{n} of {of} submissions were accepted with no question left; {mended} things were mended, {explained} "
            "explained and {disputed} disputed with a reason before.",
        ).fill(
            n=clean,
            of=len(known),
            mended=sum(one.mended for one in known),
            explained=sum(one.explained for one in known),
            disputed=sum(one.disputed for one in known),
        )
    return Part(
        _INDICATOR,
        Text("Pemeriksaan dan jawabannya", "Checks and answers"),
        said,
        Text(
            "Kiriman yang diterima tanpa temuan tersisa (yang perlu diperbaiki atau dijelaskan), dari semua kiriman.",
            "Submissions accepted without findings (to mend or to explain) that still held, of all submissions.",
        ),
        share_of(clean, len(known)),
    )


def _returned(facts: Facts) -> Part:
    known = _recorded(facts)
    returns = sum(one.returns for one in known)
    said = Text("Tidak ada kiriman yang dikembalikan.", "No submission was returned.")
    if not known:
        said = Text("Pengembalian tidak tercatat.", "Returns were not recorded.")
    elif returns:
        said = Text(
            "Dikembalikan {n} kali untuk dilengkapi atau diperbaiki, lalu lolos.",
            "Returned {n} times to be completed or mended, then passed.",
        ).fill(n=returns)
    return Part(
        _INDICATOR,
        Text("Pengembalian", "Returns"),
        said,
        Text(
            "Tidak dinilai: dikembalikan berarti pemeriksaan berjalan.",
            "Not scored: a return means that the checks work.",
        ),
    )


def _final(facts: Facts) -> Part:
    sure = facts.cells_found - facts.cells_unsure
    said = Text("Semua angka sudah tetap.", "All figures are final.")
    if facts.cells_unsure:
        said = Text(
            "{n} angka masih sementara, perkiraan, atau bergalat besar.",
            "{n} figures are provisional, estimated, or have a large error.",
        ).fill(n=facts.cells_unsure)
    return Part(
        _INDICATOR,
        Text("Angka tetap", "Final figures"),
        said,
        Text(
            "Angka tanpa tanda sementara, perkiraan atau galat besar.", "Figures without such a mark, of all figures."
        ),
        share_of(sure, facts.cells_found),
    )


def _revised(facts: Facts) -> Part:
    extent = facts.revisions
    relative = extent.relative_absolute
    said = Text("Belum ada angka yang terbit dua kali.", "No figure has been released twice yet.")
    if extent.followed and relative is not None:
        said = Text(
            "{n} dari {of} angka yang terbit dua kali atau lebih berubah; rata-rata perubahannya {percent} %.",
            "{n} of the {of} figures released twice or more were revised; by {percent} % on average.",
        ).fill(n=extent.revised, of=extent.followed, percent=percent(relative))
    return Part(
        _INDICATOR,
        Text("Perubahan sesudah terbit", "Revised after release"),
        said,
        Text(
            "Satu dikurangi rata-rata perubahan mutlak terhadap angka pertama.",
            "One less the mean absolute revision relative to the first figures.",
        ),
        None if relative is None else in_hundredths(Decimal(1) - relative),
    )
