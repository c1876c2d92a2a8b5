"""Checks over all releases: found, explained, open again, resolved; in pieces, by night, and after a kill."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone
from tests.rooms.city import City, work
from tests.rooms.workbooks import Figures, by_sex, figures

from pondasi.catalogue.lifecycle import EXPLAINED, OPEN, RESOLVED
from pondasi.catalogue.models import CityCheck, CityFinding
from pondasi.catalogue.services import city as checks
from pondasi.core.errors import InvalidInput, NotPermitted
from pondasi.observations.models import Slice
from pondasi.people.models import JournalEntry
from pondasi.people.selectors import inbox

OTHER = "siswa-2"
"""A dataset of another agency whose title says the same as that of `siswa`."""


def _release(city: City, code: str, table: Figures, *, reason: str = "") -> None:
    city.accepted(code, 2024, by_sex(2024, table), reason=reason)
    city.released(code)


def _changed(**differences: int) -> dict[str, tuple[int, int]]:
    """The usual figures with something added to the girls of a district (`d1` to `d6`)."""
    table = dict(figures(2024))
    for name, difference in differences.items():
        code = f"64.71.0{name[1]}"
        boys, girls = table[code]
        table[code] = (boys, girls + difference)
    return table


def _check(city: City) -> CityCheck:
    made = checks.ask(actor=city.steward)
    work()
    return CityCheck.objects.get(pk=made.pk)


@pytest.fixture
def two(city: City) -> City:
    """Two agencies release pupils of 2024; in one district they differ by seven."""
    city.dataset(OTHER, "sehat")
    _release(city, "siswa", figures(2024))
    _release(city, OTHER, _changed(d3=7))
    return city


def test_the_same_thing_with_two_numbers_is_found_with_both_sides(two: City) -> None:
    done = _check(two)
    assert (done.step, done.done, done.total, done.found) == ("history", 2, 2, 1)
    assert done.done_at is not None
    finding = CityFinding.objects.get()
    assert (finding.code, finding.state) == ("across_same", OPEN)
    assert {finding.dataset.code, finding.other.code} == {"siswa", OTHER}
    body = finding.sightings.get().body
    assert (body["compared"], body["differing"]) == (21, 4)
    assert body["points"][0]["name"]["id"] == "Balikpapan Utara, Perempuan"
    assert {body["points"][0]["left"], body["points"][0]["right"]} == {"1877", "1884"}
    assert [side["edition"] for side in body["sides"]] == [1, 1]
    assert {side["producer"]["id"] for side in body["sides"]} == {"Dinas didik", "Dinas sehat"}
    assert "facets" in body
    assert "1 hal baru" in inbox(two.steward)[0].text_id


def test_releases_that_agree_leave_nothing(city: City) -> None:
    city.dataset(OTHER, "sehat")
    for code in ("siswa", OTHER):
        _release(city, code, figures(2024))
    assert _check(city).found == 0
    assert not CityFinding.objects.exists()
    assert not any("hal baru" in one.text_id for one in inbox(city.steward))


def test_found_again_as_it_was_is_neither_new_nor_another_sighting(two: City) -> None:
    _check(two)
    assert _check(two).found == 0
    assert CityFinding.objects.get().sightings.count() == 1


def test_a_correction_that_makes_them_agree_resolves_it(two: City) -> None:
    _check(two)
    _release(two, OTHER, figures(2024), reason="Salah ketik.")
    assert _check(two).found == 0
    assert CityFinding.objects.get().state == RESOLVED
    events = set(JournalEntry.objects.filter(subject_kind="city_finding").values_list("event", flat=True))
    assert events == {"city_finding.found", "city_finding.resolved"}


def test_an_explanation_stays_until_something_else_differs(two: City) -> None:
    _check(two)
    finding = checks.explain(
        actor=two.steward, finding=CityFinding.objects.get(), reason="Tanggal acuan berbeda.", is_lasting=False
    )
    assert _check(two).found == 0
    finding.refresh_from_db()
    assert (finding.state, finding.reason, finding.explained_by) == (EXPLAINED, "Tanggal acuan berbeda.", two.steward)
    _release(two, OTHER, _changed(d3=7, d5=-4), reason="Selatan diperbaiki.")
    assert _check(two).found == 1
    finding.refresh_from_db()
    assert (finding.state, finding.reason, finding.sightings.count()) == (OPEN, "Tanggal acuan berbeda.", 2)


def test_fewer_differences_of_the_same_kind_stay_explained(two: City) -> None:
    _release(two, OTHER, _changed(d3=7, d5=-4), reason="Selatan diperbaiki.")
    _check(two)
    finding = checks.explain(actor=two.steward, finding=CityFinding.objects.get(), reason="Acuan.", is_lasting=False)
    before = {point["name"]["id"] for point in finding.sightings.first().body["points"]}
    _release(two, OTHER, _changed(d5=-4, d6=0), reason="Utara diperbaiki.")
    _check(two)
    finding.refresh_from_db()
    after = {point["name"]["id"] for point in finding.sightings.first().body["points"]}
    assert after < before
    # The city's total differs by another number now, so the steward is asked again.
    assert finding.state == OPEN


def test_a_lasting_reason_holds_for_other_figures_and_after_they_agreed(two: City) -> None:
    _check(two)
    finding = CityFinding.objects.get()
    checks.explain(actor=two.steward, finding=finding, reason="Konsepnya berbeda.", is_lasting=True)
    _release(two, OTHER, _changed(d3=9), reason="Perbaikan.")
    _check(two)
    finding.refresh_from_db()
    assert finding.state == EXPLAINED
    _release(two, OTHER, figures(2024), reason="Perbaikan lagi.")
    _check(two)
    finding.refresh_from_db()
    assert finding.state == RESOLVED
    _release(two, OTHER, _changed(d1=1), reason="Sekali lagi.")
    assert _check(two).found == 0
    finding.refresh_from_db()
    assert finding.state == EXPLAINED


def test_only_the_steward_explains_and_never_without_a_reason(two: City) -> None:
    _check(two)
    finding = CityFinding.objects.get()
    with pytest.raises(NotPermitted):
        checks.explain(actor=two.auditor, finding=finding, reason="Sudah.", is_lasting=False)
    with pytest.raises(InvalidInput):
        checks.explain(actor=two.steward, finding=finding, reason=" ", is_lasting=False)
    with pytest.raises(NotPermitted):
        checks.ask(actor=two.producer)


def test_asking_twice_is_one_check(two: City) -> None:
    assert checks.ask(actor=two.steward) == checks.ask(actor=two.steward)


def test_a_check_goes_on_in_pieces_and_says_how_far_it_is(two: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_A_PIECE", -1.0)
    two.dataset("siswa-3", "sehat")
    _release(two, "siswa-3", _changed(d1=2))
    now = timezone.now()
    asked = checks.ask(actor=two.steward)
    assert checks.advance(now=now)
    asked.refresh_from_db()
    assert (asked.step, asked.done, asked.total, asked.done_at) == ("across", 0, 3, None)
    while checks.advance(now=now):
        pass
    asked.refresh_from_db()
    assert (asked.step, asked.done, asked.total, asked.found) == ("history", 3, 3, 3)


def test_a_killed_check_is_begun_anew(two: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_A_PIECE", -1.0)
    now = timezone.now()
    asked = checks.ask(actor=two.steward)
    checks.advance(now=now)
    checks._under_way.clear()  # as in a new process
    assert not checks.advance(now=now)
    checks.release_claims()
    while checks.advance(now=now):
        pass
    asked.refresh_from_db()
    assert (asked.done_at is not None, asked.found) == (True, 1)


def test_a_night_has_one_check(two: City) -> None:
    night = datetime(2026, 3, 4, 2, 30, tzinfo=ZoneInfo(settings.TIME_ZONE))
    assert not checks.plan_nightly(now=night.replace(hour=13))
    assert checks.plan_nightly(now=night)
    assert not checks.plan_nightly(now=night)
    while checks.advance(now=night):
        pass
    assert not checks.plan_nightly(now=night + timedelta(hours=1))
    assert checks.plan_nightly(now=night + timedelta(days=1))


def test_a_series_that_breaks_is_found_once_more_only_where_nobody_answered(city: City) -> None:
    for year in (2023, 2024):
        city.accepted("siswa", year)
    tenfold = {code: (boys * 10, girls * 10) for code, (boys, girls) in figures(2025).items()}
    one = city.accepted("siswa", 2025, by_sex(2025, tenfold))
    city.released("siswa")
    assert _check(city).found == 0
    # Figures that came in before such things were asked, or before this rule was there.
    Slice.objects.filter(submission=str(one.public_id)).update(record={})
    assert _check(city).found > 0
    finding = CityFinding.objects.first()
    assert finding is not None
    assert (finding.dataset.code, finding.other, finding.state) == ("siswa", None, OPEN)
    assert finding.sightings.get().body["period"] == "2025"
    checks.explain(actor=city.steward, finding=finding, reason="Cakupan baru.", is_lasting=False)
    assert _check(city).found == 0
