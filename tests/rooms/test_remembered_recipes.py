"""What officers said about a file is remembered once it is accepted, versioned, editable, and never silently used."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.rooms.city import City, work
from tests.rooms.test_two_at_once import at_once, one_won
from tests.rooms.workbooks import KECAMATAN, book, figures

from pondasi.collection import selectors
from pondasi.collection.models import RecipeVersion, Submission
from pondasi.collection.services import drafts, recipes, reviews
from pondasi.core.errors import InvalidInput, NotPermitted, WrongState
from pondasi.people.models import JournalEntry
from pondasi.people.roles import Role
from pondasi.programme.selectors import dataset
from pondasi.web import corrections

HEADS = ("No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah")


def table(
    year: int, names: Mapping[str, str] | None = None, *, above: int = 0, extra: Sequence[Sequence[object]] = ()
) -> bytes:
    """The table of one year with some kecamatan under other names; a wrong row for the officer to leave out."""
    named = {**KECAMATAN, **(names or {})}
    rows: list[Sequence[object]] = [[f"PEMERINTAH KOTA, surat {n}"] for n in range(above)]
    rows += [[f"Jumlah siswa menurut kecamatan tahun {year}"], [], HEADS]
    for number, (code, (left, right)) in enumerate(figures(year).items(), start=1):
        rows.append([number, named[code], left, right, left + right])
    return book({"Tabel": [*rows, *extra]})


NICK = {"64.71.04": "Klandasan Ulu", "64.71.05": "Sepinggan"}
ASKED = ("Klandasan Ulu", "Sepinggan")


def point(city: City, one: Submission, **form: str) -> None:
    """One correction, as the page sends it."""
    drafts.correct_reading(
        actor=city.producer_of(one.delivery.dataset.code),
        submission=one,
        change=lambda recipe, view: corrections.applied(recipe, view, form),
    )
    work()


def say_names(city: City, one: Submission) -> None:
    for code, name in NICK.items():
        point(city, one, change="label", label=name, code=code)


def open_labels(city: City, one: Submission) -> list[str]:
    return [label["label"] for label in city.now(one).reading.view["open_labels"]]


def manner(city: City, one: Submission) -> dict[str, Any]:
    return city.now(one).reading.manner


def taught(city: City, year: int = 2023) -> Submission:
    """A file with two nicknames, corrected, handed in and accepted."""
    one = city.draft("siswa", year, table(year, NICK))
    assert set(open_labels(city, one)) == set(ASKED)
    say_names(city, one)
    city.answer(one)
    return city.pass_on(reviews.hand_in(actor=city.producer, submission=city.now(one)))


def sentences(city: City, one: Submission, name: str = "parts") -> list[str]:
    return [part["text"]["id"] for part in manner(city, one)[name]]


def test_nothing_is_remembered_before_acceptance(city: City) -> None:
    one = city.draft("siswa", 2023, table(2023, NICK))
    say_names(city, one)
    city.answer(one)
    handed_in = reviews.hand_in(actor=city.producer, submission=city.now(one))
    city.pass_on(handed_in, "steward_check")
    assert RecipeVersion.objects.count() == 0


def test_what_was_said_is_remembered_with_the_acceptance(city: City) -> None:
    one = taught(city)
    version = selectors.remembered(dataset("siswa"))
    assert version is not None
    assert (version.number, version.origin, version.period) == (1, "accepted", "2023")
    assert (version.submission, version.made_by) == (one, city.producer)
    assert version.body["labels"] == {name: code for code, name in NICK.items()}
    entry = JournalEntry.objects.get(event="recipe.remembered")
    assert (entry.subject_kind, entry.subject) == ("dataset", "siswa")
    assert entry.facts == {"version": 1, "period": "2023", "submission": str(one.public_id)}


def test_the_same_shape_needs_no_question_next_year(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK, above=3))
    told = manner(city, later)
    assert open_labels(city, later) == []
    assert (told["used"], told["confirmed_in"], told["dropped"], told["drift"]) == (True, "2023", [], [])
    assert sentences(city, later) == [
        "“Klandasan Ulu” berarti Balikpapan Tengah",
        "“Sepinggan” berarti Balikpapan Selatan",
    ]
    assert city.now(later).recipe == {}


def test_rows_and_columns_are_found_again_elsewhere(city: City) -> None:
    extra = [[None, "Kiriman salah", 5, 5, 10]]
    first = city.draft("siswa", 2023, table(2023, extra=extra))
    point(city, first, change="skip_row", row="10")
    point(city, first, change="skip_column", column="5")
    city.answer(first)
    city.pass_on(reviews.hand_in(actor=city.producer, submission=city.now(first)))
    later = city.draft("siswa", 2024, table(2024, above=2, extra=extra))
    used = manner(city, later)["recipe"]
    assert (used["skip_rows"], used["skip_columns"]) == ([12], [5])
    assert city.now(later).reading.view["counts"]["data"] == 12


def test_it_can_be_left_unused_and_used_again(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    recipes.use_remembered(actor=city.producer, submission=later, use=False)
    work()
    assert set(open_labels(city, later)) == set(ASKED)
    assert not manner(city, later)["used"]
    recipes.use_remembered(actor=city.producer, submission=later, use=True)
    work()
    assert open_labels(city, later) == []


def test_one_part_can_be_left_out_of_one_file(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    part = next(p["id"] for p in manner(city, later)["parts"] if "Sepinggan" in p["text"]["id"])
    recipes.leave_out(actor=city.producer, submission=later, part=part)
    work()
    assert open_labels(city, later) == ["Sepinggan"]
    newest = selectors.remembered(dataset("siswa"))
    assert newest is not None
    assert newest.number == 1
    with pytest.raises(WrongState):
        recipes.leave_out(actor=city.producer, submission=later, part=part)


def test_a_correction_goes_on_from_what_is_remembered(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK, extra=[[None, "Lain-lain", 1, 2, 3]]))
    point(city, later, change="skip_row", row="10")
    assert open_labels(city, later) == []
    assert len(sentences(city, later)) == 4
    point(city, later, change="reset")
    assert open_labels(city, later) == ["Lain-lain"]


def test_corrections_follow_the_officer_to_the_next_file_of_the_draft(city: City) -> None:
    extra = [[None, "Kiriman salah", 5, 5, 10]]
    one = city.draft("siswa", 2024, table(2024, extra=extra))
    point(city, one, change="skip_row", row="10")
    city.fill(one, table(2024, above=4, extra=extra))
    assert manner(city, one)["recipe"]["skip_rows"] == [14]
    assert city.now(one).reading.view["counts"]["data"] == 12


def test_what_does_not_fit_any_more_is_told(city: City) -> None:
    first = city.draft("siswa", 2023, table(2023, extra=[[None, "Kiriman salah", 5, 5, 10]]))
    point(city, first, change="skip_row", row="10")
    city.answer(first)
    city.pass_on(reviews.hand_in(actor=city.producer, submission=city.now(first)))
    later = city.draft("siswa", 2024, table(2024))
    assert [d["text"]["id"] for d in manner(city, later)["dropped"]] == ["Baris “Kiriman salah” dilewati"]


def test_drift_is_told_against_the_last_accepted_file(city: City) -> None:
    city.accepted("siswa", 2023, table(2023))
    later = city.draft("siswa", 2024, table(2024, extra=[[7, "Balikpapan Tenggara", 1, 2, 3]]))
    told = manner(city, later)
    assert told["against"] == "2023"
    assert sentences(city, later, "drift") == ["Berkas ini punya 1 baris baru: Balikpapan Tenggara."]


def test_a_new_spelling_keeps_its_meaning_and_a_new_name_is_asked(city: City) -> None:
    city.accepted("siswa", 2023, table(2023))
    renamed = {"64.71.03": "Balikpapan Uttara", "64.71.04": "Klandasan Ulu"}
    later = city.draft("siswa", 2024, table(2024, renamed))
    (asked,) = city.now(later).reading.view["open_labels"]
    assert (asked["label"], asked["candidates"][0]["code"]) == ("Klandasan Ulu", "64.71.04")
    assert sentences(city, later, "drift") == [
        "“Balikpapan Utara” sekarang tertulis “Balikpapan Uttara”.",
        "“Klandasan Ulu” mungkin nama baru untuk “Balikpapan Tengah”; mohon dipastikan.",
    ]


def test_an_edit_is_a_version_and_reads_drafts_again(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    part = next(p["id"] for p in manner(city, later)["parts"] if "Sepinggan" in p["text"]["id"])
    made = recipes.forget_part(actor=city.steward, dataset=dataset("siswa"), part=part)
    work()
    assert (made.number, made.origin, made.made_by) == (2, "edited", city.steward)
    assert open_labels(city, later) == ["Sepinggan"]
    assert [one.number for one in selectors.recipe_versions(dataset("siswa"))] == [2, 1]
    assert JournalEntry.objects.filter(event="recipe.part_forgotten").count() == 1
    with pytest.raises(WrongState):
        recipes.forget_part(actor=city.steward, dataset=dataset("siswa"), part=part)


def test_a_recipe_travels_as_json(city: City) -> None:
    taught(city)
    version = selectors.remembered(dataset("siswa"))
    assert version is not None
    content = json.dumps({**version.body, "shape": version.shape, "dataset": "siswa", "version": 1}).encode()
    made = recipes.import_recipe(actor=city.producer, dataset=dataset("penduduk"), content=content)
    assert (made.body, made.shape, made.period) == (version.body, version.shape, "2023")
    later = city.draft("penduduk", 2024, table(2024, NICK))
    assert open_labels(city, later) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04", "bukan JSON"),
        (b"[]", "bukan cara baca"),
        (b'{"labels": {"A": "99.99"}}', "tidak mengenal kode 99.99"),
        (b'{"skip_rows": 5}', "skip_rows"),
        (b'{"shape": {"columns": 1}}', "Bentuk tabel"),
        (b"[" * 100_000, "bukan JSON"),
        (b" " * (recipes.MOST_BYTES + 1), "terlalu besar"),
    ],
)
def test_an_import_says_what_is_wrong(city: City, content: bytes, words: str) -> None:
    with pytest.raises(InvalidInput) as error:
        recipes.import_recipe(actor=city.producer, dataset=dataset("siswa"), content=content)
    assert words in error.value.sentence("id")
    assert RecipeVersion.objects.count() == 0


def test_only_the_producer_of_the_submission_decides_for_its_file(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    part = manner(city, later)["parts"][0]["id"]
    for actor in (city.steward, city.other_producer, city.verifier):
        with pytest.raises(NotPermitted):
            recipes.use_remembered(actor=actor, submission=later, use=False)
        with pytest.raises(NotPermitted):
            recipes.leave_out(actor=actor, submission=later, part=part)


def test_nothing_changes_once_handed_in(city: City) -> None:
    taught(city)
    later = city.draft("siswa", 2024, table(2024, NICK))
    part = manner(city, later)["parts"][0]["id"]
    reviews.hand_in(actor=city.producer, submission=later)
    with pytest.raises(WrongState):
        recipes.use_remembered(actor=city.producer, submission=later, use=False)
    with pytest.raises(WrongState):
        recipes.leave_out(actor=city.producer, submission=later, part=part)


def test_two_tabs_correct_one_reading_and_none_is_lost(lasting_city: City) -> None:
    city = lasting_city
    one = city.draft("siswa", 2024, table(2024))
    forms = [
        {"change": "skip_column", "column": "5"},
        {"change": "skip_row", "row": "9"},
        {"change": "label", "label": "Balikpapan Kota", "code": ""},
    ]

    def tab(form: dict[str, str]) -> object:
        held = Submission.objects.get(pk=one.pk)  # as its page has it, before the other's correction
        return lambda: drafts.correct_reading(
            actor=city.producer, submission=held, change=lambda recipe, view: corrections.applied(recipe, view, form)
        )

    results = at_once(*[tab(form) for form in forms])  # type: ignore[arg-type]
    assert results == [None, None, None]
    kept = city.now(one).recipe
    assert (kept["skip_columns"], kept["skip_rows"], kept["labels"]) == ([5], [9], {"Balikpapan Kota": ""})
    work()
    assert city.now(one).reading.is_ready


def test_two_edits_at_once_take_out_a_part_once(lasting_city: City) -> None:
    city = lasting_city
    one = taught(city)
    part = manner(city, one)["parts"][0]["id"]
    steward = city.person("walidata2", Role.STEWARD, "kominfo")
    one_won(
        at_once(
            lambda: recipes.forget_part(actor=city.steward, dataset=dataset("siswa"), part=part),
            lambda: recipes.forget_part(actor=steward, dataset=dataset("siswa"), part=part),
        )
    )
    assert [version.number for version in selectors.recipe_versions(dataset("siswa"))] == [2, 1]


def test_reading_and_correcting_at_once_do_not_block_each_other(lasting_city: City) -> None:
    """Both take the submission first and its reading second."""
    city = lasting_city
    one = city.draft("siswa", 2024, table(2024))
    for column in ("5", "1", "5", "1"):
        form = {"change": "skip_column", "column": column}
        results = at_once(
            work,
            lambda f=form: drafts.correct_reading(  # type: ignore[misc]
                actor=city.producer, submission=one, change=lambda recipe, view: corrections.applied(recipe, view, f)
            ),
        )
        assert results == [None, None]
    work()
    assert city.now(one).reading.is_ready
