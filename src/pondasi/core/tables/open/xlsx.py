"""The ordinary .xlsx, read sparsely from its XML: values, number formats, bold, indents, merges, hidden rows.

Sparse matters: a stray cell at row 1,048,575 costs one cell here and a million rows elsewhere. Sheets beyond
`LARGE_SHEET` bytes of XML are handed to the fallback reader, which is faster on them and knows no styles.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pondasi.core.tables.address import row_and_column
from pondasi.core.tables.model import Cell, Sheet
from pondasi.core.tables.open.archive import Archive
from pondasi.core.tables.open.cells import number_cell, text_cell, time_cell

LARGE_SHEET = 12_000_000
"""Bytes of XML, about 300,000 cells."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_TIME = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class MarkupError(Exception):
    """The XML of the workbook cannot be understood."""


@dataclass(frozen=True, slots=True)
class _Style:
    percent: bool = False
    time: bool = False
    bold: bool = False
    indent: int = 0


@dataclass
class _Parts:
    """What the sheets of one workbook share."""

    strings: list[str] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=list)
    epoch: datetime = datetime(1899, 12, 30)

    def style(self, index: str | None) -> _Style:
        number = int(index or 0)
        return self.styles[number] if number < len(self.styles) else _Style()


def read_sheets(archive: Archive, fallback: Callable[[str], Sheet]) -> tuple[Sheet, ...]:
    """Every worksheet in order; `fallback` reads the sheet of that name where its XML is large.

    Raises `MarkupError` for XML that is not well-formed, lacks its parts or declares entities.
    """
    try:
        root = _root(archive, "xl/workbook.xml")
        targets = _targets(archive)
        parts = _Parts(_strings(archive), _styles(archive))
        if any(element.get("date1904") in ("1", "true") for element in _all(root, "workbookPr")):
            parts.epoch = datetime(1904, 1, 1)
        sheets = []
        for element in _all(root, "sheet"):
            path = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "", "")
            if path not in archive.names or "chartsheet" in path:
                continue
            name = element.get("name", "")
            sheet = fallback(name) if archive.sizes[path] > LARGE_SHEET else _sheet(archive, path, name, parts)
            hidden = element.get("state", "visible") != "visible"
            sheets.append(replace(sheet, hidden=hidden))
    except (ElementTree.ParseError, KeyError, ValueError, IndexError, InvalidOperation) as error:
        raise MarkupError(str(error)) from error
    return tuple(sheets)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _local(element.tag) == name)


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child.tag) == name), None)


def _checked(archive: Archive, path: str) -> IO[bytes]:
    """The part as a stream; a document type declaration, which no spreadsheet program writes, is refused."""
    with archive.stream(path) as start:
        if _FORBIDDEN.search(start.read(4096)):
            raise MarkupError("document type declaration")
    return archive.stream(path)


def _root(archive: Archive, path: str) -> Element:
    with _checked(archive, path) as stream:
        return ElementTree.parse(stream).getroot()  # noqa: S314 - declarations are refused above


def _targets(archive: Archive) -> dict[str, str]:
    root = _root(archive, "xl/_rels/workbook.xml.rels")
    found = {}
    for element in _all(root, "Relationship"):
        target = element.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        found[element.get("Id", "")] = path
    return found


def _strings(archive: Archive) -> list[str]:
    path = next((name for name in archive.names if name.lower() == "xl/sharedstrings.xml"), None)
    if path is None:
        return []
    strings = []
    with _checked(archive, path) as stream:
        for _, element in ElementTree.iterparse(stream):  # noqa: S314 - declarations are refused above
            if _local(element.tag) == "si":
                strings.append(_rich_text(element))
                element.clear()
    return strings


def _rich_text(element: Element) -> str:
    """The text of a string item: plain or in runs, without the phonetic guide."""
    texts = []
    for child in element:
        name = _local(child.tag)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts.extend(part.text or "" for part in child if _local(part.tag) == "t")
    return "".join(texts)


