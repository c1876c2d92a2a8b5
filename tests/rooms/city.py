"""The small cast of every room test, and the steps that people take, through the same services as everybody."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from tests.conftest import PASSWORD
from tests.rooms.workbooks import KECAMATAN, XLSX, by_sex

from pondasi.catalogue import selectors as catalogue
from pondasi.catalogue.models import Release
from pondasi.catalogue.services import plans as releases
from pondasi.cli.worker import run_until_idle
from pondasi.collection import lifecycle
from pondasi.collection import selectors as collection
from pondasi.collection.models import Submission
from pondasi.collection.services import answers, drafts, reviews
from pondasi.core.values import Frequency, MeasureKind, Period, Text
from pondasi.files import services as files
from pondasi.people import services as people
from pondasi.people.models import Organisation, User
from pondasi.people.roles import Role
from pondasi.people.selectors import organisation_has
from pondasi.programme import selectors as programme
from pondasi.programme import services as planning
from pondasi.programme.access import Access
from pondasi.programme.models import Dataset, Delivery
from pondasi.standards import services as standards

YEARS = (2023, 2024, 2025)
_CAST = {
    "producer": (Role.PRODUCER, "didik"),
    "verifier": (Role.AGENCY_VERIFIER, "didik"),
    "head": (Role.HEAD_OF_AGENCY, "didik"),
    "other_producer": (Role.PRODUCER, "sehat"),
    "steward": (Role.STEWARD, "kominfo"),
    "statistics": (Role.STATISTICS_OFFICE, "bps"),
    "planner": (Role.PLANNER, "bappeda"),
    "leadership": (Role.LEADERSHIP, "setda"),
    "administrator": (Role.ADMINISTRATOR, "kominfo"),
    "auditor": (Role.AUDITOR, "inspektorat"),
}
_DATASETS = {
    "siswa": ("didik", Access.OPEN, False, False),
    "penduduk": ("didik", Access.OPEN, True, False),
    "korban": ("didik", Access.LIMITED, False, False),
    "arsip": ("didik", Access.CLOSED, False, False),
    "posyandu": ("sehat", Access.OPEN, False, True),
}


class _Failures(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def no_failures() -> Iterator[None]:
    """The worker logs what fails and goes on; a test must not."""
    handler, logger = _Failures(), logging.getLogger("pondasi")
    handler.setFormatter(logging.Formatter())
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    assert not handler.lines, "\n".join(handler.lines)


def work() -> None:
    """Everything that waits for the worker is done, and nothing of it failed."""
    with no_failures():
        run_until_idle()


@dataclass
class City:
    """Everybody and everything, by short names."""

    people: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    @classmethod
    def found(cls) -> City:
        city = cls()
        _found_standards()
        for code in ("didik", "sehat", "kominfo", "bps", "bappeda", "setda", "inspektorat"):
            city.organisations[code] = people.save_organisation(code=code, name=f"Dinas {code}", kind="dinas")
        for name, (role, organisation) in _CAST.items():
            city.people[name] = city.person(name, role, organisation)
        city.people["stranger"] = city.person("stranger")
        for code, (producer, access, priority, sample) in _DATASETS.items():
            city.dataset(code, producer, access=access, is_priority=priority, is_sample=sample)
        return city

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["people"][name]
        except KeyError as error:
            raise AttributeError(name) from error

    def person(self, name: str, role: Role | None = None, organisation: str = "didik") -> User:
        """Somebody who can sign in; without a role, a stranger."""
        user = people.create_user(email=f"{name}@kota.test", name=f"Orang {name}", password=PASSWORD)
        if role is not None:
            people.assign_role(user=user, role=role, organisation=self.organisations[organisation])
        return User.objects.get(pk=user.pk)

    def dataset(
        self,
        code: str,
        producer: str = "didik",
        *,
        access: Access = Access.OPEN,
        is_priority: bool = False,
        is_sample: bool = False,
        sexes: bool = True,
        decimals: int = 0,
        kind: MeasureKind = MeasureKind.COUNT,
    ) -> Dataset:
        """A dataset with its structure, due for every year."""
        structure = standards.save_structure(
            code=code,
            title=Text(f"Jumlah {code} menurut kecamatan", f"Number of {code} by district"),
            concept=Text(code, code),
            definition=Text("Yang tercatat di buku induk pada 31 Desember.", "As registered on 31 December."),
            classification=Text("Kecamatan", "District"),
            measure_kind=kind,
            unit=standards.save_unit(code="orang", name=Text("orang", "persons"), alternatives=["jiwa"]),
            frequency=Frequency.ANNUAL,
            decimals=decimals,
            dimensions=_DIMENSIONS[: 2 if sexes else 1],
        )
        dataset = planning.list_dataset(
            structure=structure,
            producer=self.organisations[producer],
            topic=Text("Uji", "Test"),
            method=Text("Kompilasi", "Compilation"),
            access=access,
            is_priority=is_priority,
            is_sample=is_sample,
        )
        for year in YEARS:
            planning.plan_delivery(dataset=dataset, period=Period.parse(str(year)), due_on=date(year + 1, 3, 31))
        return dataset

    def delivery(self, code: str, year: int = 2024) -> Delivery:
        return programme.delivery(code, str(year))

    def producer_of(self, code: str) -> User:
        return self.people["producer" if programme.dataset(code).producer.code == "didik" else "other_producer"]

    def draft(
        self, code: str = "siswa", year: int = 2024, content: bytes | None = None, *, reason: str = ""
    ) -> Submission:
        """A draft with a file that was read, every question answered."""
        actor = self.producer_of(code)
        one = drafts.open_submission(actor=actor, delivery=self.delivery(code, year), correction_reason=reason)
        self.fill(one, by_sex(year) if content is None else content)
        return self.now(one)

    def fill(self, one: Submission, content: bytes, name: str = "tabel.xlsx") -> None:
        actor = self.producer_of(one.delivery.dataset.code)
        incoming = files.receive(chunks=[content], limit=10_000_000)
        drafts.upload(actor=actor, submission=one, name=name, media_type=XLSX, incoming=incoming)
        work()
        self.answer(one)

    def answer(self, one: Submission) -> None:
        """Every finding that takes an answer gets one."""
        actor = self.producer_of(one.delivery.dataset.code)
        for finding in collection.present_findings(one):
            if not finding.answer and not finding.always_blocks and finding.severity != "info":
                answers.answer_finding(
                    actor=actor, submission=one, fingerprint=finding.fingerprint, reason="Sudah dicek di lapangan."
                )

    def look_again(self, one: Submission) -> None:
        """The producer has the file read anew, as after mending something."""
        actor = self.producer_of(one.delivery.dataset.code)
        drafts.correct_reading(actor=actor, submission=one, change=lambda recipe, view: {})
        work()

    def now(self, one: Submission) -> Submission:
        """The submission as it stands in the database now."""
        return collection.submission(one.public_id)

    def handed_in(
        self, code: str = "siswa", year: int = 2024, content: bytes | None = None, *, reason: str = ""
    ) -> Submission:
        one = self.draft(code, year, content, reason=reason)
        return reviews.hand_in(actor=self.producer_of(code), submission=one)

    def pass_on(self, one: Submission, until: str = lifecycle.ACCEPTED) -> Submission:
        """Every checker passes, until the submission stands in `until`."""
        for _ in itertools.repeat(None, 12):
            one = self.now(one)
            if one.state == until:
                return one
            dataset = one.delivery.dataset
            verifier = organisation_has(Role.AGENCY_VERIFIER, dataset.producer)
            if one.state == lifecycle.SUBMITTED:
                first = self.people["verifier" if one.first_check == "agency" else "steward"]
                reviews.begin(actor=first, submission=one)
            elif one.state == lifecycle.AGENCY_CHECK:
                reviews.decide(actor=self.people["verifier"], submission=one, action="agency_pass")
            elif one.state == lifecycle.STEWARD_CHECK and verifier and not one.agency_passed:
                reviews.decide(actor=self.people["steward"], submission=one, action="refer_to_agency")
            elif one.state == lifecycle.STEWARD_CHECK:
                action = "steward_forward" if dataset.is_priority else "steward_pass"
                reviews.decide(actor=self.people["steward"], submission=one, action=action)
            elif one.state == lifecycle.STATISTICS_CHECK:
                reviews.decide(actor=self.people["statistics"], submission=one, action="statistics_pass")
        raise AssertionError(f"{one} stands in {one.state}")

    def accepted(
        self, code: str = "siswa", year: int = 2024, content: bytes | None = None, *, reason: str = ""
    ) -> Submission:
        return self.pass_on(self.handed_in(code, year, content, reason=reason))

    def released(self, code: str = "siswa", at: datetime | None = None) -> Release:
        """What was accepted, planned, built and (unless `at` lies ahead) public."""
        planned = releases.plan_release(
            actor=self.people["steward"], dataset=programme.dataset(code), release_at=at or timezone.now()
        )
        work()
        return catalogue.releases().get(pk=planned.pk)


_DIMENSIONS = (
    standards.DimensionRow(
        code="wilayah",
        name=Text("Kecamatan", "District"),
        code_list="wilayah",
        version="1",
        root="64.71",
        level="district",
        is_region=True,
    ),
    standards.DimensionRow(
        code="jenis-kelamin",
        name=Text("Jenis kelamin", "Sex"),
        code_list="jenis-kelamin",
        version="1",
        root="_T",
    ),
)


def _found_standards() -> None:
    districts = [
        standards.CodeRow(
            code=code,
            name=Text(name, name),
            parent="64.71",
            level="district",
            other_systems={"BPS": f"64710{place}0"},
        )
        for place, (code, name) in enumerate(KECAMATAN.items(), start=1)
    ]
    root = standards.CodeRow(code="64.71", name=Text("Kota Balikpapan", "Balikpapan"), level="city")
    standards.publish_code_list(
        code="wilayah", name=Text("Wilayah", "Regions"), version="1", source="uji", rows=[root, *districts]
    )
    sexes = [
        standards.CodeRow(code="_T", name=Text("Jumlah", "Total"), alternatives=("Total",)),
        standards.CodeRow(code="L", name=Text("Laki-laki", "Male"), parent="_T"),
        standards.CodeRow(code="P", name=Text("Perempuan", "Female"), parent="_T"),
    ]
    standards.publish_code_list(
        code="jenis-kelamin", name=Text("Jenis kelamin", "Sex"), version="1", source="uji", rows=sexes
    )
