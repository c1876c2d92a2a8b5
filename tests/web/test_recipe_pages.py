"""The pages of remembered ways of reading: what they say, and to whom."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.rooms.city import City, work
from tests.rooms.test_remembered_recipes import NICK, table, taught
from tests.web.browsing import signed_in, text_of

from pondasi.collection.models import RecipeVersion


def test_the_bench_says_how_the_file_was_read(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK, extra=[[7, "Kariangau", 1, 2, 3]]))
    client = signed_in(city.producer)
    shown = text_of(client.get(f"/kiriman/{later.public_id}/"))
    assert "Dibaca dengan cara yang sama seperti 2023." in shown
    assert "Dibanding berkas 2023 Berkas ini punya 1 baris baru: Kariangau." in shown
    assert client.post(f"/kiriman/{later.public_id}/cara-baca/", {"use": "0"}).status_code == 302
    work()
    assert "Berkas ini dibaca tanpa cara yang diingat." in text_of(client.get(f"/kiriman/{later.public_id}/"))


def test_a_part_is_left_out_on_the_bench(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    part = next(p["id"] for p in city.now(later).reading.manner["parts"] if "Sepinggan" in p["text"]["id"])
    client = signed_in(city.producer)
    assert client.post(f"/kiriman/{later.public_id}/cara-baca/tanpa/", {"part": part}).status_code == 302
    work()
    shown = text_of(client.get(f"/kiriman/{later.public_id}/"))
    assert "“Sepinggan” berarti" not in shown
    assert "“Klandasan Ulu” berarti Balikpapan Tengah" in shown


def test_a_dataset_without_anything_remembered(city: City) -> None:
    assert "Belum ada yang perlu diingat" in text_of(signed_in(city.steward).get("/cara-baca/siswa/"))


def test_export_and_import(city: City) -> None:
    taught(city)
    client = signed_in(city.steward)
    response = client.get("/cara-baca/siswa/1/unduh/")
    assert response["Content-Disposition"] == 'attachment; filename="cara-baca-siswa-1.json"'
    obj = json.loads(response.content)
    assert (obj["format"], obj["dataset"], obj["version"]) == ("pondasi.recipe/1", "siswa", 1)
    assert obj["shape"]["columns"]
    arrived = SimpleUploadedFile("resep.json", response.content)
    assert client.post("/cara-baca/penduduk/impor/", {"file": arrived}).status_code == 302
    shown = text_of(client.get("/cara-baca/penduduk/"))
    assert "“Sepinggan” berarti Balikpapan Selatan" in shown
    assert client.get("/cara-baca/siswa/9/unduh/").status_code == 404


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"labels": {"a": "0"}}', b"null"])
def test_a_bad_import_is_a_sentence(city: City, content: bytes) -> None:
    page = "/cara-baca/siswa/"
    client = signed_in(city.steward)
    sent = {"file": SimpleUploadedFile("x.json", content)}
    response = client.post(f"{page}impor/", sent, headers={"referer": f"http://testserver{page}"})
    assert response.status_code in (302, 400)
    assert RecipeVersion.objects.count() == 0


@pytest.mark.parametrize("who", ["stranger", "other_producer", "statistics", "planner", "administrator"])
def test_others_do_not_see_it(city: City, who: str) -> None:
    taught(city)
    client = signed_in(city.people[who])
    assert client.get("/cara-baca/siswa/").status_code == 403
    assert client.get("/cara-baca/siswa/1/unduh/").status_code == 403
    assert client.post("/cara-baca/siswa/hapus/", {"part": "x"}).status_code == 403
    assert client.post("/cara-baca/siswa/impor/").status_code == 403


@pytest.mark.parametrize("who", ["verifier", "head", "auditor"])
def test_readers_see_no_buttons(city: City, who: str) -> None:
    taught(city)
    client = signed_in(city.people[who])
    shown = text_of(client.get("/cara-baca/siswa/"))
    assert "“Sepinggan” berarti Balikpapan Selatan" in shown
    assert "Hapus" not in shown
    assert "Impor" not in shown


def test_a_review_leads_there(city: City) -> None:
    one = taught(city)
    assert "/cara-baca/siswa/" in signed_in(city.steward).get(f"/kiriman/{one.public_id}/").content.decode()
