"""Why a cell was read as it was, in sentences an officer can check against the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pondasi.core.tables.address import column_letters, range_bounds, row_and_column
from pondasi.core.tables.evidence import ColumnEvidence, NotationBasis, Part, TotalBasis, TotalEvidence
from pondasi.core.tables.model import Axis, CellRole, PrintedObservation, PrintedTable, Reading
from pondasi.core.values import Role, Status, Text

_EMPTY = Text("Sel ini kosong dan di luar tabel.", "This cell is empty and outside the tables.")
_OUTSIDE = Text("Sel ini di luar tabel yang ditemukan.", "This cell is outside the tables that were found.")
_TITLE = Text(
    "Di atas tabel: dibaca sebagai judul, satuan, atau keterangan tabel.",
    "Above the table: read as its title, unit or description.",
)
_NOTE = Text("Di bawah tabel: dibaca sebagai catatan atau sumber.", "Below the table: read as a note or source.")
_HEADER = Text(
    "Kepala tabel: berdiri di atas baris angka pertama. Menamai kolom {columns}.",
    "Header: it stands above the first row of figures. It names column {columns}.",
)
_HEADER_ONLY = Text(
    "Kepala tabel: berdiri di atas baris angka pertama.", "Header: it stands above the first row of figures."
)
_COUNTERS = Text(
    "Baris nomor kolom seperti (1) (2) (3); bukan data.", "A row of column numbers such as (1) (2) (3); no data."
)
_PARTS = {
    Part.LABEL: Text(
        "Nama baris: kolom {column} berisi kata, dan angka berdiri di kanannya.",
        "Row name: column {column} holds words, and figures stand at its right.",
    ),
    Part.PERIOD: Text(
        "Waktu: kolom {column} berisi tahun atau bulan, bukan besaran.",
        "Time: column {column} holds years or months, not amounts.",
    ),
    Part.CLASS: Text(
        "Nama kelompok: kolom {column} berisi bilangan kecil yang menamai baris (umur, RT, kelas).",
        "Class name: column {column} holds small numbers that name rows (ages, neighbourhoods, grades).",
    ),
    Part.CODE: Text(
        "Kode: kolom {column} berisi kode; dipakai untuk mengenali nama, bukan angka.",
        "Code: column {column} holds codes; used to recognise names, not as figures.",
    ),
    Part.COUNTER: Text(
        "Nomor urut: kolom {column} hanya menghitung baris; bukan data.",
        "Row number: column {column} only counts the rows; no data.",
    ),
    Part.UNIT: Text(
        "Satuan: kolom {column} menyebut satuan angka di sebelahnya.",
        "Unit: column {column} names the unit of the figures beside it.",
    ),
    Part.NOTE: Text("Keterangan: kolom {column} bukan angka.", "Remarks: column {column} holds no figures."),
}
_SECTION = Text(
    "Judul kelompok: tanpa angka sendiri; menaungi baris-baris di bawahnya.",
    "Section: without figures of its own; the rows below hang under it.",
)
_SKIPPED = Text("Tidak dibaca sebagai data.", "Not read as data.")
_ABOUT = Text("Angka ini tentang {labels}.", "This figure is about {labels}.")
_UNLABELLED = Text("Angka ini tidak punya nama baris atau kolom.", "This figure has no row or column name.")
_ROW = Text("baris {label}", "row {label}")
_COLUMN = Text("kolom {label}", "column {label}")
_UNDER = Text("kelompok {label}", "group {label}")
_READ_AS = Text("Tertulis “{raw}”, dibaca {value}.", "Written “{raw}”, read as {value}.")
_READ_PLAIN = Text("Angkanya {value}.", "The figure is {value}.")
_READ_OPEN = Text(
    "Tertulis “{raw}”; belum dibaca sebagai angka karena dapat berarti lebih dari satu.",
    "Written “{raw}”; not read as a figure yet because it can mean more than one thing.",
)
_STATUS = {
    Status.MISSING: Text(
        "Tidak ada angka di sini: data belum atau tidak tersedia. Ini bukan nol.",
        "No figure here: data not available (yet). This is not zero.",
    ),
    Status.NIL: Text(
        "Tanda ini berarti tidak ada atau nol secara alami; tidak diganti angka 0.",
        "This mark means none, or zero by nature; it is not replaced by 0.",
    ),
    Status.SUPPRESSED: Text(
        "NA: angkanya ada tetapi tidak ditampilkan.", "NA: the figure exists but is not to be shown."
    ),
    Status.PROVISIONAL: Text("Ditandai angka sementara.", "Marked as provisional."),
    Status.ESTIMATED: Text("Ditandai angka perkiraan.", "Marked as an estimate."),
    Status.LOW_RELIABILITY: Text(
        "Ditandai galat sampling besar: gunakan dengan hati-hati.",
        "Marked as having a large sampling error: use with care.",
    ),
    Status.REVISED: Text("Ditandai angka perbaikan.", "Marked as revised."),
}
_BASES = {
    NotationBasis.SAID: Text("Cara tulis angkanya sudah Anda tentukan.", "You said how its figures are written."),
    NotationBasis.PROVED: Text(
        "Angka lain di kolom ini hanya dapat dibaca satu cara: {notation}.",
        "Other figures of this column can be read in one way only: {notation}.",
    ),
    NotationBasis.PAST: Text(
        "Hanya dengan cara ini ({notation}) angkanya dekat dengan periode sebelumnya.",
        "Only so ({notation}) are its figures near those of the period before.",
    ),
    NotationBasis.SIZE: Text(
        "Hanya dengan cara ini ({notation}) besarnya serupa dengan angka lain di kolom.",
        "Only so ({notation}) is it as large as the other figures of the column.",
    ),
    NotationBasis.TABLE: Text(
        "Kolom lain di tabel ini menunjukkan cara tulisnya: {notation}.",
        "Other columns of this table show how figures are written: {notation}.",
    ),
    NotationBasis.COUNTED: Text(
        "Yang dihitung adalah orang atau benda, jadi bilangannya bulat: {notation}.",
        "People or things are counted, so figures are whole: {notation}.",
    ),
    NotationBasis.ROW: Text(
        "Setiap baris tabel ini ukuran yang berbeda; cara tulis angkanya dilihat dari barisnya sendiri.",
        "Every row of this table is a measure of its own; its figures were read from the row itself.",
    ),
    NotationBasis.GROUPED: Text(
        "Semua angka di kolom ini berkelompok tiga: {notation}.",
        "All figures of this column come in groups of three: {notation}.",
    ),
    NotationBasis.SUM: Text(
        "Hanya dengan cara ini ({notation}) bagian-bagiannya sama dengan jumlahnya.",
        "Only so ({notation}) do its parts add up to its total.",
    ),
    NotationBasis.DAMAGED: Text(
        "Titik ribuan di kolom ini pernah dianggap koma desimal; angkanya dikembalikan.",
        "Thousands marks of this column had been taken for decimal points; they were put back.",
    ),
    NotationBasis.CLASSES: Text("Kolom ini berisi kata, bukan angka.", "This column holds words, not figures."),
    NotationBasis.OPEN: Text(
        "Tidak ada yang menunjukkan apakah titik atau koma di kolom ini tanda ribuan atau desimal.",
        "Nothing shows whether the dot or comma of this column marks thousands or decimals.",
    ),
}
_NOTATIONS = {
    "indonesian": Text("1.234,5 (titik ribuan, koma desimal)", "1.234,5 (dot for thousands, decimal comma)"),
    "english": Text("1,234.5 (koma ribuan, titik desimal)", "1,234.5 (comma for thousands, decimal point)"),
}
_TOTALS = {
    (Axis.ROW, TotalBasis.WORD): Text("Baris jumlah: namanya mengatakannya.", "A total row: its name says so."),
    (Axis.ROW, TotalBasis.SUM): Text(
        "Baris jumlah: angkanya sama dengan penjumlahan baris {parts}.",
        "A total row: its figures are the sum of rows {parts}.",
    ),
    (Axis.ROW, TotalBasis.REGION): Text(
        "Baris jumlah: bernama wilayah yang menaungi baris lainnya.",
        "A total row: it is named after the region that holds the others.",
    ),
    (Axis.ROW, TotalBasis.UNNAMED): Text(
        "Baris jumlah: baris ujung tanpa nama.", "A total row: a row at the edge without a name."
    ),
    (Axis.ROW, TotalBasis.EARLIER): Text(
        "Baris jumlah: jumlah tahun sebelumnya di bawah jumlah tahun ini.",
        "A total row: an earlier year's total below this year's.",
    ),
    (Axis.COLUMN, TotalBasis.WORD): Text(
        "Kolom jumlah: kepala kolomnya mengatakannya.", "A total column: its heading says so."
    ),
    (Axis.COLUMN, TotalBasis.SUM): Text(
        "Kolom jumlah: di setiap baris sama dengan penjumlahan kolom {parts}.",
        "A total column: in every row the sum of columns {parts}.",
    ),
}
_FOOTNOTE = Text("Catatan {mark}: {text}", "Note {mark}: {text}")
_UNIT = Text("Satuan: {unit}.", "Unit: {unit}.")


def explain(reading: Reading, sheet: str, cell: str) -> tuple[Text, ...]:
    """Sentences on how one cell was understood and what that rests on, most important first; never empty.

    `cell` is an A1 address. What a label means in a code list is explained by `matching`, which knows the list.
    """
    if sheet in reading.skipped_sheets:
        return (reading.skipped_sheets[sheet],)
    row, column = row_and_column(cell)
    for table in reading.tables:
        if table.sheet != sheet:
            continue
        figure = next((one for one in table.observations if one.cell == cell), None)
        if figure is not None:
            return tuple(_figure(table, figure, row, column))
        top, left, bottom, right = range_bounds(table.range)
        role = table.roles.get(cell)
        if role is not None or (top <= row <= bottom and left <= column <= right):
            return (_words(table, role, row, column),)
    filled = any(one.name == sheet and (row, column) in one.cells for one in reading.workbook.sheets)
    return (_OUTSIDE if filled else _EMPTY,)


def _figure(table: PrintedTable, figure: PrintedObservation, row: int, column: int) -> Iterable[Text]:
    yield _about(figure)
    yield from _value(figure)
    evidence = table.evidence.columns.get(column, ColumnEvidence(Part.VALUE))
    if figure.status in _STATUS:
        yield _STATUS[figure.status]
    if evidence.basis in _BASES and figure.raw and figure.status not in (Status.MISSING, Status.NIL):
        yield _BASES[evidence.basis].fill(notation=_NOTATIONS.get(evidence.notation or "", ""))
    if figure.role is Role.TOTAL:
        if total := table.evidence.total_rows.get(row):
            yield _total(Axis.ROW, total)
        if evidence.total:
            yield _total(Axis.COLUMN, evidence.total)
    if unit := table.unit_of(figure.cell):
        yield _UNIT.fill(unit=unit)
    about = {figure.cell, *(label.cell for label in figure.labels)}
    for note in table.footnotes:
        if about & set(note.cells):
            yield _FOOTNOTE.fill(mark=note.mark, text=note.text)


def _about(figure: PrintedObservation) -> Text:
    kinds = {Axis.ROW: _ROW, Axis.COLUMN: _COLUMN, Axis.SECTION: _UNDER}
    said = [kinds[label.axis].fill(label=f"{label.text} ({label.cell})") for label in figure.labels]
    if not said:
        return _UNLABELLED
    return _ABOUT.fill(labels=Text(", ".join(one.id for one in said), ", ".join(one.en for one in said)))


def _value(figure: PrintedObservation) -> Iterable[Text]:
    """Nothing where no figure stands: its status says that."""
    if figure.value is not None and figure.raw.isdigit() and figure.raw == str(figure.value):
        yield _READ_PLAIN.fill(value=figure.value)
    elif figure.value is not None:
        yield _READ_AS.fill(raw=figure.raw, value=figure.value)
    elif figure.status is Status.AMBIGUOUS:
        yield _READ_OPEN.fill(raw=figure.raw)


def _total(axis: Axis, total: TotalEvidence) -> Text:
    sentence = _TOTALS.get((axis, total.basis), _TOTALS[axis, TotalBasis.WORD])
    return sentence.fill(parts=_run(total.parts, axis))


def _run(numbers: Sequence[int], axis: Axis) -> str:
    """`3–9` for rows, `C–F` for columns; single ones where they do not follow each other."""
    names = [str(number) if axis is Axis.ROW else column_letters(number) for number in sorted(numbers)]
    if len(names) > 2 and max(numbers) - min(numbers) == len(numbers) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "")


def _words(table: PrintedTable, role: CellRole | None, row: int, column: int) -> Text:
    """What a cell without a figure is."""
    if role is CellRole.TITLE:
        return _TITLE
    if role is CellRole.NOTE:
        return _NOTE
    if row in table.header_rows:
        return _header(table, row, column)
    evidence = table.evidence.columns.get(column)
    lone = not any(row_and_column(figure.cell)[0] == row for figure in table.observations)
    if lone and role is not None:
        return _SECTION if role is CellRole.LABEL else _SKIPPED
    if evidence is None or evidence.part not in _PARTS:
        return _SKIPPED
    return _PARTS[evidence.part].fill(column=column_letters(column))


def _header(table: PrintedTable, row: int, column: int) -> Text:
    address = f"{column_letters(column)}{row}"
    named = {
        row_and_column(figure.cell)[1]
        for figure in table.observations
        for label in figure.labels
        if label.axis is Axis.COLUMN and label.cell == address
    }
    if named:
        return _HEADER.fill(columns=_run(sorted(named), Axis.COLUMN))
    in_row = {label.cell for figure in table.observations[:400] for label in figure.labels}
    counters = not any(row_and_column(cell)[0] == row for cell in in_row) and row == max(table.header_rows)
    return _COUNTERS if counters and len(table.header_rows) > 1 else _HEADER_ONLY
