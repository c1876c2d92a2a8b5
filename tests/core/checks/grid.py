"""Small tables written as text: how the spec tests, and with them the handbook, state their examples.

    Kecamatan          | 2023  | 2024
    Balikpapan Utara   | 1.200 | 1.234

The first line is the header, the first column holds the row labels. Columns are periods, or codes of a second
dimension. `...` and an empty cell are missing, `-` is nil, `1.234?` can be read in more than one way, and a label
`Bpp. Utara ≈ Balikpapan Utara` is one of which the reader is not sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pondasi.core.checks import Case, RuleBook
from pondasi.core.tables.model import Cell, Sheet, Workbook
from pondasi.core.tables.template.identity import identity_of, identity_text
from pondasi.core.values import (
    Candidate,
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Metadata,
    Observation,
    OpenLabel,
    Period,
    Place,
    Role,
    Status,
    Table,
    Text,
)

SHEET = "Tabel"
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|-?\d+(?:,\d+)?")
_YEARS = re.compile(r"\d{4}(?:-[SQ]?\d+)?")


@dataclass(frozen=True)
class Example:
    """A table in, the sentences of this rule's findings out. No sentence: nothing is found."""

    title: Text
    table: str
    finds: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    structure: DataStructure | None = None
    period: str = "2024"
    """The period of a table whose columns are no periods; those before it in `previous` are one year apart."""
    expected_period: str | None = None
    as_workbook: bool = False
    """The rule looks at the file itself, not at a tidy table."""
    metadata: Metadata | None = None
    form_of: str = ""
    """The table stands in a form that was made for this period."""
    rulebook: RuleBook = field(default_factory=RuleBook)
    unit: str = ""
    """As the file prints it."""

    @property
    def case(self) -> Case:
        if self.as_workbook:
            due = Period.parse(self.expected_period) if self.expected_period else None
            return Case(None, (), self.structure, due, workbook_from(self.table))
        newest = Period.parse(self.period)
        earlier = tuple(
            table_from(text, self.structure, newest.shift(place - len(self.previous)))
            for place, text in enumerate(self.previous)
        )
        expected = Period.parse(self.expected_period) if self.expected_period else None
        table = table_from(self.table, self.structure, newest) if self.table.strip() else None
        if table is not None and self.unit:
            table = replace(table, unit=self.unit)
        return Case(table, earlier, self.structure, expected, self._form(), self.rulebook, self.metadata)

    def _form(self) -> Workbook | None:
        structure = self.structure
        if not self.form_of or structure is None:
            return None
        return workbook_from(identity_text(identity_of(structure, Period.parse(self.form_of))))


def rows_of(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines() if line.strip()]


def workbook_from(text: str) -> Workbook:
    cells = {}
    for row, line in enumerate(rows_of(text), start=1):
        for column, shown in enumerate(line, start=1):
            if shown:
                value = Decimal(shown) if re.fullmatch(r"[1-9]\d*", shown) else shown.removeprefix("'")
                cells[row, column] = Cell(value=value, text=shown.removeprefix("'"))
    return Workbook(name="contoh.xlsx", kind="xlsx", sheets=(Sheet(SHEET, cells),))


def table_from(text: str, structure: DataStructure | None, period: Period) -> Table:
    header, *body = rows_of(text)
    by_period = all(_YEARS.fullmatch(name) for name in header[1:])
    labels = [[line[0] for line in body], [] if by_period else header[1:]]
    dimensions = structure.dimensions if structure else _dimensions_of(header[0], labels)
    observations = []
    for row, line in enumerate(body, start=2):
        for column, raw in enumerate(line[1:], start=1):
            names = [line[0]] if by_period else [line[0], header[column]]
            names = names[: len(dimensions)]
            codes = [_code(dimension, name) for dimension, name in zip(dimensions, names, strict=True)]
            if all(codes):
                of = Period.parse(header[column]) if by_period else period
                cell = f"{chr(ord('A') + column)}{row}"
                observations.append(_observation(tuple(code or "" for code in codes), of, raw, cell, names))
    return Table(dimensions, tuple(observations), open_labels=tuple(_open_labels(dimensions, labels)))


def _dimensions_of(heading: str, labels: list[list[str]]) -> tuple[Dimension, ...]:
    found = []
    for name, printed in zip((heading, "kolom"), labels, strict=True):
        if printed:
            codes = tuple(Code(label, Text.same(label)) for label in dict.fromkeys(printed))
            found.append(Dimension(name, Text.same(name), CodeList(name, "", codes)))
    return tuple(found)


def _code(dimension: Dimension, label: str) -> str | None:
    for code in dimension.code_list:
        if label in (code.name.id, *code.alternatives):
            return code.id
    return None


def _open_labels(dimensions: tuple[Dimension, ...], labels: list[list[str]]) -> list[OpenLabel]:
    found = []
    for column, (dimension, printed) in enumerate(zip(dimensions, labels, strict=False)):
        for row, label in enumerate(printed):
            if _code(dimension, label) is None:
                name, _, guess = (part.strip() for part in label.partition("≈"))
                code = _code(dimension, guess)
                candidates = (Candidate(code, 0.8, "similar"),) if code else ()
                cell = f"{chr(ord('B') + row)}1" if column else f"A{row + 2}"
                found.append(OpenLabel(dimension.id, name, (Place(SHEET, cell),), candidates))
    return found


def _observation(key: tuple[str, ...], period: Period, raw: str, cell: str, names: list[str]) -> Observation:
    value: Decimal | str | None
    if raw in ("", "..."):
        value, status = None, Status.MISSING
    elif raw == "-":
        value, status = None, Status.NIL
    elif raw.endswith("?"):
        value, status = None, Status.AMBIGUOUS
    elif _NUMBER.fullmatch(raw):
        value, status = Decimal(raw.replace(".", "").replace(",", ".")), Status.OK
    else:
        value, status = raw, Status.OK
    total = any(name in ("Jumlah", "L+P", "Kota Balikpapan") for name in names)
    role = Role.TOTAL if total else Role.DATA
    return Observation(key, period, value, raw.removesuffix("?"), status, role, Place(SHEET, cell))
