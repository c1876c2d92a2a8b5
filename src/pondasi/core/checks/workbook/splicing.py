"""Markup changed in place: elements are found by their bytes, and only those bytes are replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
Splice = tuple[int, int, bytes]
"""From and to which byte, and what stands there instead."""


class NotEditable(Exception):
    """This part is written in a way that is better left alone. Never leaves this folder."""


@dataclass(slots=True)
class Element:
    """Where an element stands: its start tag from `start` to `inside`, its end tag from `outside` to `end`."""

    name: str
    """Without a prefix."""
    path: tuple[str, ...]
    """The names of the elements around it."""
    attributes: dict[str, str]
    start: int
    inside: int
    outside: int = 0
    end: int = 0

    @property
    def is_empty_tag(self) -> bool:
        """Written `<a/>`: there is no inside to put something into."""
        return self.inside == self.end


class Part:
    """One XML part of a workbook. Raises `NotEditable` for anything but well-formed UTF-8 without a DTD."""

    def __init__(self, data: bytes, wanted: Iterable[str]) -> None:
        """`wanted`: the names of the elements to find, beside the root; all others are passed over."""
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (
            declared and declared[1].lower() not in {b"utf-8", b"ascii"}
        ):
            raise NotEditable("encoding")
        self.data = data
        self.elements: list[Element] = []
        self._wanted = frozenset(wanted)
        self._path: list[str] = []
        self._open: list[Element | None] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.StartDoctypeDeclHandler = self._refuse
        self._parser = parser
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise NotEditable(str(error)) from error
        self.root = self.elements[0]
        root_tag = data[self.root.start + 1 : self.root.inside].split(None, 1)[0].rstrip(b"/>").decode()
        self.prefix = root_tag.partition(":")[0] + ":" if ":" in root_tag else ""
        """What stands before the names of this part's own elements."""

    def _refuse(self, *_rest: object) -> None:
        raise NotEditable("doctype")

    def _started(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(":")[2]
        found = None
        if name in self._wanted or not self._path:
            start = self._parser.CurrentByteIndex
            tag = _TAG.match(self.data, start)
            if tag is None:
                raise NotEditable("tag")
            found = Element(name, tuple(self._path), attributes, start, tag.end())
            self.elements.append(found)
        self._path.append(name)
        self._open.append(found)

    def _ended(self, _qualified: str) -> None:
        self._path.pop()
        found = self._open.pop()
        if found is None:
            return
        if self.data[found.inside - 2 : found.inside] == b"/>":
            found.outside = found.end = found.inside
            return
        found.outside = self._parser.CurrentByteIndex
        found.end = self.data.index(b">", found.outside) + 1

    def all(self, name: str, inside: str = "") -> list[Element]:
        """Every element of this name, in their order; with `inside` those directly in such an element."""
        return [
            one for one in self.elements if one.name == name and (not inside or (one.path and one.path[-1] == inside))
        ]

    def one(self, name: str) -> Element | None:
        """The first element of this name."""
        return next((one for one in self.elements if one.name == name), None)

    def bytes_of(self, element: Element) -> bytes:
        return self.data[element.start : element.end]

    def tag_with(self, element: Element, **values: str) -> Splice:
        """The start tag with these attributes set."""
        return element.start, element.inside, set_attributes(self.data[element.start : element.inside], **values)

    def append(self, element: Element, content: bytes) -> Splice:
        """Content put at the end of what the element holds."""
        if not element.is_empty_tag:
            return element.outside, element.outside, content
        tag = self.data[element.start : element.inside]
        name = tag[1:].split(None, 1)[0].rstrip(b"/>")
        return element.start, element.end, tag[:-2].rstrip() + b">" + content + b"</" + name + b">"

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The part with these changes, which may not overlap."""
        parts, at = [], 0
        for start, end, content in sorted(splices, key=lambda one: one[:2]):
            if start < at:
                raise NotEditable("overlap")
            parts += [self.data[at:start], content]
            at = end
        return b"".join((*parts, self.data[at:]))


def set_attributes(tag: bytes, **values: str) -> bytes:
    """A start tag with these attributes set; their names are plain ones without a prefix."""
    for name, value in values.items():
        written = f" {name}={quoteattr(value)}".encode()
        pattern = re.compile(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
        if pattern.search(tag):
            tag = pattern.sub(lambda _found, w=written: w, tag, count=1)  # type: ignore[misc]
        else:
            close = b"/>" if tag.endswith(b"/>") else b">"
            tag = tag.removesuffix(close).rstrip() + written + close
    return tag


def xml_text(text: str, most: int = 32_000) -> str:
    """Text as it may stand between tags: escaped, without characters that XML forbids, not longer than a cell holds."""
    return escape(_FORBIDDEN.sub(" ", text)[:most])
