"""Whatever an officer does to a form, it reads back exactly: random structures, random figures, changes composed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.tables.forms import changes, files
from tests.core.tables.forms.changes import HARMLESS, TELLING
from tests.core.tables.forms.model import Disturbed, filled

from pondasi.core.tables import load_workbook
from pondasi.core.tables.template import FilledForm, read_form
from pondasi.core.values import Status

_SEEDS, _MANY = 180, 6000
_IN_A_BATCH = 60


def disturbed(seed: int) -> Disturbed:
    """Two to five changes on top of each other; at most one of those that change what the form says."""
    one = filled(seed)
    steps = one.chance.sample(HARMLESS, one.chance.randint(2, 5))
    if one.chance.random() < 0.5:
        steps.insert(0, one.chance.choice(TELLING))
    for step in steps:
        step(one)
        one.done.append(step.__name__)
    return one


def saved(one: Disturbed, folder: Path) -> Path:
    """In one of the formats that people save; without results of formulas only where a program can leave them out."""
    kinds = [files.save_xlsx]
    if "calculate" in one.done:
        kinds += [files.save_csv, files.save_ods]
    save = one.chance.choice(kinds)
    one.done.append(save.__name__)
    return save(one, folder / ("form." + save.__name__.removeprefix("save_")))


def read(one: Disturbed, folder: Path) -> FilledForm:
    form = read_form(load_workbook(saved(one, folder)), one.structure, one.period)
    assert form is not None, one.done
    return form


def differences(one: Disturbed, form: FilledForm) -> list[str]:
    found = {o.key: (o.value, o.status) for o in form.table.observations if o.period == one.period}
    wrong = [
        f"{key}: {one.truth.get(key)} expected, {found.get(key)} read"
        for key in sorted(one.truth.keys() | found.keys())
        if one.truth.get(key) != found.get(key)
    ]
    if len(found) != sum(o.period == one.period for o in form.table.observations):
        wrong.append("a figure was read twice")
    asked = {label.label for label in form.table.open_labels}
    if asked != one.open_labels:
        wrong.append(f"asked {asked}, expected {one.open_labels}")
    return wrong


def _check(seeds: range, folder: Path) -> None:
    for seed in seeds:
        one = disturbed(seed)
        form = read(one, folder)
        wrong = differences(one, form)
        assert not wrong, f"seed {seed}, {one.done}:\n" + "\n".join(wrong[:8])


@pytest.mark.parametrize("batch", range(_SEEDS // _IN_A_BATCH))
def test_forms_read_back_exactly_after_any_composition_of_changes(batch: int, tmp_path: Path) -> None:
    _check(range(batch * _IN_A_BATCH, (batch + 1) * _IN_A_BATCH), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(_SEEDS // _IN_A_BATCH, _MANY // _IN_A_BATCH))
def test_many_more_forms(batch: int, tmp_path: Path) -> None:
    _check(range(batch * _IN_A_BATCH, (batch + 1) * _IN_A_BATCH), tmp_path)


@pytest.mark.parametrize("seed", range(120))
def test_a_row_without_a_code_goes_by_its_name(seed: int, tmp_path: Path) -> None:
    one = filled(seed)
    changes.retype_a_row(one)
    form = read(one, tmp_path)
    assert not differences(one, form), seed


def test_every_kind_of_figure_occurs() -> None:
    statuses = {status for seed in range(20) for _, status in filled(seed).truth.values()}
    assert {Status.OK, Status.MISSING, Status.NIL, Status.SUPPRESSED} <= statuses
