"""What a file is, by its first bytes, and what to do about one that is no table."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path, PurePosixPath

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.open.foreign import data_file, foreign, lock_file
from pondasi.core.values import Text

_HEAD = 65_536
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|body|head|meta|div)\b", re.IGNORECASE)
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_SHEET = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MIME = re.compile(rb"(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCK_SIZE = 200


class Kind(StrEnum):
    """The families of files that need different doors."""

    ZIP = "zip"
    OLE = "ole"
    HTML = "html"
    MHTML = "mhtml"
    SPREADSHEET_XML = "spreadsheet xml"
    FLAT_ODS = "flat ods"
    TEXT = "text"


def kind_of(path: Path, name: str | None = None) -> Kind:
    """The family of the file at `path`; `UnreadableFile` for empty files, PDFs, pictures and other foreign bytes.

    `name` is the one that the officer gave it, where it is another; it only tells lock files (`~$...`) from others.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile(
            Text("Berkas ini kosong.", "This file is empty."),
            Text("Simpan ulang tabelnya dan kirim kembali.", "Save the table again and hand it in once more."),
        )
    if PurePosixPath(name or path.name).name.startswith(("~$", ".~lock.")) and len(head) < _LOCK_SIZE:
        raise lock_file()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if head.startswith(_OLE):
        return Kind.OLE
    _refuse_foreign(head)
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> Kind:
    start = head[:8192].replace(b"\x00", b"")
    if _SPREADSHEET_XML in start and b"<html" not in start.lower():
        return Kind.SPREADSHEET_XML
    if _FLAT_SHEET in start and start.lstrip()[:5] in (b"<?xml", b"<offi"):
        return Kind.FLAT_ODS
    if _MIME.search(start[:1000]) and b"multipart/related" in start.lower():
        return Kind.MHTML
    if start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" or _HTML.search(start[:4096]):
        if _HTML.search(start):
            return Kind.HTML
        if start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml"):
            raise data_file("XML")
        return Kind.TEXT
    if re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{\s*\")", start):
        raise data_file("JSON")
    return Kind.TEXT


def _refuse_foreign(head: bytes) -> None:
    """PDFs, pictures, databases and binary data of any other kind, each with its own sentence."""
    found = foreign(head, binary=_CONTROL.search(head[:2000]) is not None)
    if found:
        raise found
    if head.startswith(_UTF16_MARKS) or looks_like_utf16(head):
        return
    strange = len(_CONTROL.findall(head.rstrip(b"\x00")))
    if strange > len(head) // 20:
        raise UnreadableFile(
            Text(
                "Isi berkas ini bukan lembar kerja, apa pun nama berkasnya.",
                "The content of this file is no spreadsheet, whatever its name says.",
            ),
            Text("Kirim berkas Excel atau CSV.", "Hand in an Excel or CSV file."),
        )


def looks_like_utf16(head: bytes) -> bool:
    """UTF-16 without a byte order mark: every other byte of Latin text is zero."""
    sample = head[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return half > 4 and (min(even, odd) < half // 20 + 1 and max(even, odd) > half * 0.6)
