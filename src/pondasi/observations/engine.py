"""DuckDB in process: one connection a process, a cursor a thread, limited threads and memory."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

_lock = threading.Lock()
_local = threading.local()
_connection: duckdb.DuckDBPyConnection | None = None


def _open() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads = 2; SET memory_limit = '1GB'; SET autoinstall_known_extensions = false")
    return connection


def cursor() -> duckdb.DuckDBPyConnection:
    """This thread's cursor on the process's one connection."""
    global _connection  # noqa: PLW0603 the one connection of this process
    with _lock:
        if _connection is None:
            _connection = _open()
        if getattr(_local, "parent", None) is not _connection:
            _local.parent, _local.cursor = _connection, _connection.cursor()
    return _local.cursor


def rows(query: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """The result of a query as dictionaries by column name."""
    result = cursor().execute(query, list(parameters))
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def quoted(identifier: str) -> str:
    """A column name safe to put into a query."""
    return '"' + identifier.replace('"', '""') + '"'


def parquet_bytes(names: Sequence[str], types: Sequence[str], data: Iterable[Sequence[object]]) -> bytes:
    """A Parquet file with these columns (SQL types) and rows; values are text (cast to the type), None or booleans."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.json", Path(folder) / "table.parquet"
        # A file of JSON lines: DuckDB takes lists of parameters a thousand times slower.
        with source.open("w", encoding="utf-8") as out:
            out.writelines(f"{json.dumps(dict(zip(names, row, strict=True)))}\n" for row in data)
        columns = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in zip(names, types, strict=True))
        rows_there = f"read_json({literal(str(source))}, format = 'newline_delimited', columns = {{{columns}}})"
        copy = f"COPY (FROM {rows_there}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        cursor().execute(copy)
        return target.read_bytes()


def literal(text: str) -> str:
    """A text literal safe to put where DuckDB takes no parameter (COPY targets)."""
    return "'" + text.replace("'", "''") + "'"
