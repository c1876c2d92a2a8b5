"""Figures that do not meet an identity that was declared for the dataset: a balance, or a ratio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.rulebook import RatioIdentity, SumIdentity
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Finding, Observation, Severity, Status, Table, Text

Figures = Mapping[str, tuple[Observation, Decimal]]
"""The figures of one row by their code in the identity's dimension."""


@dataclass(frozen=True)
class _Broken:
    result: Observation
    printed: Decimal
    computed: Decimal
    others: tuple[Observation, ...]


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    for identity in case.rulebook.identities:
        places = [place for place, one in enumerate(case.table.dimensions) if one.id == identity.dimension]
        rows = _rows(case, places[0]) if places else []
        broken = [one for row in rows if (one := _judged(identity, row, parameters["tolerance"]))]
        if broken:
            yield _off(case.table, identity, broken)


def _rows(case: Case, place: int) -> list[Figures]:
    """The figures that differ in this dimension only. Nil counts as zero; rows lack what has no figure."""
    found: dict[tuple[str, ...], dict[str, tuple[Observation, Decimal]]] = {}
    for one in case.observations:
        value = Decimal(0) if one.status is Status.NIL else one.value
        if isinstance(value, Decimal):
            found.setdefault((*one.key[:place], *one.key[place + 1 :]), {})[one.key[place]] = (one, value)
    return list(found.values())


def _judged(identity: SumIdentity | RatioIdentity, row: Figures, tolerance: Decimal) -> _Broken | None:
    """The row's deviation if it has every figure of the identity and is off by more than rounding."""
    codes = _codes(identity)
    if identity.result not in row or any(code not in row for code in codes):
        return None
    result, printed = row[identity.result]
    if isinstance(identity, SumIdentity):
        computed = sum((row[code][1] for code in identity.plus), Decimal(0))
        computed -= sum((row[code][1] for code in identity.minus), Decimal(0))
        slack = max(_unit(row[code][1]) for code in (identity.result, *codes)) * (len(codes) + 1)
        exact = all(row[code][1] % 1 == 0 for code in (identity.result, *codes))
        allowed = Decimal(0) if exact else tolerance * slack
    else:
        denominator = row[identity.denominator][1]
        if not denominator:
            return None
        computed = row[identity.numerator][1] / denominator * identity.factor
        allowed = tolerance * _unit(printed) + abs(computed) * Decimal("1e-12")
    if abs(printed - computed) <= allowed:
        return None
    return _Broken(result, printed, computed, tuple(row[code][0] for code in codes))


def _codes(identity: SumIdentity | RatioIdentity) -> tuple[str, ...]:
    if isinstance(identity, SumIdentity):
        return (*identity.plus, *identity.minus)
    return (identity.numerator, identity.denominator)


def _unit(value: Decimal) -> Decimal:
    """One unit of the last digit that is printed, of whole numbers one."""
    return Decimal(1).scaleb(max(-12, min(0, int(value.as_tuple().exponent))))


def _off(table: Table, identity: SumIdentity | RatioIdentity, broken: Sequence[_Broken]) -> Finding:
    names = tuple(key_name(table, one.result.key) for one in broken)
    shown = [
        Text("{name} {printed}, seharusnya {computed}", "{name} {printed}, should be {computed}").fill(
            name=name, printed=one.printed, computed=_shown(one)
        )
        for name, one in zip(names, broken, strict=True)
    ]
    return RULE.finding(
        message=Text(
            "{count} angka tidak memenuhi hubungan {formula}: {shown}.",
            "{count} figures do not meet {formula}: {shown}.",
        ).fill(count=len(broken), formula=_formula(table, identity), shown=listed(shown, 4)),
        expected=Text("{n}", "{n}").fill(n=_shown(broken[0])),
        found=Text("{n}", "{n}").fill(n=broken[0].printed),
        fix=Text(
            "Mohon cocokkan angka-angka ini dengan catatan sumber, lalu perbaiki yang keliru.",
            "Please compare these figures with your source and mend the one that is off.",
        ),
        places=tuple(one.place for found in broken for one in (found.result, *found.others)),
        rows=names,
    )


def _shown(one: _Broken) -> Decimal:
    """The computed figure with as many decimals as the printed one."""
    return round(one.computed, -min(0, int(one.printed.as_tuple().exponent)))


def _formula(table: Table, identity: SumIdentity | RatioIdentity) -> Text:
    """`lahir − mati = tambahan`, in the words of the code list."""
    known = {code.id: code.name for one in table.dimensions if one.id == identity.dimension for code in one.code_list}

    def name(code: str) -> Text:
        return known.get(code, Text.same(code))

    if isinstance(identity, SumIdentity):
        terms = [Text("+ {n}", "+ {n}").fill(n=name(code)) for code in identity.plus]
        terms += [Text("− {n}", "− {n}").fill(n=name(code)) for code in identity.minus]
        left = Text(" ".join(t.id for t in terms), " ".join(t.en or t.id for t in terms))
        left = Text(left.id.removeprefix("+ "), left.en.removeprefix("+ "))
    else:
        left = Text("{a} / {b}", "{a} / {b}").fill(a=name(identity.numerator), b=name(identity.denominator))
        if identity.factor != 1:
            left = Text("{left} × {n}", "{left} × {n}").fill(left=left, n=identity.factor)
    return Text("{left} = {right}", "{left} = {right}").fill(left=left, right=name(identity.result))


RULE = Rule(
    code="identity_declared",
    title=Text("Tidak memenuhi hubungan yang ditetapkan", "A declared identity is not met"),
    reason=Text(
        "Hubungan ini ditetapkan untuk dataset ini; bila tidak terpenuhi, salah satu angkanya keliru.",
        "This identity was declared for the dataset; where it is not met, one of its figures is off.",
    ),
    severity=Severity.ERROR,
    find=find,
    parameters=(
        Parameter(
            "tolerance",
            Decimal("0.5"),
            Text("satuan angka terakhir", "units of the last digit"),
            Text(
                "Selisih pembulatan yang masih wajar, untuk setiap angka yang berkoma.",
                "What rounding may explain, for each figure with decimals.",
            ),
        ),
    ),
)
