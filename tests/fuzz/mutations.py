"""Small workbooks and how they get damaged: everything follows from one seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from tests.fuzz.office_files import WRITERS, Page, Styled, Value, csv, packed

_REGIONS = ("Balikpapan Timur", "Kab. Paser", "Kota Bontang", "Gn. Samarinda", "I. Umum", "1.2 Air", "", "Jumlah")
_MARKS = ("-", "...", "n.a", "1.234", "1.234,5", "2 121", "85 %", "Rp 1.000,-", "2.345*", "505", "#N/A", "é–“x”")
_HEADINGS = ("Kecamatan", "No", "Satuan", "(1)", "Jiwa", "2023", "Triwulan I", "L", "P", "Persen", "Januari", "Kode")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"1048576",
    b"2147483648",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"",
)
_SNIPPETS = (
    b"<", b">", b"&", b"&#0;", b"&#x110000;", b"<!--", b"]]>", b"<!DOCTYPE a>", b'"', b"\x00", b"\xff\xfe", b"\r",
    b"\n", b"sep=;\n", b"</row>", b"</c>", b"<row ", b"<si>", b"<td rowspan=999999 colspan=999999>", b"<table>", b"\t",
    b";", b"_xD800_", "\U0001f600".encode(), b"=1+", b"'",
)  # fmt: skip
_PLACES = {True: rb"<[^<>]*>|[;,\t]", False: rb'"[^"<>]*"|(?<=>)\d+(?=<)|\b\d+\b'}
Bytes = Callable[[random.Random, bytes], bytes]


def page(rng: random.Random) -> Page:
    """A table as agencies make them: title, perhaps merged headings, labels, figures and marks, total, source."""
    width, height = rng.randint(2, 9), rng.randint(1, 25)
    rows: list[list[Styled | Value]] = [[Styled(f"Tabel {rng.randint(1, 99)}. Jumlah Penduduk 2024", bold=True)], []]
    for _ in range(rng.randint(1, 3)):
        rows.append([Styled(rng.choice(_HEADINGS), bold=rng.random() < 0.5) for _ in range(width)])
    top = len(rows)
    for number in range(height):
        rows.append([rng.choice(_REGIONS) or f"Desa {number}", *(_figure(rng) for _ in range(width - 1))])
    rows.append(["Jumlah", *(rng.randint(0, 10**6) for _ in range(width - 1))])
    rows.append(["Sumber: Dinas; data contoh"])
    merges = [(1, 1, 1, width)] if rng.random() < 0.5 else []
    if rng.random() < 0.3 and width > 3:
        merges.append((top, 2, top, 3))
    hidden = frozenset({rng.randint(1, len(rows))}) if rng.random() < 0.2 else frozenset()
    return Page(
        f"Lembar {rng.randint(1, 9)}", rows, merges, rng.random() < 0.05, hidden, hidden if width > 20 else frozenset()
    )


def _figure(rng: random.Random) -> Styled | Value:
    kind = rng.random()
    if kind < 0.45:
        return rng.randint(0, 10**6)
    if kind < 0.6:
        return Styled(rng.randint(0, 10**6) / 1000, rng.choice(("0.000", "#,##0.00", "0%", "dd/mm/yyyy", "General")))
    if kind < 0.9:
        return rng.choice(_MARKS)
    return None


def damaged_file(seed: int) -> tuple[str, bytes]:
    """A file name and its damaged content."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    kind = rng.choice(tuple(WRITERS))
    pages = [page(rng) for _ in range(rng.randint(1, 2))]
    if len({one.name for one in pages}) < len(pages):
        pages = pages[:1]
    if all(one.hidden for one in pages):
        pages[0] = Page("Data", pages[0].rows, pages[0].merges)
    data = csv(pages, rng.choice(",;\t|^")) if kind == "csv" else WRITERS[kind](pages)
    if kind in ("csv", "html") and rng.random() < 0.3:
        data = data.decode().encode(rng.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252")), errors="replace")
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = _damage(kind)(rng, data)
    return f"{seed}.{kind}", data


def _damage(kind: str) -> Bytes:
    if kind in ("xlsx", "xlsb", "ods"):
        return _zip_or_bytes
    return _text if kind in ("csv", "html", "xml") else _in_place


def _zip_or_bytes(rng: random.Random, data: bytes) -> bytes:
    return _bytes(rng, data) if rng.random() < 0.1 else _archive(rng, data)


def _bytes(rng: random.Random, data: bytes) -> bytes:
    """Flipped, cut, dropped, doubled or overwritten."""
    if not data:
        return data
    at = rng.randrange(len(data))
    span = min(rng.choice((1, 2, 4, 8, 64, 512)), len(data) - at)
    match rng.randrange(7):
        case 0 | 1:
            return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
        case 2:
            return data[:at] + rng.randbytes(span) + data[at + span :]
        case 3:
            return data[:at]
        case 4:
            return data[:at] + data[at + span :]
        case 5:
            return data[: at + span] + data[at:]
    return data[:at] + rng.choice((b"\x00", b"\xff")) * span + data[at + span :]


def _in_place(rng: random.Random, data: bytes) -> bytes:
    """Mostly overwritten where it stands, so that the places of everything else stay right."""
    if not data or rng.random() < 0.15:
        return _bytes(rng, data)
    at = rng.randrange(len(data))
    new = rng.choice((b"\x00", b"\xff", b"\x7f\xff", b"\xff\xff\xff\x7f", rng.randbytes(1), rng.randbytes(8)))
    return data[:at] + new + data[at + len(new) :]


def _text(rng: random.Random, data: bytes) -> bytes:
    """Markup, quotes and separators put in or taken out; numbers exchanged."""
    choice = rng.random()
    if choice < 0.1:
        return _bytes(rng, data)
    at = rng.randrange(len(data) + 1)
    if choice < 0.3:
        return data[:at] + rng.choice(_SNIPPETS) * rng.choice((1, 1, 2, 50)) + data[at:]
    places = list(re.finditer(_PLACES[choice < 0.45], data))
    if not places:
        return data
    found, other = rng.choice(places), rng.choice(places)
    new = rng.choice((b"", other[0], found[0] * 2, rng.choice(_SNIPPETS)))
    if found[0].strip(b'"').isdigit():
        new = found[0].replace(found[0].strip(b'"'), rng.choice(_NUMBERS))
    elif found[0].startswith(b'"'):
        new = rng.choice((b'""', other[0], b'"' + rng.choice(_NUMBERS) + b'"'))
    return data[: found.start()] + new + data[found.end() :]


def _archive(rng: random.Random, data: bytes) -> bytes:
    """Members dropped, exchanged, doubled, renamed or damaged inside, then packed anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _bytes(rng, data)
    if not members:
        return data
    name, other = rng.choice(list(members)), rng.choice(list(members))
    choice = rng.random()
    if choice < 0.8:
        telling = [one for one in members if re.search(r"sheet|content|styles|workbook|trings", one)] or [name]
        name = rng.choice(telling)
        members[name] = (_in_place if name.endswith(".bin") else _text)(rng, members[name])
    elif choice < 0.85:
        members[name], members[other] = members[other], members[name]
    elif choice < 0.9:
        del members[name]
    elif choice < 0.95:
        members[name.upper() if rng.random() < 0.5 else f"{name}x"] = members.pop(name)
    else:
        members[name] = b"" if rng.random() < 0.5 else members[name] * 2
    return packed(members)
