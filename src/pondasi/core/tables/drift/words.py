"""The sentences in which changes of a table's shape are told."""

from __future__ import annotations

from collections.abc import Sequence

from pondasi.core.tables.drift.pairs import Pair
from pondasi.core.values import Text

_NAMED = 6
_AND_MORE = Text("{names}, dan {n} lainnya", "{names}, and {n} more")

TRANSPOSED = Text(
    "Baris dan kolomnya bertukar: yang dulu di samping sekarang di atas.",
    "Rows and columns have changed places: what stood at the side now stands on top.",
)
_COLUMNS_ADDED = Text("Kolomnya bertambah dari {old} menjadi {new}: {names}.", "{old} columns became {new}: {names}.")
_COLUMNS_NEW = Text("Ada {n} kolom baru: {names}.", "There are {n} new columns: {names}.")
_COLUMNS_REMOVED = Text("{n} kolom tidak ada lagi: {names}.", "{n} columns are gone: {names}.")
_COLUMNS_MOVED = Text("Kolom yang pindah tempat: {names}.", "Columns that stand elsewhere now: {names}.")
_COLUMN_RENAMED = Text("Kolom “{old}” sekarang berjudul “{new}”.", "The column “{old}” is now headed “{new}”.")
_COLUMN_DOUBT = Text(
    "Kolom “{new}” mungkin nama baru untuk “{old}”; mohon dipastikan.",
    "The column “{new}” may be the new name of “{old}”; please make sure.",
)
_ROWS_ADDED = Text("Berkas ini punya {n} baris baru: {names}.", "This file has {n} new rows: {names}.")
_ROWS_REMOVED = Text("{n} baris tidak ada lagi: {names}.", "{n} rows are gone: {names}.")
_ROW_RENAMED = Text("“{old}” sekarang tertulis “{new}”.", "“{old}” is now printed as “{new}”.")
_ROW_DOUBT = Text(
    "“{new}” mungkin nama baru untuk “{old}”; mohon dipastikan.",
    "“{new}” may be the new name of “{old}”; please make sure.",
)
_HEADER = Text("Judul kolomnya sekarang {new} baris, dulu {old}.", "The header now has {new} rows; it had {old}.")
_SHEET = Text("Lembarnya sekarang bernama “{new}”, dulu “{old}”.", "The sheet is now named “{new}”; it was “{old}”.")
_SPLIT = Text("Tabel ini sekarang terbagi di {n} lembar: {names}.", "This table is now split over {n} sheets: {names}.")
_UNIT = Text("Satuannya sekarang “{new}”, dulu “{old}”.", "The unit is now “{new}”; it was “{old}”.")
_LARGER = Text(
    "Angkanya sekarang kira-kira {n} kali lebih besar daripada dulu; apakah satuannya berubah?",
    "The figures are now about {n} times larger than before; has the unit changed?",
)
_SMALLER = Text(
    "Angkanya sekarang kira-kira {n} kali lebih kecil daripada dulu; apakah satuannya berubah?",
    "The figures are now about {n} times smaller than before; has the unit changed?",
)
_CODES = Text(
    "Kodenya ditulis dengan sistem lain: dulu seperti {old}, sekarang seperti {new}.",
    "Codes are written in another system: before like {old}, now like {new}.",
)


def _names(items: Sequence[str]) -> Text:
    shown = Text.same(", ".join(item or "–" for item in items[:_NAMED]))
    return _AND_MORE.fill(names=shown, n=len(items) - _NAMED) if len(items) > _NAMED else shown


def columns_added(items: Sequence[str], old: int, new: int) -> Text:
    """`old` and `new` are how many columns there were and are."""
    if new > old:
        return _COLUMNS_ADDED.fill(old=old, new=new, names=_names(items))
    return _COLUMNS_NEW.fill(n=len(items), names=_names(items))


def columns_removed(items: Sequence[str]) -> Text:
    return _COLUMNS_REMOVED.fill(n=len(items), names=_names(items))


def columns_moved(items: Sequence[str]) -> Text:
    return _COLUMNS_MOVED.fill(names=_names(items))


def column_renamed(pair: Pair) -> Text:
    return (_COLUMN_RENAMED if pair.sure else _COLUMN_DOUBT).fill(old=pair.old, new=pair.new)


def rows_added(items: Sequence[str]) -> Text:
    return _ROWS_ADDED.fill(n=len(items), names=_names(items))


def rows_removed(items: Sequence[str]) -> Text:
    return _ROWS_REMOVED.fill(n=len(items), names=_names(items))


def row_renamed(pair: Pair) -> Text:
    return (_ROW_RENAMED if pair.sure else _ROW_DOUBT).fill(old=pair.old, new=pair.new)


def header_depth(old: int, new: int) -> Text:
    return _HEADER.fill(old=old, new=new)


def sheet_renamed(old: str, new: str) -> Text:
    return _SHEET.fill(old=old or "CSV", new=new or "CSV")


def split(sheets: Sequence[str]) -> Text:
    return _SPLIT.fill(n=len(sheets), names=_names(sheets))


def unit(old: str, new: str) -> Text:
    return _UNIT.fill(old=old, new=new)


def scale(times: int, *, larger: bool) -> Text:
    return (_LARGER if larger else _SMALLER).fill(n=times)


def codes(old: str, new: str) -> Text:
    return _CODES.fill(old=old, new=new)
