"""The one large sheet of an .xlsx as columns."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import polars as pl

from pondasi.core.tables.regular.body import HEAD_ROWS, TAIL_ROWS, Body, Irregular, Sample
from pondasi.core.tables.regular.markup_rows import (
    ROW_END,
    ROW_START,
    RowPattern,
    cell_markup,
    pattern_of,
)

_BETWEEN = ROW_END + ROW_START
_CHUNK = 8 << 20
_KEPT_BACK = 1 << 18
_NUMBERED = re.compile(rb'(<(?:c|row)\b[^>]*? ?\br=")([A-Z]*)(\d+)(?=")')
_ROW_NUMBER = re.compile(rb'<row [^>]*?\br="(\d+)"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_STRING = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)
_PLAIN_STRING = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>|<t/>")
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_MOST_STRINGS = 400_000_000
"""Bytes of shared strings."""


class SheetSource:
    """A workbook with one large sheet. Its rows are inflated in one thread and parsed in others."""

    def __init__(self, path: Path, part: str) -> None:
        self.path = path
        self.part = part
        self.sheet_name = _sheet_name(path, part)
        self._pattern: RowPattern | None = None
        self._before = b""
        self._after = b""
        self._head: list[bytes] = []
        self._tail: list[bytes] = []
        self._body: Body | None = None

    def body(self) -> Body:
        if self._body is None:
            self._body = self._read()
        return self._body

    def _read(self) -> Body:
        with zipfile.ZipFile(self.path) as archive, ThreadPoolExecutor(2) as pool:
            strings = pool.submit(_shared_strings, archive)
            frames: list[Future[pl.DataFrame]] = []
            for markup in self._middle(archive):
                frames.append(pool.submit(self.pattern.rows, markup))
                if len(frames) > 2:
                    frames[-3].result()
            found = [frame.result() for frame in frames]
            texts = strings.result()
        if not found:
            raise Irregular("few rows")
        frame = pl.concat(found, how="diagonal")
        del found, frames
        return Body(self._with_texts(frame, texts), tuple(cell.column for cell in self.pattern.cells))

    @property
    def pattern(self) -> RowPattern:
        if self._pattern is None:
            raise Irregular("no row was seen")
        return self._pattern

    def _middle(self, archive: zipfile.ZipFile) -> Iterator[bytes]:
        """The markup of the rows between head and tail, in pieces for `RowPattern.rows`; head and tail are kept."""
        with archive.open(self.part) as stream:
            rest = b""
            while chunk := stream.read(_CHUNK):
                rest += chunk
                if not self._head:
                    rest = self._take_head(rest)
                cut = rest.rfind(_BETWEEN, 0, max(len(rest) - _KEPT_BACK, 0))
                if cut > 0:
                    yield self._piece(rest, cut)
                    rest = rest[cut:]
        middle = self._take_tail(rest)
        if len(middle) > len(ROW_END):
            yield self._piece(middle, len(middle))

    def _piece(self, rows: bytes, end: int) -> bytes:
        """The rows up to `end` with what `RowPattern.rows` wants before them."""
        if rows.find(b"\n", 0, end) >= 0 or not rows.startswith(_BETWEEN):
            raise Irregular("something between the rows")
        return b"".join((self.pattern.first_line, memoryview(rows)[:end]))

    def _take_head(self, data: bytes) -> bytes:
        start = data.find(ROW_START)
        if start < 0 or b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Irregular("no rows at the start")
        rows = data[start:].split(ROW_END, HEAD_ROWS)
        if len(rows) <= HEAD_ROWS:
            raise Irregular("long rows")
        self._before = data[:start]
        self._head = [row + ROW_END for row in rows[:HEAD_ROWS]]
        self._pattern = pattern_of(self._head[HEAD_ROWS // 2 :])
        return ROW_END + rows[HEAD_ROWS]

    def _take_tail(self, data: bytes) -> bytes:
        rows, end, after = data.rpartition(b"</sheetData>")
        if not end or not rows.endswith(ROW_END):
            raise Irregular("the rows end in another way")
        pieces = rows.removesuffix(ROW_END).split(ROW_END)
        if len(pieces) <= TAIL_ROWS:
            raise Irregular("few rows")
        self._after = after
        self._tail = [row + ROW_END for row in pieces[-TAIL_ROWS:]]
        return ROW_END.join(pieces[:-TAIL_ROWS])

    def _with_texts(self, frame: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
        """Shared strings in the place of their indices, texts of the cells' own without their escapes."""
        names = set(frame.columns)
        shared = pl.Series(texts, dtype=pl.Categorical)
        columns: list[pl.Series] = [frame["row"]]
        for cell in self.pattern.cells:
            number, index, own = f"n{cell.column}", f"x{cell.column}", f"t{cell.column}"
            if number in names and frame[number].null_count() < frame.height:
                columns.append(frame[number])
            text = _unescaped(frame[own]) if own in names else None
            if index in names and frame[index].null_count() < frame.height:
                if (frame[index].max() or 0) >= len(texts):  # type: ignore[operator]
                    raise Irregular("a string that is not there")
                found = shared.gather(frame[index])
                text = found if text is None else pl.select(pl.coalesce(found, text)).to_series()
            if text is not None and text.null_count() < frame.height:
                columns.append(text.alias(own))
        return pl.DataFrame(columns)

    def sample(self, folder: Path, positions: list[int]) -> Sample:
        """A copy of the workbook whose large sheet holds these rows only, one under the other."""
        mapping: dict[int, int] = {}
        rows = []
        for markup in self._head:
            number = _number_of(markup)
            mapping[number] = number
            rows.append(markup)
        last = max(mapping)
        for row, markup in self._between(positions, last):
            last += 1
            mapping[last] = row
            rows.append(markup)
        first_of_tail = _number_of(self._tail[0])
        shift = last + 1 - first_of_tail
        for markup in self._tail:
            number = _number_of(markup)
            mapping[number + shift] = number
            rows.append(_moved(markup, number + shift))
        merges = self._merges(min(first_of_tail, _number_of(self._tail[0])), shift)
        path = folder / "sample.xlsx"
        with zipfile.ZipFile(self.path) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
            for name in old.namelist():
                if name != self.part and name.endswith((".xml", ".rels")):
                    new.writestr(name, old.read(name))
            body = b"".join([self._before, *rows, b"</sheetData>", merges, b"</worksheet>"])
            new.writestr(self.part, body)
        return Sample(path, mapping)

    def _between(self, positions: list[int], last: int) -> Iterator[tuple[int, bytes]]:
        """The chosen rows with their numbers on the sheet, as markup under the rows before."""
        body = self.body()
        styles = {cell.column: cell.style for cell in self.pattern.cells}
        for place, record in enumerate(body.frame[positions].iter_rows(named=True), last + 1):
            cells = []
            for column in body.columns:
                value = record.get(f"n{column}")
                value = record.get(f"t{column}") if value is None else value
                cells.append(cell_markup(column, place, styles[column], value))
            yield int(record["row"]), f'<row r="{place}">{"".join(cells)}</row>'.encode()

    def _merges(self, tail_from: int, shift: int) -> bytes:
        """Merged areas of head and tail, moved with their rows."""
        head_to = _number_of(self._head[-1])
        kept = []
        for left, top, right, bottom in _MERGE.findall(self._after):
            first, last = int(top), int(bottom)
            if last <= head_to:
                kept.append((left, first, right, last))
            elif first >= tail_from:
                kept.append((left, first + shift, right, last + shift))
            else:
                raise Irregular("merged cells among the rows")
        if self._after.count(b"<mergeCell ") != len(kept):
            raise Irregular("merged areas of another form")
        if not kept:
            return b""
        areas = b"".join(b'<mergeCell ref="%b%d:%b%d"/>' % area for area in kept)
        return b"<mergeCells>" + areas + b"</mergeCells>"


