"""What the sheets of one .xlsx share: texts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pondasi.core.tables.open.archive import Archive
from pondasi.core.tables.open.cells import Style
from pondasi.core.tables.open.making import Bounds, DamagedFile, too_large
from pondasi.core.tables.open.markup import Markup, whole, yes
from pondasi.core.tables.open.number_formats import GENERAL, NumberFormat, built_in_format, number_format

_PLAIN_STRING = re.compile(rb'\s*<t(?: xml:space="preserve")?>([^<&]*)</t>\s*</si>\s*')
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONGEST_ITEM = 16 << 20
_MOST_STRINGS = 3_000_000
_MOST_STYLES = 200_000
_DEEPEST_INDENT = 250


def pieces(chunks: Iterable[bytes], opener: bytes, closer: bytes) -> Iterator[tuple[bool, bytes]]:
    """XML cut at every `opener` up to `closer`: (True, what follows an opener) and (False, everything else) in order.

    Whoever takes a piece either understands it at a glance or hands opener and piece to a parser, which also gets all
    the rest. Items that never end are handed over whole.
    """
    rest, begun, done = b"", False, False
    for chunk in chunks:
        rest += chunk
        if not begun and (at := rest.find(opener)) >= 0:
            yield False, rest[:at]
            rest, begun = rest[at:], True
        if done or not begun:
            kept = 0 if done else len(opener)
            yield False, rest[: len(rest) - kept]
            rest = rest[len(rest) - kept :]
            continue
        end = rest.rfind(closer)
        cut = end if end >= 0 else rest.rfind(opener)
        if cut > 0:
            yield from ((True, item) for item in rest[:cut].split(opener)[1:])
            rest = rest[cut:]
        if end >= 0 or len(rest) > _LONGEST_ITEM:
            done = True
            yield False, rest
            rest = b""
    yield False, rest


def unescaped(text: str) -> str:
    """Excel writes characters that XML cannot hold as _x000D_."""
    return _EXCEL_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Strings(Markup):
    """The shared texts, plain or in runs, without phonetic guides."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(bounds.limits.slow_bytes)
        self.found: list[str] = []
        self._guide = 0
        self._room = bounds.limits.characters

    def add(self, text: str) -> None:
        text = unescaped(text)
        self.found.append(text)
        self._room -= len(text)
        if self._room < 0 or len(self.found) > _MOST_STRINGS:
            raise too_large()

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "rPh":
            self._guide += 1
        self.listening = tag == "t" and not self._guide

    def ended(self, tag: str) -> None:
        self.listening = False
        if tag == "rPh":
            self._guide -= 1
        elif tag == "si":
            self.add(self.take())


def read_strings(archive: Archive, bounds: Bounds) -> list[str]:
    path = next((name for name in archive.names if name.lower() == "xl/sharedstrings.xml"), None)
    if path is None:
        return []
    strings = _Strings(bounds)
    with archive.stream(path) as stream:
        for is_item, data in pieces(stream.chunks(), b"<si>", b"</sst>"):
            simple = _PLAIN_STRING.fullmatch(data) if is_item else None
            if simple:
                try:
                    strings.add(simple[1].decode("utf-8"))
                except UnicodeDecodeError as error:
                    raise DamagedFile("text is not UTF-8") from error
            else:
                strings.feed(b"<si>" + data if is_item else data)
    strings.feed(b"", last=True)
    return strings.found


class _Styles(Markup):
    """Fonts, number formats and cell formats of the style sheet."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.styles: list[Style] = []
        self._codes: dict[int, str] = {}
        self._bold: list[bool] = []
        self._font_bold = False
        self._path: list[str] = []
        self._pending: tuple[NumberFormat, bool, int] | None = None

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == "numFmt" and parent == "numFmts":
            self._codes[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag == "b" and parent == "font":
            self._font_bold = attributes.get("val", "1") not in ("0", "false")
        elif tag == "xf" and parent == "cellXfs":
            number, font = whole(attributes.get("numFmtId")), whole(attributes.get("fontId"))
            bold = 0 <= font < len(self._bold) and self._bold[font]
            self._pending = self._format(number), bold, 0
        elif tag == "alignment" and parent == "xf" and self._pending:
            indent = min(max(whole(attributes.get("indent")), 0), _DEEPEST_INDENT)
            self._pending = (*self._pending[:2], indent)

    def ended(self, tag: str) -> None:
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if tag == "font" and parent == "fonts":
            self._bold.append(self._font_bold)
            self._font_bold = False
        elif tag == "xf" and self._pending:
            self.styles.append(Style(*self._pending))
            self._pending = None
            if len(self.styles) > _MOST_STYLES:
                raise too_large()

    def _format(self, number: int) -> NumberFormat:
        if number in self._codes:
            return number_format(self._codes[number])
        return built_in_format(number) if number else GENERAL


def read_styles(archive: Archive, bounds: Bounds) -> list[Style]:
    if "xl/styles.xml" not in archive.names:
        return []
    styles = _Styles(bounds.limits.slow_bytes)
    styles.read(archive, "xl/styles.xml")
    return styles.styles


class _Relations(Markup):
    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.targets: dict[str, str] = {}

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Contents(Markup):
    """The workbook part: its sheets in order as (name, relation, hidden), and its calendar."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.from_1904 = yes(attributes.get("date1904"))
        elif tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), relation, hidden))


def read_relations(archive: Archive, name: str, bounds: Bounds) -> dict[str, str]:
    """Relation to target as written."""
    relations = _Relations(bounds.limits.slow_bytes)
    if name not in archive.names:
        raise DamagedFile(f"no {name}")
    relations.read(archive, name)
    return relations.targets


def read_contents(archive: Archive, bounds: Bounds) -> _Contents:
    contents = _Contents(bounds.limits.slow_bytes)
    contents.read(archive, "xl/workbook.xml")
    return contents
