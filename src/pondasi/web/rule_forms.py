"""From the small forms of a dataset's rules to a rulebook with one more decision. Nothing is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from pondasi.core.checks import Bound, RatioIdentity, Rule, RuleBook, RuleChoice, SumIdentity, rules
from pondasi.core.errors import InvalidInput
from pondasi.core.tables.numbers import figure
from pondasi.core.values import DataStructure, Severity, Text
from pondasi.programme.services import BOUND, IDENTITY

_LONGEST_NUMBER = 9  # digits
Change = Callable[[RuleBook], RuleBook]


def number_of(text: str, language: str) -> Decimal | None:
    """A number as the reader's language writes it, else as the other does; None for nothing.

    Raises InvalidInput where it is no number.
    """
    if not text.strip():
        return None
    read = figure(text)
    found = None
    if read is not None:
        both = (read.english, read.indonesian) if language == "en" else (read.indonesian, read.english)
        found = next((value for value in both if value is not None), None)
    if found is None:
        raise InvalidInput(
            Text(f"“{text}” bukan angka.", f"“{text}” is no number."),
            Text("Tulis seperti 1.500 atau 0,5.", "Write it like 1,500 or 0.5."),
        )
    return found


def change_of(form: QueryDict, structure: DataStructure, language: str) -> tuple[str, Change]:
    """What is changed (a rule's code, a bound, an identity) and how; raises InvalidInput where it makes no sense."""
    kind = form.get("change", "")
    if kind in {"rule", "reset"}:
        rule = next((one for one in rules() if one.code == form.get("code")), None)
        if rule is None:
            raise InvalidInput(Text("Aturan ini tidak dikenal.", "This rule is not known."))
        return rule.code, _choosing(rule, _choice(rule, form, language) if kind == "rule" else RuleChoice())
    if kind == "bound":
        return BOUND, _adding_bound(_bound(form, structure, language))
    if kind in {"sum", "ratio"}:
        identity = _sum(form, structure) if kind == "sum" else _ratio(form, structure, language)
        return IDENTITY, _adding_identity(identity)
    if kind in {"no_bound", "no_identity"}:
        return BOUND if kind == "no_bound" else IDENTITY, _without(kind, form.get("place", ""))
    raise InvalidInput(Text("Perubahan ini tidak dikenal.", "This change is not known."))


def _choosing(rule: Rule, choice: RuleChoice) -> Change:
    def change(book: RuleBook) -> RuleBook:
        others = {code: one for code, one in book.choices.items() if code != rule.code}
        return replace(book, choices=others if choice == RuleChoice() else others | {rule.code: choice})

    return change


def _choice(rule: Rule, form: Mapping[str, str], language: str) -> RuleChoice:
    """Only what differs from the rule's own settings is kept, so that better defaults reach this dataset later."""
    parameters = {}
    for parameter in rule.parameters:
        value = number_of(form.get(f"parameter-{parameter.name}", ""), language)
        if value is not None and value != parameter.default:
            parameters[parameter.name] = value
    if rule.always_blocks:
        return RuleChoice(parameters=parameters)
    wanted = form.get("severity", "")
    if wanted not in {"", *Severity}:
        raise InvalidInput(Text("Tingkat ini tidak dikenal.", "This severity is not known."))
    severity = Severity(wanted) if wanted and wanted != rule.severity else None
    return RuleChoice(on=form.get("on") == "1", severity=severity, parameters=parameters)


def _bound(form: Mapping[str, str], structure: DataStructure, language: str) -> Bound:
    minimum, maximum = (number_of(form.get(name, ""), language) for name in ("minimum", "maximum"))
    if minimum is None and maximum is None:
        raise InvalidInput(
            Text("Batasnya belum diisi.", "No bound was given."),
            Text("Isi paling kecil, paling besar, atau keduanya.", "Fill in the smallest, the largest, or both."),
        )
    if minimum is not None and maximum is not None and maximum < minimum:
        raise InvalidInput(
            Text("Batas terbesar lebih kecil daripada batas terkecil.", "The largest is smaller than the smallest.")
        )
    chosen = {one.id: form.get(f"code-{one.id}", "") for one in structure.dimensions}
    where = {name: code for name, code in chosen.items() if code}
    for one in structure.dimensions:
        if one.id in where and where[one.id] not in one.code_list.by_id:
            raise _unknown_code()
    return Bound(minimum, maximum, where)


def _sum(form: QueryDict, structure: DataStructure) -> SumIdentity:
    result, plus, minus = form.get("result", ""), form.getlist("plus"), form.getlist("minus")
    dimension, codes = _of_one_dimension([result, *plus, *minus], structure)
    first, parts, less = codes[0], codes[1 : 1 + len(plus)], codes[1 + len(plus) :]
    if len(parts) + len(less) < 2 or first in {*parts, *less} or set(parts) & set(less):
        raise InvalidInput(
            Text("Bagian-bagiannya belum lengkap atau berulang.", "The parts are incomplete, or one occurs twice."),
            Text("Pilih satu hasil dan sedikitnya dua bagian lain.", "Choose one result and at least two other parts."),
        )
    return SumIdentity(dimension, first, tuple(parts), tuple(less))


def _ratio(form: Mapping[str, str], structure: DataStructure, language: str) -> RatioIdentity:
    named = [form.get(name, "") for name in ("result", "numerator", "denominator")]
    dimension, codes = _of_one_dimension(named, structure)
    if len(set(codes)) < 3:
        raise InvalidInput(Text("Pilih tiga rincian yang berbeda.", "Choose three different categories."))
    factor = number_of(form.get("factor", ""), language)
    if factor is not None and factor <= 0:
        raise InvalidInput(Text("Pengalinya harus lebih dari nol.", "The factor must be above zero."))
    return RatioIdentity(dimension, codes[0], codes[1], codes[2], factor or Decimal(1))


def _of_one_dimension(named: list[str], structure: DataStructure) -> tuple[str, list[str]]:
    """`dimension|code` of every choice, all of one dimension."""
    pairs = [name.partition("|")[::2] for name in named]
    dimensions = {dimension for dimension, _code in pairs}
    if len(dimensions) != 1 or not named[0]:
        raise InvalidInput(
            Text("Pilih rincian dari satu kelompok saja.", "Choose categories of one breakdown only."),
        )
    (name,) = dimensions
    known = next((one for one in structure.dimensions if one.id == name), None)
    if known is None or any(code not in known.code_list.by_id for _dimension, code in pairs):
        raise _unknown_code()
    return name, [code for _dimension, code in pairs]


def _unknown_code() -> InvalidInput:
    return InvalidInput(Text("Rincian ini tidak ada dalam data ini.", "This dataset has no such category."))


def _adding_bound(bound: Bound) -> Change:
    return lambda book: book if bound in book.bounds else replace(book, bounds=(*book.bounds, bound))


def _adding_identity(identity: SumIdentity | RatioIdentity) -> Change:
    return lambda book: book if identity in book.identities else replace(book, identities=(*book.identities, identity))


def _without(kind: str, place: str) -> Change:
    at = int(place) if place.isdecimal() and len(place) <= _LONGEST_NUMBER else -1

    def left(held: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for number, one in enumerate(held) if number != at)

    if kind == "no_bound":
        return lambda book: replace(book, bounds=left(book.bounds))
    return lambda book: replace(book, identities=left(book.identities))
