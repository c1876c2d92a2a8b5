"""The numbers of one column, decided together: which notation, which damage, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from pondasi.core.tables.evidence import Notation, NotationBasis
from pondasi.core.tables.marks import mark
from pondasi.core.tables.model import Cell
from pondasi.core.tables.numbers import Figure, figure
from pondasi.core.values import Status

_COUNTED = re.compile(
    r"\b(?:jumlah|banyak\w*|penduduk|orang|jiwa|total|kasus|siswa|murid|peserta|rumah|keluarga|kk|pegawai|guru|korban"
    r"|unit|pasien|balita|rupiah|rp|anggaran|kepala)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"persen|%|\brasio|\bindeks|\bindex|rata-rata|kepadatan|\blaju\b|angka partisipasi|\bluas\b|\bpanjang\b|\bkm"
    r"|\bhektar|koordinat|\blintang|\bbujur|per kapita|\bribu|\bjuta|\bmiliar",
    re.IGNORECASE,
)
_THOUSAND = Decimal(1000)
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Decided:
    """A cell's figure after its whole column was looked at."""

    value: Decimal | str | None
    status: Status
    restored: bool = False
    """Its thousands dot had been taken for a decimal point."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A column's figures in order, and what their notation rests on."""

    figures: list[Decided]
    notation: Notation | None
    basis: NotationBasis


_MISSING = Decided(None, Status.MISSING)
_OPEN = Decided(None, Status.AMBIGUOUS)


def counted(context: str) -> bool:
    """Whether the words around a column say that things are counted, so that its numbers are whole."""
    words = context.replace("_", " ")
    return bool(_COUNTED.search(words)) and not measured(context)


def measured(context: str) -> bool:
    """Whether the words around a column name a rate, a share, an area or another quantity with decimals."""
    return bool(_MEASURED.search(context.replace("_", " ")))


def notation_of(cells: Sequence[Cell | None]) -> Notation | None:
    """The notation that some cell proves; None where nothing or both are proved."""
    indonesian = english = False
    for written in _figures(cells):
        if not written.plain and not written.either:
            indonesian |= written.english is None
            english |= written.indonesian is None
    if indonesian == english:
        return None
    return Notation.INDONESIAN if indonesian else Notation.ENGLISH


def grouped_throughout(cells: Sequence[Cell | None]) -> Notation | None:
    """The notation of a table whose figures all have groups of three: `340.100`, `1.234`, `56`."""
    written = _figures(cells)
    open_ones = [f for f in written if f.either]
    if len(open_ones) < 3 or any(not f.plain and not f.either for f in written):
        return None
    dotted = {f.dotted for f in open_ones}
    return None if len(dotted) > 1 else Notation.INDONESIAN if dotted.pop() else Notation.ENGLISH


def decide(
    cells: Sequence[Cell | None],
    context: str,
    table_notation: Notation | None,
    said: Notation | None = None,
    *,
    damaged: bool = False,
) -> Decision:
    """One decision for each cell of a column, in order.

    `context` is the words around the column (headings, title, unit); `table_notation` what other columns prove;
    `said` what a person said; `damaged` that counts of this table lost zeros behind their thousands dots.
    """
    if said is not None:
        return written_in(cells, said, NotationBasis.SAID)
    whole = counted(context)
    written = _figures(cells)
    alike = damaged and not measured(context)
    if _damaged_numbers(cells, whole) or (alike and _broken(cells)):
        return Decision(_restore(cells), None, NotationBasis.DAMAGED)
    small = all(f.english is None or abs(f.english) < 1000 for f in written if f.dotted)
    if _damaged_text(written, whole) or (alike and small and any(f.dotted for f in written)):
        return Decision(_restored_texts(cells, written), None, NotationBasis.DAMAGED)
    notation, basis = _notation(cells, written, whole, table_notation, context)
    return written_in(cells, notation, basis)


def written_in(cells: Sequence[Cell | None], notation: Notation | None, basis: NotationBasis) -> Decision:
    """The column read in one notation; without one, what can be read both ways stays open."""
    return Decision([_decide(cell, notation, damaged=False) for cell in cells], notation, basis)


def _figures(cells: Sequence[Cell | None]) -> list[Figure]:
    texts = (cell.value for cell in cells if cell is not None)
    return [found for text in texts if isinstance(text, str) and (found := figure(text)) is not None]


def _notation(
    cells: Sequence[Cell | None], written: list[Figure], whole: bool, table_notation: Notation | None, context: str
) -> tuple[Notation | None, NotationBasis]:
    """The notation for the texts that can be read both ways, and why; None leaves them open."""
    open_ones = [f for f in written if f.either]
    proved = notation_of(cells)
    if proved:
        return proved, NotationBasis.PROVED
    if not open_ones:
        return None, NotationBasis.PLAIN
    settled = [abs(f.english) for f in written if f.plain and f.english is not None and f.english]
    settled += [abs(c.value) for c in cells if c is not None and isinstance(c.value, Decimal) and c.value]
    by_size = _by_magnitude(open_ones, settled)
    if by_size:
        return by_size, NotationBasis.SIZE
    grouped = Notation.INDONESIAN if open_ones[0].dotted else Notation.ENGLISH
    if whole:
        return grouped, NotationBasis.COUNTED
    if table_notation:
        return table_notation, NotationBasis.TABLE
    # Three decimals everywhere would also be printed for whole numbers.
    bare = any(f.plain and not f.decimals for f in written)
    if len(open_ones) >= 3 and (bare or not measured(context)):
        return grouped, NotationBasis.GROUPED
    return None, NotationBasis.OPEN


