"""How shares are made, and how a part says them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from pondasi.core.values import Period


def share_of(some: int, all_of_them: int) -> Decimal | None:
    """Some of all, in hundredths; None where there are none at all."""
    if not all_of_them:
        return None
    return in_hundredths(Decimal(some) / all_of_them)


def in_hundredths(value: Decimal) -> Decimal:
    """Between 0 and 1, rounded to hundredths."""
    return min(max(value, Decimal(0)), Decimal(1)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def percent(share: Decimal) -> Decimal:
    """A share in percent with one decimal."""
    return (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def first_day(period: Period) -> date:
    """The day on which a period begins."""
    return date(period.year, 1 + (period.part - 1) * 12 // period.frequency.per_year, 1)


def last_day(period: Period) -> date:
    """The day on which a period ends."""
    return first_day(period.shift(1)) - timedelta(days=1)
