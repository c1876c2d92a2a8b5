"""What changed in a table's shape is found, told in plain sentences, and what is known keeps its meaning."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.core.tables.workbooks import KECAMATAN, read, save, save_sheets

from pondasi.core.errors import InvalidInput
from pondasi.core.tables import match, shape_from_json, shape_of, shape_to_json
from pondasi.core.tables.drift import Drift, Kind, compare, continued
from pondasi.core.tables.likeness import likeness
from pondasi.core.tables.shape import Item, LabelSet, Shape, ValueColumn
from pondasi.core.values import Code, CodeList, DataStructure, Dimension, Frequency, Measure, MeasureKind, Period, Text

Y2024, Y2025 = Period(2024), Period(2025)
HEADS = ("Laki-laki", "Perempuan")


def table(
    year: int,
    rows: Sequence[str] = KECAMATAN,
    heads: Sequence[str] = HEADS,
    *,
    first: str = "Kecamatan",
    times: float = 1,
    above: Sequence[Any] = (),
) -> list[list[Any]]:
    body = [
        [name, *[round(times * (1000 + 37 * n + 11 * m)) for m, _ in enumerate(heads)]] for n, name in enumerate(rows)
    ]
    return [[f"Jumlah siswa tahun {year}"], *([above] if above else []), [], [first, *heads], *body]


def shape(path: Path, year: int, structure: DataStructure | None = None) -> Shape:
    """As it is kept and loaded again."""
    reading = read(path)
    printed = reading.tables[0]
    tidy = match(printed, structure, None, Period(year)) if structure else None
    found = shape_of(reading, printed, tidy, Period(year))
    assert shape_from_json(json.loads(json.dumps(shape_to_json(found)))) == found
    return found


def drift(folder: Path, old: list[list[Any]], new: list[list[Any]], structure: DataStructure | None = None) -> Drift:
    return compare(
        shape(save(folder / "a.xlsx", old), 2024, structure), shape(save(folder / "b.xlsx", new), 2025, structure)
    )


def told(found: Drift) -> list[str]:
    return [change.text.id for change in found.changes]


def test_the_same_shape_is_no_drift(tmp_path: Path) -> None:
    assert drift(tmp_path, table(2024), table(2025)) == Drift()


def test_a_year_more_is_no_drift(tmp_path: Path) -> None:
    old = table(2024, heads=["2022", "2023", "2024"])
    assert drift(tmp_path, old, table(2025, heads=["2022", "2023", "2024", "2025"])) == Drift()


def test_new_and_missing_rows(tmp_path: Path) -> None:
    rows = [*KECAMATAN[:2], "Kariangau", *KECAMATAN[3:], "Teritip", "Manggar", "Lamaru"]
    found = drift(tmp_path, table(2024), table(2025, rows))
    assert told(found) == [
        "Berkas ini punya 3 baris baru: Teritip, Manggar, Lamaru.",
        "“Kariangau” mungkin nama baru untuk “Balikpapan Utara”; mohon dipastikan.",
    ]


def test_rows_that_are_gone(tmp_path: Path) -> None:
    found = drift(tmp_path, table(2024), table(2025, KECAMATAN[2:]))
    assert told(found) == ["2 baris tidak ada lagi: Balikpapan Timur, Balikpapan Barat."]


def test_thirty_four_provinces_become_thirty_eight(tmp_path: Path) -> None:
    old = [f"Provinsi {chr(65 + n // 26)}{chr(97 + n % 26)}{chr(98 + n % 7)}u" for n in range(33)] + ["Papua"]
    new = [*old, "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya"]
    found = drift(tmp_path, table(2024, old, first="Provinsi"), table(2025, new, first="Provinsi"))
    assert told(found) == [
        "Berkas ini punya 4 baris baru: Papua Selatan, Papua Tengah, Papua Pegunungan, Papua Barat Daya."
    ]


def test_eighteen_columns_become_thirty_three(tmp_path: Path) -> None:
    names = ["Rawat jalan", "Rawat inap", "Persalinan", "Imunisasi", "Gizi", "Lansia", "Remaja", "Gigi", "Jiwa", "Mata"]
    names += ["Kulit", "Paru", "Jantung", "Saraf", "Bedah", "Anak", "Kandungan", "Umum"]
    more = [f"Layanan {letter}" for letter in "ABCDEFGHIJKLMNO"]
    found = drift(tmp_path, table(2024, heads=names), table(2025, heads=[*names[:9], *more, *names[9:]]))
    assert found.kinds == {Kind.COLUMNS_ADDED}
    assert told(found)[0].startswith("Kolomnya bertambah dari 18 menjadi 33: Layanan A, Layanan B,")
    assert told(found)[0].endswith("dan 9 lainnya.")


def test_another_spelling_is_told_and_sure(tmp_path: Path) -> None:
    rows = [name.replace("Balikpapan Tengah", "Bpp. Tengah") for name in KECAMATAN]
    found = drift(tmp_path, table(2024), table(2025, rows))
    assert told(found) == ["“Balikpapan Tengah” sekarang tertulis “Bpp. Tengah”."]
    assert [pair.sure for pair in found.rows] == [True]


def test_another_name_in_the_same_place_is_asked(tmp_path: Path) -> None:
    rows = [name.replace("Balikpapan Tengah", "Klandasan") for name in KECAMATAN]
    found = drift(tmp_path, table(2024), table(2025, rows))
    assert told(found) == ["“Klandasan” mungkin nama baru untuk “Balikpapan Tengah”; mohon dipastikan."]
    assert found.changes[0].asked


def test_a_heading_in_other_words(tmp_path: Path) -> None:
    found = drift(
        tmp_path,
        table(2024, heads=["Laki-laki", "Perempuan", "Jumlah"]),
        table(2025, heads=["Laki-laki", "Perempuan", "Total"]),
    )
    assert told(found) == ["Kolom “Jumlah” sekarang berjudul “Total”."]


def test_columns_that_moved(tmp_path: Path) -> None:
    found = drift(
        tmp_path,
        table(2024, heads=["Negeri", "Swasta", "Madrasah"]),
        table(2025, heads=["Madrasah", "Negeri", "Swasta"]),
    )
    assert told(found) == ["Kolom yang pindah tempat: Madrasah."]


def test_other_order_of_rows_is_no_drift(tmp_path: Path) -> None:
    assert drift(tmp_path, table(2024), table(2025, KECAMATAN[::-1])) == Drift()


def test_a_deeper_header(tmp_path: Path) -> None:
    new = table(2025)
    new.insert(2, [None, "Siswa", None])
    found = drift(tmp_path, table(2024), new)
    assert told(found) == ["Judul kolomnya sekarang 2 baris, dulu 1."]


def test_another_unit(tmp_path: Path) -> None:
    found = drift(
        tmp_path, table(2024, above=["Satuan: orang"]), table(2025, above=["Satuan: ribu orang"], times=0.001 * 1000)
    )
    assert Kind.UNIT in found.kinds
    assert "Satuannya sekarang “ribu orang”, dulu “orang”." in told(found)


def test_another_scale_without_a_word(tmp_path: Path) -> None:
    found = drift(tmp_path, table(2024, times=1000), table(2025))
    assert told(found) == [
        "Angkanya sekarang kira-kira 1.000 kali lebih kecil daripada dulu; apakah satuannya berubah?"
    ]


def test_another_sheet_name_but_not_another_year(tmp_path: Path) -> None:
    old = shape(save_sheets(tmp_path / "a.xlsx", {"Siswa 2024": table(2024)}), 2024)
    same = shape(save_sheets(tmp_path / "b.xlsx", {"Siswa 2025": table(2025)}), 2025)
    other = shape(save_sheets(tmp_path / "c.xlsx", {"Rekap": table(2025)}), 2025)
    assert compare(old, same) == Drift()
    assert told(compare(old, other)) == ["Lembarnya sekarang bernama “Rekap”, dulu “Siswa 2024”."]


def test_a_table_split_over_sheets(tmp_path: Path) -> None:
    old = shape(save_sheets(tmp_path / "a.xlsx", {"Siswa": table(2024)}), 2024)
    halves = {"Siswa 1": table(2025, KECAMATAN[:3]), "Siswa 2": table(2025, KECAMATAN[3:])}
    found = compare(old, shape(save_sheets(tmp_path / "b.xlsx", halves), 2025))
    assert told(found)[0] == "Tabel ini sekarang terbagi di 2 lembar: Siswa 1, Siswa 2."
    assert Kind.ROWS_REMOVED in found.kinds


def test_another_code_system(tmp_path: Path) -> None:
    old = table(2024, [f"64.71.0{n}" for n in range(1, 7)])
    new = table(2025, [f"64710{n}0" for n in range(1, 7)])
    found = drift(tmp_path, old, new)
    assert told(found) == ["Kodenya ditulis dengan sistem lain: dulu seperti 64.71.06, sekarang seperti 6471060."]


def test_rows_and_columns_that_changed_places(tmp_path: Path) -> None:
    new = [
        ["Jumlah siswa tahun 2025"],
        [],
        ["Jenis kelamin", *KECAMATAN],
        *[[head, *range(900, 906)] for head in HEADS],
    ]
    assert told(drift(tmp_path, table(2024), new)) == [
        "Baris dan kolomnya bertukar: yang dulu di samping sekarang di atas."
    ]


REGIONS = tuple(Code(f"64.71.0{n}", Text.same(name)) for n, name in enumerate(KECAMATAN, 1))
SEXES = (Code("L", Text("Laki-laki", "Male")), Code("P", Text("Perempuan", "Female")))
STRUCTURE = DataStructure(
    "siswa",
    "1",
    Text.same("Jumlah siswa"),
    Frequency.ANNUAL,
    (
        Dimension("wilayah", Text("Kecamatan", "District"), CodeList("wilayah", "1", REGIONS), is_region=True),
        Dimension("sex", Text("Jenis kelamin", "Sex"), CodeList("sex", "1", SEXES)),
    ),
    Measure(Text.same("Jumlah siswa"), MeasureKind.COUNT, Text("orang", "persons")),
)


def test_a_known_row_continues_under_its_old_meaning(tmp_path: Path) -> None:
    old = shape(save(tmp_path / "a.xlsx", table(2024)), 2024, STRUCTURE)
    rows = [name.replace("Balikpapan Selatan", "Balikpapan Seltan") for name in KECAMATAN]
    found = compare(old, shape(save(tmp_path / "b.xlsx", table(2025, rows)), 2025, STRUCTURE))
    assert continued(found) == {"Balikpapan Seltan": "64.71.05"}


def test_a_doubtful_name_continues_nothing(tmp_path: Path) -> None:
    rows = [name.replace("Balikpapan Selatan", "Klandasan") for name in KECAMATAN]
    assert continued(drift(tmp_path, table(2024), table(2025, rows), STRUCTURE)) == {}


def test_two_codes_are_two_things_whatever_the_place(tmp_path: Path) -> None:
    old = table(2024, [*KECAMATAN[:3], *KECAMATAN[4:]])
    new = table(2025, [*KECAMATAN[:2], *KECAMATAN[3:]])
    found = drift(tmp_path, old, new, STRUCTURE)
    assert told(found) == [
        "Berkas ini punya 1 baris baru: Balikpapan Tengah.",
        "1 baris tidak ada lagi: Balikpapan Utara.",
    ]


def test_codes_of_labels_are_known_by_their_figures(tmp_path: Path) -> None:
    found = shape(save(tmp_path / "a.xlsx", table(2024)), 2024, STRUCTURE)
    assert [item.codes for item in found.labels[0].items] == [(code.id,) for code in REGIONS]
    assert [column.codes for column in found.columns] == [("L",), ("P",)]


def test_a_shape_holds_no_figure(tmp_path: Path) -> None:
    kept = json.dumps(shape_to_json(shape(save(tmp_path / "a.xlsx", table(2024)), 2024)))
    assert not any(str(1000 + 37 * n + 11 * m) in kept for n in range(6) for m in range(2))


@pytest.mark.parametrize("obj", [[], {"columns": 5}, {"labels": [{}]}, {"period": "besok"}, {"sheets": [1]}])
def test_a_shape_that_cannot_be_imported(obj: object) -> None:
    with pytest.raises(InvalidInput):
        shape_from_json(obj)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Balikpapan Utara", "Bpp. Utara", 0.9, 1),
        ("Tanjung Karang", "Tanjungkarang", 1, 1),
        ("Kec. Sepaku", "Sepaku", 0.9, 1),
        ("Jumlah", "Total", 0.9, 1),
        ("Sungai Nangka", "Sungai Nangkah", 0.85, 1),
        ("Balikpapan Utara", "Balikpapan Timur", 0, 0.5),
        ("Papua", "Papua Selatan", 0, 0.5),
        ("Kab. Bekasi", "Kota Bekasi", 0, 0),
        ("Umur 15-19", "Umur 20-24", 0, 0),
        ("Laki-laki", "Perempuan", 0, 0.5),
    ],
)
def test_likeness(one: str, other: str, low: float, high: float) -> None:
    assert low <= likeness(one, other) <= high
    assert likeness(one, other) == likeness(other, one)


_SYLLABLES = (
    "ba",
    "ci",
    "du",
    "fe",
    "go",
    "hu",
    "ja",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "wa",
    "yo",
    "ze",
)


def _names(chance: random.Random, count: int, taken: set[str]) -> list[str]:
    """Names that nobody would take for each other."""
    found: list[str] = []
    while len(found) < count:
        name = "".join(chance.choice(_SYLLABLES) for _ in range(6)).capitalize()
        if name not in taken and all(likeness(name, other) < 0.5 for other in taken):
            taken.add(name)
            found.append(name)
    return found


def _misspelled(name: str, chance: random.Random) -> str:
    """One letter doubled."""
    place = chance.randrange(3, len(name))
    return name[:place] + name[place - 1] + name[place:]


@pytest.mark.parametrize("seed", range(120))
def test_random_changes_are_found_and_nothing_else(seed: int) -> None:
    """Rows and columns come, go, move and change their spelling: exactly that is told."""
    chance = random.Random(seed)  # noqa: S311 layouts, no secrets
    taken: set[str] = set()
    rows, heads = _names(chance, chance.randint(6, 40), taken), _names(chance, chance.randint(4, 20), taken)
    old = Shape(
        Y2024, "Data", ("Data",), 1, "Judul", "orang", 1,
        tuple(ValueColumn((head,), power=3.0) for head in heads),
        (LabelSet("Wilayah", tuple(Item(name) for name in rows)),),
    )  # fmt: skip
    gone = {side: set(chance.sample(names, chance.randint(0, 2))) for side, names in (("rows", rows), ("heads", heads))}
    left = {"rows": [n for n in rows if n not in gone["rows"]], "heads": [n for n in heads if n not in gone["heads"]]}
    spelled = {side: dict.fromkeys(chance.sample(names, chance.randint(0, 2))) for side, names in left.items()}
    for names in spelled.values():
        names.update({name: _misspelled(name, chance) for name in names})
    fresh = {side: _names(chance, chance.choice([0, 3, 4, 9]), taken) for side in left}
    now = {side: [str(spelled[side].get(name, name)) for name in names] for side, names in left.items()}
    for side, names in now.items():
        place = chance.randint(0, len(names))
        now[side] = names[:place] + fresh[side] + names[place:]
    new = replace(
        old,
        period=Y2025,
        unit=chance.choice(["orang", "ribu orang"]),
        columns=tuple(ValueColumn((head,), power=3.1) for head in now["heads"]),
        labels=(LabelSet("Wilayah", tuple(Item(name) for name in now["rows"])),),
    )
    found = compare(old, new)
    asked = {
        change.items
        for change in found.changes
        if change.asked and change.kind in (Kind.ROW_RENAMED, Kind.COLUMN_RENAMED)
    }
    items = {change.kind: set(change.items) for change in found.changes}
    for side, added, removed, pairs in (
        ("rows", Kind.ROWS_ADDED, Kind.ROWS_REMOVED, found.rows),
        ("heads", Kind.COLUMNS_ADDED, Kind.COLUMNS_REMOVED, found.columns),
    ):
        doubtful_old = {one for one, other in asked if one in gone[side]}
        doubtful_new = {other for one, other in asked if one in gone[side]}
        assert items.get(added, set()) | doubtful_new == set(fresh[side])
        assert items.get(removed, set()) | doubtful_old == gone[side]
        assert {pair.old: pair.new for pair in pairs if pair.sure} == spelled[side]
    assert (Kind.UNIT in found.kinds) is (new.unit != old.unit)
    assert not found.kinds & {Kind.SCALE, Kind.TRANSPOSED, Kind.COLUMNS_MOVED, Kind.SHEET_RENAMED, Kind.HEADER_DEPTH}
