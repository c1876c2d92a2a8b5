"""What a file is, by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from pondasi.core.errors import UnreadableFile
from pondasi.core.values import Text

_HEAD = 65_536
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|body|head|meta|div)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_REMEDY = Text(
    "Mintalah berkas Excel asal yang menjadi sumbernya, lalu kirim berkas itu.",
    "Ask for the Excel file that it was made from and hand in that one.",
)


class Kind(StrEnum):
    """The families of files that need different doors."""

    ZIP = "zip"
    OLE = "ole"
    HTML = "html"
    TEXT = "text"


def kind_of(path: Path) -> Kind:
    """The family of the file at `path`; `UnreadableFile` for empty files, PDFs, pictures and other foreign bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile(
            Text("Berkas ini kosong.", "This file is empty."),
            Text("Simpan ulang tabelnya dan kirim kembali.", "Save the table again and hand it in once more."),
        )
    if head.startswith(b"PK"):
        return Kind.ZIP
    if head.startswith(_OLE):
        return Kind.OLE
    _refuse_foreign(head)
    if _HTML.search(head[:4096]) or _HTML.search(head[:8192].replace(b"\x00", b"")):
        return Kind.HTML
    return Kind.TEXT


def _refuse_foreign(head: bytes) -> None:
    """PDFs, pictures and binary data of any other kind, each with its own sentence."""
    if b"%PDF-" in head[:1024]:
        raise UnreadableFile(
            Text("Berkas ini PDF, bukan tabel Excel atau CSV.", "This file is a PDF, not an Excel or CSV table."),
            _REMEDY,
        )
    if head.startswith(_PICTURES) or head[8:12] == b"WEBP":
        raise UnreadableFile(
            Text(
                "Berkas ini gambar, bukan tabel Excel atau CSV.", "This file is a picture, not an Excel or CSV table."
            ),
            _REMEDY,
        )
    if head.startswith(_UTF16_MARKS) or looks_like_utf16(head):
        return
    if b"\x00" in head or len(_CONTROL.findall(head)) > len(head) // 100:
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
