"""A contradiction as a finding: what differs, by how much, and what may be the reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from pondasi.core.checks.across.align import Alignment
from pondasi.core.checks.across.compare import Contradiction, Point, Relation
from pondasi.core.checks.wording import listed, period_name
from pondasi.core.values import Finding, Severity, Text

_TITLES = {
    Relation.SAME: Text("Satu hal, dua angka", "One thing, two figures"),
    Relation.PARTS: Text(
        "Jumlah tidak sama dengan rincian di dataset lain", "A total differs from its parts in another dataset"
    ),
}
_WHY = Text(
    "Siapa pun yang memakai kedua dataset akan bertanya angka mana yang berlaku.",
    "Anybody who uses both datasets will ask which of the figures counts.",
)
_FIX = Text(
    "Cocokkan konsep, tanggal acuan dan sumber bersama kedua instansi. Bila salah satu perlu diperbaiki, mintalah "
    "perbaikan; bila keduanya benar menurut konsepnya masing-masing, tulis alasannya.",
    "Compare concept, reference date and source with both agencies. Where one needs mending, ask for a correction; "
    "where both are right by their own concepts, write down why.",
)
FACETS = {
    "concept": Text("konsep", "concept"),
    "definition": Text("definisi", "definition"),
    "classification": Text("klasifikasi", "classification"),
    "method": Text("cara memperoleh", "method"),
    "unit": Text("satuan", "unit"),
}
"""What is shown of both sides beside the figures."""


def finding(contradiction: Contradiction) -> Finding:
    """The contradiction in words; its code is `across_` and the relation."""
    alignment, points = contradiction.alignment, contradiction.points
    largest = max(points, key=lambda point: abs(point.gap))
    periods = listed([period_name(one) for one in sorted({point.period for point in points}, reverse=True)], 4)
    message = Text(
        "{n} dari {of} angka yang ada di “{left}” ({one}) dan “{right}” ({other}) berbeda ({periods}).",
        "{n} of the {of} figures that stand in “{left}” ({one}) and in “{right}” ({other}) differ ({periods}).",
    ).fill(
        n=len(points),
        of=contradiction.compared,
        left=alignment.left.structure.title,
        one=alignment.left.producer,
        right=alignment.right.structure.title,
        other=alignment.right.producer,
        periods=periods,
    )
    return Finding(
        code=f"across_{contradiction.relation.value}",
        severity=Severity.WARNING,
        title=_TITLES[contradiction.relation],
        message=_joined(message, *_hints(contradiction)),
        why=_WHY,
        fix=_FIX,
        found=_said(alignment, largest),
        rows=tuple(dict.fromkeys(point.name for point in points)),
    )


def facets(alignment: Alignment) -> tuple[str, ...]:
    """The facets of the definition in which the two sides do not say the same."""
    left, right = alignment.left, alignment.right
    units = left.structure.measure.unit, right.structure.measure.unit
    said = {name: (getattr(left, name), getattr(right, name)) for name in FACETS if name != "unit"} | {"unit": units}
    return tuple(name for name, (one, other) in said.items() if _plain(one) != _plain(other))


def _plain(text: Text) -> str:
    return " ".join(text.id.casefold().split()).strip(" .")


def _said(alignment: Alignment, point: Point) -> Text:
    """The largest gap as a sentence."""
    share = (point.share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    sentence = Text(
        "Terbesar: {name}, {period}: {left} {unit} dan {right} {other_unit}, berselisih {gap} ({share} %).",
        "The largest: {name}, {period}: {left} {unit} and {right} {other_unit}, {gap} apart ({share} %).",
    )
    return sentence.fill(
        name=point.name,
        period=period_name(point.period),
        left=point.left.value,
        right=point.right.value,
        unit=alignment.left.structure.measure.unit,
        other_unit=alignment.right.structure.measure.unit,
        gap=_short(abs(point.gap)),
        share=share,
    )


def _short(value: Decimal) -> Decimal:
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _hints(contradiction: Contradiction) -> Iterator[Text]:
    """What the differences themselves give away about their reason."""
    if _is_another_magnitude(contradiction):
        yield Text(
            "Perbandingannya selalu sama dan kelipatan sepuluh; mungkin satuannya berbeda.",
            "The ratio is always the same power of ten; perhaps the units differ.",
        )
    elif _is_a_period_apart(contradiction):
        yield Text(
            "Angka yang satu sama dengan angka yang lain satu periode sebelumnya; mungkin tanggal acuannya berbeda.",
            "The figures of the one are those of the other a period earlier; perhaps the reference dates differ.",
        )
    differing = facets(contradiction.alignment)
    if differing:
        yield Text("Keduanya berbeda dalam {facets}.", "They differ in {facets}.").fill(
            facets=listed([FACETS[name] for name in differing])
        )


def _is_another_magnitude(contradiction: Contradiction) -> bool:
    factor = contradiction.alignment.factor
    ratios = {point.left.value / (point.right.value * factor) for point in contradiction.points if point.right.value}
    if len(ratios) != 1 or len(contradiction.points) < 2:
        return False
    ratio = ratios.pop()
    return ratio > 0 and ratio != 1 and ratio.normalize().as_tuple().digits == (1,)


def _is_a_period_apart(contradiction: Contradiction) -> bool:
    """Whether most differing figures of one side are those of the other a period earlier."""
    factor = contradiction.alignment.factor
    left = {(point.period, point.codes): point.left.value for point in contradiction.points}
    right = {(point.period, point.codes): point.right.value * factor for point in contradiction.points}
    for one, other in ((left, right), (right, left)):
        earlier = [(value, one.get((period.shift(-1), codes))) for (period, codes), value in other.items()]
        known = [(value, before) for value, before in earlier if before is not None]
        if len(known) >= 3 and sum(value == before for value, before in known) * 10 >= len(known) * 8:
            return True
    return False


def _joined(*sentences: Text) -> Text:
    return Text(" ".join(one.id for one in sentences), " ".join(one.en for one in sentences))
