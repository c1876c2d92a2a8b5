"""Figures outside of the bounds that were declared for the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Rule
from pondasi.core.checks.rulebook import Bound
from pondasi.core.checks.wording import key_name, listed
from pondasi.core.values import Finding, Observation, Severity, Table, Text


def find(case: Case, _: Mapping[str, Decimal]) -> Iterator[Finding]:
    if case.table is None:
        return
    for bound in case.rulebook.bounds:
        outside = [
            (one, one.value)
            for one in case.observations
            if isinstance(one.value, Decimal) and _applies(case.table, bound, one) and not _within(bound, one.value)
        ]
        if outside:
            yield _outside(case.table, bound, outside)


def _applies(table: Table, bound: Bound, one: Observation) -> bool:
    """Whether the figure bears every code that the bound names. A dimension that the table lacks is never met."""
    codes = {dimension.id: code for dimension, code in zip(table.dimensions, one.key, strict=True)}
    return all(codes.get(dimension) == code for dimension, code in bound.where.items())


def _within(bound: Bound, value: Decimal) -> bool:
    low = bound.minimum is None or value >= bound.minimum
    return low and (bound.maximum is None or value <= bound.maximum)


def _outside(table: Table, bound: Bound, outside: list[tuple[Observation, Decimal]]) -> Finding:
    names = tuple(key_name(table, one.key) for one, _ in outside)
    shown = [
        Text("{name} {value}", "{name} {value}").fill(name=name, value=value)
        for name, (_, value) in zip(names, outside, strict=True)
    ]
    return RULE.finding(
        message=Text(
            "{count} angka di luar batas yang ditetapkan ({limits}): {shown}.",
            "{count} figures lie outside the declared bounds ({limits}): {shown}.",
        ).fill(count=len(outside), limits=_limits(bound), shown=listed(shown)),
        expected=_limits(bound),
        found=listed(shown),
        fix=Text(
            "Mohon periksa angkanya. Bila benar, mohon jelaskan agar walidata dapat menyesuaikan batasnya.",
            "Please check the figures. If they are right, please say why, so that the steward can move the bound.",
        ),
        places=tuple(one.place for one, _ in outside),
        rows=names,
    )


def _limits(bound: Bound) -> Text:
    if bound.minimum is not None and bound.maximum is not None:
        return Text("{low} sampai {high}", "{low} to {high}").fill(low=bound.minimum, high=bound.maximum)
    if bound.minimum is not None:
        return Text("paling sedikit {low}", "{low} at least").fill(low=bound.minimum)
    return Text("paling banyak {high}", "{high} at most").fill(high=bound.maximum or Decimal(0))


RULE = Rule(
    code="bound_declared",
    title=Text("Di luar batas yang ditetapkan", "Outside the declared bounds"),
    reason=Text(
        "Batas ini ditetapkan walidata bersama produsen untuk dataset ini.",
        "The steward and the producer declared these bounds for this dataset.",
    ),
    severity=Severity.ERROR,
    find=find,
)
