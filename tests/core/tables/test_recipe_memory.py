"""What a person said about one year's file holds for the next year's, wherever things stand in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.workbooks import KECAMATAN, read, save, save_sheets

from pondasi.core.errors import InvalidInput
from pondasi.core.tables import load_workbook, understand
from pondasi.core.tables.evidence import Notation
from pondasi.core.tables.model import Recipe
from pondasi.core.tables.recipe import (
    Memory,
    Resolved,
    memory_from_json,
    memory_to_json,
    parts,
    remember,
    resolve,
    without,
)
from pondasi.core.tables.recipe.memory import PeriodRule
from pondasi.core.values import Period

Y2024, Y2025 = Period(2024), Period(2025)
TITLE = "Jumlah siswa menurut kecamatan tahun {year}"


def table(year: int, *, above: int = 0, rows: Sequence[str] = KECAMATAN, extra: Sequence[str] = ()) -> list[list[Any]]:
    """Kecamatan by sex with a total column, `above` more rows over the title."""
    body = [
        [n, name, 100 + 7 * n + year - 2000, 90 + 5 * n, 190 + 12 * n + year - 2000] for n, name in enumerate(rows, 1)
    ]
    heads = ["No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah"]
    for place, name in enumerate(extra):
        heads.insert(2, name)
        for row in body:
            row.insert(2, place)
    letterhead = [[f"PEMERINTAH KOTA {n}"] for n in range(above)]
    return [*letterhead, [TITLE.format(year=year)], [], heads, *body]


def remembered(path: Path, recipe: Recipe, period: Period | None = Y2024) -> Memory:
    """As it is kept and loaded again."""
    reading = read(path, Recipe(**{**recipe.__dict__, "sheet": None, "table": 0}))
    chosen = [one for one in reading.tables if recipe.sheet in (None, one.sheet)][recipe.table]
    memory = remember(reading, chosen, recipe, period)
    return memory_from_json(json.loads(json.dumps(memory_to_json(memory))))


def resolved(memory: Memory, path: Path, period: Period | None = Y2025) -> Resolved:
    return resolve(memory, load_workbook(path), period)


def test_nothing_said_is_nothing_remembered(tmp_path: Path) -> None:
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), Recipe())
    assert memory.is_empty
    assert resolved(memory, save(tmp_path / "b.xlsx", table(2025))) == Resolved(Recipe())


def test_rows_and_columns_are_found_by_their_words(tmp_path: Path) -> None:
    memory = remembered(
        save(tmp_path / "a.xlsx", table(2024)),
        Recipe(sheet="Sheet1", skip_rows=frozenset({5}), skip_columns=frozenset({5})),
    )
    later = save(tmp_path / "b.xlsx", table(2025, above=3, extra=["Tidak diketahui"]))
    recipe = resolved(memory, later).recipe
    assert recipe.skip_rows == {8}
    assert recipe.skip_columns == {6}
    assert resolved(memory, later).dropped == ()


def test_no_position_is_kept(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", table(2024, above=4))
    recipe = Recipe(sheet="Sheet1", header_rows=(7,), skip_rows=frozenset({9}), skip_columns=frozenset({1, 5}))
    kept = json.dumps(memory_to_json(remembered(path, recipe)))
    assert not any(
        str(number) in kept.replace("2024", "").replace("recipe/1", "").replace('"of": 1', "") for number in (7, 9)
    )


def test_the_header_is_found_by_its_words(tmp_path: Path) -> None:
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), Recipe(sheet="Sheet1", header_rows=(3,)))
    assert resolved(memory, save(tmp_path / "b.xlsx", table(2025, above=5))).recipe.header_rows == (8,)


def test_years_move_along(tmp_path: Path) -> None:
    def of(year: int) -> list[list[Any]]:
        heads = ["Kecamatan", str(year - 1), str(year)]
        return [[TITLE.format(year=year)], [], heads, *[[name, 10 + n, 20 + n] for n, name in enumerate(KECAMATAN)]]

    memory = remembered(save(tmp_path / "a.xlsx", of(2024)), Recipe(sheet="Sheet1", skip_columns=frozenset({2})))
    assert resolved(memory, save(tmp_path / "b.xlsx", of(2025))).recipe.skip_columns == {2}


def test_a_label_with_a_year_moves_along_unless_the_file_keeps_it(tmp_path: Path) -> None:
    rows = [*KECAMATAN, "Jumlah 2023", "Hasil Sensus 2020"]
    recipe = Recipe(labels={"Jumlah 2023": "", "Hasil Sensus 2020": "", "Bpp. Tengah": "64.71.04"})
    memory = remembered(save(tmp_path / "a.xlsx", table(2024, rows=rows)), recipe)
    later = [*KECAMATAN, "Jumlah 2024", "Hasil Sensus 2020"]
    found = resolved(memory, save(tmp_path / "b.xlsx", table(2025, rows=later))).recipe.labels
    assert found == {"Jumlah 2024": "", "Hasil Sensus 2020": "", "Bpp. Tengah": "64.71.04"}


def test_a_code_that_is_no_longer_valid_is_told(tmp_path: Path) -> None:
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), Recipe(labels={"Bpp. Tengah": "64.71.04"}))
    found = resolve(memory, load_workbook(save(tmp_path / "b.xlsx", table(2025))), Y2025, codes={"64.71.01"})
    assert found.recipe.labels == {}
    assert [drop.reason.id for drop in found.dropped] == ["Kode 64.71.04 tidak ada lagi di daftar kode."]


def test_what_is_gone_is_dropped_and_told(tmp_path: Path) -> None:
    recipe = Recipe(sheet="Sheet1", skip_rows=frozenset({6}), skip_columns=frozenset({5}))
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), recipe)
    rows = [row[:4] for row in table(2025, rows=KECAMATAN[:2])]
    found = resolved(memory, save(tmp_path / "b.xlsx", rows))
    assert (found.recipe.skip_rows, found.recipe.skip_columns) == (frozenset(), frozenset())
    assert [f"{drop.part.text.id}. {drop.reason.id}" for drop in found.dropped] == [
        "Baris “Balikpapan Utara” dilewati. Baris itu tidak ada di berkas ini.",
        "Kolom “Jumlah” dilewati. Kolom itu tidak ada di berkas ini.",
    ]


def test_two_that_fit_are_none(tmp_path: Path) -> None:
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), Recipe(sheet="Sheet1", skip_rows=frozenset({6})))
    rows = [*KECAMATAN, "Balikpapan Utara"]
    found = resolved(memory, save(tmp_path / "b.xlsx", table(2025, rows=rows)))
    assert found.recipe.skip_rows == frozenset()
    assert [drop.reason.id for drop in found.dropped] == ["Ada lebih dari satu yang cocok."]


def test_a_row_whose_words_come_again_is_told_by_the_row_before(tmp_path: Path) -> None:
    rows = ["Negeri", "Jumlah", "Swasta", "Jumlah"]
    memory = remembered(
        save(tmp_path / "a.xlsx", table(2024, rows=rows)), Recipe(sheet="Sheet1", skip_rows=frozenset({7}))
    )
    later = save(tmp_path / "b.xlsx", table(2025, above=2, rows=["Kota", *rows]))
    assert resolved(memory, later).recipe.skip_rows == {10}


def test_the_sheet_is_found_by_name_or_by_its_headings(tmp_path: Path) -> None:
    other = [["Catatan"], ["Isi"]]
    first = save_sheets(tmp_path / "a.xlsx", {"Catatan": other, "Data 2024": table(2024)})
    memory = remembered(first, Recipe(sheet="Data 2024", skip_rows=frozenset({5})))
    for name in ("Data 2025", "Siswa"):
        later = save_sheets(tmp_path / "b.xlsx", {"Catatan": other, "Lain": [["x", "y"], [1, 2]], name: table(2025)})
        found = resolved(memory, later)
        assert (found.recipe.sheet, found.dropped) == (name, ())


def test_the_sheet_of_the_month(tmp_path: Path) -> None:
    months = {name: table(2024) for name in ("Januari", "Februari", "Maret", "April")}
    book = save_sheets(tmp_path / "a.xlsx", months)
    memory = remembered(book, Recipe(sheet="Maret"), Period.parse("2024-03"))
    assert resolved(memory, book, Period.parse("2024-04")).recipe.sheet == "April"


def test_which_of_two_tables_by_its_title(tmp_path: Path) -> None:
    def both(year: int, first: str, second: str) -> list[list[Any]]:
        one, other = table(year), table(year)
        one[0], other[0] = [f"{first} tahun {year}"], [f"{second} tahun {year}"]
        return [*one, [], [], *other]

    memory = remembered(
        save(tmp_path / "a.xlsx", both(2024, "Jumlah guru", "Jumlah siswa")), Recipe(sheet="Sheet1", table=1)
    )
    later = save(tmp_path / "b.xlsx", both(2025, "Jumlah siswa", "Jumlah guru"))
    assert resolved(memory, later).recipe.table == 0


def test_the_unit_holds_while_the_file_prints_the_same(tmp_path: Path) -> None:
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), Recipe(unit="orang"))
    assert resolved(memory, save(tmp_path / "b.xlsx", table(2025))).recipe.unit == "orang"
    other = table(2025)
    other[1] = ["Satuan: ribu jiwa"]
    found = resolved(memory, save(tmp_path / "c.xlsx", other))
    assert found.recipe.unit is None
    assert found.dropped[0].reason.id == "Di berkas ini tertulis “ribu jiwa”."


@pytest.mark.parametrize(
    ("sheet", "name", "rule"),
    [
        ("TW III 2024", "a", PeriodRule.SHEET),
        ("Data", "siswa 2024 triwulan 3", PeriodRule.FILE),
        ("Data", "a", PeriodRule.ASK),
    ],
)
def test_no_period_is_remembered_only_where_it_stands(tmp_path: Path, sheet: str, name: str, rule: PeriodRule) -> None:
    rows = table(2024)
    rows[0] = ["Jumlah siswa"]
    path = save_sheets(tmp_path / f"{name}.xlsx", {sheet: rows})
    memory = remembered(path, Recipe(period="2024-Q3"), Period.parse("2024-Q3"))
    assert memory.when is rule
    assert "2024-Q3" not in json.dumps({**memory_to_json(memory), "period": None})
    later = save_sheets(tmp_path / f"{name.replace('3', '4')}.xlsx", {sheet.replace("III", "IV"): rows})
    found = resolved(memory, later, Period.parse("2024-Q4"))
    assert found.recipe.period == (None if rule is PeriodRule.ASK else "2024-Q4")
    assert bool(found.dropped) is (rule is PeriodRule.ASK)


def test_notation_is_kept_by_heading_and_gives_way_to_proof(tmp_path: Path) -> None:
    def of(figures: Sequence[str]) -> list[list[Any]]:
        return [
            ["Panjang jalan (km)"],
            [],
            ["No", "Kecamatan", "Panjang"],
            *[[n, k, f] for n, (k, f) in enumerate(zip(KECAMATAN, figures, strict=True), 1)],
        ]

    open_ones = ["12.345", "10.234", "11.456", "13.567", "14.678", "15.789"]
    memory = remembered(save(tmp_path / "a.xlsx", of(open_ones)), Recipe(notation={3: Notation.ENGLISH}))
    assert resolved(memory, save(tmp_path / "b.xlsx", [["Dinas"], *of(open_ones)])).recipe.notation == {
        3: Notation.ENGLISH
    }
    found = resolved(
        memory, save(tmp_path / "c.xlsx", of(["1.234,5", "1.134,5", "1.034,25", "2.234,5", "12,5", "8,25"]))
    )
    assert found.recipe.notation == {}
    assert "ditulis dengan cara lain" in found.dropped[0].reason.id


def test_a_part_is_taken_out_by_its_name(tmp_path: Path) -> None:
    recipe = Recipe(
        sheet="Sheet1",
        header_rows=(3,),
        skip_rows=frozenset({5}),
        skip_columns=frozenset({5}),
        unit="orang",
        labels={"Kota": ""},
    )
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), recipe)
    found = list(parts(memory))
    assert len(found) == len({part.id for part in found}) == 6
    for part in found:
        rest = [one.id for one in parts(without(memory, part.id))]
        assert rest == [one.id for one in found if one.id != part.id]
    assert without(memory, "row-unknown") == memory


def test_sentences(tmp_path: Path) -> None:
    recipe = Recipe(sheet="Sheet1", skip_rows=frozenset({1}), labels={"Bpp. Tengah": "64.71.04"})
    memory = remembered(save(tmp_path / "a.xlsx", table(2024)), recipe)
    assert [part.text.id for part in parts(memory, now=Y2025)] == [
        "Tabelnya di lembar “Sheet1”",
        "Baris “Jumlah siswa menurut kecamatan tahun 2025” dilewati",
        "“Bpp. Tengah” berarti 64.71.04",
    ]


@pytest.mark.parametrize(
    ("obj", "named"),
    [
        ([], "bukan cara baca"),
        ({"format": "x/2"}, "bukan cara baca"),
        ({"baris": []}, "baris"),
        ({"header": "A"}, "header"),
        ({"skip_rows": [{}]}, "skip_rows"),
        ({"skip_columns": [{"path": [1]}]}, "skip_columns"),
        ({"labels": {"a": 1}}, "labels"),
        ({"notation": [{"column": {"path": ["a"]}, "notation": "roman"}]}, "notation"),
        ({"period": "besok"}, "period"),
        ({"when": "never"}, "when"),
        ({"table": {"place": -1}}, "table.place"),
        ({"sheet": {"name": 5}}, "sheet.name"),
        ({"unit": []}, "unit"),
    ],
)
def test_what_cannot_be_imported_is_named(obj: object, named: str) -> None:
    with pytest.raises(InvalidInput) as error:
        memory_from_json(obj)
    assert named in error.value.sentence("id")


def test_next_years_file_of_the_same_shape_reads_the_same(tmp_path: Path) -> None:
    """The whole way: a recipe of 2024, kept, found again in 2025, gives the table that pointing would have given."""
    rows = [*KECAMATAN, "Luar Kota"]
    first = Recipe(sheet="Sheet1", header_rows=(3,), skip_rows=frozenset({10}), skip_columns=frozenset({1, 5}))
    memory = remembered(save(tmp_path / "a.xlsx", table(2024, rows=rows)), first)
    later = load_workbook(save(tmp_path / "b.xlsx", table(2025, above=2, rows=["Penajam", *rows])))
    by_hand = Recipe(sheet="Sheet1", header_rows=(5,), skip_rows=frozenset({13}), skip_columns=frozenset({1, 5}))
    found = resolve(memory, later, Y2025)
    assert found.recipe == by_hand
    assert understand(later, found.recipe) == understand(later, by_hand)
