"""Lists that are no statistical tables: nothing in them is an observation."""

from __future__ import annotations

import random

from tests.core.tables.layouts import vocabulary as words
from tests.core.tables.layouts.model import Canvas, Layout

Rows = list[list[str | int | None]]


def schools(chance: random.Random) -> Rows:
    """A register of schools with their numbers and telephones."""
    rows: Rows = [["No", "NPSN", "Nama Sekolah", "Alamat", "Kecamatan", "Telepon", "Kode Pos"]]
    for number in range(1, chance.randint(8, 40)):
        kind = chance.choice(("SDN", "SMPN", "SMA"))
        rows.append(
            [
                number,
                str(30400000 + chance.randrange(99999)),
                f"{kind} {number:03d} {chance.choice(list(words.CITY))}",
                f"Jl. {chance.choice(words.made_up(chance, 5))} No. {chance.randint(1, 90)}",
                chance.choice(list(words.CITY)),
                f"0542-{chance.randint(400000, 799999)}",
                str(chance.randint(76111, 76136)),
            ]
        )
    return rows


def data_list(chance: random.Random) -> Rows:
    """Daftar data: what will be produced, by whom, when."""
    rows: Rows = [["No", "Produsen Data", "Judul Data", "Satuan", "Frekuensi", "Jadwal Rilis"]]
    number = 0
    for agency, measures in sorted(words.AGENCIES.items()):
        for measure in measures:
            number += 1
            when = f"{chance.choice(words.MONTHS)} 2025"
            rows.append([number, agency, measure.noun, measure.unit, chance.choice(("Tahunan", "Bulanan")), when])
    return rows


def dictionary(chance: random.Random) -> Rows:
    """A dictionary of variables."""
    rows: Rows = [["Nama Variabel", "Tipe", "Panjang", "Keterangan"]]
    for name in ("kode_provinsi", "nama_provinsi", "kode_kecamatan", "nama_kecamatan", "jenis_kelamin", "tahun"):
        rows.append(
            [name, chance.choice(("teks", "angka")), None, f"Berisi {name.replace('_', ' ')} menurut Kemendagri"]
        )
    return rows


def offices(chance: random.Random) -> Rows:
    """A directory of offices."""
    rows: Rows = [["No.", "Perangkat Daerah", "Alamat", "Email", "Nama Kontak"]]
    for number, name in enumerate(sorted(words.AGENCIES), 1):
        mail = f"{name.split()[-1].casefold()}@contoh.go.id"
        rows.append(
            [number, name, f"Jl. Contoh No. {number}", mail, chance.choice(("Contoh A", "Contoh B", "Contoh C"))]
        )
    return rows


KINDS = (schools, data_list, dictionary, offices)


def make_register(seed: int) -> Layout:
    chance = random.Random(f"{seed}/register")  # noqa: S311 - repeatable, nothing secret
    kind = chance.choice(KINDS)
    canvas = Canvas("Sheet1")
    top = chance.choice((1, 3))
    if top > 1:
        canvas.put(1, 1, f"DAFTAR {kind.__name__.upper()} KOTA BALIKPAPAN TAHUN 2025")
    for row, values in enumerate(kind(chance), top):
        for column, value in enumerate(values, 1):
            canvas.put(row, column, value)
    form = chance.choice(("xlsx", "csv"))
    applied = ("register", f"register_{kind.__name__}", f"as_{form}")
    return Layout(seed, form, applied, [canvas], {"delimiter": chance.choice((",", ";"))}, "daftar")
