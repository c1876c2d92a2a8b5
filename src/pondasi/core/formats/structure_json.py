"""A dataset's definition as JSON: what a server exports, and what `pondasi check --dataset` reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pondasi.core.errors import InvalidInput
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Text,
)

FORMAT = "pondasi-structure-1"
_REMEDY = Text(
    "Mohon ekspor lagi definisi dataset dari server, atau perbaiki bagian itu.",
    "Please export the dataset's definition from the server again, or mend that part.",
)
T = TypeVar("T")


def structure_to_json(structure: DataStructure) -> dict[str, object]:
    """The whole definition, code lists included: enough to check a file without the server."""
    measure = structure.measure
    return {
        "format": FORMAT,
        "id": structure.id,
        "version": structure.version,
        "title": _text_to_json(structure.title),
        "frequency": structure.frequency.value,
        "dimensions": [_dimension_to_json(dimension) for dimension in structure.dimensions],
        "measure": {
            "name": _text_to_json(measure.name),
            "kind": measure.kind.value,
            "unit": _text_to_json(measure.unit),
            "unit_alternatives": list(measure.unit_alternatives),
            "decimals": measure.decimals,
            "static": measure.static,
        },
    }


def _text_to_json(text: Text) -> dict[str, object]:
    return {"id": text.id, "en": text.en}


def _dimension_to_json(dimension: Dimension) -> dict[str, object]:
    return {
        "id": dimension.id,
        "name": _text_to_json(dimension.name),
        "is_region": dimension.is_region,
        "code_list": {
            "id": dimension.code_list.id,
            "version": dimension.code_list.version,
            "codes": [
                {
                    "id": code.id,
                    "name": _text_to_json(code.name),
                    "parent": code.parent,
                    "alternatives": list(code.alternatives),
                    "other_systems": dict(code.other_systems),
                }
                for code in dimension.code_list
            ],
        },
    }


def structure_from_json(obj: object) -> DataStructure:
    """The inverse; raises `InvalidInput` naming the place that cannot be used."""
    root = _Node(obj, "")
    if root.fields().get("format", FORMAT) != FORMAT:
        raise _invalid("format", Text(f"bukan “{FORMAT}”", f"is not “{FORMAT}”"))
    dimensions = tuple(_dimension(node) for node in root.at("dimensions").items())
    if len({dimension.id for dimension in dimensions}) < len(dimensions):
        raise _invalid("dimensions", Text("memuat dimensi yang sama dua kali", "holds one dimension twice"))
    return DataStructure(
        id=root.at("id").word(),
        version=root.at("version").word(),
        title=root.at("title").text(),
        frequency=root.at("frequency").one_of(Frequency),
        dimensions=dimensions,
        measure=_measure(root.at("measure")),
    )


def _dimension(node: _Node) -> Dimension:
    listed = node.at("code_list")
    codes = tuple(_code(one) for one in listed.at("codes").items())
    known = {code.id for code in codes}
    if len(known) < len(codes):
        raise _invalid(f"{listed.where}.codes", Text("memuat kode yang sama dua kali", "holds one code twice"))
    return Dimension(
        id=node.at("id").word(),
        name=node.at("name").text(),
        code_list=CodeList(listed.at("id").word(), listed.at("version").word(), codes),
        is_region=node.at("is_region", default=False).flag(),
    )


def _code(node: _Node) -> Code:
    parent = node.at("parent", default=None)
    return Code(
        id=node.at("id").word(),
        name=node.at("name").text(),
        parent=None if parent.value is None else parent.word(),
        alternatives=node.at("alternatives", default=[]).words(),
        other_systems={system: one.word() for system, one in node.at("other_systems", default={}).members()},
    )


def _measure(node: _Node) -> Measure:
    return Measure(
        name=node.at("name").text(),
        kind=node.at("kind").one_of(MeasureKind),
        unit=node.at("unit").text(),
        unit_alternatives=node.at("unit_alternatives", default=[]).words(),
        decimals=node.at("decimals", default=0).number(),
        static=node.at("static", default=False).flag(),
    )


_NO_DEFAULT = object()


class _Node:
    """A place in the JSON object: what stands there, and its name for the sentence that says what is wrong."""

    def __init__(self, value: object, where: str) -> None:
        self.value = value
        self.where = where

    def fields(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise _invalid(self.where, Text("bukan objek JSON", "is no JSON object"))
        return {str(name): value for name, value in self.value.items()}

    def members(self) -> list[tuple[str, _Node]]:
        return [(name, _Node(value, f"{self.where}.{name}")) for name, value in self.fields().items()]

    def at(self, name: str, default: object = _NO_DEFAULT) -> _Node:
        value = self.fields().get(name, default)
        where = f"{self.where}.{name}" if self.where else name
        if value is _NO_DEFAULT:
            raise _invalid(where, Text("tidak ada", "is missing"))
        return _Node(value, where)

    def items(self) -> list[_Node]:
        if not isinstance(self.value, list):
            raise _invalid(self.where, Text("bukan daftar", "is no list"))
        return [_Node(value, f"{self.where}[{place}]") for place, value in enumerate(self.value)]

    def word(self) -> str:
        if not isinstance(self.value, str) or not self.value:
            raise _invalid(self.where, Text("bukan tulisan", "is no text"))
        return self.value

    def words(self) -> tuple[str, ...]:
        return tuple(node.word() for node in self.items())

    def text(self) -> Text:
        english = self.at("en", default="").value
        if not isinstance(english, str):
            raise _invalid(f"{self.where}.en", Text("bukan tulisan", "is no text"))
        return Text(self.at("id").word(), english)

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise _invalid(self.where, Text("bukan true atau false", "is neither true nor false"))
        return self.value

    def number(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not 0 <= self.value <= 20:
            raise _invalid(self.where, Text("bukan bilangan dari 0 sampai 20", "is no whole number from 0 to 20"))
        return self.value

    def one_of(self, kind: Callable[[str], T]) -> T:
        try:
            return kind(self.word())
        except ValueError as error:
            raise _invalid(self.where, Text("tidak dikenal", "is not known")) from error


def _invalid(where: str, words: Text) -> InvalidInput:
    place = Text(f"“{where}”", f"“{where}”") if where else Text("Isi berkas", "The file's content")
    sentence = Text(
        "Definisi dataset tidak dapat dipakai: {place} {words}.", "The definition cannot be used: {place} {words}."
    )
    return InvalidInput(sentence.fill(place=place, words=words), _REMEDY)
