"""The zip around modern workbooks, with bounds on what it may unfold to."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pondasi.core.errors import UnreadableFile
from pondasi.core.values import Text

CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    IndexError,
)
DAMAGED = Text("Berkas ini rusak: bungkusnya tidak dapat dibuka.", "This file is damaged: it cannot be unpacked.")
DAMAGED_REMEDY = Text(
    "Buka berkas aslinya di aplikasi lembar kerja, simpan sebagai .xlsx baru, lalu kirim lagi.",
    "Open the original in the spreadsheet program, save it as a new .xlsx and hand that in.",
)
TOO_LARGE = Text(
    "Berkas ini membesar jauh melampaui ukuran wajar bila dibuka, sehingga tidak dibaca.",
    "This file would unfold far beyond a reasonable size and was therefore not read.",
)
TOO_LARGE_REMEDY = Text(
    "Salin tabelnya saja ke buku kerja baru (atau simpan sebagai CSV) dan kirim berkas itu.",
    "Copy just the table into a new workbook (or save it as CSV) and hand in that file.",
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
    cells: int = 3_000_000
    """Filled cells of all sheets together."""
    characters: int = 200_000_000
    """Characters in all cells together."""
    merges: int = 200_000
    slow_bytes: int = 60_000_000
    """Markup of one part that is not written as spreadsheet programs write it; reading such costs ten times as much."""


class Archive:
    """A checked zip: nothing is handed out beyond the limits, whatever the directory claims."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error
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
        """One member in full."""
        with self.stream(name) as stream:
            return stream.read()

    def stream(self, name: str) -> Stream:
        """One member as a stream of bytes: never more of them than the directory said and `_check` allowed."""
        try:
            return Stream(self._zip.open(name))
        except _BROKEN as error:
            raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error

    def _check(self) -> None:
        """Bounds and locks, from the directory: Python's zip reader stops at the size that it promises."""
        members = self._zip.infolist()
        if len(members) > self.limits.members or sum(self.sizes.values()) > self.limits.total_bytes:
            raise UnreadableFile(TOO_LARGE, TOO_LARGE_REMEDY)
        for member in members:
            if member.flag_bits & 1:
                raise UnreadableFile(PROTECTED, PROTECTED_REMEDY)
            packed = max(member.compress_size, 1)
            if member.file_size > self.limits.small_member and member.file_size > packed * self.limits.ratio:
                raise UnreadableFile(TOO_LARGE, TOO_LARGE_REMEDY)


class Stream:
    """The bytes of one member; damage on the way is told as such."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except _BROKEN as error:
            raise UnreadableFile(DAMAGED, DAMAGED_REMEDY) from error

    def chunks(self) -> Iterator[bytes]:
        """All bytes in pieces of about a megabyte."""
        while chunk := self.read(CHUNK):
            yield chunk


PROTECTED = Text("Berkas ini dikunci dengan kata sandi.", "This file is locked with a password.")
PROTECTED_REMEDY = Text(
    "Buka berkasnya, hapus kata sandi pembuka (File > Info > Protect Workbook), simpan, lalu kirim lagi.",
    "Open the file, remove the opening password (File > Info > Protect Workbook), save it and hand it in again.",
)
