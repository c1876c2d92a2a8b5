"""Timeliness and punctuality (EPSS aspect 203): how old the newest figures are, and whether dates were kept."""

from __future__ import annotations

from decimal import Decimal

from pondasi.core.quality.facts import Facts
from pondasi.core.quality.model import Dimension, Part
from pondasi.core.quality.shares import first_day, in_hundredths, last_day, share_of
from pondasi.core.values import Text


def timeliness(facts: Facts) -> Dimension:
    """Age at release, dates kept, and the way from acceptance to release."""
    return Dimension(
        "203",
        Text("Aktualitas dan ketepatan waktu", "Timeliness and punctuality"),
        (_age(facts), _kept(facts), _way(facts)),
    )


def _age(facts: Facts) -> Part:
    name = Text("Umur angka terbaru saat terbit", "Age of the newest figures at release")
    how = Text(
        "1 bila terbit paling lambat setengah periode sesudah periodenya berakhir, 0 bila dua periode atau lebih.",
        "1 where it is out within half a period after the period's end, 0 after two periods or more.",
    )
    if not facts.periods:
        return Part("20301", name, Text("Belum ada periode.", "No period yet."), how)
    last = facts.periods[-1]
    days = max((facts.release_day - last_day(last)).days, 0)
    length = (last_day(last) - first_day(last)).days + 1
    said = Text("Terbit {n} hari sesudah {period} berakhir.", "Released {n} days after the end of {period}.")
    share = Decimal(2 * length - days) / Decimal("1.5") / length
    return Part("20301", name, said.fill(n=days, period=last.text), how, in_hundredths(share))


def _kept(facts: Facts) -> Part:
    known = [
        (one, one.handed_in or one.accepted)
        for one in facts.arrivals
        if one.period in facts.periods and (one.handed_in or one.accepted)
    ]
    late = [(day - one.due).days for one, day in known if day is not None and day > one.due]
    said = Text("Tidak ada jadwal yang tercatat.", "No schedule was recorded.")
    if known and not late:
        said = Text(
            "Semua {of} periode diserahkan pada atau sebelum tenggatnya.",
            "All {of} periods were handed in on or before their due date.",
        ).fill(of=len(known))
    elif late:
        said = Text(
            "{n} dari {of} periode diserahkan sebelum tenggatnya lewat; yang paling lambat {days} hari sesudahnya.",
            "{n} of {of} periods were handed in on time; the latest {days} days after its due date.",
        ).fill(n=len(known) - len(late), of=len(known), days=max(late))
    return Part(
        "20302",
        Text("Jadwal ditepati", "Dates kept"),
        said,
        Text(
            "Periode dalam rilis ini yang pertama kali diserahkan paling lambat pada tenggatnya.",
            "Periods of this release that were first handed in on their due date at the latest.",
        ),
        share_of(len(known) - len(late), len(known)),
    )


def _way(facts: Facts) -> Part:
    accepted = [one.accepted for one in facts.arrivals if one.period in facts.periods and one.accepted]
    said = Text("Tidak tercatat.", "Not recorded.")
    if accepted:
        said = Text(
            "Terbit {n} hari sesudah kiriman terakhir diterima.",
            "Released {n} days after the last submission was accepted.",
        ).fill(n=max((facts.release_day - max(accepted)).days, 0))
    return Part(
        "20302",
        Text("Dari diterima sampai terbit", "From acceptance to release"),
        said,
        Text("Tidak dinilai: rilis boleh dijadwalkan.", "Not scored: releases may be scheduled."),
    )
