"""Which earlier figures a figure is compared with."""

from __future__ import annotations

from decimal import Decimal

from tests.core.checks.grid import table_from

from pondasi.core.checks.series import align
from pondasi.core.values import Period

LAST_YEAR, THIS_YEAR = Period(2023), Period(2024)


def _pasts(before: str, now: str) -> list[list[Decimal]]:
    tables = table_from(before, None, LAST_YEAR), table_from(now, None, THIS_YEAR)
    return [list(one.past.values()) for one in align(tables[1], tables[:1], THIS_YEAR, by_code=False)]


def test_labels_that_differ_only_in_a_sign_stay_apart() -> None:
    before = """
    Golongan | kolom
    A        | 100
    A+       | 200
    A-       | 300
    """
    now = """
    Golongan | kolom
    A -      | 301
    A+       | 201
    A        | 101
    """
    assert _pasts(before, now) == [[Decimal(300)], [Decimal(200)], [Decimal(100)]]


def test_signs_make_no_difference_where_words_tell_rows_apart() -> None:
    assert _pasts("Wilayah | kolom\nKota A. | 7", "Wilayah | kolom\nKOTA A | 8") == [[Decimal(7)]]


def test_rows_without_labels_of_their_own_are_compared_in_their_order() -> None:
    before = """
    Kecamatan | kolom
    Utara     | 10
    Utara     | 20
    """
    now = """
    Kecamatan | kolom
    Utara     | 11
    Utara     | 21
    Utara     | 31
    """
    assert _pasts(before, now) == [[Decimal(10)], [Decimal(20)], []]