def _number_of(markup: bytes) -> int:
    found = _ROW_NUMBER.match(markup)
    if found is None:
        raise Irregular("a row without its number")
    return int(found[1])


def _moved(markup: bytes, row: int) -> bytes:
    return _NUMBERED.sub(lambda found: b"%b%b%d" % (found[1], found[2], row), markup)


def _unescaped(texts: pl.Series) -> pl.Series:
    """Texts as written in XML without `&amp;` and the like."""
    words = texts.unique().drop_nulls().cast(pl.String)
    escaped = words.filter(words.str.contains("&", literal=True)).to_list()
    if words.str.contains(r"_x[0-9A-Fa-f]{4}_").any():
        raise Irregular("escaped characters")
    if not escaped:
        return texts
    plain = {word: html.unescape(word) for word in escaped}
    return texts.cast(pl.String).replace(plain).cast(pl.Categorical)


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    """The shared strings, those in runs joined."""
    name = next((name for name in archive.namelist() if name.lower() == _STRINGS.lower()), None)
    if name is None:
        return []
    if archive.getinfo(name).file_size > _MOST_STRINGS:
        raise Irregular("very many texts")
    data = archive.read(name)
    if b"<!DOCTYPE" in data[:4096] or _ESCAPED.search(data) or b"<rPh" in data:
        raise Irregular("texts of another form")
    texts = [b"".join(_PLAIN_STRING.findall(item)) for item in _STRING.findall(data)]
    return [html.unescape(t) if "&" in t else t for t in (text.decode() for text in texts)]


def _sheet_name(path: Path, part: str) -> str:
    """The name of the sheet that a part holds."""
    with zipfile.ZipFile(path) as archive:
        try:
            book = ElementTree.fromstring(_undeclared(archive, "xl/workbook.xml"))  # noqa: S314 - declarations are refused
            relations = ElementTree.fromstring(_undeclared(archive, _RELATIONS))  # noqa: S314 - the same
        except (KeyError, ElementTree.ParseError) as error:
            raise Irregular("parts that are not there") from error
    target = part.rpartition("/")[2]
    ids = {one.get("Id") for one in relations if one.get("Target", "").rpartition("/")[2] == target}
    for one in book.iter():
        if one.tag.endswith("}sheet") and any(value in ids for key, value in one.items() if key.endswith("}id")):
            return one.get("name", "")
    raise Irregular("a sheet without a name")


def _undeclared(archive: zipfile.ZipFile, name: str) -> bytes:
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Irregular("declarations")
    return data
