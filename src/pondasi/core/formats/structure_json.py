"""A dataset's definition as JSON: what a server exports, and what `pondasi check --dataset` reads."""

from __future__ import annotations

from pondasi.core.formats.json_node import Document, Node
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
_DOCUMENT = Document(
    Text("Definisi dataset tidak dapat dipakai: {place} {words}.", "The definition cannot be used: {place} {words}."),
    Text(
        "Mohon ekspor lagi definisi dataset dari server, atau perbaiki bagian itu.",
        "Please export the dataset's definition from the server again, or mend that part.",
    ),
)


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
    root = Node(obj, _DOCUMENT)
    if root.fields().get("format", FORMAT) != FORMAT:
        raise root.at("format").refused(Text(f"bukan “{FORMAT}”", f"is not “{FORMAT}”"))
    dimensions = tuple(_dimension(node) for node in root.at("dimensions").items())
    if len({dimension.id for dimension in dimensions}) < len(dimensions):
        raise root.at("dimensions").refused(Text("memuat dimensi yang sama dua kali", "holds one dimension twice"))
    return DataStructure(
        id=root.at("id").word(),
        version=root.at("version").word(),
        title=root.at("title").text(),
        frequency=root.at("frequency").one_of(Frequency),
        dimensions=dimensions,
        measure=_measure(root.at("measure")),
    )


def _dimension(node: Node) -> Dimension:
    listed = node.at("code_list")
    codes = tuple(_code(one) for one in listed.at("codes").items())
    known = {code.id for code in codes}
    if len(known) < len(codes):
        raise listed.at("codes").refused(Text("memuat kode yang sama dua kali", "holds one code twice"))
    return Dimension(
        id=node.at("id").word(),
        name=node.at("name").text(),
        code_list=CodeList(listed.at("id").word(), listed.at("version").word(), codes),
        is_region=node.at("is_region", default=False).flag(),
    )


def _code(node: Node) -> Code:
    parent = node.at("parent", default=None)
    return Code(
        id=node.at("id").word(),
        name=node.at("name").text(),
        parent=None if parent.value is None else parent.word(),
        alternatives=node.at("alternatives", default=[]).words(),
        other_systems={system: one.word() for system, one in node.at("other_systems", default={}).members()},
    )


def _measure(node: Node) -> Measure:
    return Measure(
        name=node.at("name").text(),
        kind=node.at("kind").one_of(MeasureKind),
        unit=node.at("unit").text(),
        unit_alternatives=node.at("unit_alternatives", default=[]).words(),
        decimals=node.at("decimals", default=0).count(most=20),
        static=node.at("static", default=False).flag(),
    )
