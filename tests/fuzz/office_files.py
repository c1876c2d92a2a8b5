"""The same small workbook in every format that agencies hand in, made on the spot."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Value = str | float | int | bool | None


@dataclass(frozen=True)
class Styled:
    """A value with what its style says."""

    value: Value
    code: str = "General"
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Page:
    """A sheet to be written; areas and numbers count from 1 as (top, left, bottom, right)."""

    name: str
    rows: Sequence[Sequence[Styled | Value]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cells(self) -> Iterable[tuple[int, int, Styled]]:
        for row, values in enumerate(self.rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    yield row, column, value if isinstance(value, Styled) else Styled(value)


def xlsx(pages: Sequence[Page]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        sheet.sheet_state = "hidden" if page.hidden else "visible"
        for row, column, cell in page.cells():
            made = sheet.cell(row, column, cell.value)
            made.number_format = cell.code
            made.font = Font(bold=cell.bold)
            made.alignment = Alignment(indent=cell.indent)
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(pages: Sequence[Page]) -> bytes:
    book = xlwt.Workbook()
    styles: dict[tuple[str, bool, int], xlwt.XFStyle] = {}
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        sheet.visibility = int(page.hidden)
        for row, column, cell in page.cells():
            look = cell.code, cell.bold, cell.indent
            if look not in styles:
                weight = "on" if cell.bold else "off"
                styles[look] = xlwt.easyxf(f"font: bold {weight}; alignment: indent {cell.indent}", cell.code)
            sheet.write(row - 1, column - 1, cell.value, styles[look])
        for top, left, bottom, right in page.merges:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in page.hidden_columns:
            sheet.col(column - 1).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, sizes = len(content), b""
    while True:
        size, low = size >> 7, size & 0x7F
        sizes += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + sizes + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


@dataclass
class _Looks:
    """The cell formats of an .xlsb, each once."""

    found: dict[tuple[str, bool, int], int] = field(default_factory=lambda: {("General", False, 0): 0})

    def number(self, cell: Styled) -> int:
        return self.found.setdefault((cell.code, cell.bold, cell.indent), len(self.found))

    def part(self) -> bytes:
        codes = sorted({code for code, _, _ in self.found if code != "General"})
        numbers = {"General": 0, **{code: 164 + place for place, code in enumerate(codes)}}
        fonts = b"".join(
            _record(43, struct.pack("<HHHH", 220, 0, weight, 0) + bytes(4) + bytes(8) + b"\x00" + _wide("Calibri"))
            for weight in (400, 700)
        )
        formats = b"".join(_record(44, struct.pack("<H", numbers[code]) + _wide(code)) for code in codes)
        shapes = b"".join(
            _record(47, struct.pack("<HHHHHBB", 0, numbers[code], int(bold), 0, 0, 0, indent) + bytes(4))
            for code, bold, indent in self.found
        )
        groups = (
            _record(615, struct.pack("<I", len(codes))) + formats + _record(616),
            _record(611, struct.pack("<I", 2)) + fonts + _record(612),
            _record(626, struct.pack("<I", 1)) + _record(47, struct.pack("<H", 0xFFFF) + bytes(14)) + _record(627),
            _record(617, struct.pack("<I", len(self.found))) + shapes + _record(618),
        )
        return _record(278) + b"".join(groups) + _record(279)


def xlsb(pages: Sequence[Page]) -> bytes:
    """The records of the specification [MS-XLSB], as few as a reader needs."""
    looks, strings = _Looks(), {}
    sheets = [_xlsb_sheet(page, looks, strings) for page in pages]
    bundles = b"".join(
        _record(156, struct.pack("<II", int(page.hidden), number) + _wide(f"rId{number}") + _wide(page.name))
        for number, page in enumerate(pages, 1)
    )
    workbook = _record(131) + _record(153, bytes(12)) + _record(143) + bundles + _record(144) + _record(132)
    shared = b"".join(_record(19, b"\x00" + _wide(text)) for text in strings)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(pages) + 1)]
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}/worksheet" Target="{name}"/>'
        for number, name in enumerate(names, 1)
    )
    more = f'<Relationship Id="rs" Type="{kind}/sharedStrings" Target="sharedStrings.bin"/>'
    more += f'<Relationship Id="ry" Type="{kind}/styles" Target="styles.bin"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}">{relations}{more}</Relationships>'.encode(),
        "xl/styles.bin": looks.part(),
        "xl/sharedStrings.bin": _record(159, struct.pack("<II", len(strings), len(strings))) + shared + _record(160),
        **{f"xl/{name}": data for name, data in zip(names, sheets, strict=True)},
    }
    return packed(members)


def _xlsb_sheet(page: Page, looks: _Looks, strings: dict[str, int]) -> bytes:
    columns = b"".join(
        _record(60, struct.pack("<IIIIH", column - 1, column - 1, 2304, 0, 1)) for column in sorted(page.hidden_columns)
    )
    body, row_now = b"", 0
    for row, column, cell in page.cells():
        if row != row_now:
            row_now = row
            flags = 0x10 if row in page.hidden_rows else 0
            body += _record(0, struct.pack("<IIHBBB", row - 1, 0, 300, 0, flags, 0) + struct.pack("<I", 0))
        place = struct.pack("<II", column - 1, looks.number(cell))
        if isinstance(cell.value, bool):
            body += _record(4, place + bytes([cell.value]))
        elif isinstance(cell.value, str):
            body += _record(7, place + struct.pack("<I", strings.setdefault(cell.value, len(strings))))
        elif isinstance(cell.value, int):
            body += _record(2, place + struct.pack("<i", cell.value << 2 | 2))
        else:
            body += _record(5, place + struct.pack("<d", cell.value))
    height = len(page.rows)
    width = max((len(row) for row in page.rows), default=1)
    dimension = _record(148, struct.pack("<IIII", 0, max(height - 1, 0), 0, max(width - 1, 0)))
    areas = b"".join(
        _record(176, struct.pack("<IIII", top - 1, bottom - 1, left - 1, right - 1))
        for top, left, bottom, right in page.merges
    )
    merged = _record(177, struct.pack("<I", len(page.merges))) + areas + _record(178) if page.merges else b""
    hidden = _record(390) + columns + _record(391) if columns else b""
    return _record(129) + dimension + hidden + _record(145) + body + _record(146) + merged + _record(130)


def ods(pages: Sequence[Page]) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text", "style"))
    spaces += f' xmlns:fo="{office}xsl-fo-compatible:1.0"'
    looks: dict[tuple[bool, int], str] = {}
    tables = "".join(_ods_table(page, looks) for page in pages)
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:text-properties fo:font-weight='
        f'"{"bold" if bold else "normal"}"/><style:paragraph-properties fo:margin-left="{indent * 0.353:.3f}cm"/>'
        "</style:style>"
        for (bold, indent), name in looks.items()
    )
    styles += '<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/>'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</style:style></office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return packed(members)


def _ods_table(page: Page, looks: dict[tuple[bool, int], str]) -> str:
    width = max((len(row) for row in page.rows), default=1)
    columns = "".join(
        f'<table:table-column table:visibility="{"collapse" if column in page.hidden_columns else "visible"}"/>'
        for column in range(1, width + 1)
    )
    spans = {area[:2]: area for area in page.merges}
    rows = ""
    for row, values in enumerate(page.rows, 1):
        visibility = "collapse" if row in page.hidden_rows else "visible"
        cells = "".join(_ods_cell(value, spans.get((row, column)), looks) for column, value in enumerate(values, 1))
        rows += f'<table:table-row table:visibility="{visibility}">{cells}</table:table-row>'
    hidden = ' table:style-name="away"' if page.hidden else ""
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f'<table:table table:name="{escape(page.name)}"{hidden}>{columns}{rows}{blank}</table:table>'


def _ods_cell(value: Styled | Value, area: tuple[int, int, int, int] | None, looks: dict[tuple[bool, int], str]) -> str:
    cell = value if isinstance(value, Styled) else Styled(value)
    span = ""
    if area:
        rows, columns = area[2] - area[0] + 1, area[3] - area[1] + 1
        span = f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
    look = looks.setdefault((cell.bold, cell.indent), f"ce{len(looks)}")
    start = f'<table:table-cell table:style-name="{look}"{span}'
    if cell.value is None:
        return f"{start}/>"
    if isinstance(cell.value, bool):
        return f'{start} office:value-type="boolean" office:boolean-value="{str(cell.value).lower()}"/>'
    if isinstance(cell.value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.value.split("\n"))
        return f'{start} office:value-type="string">{lines}</table:table-cell>'
    percent = "%" in cell.code
    places = len(cell.code.rstrip("%").partition(".")[2])
    shown = (
        f"{cell.value * (100 if percent else 1):.{places}f}".replace(".", ",") if cell.code != "General" else cell.value
    )
    kind = "percentage" if percent else "float"
    return (
        f'{start} office:value-type="{kind}" office:value="{cell.value}">'
        f"<text:p>{shown}{'%' if percent else ''}</text:p></table:table-cell>"
    )


def html(pages: Sequence[Page]) -> bytes:
    tables = "".join(_html_table(page) for page in pages)
    return f'<html><head><meta charset="utf-8"></head><body>{tables}</body></html>'.encode()


def _html_table(page: Page) -> str:
    covered = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    spans = {area[:2]: f' rowspan="{area[2] - area[0] + 1}" colspan="{area[3] - area[1] + 1}"' for area in page.merges}
    rows = ""
    for row, values in enumerate(page.rows, 1):
        rows += "<tr>"
        for column, value in enumerate(values, 1):
            if (row, column) in covered and (row, column) not in spans:
                continue
            cell = value if isinstance(value, Styled) else Styled(value)
            text = "" if cell.value is None else escape(str(cell.value))
            rows += f"<td{spans.get((row, column), '')}>{'<b>' + text + '</b>' if cell.bold else text}</td>"
        rows += "</tr>"
    return f"<table>{rows}</table>"


def csv(pages: Sequence[Page], separator: str = ";") -> bytes:
    lines = []
    for values in pages[0].rows:
        texts = [value.value if isinstance(value, Styled) else value for value in values]
        quoted = ['""' if text is None else '"' + str(text).replace('"', '""') + '"' for text in texts]
        lines.append(separator.join(quoted))
    return "\r\n".join(lines).encode()


def spreadsheet_xml(pages: Sequence[Page]) -> bytes:
    """What Excel 2003 calls "XML Spreadsheet"."""
    sheets = ""
    for page in pages:
        rows = ""
        for values in page.rows:
            cells = ""
            for column, value in enumerate(values, 1):
                cell = value if isinstance(value, Styled) else Styled(value)
                if cell.value is not None:
                    kind = "String" if isinstance(cell.value, str) else "Number"
                    data = f'<Data ss:Type="{kind}">{escape(str(cell.value))}</Data>'
                    cells += f'<Cell ss:Index="{column}">{data}</Cell>'
            rows += f"<Row>{cells}</Row>"
        sheets += f'<Worksheet ss:Name="{escape(page.name)}"><Table>{rows}</Table></Worksheet>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{sheets}</Workbook>'.encode()


def packed(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


WRITERS: dict[str, Callable[[Sequence[Page]], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "xlsb": xlsb,
    "ods": ods,
    "html": html,
    "csv": csv,
    "xml": spreadsheet_xml,
}
