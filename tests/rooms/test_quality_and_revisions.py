"""What a release says of its own quality and of revisions: told when it is built, from what happened until then."""

from __future__ import annotations

import csv
import io
from typing import Any

from tests.rooms.city import City
from tests.rooms.workbooks import by_sex, figures

from pondasi.catalogue import selectors as catalogue
from pondasi.catalogue.models import Artefact, Release
from pondasi.catalogue.revising import extent_from_json
from pondasi.catalogue.services import city as checks
from pondasi.collection.services import reviews
from pondasi.files.selectors import read_bytes


def _corrected(city: City, year: int, **girls: int) -> Release:
    """The year once more with other girls in some districts (`d1` to `d6`), released."""
    table = dict(figures(year))
    for name, count in girls.items():
        code = f"64.71.0{name[1]}"
        table[code] = (table[code][0], count)
    city.accepted("siswa", year, by_sex(year, table), reason="Rekap sekolah terlambat.")
    return city.released()


def _parts(release: Release) -> dict[str, dict[str, Any]]:
    release.refresh_from_db()
    return {part["name"]["id"]: part for one in release.quality["dimensions"] for part in one["parts"]}


def test_a_first_edition_has_nothing_to_compare_with(city: City) -> None:
    city.accepted()
    release = city.released()
    assert (release.revisions["extent"]["followed"], release.revisions["largest"]) == (0, [])
    assert not Artefact.objects.filter(release=release, kind__startswith="revisions").exists()
    assert _parts(release)["Perubahan sesudah terbit"]["share"] is None


def test_revisions_are_followed_through_the_editions(city: City) -> None:
    city.accepted("siswa", 2023)
    city.released()
    city.accepted("siswa", 2024)
    city.released()
    first = figures(2023)["64.71.02"][1]
    _corrected(city, 2023, d2=first + 100)
    release = _corrected(city, 2023, d2=first + 60)
    extent = extent_from_json(release.revisions["extent"])
    # 21 figures of 2023 stand in four editions, 21 of 2024 in three; of 2023 the cell and three totals changed.
    assert (extent.followed, extent.revised) == (42, 4)
    assert (extent.absolute, extent.signed) == (240, 240)
    largest = release.revisions["largest"][0]
    assert largest["name"]["id"] == "Balikpapan Barat, Perempuan"
    assert [(step["edition"], step["value"]) for step in largest["steps"]] == [
        (1, str(first)),
        (3, str(first + 100)),
        (4, str(first + 60)),
    ]
    assert (largest["difference"], largest["period"]) == ("60", "2023")
    assert release.revisions["periods"]["2024"]["revised"] == 0


def test_the_trail_of_revised_figures_is_a_download_and_a_chart_in_both_languages(city: City) -> None:
    city.accepted("siswa", 2023)
    city.released()
    first = figures(2023)["64.71.01"][1]
    release = _corrected(city, 2023, d1=first - 5)
    rows = list(csv.DictReader(io.StringIO(read_bytes(catalogue.artefact(release, "revisions").file).decode())))
    assert [row["selisih_dari_angka_pertama"] for row in rows if row["edisi"] == "2"] == ["-5"] * 4
    cell = next(row for row in rows if (row["kode_wilayah"], row["kode_jenis-kelamin"]) == ("64.71.01", "P"))
    assert (cell["nama_wilayah"], cell["periode"], cell["edisi"], cell["nilai"]) == (
        "Balikpapan Timur",
        "2023",
        "1",
        str(first),
    )
    charts = Artefact.objects.filter(release=release, kind__startswith="revisions-")
    assert {one.kind for one in charts} == {
        "revisions-id",
        "revisions-en",
        "revisions-id-narrow",
        "revisions-en-narrow",
    }
    assert b"Perubahan sesudah terbit" in read_bytes(catalogue.artefact(release, "revisions-id").file)


def test_the_course_of_a_submission_stays_with_the_release(city: City) -> None:
    one = city.pass_on(city.handed_in(content=by_sex(2024, wrong_total=9)), "steward_check")
    reviews.decide(actor=city.steward, submission=one, action="steward_return", comment="Mohon dicek.")
    city.fill(one, by_sex(2024), "perbaikan.xlsx")
    reviews.hand_in(actor=city.producer, submission=city.now(one))
    city.pass_on(one)
    parts = _parts(city.released())
    assert "Dikembalikan 1 kali" in parts["Pengembalian"]["said"]["id"]
    assert "1 hal diperbaiki, 0 dijelaskan dan 0 dibantah" in parts["Pemeriksaan dan jawabannya"]["said"]["id"]
    assert parts["Pemeriksaan dan jawabannya"]["share"] == "1.00"
    assert parts["Jumlah dan rinciannya"]["share"] == "1.00"


def test_what_was_left_unmended_is_told(city: City) -> None:
    city.accepted(content=by_sex(2024, wrong_total=9))
    parts = _parts(city.released())
    assert parts["Jumlah dan rinciannya"]["share"] == "0.00"
    assert parts["Pemeriksaan dan jawabannya"]["share"] == "0.00"


def test_missing_cells_late_days_and_codes_are_told(city: City) -> None:
    table = {code: (None if code == "64.71.03" else boys, girls) for code, (boys, girls) in figures(2023).items()}
    city.accepted("siswa", 2023, by_sex(2023, table))
    parts = _parts(city.released())
    assert parts["Sel terisi"]["said"]["id"] == "11 dari 12 sel rincian terisi angka."
    assert parts["Jadwal ditepati"]["share"] == "0.00"  # due in 2024, handed in now
    assert parts["Kode referensi"]["said"]["id"].endswith("6 dari 7 wilayah punya kode BPS.")
    assert parts["Format"]["said"]["id"] == "XLSX, CSV, JSON dan PARQUET."


def test_contradictions_known_by_then_are_told(city: City) -> None:
    city.dataset("siswa-2", "sehat")
    other = {code: (boys, girls + 1) for code, (boys, girls) in figures(2024).items()}
    for code, table in (("siswa", figures(2024)), ("siswa-2", other)):
        city.accepted(code, 2024, by_sex(2024, table))
        release = city.released(code)
    checks.ask(actor=city.steward)
    while checks.advance(now=release.release_at):
        pass
    city.accepted("siswa", 2023)
    parts = _parts(city.released())
    assert parts["Dibandingkan dataset lain"]["said"]["id"].startswith("1 selisih dengan dataset lain masih terbuka")
