"""A file that is no table is called by its name, with what to do instead, in both languages."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables import load_workbook

_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def refusal(path: Path, data: bytes | None = None) -> UnreadableFile:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        load_workbook(path)
    return caught.value


@pytest.mark.parametrize(
    ("data", "indonesian", "english"),
    [
        (b"%PDF-1.4\n", "PDF", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "gambar atau hasil pindai", "picture or scan"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "gambar", "picture"),
        (b"II*\x00" + bytes(99), "gambar", "picture"),
        (b"MM\x00*" + bytes(99), "gambar", "picture"),
        (b"BM" + bytes(99), "gambar", "picture"),
        (b"RIFF1234WEBPVP8 " + bytes(99), "gambar", "picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "gambar", "picture"),
        (b"PAR1" + bytes(99), "Parquet", "Export the data"),
        (b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(99), "Access", "Access"),
        (b"Rar!\x1a\x07\x00" + bytes(99), "arsip", "Unpack"),
        (b"\x1f\x8b\x08" + bytes(99), "arsip", "Unpack"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(99), "pintasan", "shortcut"),
        (b"[InternetShortcut]\r\nURL=https://contoh.id\r\n", "pintasan ke halaman web", "web page"),
        (b"{\\rtf1\\ansi halo}", "RTF", "Copy the table"),
        (b"\x09\x02\x06\x00" + bytes(99), "sangat lama", "very old Excel"),
        (_OLE + "WordDocument".encode("utf-16-le") + bytes(999), "Word", "Word"),
        (_OLE + "PowerPoint Document".encode("utf-16-le") + bytes(999), "PowerPoint", "PowerPoint"),
        (_OLE + "EncryptedPackage".encode("utf-16-le") + bytes(999), "kata sandi", "password"),
        (b"  \r\n\t\n", "kosong", "empty"),
        (b'[{"wilayah": "Timur", "jiwa": 5}]', "data JSON", "Export the data"),
        (b'<?xml version="1.0"?><kml><Placemark/></kml>', "data XML", "Export the data"),
    ],
)
def test_by_the_first_bytes(tmp_path: Path, data: bytes, indonesian: str, english: str) -> None:
    error = refusal(tmp_path / "tabel.xlsx", data)
    assert indonesian in error.sentence("id")
    assert english in error.sentence("en")
    assert error.remedy.id
    assert error.remedy.en


@pytest.mark.parametrize(
    ("members", "english"),
    [
        (["word/document.xml"], "Word"),
        (["ppt/presentation.xml"], "PowerPoint"),
        (["Index/Document.iwa", "Metadata/Properties.plist"], "Apple Numbers"),
        (["a.xlsx", "b/c.CSV", "catatan.txt"], "2 table files"),
        (["foto.jpg"], "a zip archive"),
    ],
)
def test_by_what_the_archive_holds(tmp_path: Path, members: list[str], english: str) -> None:
    path = tmp_path / "berkas.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    assert english in refusal(path).sentence("en")


def test_a_database(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    base = sqlite3.connect(path)
    base.execute("create table a (b)")
    base.commit()
    base.close()
    assert "SQLite" in refusal(path).sentence("id")


@pytest.mark.parametrize("name", ["~$Penduduk 2024.xlsx", ".~lock.Penduduk.ods#"])
def test_a_mark_of_an_open_table_is_not_the_table(tmp_path: Path, name: str) -> None:
    error = refusal(tmp_path / name, b"\x05Siti \x00" + b" " * 150)
    assert "sedang membuka tabelnya" in error.sentence("id")


def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "bm.csv"
    path.write_text("BM;Jumlah\nTimur;5\n", encoding="utf-8")
    assert load_workbook(path).sheets[0].cells[1, 1].text == "BM"
