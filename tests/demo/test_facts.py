"""The facts of the demo city are complete, unique and hang together."""

from collections import Counter
from datetime import date

from pondasi.core.values import CodeList
from pondasi.demo.facts import AgencyKind, Level, agencies, day, districts, regions, units, urusan


def test_every_level_has_all_its_regions() -> None:
    assert Counter(region.level for region in regions()) == {
        Level.PROVINCE: 1,
        Level.CITY: 1,
        Level.DISTRICT: 6,
        Level.VILLAGE: 34,
    }
    assert len(districts()) == 6


def test_both_codes_identify_a_region_and_bridge_one_to_one() -> None:
    all_regions = regions()
    assert len({region.code for region in all_regions}) == len(all_regions)
    assert len({region.code_bps for region in all_regions}) == len(all_regions)
    to_bps = {region.code: region.code_bps for region in all_regions}
    for region in all_regions:
        if region.parent:
            assert region.code_bps.startswith(to_bps[region.parent])
            assert region.code.startswith(region.parent + ".")


def test_codes_have_the_widths_of_their_systems() -> None:
    widths = {Level.PROVINCE: (2, 2), Level.CITY: (5, 4), Level.DISTRICT: (8, 7), Level.VILLAGE: (13, 10)}
    for region in regions():
        assert (len(region.code), len(region.code_bps)) == widths[region.level]


def test_the_two_numberings_differ() -> None:
    bridge = {region.name.id: (region.code, region.code_bps) for region in regions()}
    assert bridge["Balikpapan Timur"] == ("64.71.01", "6471020")
    assert bridge["Balikpapan Kota"] == ("64.71.06", "6471011")
    assert bridge["Sungainangka"] == ("64.71.05.1010", "6471010010")


def test_parents_stand_before_their_children() -> None:
    seen = {""}
    for region in regions():
        assert region.parent in seen
        seen.add(region.code)


def test_no_spelling_means_two_regions() -> None:
    spellings = Counter(
        spelling.casefold()
        for region in regions()
        if region.level is not Level.PROVINCE
        for spelling in (region.name.id, *region.alternatives)
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert {"sungai nangka", "lemaru", "gn. samarinda", "karingau", "mekarsari"} <= set(spellings)


def test_regions_make_a_code_list() -> None:
    listed = CodeList("wilayah", "1", tuple(region.as_code() for region in regions()))
    assert len(listed.leaves) == 34
    assert len(listed.children["64.71"]) == 6
    assert listed.by_id["64.71.01"].other_systems == {"BPS": "6471020"}


def test_a_day_that_is_not_known_is_not_guessed() -> None:
    split = next(region for region in regions() if region.code == "64.71.06")
    assert split.valid_from == "2012"
    assert day(split.valid_from) is None
    assert day("") is None
    assert day("2012-06-01") == date(2012, 6, 1)


def test_agencies() -> None:
    all_agencies = agencies()
    assert len({agency.slug for agency in all_agencies}) == len(all_agencies)
    assert len({agency.abbreviation for agency in all_agencies}) == len(all_agencies)
    kinds = Counter(agency.kind for agency in all_agencies)
    assert kinds[AgencyKind.DINAS] == 18
    assert kinds[AgencyKind.BADAN] == 6
    assert kinds[AgencyKind.DISTRICT_OFFICE] == 6
    assert kinds[AgencyKind.STATISTICS_OFFICE] == 1
    known = {one.code for one in urusan()}
    for agency in all_agencies:
        assert set(agency.urusan) <= known
        assert agency.urusan or agency.kind is AgencyKind.STATISTICS_OFFICE


def test_government_affairs_are_text_and_complete() -> None:
    codes = [one.code for one in urusan()]
    assert len(set(codes)) == len(codes) == 44
    assert sum(code[0] in "123" for code in codes) == 32
    assert {"1.01", "2.10", "2.20", "3.30"} <= set(codes)


def test_no_spelling_means_two_units() -> None:
    spellings = Counter(spelling.casefold() for unit in units() for spelling in {unit.name.id, *unit.alternatives})
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert len({unit.code for unit in units()}) == len(units())


def test_every_name_has_both_languages() -> None:
    names = [one.name for facts in (regions(), agencies(), urusan(), units()) for one in facts]
    assert all(name.id and name.en for name in names)
