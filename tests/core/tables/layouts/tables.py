"""Tidy tables of every usual shape: what is counted, for whom, when; not yet how it is printed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Heading, Line, Measure, Table

Maker = Callable[[random.Random], Table]


def heading(text: str, *, needed: bool = True) -> Heading:
    return Heading(text, words.ENGLISH.get(text, ""), needed)


def measured(measure: Measure) -> Heading:
    return Heading(measure.noun, measure.english)


def agency(chance: random.Random) -> tuple[str, tuple[Measure, ...]]:
    return chance.choice(sorted(words.AGENCIES.items()))


def places(chance: random.Random) -> tuple[str, list[Heading]]:
    """The word for a level of regions, and some regions of it with their codes."""
    kind = chance.choice(("city", "made_up", "village", "regency", "province"))
    if kind == "city":
        return "Kecamatan", words.coded(tuple(words.CITY), "6471", "64.71")
    if kind == "made_up":
        return "Kecamatan", words.coded(words.made_up(chance, chance.randint(4, 14)), "3204", "32.04")
    if kind == "village":
        level = chance.choice(("Kelurahan", "Desa", "Desa/Kelurahan"))
        return level, words.coded(words.made_up(chance, chance.randint(5, 16)), "3204010", "32.04.01")
    if kind == "regency":
        regencies = words.coded(words.REGENCIES[: chance.randint(4, 16)], "32", "32")
        return "Kabupaten/Kota", regencies + words.coded(words.CITIES[: chance.randint(1, 7)], "32", "32", 71)
    names = list(words.PROVINCES[: chance.randint(6, 21)])
    return "Provinsi", [Heading(name, codes=(f"{11 + n}", f"{11 + n}")) for n, name in enumerate(names)]


def years(chance: random.Random, least: int = 2, most: int = 6) -> list[str]:
    number = chance.randint(least, most)
    last = chance.randint(2019, 2025)
    return [str(year) for year in range(last - number + 1, last + 1)]


def rows_of(chance: random.Random, headings: list[Heading]) -> list[Line]:
    return [Line((one,), weight=chance.uniform(0.3, 1.6)) for one in headings]


def one_measure(chance: random.Random, *, additive: bool | None = None) -> tuple[str, Measure]:
    while True:
        subject, measures = agency(chance)
        fit = [one for one in measures if additive is None or one.additive == additive]
        if fit:
            return subject, chance.choice(fit)


def regions_by_measures(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    chosen = chance.sample(measures, chance.randint(1, len(measures)))
    level, regions = places(chance)
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows_of(chance, regions), columns, [level], f"Data {subject} Menurut {level}", subject=subject)


def regions_by_measure_classes(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    counts = [one for one in measures if one.kind == "count"]
    chosen = chance.sample(counts, min(len(counts), chance.randint(1, 3)))
    name = chance.choice(("sex", "sex_short", "ownership", "age_words"))
    columns = []
    for one in chosen:
        columns += [Line((measured(one), heading(text)), one) for text in words.CLASSES[name][1]]
    level, regions = places(chance)
    title = f"{' dan '.join(one.noun for one in chosen)} Menurut {level} dan {words.CLASSES[name][0]}"
    return Table(rows_of(chance, regions), columns, [level], title, subject=subject, columns_are="measure_classes")


def regions_by_years(chance: random.Random) -> Table:
    subject, measure = one_measure(chance)
    level, regions = places(chance)
    top: tuple[Heading, ...] = ()
    if chance.random() < 0.4:
        top = (chance.choice((measured(measure), heading("Tahun", needed=False))),)
    columns = [Line((*top, Heading(year)), measure) for year in years(chance)]
    title = f"{measure.noun} Menurut {level}"
    return Table(rows_of(chance, regions), columns, [level], title, measure, subject, columns_are="years")


def regions_by_years_classes(chance: random.Random) -> Table:
    subject, measure = one_measure(chance, additive=True)
    level, regions = places(chance)
    name = chance.choice(("sex", "sex_short", "ownership", "quarter", "quarter_short", "semester", "condition"))
    chosen = years(chance, 1, 3)
    columns = [Line((Heading(year), heading(text)), measure) for year in chosen for text in words.CLASSES[name][1]]
    title = f"{measure.noun} Menurut {level} dan {words.CLASSES[name][0]}"
    return Table(rows_of(chance, regions), columns, [level], title, measure, subject, columns_are="year_classes")


def regions_by_classes(chance: random.Random) -> Table:
    subject, measure = one_measure(chance, additive=True)
    level, regions = places(chance)
    name = chance.choice(sorted(set(words.CLASSES) - {"quarter_short"}))
    top: tuple[Heading, ...] = ()
    if chance.random() < 0.5:
        top = (chance.choice((measured(measure), heading(words.CLASSES[name][0], needed=False))),)
    columns = [Line((*top, heading(text)), measure) for text in words.CLASSES[name][1]]
    title = f"{measure.noun} Menurut {level} dan {words.CLASSES[name][0]}"
    return Table(rows_of(chance, regions), columns, [level], title, measure, subject, columns_are="classes")


def regions_by_three_levels(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    chosen = chance.sample([one for one in measures if one.additive], 1)
    name = chance.choice(("ownership", "level", "sex"))
    level, regions = places(chance)
    when = years(chance, 2, 3)
    columns = [
        Line((measured(one), heading(text), Heading(year)), one)
        for one in chosen
        for text in words.CLASSES[name][1]
        for year in when
    ]
    return Table(rows_of(chance, regions), columns, [level], chosen[0].noun, subject=subject, columns_are="three")


def classes_by_sex(chance: random.Random) -> Table:
    subject, measure = one_measure(chance, additive=True)
    name = chance.choice(("age", "schooling", "religion", "disaster", "vehicle"))
    rows = rows_of(chance, [heading(text) for text in words.CLASSES[name][1]])
    other = chance.choice(("sex", "sex_short", "ownership"))
    columns = [Line((heading(text),), measure) for text in words.CLASSES[other][1]]
    title = f"{measure.noun} Menurut {words.CLASSES[name][0]} dan {words.CLASSES[other][0]}"
    return Table(rows, columns, [words.CLASSES[name][0]], title, measure, subject, rows_are="classes")


def classes_by_years(chance: random.Random) -> Table:
    subject, measure = one_measure(chance, additive=True)
    name = chance.choice(("age", "schooling", "religion", "disaster", "vehicle"))
    rows = rows_of(chance, [heading(text) for text in words.CLASSES[name][1]])
    columns = [Line((Heading(year),), measure) for year in years(chance, 2, 6)]
    title = f"{measure.noun} Menurut {words.CLASSES[name][0]}"
    return Table(
        rows, columns, [words.CLASSES[name][0]], title, measure, subject, rows_are="classes", columns_are="years"
    )


def months_by_measures(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    chosen = chance.sample(measures, chance.randint(1, min(4, len(measures))))
    months = chance.choice((words.MONTHS, words.MONTHS, words.MONTHS_SHORT))
    rows = rows_of(chance, [heading(month) for month in months])
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows, columns, ["Bulan"], f"Data {subject} per Bulan", subject=subject, rows_are="months")


def regions_by_months(chance: random.Random) -> Table:
    subject, measure = one_measure(chance, additive=True)
    level, regions = places(chance)
    months = chance.choice((words.MONTHS, words.MONTHS_SHORT, words.MONTHS[:6]))
    columns = [Line((heading(month),), measure) for month in months]
    title = f"{measure.noun} Menurut {level} dan Bulan"
    return Table(rows_of(chance, regions), columns, [level], title, measure, subject, columns_are="months")


def years_by_measures(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    chosen = chance.sample(measures, chance.randint(1, min(5, len(measures))))
    rows = rows_of(chance, [Heading(year) for year in years(chance, 4, 9)])
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows, columns, ["Tahun"], f"Perkembangan Data {subject}", subject=subject, rows_are="years")


def items_by_years(chance: random.Random) -> Table:
    subject, measures = agency(chance)
    others = [one for name, many in sorted(words.AGENCIES.items()) if name != subject for one in many]
    chosen = [*measures, *chance.sample(others, 3)]
    rows = [Line((measured(one),), one) for one in chosen]
    columns = [Line((Heading(year),)) for year in years(chance, 2, 5)]
    corner = chance.choice(("Uraian", "Indikator", "Jenis Data", "Rincian"))
    return Table(
        rows, columns, [corner], f"Indikator {subject}", subject=subject, rows_are="items", columns_are="years"
    )


def industries_by_years(chance: random.Random) -> Table:
    measure = Measure("PDRB Atas Dasar Harga Berlaku", "money", "juta rupiah", 900, 98000, 2, "GRDP")
    chosen = chance.sample(words.INDUSTRIES, chance.randint(5, 8))
    if not any(parts for _, parts in chosen):
        chosen[0] = words.INDUSTRIES[0]
    rows = []
    for letter, (name, parts) in zip("ABCDEFGH", chosen, strict=False):
        outer = Heading(name, number=letter)
        inner = [Line((outer, Heading(one, number=str(n))), measure) for n, one in enumerate(parts, 1)]
        rows += inner or [Line((outer,), measure)]
    if chance.random() < 0.5:
        columns = [Line((Heading(year),)) for year in years(chance, 2, 5)]
    else:
        columns = [
            Line((Heading(year), Heading(quarter)))
            for year in years(chance, 1, 2)
            for quarter in words.CLASSES["quarter_short"][1]
        ]
    return Table(
        rows,
        columns,
        ["Kategori", "Uraian"],
        f"{measure.noun} Menurut Lapangan Usaha",
        measure,
        "Badan Pusat Statistik",
        rows_are="hierarchy",
        columns_are="years" if len(columns[0].path) == 1 else "year_classes",
    )


def villages_in_districts(chance: random.Random) -> Table:
    """Kelurahan under their kecamatan."""
    subject, measures = agency(chance)
    chosen = chance.sample(measures, chance.randint(1, min(4, len(measures))))
    if chance.random() < 0.5:
        names = {name: list(parts) for name, parts in words.CITY.items()}
        codes = ("6471", "64.71")
    else:
        names, codes = {}, ("3204", "32.04")
        fresh = words.made_up(chance, 24)
        for name in words.made_up(random.Random(chance.random()), 40):  # noqa: S311
            if name not in fresh and len(names) < 4:
                names[name] = [fresh.pop() for _ in range(chance.randint(2, 5))]
    rows = []
    districts = words.coded(list(names)[: chance.randint(2, 6)], *codes)
    for district, number in zip(districts, ("I", "II", "III", "IV", "V", "VI"), strict=False):
        outer = replace(district, number=number)
        inner = words.coded(names[outer.text], *outer.codes)
        inner = [replace(one, number=letter) for one, letter in zip(inner, "abcdefgh", strict=False)]
        rows += [Line((outer, one), weight=chance.uniform(0.05, 0.4)) for one in inner]
    columns = [Line((measured(one),), one) for one in chosen]
    table = Table(rows, columns, ["Kecamatan", "Kelurahan"], f"Data {subject} Menurut Kelurahan", subject=subject)
    table.rows_are = "villages"
    return table


def regencies_and_cities(chance: random.Random) -> Table:
    """Kabupaten and Kota of a province as two groups."""
    table = chance.choice((regions_by_measures, regions_by_measure_classes, regions_by_years, regions_by_classes))(
        chance
    )
    named = [("Kabupaten", words.REGENCIES, chance.randint(4, 16)), ("Kota", words.CITIES, chance.randint(3, 7))]
    bare = chance.random() < 0.4
    rows = []
    for (word, names, many), number in zip(named, ("I", "II"), strict=True):
        plain = [name.removeprefix("Kota ") if bare else name for name in names[:many]]
        inner = words.coded(plain, "32", "32", 71 if word == "Kota" else 1)
        rows += [
            Line((Heading(word, number=number), Heading(one.text, codes=one.codes)), weight=chance.uniform(0.3, 1.6))
            for one in inner
        ]
    table.rows, table.corners, table.rows_are = rows, ["Wilayah", "Kabupaten/Kota"], "groups"
    return table


def long_table(chance: random.Random) -> Table:
    """One record per observation, as portals and data people keep it."""
    subject, measure = one_measure(chance)
    level, regions = places(chance)
    regions = regions[:8]
    when = [Heading(year) for year in years(chance, 1, 3)]
    name = chance.choice(("sex", "ownership", "", ""))
    classes = [heading(text) for text in words.CLASSES[name][1]] if name else []
    rows = []
    for year in when:
        for region in regions:
            for one in classes or [None]:
                rows.append(Line((region, year, *([one] if one else [])), weight=chance.uniform(0.3, 1.6)))
    column = Heading(measure.noun.casefold().replace(" ", "_"))
    snake = f"nama_{level.casefold().replace('/', '_')}"
    corners = [snake, "tahun", *([words.CLASSES[name][0].casefold().replace(" ", "_")] if name else [])]
    table = Table(rows, [Line((column,), measure)], corners, measure.noun, measure, subject, tall=True)
    table.rows_are, table.columns_are = "records", "value"
    return table


MAKERS: tuple[tuple[Maker, int], ...] = (
    (regions_by_measures, 5),
    (regions_by_measure_classes, 4),
    (regions_by_years, 4),
    (regions_by_years_classes, 4),
    (regions_by_classes, 4),
    (regions_by_three_levels, 2),
    (classes_by_sex, 3),
    (classes_by_years, 2),
    (months_by_measures, 2),
    (regions_by_months, 2),
    (years_by_measures, 2),
    (items_by_years, 3),
    (industries_by_years, 2),
    (villages_in_districts, 4),
    (regencies_and_cities, 3),
    (long_table, 4),
)


def make_table(chance: random.Random) -> Table:
    makers, weights = zip(*MAKERS, strict=True)
    table = chance.choices(makers, weights)[0](chance)
    return table
