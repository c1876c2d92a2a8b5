"""Random structures: one to three breakdowns, with and without totals, flat and in levels."""

from __future__ import annotations

import random

from pondasi.core.values import (
    TOTAL,
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Period,
    Text,
)

PLACES = (
    "Rawa Indah",
    "Bukit Tiung",
    "Muara Lestari",
    "Sumber Kenanga",
    "Padang Elok",
    "Teluk Jering",
    "Gunung Cempa",
)
_LISTS = (
    ("jenis-kelamin", "Jenis kelamin", (("L", "Laki-laki"), ("P", "Perempuan"))),
    ("cara-bayar", "Cara bayar", (("A&B", "Asuransi"), ("U=1", "Bayar sendiri"), ("X 9", "Gratis"))),
    ("jenjang", "Jenjang", tuple((f"J{n}", f"Jenjang {name}") for n, name in enumerate(("SD", "SMP", "SMA")))),
    ("kelas", "Kelas", tuple((f"K{n:02d}", f"Kelas rawat {chr(65 + n)}") for n in range(9))),
)
_KINDS = (
    (MeasureKind.COUNT, 0, "orang"),
    (MeasureKind.QUANTITY, 1, "ton"),
    (MeasureKind.QUANTITY, 2, "hektare"),
    (MeasureKind.MONEY, 0, "rupiah"),
    (MeasureKind.PERCENTAGE, 1, "persen"),
)
_PERIODS = {
    Frequency.ANNUAL: "2025",
    Frequency.SEMESTER: "2025-S2",
    Frequency.QUARTER: "2025-Q3",
    Frequency.MONTH: "2025-04",
}


def random_structure(seed: int) -> DataStructure:
    """One to three breakdowns, with and without totals, flat and in levels."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    kind, decimals, unit = chance.choice(_KINDS)
    dimensions = [_regions(chance)]
    for code, name, entries in chance.sample(_LISTS, chance.choice((0, 1, 1, 2, 2))):
        dimensions.append(_classes(chance, code, name, entries))
    chance.shuffle(dimensions)
    return DataStructure(
        id=f"data-{seed}",
        version="1",
        title=Text("Banyaknya hal menurut kecamatan", "Things by district"),
        frequency=chance.choice(list(_PERIODS)),
        dimensions=tuple(dimensions),
        measure=Measure(Text("Banyaknya hal", "Things"), kind, Text(unit, unit), decimals=decimals),
    )


def _regions(chance: random.Random) -> Dimension:
    names = chance.sample(PLACES, chance.randint(3, 6))
    codes = [Code("99.01", Text.same("Kota Contoh"))]
    for number, name in enumerate(names, 1):
        codes.append(Code(f"99.01.{number:02d}", Text.same(name), "99.01"))
        if len(names) == 3:
            codes += [
                Code(f"99.01.{number:02d}.100{part}", Text.same(f"Desa {name} {side}"), f"99.01.{number:02d}")
                for part, side in enumerate(("Hulu", "Hilir"), 1)
            ]
    return Dimension("wilayah", Text("Kecamatan", "District"), CodeList("w", "1", tuple(codes)), is_region=True)


def _classes(chance: random.Random, code: str, name: str, entries: tuple[tuple[str, str], ...]) -> Dimension:
    total = chance.random() < 0.7
    codes = [Code(TOTAL, Text("Jumlah", "Total"))] if total else []
    codes += [Code(one, Text.same(text), TOTAL if total else None) for one, text in entries]
    return Dimension(code, Text.same(name), CodeList(code, "1", tuple(codes)))


def period_of(structure: DataStructure) -> Period:
    return Period.parse(_PERIODS[structure.frequency])
