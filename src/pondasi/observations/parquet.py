"""How figures lie in a Parquet file, and the identity of their content.

Columns: one text column for each dimension (named `d_<dimension>`), `period`, `value` DECIMAL(38,10), `digits` (the
value as the source wrote it, or the text class), `status`, `role`, `sheet`, `cell`, `raw`. Sorted by period and key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from pondasi.core.values import Observation, Period, Place, Role, Status
from pondasi.observations.engine import cursor, parquet_bytes, quoted, rows

VALUE_TYPE = "DECIMAL(38,10)"
_FIXED = ("period", "value", "digits", "status", "role", "sheet", "cell", "raw")


def dimension_column(dimension: str) -> str:
    """The Parquet column of a dimension."""
    return f"d_{dimension}"


def content_hash(dimensions: Sequence[str], observations: Sequence[Observation]) -> str:
    """SHA-256 over the canonical content: sorted keys, exact decimal text, UTF-8. Places and raw text do not count."""
    lines = sorted(
        json.dumps([*o.key, o.period.code, o.digits, o.status.value], ensure_ascii=False) for o in observations
    )
    head = json.dumps(list(dimensions), ensure_ascii=False)
    return hashlib.sha256("\n".join([head, *lines]).encode()).hexdigest()


def to_bytes(dimensions: Sequence[str], observations: Sequence[Observation]) -> bytes:
    """The Parquet file of these observations."""
    columns = [*(dimension_column(d) for d in dimensions), *_FIXED]
    ordered = sorted(observations, key=lambda o: (o.period.code, o.key))
    data = [
        [
            *o.key,
            o.period.code,
            o.digits if isinstance(o.value, Decimal) else None,
            o.digits,
            o.status.value,
            o.role.value,
            o.place.sheet,
            o.place.cell,
            o.raw,
        ]
        for o in ordered
    ]
    return parquet_bytes(columns, [VALUE_TYPE if name == "value" else "VARCHAR" for name in columns], data)


def read(path: Path, dimensions: Sequence[str]) -> list[Observation]:
    """The observations of a Parquet file, with the digits of their source."""
    found = rows("SELECT * FROM read_parquet(?)", [str(path)])
    return [
        Observation(
            key=tuple(row[dimension_column(d)] for d in dimensions),
            period=Period.parse(row["period"]),
            value=_value(row),
            raw=row["raw"],
            status=Status(row["status"]),
            role=Role(row["role"]),
            place=Place(row["sheet"], row["cell"]),
        )
        for row in found
    ]


def read_numbers(
    paths: Sequence[Path], dimensions: Sequence[str]
) -> dict[Path, dict[Period, dict[tuple[str, ...], Decimal]]]:
    """The numbers of many files that have the same dimensions, in one query; what is no number is left out."""
    found: dict[Path, dict[Period, dict[tuple[str, ...], Decimal]]] = {path: {} for path in paths}
    if not paths:
        return found
    columns = ", ".join(["filename", "period", "digits", *(quoted(dimension_column(d)) for d in dimensions)])
    query = f"SELECT {columns} FROM read_parquet(?, filename = true) WHERE value IS NOT NULL"  # noqa: S608 names are quoted
    by_name = {str(path): path for path in paths}
    here = ""
    tables: dict[str, dict[tuple[str, ...], Decimal]] = {}
    for row in cursor().execute(query, [list(by_name)]).fetchall():
        if row[0] != here:  # rows of a file come one after the other
            here, tables = row[0], {}
            periods = found[by_name[here]]
        if row[1] not in tables:
            tables[row[1]] = periods.setdefault(Period.parse(row[1]), {})
        tables[row[1]][row[3:]] = Decimal(row[2])
    return found


def _value(row: dict[str, object]) -> Decimal | str | None:
    digits = row["digits"]
    if digits is None:
        return None
    return Decimal(str(digits)) if row["value"] is not None else str(digits)
