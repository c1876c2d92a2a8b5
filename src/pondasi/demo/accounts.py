"""Demo accounts: one for every role, and a producer for every agency that has a demo dataset. No real persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RoleCode = Literal[
    "producer",
    "agency_verifier",
    "head_of_agency",
    "steward",
    "statistics_office",
    "planner",
    "leadership",
    "administrator",
    "auditor",
]
"""The roles of the platform, by the words that it stores."""

DEMO_PASSWORD = "pondasi-contoh"  # noqa: S105 (published on purpose: it opens the demonstration only)
"""The password of every demo account."""

_DOMAIN = "contoh.pondasi.test"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demonstration. Its name says that it is one."""

    email: str
    name: str
    role: RoleCode
    agency: str
    """Slug of the agency for which the role is held, as in `facts.agencies`."""


def _account(mailbox: str, name: str, role: RoleCode, agency: str) -> DemoAccount:
    return DemoAccount(f"{mailbox}@{_DOMAIN}", name, role, agency)


ACCOUNTS = (
    _account("walidata", "Walidata Contoh", "steward", "diskominfo"),
    _account("pendukung", "Walidata Pendukung Contoh (Disdikbud)", "agency_verifier", "disdikbud"),
    _account("produsen", "Produsen Contoh (Disdikbud)", "producer", "disdikbud"),
    _account("produsen.dkk", "Produsen Contoh (DKK)", "producer", "dkk"),
    _account("pembina", "Pembina Data Contoh (BPS)", "statistics_office", "bps"),
    _account("perencana", "Perencana Contoh (Bappeda)", "planner", "bappeda"),
    _account("pimpinan", "Pimpinan Contoh", "leadership", "setda"),
    _account("kepala", "Kepala OPD Contoh (Disdikbud)", "head_of_agency", "disdikbud"),
    _account("administrator", "Administrator Contoh", "administrator", "diskominfo"),
    _account("auditor", "Auditor Contoh (Inspektorat)", "auditor", "inspektorat"),
    _account("produsen.capil", "Produsen Contoh (Disdukcapil)", "producer", "capil"),
    _account("produsen.dlh", "Produsen Contoh (DLH)", "producer", "dlh"),
    _account("produsen.dppr", "Produsen Contoh (DPPR)", "producer", "dppr"),
    _account("produsen.dp3akb", "Produsen Contoh (DP3AKB)", "producer", "dp3akb"),
)
"""The first ten are one for each role and a second producer; the rest own the other demo datasets."""


def account(role: RoleCode, agency: str | None = None) -> DemoAccount:
    """The first account with this role (of this agency); raises KeyError."""
    for one in ACCOUNTS:
        if one.role == role and agency in (None, one.agency):
            return one
    raise KeyError(role if agency is None else f"{role} {agency}")
