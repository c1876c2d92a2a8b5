"""Which rows and columns are totals: by their words, and by arithmetic where words are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

_WORD = (
    r"(?:grand\s*total|sub\s*-?\s*(?:total|jumlah)|sub\s*jml|total|jumlah|jml|keseluruhan|semua|rata-rata|rerata"
    r"|laki-laki\s*(?:\+|dan|&)\s*perempuan|l\s*\+\s*p)"
)
_TOTAL = re.compile(
    rf"\W*{_WORD}(?:\s*[/(&-]\s*{_WORD}\)?)*\W*"
    rf"(?:(?:kota|kab\b|kabupaten|kec\b|kecamatan|kelurahan|provinsi|keseluruhan|seluruh\w*|semua|total|akhir|umum"
    rf"|balikpapan|indonesia|[ivx]+|[a-z]|\d{{1,2}})\b.{{0,40}})?\W*",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\w(?:\s+\w){3,}(?:\s*[/:])?")
_LEADING = re.compile(rf"\W*{_WORD}(?:\s*[/(&-]?\s*{_WORD}\)?)*\W*", re.IGNORECASE)
_REGION = re.compile(
    r"(?:indonesia|kabupaten|kota|kecamatan|provinsi|propinsi|pdrb\b.*|produk domestik regional bruto.*)", re.IGNORECASE
)
_PARENT = re.compile(r"(?:provinsi|propinsi|prov\.?)\s+\w.*", re.IGNORECASE)
_CITY = re.compile(r"(?:kota|kabupaten|kab\.?|kec\.?|kecamatan)\s+\w.*", re.IGNORECASE)
_MEAN = re.compile(r"\W*(?:rata\s*-\s*rata|rerata|average|mean)\b.*", re.IGNORECASE)
_SHARE = re.compile(r"%|persen|rasio|ratio|pertumbuhan|growth|proporsi|kontribusi|\bindeks\b|per kapita", re.IGNORECASE)
_PARENT_CITY = re.compile(r"(?:kota|kabupaten|kab\.?)\s+\w.*", re.IGNORECASE)
_POINTS = frozenset({"timur", "barat", "utara", "selatan", "tengah"})
_ROWS = 200
_SPAN = 15

Values = Sequence[Decimal | None]


@lru_cache(maxsize=65_536)
def is_total_label(text: str) -> bool:
    """`Jumlah`, `Total Kota`, `Grand Total`, `L+P`; not `Jumlah Penduduk`, which is a measure."""
    return bool(_TOTAL.fullmatch(closed_up(text.replace("_", " "))))


def closed_up(text: str) -> str:
    """`J U M L A H` as `JUMLAH`; anything else as it is."""
    return "".join(text.split()) if _SPACED.fullmatch(text.strip()) else text


def is_mean(text: str) -> bool:
    """`Rata-rata`, `Rerata per kecamatan`: an aggregate, but not the figure of the whole."""
    return bool(_MEAN.fullmatch(text.replace("_", " ")))


def is_total_heading(text: str) -> bool:
    """A column's name that says total, also before a measure: `Total`, `Total Pencari Kerja`."""
    return is_total_label(text) or text.replace("_", " ").casefold().startswith(("total ", "grand total"))


def is_share_heading(text: str) -> bool:
    """A column's name that says share, ratio or growth: no part of a total."""
    return bool(_SHARE.search(text))


def is_region_total(text: str, others: Sequence[str]) -> bool:
    """A first or last row that is named after the region which the other rows are parts of."""
    if _REGION.fullmatch(text.strip()):
        return text.strip().casefold() != "kota" or not _are_points(others)
    if _PARENT.fullmatch(text):
        return not any(_PARENT.fullmatch(other) for other in others)
    peers = _PARENT_CITY if _PARENT_CITY.fullmatch(text) else _CITY
    if not _CITY.fullmatch(text) or len(others) < 3 or any(peers.fullmatch(other) for other in others):
        return False
    bare = "".join(text.casefold().split(maxsplit=1)[-1].split())
    return not _is_sibling(text, others) and bare not in {"".join(other.casefold().split()) for other in others}


def _are_points(names: Sequence[str]) -> bool:
    """Short names of parts of a city, among which "Kota" is one more: Timur, Barat, Utara."""
    return sum(name.casefold() in _POINTS for name in names) >= 2


