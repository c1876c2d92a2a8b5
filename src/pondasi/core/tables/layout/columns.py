"""What each column of a table is: label, period, value, or something beside the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pondasi.core.tables.address import column_letters
from pondasi.core.tables.evidence import Part
from pondasi.core.tables.layout.blocks import Block
from pondasi.core.tables.layout.grid import Grid, Look
from pondasi.core.tables.layout.header import Heading
from pondasi.core.tables.model import Cell
from pondasi.core.tables.periods import part_of, year_of

_COUNTER = re.compile(r"(?:no|nomor|nomer|no urut|nomor urut|urut|#|id|uuid|index|nr)\.?", re.IGNORECASE)
_CODE = re.compile(r"(?:^|[_\s])(?:kode|code|kd|id|uuid|npsn|nik)(?:[_\s/]|$)", re.IGNORECASE)
_UNIT = re.compile(r"(?:satuan|unit satuan|unit of measure|uom|satuan data)", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:keterangan|ket|catatan|notes?|remarks?|sumber|sumber data|source|created_at|updated_at|deleted_at"
    r"|tingkat_penyajian|tingkat penyajian)\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:no(?:mor|\.)?\s*)?(?:telp|telepon|tlp|hp|handphone|wa|whatsapp|fax|faks|kontak(?:\s+person)?)\.?(?:\s*/\s*hp)?"
    r"|kode\s*pos|e-?mail|website|situs|url|lat(?:itude)?|long?(?:itude)?|lintang|bujur|(?:titik\s+)?koordinat(?:\s+[xy])?"
    r"|alamat(?:\s+(?:lengkap|kantor|rumah|sekolah))?|npwp|nib|(?:no(?:mor|\.)?\s*)izin(?:\s+\w+)?"
    r"|tahun\s+(?:berdiri|dibangun|pembuatan|terbit|perolehan|mulai|izin)(?:\s+\w+)?|rt\s*/\s*rw",
    re.IGNORECASE,
)
"""Numbers that say where or since when something is, not how much."""
_PERIOD = re.compile(
    r"(?:tahun|year|thn|periode|period|bulan|month|triwulan|quarter|kuartal|semester|tanggal)(?:\s*/?\s*(?:year|month|period"
    r"|quarter|date))?"
    r"(?:[_\s](?:data|ke|laporan|pelaporan|periode))?",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?:kelompok\s+)?(?:umur|usia)(?:\s*\(?(?:tahun|th)\.?\)?)?|age", re.IGNORECASE)
_CLASS = re.compile(
    r"(?:no\.?\s*|nomor\s+)?(?:rt|rw|kelas|tingkat|golongan|blok|lingkungan|dapil|grade)", re.IGNORECASE
)
_TIME = re.compile(
    r"tahun|year|thn|\bth\b|\bt\.?a\b|periode|period|bulan|month|triwulan|quarter|semester|tanggal|\btgl\b|\bdate\b|waktu"
    r"|lahir|berdiri|mulai|selesai|\btmt\b|jatuh tempo|\bhari\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"nama|provinsi|propinsi|kabupaten|kota|kecamatan|kelurahan|desa|wilayah|alamat|jenis|kategori|kelompok|uraian"
    r"|urusan|penghasil|produsen|bidang|dinas",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    r"\W*(?:status|kondisi|ketersediaan|keberadaan|predikat|peringkat|akreditasi|tingkat|klasifikasi|kategori|hasil"
    r"|sertifikasi|opini)(?:\b|_)",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:nama )?(?:wilayah|daerah|provinsi|kabupaten(?:/kota)?|kota|kecamatan|kelurahan|desa(?:/kelurahan)?)",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"\(?(?:[A-Za-z]|[IVXLC]+|\d{1,2})[.)]?|[A-Z](?:\s?,\s?[A-Z])+")


@dataclass
class Column:
    """One column's content over the body, counted."""

    number: int
    heading: str
    figures: int = 0
    years: int = 0
    texts: int = 0
    dates: int = 0
    """How many of the texts are dates."""
    own_heading: bool = False
    """Its heading stands in the column itself, rather than over several."""
    words: Counter[str] = field(default_factory=Counter)
    numbers: list[Decimal] = field(default_factory=list)

    @property
    def filled(self) -> int:
        return self.figures + self.texts


