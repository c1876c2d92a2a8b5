"""Transformations of what stands around the figures: letterhead, title, units, notes, page breaks."""

from __future__ import annotations

import random

from tests.core.tables.layouts.model import Line, Plan

WHERE = ("left", "merged", "merged")


def letterhead(plan: Plan, chance: random.Random) -> bool:
    """The office's name and address, with its telephone number."""
    city = chance.choice(("KOTA BALIKPAPAN", "KABUPATEN BANDUNG", "KOTA MADIUN"))
    where = chance.choice(WHERE)
    plan.style.above += [(0, f"PEMERINTAH {city}", where), (1, (plan.table.subject or "DINAS").upper(), where)]
    if chance.random() < 0.6:
        plan.style.above.append((2, "Jl. Jenderal Sudirman No. 12 Telp. (0542) 421123 Kode Pos 76114", where))
    if chance.random() < 0.5:
        plan.style.above.append((3, "", "left"))
    return True


def title(plan: Plan, chance: random.Random) -> bool:
    """Tabel 4.2.1 with what it is about, where and when."""
    if not plan.table.title:
        return False
    number = chance.choice(("Tabel 4.2.1 ", "Tabel 3.1. ", "TABEL 12. ", "Tabel 5.1.3\n", "", ""))
    when = chance.choice((", 2024", " Tahun 2023", " di Kota Balikpapan, 2024", " (2019-2024)", " Semester I 2024", ""))
    plan.style.above.append((10, f"{number}{plan.table.title}{when}", chance.choice(WHERE)))
    plan.style.air = chance.choice((0, 1, 1, 2))
    return True


def bilingual_title(plan: Plan, chance: random.Random) -> bool:
    """The title again in English, on its own line."""
    if not any(order == 10 for order, _, _ in plan.style.above):
        return False
    measure = plan.table.columns[0].measure or plan.table.measure
    english = measure.english if measure else ""
    plan.style.above.append((11, f"{english or 'Indicators'} by Region in Balikpapan Municipality, 2024", "left"))
    return True


def unit_line(plan: Plan, chance: random.Random) -> bool:
    """(dalam ribu rupiah), Satuan: orang; only where one unit holds for all."""
    units = _units(plan)
    if len(units) != 1 or "" in units:
        return False
    unit = units.pop()
    text = chance.choice((f"(dalam {unit})", f"Satuan: {unit}", f"({unit})", f"Satuan : {unit.title()}"))
    plan.style.above.append((20, text, chance.choice(("left", "right"))))
    return True


def _units(plan: Plan) -> set[str]:
    table = plan.table
    return {table.measure_of(row, column).unit for row in table.rows for column in table.columns}


def period_line(plan: Plan, chance: random.Random) -> bool:
    """Tahun: 2024, Keadaan 31 Desember 2023, PERIODE JANUARI S.D APRIL."""
    text = chance.choice(
        ("Tahun : 2024", "TAHUN 2023", "Keadaan 31 Desember 2023", "Bulan: Maret 2024", "PERIODE JANUARI S.D APRIL")
    )
    plan.style.above.append((15, text, chance.choice(WHERE)))
    return True


def area_line(plan: Plan, chance: random.Random) -> bool:
    """Kecamatan : Balikpapan Utara above the table; sometimes left empty."""
    text = chance.choice(("Propinsi :", "Kota : Balikpapan", "Kabupaten/Kota : Bandung", "OPD : Dinas Kesehatan"))
    plan.style.above.append((14, text, "left"))
    return True


def source_line(plan: Plan, chance: random.Random) -> bool:
    """Sumber: below the table, or above it."""
    text = chance.choice(("Sumber: {}", "Sumber : {}", "Sumber/Source: {}", "Sumber Data: {}, 2024"))
    text = text.format(plan.table.subject or "BPS")
    if chance.random() < 0.2:
        plan.style.above.append((16, text, chance.choice(WHERE)))
    else:
        plan.style.below.append((text, chance.choice(("left", "merged"))))
        plan.style.space_below = chance.choice((0, 0, 1, 2))
    return True


def explanations(plan: Plan, chance: random.Random) -> bool:
    """Keterangan, Catatan and the legend of marks."""
    plan.style.below += chance.choice(
        (
            [("Keterangan :", "left"), ("- : tidak ada data", "left"), ("... : data belum tersedia", "left")],
            [("Catatan: Data dihitung per 31 Desember 2024, jumlah dapat berbeda karena pembulatan.", "left")],
            [("Keterangan: Data 3 kelurahan belum masuk", "left")],
            [("Ket:", "left"), ("RT = Rukun Tetangga", "left")],
            [("Catatan : 12 desa belum melapor sampai dengan 31 Desember 2024", "left")],
            [("Dicetak: 12/01/2025 10:30", "right")],
        )
    )
    return True


def legend(plan: Plan, chance: random.Random) -> bool:
    """Short forms and what they mean, in two columns below the table."""
    pairs = [("KK", "= Kepala Keluarga"), ("L", "= Laki-laki"), ("P", "= Perempuan"), ("TW", ": Triwulan")]
    plan.style.below.append(("Keterangan:", "left"))
    plan.style.below += [(f"{short}\t{text}", "pair") for short, text in chance.sample(pairs, 2)]
    plan.style.space_below = chance.choice((0, 1))
    return True


