"""Puts the demo city into the database, through the same services that people use. Safe to repeat after a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pondasi.catalogue.selectors import latest_city_check, unreleased_slices
from pondasi.catalogue.services import builds, city, plans
from pondasi.collection import lifecycle
from pondasi.collection import selectors as collection
from pondasi.collection.services import answers, drafts, readings, reviews
from pondasi.core.values import Period, Text
from pondasi.demo import accounts, facts
from pondasi.demo.datasets import CLASS_LISTS, DATASETS, REGION_LIST, DemoDataset, Stage
from pondasi.demo.workbooks import build_workbook
from pondasi.files import services as files
from pondasi.people import selectors as people
from pondasi.people import services as people_services
from pondasi.people.roles import Role
from pondasi.programme import selectors as programme_selectors
from pondasi.programme import services as programme
from pondasi.programme.access import Access
from pondasi.standards import services as standards

if TYPE_CHECKING:
    from pondasi.collection.models import Submission
    from pondasi.people.models import User
    from pondasi.programme.models import Delivery

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LIMIT = 10_000_000
_HISTORY_DUE = timedelta(days=30)
_NEXT_DUE = timedelta(days=9)


def load(progress: Callable[[str], None]) -> None:
    """Load facts, accounts, datasets and their history; `progress` is told each step."""
    _load_standards()
    _load_people()
    # What still waits for somebody comes last, so that only its notices are unread.
    for demo in sorted(DATASETS, key=lambda one: Stage.WAITING in one.stages.values()):
        if Stage.WAITING in demo.stages.values():
            _mark_read()
        progress(demo.title.id)
        _list_dataset(demo)
        for period, stage in demo.stages.items():
            _deliver(demo, period, stage)
        _release(demo)
        for period in demo.corrected:
            _correct(demo, period)
    _check_city(progress)


def _mark_read() -> None:
    for account in accounts.ACCOUNTS:
        people_services.mark_read(actor=_actor(account.role, account.agency), now=timezone.now())


def _load_standards() -> None:
    for unit in facts.units():
        standards.save_unit(code=unit.code, name=unit.name, alternatives=unit.alternatives)
    standards.publish_code_list(
        code=REGION_LIST.code,
        name=REGION_LIST.name,
        version=REGION_LIST.version,
        source=REGION_LIST.source.id,
        rows=[
            standards.CodeRow(
                code=region.code,
                name=region.name,
                parent=region.parent,
                level=region.level.value,
                alternatives=region.alternatives,
                other_systems={"BPS": region.code_bps},
                valid_from=facts.day(region.valid_from),
                valid_to=facts.day(region.valid_to),
            )
            for region in facts.regions()
        ],
    )
    standards.publish_code_list(
        code="urusan",
        name=Text("Urusan pemerintahan", "Government affairs"),
        version="Permendagri 90/2019",
        source="Permendagri 90/2019",
        rows=[standards.CodeRow(code=one.code, name=one.name, level=one.group) for one in facts.urusan()],
    )
    for classes in CLASS_LISTS:
        rows = [
            standards.CodeRow(code=code.id, name=code.name, parent=code.parent or "", alternatives=code.alternatives)
            for code in classes.codes
        ]
        standards.publish_code_list(
            code=classes.code, name=classes.name, version=classes.version, source=classes.source.id, rows=rows
        )


def _load_people() -> None:
    for agency in facts.agencies():
        people_services.save_organisation(
            code=agency.slug,
            name=agency.name.id,
            name_en=agency.name.en,
            kind=agency.kind.value,
            urusan=agency.urusan,
            valid_from=facts.day(agency.valid_from),
            valid_to=facts.day(agency.valid_to),
        )
    for account in accounts.ACCOUNTS:
        user = people.user_by_email(account.email) or people_services.create_user(
            email=account.email, name=account.name, password=accounts.DEMO_PASSWORD, is_demo=True
        )
        people_services.assign_role(
            user=user, role=Role(account.role), organisation=people.organisation(account.agency)
        )


def _list_dataset(demo: DemoDataset) -> None:
    unit = demo.unit_fact
    structure = standards.save_structure(
        code=demo.code,
        title=demo.title,
        concept=demo.concept,
        definition=demo.definition,
        classification=demo.classification,
        measure_kind=demo.kind,
        unit=standards.save_unit(code=unit.code, name=unit.name, alternatives=unit.alternatives),
        frequency=demo.frequency,
        decimals=demo.decimals,
        static=demo.static,
        dimensions=[
            standards.DimensionRow(
                code=one.id,
                name=one.name,
                code_list=one.code_list,
                version=one.version,
                root=one.root,
                level=one.level,
                is_region=one.is_region,
            )
            for one in demo.dimensions
        ],
    )
    programme.list_dataset(
        structure=structure,
        producer=people.organisation(demo.agency),
        topic=demo.topic,
        urusan=demo.urusan,
        method=demo.method,
        access=Access(demo.access.value),
        is_priority=demo.priority,
        is_sample=True,
    )


def _deliver(demo: DemoDataset, period: str, stage: Stage) -> None:
    """Bring one period as far as its stage, each step only where it has not been taken."""
    after = _HISTORY_DUE if stage is Stage.RELEASED else _NEXT_DUE
    delivery = programme.plan_delivery(
        dataset=programme_selectors.dataset(demo.code),
        period=Period.parse(period),
        due_on=timezone.localdate() + after,
    )
    if stage is Stage.DUE:
        return
    producer = _actor("producer", demo.agency)
    submission = collection.latest_of(delivery) or drafts.open_submission(actor=producer, delivery=delivery)
    for step in _steps(demo, delivery, producer, stage):
        step(submission)
        submission = collection.submission(submission.public_id)


def _steps(
    demo: DemoDataset, delivery: Delivery, producer: User, stage: Stage
) -> Iterator[Callable[[Submission], object]]:
    """What people would do one after the other, from the state in which the submission stands."""
    steward = _actor("steward")
    current = collection.latest_of(delivery)
    state = current.state if current else lifecycle.DRAFT
    if state in lifecycle.EDITABLE:
        yield lambda one: _fill(demo, delivery.period, producer, one)
        yield lambda one: reviews.hand_in(actor=producer, submission=one)
        state = lifecycle.SUBMITTED
    if stage is Stage.WAITING:
        return
    has_verifier = people.organisation_has(Role.AGENCY_VERIFIER, delivery.dataset.producer)
    if state == lifecycle.SUBMITTED:
        yield lambda one: reviews.begin(
            actor=_actor("agency_verifier", demo.agency) if has_verifier else steward, submission=one
        )
        state = lifecycle.AGENCY_CHECK if has_verifier else lifecycle.STEWARD_CHECK
    if state == lifecycle.AGENCY_CHECK:
        verifier = _actor("agency_verifier", demo.agency)
        yield lambda one: reviews.decide(actor=verifier, submission=one, action="agency_pass")
        state = lifecycle.STEWARD_CHECK
    if state == lifecycle.STEWARD_CHECK:
        action = "steward_forward" if demo.priority else "steward_pass"
        yield lambda one: reviews.decide(actor=steward, submission=one, action=action)
        state = lifecycle.STATISTICS_CHECK if demo.priority else lifecycle.ACCEPTED
    if state == lifecycle.STATISTICS_CHECK:
        office = _actor("statistics_office")
        yield lambda one: reviews.decide(actor=office, submission=one, action="statistics_pass")


def _fill(demo: DemoDataset, period: str, producer: User, submission: Submission) -> None:
    """Upload the agency's workbook, have it read, and explain what is asked."""
    incoming = files.receive(chunks=[build_workbook(demo, period)], limit=_LIMIT)
    drafts.upload(
        actor=producer,
        submission=submission,
        name=f"{demo.code}_{period}_contoh.xlsx",
        media_type=XLSX,
        incoming=incoming,
    )
    while readings.read_next(now=timezone.now()):
        pass
    for finding in collection.present_findings(submission):
        if not finding.answer and not finding.always_blocks and finding.severity != "info":
            answers.answer_finding(
                actor=producer,
                submission=submission,
                fingerprint=finding.fingerprint,
                reason="Penjelasan contoh: angka ini dikarang untuk peragaan.",
            )


