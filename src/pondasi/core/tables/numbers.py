"""Figures as people write them in Indonesia: one text, read under each of the two notations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pondasi.core.tables.marks import without_flag
from pondasi.core.values import Status

_PREFIX = re.compile(r"^(?:rp\.?|idr|us\$|\$|±|\+|≈|~)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"(?<=\d)\s*(?:orang|org|jiwa|unit|kk|rt|rw|ha|hektare?|km2?|km²|m2|m²|m3|m³|cm|mm|ton|kg|kuintal|kwintal|gram|liter"
    r"|buah|bh|ekor|batang|pohon|bibit|rumah|keluarga|rumah tangga|siswa|murid|peserta|guru|pegawai|pasien|persen"
    r"|rupiah|hari|jam|menit|bulan|kali|kasus|kejadian|paket|dokumen|laporan|berkas|lembar|titik|lokasi|kegiatan|kelompok"
    r"|desa|kelurahan|meter|kwh|mw|mwh|watt|mbps|°\s?c|‰|poin)\.?$",
    re.IGNORECASE,
)
_OTHER_UNIT = re.compile(r"^([\d.,]*\d)\s+(?!(?:tahun|thn|th|ke|dan|sd|atau)\b)(?:[a-z]{2,14}|[A-Z]{2,3})\.?$")
"""A figure with a unit in small letters or a short abbreviation: `326 kamar`, `1.636 WP`."""
_SCALE = re.compile(r"(?<=\d)\s*(ribu|rb|juta|jt|miliar|milyar|triliun)\.?$", re.IGNORECASE)
_RUPIAH_SCALE = re.compile(r"(?<=\d)\s*(M|T)$")
_TIMES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12,
}  # fmt: skip
_TAIL = re.compile(r"(?<=\d)[,.]-+$")
_BODY = re.compile(r"\d[\d.,]*\d|\d")
_BLANK_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+(?:[.,]\d+)?")
_BLANKS = re.compile(r"[ \u00a0\u202f\u2009']")
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DOT_DECIMAL = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A written figure. `indonesian` has dots for thousands and a decimal comma, `english` the other way round.

    Both are the same where nothing depends on the notation; one is None where that notation rules the text out.
    """

    indonesian: Decimal | None
    english: Decimal | None
    flag: Status = Status.OK
    percent: bool = False
    decimals: int = 0
    """Digits after the only separator, 0 where there is none or more than one."""
    dotted: bool = False
    """The only separator is a dot."""

    @property
    def plain(self) -> bool:
        return self.indonesian == self.english

    @property
    def either(self) -> bool:
        """Both notations can read it, and differently: `1.234`."""
        return self.indonesian is not None and self.english is not None and self.indonesian != self.english


@lru_cache(maxsize=65_536)
def figure(text: str) -> Figure | None:
    """The figure that `text` is; None where it is anything else (labels, codes such as 32.04.05, dates).

    Scale words inside the cell are taken in: `2,5 juta` is 2500000.
    """
    body, flag = without_flag(text.strip())
    percent = body.endswith("%")
    body, scale = _without_scale(_UNIT.sub("", body.rstrip("%").strip()))
    body = _OTHER_UNIT.sub(r"\1", body)
    body = _TAIL.sub("", _PREFIX.sub("", body))
    body = body.replace("\u2212", "-").replace("\u2013", "-")
    negative = body.startswith("-") or (body.startswith("(") and body.endswith(")") and len(body) > 4)
    body = _PREFIX.sub("", body.strip("-()").strip())
    if _BLANK_GROUPS.fullmatch(body):
        value = _scaled(Decimal(_BLANKS.sub("", body).replace(",", ".")), scale)
        return Figure(_signed(value, negative), _signed(value, negative), flag, percent)
    if not _BODY.fullmatch(body):
        return None
    indonesian = _read(body, ".", _DOT_THOUSANDS, _COMMA_DECIMAL)
    english = _read(body, ",", _COMMA_THOUSANDS, _DOT_DECIMAL)
    if indonesian is None and english is None:
        return None
    separators = [sign for sign in body if sign in ".,"]
    alone = len(separators) == 1
    return Figure(
        _signed(_scaled(indonesian, scale), negative),
        _signed(_scaled(english, scale), negative),
        flag,
        percent,
        len(body) - 1 - body.index(separators[0]) if alone else 0,
        alone and separators[0] == ".",
    )


def _without_scale(text: str) -> tuple[str, int]:
    """`2,5 juta` is `2,5` with six zeros more; "M" and "T" count only in amounts of money."""
    found = _SCALE.search(text) or (_RUPIAH_SCALE.search(text) if _PREFIX.match(text) else None)
    return (text[: found.start()], _TIMES[found[1].casefold()]) if found else (text, 0)


def _scaled(value: Decimal | None, zeros: int) -> Decimal | None:
    if value is None or not zeros:
        return value
    scaled = value * (Decimal(10) ** zeros)
    return scaled.quantize(Decimal(1)) if scaled == int(scaled) else scaled


def _read(body: str, group: str, grouped: re.Pattern[str], fraction: re.Pattern[str]) -> Decimal | None:
    """The number under one notation; None where the text does not follow it."""
    if body.isdecimal():
        return Decimal(body)
    if grouped.fullmatch(body) or fraction.fullmatch(body):
        return Decimal(body.replace(group, "").replace(",", "."))
    return None


def _signed(value: Decimal | None, negative: bool) -> Decimal | None:
    return -value if value is not None and negative else value
