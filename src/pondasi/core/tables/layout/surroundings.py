"""What is printed around a table: title, unit, source, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pondasi.core.tables.address import cell_name
from pondasi.core.tables.layout.grid import Grid, Line
from pondasi.core.tables.marks import NOTE_MARK
from pondasi.core.tables.model import CellRole
from pondasi.core.tables.units import read_unit

_LETTERHEAD = re.compile(
    r"(?:pemerintah|pemkot|pemprov|pemkab|dinas|badan pusat statistik|bps|sekretariat|kementerian|kecamatan|kelurahan"
    r"|jalan|jl|alamat|telp|telepon|website|laman|email|surel|kode pos|lampiran)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\W*(?:sumber(?:\s+data)?|source)\s*[:/]?\s*(?:source\s*:)?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_UNIT_LINE = re.compile(r"^\W*(?:satuan|unit|ukuran)\s*:\s*(.+?)\W*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_UNIT_WORDS = re.compile(
    r"\b(?:orang|jiwa|unit|persen|%|rp|rupiah|ribu|juta|miliar|milyar|triliun|ha|hektar|hektare|km2?|km²|m2|m3|ton|kg"
    r"|kwintal|kuintal|buah|rumah tangga|kk|keluarga|kasus|hari|dalam|ekor|liter|kwh|meter|rp/kapita)\b|^%$",
    re.IGNORECASE,
)
_IN_UNIT = re.compile(r"\bdalam\s+((?:ribu|juta|miliar|milyar|triliun)(?:an)?(?:\s+\w+)?)", re.IGNORECASE)
_INDONESIAN_NUMBER = re.compile(r"tabel\b", re.IGNORECASE)
_ENGLISH_NUMBER = re.compile(r"table\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:tabel|table|daftar|lampiran)\s*[:.]?\s*([A-Z]?\d+(?:[.\-]\d+)*[a-z]?)\b", re.IGNORECASE)
_EXPLAINS = re.compile(rf"{NOTE_MARK}|(?:catatan|keterangan)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:[A-Z][\w. ]{2,25},\s*\d{0,2}\s*(?:[A-Z]\w+|\.{2,}|…+)?\s*\d{4}$|mengetahui\b|camat\b|lurah\b|sekretaris\b"
    r"|(?:plt\.?\s*|plh\.?\s*|a\.?n\.?\s*)?kepala\s+(?:dinas|badan|bidang|seksi|bagian|upt|puskesmas|kantor|sub)"
    r"|ttd\b|nip\b|petugas\b)",
    re.IGNORECASE,
)
"""The line from which on a signature stands below the table."""
_PERIOD_LINE = re.compile(
    r"^\W*(?:periode|keadaan|posisi|per tanggal|bulan\s*:"
    r"|(?:tahun(?: anggaran)?|bulan \w+|(?:triwulan|semester) \w+)(?:\s*:)?(?: tahun)?\s*\d{4}$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Surroundings:
    """The words around one table."""

    title: str = ""
    unit: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    text: str = ""
    """Everything above the table in one string, in which periods are looked for."""


def read_surroundings(
    grid: Grid, above: Iterable[Line], below: Iterable[Line], roles: dict[str, CellRole]
) -> Surroundings:
    """Title, unit, source and notes out of the lines above and below a table; their cells' roles go into `roles`."""
    titles: list[str] = []
    unit = source = ""
    heads = [_line_text(grid, line, roles, CellRole.TITLE) for line in above]
    for text in heads:
        found = _SOURCE.match(text)
        if found:
            source = source or found[1].strip()
        elif alone := unit_of_line(text):
            unit = unit or alone
        elif not _LETTERHEAD.match(text) and not _PERIOD_LINE.match(text):
            titles.append(text)
    notes: list[str] = []
    signed = False
    for line in below:
        text = _line_text(grid, line, roles, CellRole.NOTE)
        found = _SOURCE.match(text)
        signed = not found and not _EXPLAINS.match(text) and (signed or bool(_SIGNATURE.match(text)))
        if found and not source:
            source = found[1].strip()
        elif text and not signed:
            notes.append(text)
    title = _title(titles)
    return Surroundings(title, unit or unit_in_words(title), source, tuple(notes), " \n ".join(heads))


def table_number(title: str) -> str:
    """`4.1.7` of "Tabel 4.1.7 Jumlah …"; "" where the title has no number."""
    found = _NUMBER.match(title)
    return found[1] if found else ""


def _line_text(grid: Grid, line: Line, roles: dict[str, CellRole], role: CellRole) -> str:
    for column in line.looks:
        roles.setdefault(cell_name(line.row, column), role)
    return " ".join(grid.text(line.row, column) for column in sorted(line.looks))


def _title(lines: list[str]) -> str:
    """The title among the lines: from the last that begins with "Tabel", else the first; continued lines joined.

    The English lines of a bilingual title are left away.
    """
    if not lines:
        return ""
    start = max((i for i, line in enumerate(lines) if _INDONESIAN_NUMBER.match(line)), default=0)
    title = [lines[start]]
    for line in lines[start + 1 : start + 3]:
        if _ENGLISH_NUMBER.match(line):
            break
        title.append(line)
    return " ".join(title).strip()


def is_unit(text: str) -> bool:
    """Whether the text is a unit and nothing else: `(km2)`, `jiwa/km²`, `ribu rupiah`."""
    return read_unit(bare_unit(text)) is not None


def bare_unit(text: str) -> str:
    """The unit without its brackets."""
    return text.strip().strip("()[]").strip()


def unit_of_line(text: str) -> str:
    """The unit, where a whole line says nothing else: `Satuan: orang`, `(jiwa)`, `dalam ribu rupiah`."""
    named = _UNIT_LINE.match(text)
    if named:
        return named[1].strip()
    bracketed = _BRACKETS.fullmatch(text.strip())
    inner = bracketed[1] if bracketed else text
    if len(text) <= 40 and (bracketed or inner.casefold().startswith("dalam ")) and _UNIT_WORDS.search(inner):
        scaled = _IN_UNIT.search(inner)
        return scaled[1] if scaled else inner.strip()
    return ""


def unit_in_words(text: str) -> str:
    """The unit in brackets somewhere in a title or heading; "" where there is none."""
    for inner in reversed(_BRACKETS.findall(text)):
        if _UNIT_WORDS.search(inner):
            scaled = _IN_UNIT.search(inner)
            return str(scaled[1] if scaled else inner).strip()
    scaled = _IN_UNIT.search(text)
    return scaled[1] if scaled else ""
