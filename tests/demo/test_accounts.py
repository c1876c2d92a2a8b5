"""Demo accounts: every role, every producer, nobody real."""

from typing import get_args

import pytest

from pondasi.demo.accounts import ACCOUNTS, DEMO_PASSWORD, RoleCode, account
from pondasi.demo.datasets import DATASETS
from pondasi.demo.facts import agencies


def test_every_role_has_an_account() -> None:
    assert {one.role for one in ACCOUNTS} == set(get_args(RoleCode))


def test_every_dataset_has_a_producer() -> None:
    producers = {one.agency for one in ACCOUNTS if one.role == "producer"}
    assert {one.agency for one in DATASETS} <= producers


def test_accounts_are_marked_as_samples() -> None:
    assert len({one.email for one in ACCOUNTS}) == len(ACCOUNTS)
    for one in ACCOUNTS:
        assert one.email.endswith("@contoh.pondasi.test")
        assert "Contoh" in one.name
        assert one.agency in {agency.slug for agency in agencies()}
    assert DEMO_PASSWORD == "pondasi-contoh"


def test_accounts_are_found_by_role_and_agency() -> None:
    assert account("producer").agency == "disdikbud"
    assert account("producer", "dkk").email == "produsen.dkk@contoh.pondasi.test"
    with pytest.raises(KeyError):
        account("steward", "dkk")
