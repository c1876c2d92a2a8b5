"""The zip around modern workbooks, with bounds on what it may unfold to."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from pondasi.core.errors import UnreadableFile
from pondasi.core.values import Text

_CHUNK = 1 << 20
_DAMAGED = Text("Berkas ini rusak: bungkusnya tidak dapat dibuka.", "This file is damaged: it cannot be unpacked.")
_DAMAGED_REMEDY = Text(
    "Buka berkas aslinya di aplikasi lembar kerja, simpan sebagai .xlsx baru, lalu kirim lagi.",
    "Open the original in the spreadsheet program, save it as a new .xlsx and hand that in.",
)
_TOO_LARGE = Text(
    "Berkas ini membesar jauh melampaui ukuran wajar bila dibuka, sehingga tidak dibaca.",
    "This file would unfold far beyond a reasonable size and was therefore not read.",
)
_TOO_LARGE_REMEDY = Text(
    "Salin tabelnya saja ke buku kerja baru dan kirim buku kerja itu.",
    "Copy just the table into a new workbook and hand in that workbook.",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a compressed file may unfold."""

    total_bytes: int = 500_000_000
    """All members together, unpacked."""
    ratio: int = 200
    """Unpacked to packed size of one member; asked only of members that unfold beyond `small_member` bytes.

    Ordinary sheets reach about 20, sheets of empty formatted rows about 150."""
    small_member: int = 20_000_000
    members: int = 20_000


class Archive:
    """A checked zip: nothing is handed out beyond the limits, whatever the directory claims."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableFile(_DAMAGED, _DAMAGED_REMEDY) from error
        self.sizes = {member.filename: member.file_size for member in self._zip.infolist()}
        try:
            self._check()
        except UnreadableFile:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.sizes)

    def read(self, name: str) -> bytes:
        """One member in full; its size was proved when the archive was opened."""
        return self._zip.read(name)

    def stream(self, name: str) -> BinaryIO:
        """One member as a stream of bytes."""
        return io.BufferedReader(self._zip.open(name))  # type: ignore[type-var]

    def _check(self) -> None:
        """Inflate every member once, counting, so that a lying directory is found before anything parses it."""
        members = self._zip.infolist()
        if len(members) > self.limits.members or sum(self.sizes.values()) > self.limits.total_bytes:
            raise UnreadableFile(_TOO_LARGE, _TOO_LARGE_REMEDY)
        total = 0
        for member in members:
            if member.flag_bits & 1:
                raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
            total += self._inflate(member, total)

    def _inflate(self, member: zipfile.ZipInfo, before: int) -> int:
        size = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._bound(size, before + size, member.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableFile(_DAMAGED, _DAMAGED_REMEDY) from error
        return size

    def _bound(self, size: int, total: int, packed: int) -> None:
        limits = self.limits
        dense = size > limits.small_member and size > max(packed, 1) * limits.ratio
        if total > limits.total_bytes or dense:
            raise UnreadableFile(_TOO_LARGE, _TOO_LARGE_REMEDY)


PROTECTED = Text("Berkas ini dikunci dengan kata sandi.", "This file is locked with a password.")
PROTECTED_REMEDY = Text(
    "Buka berkasnya, hapus kata sandi pembuka (File > Info > Protect Workbook), simpan, lalu kirim lagi.",
    "Open the file, remove the opening password (File > Info > Protect Workbook), save it and hand it in again.",
)
DAMAGED, DAMAGED_REMEDY = _DAMAGED, _DAMAGED_REMEDY
