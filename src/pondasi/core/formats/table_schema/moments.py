"""Dates, times and durations as the standard writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal

from pondasi.core.values import MONTHS

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_CLOCK = r"(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,6})\d*)?(Z|[+-]\d\d:?\d\d)?"
_TIME = re.compile(_CLOCK, re.ASCII)
_DATETIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](" + _CLOCK + ")", re.ASCII)
_YEAR_MONTH = re.compile(r"(-?\d{4,})-(0[1-9]|1[0-2])", re.ASCII)
_DURATION = re.compile(
    r"(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?",
    re.ASCII,
)
_SECONDS = (31_556_952, 2_629_746, 604_800, 86_400, 3_600, 60, 1)
"""Of a year, month, week, day, hour, minute and second; years and months of the Gregorian calendar on average."""
_ANY_DATE = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_NAMED_MONTH = re.compile(r"(\d{1,2})\s+([^\W\d]+)\.?,?\s+(\d{4})")
_MONTH_NUMBERS = {
    name[:length].casefold(): number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.id, month.en)
    for length in (3, len(name))
}


def date_reader(form: str) -> Callable[[str], date]:
    """Of texts in that format (`default`, `any` or a strptime pattern); the reader raises ValueError."""
    if form == "default":
        return _date
    if form == "any":
        return _any_date
    return lambda text: datetime.strptime(text, form).date()


def time_reader(form: str) -> Callable[[str], time]:
    """The same for times of the day; a time without a zone counts as UTC, so that all can be compared."""
    if form in ("default", "any"):
        return _time
    return lambda text: _in_utc(datetime.strptime(text, form)).timetz()


def datetime_reader(form: str) -> Callable[[str], datetime]:
    """The same for moments."""
    if form == "default":
        return _datetime
    if form == "any":
        return _any_datetime
    return lambda text: _in_utc(datetime.strptime(text, form))


def year_month(text: str) -> tuple[int, int]:
    """`2024-03`."""
    match = _YEAR_MONTH.fullmatch(text)
    if not match:
        raise ValueError(text)
    return int(match[1]), int(match[2])


def duration(text: str) -> Decimal:
    """Seconds of an ISO 8601 duration."""
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    sign, *parts = match.groups(default="0")
    seconds = sum((Decimal(part) * each for part, each in zip(parts, _SECONDS, strict=True)), Decimal(0))
    return -seconds if sign == "-" else seconds


def _date(text: str) -> date:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))


def _any_date(text: str) -> date:
    text = text.strip()
    named = _NAMED_MONTH.fullmatch(text)
    if named:
        month = _MONTH_NUMBERS.get(named[2].casefold(), 0)
        return date(int(named[3]), month, int(named[1]))
    if _DATE.match(text):
        return _date(text) if len(text) == 10 else _datetime(text).date()
    for form in _ANY_DATE:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(text)


def _time(text: str) -> time:
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(text)
    hour, minute, second, fraction, zone = match.groups()
    read = time(int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0")))
    return read.replace(tzinfo=datetime.strptime(zone, "%z").tzinfo if zone else UTC)


def _datetime(text: str) -> datetime:
    match = _DATETIME.fullmatch(text)
    if not match:
        raise ValueError(text)
    return datetime.combine(_date(match[1]), _time(match[2]))


def _any_datetime(text: str) -> datetime:
    text = text.strip()
    if _DATETIME.fullmatch(text):
        return _datetime(text)
    day, _, clock = text.rpartition(" ")
    if day and ":" in clock:
        return datetime.combine(_any_date(day), _time(clock if clock.count(":") > 1 else f"{clock}:00"))
    return datetime.combine(_any_date(text), time(tzinfo=UTC))


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
