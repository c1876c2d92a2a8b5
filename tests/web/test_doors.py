"""Who may open which page: strangers and passers-by see nothing of officers, and nobody sees what is not terbuka."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.rooms.city import City
from tests.rooms.workbooks import by_sex, figures
from tests.web.browsing import signed_in, text_of

from pondasi.catalogue.artefacts import MEDIA_TYPES
from pondasi.catalogue.models import Release
from pondasi.collection.models import Submission, Upload
from pondasi.web.urls import urlpatterns

PUBLIC = {
    "front", "data", "dataset", "edition", "download", "figure", "releases", "anchor", "rules", "rule", "gallery",
    "quality", "revisions", "dataset_revisions", "export_revisions",
}  # fmt: skip
OWN = {"tasks", "inbox"}
"""Pages that everybody who signs in has, with only their own things on them."""


def _arguments(city: City) -> dict[str, dict[str, object]]:
    one = Submission.objects.order_by("pk").last()
    upload = Upload.objects.filter(submission=one).first()
    release = Release.objects.order_by("pk").first()
    assert one is not None
    assert upload is not None
    assert release is not None
    submission = {"public_id": one.public_id}
    names = [p.name for p in urlpatterns if p.name not in PUBLIC | OWN]
    special: dict[str, dict[str, object]] = {
        "manage_releases": {},
        "journal": {},
        "plan_release": {"code": "siswa"},
        "withdraw_release": {"public_id": release.public_id},
        "open_submission": {"code": "siswa", "period": "2025"},
        "original": {**submission, "pk": upload.pk},
        "take_back_amendment": {**submission, "pk": 1},
        "forms": {},
        "set_form": {"code": "siswa"},
        "form": {"code": "siswa", "period": "2025"},
        "recipe": {"code": "siswa"},
        "export_recipe": {"code": "siswa", "number": 1},
        "forget_recipe_part": {"code": "siswa"},
        "import_recipe": {"code": "siswa"},
        "rulebooks": {},
        "rulebook": {"code": "siswa"},
        "change_rulebook": {"code": "siswa"},
        "export_rulebook": {"code": "siswa"},
        "import_rulebook": {"code": "siswa"},
        "quality_overview": {},
        "city_findings": {},
        "ask_city_check": {},
        "about_place": {**submission, "place": "A1"},
    }
    return {str(name): special.get(str(name), submission) for name in names}


@pytest.fixture
def busy_city(city: City) -> City:
    """A released dataset, and a draft of the next period."""
    city.accepted(year=2023)
    city.released()
    city.draft(year=2024)
    return city


def _answers(client: Client, address: str) -> list[Any]:
    return [client.get(address), client.post(address, {"action": "steward_pass"})]


def test_every_officer_page_is_closed_to_passers_by(busy_city: City) -> None:
    for name, arguments in _arguments(busy_city).items():
        address = reverse(name, kwargs=arguments)
        for response in _answers(Client(), address):
            assert response.status_code == 302, name
            assert response["Location"] == f"/akun/login/?next={address}", name
    for name in OWN:
        assert Client().get(reverse(name)).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "planner", "leadership", "administrator", "other_producer"])
def test_every_officer_page_is_closed_to_those_without_the_role(busy_city: City, who: str) -> None:
    client = signed_in(busy_city.people[who])
    for name, arguments in _arguments(busy_city).items():
        statuses = {response.status_code for response in _answers(client, reverse(name, kwargs=arguments))}
        assert statuses <= {403, 405}, name
        assert 403 in statuses, name
    assert Release.objects.get().state == "released"
    assert Submission.objects.count() == 2


def test_the_stranger_has_tasks_and_an_inbox_but_nothing_in_them(busy_city: City) -> None:
    client = signed_in(busy_city.stranger)
    for name in OWN:
        response = client.get(reverse(name))
        assert response.status_code == 200
        shown = text_of(response)
        assert "siswa" not in shown
        assert "Kelola rilis" not in shown
        assert "Catatan jejak " not in shown


def test_the_same_pages_open_for_those_who_may(busy_city: City) -> None:
    """Else the tests above could not fail."""
    draft = Submission.objects.get(state="draft")
    assert signed_in(busy_city.producer).get(f"/kiriman/{draft.public_id}/").status_code == 200
    assert signed_in(busy_city.steward).get("/rilis/kelola/").status_code == 200
    assert signed_in(busy_city.auditor).get("/catatan/").status_code == 200


@pytest.mark.parametrize("code", ["korban", "arsip"])
@pytest.mark.parametrize("who", ["", "stranger", "producer", "steward"])
def test_what_is_not_open_is_nowhere_in_public(city: City, code: str, who: str) -> None:
    city.accepted(code, 2023)
    release = city.released(code)
    city.accepted("siswa", 2023)
    city.released("siswa")
    assert release.state == "released"
    client = signed_in(city.people[who]) if who else Client()
    base = f"/data/{code}/"
    figure = f"{base}edisi/1/angka/?k=64.71.01&k=L&periode=2023"
    closed = [base, f"{base}edisi/1/", figure, *(f"{base}edisi/1/unduh/{kind}/" for kind in MEDIA_TYPES)]
    opened = [address.replace(code, "siswa") for address in closed]
    assert {address: client.get(address).status_code for address in closed} == dict.fromkeys(closed, 404)
    for address in opened:
        kind = address.split("/")[-2]
        nothing_yet = kind == "spark" or kind.startswith("revisions")  # one period, one edition
        expected = 404 if nothing_yet or kind in {"wide", "trail"} else 200
        assert client.get(address).status_code == expected, address
    for address in ("/", "/data/", f"/data/?q={code}", "/rilis/", "/data/?q=Balikpapan"):
        shown = text_of(client.get(address))
        assert f"Jumlah {code}" not in shown, address
        assert f"/data/{code}/" not in client.get(address).content.decode(), address
    assert "Jumlah siswa" in text_of(client.get("/data/?q=siswa"))


@pytest.mark.parametrize("state", ["planned", "embargoed", "withdrawn"])
def test_what_is_not_released_is_nowhere_in_public(city: City, state: str) -> None:
    city.accepted("siswa", 2023)
    release = city.released("siswa")
    Release.objects.filter(pk=release.pk).update(state=state)
    for address in ("/data/siswa/", "/data/siswa/edisi/1/", "/data/siswa/edisi/1/unduh/csv/"):
        assert Client().get(address).status_code == 404, address
    assert "Jumlah siswa" not in text_of(Client().get("/data/"))


def test_an_old_edition_stays_and_says_that_it_is_superseded(city: City) -> None:
    city.accepted()
    city.released()
    old = text_of(Client().get("/data/siswa/edisi/1/unduh/csv/"))
    city.accepted(content=by_sex(2024, {**figures(2024), "64.71.01": (1999, 1888)}), reason="Satu sekolah terlewat.")
    city.released()
    client = Client()
    assert client.get("/data/siswa/").context["release"].number == 2
    page, download = client.get("/data/siswa/edisi/1/"), client.get("/data/siswa/edisi/1/unduh/csv/")
    assert "digantikan" in text_of(page).casefold()
    assert download["X-Pondasi-Superseded"] == "true"
    assert text_of(download) == old
    now = client.get("/data/siswa/edisi/2/unduh/csv/")
    assert "X-Pondasi-Superseded" not in now
    changed = text_of(now)
    assert "1999" in changed
    assert "1999" not in old
    assert client.get("/data/siswa/").context["signals"]["changes"]["revised"] == 6


def test_a_figure_shows_its_person_to_those_who_may_only(city: City) -> None:
    one = city.accepted()
    city.released()
    address = "/data/siswa/edisi/1/angka/?k=64.71.01&k=L&periode=2024"
    for who in ("", "stranger", "planner", "other_producer"):
        shown = text_of((signed_in(city.people[who]) if who else Client()).get(address))
        assert "sel" in shown
        assert "Orang producer" not in shown, who
        assert "tabel.xlsx" not in shown, who
    for who in ("producer", "verifier", "head", "steward", "statistics", "auditor"):
        shown = text_of(signed_in(city.people[who]).get(address))
        assert "Orang producer" in shown, who
        assert "tabel.xlsx" in shown, who
    assert one.upload is not None
    original = f"/kiriman/{one.public_id}/berkas/{one.upload.pk}/"
    assert signed_in(city.auditor).get(original).status_code == 200
    assert signed_in(city.planner).get(original).status_code == 403


ODD = [
    "/data/siswa/?halaman=%C2%B2",
    "/data/siswa/?halaman=99999999999999999999999999",
    "/data/siswa/?halaman=-1",
    "/data/siswa/?halaman=0",
    "/data/siswa/?urut=place;drop&arah=turun",
    "/data/siswa/?urut=2024&arah=turun",
    "/data/siswa/edisi/99999999999999999999999/",
    "/data/siswa/edisi/1/angka/",
    "/data/siswa/edisi/1/angka/?k=64.71.01&k=L",
    "/data/siswa/edisi/1/angka/?k=%00&k=L&periode=2024",
    "/data/siswa/edisi/1/angka/?k=64.71.01&k=L&periode=%00",
    "/data/siswa/edisi/1/unduh/wide/",
    "/data/?q=%00",
    "/data/?q=%25_%27%22",
    "/data/?page=x",
    "/data/?page=99999999999999999999999",
    "/rilis/?page=-5",
    "/aturan/tidak-ada/",
    "/tidak/ada/",
]


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_get_a_page_not_an_error(city: City, address: str) -> None:
    city.accepted()
    city.released()
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code in {200, 400, 404}
    assert "Traceback" not in text_of(response)


@pytest.mark.parametrize(
    "form",
    [
        {"change": "table", "sheet": "Tabel", "table": "x"},
        {"change": "table", "sheet": "Tabel", "table": "²"},
        {"change": "header_row", "row": "²"},
        {"change": "skip_row", "row": "-1"},
        {"change": "period", "value": "kemarin"},
        {"change": "label"},
        {"change": "hancurkan"},
        {},
    ],
)
def test_odd_corrections_get_a_sentence(city: City, form: dict[str, str]) -> None:
    one = city.draft()
    client = signed_in(city.producer)
    response = client.post(f"/kiriman/{one.public_id}/koreksi/", form, headers={"hx-request": "true"})
    assert response.status_code == 422
    assert text_of(response)
    assert city.now(one).reading.is_ready, "nothing was changed"


def test_a_decision_on_what_has_moved_on_says_so(city: City) -> None:
    one = city.accepted()
    client = signed_in(city.steward)
    page = f"http://testserver/kiriman/{one.public_id}/"
    response = client.post(
        f"/kiriman/{one.public_id}/putuskan/", {"action": "steward_pass"}, headers={"referer": page}, follow=True
    )
    assert response.status_code == 200
    assert "Muat ulang halaman ini" in text_of(response)


def test_a_double_click_hands_in_once(city: City) -> None:
    one = city.draft()
    client = signed_in(city.producer)
    for _ in range(2):
        response = client.post(f"/kiriman/{one.public_id}/ajukan/", follow=True)
        assert response.status_code == 200
    assert "sudah Anda ajukan" in text_of(response)
    assert city.now(one).state == "submitted"
