"""The compound file around old Office documents: a small file system of sectors."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pondasi.core.tables.open.making import DamagedFile

_END = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
_HEADER = 512
_ENTRY = 128
_MOST_ENTRIES = 10_000


class Container:
    """A compound file of `data`. Raises `DamagedFile` where its tables contradict themselves."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, small_shift = struct.unpack_from("<HH", data, 30)
            (self._first_entry,) = struct.unpack_from("<I", data, 48)
            (self._small_limit,) = struct.unpack_from("<I", data, 56)
            (first_small,) = struct.unpack_from("<I", data, 60)
            if not 6 <= shift <= 16 or not 4 <= small_shift <= shift:
                raise DamagedFile("sector size")
            self._size, self._small_size = 1 << shift, 1 << small_shift
            self._next = self._allocation()
            self._next_small = self._numbers(self._chain(first_small))
            self.entries = dict(self._entries())
        except struct.error as error:
            raise DamagedFile(str(error)) from error

    def stream(self, name: str) -> bytes | None:
        """The content of the stream of that name; None where there is none."""
        entry = self.entries.get(name.lower())
        if entry is None:
            return None
        start, size = entry
        if size >= self._small_limit:
            return self._chain(start)[:size]
        root = self.entries.get("root entry")
        if root is None:
            return None
        small = self._chain(root[0])
        parts, seen = [], set()
        while start < _END and start not in seen:
            seen.add(start)
            parts.append(small[start * self._small_size : (start + 1) * self._small_size])
            start = self._next_small[start] if start < len(self._next_small) else _END
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        begin = _HEADER if self._size <= _HEADER else self._size
        return self._data[begin + number * self._size : begin + (number + 1) * self._size]

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _allocation(self) -> tuple[int, ...]:
        """For every sector the one that follows it."""
        sectors = [number for number in self._numbers(self._data[76:_HEADER]) if number < _END]
        (more,) = struct.unpack_from("<I", self._data, 68)
        seen = set()
        while more < _END and more not in seen:
            seen.add(more)
            numbers = self._numbers(self._sector(more))
            if not numbers:
                break
            sectors.extend(number for number in numbers[:-1] if number < _END)
            more = numbers[-1]
        most = len(self._data) // self._size + 1
        return self._numbers(b"".join(self._sector(number) for number in dict.fromkeys(sectors[:most])))

    def _chain(self, start: int) -> bytes:
        parts, seen = [], set()
        while start < _END and start not in seen:
            seen.add(start)
            part = self._sector(start)
            if not part:
                break
            parts.append(part)
            start = self._next[start] if start < len(self._next) else _END
        return b"".join(parts)

    def _entries(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Name in small letters to first sector and size."""
        directory = self._chain(self._first_entry)
        for at in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind in (1, 2, 5) and 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", errors="replace")
                start, size = struct.unpack_from("<II", directory, at + 116)
                yield name.lower(), (start, size)
