"""The made-up city of `bench/checks_history` as released datasets: rows in the database, figures in Parquet."""

from __future__ import annotations

import sys

from city import cases
from django.core.management import call_command
from django.utils import timezone

from pondasi.catalogue.models import Artefact, Release, ReleaseSlice
from pondasi.core.checks import Case
from pondasi.core.values import Observation, Text
from pondasi.files import services as files
from pondasi.observations.models import Slice
from pondasi.observations.parquet import to_bytes
from pondasi.people import services as people
from pondasi.programme import services as programme
from pondasi.programme.access import Access
from pondasi.programme.models import Dataset
from pondasi.standards import services as standards

_AGENCIES = 40
_EACH_AGAIN = 10
"""One dataset in so many is released by a second agency as well, with one figure in seven another one."""


def city_of(datasets: int, years: int) -> None:
    """Fill the empty database of this process's data directory."""
    call_command("migrate", verbosity=0)
    unit = standards.save_unit(code="orang", name=Text("orang", "persons"))
    agencies = [people.save_organisation(code=f"a{n}", name=f"Dinas {n}", kind="dinas") for n in range(_AGENCIES)]
    user = people.create_user(email="bench@kota.test", name="Bench", password="x")
    for number, case in enumerate(cases(datasets, years)):
        again = number % _EACH_AGAIN == 0 and number + 1 < datasets
        for copy in range(2 if again else 1):
            dataset = _listed(
                case, f"contoh-{number}-{copy}", f"hal{_word(number)}", unit, agencies[(number + copy) % _AGENCIES]
            )
            _released(dataset, case, user, moved=7 if copy else 0)
        if number % 500 == 0:
            sys.stderr.write(f"made {number}\n")


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _listed(case: Case, code: str, thing: str, unit: object, agency: object) -> Dataset:
    structure = case.structure
    assert structure is not None
    rows = []
    for one in structure.dimensions:
        version = str(len(one.code_list.codes))
        parts = [standards.CodeRow(code=part.id, name=part.name, parent="_T") for part in one.code_list]
        standards.publish_code_list(
            code=one.id, name=one.name, version=version, source="", rows=[standards.CodeRow("_T", one.name), *parts]
        )
        rows.append(standards.DimensionRow(one.id, one.name, one.id, version, "_T", is_region=one.is_region))
    made = standards.save_structure(
        code=code,
        title=Text.same(f"Jumlah {thing} menurut wilayah"),
        concept=Text.same(thing),
        definition=Text.same(thing),
        classification=Text.same("Wilayah"),
        measure_kind=structure.measure.kind,
        unit=unit,  # type: ignore[arg-type]
        frequency=structure.frequency,
        decimals=structure.measure.decimals,
        dimensions=rows,
    )
    return programme.list_dataset(
        structure=made,
        producer=agency,  # type: ignore[arg-type]
        topic=Text.same("Contoh"),
        method=Text.same("Contoh"),
        access=Access.OPEN,
        is_priority=False,
        is_sample=True,
    )


def _released(dataset: Dataset, case: Case, user: object, *, moved: int) -> None:
    assert case.structure is not None
    tables = [*case.previous, case.table]
    observations = [
        _moved(one, place, moved) for table in tables if table for place, one in enumerate(table.observations)
    ]
    content = to_bytes([one.id for one in case.structure.dimensions], observations)
    file = files.keep(content=content, media_type="application/vnd.apache.parquet")
    now = timezone.now()
    one = Slice.objects.create(
        structure=dataset.structure,
        submission=dataset.code,
        content_hash=dataset.code,
        file=file,
        count=len(observations),
        engine_version="1",
        code_lists="",
        accepted_by=user,
        accepted_at=now,
    )
    release = Release.objects.create(
        dataset=dataset, number=1, state="released", release_at=now, released_at=now, planned_by=user, planned_at=now
    )
    periods = sorted({o.period.code for o in observations})
    ReleaseSlice.objects.bulk_create([ReleaseSlice(release=release, period=code, slice=one) for code in periods])
    Artefact.objects.create(release=release, kind="trail", file=file)


def _moved(one: Observation, place: int, moved: int) -> Observation:
    if not moved or place % moved:
        return one
    return Observation(one.key, one.period, one.value + 1, one.raw, one.status, one.role, one.place)  # type: ignore[operator]
