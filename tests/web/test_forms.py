"""Forms on the web: the officer's download, and the steward's page that says what forms show."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.rooms.city import City
from tests.rooms.workbooks import XLSX, by_sex
from tests.web.browsing import signed_in, text_of

from pondasi.programme import selectors as programme

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_form_is_offered_where_a_table_is_due(city: City) -> None:
    city.draft()
    client = signed_in(city.producer)
    address = "/formulir/siswa/2024/"
    submission = client.post("/kiriman/buka/siswa/2024/", follow=True)
    assert f'href="{address}"' in submission.content.decode()
    assert f'href="{address}"' in client.get("/tugas/").content.decode()
    response = client.get(address)
    assert response["Content-Type"] == XLSX
    assert response["Content-Disposition"] == 'attachment; filename="formulir-siswa-2024.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Formulir", "Petunjuk", "_pondasi"]


@pytest.mark.parametrize("address", ["/formulir/siswa/1999/", "/formulir/tidak-ada/2024/"])
def test_there_is_no_form_of_what_is_not_due(city: City, address: str) -> None:
    assert signed_in(city.producer).get(address).status_code == 404


def test_the_steward_decides_on_one_page_what_forms_show(city: City) -> None:
    city.accepted(year=2023, content=by_sex(2023))
    client = signed_in(city.steward)
    assert "/formulir/" in client.get("/tugas/").content.decode()
    assert "angka lalu tampil" not in text_of(client.get("/formulir/"))
    shown = client.post("/formulir/siswa/", {"shown": "1"}, follow=True)
    assert "sekarang menampilkan angka periode lalu" in text_of(shown)
    assert text_of(shown).count("angka lalu tampil") == 1
    assert programme.dataset("siswa").past_in_form
    form = signed_in(city.producer).get("/formulir/siswa/2024/").content
    assert "Tahun 2023" in str(list(openpyxl.load_workbook(io.BytesIO(form)).worksheets[0].values))
    client.post("/formulir/siswa/", {"shown": "0"})
    assert not programme.dataset("siswa").past_in_form


def test_nobody_else_sees_the_steward_s_page(city: City) -> None:
    client = signed_in(city.producer)
    assert client.get("/formulir/").status_code == 403
    assert client.post("/formulir/siswa/", {"shown": "1"}).status_code == 403
    assert not programme.dataset("siswa").past_in_form
