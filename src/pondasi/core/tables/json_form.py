"""A reading as the JSON object that `pondasi read --json` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pondasi.core.tables.model import PrintedObservation, PrintedTable, Reading


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The object with its tables; figures stay `Decimal` so that `json_text` can write the digits of the source."""
    return {"tables": [_table(table) for table in reading.tables]}


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "range": table.range,
        "title": table.title,
        "number": table.number,
        "unit": table.unit,
        "units": dict(table.units),
        "source": table.source,
        "notes": list(table.notes),
        "footnotes": [{"mark": n.mark, "text": n.text, "cells": list(n.cells)} for n in table.footnotes],
        "periods": list(table.periods),
        "observations": [_observation(observation) for observation in table.observations],
    }


def _observation(observation: PrintedObservation) -> dict[str, Any]:
    return {
        "cell": observation.cell,
        "value": observation.value,
        "raw": observation.raw,
        "status": observation.status.value,
        "role": observation.role.value,
        "labels": [label.text for label in observation.labels],
    }


def json_text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """JSON in ASCII; a `Decimal` becomes a number with exactly its digits."""
    return "".join(json_pieces(value))


def json_pieces(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """The same in pieces, for writing large objects without holding the whole text."""
    if isinstance(value, Decimal):
        yield f"{value:f}"
    elif isinstance(value, dict):
        yield "{"
        for index, (key, item) in enumerate(value.items()):
            yield f"{', ' if index else ''}{json.dumps(str(key))}: "
            yield from json_pieces(item)
        yield "}"
    elif isinstance(value, list | tuple):
        yield "["
        for index, item in enumerate(value):
            if index:
                yield ", "
            yield from json_pieces(item)
        yield "]"
    else:
        yield json.dumps(value)