def _is_sibling(text: str, others: Sequence[str]) -> bool:
    """`Kec. Balikpapan Kota` beside `Balikpapan Timur`: begins alike and ends otherwise, as one more part does."""
    words = text.casefold().split()[1:]
    alike = [other for other in others if other.casefold().split()[:1] == words[:1]]
    return len(words) >= 2 and len(alike) >= 2


def adds_up(total: Values, parts: Sequence[Values], name: str = "") -> bool:
    """Whether a row equals the sum of the other rows in nearly every column that can show it.

    A row named after a city or regency needs less proof.
    """
    shown = agreed = 0
    for column, value in enumerate(total):
        addends = [row[column] for row in parts]
        known = [addend for addend in addends if addend]
        if value and len(known) >= 2:
            shown += 1
            agreed += abs(sum(known) - value) <= abs(value) * Decimal("1e-9")
    return shown > 0 and agreed >= shown * 0.6 and (shown >= 2 or len(parts) >= 3 or bool(_CITY.fullmatch(name)))


def head_span(position: int, series: Sequence[Values]) -> range | None:
    """The two or more rows directly below a row that it is the sum of, in at least half of its columns."""
    value_columns = [column for column, value in enumerate(series[position]) if value]
    for end in range(position + 3, min(position + 41, len(series) + 1)):
        group = series[position + 1 : end]
        agreed = [
            sum(row[column] or 0 for row in group) == series[position][column]
            and sum(1 for row in group if row[column]) >= 2
            for column in value_columns
        ]
        if agreed and sum(agreed) >= len(agreed) * 0.5:
            return range(position + 1, end)
    return None


def without_total_word(text: str) -> str:
    """What a total is of: `Jumlah Balikpapan Timur` is of `Balikpapan Timur`; "" where the total says nothing more."""
    return _LEADING.sub("", text).strip() if _LEADING.match(text) else ""


def is_whole(text: str) -> bool:
    """A total of everything, named by the word alone: `Total`, `Jumlah/Total`, `Grand Total`."""
    return is_total_label(text) and not without_total_word(text)


def sum_columns(columns: Sequence[Values]) -> dict[int, range]:
    """Columns (by position) that are the sum of the neighbours at their right or left, with those neighbours.

    Asked of at most 200 rows; two addends must be there, and three rows must agree (or one with four addends).
    """
    cut = [column[:_ROWS] for column in columns]
    found: dict[int, range] = {}
    for position in range(min(len(cut), 80)):
        for span in _neighbours(position, len(cut)):
            if _is_sum(cut[position], [cut[other] for other in span]):
                found[position] = span
                break
    return found


def group_sums(columns: Sequence[Values], names: Sequence[str]) -> dict[int, range]:
    """Columns of a name of their own that are the sum of the columns at their right, some of whose names repeat.

    The group ends before another column of a name of its own, so that one large sum is proof enough.
    """
    found: dict[int, range] = {}
    unique = [names.count(name) == 1 for name in names]
    for position in range(len(columns)):
        if not unique[position]:
            continue
        for end in range(position + 3, min(position + _SPAN, len(columns)) + 1):
            span = range(position + 1, end)
            closed = end == len(columns) or unique[end]
            repeats = not all(unique[other] for other in span)
            if closed and repeats and _is_sum(columns[position], [columns[other] for other in span], large=True):
                found[position] = span
                break
    return found


def _neighbours(position: int, count: int) -> list[range]:
    right = [range(position + 1, position + 1 + n) for n in range(2, _SPAN) if position + n < count]
    left = [range(position - n, position) for n in range(2, _SPAN) if position - n >= 0]
    return right + left


def _is_sum(total: Values, addends: Sequence[Values], *, large: bool = False) -> bool:
    """Every row agrees, and enough rows show it; with `large`, one sum beyond 1000 is enough."""
    agreed = wide = 0
    for row, value in enumerate(total):
        if value is None:
            continue
        parts = [column[row] for column in addends]
        known = [part for part in parts if part is not None]
        if not known and value == 0:
            continue
        if abs(sum(known) - value) > abs(value) * Decimal("1e-9"):
            return False
        nonzero = sum(1 for part in known if part)
        agreed += nonzero >= 2
        wide += nonzero >= 4 or (large and nonzero >= 2 and value >= 1000)
    return agreed >= 3 or wide >= 1