def survey(grid: Grid, block: Block, paths: Mapping[int, tuple[Heading, ...]]) -> list[Column]:
    """The columns of a block with what stands in them."""
    columns = []
    for number in block.columns:
        path = paths.get(number)
        column = Column(number, path[-1].text if path else "")
        column.own_heading = bool(path and path[-1].cell.rstrip("0123456789") == column_letters(number))
        for line in block.body:
            look = line.looks.get(number)
            if look is not None:
                _count(grid.sheet.cells[line.row, number], column, look)
        columns.append(column)
    return columns


def _count(cell: Cell, column: Column, look: Look) -> None:
    if look is Look.TEXT:
        column.texts += 1
        column.dates += isinstance(cell.value, date)
        column.words[cell.text] += 1
        return
    column.figures += 1
    if look is Look.YEAR:
        column.years += 1
    value = cell.value
    if isinstance(value, Decimal):
        column.numbers.append(value)
    elif isinstance(value, str) and value.isdecimal():
        column.numbers.append(Decimal(value))
    elif look is Look.YEAR and (year := year_of(cell.text)):
        column.numbers.append(Decimal(year))


def column_parts(columns: list[Column]) -> dict[int, Part]:
    """What each column is. Text classes count as values where a long table has no figures."""
    last_text = max((c.number for c in columns if _is_text(c) and not _by_heading(c)), default=0)
    first_text = min((c.number for c in columns if _is_text(c) and not _by_heading(c)), default=0)
    parts: dict[int, Part] = {}
    for column in columns:
        part = _by_heading(column) or _by_content(column, parts, last_text if not parts else first_text)
        if part is not None:
            parts[column.number] = part
    _empty_among_values(columns, parts)
    _index_without_heading(columns, parts)
    _dates_are_damage(columns, parts)
    _numbers_are_names(columns, parts)
    _classes(columns, parts)
    _drop_enumerators(columns, parts)
    _drop_copies(columns, parts)
    if Part.VALUE not in parts.values():
        _values_like_years(columns, parts)
    if Part.VALUE not in parts.values():
        _text_class(columns, parts)
    return parts


def _is_text(column: Column) -> bool:
    return column.texts > column.figures


def _by_heading(column: Column) -> Part | None:
    heading = column.heading.strip()
    plain = heading.replace("_", " ").strip()
    if _COUNTER.fullmatch(plain):
        return Part.COUNTER
    if _CODE.search(heading) and len(heading) <= 45:
        return Part.CODE
    if _UNIT.fullmatch(plain):
        return Part.UNIT
    if _NOTE.fullmatch(heading) or _ADDRESS.fullmatch(plain):
        return Part.NOTE
    if _REGION.fullmatch(plain) and _holds_codes(column):
        return Part.CODE
    return Part.PERIOD if _PERIOD.fullmatch(heading) and _holds_periods(column) else None


def _holds_codes(column: Column) -> bool:
    """Long whole numbers that differ from row to row."""
    whole = [number for number in column.numbers if number == int(number) and number >= 1000]
    return bool(whole) and len(whole) == column.filled and len(set(whole)) == len(whole)


def _holds_periods(column: Column) -> bool:
    """Years, months or parts of a year rather than amounts."""
    if column.years:
        return column.years >= column.figures * 0.9
    if column.texts > column.figures:
        return True
    return bool(column.numbers) and all(0 < number <= 12 for number in column.numbers)


def _by_content(column: Column, parts: Mapping[int, Part], text_column: int) -> Part | None:
    if not column.filled:
        return Part.VALUE if column.heading and Part.VALUE in parts.values() else None
    if _is_text(column):
        return Part.LABEL
    values_before = Part.VALUE in parts.values()
    timeless = bool(column.heading) and not _TIME.search(column.heading)
    if (
        not values_before
        and column.years == column.figures
        and len(set(column.numbers)) > 1
        and not (timeless and parts)
    ):
        return Part.PERIOD
    if not values_before and column.number < text_column and _runs(column):
        return Part.COUNTER
    return Part.VALUE


def _empty_among_values(columns: list[Column], parts: dict[int, Part]) -> None:
    """A column without any figure yet is one of figures where it has a heading of its own and figures follow."""
    named = False
    last = max((number for number, part in parts.items() if part is Part.VALUE), default=0)
    for column in columns:
        named = named or parts.get(column.number) in (Part.LABEL, Part.PERIOD)
        if column.number not in parts and column.own_heading and named and column.number < last:
            parts[column.number] = Part.VALUE


def _index_without_heading(columns: list[Column], parts: dict[int, Part]) -> None:
    """A first column that counts the rows under no heading, where the others have one."""
    first = columns[0]
    alone = not first.heading and len(columns) > 2 and all(column.heading for column in columns[1:])
    named = any(part in (Part.LABEL, Part.PERIOD) for part in parts.values())
    if alone and named and parts.get(first.number) is Part.VALUE and _runs(first):
        parts[first.number] = Part.COUNTER


