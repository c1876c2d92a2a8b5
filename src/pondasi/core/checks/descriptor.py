"""A dataset's rules as a Frictionless Table Schema (Data Package v2) of its tidy table, and back.

What every validator understands stands in the standard's own words: fields, code lists as `enum`, the key, the bounds
of all figures as `minimum` and `maximum`. What only Pondasi knows stands under one property, `pondasi:rulebook`, exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pondasi.core.checks.registry import RULES
from pondasi.core.checks.rulebook import Bound, RatioIdentity, RuleBook, RuleChoice, SumIdentity
from pondasi.core.errors import InvalidInput
from pondasi.core.formats.json_node import Document, Node
from pondasi.core.values import DataStructure, Dimension, Frequency, Severity, Text

EXTENSION = "pondasi:rulebook"
FORMAT = "pondasi-rulebook-1"
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
PERIOD, FIGURE = "periode", "nilai"
_PERIOD_PATTERNS = {
    Frequency.ANNUAL: r"\d{4}",
    Frequency.SEMESTER: r"\d{4}-S[12]",
    Frequency.QUARTER: r"\d{4}-Q[1-4]",
    Frequency.MONTH: r"\d{4}-(0[1-9]|1[0-2])",
}
_DOCUMENT = Document(
    Text("Aturan pemeriksaan tidak dapat dipakai: {place} {words}.", "The rules cannot be used: {place} {words}."),
    Text(
        "Mohon perbaiki bagian itu, atau ekspor lagi aturannya dari halaman dataset.",
        "Please mend that part, or export the rules from the dataset's page again.",
    ),
)
_NOT_OF_DATASET = Text("tidak ada dalam definisi dataset ini", "is not in this dataset's definition")
_UNKNOWN_RULE = Text("bukan aturan yang dikenal", "is no known rule")
_UNKNOWN_PARAMETER = Text("bukan setelan aturan ini", "is no setting of this rule")
_CROSSED = Text("lebih kecil daripada batas bawahnya", "is smaller than its lower bound")
_OTHER_FORMAT = Text(f"bukan “{FORMAT}”", f"is not “{FORMAT}”")
_UNKNOWN_KIND = Text("bukan “sum” atau “ratio”", "is neither “sum” nor “ratio”")


def to_descriptor(structure: DataStructure, rulebook: RuleBook) -> dict[str, object]:
    """The dataset's table as Pondasi releases it, and the rules decided for it. Values of JSON only."""
    keys = [code_field(dimension) for dimension in structure.dimensions]
    return {
        "$schema": PROFILE,
        "title": structure.title.id,
        "fields": [
            *(_code_field(one) for one in structure.dimensions),
            {
                "name": PERIOD,
                "type": "string",
                "constraints": {"required": True, "pattern": _PERIOD_PATTERNS[structure.frequency]},
            },
            {"name": FIGURE, "type": "number", "title": structure.measure.name.id, **_figure_constraints(rulebook)},
        ],
        "fieldsMatch": "subset",
        "primaryKey": [*keys, PERIOD],
        EXTENSION: {
            "format": FORMAT,
            "dataset": {"id": structure.id, "version": structure.version},
            "choices": {code: _choice_to_json(choice) for code, choice in rulebook.choices.items()},
            "bounds": [_bound_to_json(bound) for bound in rulebook.bounds],
            "identities": [_identity_to_json(identity) for identity in rulebook.identities],
        },
    }


def code_field(dimension: Dimension) -> str:
    """The column of a dimension's codes in a tidy table: `kode_wilayah`."""
    return f"kode_{dimension.id.replace('-', '_')}"


def _code_field(dimension: Dimension) -> dict[str, object]:
    codes = [code.id for code in dimension.code_list]
    constraints = {"required": True, "enum": codes} if codes else {"required": True}
    return {
        "name": code_field(dimension),
        "type": "string",
        "title": dimension.name.id,
        "constraints": constraints,
    }


def _figure_constraints(rulebook: RuleBook) -> dict[str, object]:
    bound = _of_all_figures(rulebook.bounds)
    limits = {"minimum": _number(bound.minimum), "maximum": _number(bound.maximum)}
    constraints = {name: limit for name, limit in limits.items() if limit is not None}
    return {"constraints": constraints} if constraints else {}


def _of_all_figures(bounds: tuple[Bound, ...]) -> Bound:
    """The narrowest bound that holds for every figure."""
    general = [bound for bound in bounds if not bound.where]
    minimum = max((one.minimum for one in general if one.minimum is not None), default=None)
    maximum = min((one.maximum for one in general if one.maximum is not None), default=None)
    return Bound(minimum, maximum)


