"""The page of a dataset's rules: decided with small forms, taken out and in."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.rooms.city import City
from tests.web.browsing import signed_in, text_of

from pondasi.core.checks import Bound, RatioIdentity, RuleBook, RuleChoice, SumIdentity
from pondasi.core.values import Severity
from pondasi.programme import selectors
from pondasi.standards.selectors import structure_value
from pondasi.web.rule_forms import number_of

PAGE = "/aturan-data/siswa/"


@pytest.fixture
def steward(city: City) -> Client:
    return signed_in(city.steward)


def _book() -> RuleBook:
    return selectors.rulebook(structure_value(selectors.dataset("siswa").structure))


def _change(client: Client, change: str, **form: Any) -> None:
    response = client.post(f"{PAGE}ubah/", {"change": change, **form})
    assert response.status_code == 302, text_of(response)


def test_a_rule_is_set_and_reset(steward: Client) -> None:
    _change(steward, "rule", code="total_parts", on="1", severity="warning", **{"parameter-tolerance": "1,5"})
    tolerance = {"tolerance": Decimal("1.5")}
    assert _book().choices == {"total_parts": RuleChoice(severity=Severity.WARNING, parameters=tolerance)}
    assert "diubah" in text_of(steward.get(PAGE))
    _change(steward, "reset", code="total_parts")
    assert _book() == RuleBook()


def test_saving_the_defaults_decides_nothing(steward: Client) -> None:
    _change(steward, "rule", code="total_parts", on="1", severity="error", **{"parameter-tolerance": "0,5"})
    assert _book() == RuleBook()


def test_a_rule_is_switched_off(steward: Client) -> None:
    _change(steward, "rule", code="total_parts", severity="error")
    assert _book().choice("total_parts").on is False
    assert "tidak dipakai" in text_of(steward.get(PAGE))


def test_what_always_blocks_cannot_be_switched_off(steward: Client) -> None:
    _change(steward, "rule", code="keys_unknown")
    assert _book() == RuleBook()


def test_bounds_and_identities_are_declared_and_taken_away(steward: Client) -> None:
    _change(steward, "bound", minimum="0", maximum="1.500", **{"code-jenis-kelamin": "L"})
    _change(steward, "sum", result="jenis-kelamin|_T", plus=["jenis-kelamin|L", "jenis-kelamin|P"])
    _change(
        steward, "ratio", result="jenis-kelamin|_T", numerator="jenis-kelamin|L", denominator="jenis-kelamin|P",
        factor="100",
    )  # fmt: skip
    book = _book()
    assert book.bounds == (Bound(Decimal(0), Decimal(1500), {"jenis-kelamin": "L"}),)
    assert book.identities == (
        SumIdentity("jenis-kelamin", "_T", ("L", "P")),
        RatioIdentity("jenis-kelamin", "_T", "L", "P", Decimal(100)),
    )
    shown = text_of(steward.get(PAGE))
    for words in ("Laki-laki: 0 sampai 1.500", "Jumlah = Laki-laki + Perempuan", "Laki-laki / Perempuan × 100"):
        assert words in shown
    _change(steward, "no_identity", place="0")
    _change(steward, "no_bound", place="0")
    assert (len(_book().identities), _book().bounds) == (1, ())


@pytest.mark.parametrize(
    "form",
    [
        {"change": "bound"},
        {"change": "bound", "minimum": "9", "maximum": "1"},
        {"change": "bound", "minimum": "banyak"},
        {"change": "bound", "minimum": "1", "code-wilayah": "tidak ada"},
        {"change": "sum", "result": "jenis-kelamin|_T", "plus": ["jenis-kelamin|L"]},
        {"change": "sum", "result": "jenis-kelamin|_T", "plus": ["jenis-kelamin|L", "wilayah|64.71"]},
        {"change": "sum"},
        {"change": "ratio", "result": "jenis-kelamin|_T", "numerator": "jenis-kelamin|_T", "denominator": "wilayah|x"},
        {"change": "rule", "code": "tidak ada"},
        {"change": "rule", "code": "total_parts", "on": "1", "severity": "gawat"},
        {"change": "apa saja"},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(steward: Client, form: dict[str, Any]) -> None:
    response = steward.post(f"{PAGE}ubah/", form)
    assert response.status_code == 400
    assert _book() == RuleBook()


def test_a_dataset_takes_over_the_rules_of_another(steward: Client) -> None:
    _change(steward, "sum", result="jenis-kelamin|_T", plus=["jenis-kelamin|L", "jenis-kelamin|P"])
    exported = steward.get(f"{PAGE}unduh/")
    assert exported["Content-Disposition"] == 'attachment; filename="siswa.schema.json"'
    assert json.loads(exported.content)["primaryKey"]
    file = SimpleUploadedFile("a.json", exported.content)
    assert steward.post("/aturan-data/penduduk/impor/", {"file": file}).status_code == 302
    other = selectors.rulebook(structure_value(selectors.dataset("penduduk").structure))
    assert other == _book() != RuleBook()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"fields": [{}]}', b"[" * 100_000])
def test_a_file_that_is_no_descriptor_is_refused(steward: Client, content: bytes) -> None:
    response = steward.post(f"{PAGE}impor/", {"file": SimpleUploadedFile("a.json", content)})
    assert response.status_code == 400
    assert _book() == RuleBook()


def test_numbers_are_read_as_the_reader_writes_them() -> None:
    assert [number_of(text, "id") for text in ("1.500", "0,5", "0.5", "", "-3")] == [
        1500,
        Decimal("0.5"),
        Decimal("0.5"),
        None,
        -3,
    ]
    assert [number_of(text, "en") for text in ("1,500", "0.5", "0,5")] == [1500, Decimal("0.5"), Decimal("0.5")]
