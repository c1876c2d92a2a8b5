"""XML as a stream of elements: no tree, no entities, no depth without end."""

from __future__ import annotations

from xml.parsers import expat

from pondasi.core.tables.open.archive import Archive
from pondasi.core.tables.open.making import DamagedFile, too_large

_DEEPEST = 200


class Markup:
    """A part of a file, element by element. Subclasses say what begins and ends; tags come without their prefix.

    While `listening`, texts gather in `heard`. Raises `DamagedFile` for what is not well-formed or declares entities,
    and `UnreadableFile` beyond `limit` bytes.
    """

    def __init__(self, limit: int) -> None:
        self.listening = False
        self.heard: list[str] = []
        self._left = limit
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; attributes keep their prefixes."""

    def ended(self, tag: str) -> None:
        """An element ends."""

    def feed(self, data: bytes, *, last: bool = False) -> None:
        self._left -= len(data)
        if self._left < 0:
            raise too_large()
        try:
            self._parser.Parse(data, last)
        except (
            expat.ExpatError,
            ValueError,
            KeyError,
            IndexError,
            OverflowError,
            ArithmeticError,
            LookupError,
        ) as error:
            raise DamagedFile(str(error)) from error

    def read(self, archive: Archive, name: str) -> None:
        """The whole part of that name."""
        with archive.stream(name) as stream:
            for chunk in stream.chunks():
                self.feed(chunk)
        self.feed(b"", last=True)

    def take(self) -> str:
        """What was heard since the last time."""
        text = "".join(self.heard)
        self.heard.clear()
        return text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedFile("nested too deeply")
        self.started(tag.rpartition(":")[2], attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self.ended(tag.rpartition(":")[2])

    def _data(self, data: str) -> None:
        if self.listening:
            self.heard.append(data)

    def _refuse(self, *declared: object) -> None:
        raise DamagedFile("document type declaration")


def whole(value: str | None, default: int = 0) -> int:
    """An attribute as a whole number; `default` where it is none."""
    try:
        return int(value) if value else default
    except ValueError:
        return default


def yes(value: str | None) -> bool:
    return value in ("1", "true", "on")
