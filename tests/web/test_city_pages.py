"""Pages about all releases: what contradicts what, quality part by part, revisions, and who may see which."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from tests.rooms.city import City, work
from tests.rooms.workbooks import by_sex, figures
from tests.web.browsing import signed_in, text_of

from pondasi.catalogue.models import CityFinding, Release

OTHER = "siswa-2"


@pytest.fixture
def differing(city: City) -> City:
    """Two agencies with pupils of 2024, seven apart in one district; the second edition of the first revised 2023."""
    city.dataset(OTHER, "sehat")
    for year in (2023, 2024):
        city.accepted("siswa", year)
    city.released("siswa")
    table = dict(figures(2023))
    table["64.71.02"] = (table["64.71.02"][0], table["64.71.02"][1] + 40)
    city.accepted("siswa", 2023, by_sex(2023, table), reason="Rekap terlambat.")
    city.released("siswa")
    table = dict(figures(2024))
    table["64.71.03"] = (table["64.71.03"][0], table["64.71.03"][1] + 7)
    city.accepted(OTHER, 2024, by_sex(2024, table))
    city.released(OTHER)
    return city


def test_the_steward_asks_looks_and_explains(differing: City) -> None:
    steward = signed_in(differing.steward)
    assert "Belum pernah diperiksa" in text_of(steward.get("/temuan-kota/"))
    assert steward.post("/temuan-kota/periksa/").status_code == 302
    assert "Pemeriksaan menunggu giliran" in text_of(steward.get("/temuan-kota/"))
    work()
    shown = text_of(steward.get("/temuan-kota/"))
    assert "Satu hal, dua angka" in shown
    assert "1.877 orang dan 1.884 orang" in shown or "1.884 orang dan 1.877 orang" in shown
    address = f"/temuan-kota/{CityFinding.objects.get().public_id}/"
    page = text_of(steward.get(address))
    for words in ("Dinas didik", "Dinas sehat", "Balikpapan Utara, Perempuan", "Definisi", "Mengapa berbeda?"):
        assert words in page
    assert steward.post(f"{address}jelaskan/", {"reason": "Tanggal acuan berbeda."}).status_code == 302
    assert "Tanggal acuan berbeda." in text_of(steward.get(address))
    assert "Semua rilis sejalan" in text_of(steward.get("/temuan-kota/"))
    assert "Satu hal, dua angka" in text_of(steward.get("/temuan-kota/?keadaan=explained"))


def test_the_progress_of_a_check_is_a_piece_of_the_page(differing: City) -> None:
    steward = signed_in(differing.steward)
    steward.post("/temuan-kota/periksa/")
    piece = steward.get("/temuan-kota/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert "hx-trigger" in piece
    work()
    assert "hx-trigger" not in steward.get("/temuan-kota/", headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize(("who", "status"), [("", 302), ("producer", 403), ("auditor", 200), ("steward", 200)])
@pytest.mark.parametrize("page", ["/temuan-kota/", "/kualitas/"])
def test_who_may_see_findings_and_quality_of_the_whole_city(city: City, who: str, status: int, page: str) -> None:
    client = signed_in(city.people[who]) if who else Client()
    assert client.get(page).status_code == status


def test_only_the_steward_may_explain(differing: City) -> None:
    signed_in(differing.steward).post("/temuan-kota/periksa/")
    work()
    address = f"/temuan-kota/{CityFinding.objects.get().public_id}/"
    auditor = signed_in(differing.auditor)
    assert "Mengapa berbeda?" not in text_of(auditor.get(address))
    assert auditor.post(f"{address}jelaskan/", {"reason": "Sudah."}).status_code == 403
    assert signed_in(differing.steward).post(f"{address}jelaskan/", {"reason": ""}).status_code == 400


def test_quality_of_a_release_is_told_part_by_part(differing: City) -> None:
    page = text_of(Client().get("/data/siswa/edisi/2/kualitas/"))
    for words in ("Relevansi", "Akurasi", "Aktualitas dan ketepatan waktu", "Aksesibilitas", "Keterbandingan"):
        assert words in page
    assert "24 dari 24 sel rincian terisi angka." in page
    assert "4 dari 42 angka yang terbit dua kali atau lebih berubah" in page
    assert "Kualitas rilis ini" in text_of(Client().get("/data/siswa/"))
    assert "Akurasi" in text_of(signed_in(differing.steward).get("/kualitas/"))


def test_an_edition_from_before_says_so(differing: City) -> None:
    Release.objects.update(quality={}, revisions={})
    assert "Kualitas belum dihitung" in text_of(Client().get("/data/siswa/edisi/2/kualitas/"))
    assert "Belum ada angka yang terbit dua kali" in text_of(Client().get("/data/siswa/edisi/2/revisi/"))
    assert Client().get("/data/siswa/").status_code == 200
    assert "dicatat mulai edisi berikutnya" in text_of(signed_in(differing.steward).get("/kualitas/"))


def test_contradictions_found_since_the_release_are_told_to_readers(differing: City) -> None:
    signed_in(differing.steward).post("/temuan-kota/periksa/")
    work()
    page = text_of(Client().get("/data/siswa/edisi/2/kualitas/"))
    assert "Ada 1 selisih dengan dataset lain" in page
    assert "Lihat selisihnya" not in page


def test_revisions_by_agency_and_by_dataset_with_their_trail(differing: City) -> None:
    page = text_of(Client().get("/revisi/"))
    assert "Dinas didik" in page
    assert "4 dari 42 angka berubah" in page
    assert "1 data lain baru terbit satu kali." in page
    page = text_of(Client().get("/data/siswa/edisi/2/revisi/"))
    assert "Balikpapan Barat, Perempuan" in page
    assert "angka pertama terlalu rendah" in page
    trail = Client().get("/data/siswa/edisi/2/unduh/revisions/")
    assert trail["Content-Disposition"] == 'attachment; filename="siswa-edisi-2-revisi.csv"'
    rows = list(csv.DictReader(io.StringIO(Client().get("/revisi/unduh/").content.decode())))
    assert [(row["dataset"], row["angka_direvisi"]) for row in rows] == [("siswa", "4"), (OTHER, "0")]


def test_without_revisions_the_page_says_when_there_will_be_some(city: City) -> None:
    assert "Belum ada angka yang terbit dua kali" in text_of(Client().get("/revisi/"))


def test_limited_datasets_show_nothing_to_the_public(city: City) -> None:
    city.accepted("korban")
    city.released("korban")
    for page in ("kualitas", "revisi"):
        assert Client().get(f"/data/korban/edisi/1/{page}/").status_code == 404
    assert "korban" not in Client().get("/revisi/unduh/").content.decode()
    assert "korban" in text_of(signed_in(city.steward).get("/kualitas/"))
