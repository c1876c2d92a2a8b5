"""Numbers at rest: a slice's identity, vintages, and figures that keep every digit."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from django.utils import timezone
from tests.rooms.city import City
from tests.rooms.workbooks import by_sex, figures

from pondasi.core.values import Observation, Period, Place, Role, Status
from pondasi.observations import parquet
from pondasi.observations import selectors as observations
from pondasi.observations.models import Slice

DIMENSIONS = ("wilayah",)


def _observation(key: str, value: str | None, *, status: Status = Status.OK, cell: str = "C5") -> Observation:
    number = None if value is None else Decimal(value)
    return Observation((key,), Period.parse("2024"), number, value or "", status, Role.DATA, Place("Tabel", cell))


TABLE = [_observation(f"64.71.0{place}", f"{place}.50") for place in range(1, 7)]


def test_reordered_rows_are_the_same_content() -> None:
    assert parquet.content_hash(DIMENSIONS, TABLE) == parquet.content_hash(DIMENSIONS, TABLE[::-1])


def test_a_place_on_the_sheet_does_not_count() -> None:
    moved = [_observation(o.key[0], f"{o.value}", cell=f"Z{n}") for n, o in enumerate(TABLE)]
    assert parquet.content_hash(DIMENSIONS, TABLE) == parquet.content_hash(DIMENSIONS, moved)


@pytest.mark.parametrize(
    "other",
    [
        _observation("64.71.01", "1.51"),
        _observation("64.71.01", "1.5"),
        _observation("64.71.01", "1.50", status=Status.PROVISIONAL),
        _observation("64.71.01", None, status=Status.MISSING),
        _observation("64.71.01", "0"),
        _observation("64.71", "1.50"),
    ],
    ids=["digit", "decimals", "status", "missing", "zero", "key"],
)
def test_anything_else_is_other_content(other: Observation) -> None:
    assert parquet.content_hash(DIMENSIONS, TABLE) != parquet.content_hash(DIMENSIONS, [other, *TABLE[1:]])


def test_missing_and_zero_are_two_contents() -> None:
    zero, missing = _observation("64.71.01", "0"), _observation("64.71.01", None, status=Status.MISSING)
    assert parquet.content_hash(DIMENSIONS, [zero]) != parquet.content_hash(DIMENSIONS, [missing])


def test_the_bytes_of_the_file_do_not_matter(tmp_path: Path) -> None:
    first, second = tmp_path / "a.parquet", tmp_path / "b.parquet"
    first.write_bytes(parquet.to_bytes(DIMENSIONS, TABLE))
    duckdb.read_parquet(str(first)).write_parquet(str(second), compression="uncompressed")
    assert first.read_bytes() != second.read_bytes()
    hashes = [parquet.content_hash(DIMENSIONS, parquet.read(path, DIMENSIONS)) for path in (first, second)]
    assert hashes == [parquet.content_hash(DIMENSIONS, TABLE)] * 2


@pytest.mark.parametrize(
    "digits",
    [
        "12.50",
        "0.00",
        "-3.10",
        "99999999999999999999",
        "12345678901234567890.12",
        "0.0000000001",
        "1234567890123456.789012345",
    ],
)
def test_digits_survive_the_file(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet.to_bytes(DIMENSIONS, [_observation("64.71", digits)]))
    (read,) = parquet.read(path, DIMENSIONS)
    assert read.digits == digits
    kind = duckdb.execute("SELECT typeof(value), value FROM read_parquet(?)", [str(path)]).fetchone()
    assert kind is not None
    assert kind[0].startswith("DECIMAL")
    assert kind[1] == Decimal(digits)


def test_missing_stays_missing_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [_observation("64.71.01", None, status=Status.MISSING), _observation("64.71.02", "0")]
    path.write_bytes(parquet.to_bytes(DIMENSIONS, rows))
    assert [(o.value, o.status) for o in parquet.read(path, DIMENSIONS)] == [
        (None, Status.MISSING),
        (Decimal(0), Status.OK),
    ]


def test_the_same_table_from_two_files_has_one_identity(city: City) -> None:
    table = figures(2024)
    turned = dict(reversed(table.items()))
    first, second = city.draft("siswa", 2024, by_sex(2024, table)), city.draft("penduduk", 2024, by_sex(2024, turned))
    assert first.reading.content_hash == second.reading.content_hash != ""
    other = city.draft("korban", 2024, by_sex(2024, {**table, "64.71.01": (table["64.71.01"][0] + 1, 1300)}))
    assert other.reading.content_hash != first.reading.content_hash


def test_a_vintage_is_the_dataset_as_it_stood(city: City) -> None:
    for year in (2023, 2024):
        city.accepted(year=year)
    first, second = Slice.objects.order_by("pk")
    changed = {**figures(2024), "64.71.01": (1999, 1888)}
    city.accepted(content=by_sex(2024, changed), reason="Satu sekolah terlewat.")
    third = Slice.objects.order_by("pk").last()
    assert third is not None
    base = timezone.now() - timedelta(days=30)
    for days, one in enumerate((first, second, third)):
        Slice.objects.filter(pk=one.pk).update(accepted_at=base + timedelta(days=days))

    def stood(days: float) -> dict[str, int]:
        return {p: s.pk for p, s in observations.vintage("siswa", base + timedelta(days=days)).items()}

    assert stood(-1) == {}
    assert stood(0) == {"2023": first.pk}
    assert stood(1.5) == {"2023": first.pk, "2024": second.pk}
    assert stood(2) == {"2023": first.pk, "2024": third.pk}
    assert {p: s.pk for p, s in observations.vintage("siswa").items()} == stood(2)
    assert observations.newest_slices()["siswa"] == stood(2)


def test_both_slices_of_a_correction_stay(city: City) -> None:
    city.accepted()
    old = Slice.objects.get()
    before = observations.observations_of(old)
    city.accepted(content=by_sex(2024, {**figures(2024), "64.71.01": (1999, 1888)}), reason="Satu sekolah terlewat.")
    assert Slice.objects.count() == 2
    assert observations.observations_of(Slice.objects.get(pk=old.pk)) == before
