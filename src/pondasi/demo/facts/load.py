"""Reads the CSV files of facts into frozen values."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pondasi.core.values import Code, Text


class Level(StrEnum):
    """Level of a region; the words that a code list stores as `level`."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    """Kecamatan."""
    VILLAGE = "village"
    """Kelurahan."""


class AgencyKind(StrEnum):
    """Kind of an agency by its place in the city's organisation."""

    DINAS = "dinas"
    BADAN = "badan"
    INSPECTORATE = "inspektorat"
    POLICE_UNIT = "satpol"
    HOSPITAL = "rs"
    SECRETARIAT = "sekretariat"
    DISTRICT_OFFICE = "kecamatan"
    STATISTICS_OFFICE = "bps"
    """Not an agency of the city: the statistics office beside it."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its Kemendagri code (`code`) and its BPS code; both are text and not convertible by rule."""

    code: str
    code_bps: str
    level: Level
    name: Text
    parent: str
    """Kemendagri code of the region above; "" for the province."""
    alternatives: tuple[str, ...] = ()
    """Other spellings that agencies' files use."""
    valid_from: str = ""
    """ISO 8601, perhaps of a year only (`2012`); "" where not known. `day` makes a date of it."""
    valid_to: str = ""

    def as_code(self) -> Code:
        """As a code of the list of regions."""
        return Code(self.code, self.name, self.parent or None, self.alternatives, {"BPS": self.code_bps})


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the city (OPD), or the statistics office. `slug` identifies it everywhere in the demo."""

    slug: str
    abbreviation: str
    name: Text
    kind: AgencyKind
    urusan: tuple[str, ...]
    """Codes of government affairs, the main one first."""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Urusan:
    """A government affair by its code of two places (`2.20`), which is text."""

    code: str
    name: Text
    group: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure with the other spellings under which files print it."""

    code: str
    name: Text
    alternatives: tuple[str, ...] = ()


def day(iso: str) -> date | None:
    """The date, or None where the day is not known: neither "" nor a year alone says which day."""
    return date.fromisoformat(iso) if len(iso) == len("2012-01-31") else None


@cache
def regions() -> tuple[Region, ...]:
    """Province, city, kecamatan and kelurahan in Kemendagri order: parents come before their children."""
    return tuple(
        Region(
            code=row["code"],
            code_bps=row["code_bps"],
            level=Level(row["level"]),
            name=_name(row),
            parent=row["parent"],
            alternatives=_several(row["alternatives"]),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
        )
        for row in _rows("regions")
    )


def districts() -> tuple[Region, ...]:
    """The kecamatan of the city."""
    return tuple(region for region in regions() if region.level is Level.DISTRICT)


@cache
def agencies() -> tuple[Agency, ...]:
    """The agencies in the order of the city's directory, the statistics office last."""
    return tuple(
        Agency(
            slug=row["slug"],
            abbreviation=row["abbreviation"],
            name=_name(row),
            kind=AgencyKind(row["kind"]),
            urusan=_several(row["urusan"]),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
        )
        for row in _rows("agencies")
    )


@cache
def urusan() -> tuple[Urusan, ...]:
    """The 32 government affairs, then the supporting ones."""
    return tuple(Urusan(row["code"], _name(row), row["group"]) for row in _rows("urusan"))


@cache
def units() -> tuple[Unit, ...]:
    """The units of measure."""
    return tuple(Unit(row["code"], _name(row), _several(row["alternatives"])) for row in _rows("units"))


def _rows(name: str) -> list[Mapping[str, str]]:
    text = (files("pondasi.demo.facts") / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _name(row: Mapping[str, str]) -> Text:
    return Text(row["name"], row["name_en"])


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