def _dates_are_damage(columns: list[Column], parts: dict[int, Part]) -> None:
    """Dates beside names, mixed with figures or between columns of them, are figures that the program mistook."""
    names = [number for number, part in parts.items() if part is Part.LABEL]
    for column in columns:
        late = parts.get(column.number) is Part.LABEL and column.number > names[0]
        damaged = column.dates and column.dates + column.figures == column.filled
        beside = column.figures or Part.VALUE in parts.values()
        if late and damaged and beside and column.heading and not _TIME.search(column.heading):
            parts[column.number] = Part.VALUE


def _numbers_are_names(columns: list[Column], parts: dict[int, Part]) -> None:
    """Where nothing names the rows, a first column of whole numbers that step by one does (single ages, classes)."""
    if any(part in (Part.LABEL, Part.PERIOD, Part.CODE, Part.COUNTER) for part in parts.values()):
        return
    first = next((column for column in columns if column.number in parts), None)
    others = sum(part is Part.VALUE for part in parts.values()) - 1
    if first is not None and first.heading and others >= 1 and len(first.numbers) >= 3 and _runs(first):
        parts[first.number] = Part.CLASS


def _classes(columns: list[Column], parts: dict[int, Part]) -> None:
    """Whole small numbers before the figures name something under "umur", before more words also under "RT"."""
    values = [number for number, part in parts.items() if part is Part.VALUE]
    words = [number for number, part in parts.items() if part in (Part.LABEL, Part.PERIOD)]
    for column in columns:
        if parts.get(column.number) is not Part.VALUE or column.number == max(values):
            continue
        small = bool(column.numbers) and all(0 <= number <= 200 and number == int(number) for number in column.numbers)
        followed = bool(words) and column.number < max(words) < max(values)
        heading = column.heading.strip()
        if small and (_AGE.fullmatch(heading) or (followed and _CLASS.fullmatch(heading))):
            parts[column.number] = Part.CLASS


def _runs(column: Column) -> bool:
    """Numbers that count the rows: whole, mostly one more than the one before."""
    numbers = column.numbers
    if len(numbers) < max(1, column.figures) or any(number != int(number) for number in numbers):
        return False
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return numbers[0] in (0, 1) and sum(step == 1 for step in steps) >= len(steps) * 0.7


def _drop_enumerators(columns: list[Column], parts: dict[int, Part]) -> None:
    """A column of letters or Roman numerals before the names is a counter."""
    labels = [column for column in columns if parts.get(column.number) is Part.LABEL]
    for column in labels[:-1]:
        short = all(_ENUMERATOR.fullmatch(word) for word in column.words)
        if short and len(column.words) >= 3 and len(column.words) > column.texts * 0.7:
            parts[column.number] = Part.COUNTER


def _drop_copies(columns: list[Column], parts: dict[int, Part]) -> None:
    """A label column that repeats the words of an earlier one in every record adds nothing."""
    seen: list[Counter[str]] = []
    for column in columns:
        if parts.get(column.number) is not Part.LABEL:
            continue
        if len(column.words) > 3 and column.words in seen:
            parts[column.number] = Part.NOTE
        seen.append(column.words)


def _values_like_years(columns: list[Column], parts: dict[int, Part]) -> None:
    """Figures between 1950 and 2100 beside names, under a heading that says nothing of time, are no years."""
    names = [number for number, part in parts.items() if part is Part.LABEL]
    for column in columns:
        late = bool(names) and column.number > names[0]
        if late and parts.get(column.number) is Part.PERIOD and column.heading and not _by_heading(column):
            parts[column.number] = Part.VALUE


def _text_class(columns: list[Column], parts: dict[int, Part]) -> None:
    """In a long table without figures, the last column of a few repeated words is what was observed."""
    anchored = any(part in (Part.PERIOD, Part.CODE) for part in parts.values()) and Part.PERIOD in parts.values()
    candidates = [
        column
        for column in columns
        if parts.get(column.number) is Part.LABEL
        and 1 <= len(column.words) <= 20
        and column.texts >= 2 * len(column.words)
        and (_OBSERVED.match(column.heading) or not _NAME.search(column.heading))
        and not all(part_of(word) for word in column.words)
    ]
    if anchored and candidates and candidates[-1].heading:
        parts[candidates[-1].number] = Part.VALUE
