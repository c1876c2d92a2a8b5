"""Bad files through the real form and the real worker: a clear sentence each, the draft stays, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.rooms.city import City, work
from tests.rooms.workbooks import book, by_sex, csv_text
from tests.web.browsing import signed_in, text_of, upload
from tests.web.files_made_badly import (
    PDF,
    PNG,
    claims_a_million_rows,
    formulas_without_values,
    protected,
    with_identity_numbers,
    with_macros,
    zip_bomb,
)

from pondasi.collection.models import RecordedFinding, Submission, Upload
from pondasi.collection.selectors import sheet_of
from pondasi.collection.services import drafts
from pondasi.files.models import StoredFile
from pondasi.people.models import JournalEntry

HTML = "<html><body><p>Halaman ini bukan tabel.</p></body></html>"


@pytest.fixture
def draft(city: City) -> Submission:
    return drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))


UNREADABLE = {
    "empty": (b"", "kosong.xlsx", "Berkas ini kosong"),
    "blanks": (b"  \r\n\r\n", "kosong.csv", "Berkas ini kosong"),
    "no cell": (book({"Tabel": []}), "kosong.xlsx", "tidak berisi satu sel pun"),
    "pdf": (PDF, "tabel.xlsx", "PDF, bukan tabel"),
    "picture": (PNG, "tabel.xlsx", "Berkas ini gambar"),
    "password": (protected(), "rahasia.xlsx", "kata sandi"),
    "damaged": (by_sex(2024)[:3000], "tabel.xlsx", "rusak"),
    "binary": (bytes(range(256)) * 20, "tabel.xlsx", "bukan lembar kerja"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read(city: City, draft: Submission, kind: str, home: Path) -> None:
    content, name, sentence = UNREADABLE[kind]
    shown = upload(city, draft, content, name)
    assert sentence in shown
    assert "Berkas ini belum dapat kami baca" in shown
    one = Upload.objects.get()
    assert one.state == "unreadable"
    assert one.file is not None, "the officer's file is kept"
    assert list((home / "incoming").iterdir()) == []
    assert city.now(draft).state == "draft"
    city.fill(draft, by_sex(2024))
    assert city.now(draft).reading.count == 21, "the next file works"


def test_a_zip_bomb(city: City, draft: Submission) -> None:
    content = zip_bomb()
    assert len(content) < 3_000_000
    assert "membesar jauh melampaui ukuran wajar" in upload(city, draft, content, "bom.xlsx")
    assert city.now(draft).state == "draft"


def test_a_page_without_a_table(city: City, draft: Submission) -> None:
    shown = upload(city, draft, HTML.encode(), "tabel.xlsx")
    reading = city.now(draft).reading
    assert reading.file is None
    assert not (set(shown.split()) & {"None", "KeyError"})
    assert "tabel" in shown


def test_a_page_with_a_table_is_read(city: City, draft: Submission) -> None:
    lines = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(';'))}</tr>"
        for line in csv_text(2024, ";").splitlines()
    )
    upload(city, draft, f"<html><body><table>{lines}</table></body></html>".encode(), "tabel.xls")
    assert city.now(draft).reading.count == 12


CSV = {
    "utf-8": csv_text(2024).encode(),
    "bom": b"\xef\xbb\xbf" + csv_text(2024).encode(),
    "utf-16": csv_text(2024, "\t").encode("utf-16"),
    "utf-16 without mark": csv_text(2024, "\t").encode("utf-16-le"),
    "windows-1252": csv_text(2024, ";").replace("Jumlah siswa", "Jumlah siswa – café").encode("cp1252"),
    "semicolon": csv_text(2024, ";").encode(),
    "tab": csv_text(2024, "\t").encode(),
}


@pytest.mark.parametrize("kind", CSV)
def test_text_files_of_every_kind(city: City, draft: Submission, kind: str) -> None:
    upload(city, draft, CSV[kind], "tabel.csv")
    reading = city.now(draft).reading
    assert (reading.count, reading.periods) == (12, ["2024"])


def test_a_sheet_that_claims_a_million_rows(city: City, draft: Submission) -> None:
    content = claims_a_million_rows(2024)
    assert b"1048575" in by_name(content)
    upload(city, draft, content, "tabel.xlsx")
    reading = city.now(draft).reading
    assert reading.count == 21
    sheet = sheet_of(reading)
    assert sheet is not None
    assert sheet.layout["rows"] <= 250


def by_name(content: bytes) -> bytes:
    from tests.web.files_made_badly import SHEET, member  # noqa: PLC0415 one use

    return member(content, SHEET)


def test_formulas_without_cached_values_are_not_zero(city: City, draft: Submission) -> None:
    upload(city, draft, formulas_without_values(2024), "tabel.xlsx")
    reading = city.now(draft).reading
    assert not [one for one in reading.view["figures"] if one["value"] == "0"]
    parts = [one for one in reading.view["figures"] if one["role"] == "data" and one["value"] is not None]
    assert len(parts) >= 12


def test_macros_and_links_are_neither_run_nor_followed(city: City, draft: Submission) -> None:
    upload(city, draft, with_macros(2024), "makro.xlsm")
    assert city.now(draft).reading.count == 21


def test_the_same_file_twice(city: City, draft: Submission) -> None:
    for _ in range(3):
        shown = upload(city, draft, by_sex(2024), "tabel.xlsx")
    assert "Siap diajukan" in shown
    assert Upload.objects.count() == 1
    assert JournalEntry.objects.filter(event="upload.received").count() == 1


def test_the_same_file_again_while_it_waits(lasting_city: City, home: Path) -> None:
    city = lasting_city
    draft = drafts.open_submission(actor=city.producer, delivery=city.delivery("siswa"))
    client = signed_in(city.producer)
    for _ in range(2):
        client.post(f"/kiriman/{draft.public_id}/unggah/", {"file": SimpleUploadedFile("a.xlsx", by_sex(2024))})
    work()
    assert city.now(draft).reading.count == 21
    assert list((home / "incoming").iterdir()) == []


def test_a_waiting_file_whose_bytes_were_lost_can_be_sent_again(city: City, draft: Submission, home: Path) -> None:
    client = signed_in(city.producer)
    address = f"/kiriman/{draft.public_id}/unggah/"
    client.post(address, {"file": SimpleUploadedFile("a.xlsx", by_sex(2024))})
    for path in (home / "incoming").iterdir():
        path.unlink()
    client.post(address, {"file": SimpleUploadedFile("a.xlsx", by_sex(2024))})
    work()
    assert city.now(draft).reading.count == 21


def test_a_file_whose_bytes_were_lost_gets_a_sentence(city: City, draft: Submission, home: Path) -> None:
    client = signed_in(city.producer)
    page = f"/kiriman/{draft.public_id}/"
    client.post(f"{page}unggah/", {"file": SimpleUploadedFile("a.xlsx", by_sex(2024))})
    for path in (home / "incoming").iterdir():
        path.unlink()
    work()
    assert "belum dapat kami baca" in text_of(client.get(page))
    upload(city, draft, by_sex(2024), "a.xlsx")
    assert city.now(draft).reading.count == 21


@pytest.mark.parametrize("times", [2, 5])
def test_an_upload_over_the_limit(city: City, draft: Submission, home: Path, settings: object, times: int) -> None:
    settings.PONDASI_UPLOAD_LIMIT = 1_000_000  # type: ignore[attr-defined]
    client = signed_in(city.producer)
    page = f"/kiriman/{draft.public_id}/"
    big = SimpleUploadedFile("besar.xlsx", b"PK" + b"\x01" * (1_000_000 * times))
    response = client.post(
        f"{page}unggah/", {"file": big}, headers={"referer": f"http://testserver{page}"}, follow=True
    )
    assert response.status_code == 200
    assert "lebih besar dari 1 MB" in text_of(response)
    assert list((home / "incoming").iterdir()) == []
    assert (Upload.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert city.now(draft).state == "draft"
    upload(city, draft, by_sex(2024), "tabel.xlsx")
    assert city.now(draft).reading.count == 21


def test_no_file_at_all(city: City, draft: Submission) -> None:
    client = signed_in(city.producer)
    page = f"/kiriman/{draft.public_id}/"
    response = client.post(f"{page}unggah/", {}, headers={"referer": f"http://testserver{page}"}, follow=True)
    assert "Belum ada berkas yang dipilih" in text_of(response)


def test_an_upload_to_what_is_handed_in_leaves_nothing_behind(city: City, home: Path) -> None:
    one = city.handed_in()
    client = signed_in(city.producer)
    page = f"/kiriman/{one.public_id}/"
    content = SimpleUploadedFile("lain.xlsx", by_sex(2023))
    response = client.post(
        f"{page}unggah/", {"file": content}, headers={"referer": f"http://testserver{page}"}, follow=True
    )
    assert "tidak dapat diubah" in text_of(response)
    assert list((home / "incoming").iterdir()) == []


NUMBERS = ["6471991101809911", "6471991202819912", "6471991303829913", "6471995404839914"]


def _files_holding(home: Path, value: str) -> list[Path]:
    import zipfile  # noqa: PLC0415 one use

    found = []
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    content += b"".join(archive.read(name) for name in archive.namelist())
            if value.encode() in content:
                found.append(path)
    return found


def test_personal_data_is_not_kept_anywhere(city: City, draft: Submission, home: Path) -> None:
    content = with_identity_numbers(2024, NUMBERS)
    for _ in range(2):  # the second time it is refused again
        shown = upload(city, draft, content, "penerima.xlsx")
        assert "data pribadi" in shown
        assert "NIK" in shown
        assert not [number for number in NUMBERS if number in shown]
    assert list((home / "incoming").iterdir()) == []
    assert [_files_holding(home, number) for number in NUMBERS] == [[]] * 4
    assert StoredFile.objects.count() == 0
    one = Upload.objects.get()
    assert (one.state, one.file) == ("refused", None)
    assert one.refused_columns == [{"column": "C", "header": "NIK", "kind": "nik", "count": 4}]
    rows = [*Upload.objects.values(), *RecordedFinding.objects.values(), *JournalEntry.objects.values()]
    rows.append(city.now(draft).reading.__dict__)
    assert not [number for number in NUMBERS if number in str(rows)]
    (entry,) = JournalEntry.objects.filter(event="upload.refused")[:1]
    assert entry.facts == {"sha256": one.sha256, "columns": 1}
    assert city.now(draft).state == "draft"

    upload(city, draft, by_sex(2024), "rekap.xlsx")
    assert city.now(draft).reading.count == 21


def test_the_search_for_values_would_find_them(city: City, home: Path) -> None:
    """Proves the search of the test above: a kept file with such a number is found."""
    kept = home / "files" / "x.xlsx"
    kept.parent.mkdir()
    kept.write_bytes(with_identity_numbers(2024, NUMBERS))
    assert _files_holding(home, NUMBERS[0]) == [kept]


def test_a_refused_file_keeps_the_earlier_one_out_of_the_way(city: City, draft: Submission) -> None:
    """After a refusal the figures of the file before are not handed in by mistake."""
    upload(city, draft, by_sex(2024), "tabel.xlsx")
    shown = upload(city, draft, with_identity_numbers(2024, NUMBERS), "penerima.xlsx")
    assert "Siap diajukan" not in shown
    assert city.now(draft).reading.file is None
