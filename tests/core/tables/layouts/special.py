"""Tables of rarer shape: text classes, sections by class or year, growth, school years, shares, pivots."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Heading, Line, Measure, Table
from tests.core.tables.layouts.tables import agency, heading, measured, one_measure, places, rows_of, years


def text_classes(chance: random.Random) -> Table:
    """A long table whose observation is a class: ADA or TIDAK ADA per village and year."""
    name, classes = chance.choice(
        (
            ("pencemaran_air", ("ADA", "TIDAK ADA")),
            ("status_desa", ("MANDIRI", "MAJU", "BERKEMBANG", "TERTINGGAL")),
            ("ketersediaan_posyandu", ("Ada", "Tidak Ada")),
        )
    )
    measure = Measure(name, "text", "", 0, 0, 0, "", classes)
    regions = words.coded(words.made_up(chance, chance.randint(8, 16)), "3204010", "32.04.01")
    rows = [Line((region, Heading(year))) for year in years(chance, 1, 2) for region in regions]
    table = Table(rows, [Line((Heading(name),), measure)], ["nama_desa_kelurahan", "tahun"], name, measure, tall=True)
    table.rows_are, table.columns_are = "records", "value"
    return table


def sections_of_classes(chance: random.Random) -> Table:
    """The same regions again under every class or year: A. Negeri, B. Swasta; 2023, 2024."""
    subject, measures = agency(chance)
    counts = [one for one in measures if one.kind == "count"]
    chosen = chance.sample(counts, min(len(counts), chance.randint(2, 3)))
    level, regions = places(chance)
    name = chance.choice(("ownership", "sex", "level", "scale", "condition"))
    rows = [
        Line((Heading(text, number=letter), region), weight=chance.uniform(0.3, 1.6))
        for letter, text in zip("ABCD", words.CLASSES[name][1], strict=False)
        for region in regions[:8]
    ]
    columns = [Line((measured(one),), one) for one in chosen]
    corners = [words.CLASSES[name][0], level]
    return Table(rows, columns, corners, f"Data {subject}", subject=subject, rows_are="class_groups")


def growth(chance: random.Random) -> Table:
    """Rates that may be negative."""
    measure = Measure("Laju Pertumbuhan", "rate", "persen", -6, 9, 2, "Growth Rate")
    level, regions = places(chance)
    columns = [Line((Heading(year),), measure) for year in years(chance)]
    title = f"Laju Pertumbuhan Ekonomi Menurut {level} (persen)"
    return Table(rows_of(chance, regions), columns, [level], title, measure, "BPS", columns_are="years")


def school_years(chance: random.Random) -> Table:
    """2021/2022, 2022/2023 across."""
    measure = chance.choice(words.AGENCIES["Dinas Pendidikan dan Kebudayaan"][:4])
    level, regions = places(chance)
    last = chance.randint(2020, 2024)
    columns = [Line((Heading(f"{year}/{year + 1}"),), measure) for year in range(last - 3, last + 1)]
    title = f"{measure.noun} Menurut {level} Tahun Ajaran {last - 3}/{last - 2} - {last}/{last + 1}"
    table = Table(rows_of(chance, regions), columns, [level], title, measure, "Dinas Pendidikan")
    table.columns_are = "school_years"
    return table


def parts_of_years(chance: random.Random) -> Table:
    """Semester I 2023, Triwulan II 2024, Jan 2024 across."""
    subject, measure = one_measure(chance)
    level, regions = places(chance)
    year = chance.randint(2020, 2025)
    parts = chance.choice(
        (
            [f"Semester {n} {y}" for y in (year - 1, year) for n in ("I", "II")],
            [f"Triwulan {n} {year}" for n in ("I", "II", "III", "IV")],
            [f"TW {n} {year}" for n in ("I", "II", "III", "IV")],
            [f"{month} {year}" for month in words.MONTHS_SHORT[:6]],
            [f"{month}-{year % 100}" for month in words.MONTHS_SHORT[:6]],
        )
    )
    columns = [Line((Heading(part),), measure) for part in parts]
    title = f"{measure.noun} Menurut {level}"
    table = Table(rows_of(chance, regions), columns, [level], title, measure, subject)
    table.columns_are = "parts"
    return table


def counts_with_shares(chance: random.Random) -> Table:
    """Each count is followed by its percentage."""
    subject, measures = agency(chance)
    counts = [one for one in measures if one.kind == "count"]
    chosen = chance.sample(counts, min(len(counts), chance.randint(1, 3)))
    share = Measure("%", "percent", "persen", 2, 40, 2, "")
    level, regions = places(chance)
    number, part = chance.choice(("Jumlah", "Banyaknya")), chance.choice(("%", "Persentase", "Persen"))
    columns = []
    for one in chosen:
        columns += [Line((measured(one), Heading(number)), one), Line((measured(one), Heading(part)), share)]
    return Table(rows_of(chance, regions), columns, [level], chosen[0].noun, subject=subject, columns_are="shares")


def pivot(chance: random.Random) -> Table:
    """A pivot copied as it stands: Row Labels, Sum of …"""
    subject, measures = agency(chance)
    counts = [one for one in measures if one.additive]
    chosen = chance.sample(counts, min(len(counts), chance.randint(1, 4)))
    _, regions = places(chance)
    columns = [Line((Heading(f"Sum of {one.noun}", also=(one.noun,)),), one) for one in chosen]
    rows = rows_of(chance, regions)
    rows.append(Line((Heading("Grand Total"),), parts=tuple(rows)))
    return Table(rows, columns, ["Row Labels"], "", subject=subject, columns_are="pivot")


def months_in_names(chance: random.Random) -> Table:
    """Measure, month and unit in one header cell: Garis Kemiskinan - Maret (Rp)."""
    measures = (
        Measure("Garis Kemiskinan", "money", "Rp", 310_000, 790_000),
        Measure("Jumlah Penduduk Miskin", "thousands", "ribu", 41, 1900, 2),
        Measure("Persentase Penduduk Miskin", "percent", "persen", 3, 27, 2),
    )
    level, regions = places(chance)
    columns = []
    for one in measures:
        unit = {"Rp": " (Rp)", "ribu": " (ribu) (Ribu)"}.get(one.unit, "")
        for month in ("Maret", "September"):
            bare = f"{one.noun} - {month}"
            columns.append(Line((Heading(bare + unit, also=(bare, bare + unit.split(" (Ribu)")[0])),), one))
    table = Table(rows_of(chance, regions), columns, [level], "Kemiskinan", subject="BPS", columns_are="named")
    return table


def persons_with_unknown(chance: random.Random) -> Table:
    """Regions with a row for those that belong to none: N/A, Belum Diketahui, Luar Kota."""
    subject, measures = agency(chance)
    counts = [one for one in measures if one.kind == "count"]
    level, regions = places(chance)
    other = chance.choice(("N/A", "Belum Diketahui", "BELUM DIKETAHUI", "Luar Kota Balikpapan", "Tidak Diketahui"))
    regions.insert(chance.randint(1, len(regions)), Heading(other))
    columns = [Line((measured(one),), one) for one in counts]
    title = f"Data {subject} Menurut {level}"
    return Table(rows_of(chance, regions), columns, [level], title, subject=subject, columns_are="measures")


def codes_for_regions(chance: random.Random) -> Table:
    """A long table with both region levels, as portals keep it: kecamatan and kelurahan in every record."""
    subject, measure = one_measure(chance)
    rows = []
    for year in years(chance, 1, 2):
        for district in words.coded(tuple(words.CITY), "6471", "64.71")[: chance.randint(2, 6)]:
            for village in words.coded(words.CITY[district.text], *district.codes):
                rows.append(Line((district, village, Heading(year)), weight=chance.uniform(0.05, 0.4)))
    column = Heading(measure.noun.casefold().replace(" ", "_"))
    corners = ["nama_kecamatan", "nama_kelurahan", "tahun"]
    table = Table(rows, [Line((column,), measure)], corners, measure.noun, measure, subject, tall=True)
    table.rows_are, table.columns_are = "records", "value"
    return table


def single_ages(chance: random.Random) -> Table:
    """Ages 0, 1, 2, … or days 1, 2, 3, … as whole numbers across, under a common name."""
    level, regions = places(chance)
    name, first, many = chance.choice((("Umur", 0, 20), ("Umur", 15, 12), ("Tanggal", 1, 31), ("Kelas", 1, 6)))
    measure = words.count("Jumlah Peserta" if name != "Tanggal" else "Kasus Harian", "orang", 12, 900)
    top = Heading(name, needed=False)
    columns = [Line((top, Heading(str(number))), measure) for number in range(first, first + many)]
    title = f"{measure.noun} Menurut {level} dan {name}"
    return Table(rows_of(chance, regions), columns, [level], title, measure, columns_are="numbers")


def daily(chance: random.Random) -> Table:
    """One row per day, held as dates."""
    start = date(chance.randint(2020, 2025), chance.randint(1, 11), chance.randint(1, 20))
    days = [start + timedelta(days=n) for n in range(chance.randint(5, 20))]
    chosen = [words.count(noun, "orang", 12, 900) for noun in ("Kasus Baru", "Sembuh", "Dirawat")]
    rows = [
        Line((Heading(f"{day:%d/%m/%Y}", also=(day.isoformat(), f"{day.isoformat()} 00:00:00"), day=day),))
        for day in days
    ]
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows, columns, ["Tanggal"], "Perkembangan Kasus Harian", rows_are="days")


def groups_of_years(chance: random.Random) -> Table:
    """The same regions again under every year, or the months under every year."""
    subject, measures = agency(chance)
    counts = [one for one in measures if one.kind == "count"]
    chosen = chance.sample(counts, min(len(counts), chance.randint(1, 3)))
    level, regions = places(chance)
    names = [heading(month) for month in words.MONTHS]
    inner, corner = (regions[:6], level) if chance.random() < 0.6 else (names, "Bulan")
    when = years(chance, 2, 3)
    rows = [Line((Heading(year), one), weight=chance.uniform(0.3, 1.6)) for year in when for one in inner]
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows, columns, ["Tahun", corner], f"Data {subject}", subject=subject, rows_are="class_groups")


def wide_records(chance: random.Random) -> Table:
    """A long table with several value columns: laki_laki, perempuan, jumlah per region, year and month."""
    subject, measure = one_measure(chance, additive=True)
    level, regions = places(chance)
    months = [heading(month) for month in words.MONTHS[: chance.choice((3, 6))]]
    rows = [
        Line((region, Heading(year), month), weight=chance.uniform(0.3, 1.6))
        for year in years(chance, 1, 2)
        for month in months
        for region in regions[:5]
    ]
    parts = tuple(Line((Heading(text),), measure) for text in ("laki_laki", "perempuan"))
    columns = [*parts, Line((Heading("jumlah"),), measure, parts)]
    corners = [f"nama_{level.casefold().replace('/', '_')}", "tahun", "bulan"]
    table = Table(rows, columns, corners, measure.noun, measure, subject, tall=True)
    table.rows_are, table.columns_are = "records", "value"
    return table


def years_in_regions(chance: random.Random) -> Table:
    """The years under every region: the second column holds years, not figures."""
    subject, measures = agency(chance)
    chosen = chance.sample(measures, chance.randint(1, min(3, len(measures))))
    level, regions = places(chance)
    when = years(chance, 2, 4)
    rows = [Line((region, Heading(year)), weight=chance.uniform(0.3, 1.6)) for region in regions[:7] for year in when]
    columns = [Line((measured(one),), one) for one in chosen]
    return Table(rows, columns, [level, "Tahun"], f"Data {subject}", subject=subject, rows_are="class_groups")


def profile(chance: random.Random) -> Table:
    """Items and one value each: Uraian, Nilai."""
    subject, measures = agency(chance)
    others = [one for name, many in sorted(words.AGENCIES.items()) if name != subject for one in many]
    rows = [Line((measured(one),), one) for one in [*measures, *chance.sample(others, 4)]]
    word = chance.choice(("Nilai", "Jumlah", "Capaian", "Tahun 2024"))
    columns = [Line((Heading(word, needed=word == "Tahun 2024"),))]
    corner = chance.choice(("Uraian", "Indikator", "Jenis Data"))
    return Table(rows, columns, [corner], f"Profil {subject}", subject=subject, rows_are="items", columns_are="value")


def one_row(chance: random.Random) -> Table:
    """A single row over the years."""
    subject, measure = one_measure(chance)
    columns = [Line((Heading(year),), measure) for year in years(chance, 4, 8)]
    rows = [Line((measured(measure),), measure)]
    return Table(rows, columns, ["Uraian"], measure.noun, measure, subject, rows_are="items", columns_are="years")


SPECIAL = (
    (years_in_regions, 2),
    (profile, 2),
    (one_row, 1),
    (single_ages, 2),
    (daily, 1),
    (groups_of_years, 2),
    (wide_records, 2),
    (text_classes, 2),
    (sections_of_classes, 2),
    (growth, 2),
    (school_years, 1),
    (parts_of_years, 2),
    (counts_with_shares, 2),
    (pivot, 1),
    (months_in_names, 2),
    (persons_with_unknown, 2),
    (codes_for_regions, 2),
)