def _number(value: Decimal | None) -> int | str | None:
    """As text where a JSON number, which most programs take for a binary fraction, might lose digits."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value and abs(whole) < 2**53 else f"{value:f}"


def _choice_to_json(choice: RuleChoice) -> dict[str, object]:
    return {
        "on": choice.on,
        "severity": choice.severity.value if choice.severity else None,
        "parameters": {name: str(value) for name, value in choice.parameters.items()},
    }


def _bound_to_json(bound: Bound) -> dict[str, object]:
    limits = {"minimum": bound.minimum, "maximum": bound.maximum}
    return {name: None if limit is None else str(limit) for name, limit in limits.items()} | {"where": {**bound.where}}


def _identity_to_json(identity: SumIdentity | RatioIdentity) -> dict[str, object]:
    shared = {"dimension": identity.dimension, "result": identity.result}
    if isinstance(identity, SumIdentity):
        return {"kind": "sum", **shared, "plus": [*identity.plus], "minus": [*identity.minus]}
    return {
        "kind": "ratio",
        **shared,
        "numerator": identity.numerator,
        "denominator": identity.denominator,
        "factor": str(identity.factor),
    }


def from_descriptor(obj: object, structure: DataStructure) -> RuleBook:
    """The rules in a descriptor, Pondasi's own or another Table Schema.

    A `minimum` or `maximum` of the figures that was changed in the standard's part holds instead of the bounds that
    Pondasi wrote for all figures. Raises `InvalidInput` naming the place that cannot be used: another format, an
    unknown rule or setting, a dimension or code that this dataset does not have.
    """
    root = Node(obj, _DOCUMENT)
    limits = _limits_of_figures(root)
    if not root.has(EXTENSION):
        return RuleBook(bounds=() if limits is None or limits == Bound(None, None) else (limits,))
    node = root.at(EXTENSION)
    if node.at("format").value != FORMAT:
        raise node.refused(_OTHER_FORMAT, "format")
    book = RuleBook(
        choices={code: _choice(code, one) for code, one in node.at("choices", default={}).members()},
        bounds=tuple(_bound(one, structure) for one in node.at("bounds", default=[]).items()),
        identities=tuple(_identity(one, structure) for one in node.at("identities", default=[]).items()),
    )
    if limits is None or limits == _of_all_figures(book.bounds):
        return book
    special = tuple(bound for bound in book.bounds if bound.where)
    return replace(book, bounds=special if limits == Bound(None, None) else (limits, *special))


def fitting_rulebook(extension: Mapping[str, Any], structure: DataStructure) -> RuleBook:
    """What the `pondasi:rulebook` of a descriptor says, without what fits the structure (or the rules) no longer.

    A dataset's codes change with time; what was declared about one that is gone must not stop a reading.
    """
    parts: list[dict[str, Any]] = [{"choices": {code: one}} for code, one in extension.get("choices", {}).items()]
    parts += [{name: [one]} for name in ("bounds", "identities") for one in extension.get(name, [])]
    books = [book for part in parts if (book := _book_of(part, structure)) is not None]
    return RuleBook(
        choices={code: choice for book in books for code, choice in book.choices.items()},
        bounds=tuple(bound for book in books for bound in book.bounds),
        identities=tuple(identity for book in books for identity in book.identities),
    )


def _book_of(part: Mapping[str, object], structure: DataStructure) -> RuleBook | None:
    try:
        return from_descriptor({"fields": [], EXTENSION: {"format": FORMAT, **part}}, structure)
    except InvalidInput:
        return None


def _limits_of_figures(root: Node) -> Bound | None:
    """What the standard's part says of the figures; None where it does not speak of them."""
    for field in root.at("fields").items():
        if field.at("name").word() == FIGURE:
            return _limits(field.at("constraints", default={}))
    return None


def _limits(node: Node) -> Bound:
    minimum, maximum = (node.at(name).decimal() if node.has(name) else None for name in ("minimum", "maximum"))
    return Bound(minimum, maximum)


def _choice(code: str, node: Node) -> RuleChoice:
    rule = next((one for one in RULES if one.code == code), None)
    if rule is None:
        raise node.refused(_UNKNOWN_RULE)
    known = {parameter.name for parameter in rule.parameters}
    chosen: dict[str, Decimal] = {}
    for name, value in node.at("parameters", default={}).members():
        if name not in known:
            raise value.refused(_UNKNOWN_PARAMETER)
        chosen[name] = value.decimal()
    severity = node.at("severity").one_of(Severity) if node.has("severity") else None
    return RuleChoice(node.at("on", default=True).flag(), severity, chosen)


def _bound(node: Node, structure: DataStructure) -> Bound:
    where: Mapping[str, str] = {
        name: _code(value, _dimension(value, name, structure)) for name, value in node.at("where", default={}).members()
    }
    bound = replace(_limits(node), where=where)
    if bound.minimum is not None and bound.maximum is not None and bound.maximum < bound.minimum:
        raise node.refused(_CROSSED, "maximum")
    return bound


def _identity(node: Node, structure: DataStructure) -> SumIdentity | RatioIdentity:
    dimension = _dimension(node.at("dimension"), node.at("dimension").word(), structure)

    def code(name: str) -> str:
        return _code(node.at(name), dimension)

    def codes(name: str) -> tuple[str, ...]:
        return tuple(_code(one, dimension) for one in node.at(name, default=[]).items())

    match node.at("kind").value:
        case "sum":
            return SumIdentity(dimension.id, code("result"), codes("plus"), codes("minus"))
        case "ratio":
            factor = node.at("factor", default=1).decimal()
            return RatioIdentity(dimension.id, code("result"), code("numerator"), code("denominator"), factor)
    raise node.refused(_UNKNOWN_KIND, "kind")


def _dimension(node: Node, name: str, structure: DataStructure) -> Dimension:
    for dimension in structure.dimensions:
        if dimension.id == name:
            return dimension
    raise node.refused(_NOT_OF_DATASET)


def _code(node: Node, dimension: Dimension) -> str:
    if node.word() not in dimension.code_list.by_id:
        raise node.refused(_NOT_OF_DATASET)
    return node.word()
