"""Revision analysis: first figures against later ones, by hand-made editions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pondasi.core.revisions import Analysis, Edition, Extent, analyse
from pondasi.core.values import Period

FIRST, SECOND, THIRD = (Edition(n, date(2024, n, 1)) for n in (1, 2, 3))
Y23, Y24 = Period(2023), Period(2024)


def _analysed(*editions: tuple[Edition, dict[Period, dict[str, object]]]) -> Analysis:
    return analyse(
        (
            edition,
            {period: {(key,): Decimal(str(value)) for key, value in cells.items()} for period, cells in one.items()},
        )
        for edition, one in editions
    )


def test_one_edition_says_nothing_about_revisions() -> None:
    found = _analysed((FIRST, {Y23: {"a": 10}}))
    assert (found.extent, found.revisions) == (Extent(), ())
    assert found.extent.share_revised is None
    assert found.extent.relative_absolute is None


def test_measures_of_figures_that_went_up_and_down() -> None:
    found = _analysed(
        (FIRST, {Y23: {"a": 100, "b": 200, "c": 100}}),
        (SECOND, {Y23: {"a": 110, "b": 180, "c": 100}, Y24: {"a": 120}}),
    )
    extent = found.extent
    assert (extent.followed, extent.revised) == (3, 2)
    assert extent.mean_absolute == Decimal(10)
    assert extent.mean == Decimal(-10) / 3
    assert extent.relative_absolute == Decimal(30) / 400
    assert extent.relative_mean == Decimal(-10) / 400
    assert [(one.key, one.difference) for one in found.revisions] == [(("a",), 10), (("b",), -20)]


def test_the_trail_names_every_edition_in_which_a_figure_changed() -> None:
    found = _analysed((FIRST, {Y23: {"a": 5}}), (SECOND, {Y23: {"a": 7}}), (THIRD, {Y23: {"a": 6}}))
    (one,) = found.revisions
    assert one.steps == ((FIRST, Decimal(5)), (SECOND, Decimal(7)), (THIRD, Decimal(6)))
    assert (one.first, one.latest, one.difference, one.share) == (5, 6, 1, Decimal("0.2"))


def test_changed_and_changed_back_stays_in_the_trail_but_is_no_revision_now() -> None:
    found = _analysed((FIRST, {Y23: {"a": 5}}), (SECOND, {Y23: {"a": 7}}), (THIRD, {Y23: {"a": 5}}))
    assert len(found.revisions) == 1
    assert (found.extent.followed, found.extent.revised) == (1, 0)


def test_a_figure_that_came_later_is_counted_from_then_on() -> None:
    found = _analysed((FIRST, {Y23: {}}), (SECOND, {Y23: {"a": 7}}), (THIRD, {Y23: {"a": 8}}))
    assert found.revisions[0].steps[0] == (SECOND, Decimal(7))


def test_more_digits_of_the_same_number_are_no_revision() -> None:
    assert _analysed((FIRST, {Y23: {"a": "5"}}), (SECOND, {Y23: {"a": "5.0"}})).revisions == ()


def test_periods_are_told_apart() -> None:
    found = _analysed((FIRST, {Y23: {"a": 1}, Y24: {"a": 1}}), (SECOND, {Y23: {"a": 1}, Y24: {"a": 2}}))
    assert {period: one.revised for period, one in found.by_period.items()} == {Y23: 0, Y24: 1}


_CELLS = st.dictionaries(st.sampled_from("abcd"), st.integers(-50, 50), max_size=4)


@given(st.lists(_CELLS, max_size=5))
def test_extents_add_up_and_bias_is_never_larger_than_the_absolute_mean(tables: list[dict[str, object]]) -> None:
    found = _analysed(*((Edition(n, date(2024, 1, 1)), {Y23: cells}) for n, cells in enumerate(tables)))
    extent = found.extent
    assert extent.revised <= extent.followed
    assert abs(extent.signed) <= extent.absolute
    assert extent + Extent() == extent
    assert extent.absolute == sum((abs(one.difference) for one in found.revisions), Decimal(0))