def _styles(archive: Archive) -> list[_Style]:
    if "xl/styles.xml" not in archive.names:
        return []
    root = _root(archive, "xl/styles.xml")
    codes = {int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in _all(root, "numFmt")}
    fonts = next(_all(root, "fonts"), None)
    bold = [_is_bold(font) for font in fonts] if fonts is not None else []
    formats = next(_all(root, "cellXfs"), None)
    return [_style(element, codes, bold) for element in formats] if formats is not None else []


def _is_bold(font: Element) -> bool:
    mark = _child(font, "b")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _style(element: Element, codes: dict[int, str], bold: list[bool]) -> _Style:
    number = int(element.get("numFmtId", 0))
    font = int(element.get("fontId", 0))
    alignment = _child(element, "alignment")
    code = _LITERAL.sub("", codes.get(number, "")).partition(";")[0].lower()
    return _Style(
        percent=number in _BUILT_IN_PERCENT or "%" in code,
        time=number in _BUILT_IN_TIME or (code != "general" and bool(re.search(r"[ymdhs]", code))),
        bold=font < len(bold) and bold[font],
        indent=int(float(alignment.get("indent", 0))) if alignment is not None else 0,
    )


@dataclass
class _SheetInMaking:
    """A sheet while its XML streams by."""

    parts: _Parts
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0

    def begin_row(self, element: Element) -> None:
        self.row, self.column = int(element.get("r", self.row + 1)), 0

    def take(self, tag: str, element: Element) -> None:
        """One finished element."""
        match tag:
            case "c":
                reference = element.get("r")
                self.row, self.column = row_and_column(reference) if reference else (self.row, self.column + 1)
                cell = _cell(element, self.parts)
                if cell is not None:
                    self.cells[self.row, self.column] = cell
            case "row" if element.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self.row)
            case "mergeCell":
                first, _, last = element.get("ref", "").partition(":")
                self.merges.append((*row_and_column(first), *row_and_column(last or first)))
            case "col" if element.get("hidden") in ("1", "true"):
                start = int(element.get("min", 1))
                self.hidden_columns.update(range(start, min(int(element.get("max", 1)), start + 200) + 1))


def _sheet(archive: Archive, path: str, name: str, parts: _Parts) -> Sheet:
    making = _SheetInMaking(parts)
    with _checked(archive, path) as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314 - as above
            tag = _local(element.tag)
            if event == "end":
                making.take(tag, element)
                if tag in ("c", "row", "sheetData"):
                    element.clear()
            elif tag == "row":
                making.begin_row(element)
    hidden = frozenset(making.hidden_rows), frozenset(making.hidden_columns)
    return Sheet(name, making.cells, tuple(making.merges), False, *hidden)


def _cell(element: Element, parts: _Parts) -> Cell | None:
    kind, style = element.get("t", "n"), parts.style(element.get("s"))
    children = {_local(child.tag): child for child in element}
    formula = children.get("f")
    value = children["v"].text if "v" in children else None
    if "is" in children:
        value, kind = _rich_text(children["is"]), "str"
    if not value:
        if formula is None or (kind == "str" and "v" in children):
            return None
        return Cell(None, "=" + (formula.text or ""), style.bold, style.indent, False, True)
    if kind == "n":
        return _number(value, style, parts)
    if kind == "b":
        return Cell(value == "1", "TRUE" if value == "1" else "FALSE", style.bold)
    return text_cell(parts.strings[int(value)] if kind == "s" else value, bold=style.bold, indent=style.indent)


def _number(value: str, style: _Style, parts: _Parts) -> Cell | None:
    number = float(value)
    if style.time and 0 <= number < 2_958_466:
        return time_cell(parts.epoch + timedelta(days=number), bold=style.bold)
    return number_cell(Decimal(repr(number)), percent=style.percent, bold=style.bold, indent=style.indent)
