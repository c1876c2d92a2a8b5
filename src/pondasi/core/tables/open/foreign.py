"""What is said of a file that is no table: what it is, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable

from pondasi.core.errors import UnreadableFile
from pondasi.core.values import Text

_ASK_FOR_SOURCE = Text(
    "Mintalah berkas Excel asal yang menjadi sumbernya, lalu kirim berkas itu.",
    "Ask for the Excel file that it was made from and hand in that one.",
)
_SAVE_AS = Text(
    "Buka berkasnya, pilih File > Save As, simpan sebagai Excel (.xlsx) atau CSV, lalu kirim berkas itu.",
    "Open it, choose File > Save As, save it as Excel (.xlsx) or CSV and hand in that file.",
)
_COPY_TABLE = Text(
    "Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu kirim berkas itu.",
    "Copy the table into Excel, save it as .xlsx and hand in that file.",
)
_EXPORT = Text(
    "Ekspor datanya menjadi CSV atau Excel (.xlsx), lalu kirim berkas itu.",
    "Export the data as CSV or Excel (.xlsx) and hand in that file.",
)
_TYPE_IN = Text(
    "Mintalah berkas Excel aslinya; bila tidak ada, ketik tabelnya di Excel, simpan sebagai .xlsx, lalu kirim.",
    "Ask for the original Excel file; where there is none, type the table into Excel, save it as .xlsx and hand it in.",
)
_TOO_OLD = Text(
    "Buka berkasnya dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu kirim berkas itu.",
    "Open it in Excel or LibreOffice, save it as .xlsx and hand in that file.",
)
_PDF = Text("berkas PDF", "a PDF")
_PICTURE = Text("gambar atau hasil pindai", "a picture or scan")
_WORD = Text("dokumen Word", "a Word document")
_SLIDES = Text("presentasi PowerPoint", "a PowerPoint presentation")
_NUMBERS = Text("berkas Apple Numbers", "an Apple Numbers file")
_PACKED = Text("arsip yang dimampatkan (RAR, 7z, atau gzip)", "a packed archive (RAR, 7z or gzip)")
_OLD_EXCEL = Text("buku kerja Excel yang sangat lama", "a very old Excel workbook")
_UNPACK = Text("Buka arsipnya dan kirim berkas Excel di dalamnya.", "Unpack it and hand in the Excel file in it.")
_SHORTCUT = Text("pintasan (shortcut), bukan berkasnya sendiri", "a shortcut, not the file itself")
_FOLLOW = Text("Kirim berkas yang ditunjuk oleh pintasan itu.", "Hand in the file that the shortcut points to.")
_LINK = Text("pintasan ke halaman web", "a shortcut to a web page")
_DOWNLOAD = Text(
    "Buka halamannya, unduh berkasnya sebagai Excel, lalu kirim berkas itu.",
    "Open that page, download the file as Excel and hand in that one.",
)
_LOCK = Text(
    "penanda sementara bahwa seseorang sedang membuka tabelnya", "a temporary mark that somebody has the table open"
)
_WITHOUT_MARK = Text(
    "Kirim berkas dengan nama yang sama tanpa “~$” di depannya.",
    "Hand in the file of the same name without “~$” in front.",
)
_FOREIGN: tuple[tuple[bytes, Text, Text], ...] = (
    (b"\x89PNG", _PICTURE, _TYPE_IN),
    (b"\xff\xd8\xff", _PICTURE, _TYPE_IN),
    (b"GIF8", _PICTURE, _TYPE_IN),
    (b"BM", _PICTURE, _TYPE_IN),
    (b"II*\x00", _PICTURE, _TYPE_IN),
    (b"MM\x00*", _PICTURE, _TYPE_IN),
    (b"{\\rtf", Text("dokumen RTF", "an RTF document"), _COPY_TABLE),
    (b"PAR1", Text("berkas Parquet", "a Parquet file"), _EXPORT),
    (b"SQLite format 3\x00", Text("basis data SQLite", "an SQLite database"), _EXPORT),
    (b"\x00\x01\x00\x00Standard Jet DB", Text("basis data Access", "an Access database"), _EXPORT),
    (b"\x00\x01\x00\x00Standard ACE DB", Text("basis data Access", "an Access database"), _EXPORT),
    (b"$FL2", Text("berkas SPSS", "an SPSS file"), _EXPORT),
    (b"$FL3", Text("berkas SPSS", "an SPSS file"), _EXPORT),
    (b"<stata_dta>", Text("berkas Stata", "a Stata file"), _EXPORT),
    (b"Rar!", _PACKED, _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _PACKED, _UNPACK),
    (b"\x1f\x8b", _PACKED, _UNPACK),
    (b"L\x00\x00\x00\x01\x14\x02\x00", _SHORTCUT, _FOLLOW),
    (b"[InternetShortcut]", _LINK, _DOWNLOAD),
    *((magic, _OLD_EXCEL, _TOO_OLD) for magic in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")),
)  # fmt: skip


def is_a(what: Text, remedy: Text) -> UnreadableFile:
    """The refusal of a file that is `what`."""
    sentence = Text("Berkas ini {what}, bukan tabel Excel atau CSV.", "This file is {what}, not an Excel or CSV table.")
    return UnreadableFile(sentence.fill(what=what), remedy)


def foreign(head: bytes, *, binary: bool) -> UnreadableFile | None:
    """PDFs, pictures, databases and other known kinds by their first bytes; None for everything else."""
    if b"%PDF-" in head[:1024]:
        return is_a(_PDF, _ASK_FOR_SOURCE)
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic) and (binary or len(magic) > 2):
            return is_a(what, remedy)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return is_a(_PICTURE, _TYPE_IN)
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif", b"ftypheix"):
        return is_a(_PICTURE, _TYPE_IN)
    return None


def data_file(language: str) -> UnreadableFile:
    """Of data in a language for programs."""
    return is_a(Text("data {language} untuk program", "{language} data for programs").fill(language=language), _EXPORT)


def lock_file() -> UnreadableFile:
    return is_a(_LOCK, _WITHOUT_MARK)


def refuse_archive(names: Iterable[str]) -> UnreadableFile:
    """What is said of a zip that is no workbook."""
    names = frozenset(names)
    if "word/document.xml" in names:
        return is_a(_WORD, _COPY_TABLE)
    if "ppt/presentation.xml" in names:
        return is_a(_SLIDES, _COPY_TABLE)
    if any(name.endswith(".iwa") or name.startswith("Index/") or name == "Index.zip" for name in names):
        return is_a(_NUMBERS, _SAVE_AS)
    if "content.xml" in names:
        return is_a(Text("dokumen LibreOffice", "a LibreOffice document"), _COPY_TABLE)
    tables = sum(name.lower().endswith((".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".csv")) for name in names)
    if tables:
        return is_a(
            Text("arsip zip berisi {count} berkas tabel", "a zip archive with {count} table files").fill(count=tables),
            Text(
                "Buka arsipnya dan kirim berkas di dalamnya satu per satu.",
                "Unpack it and hand in the files in it one by one.",
            ),
        )
    return is_a(
        Text("arsip zip", "a zip archive"),
        Text("Kirim berkas Excel-nya sendiri (.xlsx).", "Hand in the Excel file itself (.xlsx)."),
    )


def refuse_container(data: bytes) -> UnreadableFile | None:
    """What is said of an old Office container that is no workbook; None where it may be one."""
    for mark, what in (("WordDocument", _WORD), ("PowerPoint Document", _SLIDES)):
        if mark.encode("utf-16-le") in data:
            return is_a(what, _COPY_TABLE)
    if "__properties_version1.0".encode("utf-16-le") in data:
        return is_a(
            Text("surel Outlook", "an Outlook mail"),
            Text("Simpan lampirannya dan kirim lampiran itu.", "Save its attachment and hand in that one."),
        )
    return None
