"""Comparability and consistency (EPSS aspect 205): over time, with the reference codes, within and across datasets."""

from __future__ import annotations

from decimal import Decimal

from pondasi.core.quality.facts import Facts
from pondasi.core.quality.model import Dimension, Part
from pondasi.core.quality.shares import in_hundredths, share_of
from pondasi.core.values import Text

_BREAKS = ("break_", "smooth_", "stock_")
_TOTALS = ("total_", "ratio_")
_EACH_OPEN = Decimal("0.25")


def coherence(facts: Facts) -> Dimension:
    """Comparable in time and by codes; consistent in itself and with other datasets."""
    parts = (_unbroken(facts), _same_codes(facts), _breaks(facts), _totals(facts), _across(facts))
    name = Text("Keterbandingan dan konsistensi", "Comparability and consistency")
    return Dimension("205", name, parts)


def _unbroken(facts: Facts) -> Part:
    span = 0
    if facts.periods:
        first, last = facts.periods[0], facts.periods[-1]
        span = (last.year - first.year) * first.frequency.per_year + last.part - first.part + 1
    said = Text("{n} periode berurutan tanpa celah.", "{n} periods in a row without a gap.")
    if len(facts.periods) < span:
        said = Text("{n} periode, {gaps} di antaranya kosong.", "{n} periods, {gaps} between them are missing.")
    return Part(
        "20501",
        Text("Deret waktu", "Time series"),
        said.fill(n=len(facts.periods), gaps=span - len(facts.periods)),
        Text(
            "Periode yang ada, dari semua periode antara yang pertama dan yang terakhir.",
            "Periods that are there, of all between the first and the last.",
        ),
        share_of(len(facts.periods), span),
    )


def _same_codes(facts: Facts) -> Part:
    newest = facts.code_lists[-1] if facts.code_lists else ""
    same = sum(one == newest for one in facts.code_lists)
    said = Text("Semua periode memakai versi daftar kode yang sama", "All periods use the same versions of code lists")
    if same < len(facts.code_lists):
        said = Text(
            "{n} dari {of} kiriman memakai versi daftar kode yang terbaru",
            "{n} of {of} submissions use the newest versions of the code lists",
        ).fill(n=same, of=len(facts.code_lists))
    if facts.regions:
        bridge = Text(
            "{n} dari {of} wilayah punya kode BPS", "{n} of {of} regions have their code of Statistics Indonesia"
        ).fill(n=facts.regions_with_bps_code, of=facts.regions)
        said = Text(f"{said.id}; {bridge.id}.", f"{said.en}; {bridge.en}.")
    else:
        said = Text(f"{said.id}.", f"{said.en}.")
    shares = [share_of(same, len(facts.code_lists)), share_of(facts.regions_with_bps_code, facts.regions)]
    known = [one for one in shares if one is not None]
    return Part(
        "20501",
        Text("Kode referensi", "Reference codes"),
        said,
        Text(
            "Rata-rata dari dua bagian: kiriman dengan daftar kode terbaru, wilayah dengan kode BPS.",
            "The mean of two: submissions in the newest code lists, regions with a code of Statistics Indonesia.",
        ),
        in_hundredths(sum(known, Decimal(0)) / len(known)) if known else None,
    )


def _breaks(facts: Facts) -> Part:
    return _by_rules(
        facts,
        _BREAKS,
        indicator="20501",
        name=Text("Patahan deret", "Breaks in the series"),
        nothing=Text("Tidak ada patahan yang ditemukan.", "No break was found."),
        something=Text(
            "{n} kiriman memuat patahan yang dijelaskan.", "{n} submissions hold a break that was explained."
        ),
    )


def _totals(facts: Facts) -> Part:
    return _by_rules(
        facts,
        _TOTALS,
        indicator="20502",
        name=Text("Jumlah dan rinciannya", "Totals and their parts"),
        nothing=Text("Semua jumlah sama dengan rinciannya.", "All totals equal their parts."),
        something=Text(
            "{n} kiriman memuat jumlah yang berbeda dari rinciannya, dengan alasan.",
            "{n} submissions hold a total that differs from its parts, for a reason.",
        ),
    )


def _by_rules(
    facts: Facts, rules: tuple[str, ...], *, indicator: str, name: Text, nothing: Text, something: Text
) -> Part:
    """A part about findings of some rules that still held when submissions were accepted."""
    known = [one for one in facts.submissions if one is not None]
    concerned = sum(any(code.startswith(rules) for code in one.rules) for one in known)
    said = something.fill(n=concerned) if concerned else nothing
    if not known:
        said = Text("Riwayat pemeriksaan tidak tercatat.", "What the checks found was not recorded.")
    return Part(
        indicator,
        name,
        said,
        Text("Kiriman tanpa temuan seperti itu, dari semua kiriman.", "Submissions without such findings, of all."),
        share_of(len(known) - concerned, len(known)),
    )


def _across(facts: Facts) -> Part:
    contested = facts.contested
    said = Text("Tidak ada dataset rilis lain yang bertentangan.", "No other released dataset says otherwise.")
    if contested.open or contested.explained:
        said = Text(
            "{open} selisih dengan dataset lain masih terbuka, {explained} sudah dijelaskan.",
            "{open} differences from other datasets are open, {explained} are explained.",
        ).fill(open=contested.open, explained=contested.explained)
    return Part(
        "20502",
        Text("Dibandingkan dataset lain", "Beside other datasets"),
        said,
        Text(
            "1, dikurangi seperempat untuk setiap selisih yang masih terbuka.",
            "1, less a quarter for each difference that is still open.",
        ),
        in_hundredths(1 - _EACH_OPEN * contested.open),
    )
