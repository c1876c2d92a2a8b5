"""Answers of `pondasi read` to particular questions: why a cell was read so, and the rows of a list."""

from __future__ import annotations

from pondasi.cli.output import write_line, write_pieces
from pondasi.core.errors import InvalidInput, UnreadableFile
from pondasi.core.tables import json_pieces, read_registers, register_to_json
from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.explain import explain
from pondasi.core.tables.model import Reading, Workbook
from pondasi.core.values import Text

_FIRST_ROWS = 5
_NO_ADDRESS = Text("“{cell}” bukan alamat sel.", "“{cell}” is not a cell address.")
_ADDRESS_REMEDY = Text(
    "Tulis huruf kolom lalu nomor baris, misalnya C7.", "Write column letters and a row, such as C7."
)
_NO_LIST = Text("Tidak ada daftar di berkas ini.", "There is no list in this file.")
_LIST_REMEDY = Text(
    "Sebuah daftar punya baris judul kolom dan paling sedikit tiga baris isi.",
    "A list has a row of headings and at least three rows below it.",
)
_HEADLINE = Text("Lembar {sheet}, {range}: {count} baris", "Sheet {sheet}, {range}: {count} rows")


def explain_cell(reading: Reading, cell: str, spoken: str) -> None:
    """One sentence a line on a cell of the first sheet that was read. `InvalidInput` for what is no address."""
    address = cell.strip().upper().replace("$", "")
    try:
        row_and_column(address)
    except ValueError as error:
        raise InvalidInput(_NO_ADDRESS.fill(cell=cell), _ADDRESS_REMEDY) from error
    sheets = [table.sheet for table in reading.tables] or [sheet.name for sheet in reading.workbook.sheets]
    for sentence in explain(reading, sheets[0] if sheets else "", address):
        write_line(sentence.in_language(spoken))


def show_registers(workbook: Workbook, spoken: str, *, as_json: bool) -> None:
    """Every list of the workbook, whole as JSON or its first rows. Raises `UnreadableFile` where there is none."""
    registers = read_registers(workbook)
    if not registers:
        raise UnreadableFile(_NO_LIST, _LIST_REMEDY)
    if as_json:
        write_pieces(json_pieces({"registers": [register_to_json(register) for register in registers]}))
        return
    for register in registers:
        headline = _HEADLINE.fill(sheet=register.sheet or "-", range=register.range, count=len(register.rows))
        write_line(headline.in_language(spoken))
        for row in (register.columns, *register.rows[:_FIRST_ROWS]):
            write_line("  " + " | ".join(row))
