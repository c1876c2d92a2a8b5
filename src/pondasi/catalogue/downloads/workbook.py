"""The Excel download: one sheet as people read it, one tidy sheet, one sheet about the data."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from pondasi.catalogue.downloads.tidy import columns, rows
from pondasi.catalogue.product import FLAGS, MARKS, SAMPLE, Product

if TYPE_CHECKING:
    from pondasi.core.values import Observation

_WIDEST = 60
_EXACT_DIGITS = 15


def xlsx_bytes(product: Product) -> bytes:
    """Text is written as text, figures as numbers with their decimals; unit, source and version stand on the sheet."""
    out = io.BytesIO()
    # strings_to_*: a cell that starts with "=" or "http" stays text.
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    _table_sheet(book, product)
    _tidy_sheet(book, product)
    _about_sheet(book, product)
    book.close()
    return out.getvalue()


def _heading(product: Product) -> str:
    title = product.structure.title.id
    return f"{title} ({SAMPLE.id}, bukan angka resmi)" if product.is_sample else title


def _table_sheet(book: xlsxwriter.Workbook, product: Product) -> None:
    sheet = book.add_worksheet("Tabel")
    bold = book.add_format({"bold": True, "font_size": 13})
    head = book.add_format({"bold": True, "bg_color": "#DBE7F3", "border": 1, "border_color": "#E2DFD6"})
    mark = book.add_format({"align": "right"})
    plain = "#,##0" + ("." + "0" * product.structure.measure.decimals if product.structure.measure.decimals else "")
    number = book.add_format({"num_format": plain})
    sheet.write_string(0, 0, _heading(product), bold)
    sheet.write_string(1, 0, f"Satuan: {product.structure.measure.unit.id}")
    names = [dimension.name.id for dimension in product.structure.dimensions]
    for column, name in enumerate([*names, *(period.text.id for period in product.periods)]):
        sheet.write_string(3, column, name, head)
    row = 4
    for key, figures in product.series().items():
        for column, (dimension, code) in enumerate(zip(product.structure.dimensions, key, strict=True)):
            sheet.write_string(row, column, dimension.code_list.by_id[code].name.id)
        for offset, period in enumerate(product.periods):
            _figure(sheet, (row, len(names) + offset), figures.get(period), (number, mark))
        row += 1
    for line in _notes(product):
        row += 1
        sheet.write_string(row, 0, line)
    sheet.freeze_panes(4, len(names))
    sheet.set_column(0, len(names) - 1, 26)
    sheet.set_column(len(names), len(names) + len(product.periods), 14)


def _figure(
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    observation: Observation | None,
    formats: tuple[object, object],
) -> None:
    """A number as a number, unless Excel would lose digits of it; a mark or text class as text."""
    number, mark = formats
    if observation is None:
        return
    value = observation.value
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        sheet.write_number(*at, float(value), number)
        if flag := FLAGS.get(observation.status):
            sheet.write_comment(*at, flag)
    else:
        sheet.write_string(*at, observation.digits or MARKS.get(observation.status, ""), mark)


def _notes(product: Product) -> list[str]:
    lines = [
        f"Sumber: {product.producer.id}",
        f"Edisi {product.number}, dirilis {product.release_at:%Y-%m-%d %H:%M %Z}",
        "Keterangan: … data tidak tersedia; – tidak ada; NA tidak dapat ditampilkan",
        product.url,
    ]
    return ["Data contoh, bukan angka resmi.", *lines] if product.is_sample else lines


def _tidy_sheet(book: xlsxwriter.Workbook, product: Product) -> None:
    sheet = book.add_worksheet("Data")
    names = columns(product)
    figure = names.index("nilai")
    for column, name in enumerate(names):
        sheet.write_string(0, column, name)
    for row, (cells, observation) in enumerate(zip(rows(product), product.observations, strict=True), start=1):
        for column, cell in enumerate(cells):
            if column == figure and isinstance(observation.value, Decimal) and len(cell) <= _EXACT_DIGITS:
                sheet.write_number(row, column, float(observation.value))
            elif cell:
                sheet.write_string(row, column, cell)
    sheet.freeze_panes(1, 0)


def _about_sheet(book: xlsxwriter.Workbook, product: Product) -> None:
    sheet = book.add_worksheet("Tentang data")
    facts = [
        ("Judul", _heading(product)),
        ("Definisi", product.definition.id),
        ("Produsen Data", product.producer.id),
        ("Satuan", product.structure.measure.unit.id),
        ("Cara memperoleh", product.method.id),
        ("Edisi", str(product.number)),
        ("Catatan edisi", product.note),
        ("Cara mengutip", product.citation("id")),
        ("Alamat", product.url),
    ]
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (name, text) in enumerate(facts):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, text, wrapped)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, _WIDEST)
