"""Years glued to the names of columns: `KekerasanAnak2020`, `Pencari_Kerja_L21`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

_LONG = re.compile(r"(.*[^\W\d]\)?)[\s_(-]*((?:19[5-9]|20[0-4])\d)\)?")
_SHORT = re.compile(r"(.*(?:[^\W\d]|\)))_?'?([0-4]\d)")
_FEWEST = 2
_EARLIEST_SHORT = 5
_COUNTED = re.compile(
    r"(?:^|[^a-z])(?:kelas|kls|rt|rw|umur|usia|no|blok|gang|sdn|smpn|sman|pm|kode|kolom)\W*$", re.IGNORECASE
)


def glued_years(texts: Collection[str]) -> dict[str, tuple[str, int]]:
    """Text to the name and the year that it is made of.

    Two digits are a year only where the same name comes again with the year before or after, and counts nothing.
    """
    found: dict[str, tuple[str, int]] = {}
    short: dict[str, dict[str, int]] = defaultdict(dict)
    for text in texts:
        plain = text.strip()
        if long := _LONG.fullmatch(plain):
            found[text] = long[1].rstrip(" _(-"), int(long[2])
        elif two := _SHORT.fullmatch(plain):
            short[two[1].rstrip("_'")][text] = int(two[2])
    for name, years in short.items():
        numbers = sorted(set(years.values()))
        run = len(numbers) >= _FEWEST and numbers[-1] - numbers[0] == len(numbers) - 1
        if run and numbers[0] >= _EARLIEST_SHORT and not _COUNTED.search(name):
            found.update({text: (name, 2000 + year) for text, year in years.items()})
    return found
