"""Names and lists inside sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pondasi.core.values import TOTAL, Frequency, Observation, Period, Table, Text

_UNNAMED = (TOTAL, "_Z")
"""Codes that stand where a table without a structure prints no label of that kind."""


def key_name(table: Table, key: tuple[str, ...]) -> Text:
    """A row as people say it, in both languages."""
    said = [place for place, code in enumerate(key) if code not in _UNNAMED or _is_named(table, place, code)]
    if not said or len(said) == len(key):
        return Text(table.key_text(key, "id"), table.key_text(key, "en"))
    rest = replace(table, dimensions=tuple(table.dimensions[place] for place in said), observations=())
    short = tuple(key[place] for place in said)
    return Text(rest.key_text(short, "id"), rest.key_text(short, "en"))


def _is_named(table: Table, place: int, code: str) -> bool:
    known = table.dimensions[place].code_list.by_id.get(code)
    return known is not None and known.name.id != code


def names_of(table: Table, observations: Sequence[Observation]) -> tuple[Text, ...]:
    """The rows of these figures, each once, in their order."""
    keys = dict.fromkeys(observation.key for observation in observations)
    return tuple(key_name(table, key) for key in keys)


def listed(names: Sequence[Text], limit: int = 6) -> Text:
    """`A, B dan C`, or `A, B dan 4 lainnya` where there are more than `limit`."""
    shown = list(names[:limit])
    rest = len(names) - len(shown)
    if rest:
        shown.append(Text("{rest} lainnya", "{rest} others").fill(rest=rest))
    return Text(_joined([one.id for one in shown], "dan"), _joined([one.en or one.id for one in shown], "and"))


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def period_name(period: Period) -> Text:
    """The period inside a sentence: `tahun 2024`, `triwulan III 2024`; files without one are just the earlier file."""
    if period.year < 1000:
        return Text("berkas sebelumnya", "the earlier file")
    if period.frequency is Frequency.ANNUAL:
        return Text(f"tahun {period.text.id}", period.text.en)
    return period.text
