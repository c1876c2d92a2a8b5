"""Units as they are printed: which unit, how many of it at once, and whether two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

_UNITS = {
    "person": "orang, jiwa, org, jw, people, person, persons, penduduk, nyawa",
    "percent": "%, persen, percent, prosen, per cent, pct, persentase, prosentase",
    "idr": "rp, rupiah, idr, rp.",
    "usd": "us$, usd, dolar, dollar",
    "household": "rumah tangga, ruta, krt, households, household, rt",
    "family": "kk, keluarga, kepala keluarga, families",
    "unit": "unit, buah, bh, units, pcs",
    "ha": "ha, hektar, hektare, hectare, hectares, hektoare",
    "km2": "km2, km², kilometer persegi, sq km, square kilometer, square km",
    "m2": "m2, m², meter persegi, square meter",
    "m3": "m3, m³, meter kubik, kubik, cubic meter",
    "km": "km, kilometer",
    "m": "m, meter",
    "cm": "cm, sentimeter",
    "mm": "mm, milimeter",
    "t": "ton, tonnes, tonne, tons",
    "quintal": "kuintal, kwintal, kw, ku, quintal",
    "kg": "kg, kilogram, kilo",
    "g": "g, gram, gr",
    "l": "liter, litre, l, ltr",
    "head": "ekor, heads, head",
    "tree": "pohon, batang",
    "case": "kasus, kejadian, cases",
    "pupil": "siswa, murid, peserta didik, pupils",
    "school": "sekolah, schools",
    "day": "hari, days",
    "year": "tahun, years",
    "month": "bulan, months",
    "kwh": "kwh",
    "mwh": "mwh",
    "kva": "kva",
    "document": "dokumen, berkas",
    "village": "desa, kelurahan, desa/kelurahan",
    "point": "poin, point, indeks, index",
    "times": "kali",
}
_SCALES = {
    "puluh": 10, "ratus": 100, "ratusan": 100, "ribu": 10**3, "ribuan": 10**3, "rb": 10**3, "thousand": 10**3,
    "thousands": 10**3, "000": 10**3, "juta": 10**6, "jutaan": 10**6, "jt": 10**6, "million": 10**6, "millions": 10**6,
    "mio": 10**6, "miliar": 10**9, "miliyar": 10**9, "milyar": 10**9, "milyard": 10**9, "miliaran": 10**9, "m": 10**9,
    "milyaran": 10**9, "mlyr": 10**9, "mlr": 10**9, "billion": 10**9, "billions": 10**9, "triliun": 10**12,
    "trilyun": 10**12, "trilliun": 10**12, "trillion": 10**12, "triliunan": 10**12,
}  # fmt: skip
_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split(", ")}
_SIZES = {
    "ha": ("area", Decimal(10_000)), "km2": ("area", Decimal(1_000_000)), "m2": ("area", Decimal(1)),
    "km": ("length", Decimal(1000)), "m": ("length", Decimal(1)), "cm": ("length", Decimal("0.01")),
    "mm": ("length", Decimal("0.001")), "t": ("mass", Decimal(1000)), "quintal": ("mass", Decimal(100)),
    "kg": ("mass", Decimal(1)), "g": ("mass", Decimal("0.001")), "kwh": ("energy", Decimal(1)),
    "mwh": ("energy", Decimal(1000)), "m3": ("volume", Decimal(1000)), "l": ("volume", Decimal(1)),
}  # fmt: skip
_KINDS_OF = {"pupil": "person"}
_ANYTHING = frozenset({"unit"})
"""Counts whatever is counted."""
_COUNTED = frozenset({"unit", "school", "head", "tree", "case", "document", "village", "household", "family"})
_INTRODUCTION = re.compile(r"^(?:satuan|unit|ukuran|units?)\s*[:=]\s*|^(?:dalam|dlm|in)\s+", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|\bper\b)\s*")
_MULTIPLIED = re.compile(r"\bx\s*(\d[\d.]*)\b|\b(\d[\d.]*)\s*x\b")


class Likeness(StrEnum):
    """How a printed unit stands to the one wanted."""

    SAME = "same"
    SCALED = "scaled"
    """The same thing counted in larger or smaller steps: figures are multiplied by `factor`."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """Nothing is printed, or a word that Pondasi does not know."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read: `id` is "" for a scale alone ("ribu"); `scale` is how many are meant by 1; `confidence` 0 to 1."""

    id: str
    scale: Decimal = Decimal(1)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A printed unit beside the one wanted; `factor` turns printed figures into wanted ones."""

    likeness: Likeness
    factor: Decimal = Decimal(1)
    confidence: float = 1.0


UNKNOWN = Comparison(Likeness.UNKNOWN, confidence=0.0)


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit | None:
    """The unit that a text names: `ribu orang`, `Rp juta`, `dalam jutaan rupiah`, `Ha`; None where it names none.

    Compound units keep what they are counted by: `ton per hari` is `t/day`.
    """
    plain = " ".join(text.casefold().strip(" ()[].:").split())
    plain = _INTRODUCTION.sub("", _INTRODUCTION.sub("", plain)).strip(" ()[].:")
    if not plain:
        return None
    if whole := _BY_WORD.get(plain):
        return Unit(whole)
    parts = [_simple(part) for part in _PER.split(plain)]
    if not parts or any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    scale = known[0].scale
    for part in known[1:]:
        scale /= part.scale
    if len(known) > 1 and not all(part.id for part in known):
        return None
    return Unit("/".join(part.id for part in known), scale, min(part.confidence for part in known))


def _simple(plain: str) -> Unit | None:
    """One unit with the scale words around it."""
    scale = Decimal(1)
    if found := _MULTIPLIED.search(plain):
        scale = Decimal((found[1] or found[2]).replace(".", ""))
        plain = _MULTIPLIED.sub(" ", plain).strip()
    if plain in _BY_WORD:
        return Unit(_BY_WORD[plain], scale)
    words = plain.replace(".", " ").split()
    rest = []
    for position, word in enumerate(words):
        alone = word == "m" and not (position == 0 and len(words) > 1) and "rp" not in words and "rupiah" not in words
        if word in _SCALES and not alone:
            scale *= _SCALES[word]
        elif word not in ("dan", "of", "satuan"):
            rest.append(word)
    name = " ".join(dict.fromkeys(rest))
    if not name:
        return Unit("", scale, 0.8) if scale != 1 else None
    ids = {_BY_WORD[name]} if name in _BY_WORD else {_BY_WORD.get(word, "") for word in rest}
    return Unit(ids.pop(), scale) if len(ids) == 1 and "" not in ids else None


def compare_units(printed: str, wanted: str, alternatives: Iterable[str] = ()) -> Comparison:
    """The printed unit beside the wanted one with its other spellings.

    A scale alone ("ribu") is of the wanted unit. Figures in areas, lengths, weights, volumes and energy are converted.
    """
    if not printed.strip():
        return UNKNOWN
    names = [name for name in (wanted, *alternatives) if name.strip()]
    if _plain(printed) in {_plain(name) for name in names}:
        return Comparison(Likeness.SAME)
    own = read_unit(printed)
    if own is None:
        return UNKNOWN
    compared = [_compared(own, other) for name in names if (other := read_unit(name))]
    order = list(Likeness)
    return min(compared, key=lambda one: order.index(one.likeness), default=UNKNOWN)


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" ().").split())


def _compared(own: Unit, wanted: Unit) -> Comparison:
    confidence = min(own.confidence, wanted.confidence)
    if own.id == wanted.id or not own.id:
        factor = own.scale / wanted.scale
        return Comparison(Likeness.SAME if factor == 1 else Likeness.SCALED, factor, confidence)
    if _KINDS_OF.get(own.id, own.id) == _KINDS_OF.get(wanted.id, wanted.id):
        factor = own.scale / wanted.scale
        return Comparison(Likeness.SAME if factor == 1 else Likeness.SCALED, factor, 0.9)
    if {own.id, wanted.id} & _ANYTHING and {own.id, wanted.id} <= _COUNTED:
        return UNKNOWN
    first, *others = own.id.split("/")
    wanted_first, *wanted_others = wanted.id.split("/")
    sizes = _SIZES.get(first), _SIZES.get(wanted_first)
    if others == wanted_others and sizes[0] and sizes[1] and sizes[0][0] == sizes[1][0]:
        factor = own.scale * sizes[0][1] / (sizes[1][1] * wanted.scale)
        return Comparison(Likeness.SCALED, factor, confidence)
    return Comparison(Likeness.DIFFERENT, confidence=confidence)
