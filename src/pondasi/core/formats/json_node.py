"""Reading a JSON document part by part; what cannot be used is named by its place, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text

T = TypeVar("T")
_NO_DEFAULT = object()


@dataclass(frozen=True)
class Document:
    """What kind of document is read: its sentence of refusal, with `{place}` and `{words}`, and what to do then."""

    refusal: Text
    remedy: Text


class Node:
    """A place in a JSON document: what stands there, and its name. Every method raises `InvalidInput` naming it."""

    def __init__(self, value: object, document: Document, where: str = "") -> None:
        self.value = value
        self.document = document
        self.where = where

    def refused(self, words: Text, name: str = "") -> InvalidInput:
        """The error that says what is wrong here, or with the member `name` of this place."""
        where = self._inside(name) if name else self.where
        place = Text.same(f"“{where}”") if where else Text("Isi berkas", "The file's content")
        return InvalidInput(self.document.refusal.fill(place=place, words=words), self.document.remedy)

    def _inside(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def fields(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.refused(Text("bukan objek JSON", "is no JSON object"))
        return {str(name): value for name, value in self.value.items()}

    def members(self) -> list[tuple[str, Node]]:
        return [(name, Node(value, self.document, self._inside(name))) for name, value in self.fields().items()]

    def at(self, name: str, default: object = _NO_DEFAULT) -> Node:
        value = self.fields().get(name, default)
        if value is _NO_DEFAULT:
            raise self.refused(Text("tidak ada", "is missing"), name)
        return Node(value, self.document, self._inside(name))

    def has(self, name: str) -> bool:
        """Whether this object has such a member, null not counted."""
        return self.fields().get(name) is not None

    def items(self) -> list[Node]:
        if not isinstance(self.value, list):
            raise self.refused(Text("bukan daftar", "is no list"))
        return [Node(value, self.document, f"{self.where}[{place}]") for place, value in enumerate(self.value)]

    def string(self) -> str:
        """A text, which may be empty."""
        if not isinstance(self.value, str):
            raise self.refused(Text("bukan tulisan", "is no text"))
        return self.value

    def word(self) -> str:
        """A text that is not empty."""
        if not self.string():
            raise self.refused(Text("bukan tulisan", "is no text"))
        return self.string()

    def words(self) -> tuple[str, ...]:
        return tuple(node.word() for node in self.items())

    def text(self) -> Text:
        return Text(self.at("id").word(), self.at("en", default="").string())

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refused(Text("bukan true atau false", "is neither true nor false"))
        return self.value

    def count(self, most: int) -> int:
        """A whole number from 0 to `most`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not 0 <= self.value <= most:
            raise self.refused(Text(f"bukan bilangan dari 0 sampai {most}", f"is no whole number from 0 to {most}"))
        return self.value

    def decimal(self) -> Decimal:
        """An exact finite number, written as a JSON number or, so that no digit is lost, as text."""
        number = None
        if isinstance(self.value, str | int | float | Decimal) and not isinstance(self.value, bool):
            try:
                number = Decimal(str(self.value))
            except InvalidOperation:
                number = None
        if number is None or not number.is_finite():
            raise self.refused(Text("bukan bilangan", "is no number"))
        return number

    def one_of(self, kind: Callable[[str], T]) -> T:
        try:
            return kind(self.word())
        except ValueError as error:
            raise self.refused(Text("tidak dikenal", "is not known")) from error
