"""From a file and its descriptor to what does not conform: by columns where that is worth it, else row by row."""

from __future__ import annotations

import importlib
from pathlib import Path

from pondasi.core.conformance.causes import Conformance
from pondasi.core.conformance.header import columns_of
from pondasi.core.conformance.keys import judges_of, read_keys, references, unique_keys
from pondasi.core.conformance.records import Records, is_parquet, open_records
from pondasi.core.conformance.rows import RowCheck
from pondasi.core.errors import UnreadableFile
from pondasi.core.formats.table_schema.model import Resource
from pondasi.core.tables.regular.size import Irregular, can_read_columns, large_sheet
from pondasi.core.values import Text

_BY_COLUMNS = "pondasi.core.conformance.by_columns"
_PARQUET = Text("Berkas Parquet belum dapat dibuka di sini.", "Parquet files cannot be opened here yet.")
_INSTALL = Text("Pasang dahulu: pip install 'pondasi[large]'.", "Install first: pip install 'pondasi[large]'.")


def examine(path: Path, resource: Resource, folder: Path) -> Conformance:
    """Every row of the file at `path`; paths in the descriptor are relative to its `folder`.

    Raises `UnreadableFile` or `InvalidInput` where the file, or a table that it refers to, cannot be read.
    """
    parquet = is_parquet(path)
    if parquet and not can_read_columns():
        raise UnreadableFile(_PARQUET, _INSTALL)
    if parquet or (large_sheet(path) == "" and can_read_columns()):
        by_columns = importlib.import_module(_BY_COLUMNS)
        try:
            found: Conformance = by_columns.examine_columns(path, resource, folder)
        except Irregular:
            if parquet:
                return examine_rows(by_columns.parquet_records(path), resource, folder)
        else:
            return found
    return examine_rows(open_records(path, resource.dialect, resource.encoding), resource, folder)


def examine_rows(records: Records, resource: Resource, folder: Path) -> Conformance:
    """The same for records already opened, row by row."""
    schema = resource.schema
    columns = columns_of(schema, records.labels, records.header_row)
    referring = references(resource, columns, folder, read_keys)
    check = RowCheck(columns, judges_of(schema, columns), unique_keys(schema, columns), referring)
    failures = [*columns.failures, *check.check(records)]
    return Conformance.of(schema, records.sheet, check.row_count, failures)
