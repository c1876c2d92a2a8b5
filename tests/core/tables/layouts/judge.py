"""Whether a reading says what the layout means, cell by cell."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tests.core.tables.layouts.files import write
from tests.core.tables.layouts.generate import generate
from tests.core.tables.layouts.model import Address, Layout, Truth, squeezed

from pondasi.core.tables import load_workbook, understand
from pondasi.core.tables.model import PrintedObservation, Reading

Key = tuple[str, Address]


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell."""

    kind: str
    """crash, lost, value, status, role, label, false label, spurious, twice."""
    sheet: str
    cell: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.kind:11} {self.sheet}!{self.cell}: expected {self.expected}, got {self.got}"


@dataclass
class Verdict:
    """All faults of one layout."""

    layout: Layout
    faults: list[Fault] = field(default_factory=list)
    cells: int = 0
    asked: int = 0

    @property
    def exact(self) -> bool:
        return not self.faults

    @property
    def crashed(self) -> bool:
        return any(fault.kind == "crash" for fault in self.faults)


def judge(seed: int, only: Collection[str] | None = None) -> Verdict:
    """Makes the layout, has it read, compares."""
    layout = generate(seed, only)
    with tempfile.TemporaryDirectory() as folder:
        path = write(layout, Path(folder))
        try:
            reading = understand(load_workbook(path))
        except Exception as error:
            return Verdict(layout, [Fault("crash", "", "", "a reading", f"{type(error).__name__}: {error}")])
    return compare(layout, reading)


def compare(layout: Layout, reading: Reading) -> Verdict:
    verdict = Verdict(layout)
    found: dict[Key, PrintedObservation] = {}
    truths = {(sheet, address): truth for sheet, address, truth in layout.truths()}
    verdict.cells = len(truths)
    for table in reading.tables:
        for observation in table.observations:
            key = ("" if layout.kind == "xls" else table.sheet, _address(observation.cell))
            if key in found:
                verdict.faults.append(Fault("twice", key[0], observation.cell, "one figure", "two"))
            elif key not in truths:
                got = f"{observation.value} {[label.text for label in observation.labels]}"
                verdict.faults.append(Fault("spurious", key[0], observation.cell, "nothing", got))
            found[key] = observation
    for key, truth in truths.items():
        observation = found.get(key)
        fault = _fault(truth, observation)
        verdict.asked += observation is not None and observation.status.value == "ambiguous"
        if fault:
            verdict.faults.append(Fault(fault[0], key[0], address_name(key[1]), fault[1], fault[2]))
    return verdict


def _fault(truth: Truth, got: PrintedObservation | None) -> tuple[str, str, str] | None:
    """Kind, expected and got, of the first thing that is wrong."""
    if got is None:
        return "lost", f"{truth.value} {sorted(truth.statuses)} {[one.text for one in truth.labels]}", "nothing"
    asked = got.value is None and got.status.value == "ambiguous" and truth.open
    if not asked and not _same(truth.value, got.value):
        return "value", str(truth.value), f"{got.value} ({got.status.value}) of {got.raw!r}"
    if not asked and got.status.value not in truth.statuses:
        return "status", "/".join(sorted(truth.statuses)), got.status.value
    if got.role.value != truth.role:
        return "role", truth.role, got.role.value
    have = {squeezed(label.text) for label in got.labels}
    missing = [one.text for one in truth.labels if not one.spellings() & have]
    if missing:
        return "label", str([one.text for one in truth.labels]), str([label.text for label in got.labels])
    wrong = have & truth.false
    if wrong:
        return "false label", str([one.text for one in truth.labels]), str([label.text for label in got.labels])
    return None


def _same(want: Decimal | str | None, got: Decimal | str | None) -> bool:
    if isinstance(want, str):
        return isinstance(got, str) and squeezed(got) == squeezed(want)
    if want is None or not isinstance(got, Decimal):
        return want is None and got is None
    return want == got or abs(want - got) <= Decimal("1e-9") * max(abs(want), abs(got))


def _address(cell: str) -> Address:
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def address_name(address: Address) -> str:
    row, column = address
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