def _correct(demo: DemoDataset, period: str) -> None:
    """Hand a released period in once more with other figures, so that there is a second edition."""
    delivery = programme_selectors.delivery(demo.code, period)
    latest = collection.latest_of(delivery)
    if latest is None or latest.correction_reason:
        return
    producer = _actor("producer", demo.agency)
    submission = drafts.open_submission(
        actor=producer, delivery=delivery, correction_reason="Penimbangan akhir tahun di dua kecamatan baru selesai."
    )
    for step in _steps(demo.correction, delivery, producer, Stage.RELEASED):
        step(submission)
        submission = collection.submission(submission.public_id)
    _release(demo)


def _check_city(progress: Callable[[str], None]) -> None:
    """Check all releases once, as it happens every night."""
    if latest_city_check() is not None:
        return
    progress("Pemeriksaan atas seluruh rilis")
    city.ask(actor=_actor("steward"))
    while city.advance(now=timezone.now()):
        pass


def _release(demo: DemoDataset) -> None:
    """Release what was accepted; a dataset that is not terbuka is never public."""
    if demo.access.value != Access.OPEN or not unreleased_slices(demo.code):
        return
    plans.plan_release(
        actor=_actor("steward"),
        dataset=programme_selectors.dataset(demo.code),
        note="Rilis contoh untuk peragaan.",
    )
    while builds.build_next(now=timezone.now()):
        pass
    builds.publish_due(now=timezone.now())


def _actor(role: accounts.RoleCode, agency: str | None = None) -> User:
    user = people.user_by_email(accounts.account(role, agency).email)
    if user is None:
        raise LookupError(f"no demo account for {role} {agency}")
    return user
