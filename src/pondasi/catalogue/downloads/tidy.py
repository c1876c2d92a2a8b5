"""The one tidy layout of all machine formats: a row for each observation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal

from pondasi.catalogue.product import SAMPLE, Product

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def columns(product: Product) -> list[str]:
    """Column names: code and name of each dimension (and the BPS code of regions), period, figure, status, unit."""
    names: list[str] = []
    for dimension in product.structure.dimensions:
        name = dimension.id.replace("-", "_")
        names += [f"kode_{name}", f"nama_{name}"]
        if dimension.is_region:
            names.append(f"kode_bps_{name}")
    names += ["periode", "nilai", "status", "satuan"]
    return [*names, "keterangan"] if product.is_sample else names


def rows(product: Product) -> Iterator[list[str]]:
    """The observations under `columns`, every field as text; the figure has the digits of its source."""
    unit = product.structure.measure.unit.id
    for observation in product.observations:
        row: list[str] = []
        for dimension, code in zip(product.structure.dimensions, observation.key, strict=True):
            known = dimension.code_list.by_id[code]
            row += [code, known.name.id]
            if dimension.is_region:
                row.append(known.other_systems.get("BPS", ""))
        row += [observation.period.code, observation.digits or "", observation.status.value, unit]
        if product.is_sample:
            row.append(SAMPLE.id)
        yield row


def csv_bytes(product: Product) -> bytes:
    """UTF-8, comma, header line; never altered."""
    return _csv(product, delimiter=",", guarded=False).encode()


def excel_csv_bytes(product: Product) -> bytes:
    """For a double click in an Indonesian Excel: BOM, semicolons, decimal commas, no text that runs as a formula."""
    return ("\ufeff" + _csv(product, delimiter=";", guarded=True)).encode()


def _csv(product: Product, *, delimiter: str, guarded: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    names = columns(product)
    figure = names.index("nilai")
    writer.writerow(names)
    for row, observation in zip(rows(product), product.observations, strict=True):
        is_number = isinstance(observation.value, Decimal)
        writer.writerow(_for_excel(row, figure if is_number else None) if guarded else row)
    return out.getvalue()


def _for_excel(row: list[str], figure: int | None) -> list[str]:
    """`figure`: where a number stands, which is no text to guard."""
    return [cell.replace(".", ",") if place == figure else guard(cell) for place, cell in enumerate(row)]


def guard(cell: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def json_bytes(product: Product) -> bytes:
    """Metadata and records; figures as JSON numbers with the digits of their source."""
    names = columns(product)
    head = {
        "code": product.code,
        "edition": product.number,
        "title": {"id": product.structure.title.id, "en": product.structure.title.en},
        "producer": product.producer.id,
        "definition": {"id": product.definition.id, "en": product.definition.en},
        "unit": product.structure.measure.unit.id,
        "periods": [period.code for period in product.periods],
        "released": product.release_at.isoformat(),
        "sample_data": product.is_sample,
        "citation": product.citation("id"),
        "url": product.url,
    }
    records = ",\n".join(
        _record(names, row, observation.value is None or isinstance(observation.value, str))
        for row, observation in zip(rows(product), product.observations, strict=True)
    )
    return f'{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n "records": [\n{records}\n]\n}}\n'.encode()


def _record(names: list[str], row: list[str], as_text: bool) -> str:
    parts = []
    for name, cell in zip(names, row, strict=True):
        if name == "nilai" and not as_text:
            shown = cell
        else:
            shown = json.dumps(cell if cell or name != "nilai" else None, ensure_ascii=False)
        parts.append(f"{json.dumps(name)}: {shown}")
    return "{" + ", ".join(parts) + "}"