def signature(plan: Plan, chance: random.Random) -> bool:
    """Place and date, office, name and number of who signs, at the right."""
    plan.style.signature += [
        ("", "left"),
        (f"Balikpapan, {chance.randint(2, 28)} Januari 2025", "right"),
        (chance.choice(("Kepala Dinas,", "Mengetahui,\nKepala Dinas", "Kepala Bidang")), "right"),
        ("", "left"),
        ("Drs. H. Contoh Nama, M.Si.", "right"),
        (chance.choice(("NIP. 19700101 199503 1 001", "NIP 197001011995031001", "Pembina Tk. I")), "right"),
    ]
    return True


def two_signatures(plan: Plan, chance: random.Random) -> bool:
    """Mengetahui at the left, who made the table at the right."""
    if plan.style.signature:
        return False
    plan.style.signature += [
        ("", "left"),
        ("Mengetahui,\tPetugas Pendata", "both"),
        ("Kepala Seksi Data\tDinas", "both"),
        ("", "left"),
        ("Contoh Nama, S.Si\tContoh Nama, A.Md", "both"),
        ("NIP. 19800101 200501 1 002\tNIP. 19900202 201502 2 003", "both"),
    ]
    return True


def unmerged_header(plan: Plan, chance: random.Random) -> bool:
    """The outer name once, its neighbours empty, nothing merged.

    Short columns stand in the first header row: in the last row, right of a group, they would seem to belong to it.
    """
    if plan.style.header != "merged":
        return False
    plan.style.header = "blank"
    return True


def repeated_header_names(plan: Plan, chance: random.Random) -> bool:
    """The outer name in every column."""
    if plan.style.header != "merged" or max(len(column.path) for column in plan.table.columns) < 2:
        return False
    plan.style.header = "repeated"
    return True


def column_numbers(plan: Plan, chance: random.Random) -> bool:
    """(1) (2) (3) under the header; Excel makes -1 -2 -3 of it; or plain 1 2 3.

    Plain numbers need something else that shows where the data begin: not with a header of one row of years.
    """
    if plan.table.tall or plan.style.wide_labels:
        return False
    forms = ["paren", "paren", "negative", "letter"]
    forms += ["plain"] if plan.style.number_column and plan.table.columns_are != "years" else []
    plan.style.column_numbers = chance.choice(forms)
    return True


def unit_row(plan: Plan, chance: random.Random) -> bool:
    """A row with the unit of each column."""
    columns = plan.table.columns
    if plan.table.tall or not all(column.measure for column in columns) or plan.style.unit_pairs:
        return False
    if not any(column.measure and column.measure.unit for column in columns):
        return False
    plan.style.unit_row = True
    return True


def unit_column(plan: Plan, chance: random.Random) -> bool:
    """Satuan: a column with the unit of each row."""
    table = plan.table
    for row in table.rows:
        if len({table.measure_of(row, column).unit for column in table.columns}) > 1:
            return False
    if any("(" in row.path[-1].text for row in table.rows if row.measure):
        return False
    plan.style.unit_column = True
    return True


def value_unit_pairs(plan: Plan, chance: random.Random) -> bool:
    """Each value column is followed by the column of its unit: NILAI, SATUAN."""
    table = plan.table
    if table.tall or plan.style.unit_row or plan.style.unit_column or len(table.columns) > 8:
        return False
    if plan.style.header == "flat_last" or any(not unit for unit in _units(plan)):
        return False
    plan.style.unit_pairs = chance.choice((("NILAI", "SATUAN"), ("Jumlah", "Satuan"), ("Nilai", "Satuan")))
    return True


def gap_row(plan: Plan, chance: random.Random) -> bool:
    """An empty row between header and figures."""
    plan.style.gap_row = True
    return not plan.table.tall


def gap_columns(plan: Plan, chance: random.Random) -> bool:
    """An empty column in between, as narrow spacers are.

    Not without merged or numbered header: then the right part would be a table without names of its own.
    """
    table = plan.table
    if table.tall or len(table.columns) < 3 or plan.style.header not in ("merged", "blank"):
        return False
    plan.style.gap_columns = {chance.randrange(1, len(table.columns) - 1)}
    return True


def repeated_header(plan: Plan, chance: random.Random) -> bool:
    """The header again on every printed page."""
    if len(plan.table.rows) < 6 or plan.table.tall:
        return False
    plan.style.repeat_header = chance.randint(3, max(4, len(plan.table.rows) // 2))
    return True


def formulas(plan: Plan, chance: random.Random) -> bool:
    """Totals are formulas with the value they had when the file was saved."""
    lines: tuple[Line, ...] = (*plan.table.rows, *plan.table.columns)
    plan.style.formulas = plan.kind != "csv" and any(line.parts for line in lines)
    return plan.style.formulas


def hidden_row(plan: Plan, chance: random.Random) -> bool:
    """A row of figures is hidden; it counts in the totals and is data all the same."""
    if plan.kind != "xlsx":
        return False
    plan.style.hidden_row = True
    return True


def shifted(plan: Plan, chance: random.Random) -> bool:
    """The table begins away from the corner."""
    plan.style.left, plan.style.top = chance.randint(2, 4), chance.randint(1, 5)
    return plan.kind != "csv"