def _by_magnitude(open_ones: list[Figure], settled: list[Decimal]) -> Notation | None:
    """The notation under which the open figures are as large as the settled ones of the same column."""
    if len(settled) < 2:
        return None
    usual = median(settled)
    large = median(max(abs(f.indonesian or _NONE), abs(f.english or _NONE)) for f in open_ones)
    small = large / 1000
    fits_large = usual / 30 <= large <= usual * 30
    fits_small = usual / 30 <= small <= usual * 30
    if fits_large == fits_small:
        return None
    dotted = open_ones[0].dotted
    return Notation.INDONESIAN if fits_large == dotted else Notation.ENGLISH


def damaged_together(columns: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether the counts of a table, taken together, lost zeros behind thousands dots that were read as decimals."""
    texts = [written for cells in columns for written in _figures(cells)]
    return _damaged_text(texts, whole=True) or _damaged_numbers(
        [cell for cells in columns for cell in cells], whole=True
    )


def _damaged_text(written: list[Figure], whole: bool) -> bool:
    """Counts whose thousands dot was taken for a decimal point somewhere, so that trailing zeros are lost."""
    dotted = [f for f in written if f.dotted]
    full = sum(f.decimals == 3 for f in dotted)
    short = sum(f.decimals < 3 for f in dotted)
    small = all(f.english is None or abs(f.english) < 1000 for f in dotted)
    return whole and small and 0 < short <= full and short + full == len(dotted) and full >= 2


def _broken(cells: Sequence[Cell | None]) -> list[Decimal]:
    """The numbers with decimals that the file holds."""
    numbers = [c.value for c in cells if c is not None and isinstance(c.value, Decimal)]
    return [number for number in numbers if number != int(number)]


def _damaged_numbers(cells: Sequence[Cell | None], whole: bool) -> bool:
    """The same damage where the file holds numbers: counts below 1000 with three decimals nearly everywhere."""
    broken = [_decimals(number) for number in _broken(cells)]
    full = sum(places == 3 for places in broken)
    sized = all(abs(number) < 1000 for number in _broken(cells))
    return whole and sized and len(broken) >= 3 and max(broken) == 3 and full >= len(broken) * 0.6


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _restore(cells: Sequence[Cell | None]) -> list[Decided]:
    """Numbers that lost their thousands dot get it back; a whole one only where its size tells which it is."""
    broken = [
        c.value * _THOUSAND for c in cells if c is not None and isinstance(c.value, Decimal) and c.value != int(c.value)
    ]
    low, high = min(broken) / 3, max(broken) * 3
    restored = []
    for cell in cells:
        value = cell.value if cell is not None else None
        if not isinstance(value, Decimal):
            restored.append(_decide(cell, None, damaged=True))
        elif value != int(value):
            restored.append(Decided((value * _THOUSAND).quantize(Decimal(1)), Status.OK, True))
        else:
            fits = [size for size in (value, value * _THOUSAND) if low <= size <= high]
            restored.append(
                Decided(fits[0], Status.OK) if len(fits) == 1 else _OPEN if fits else Decided(value, Status.OK)
            )
    return restored


def _restored_texts(cells: Sequence[Cell | None], written: list[Figure]) -> list[Decided]:
    """Texts that lost zeros behind their thousands dot get them back; a bare one only where its size tells."""
    sizes = [abs(f.english) * _THOUSAND for f in written if f.dotted and f.english is not None]
    low, high = min(sizes) / 3, max(sizes) * 3
    restored = []
    for cell in cells:
        decided = _decide(cell, None, damaged=True)
        value = decided.value
        if isinstance(value, Decimal) and not decided.restored and value == int(value) and value:
            fits = [size for size in (value, value * _THOUSAND) if low <= abs(size) <= high]
            decided = Decided(fits[0], decided.status, fits[0] != value) if len(fits) == 1 else decided
        restored.append(decided)
    return restored


def _decide(cell: Cell | None, notation: Notation | None, *, damaged: bool) -> Decided:
    if cell is None:
        return _MISSING
    value = cell.value
    if isinstance(value, Decimal):
        return Decided(value * 100 if cell.percent else value, Status.OK)
    if cell.formula_without_value or value is None:
        return _OPEN
    text = cell.text
    marked = mark(text)
    if marked is not None:
        return Decided(None, marked)
    found = figure(text)
    if found is None:
        return _OPEN
    if damaged and found.dotted and found.english is not None:
        return Decided((found.english * _THOUSAND).quantize(Decimal(1)), found.flag, True)
    return _chosen(found, notation)


def _chosen(found: Figure, notation: Notation | None) -> Decided:
    if found.either:
        if notation is None:
            return _OPEN
        return Decided(found.indonesian if notation is Notation.INDONESIAN else found.english, found.flag)
    return Decided(found.english if found.indonesian is None else found.indonesian, found.flag)
