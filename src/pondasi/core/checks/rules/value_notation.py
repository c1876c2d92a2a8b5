"""Figures that are not written the way this kind of figure is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.wording import listed, names_of
from pondasi.core.values import Finding, Measure, MeasureKind, Observation, Severity, Status, Text

Figures = Sequence[tuple[Observation, Decimal]]


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    ambiguous = [one for one in case.observations if one.status is Status.AMBIGUOUS]
    if ambiguous:
        yield _ambiguous(case, ambiguous)
    words = [one for one in case.observations if isinstance(one.value, str)]
    figures = [(one, one.value) for one in case.observations if isinstance(one.value, Decimal)]
    if words and (case.structure is not None or len(words) * 5 < len(figures)):
        yield _not_a_number(case, words)
    if case.structure is None:
        return
    for cause in _CAUSES:
        yield from cause(case, figures, case.structure.measure)


def _ambiguous(case: Case, cells: Sequence[Observation]) -> Finding:
    return _finding(
        case,
        cells,
        message=Text(
            "{count} sel dapat dibaca lebih dari satu cara: {shown}.",
            "{count} cells can be read in more than one way: {shown}.",
        ).fill(count=len(cells), shown=_shown(cells)),
        expected=Text("Angka yang hanya dapat dibaca satu cara", "Figures that can be read in one way only"),
        fix=Text(
            "Mohon pilih cara bacanya sekali untuk setiap kolom, atau tulis angkanya di berkas tanpa titik ribuan.",
            "Please choose once for each column how to read it, or write the figures without marks for thousands.",
        ),
    )


def _not_a_number(case: Case, cells: Sequence[Observation]) -> Finding:
    return _finding(
        case,
        cells,
        message=Text(
            "{count} sel berisi tulisan, padahal di sini diharapkan angka: {shown}.",
            "{count} cells hold words where a figure is expected: {shown}.",
        ).fill(count=len(cells), shown=_shown(cells)),
        expected=Text("Angka", "Figures"),
        fix=Text(
            "Mohon tulis angkanya saja. Keterangan dapat ditulis di bawah tabel.",
            "Please write the figure only. Remarks may stand below the table.",
        ),
    )


def _fractions_of_people(case: Case, figures: Figures, measure: Measure) -> Iterator[Finding]:
    cells = [one for one, value in figures if value != value.to_integral_value()]
    if measure.kind is MeasureKind.COUNT and measure.decimals == 0 and cells:
        yield _finding(
            case,
            cells,
            message=Text(
                "{count} angka berkoma, padahal {unit} dihitung utuh: {shown}.",
                "{count} figures have decimals although {unit} are counted whole: {shown}.",
            ).fill(count=len(cells), unit=measure.unit, shown=_shown(cells)),
            expected=Text("Bilangan bulat", "Whole numbers"),
            fix=Text(
                "Mohon periksa apakah titik dan koma tertukar, atau apakah angkanya dalam ribuan.",
                "Please check whether point and comma were mixed up, or whether these are thousands.",
            ),
        )


def _too_many_decimals(case: Case, figures: Figures, measure: Measure) -> Iterator[Finding]:
    if measure.kind is MeasureKind.COUNT and measure.decimals == 0:
        return
    cells = [one for one, value in figures if value != round(value, measure.decimals)]
    if cells:
        yield _finding(
            case,
            cells,
            message=Text(
                "{count} angka memiliki lebih dari {decimals} angka di belakang koma: {shown}.",
                "{count} figures have more than {decimals} decimals: {shown}.",
            ).fill(count=len(cells), decimals=measure.decimals, shown=_shown(cells)),
            expected=Text("Paling banyak {n} angka di belakang koma", "At most {n} decimals").fill(n=measure.decimals),
            fix=Text(
                "Tidak perlu diubah; angka disimpan apa adanya dan ditampilkan dengan pembulatan.",
                "Nothing to do: the figures are kept as they are and shown rounded.",
            ),
            severity=Severity.INFO,
        )


def _negative(case: Case, figures: Figures, measure: Measure) -> Iterator[Finding]:
    cells = [one for one, value in figures if value < 0]
    if measure.kind is MeasureKind.COUNT and cells:
        yield _finding(
            case,
            cells,
            message=Text(
                "{count} angka di bawah nol: {shown}.",
                "{count} figures are below zero: {shown}.",
            ).fill(count=len(cells), shown=_shown(cells)),
            expected=Text("Nol atau lebih", "Zero or more"),
            fix=Text(
                "Mohon periksa tanda minusnya; untuk tidak ada, tulis 0 atau “-”.",
                "Please check the minus sign; for none write 0 or “-”.",
            ),
        )


def _outside_percentage(case: Case, figures: Figures, measure: Measure) -> Iterator[Finding]:
    if measure.kind is not MeasureKind.PERCENTAGE:
        return
    cells = [one for one, value in figures if not 0 <= value <= 100]
    if cells:
        yield _finding(
            case,
            cells,
            message=Text(
                "{count} persentase di luar 0 sampai 100: {shown}.",
                "{count} percentages lie outside 0 to 100: {shown}.",
            ).fill(count=len(cells), shown=_shown(cells)),
            expected=Text("0 sampai 100 persen", "0 to 100 per cent"),
            fix=Text(
                "Mohon periksa pembilang dan penyebutnya, atau jelaskan bila persentase ini boleh melewati 100.",
                "Please check numerator and denominator, or explain if this percentage may pass 100.",
            ),
            severity=Severity.WARNING,
        )
    elif len(figures) > 3 and all(value <= 1 for _, value in figures) and any(value % 1 for _, value in figures):
        yield _finding(
            case,
            [one for one, _ in figures],
            message=Text(
                "Semua {count} angka antara 0 dan 1. Apakah 0,85 berarti 85 persen?",
                "All {count} figures lie between 0 and 1. Does 0.85 mean 85 per cent?",
            ).fill(count=len(figures)),
            expected=Text("0 sampai 100 persen", "0 to 100 per cent"),
            fix=Text("Bila ya, mohon kalikan dengan 100.", "If so, please multiply by 100."),
            severity=Severity.WARNING,
        )


_CAUSES: tuple[Callable[[Case, Figures, Measure], Iterator[Finding]], ...] = (
    _fractions_of_people,
    _too_many_decimals,
    _negative,
    _outside_percentage,
)


def _finding(
    case: Case,
    cells: Sequence[Observation],
    *,
    message: Text,
    expected: Text,
    fix: Text,
    severity: Severity | None = None,
) -> Finding:
    return RULE.finding(
        message=message,
        expected=expected,
        found=_shown(cells),
        fix=fix,
        places=tuple(one.place for one in cells),
        rows=names_of(case.table, cells) if case.table else (),
        severity=severity,
    )


def _shown(cells: Sequence[Observation]) -> Text:
    """What stands in the cells, as printed: `1.234 (B5)`."""
    return listed([Text.same(f"{one.raw.strip()} ({one.place.cell})") for one in cells], 4)


RULE = Rule(
    code="value_notation",
    title=Text("Penulisan angka", "How figures are written"),
    reason=Text(
        "Titik, koma dan tulisan di dalam sel dapat mengubah satu angka menjadi seribu kali lebih besar atau kecil.",
        "Points, commas and words inside a cell can make a figure a thousand times larger or smaller.",
    ),
    severity=Severity.ERROR,
    find=find,
)
