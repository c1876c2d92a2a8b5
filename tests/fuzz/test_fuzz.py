"""Damaged files of every kind: always a result or a clear error, within 5 seconds and 1 GB."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fuzz.bounded import read_all
from tests.fuzz.mutations import damaged_file

_CHUNK = 100


def damaged(folder: Path, seeds: range) -> Iterator[Path]:
    """The files of these seeds, each there only while it is read."""
    for seed in seeds:
        name, data = damaged_file(seed)
        path = folder / name
        path.write_bytes(data)
        yield path
        path.unlink()


def crashes(folder: Path, seeds: range) -> list[str]:
    return [f"{one.path.name}: {one.said}" for one in read_all(damaged(folder, seeds)) if one.crashed]


@pytest.mark.parametrize("first", [0, _CHUNK])
def test_two_hundred_damaged_files(tmp_path: Path, first: int) -> None:
    assert crashes(tmp_path, range(first, first + _CHUNK)) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(1_000, 11_000, 500))
def test_ten_thousand_damaged_files(tmp_path: Path, first: int) -> None:
    assert crashes(tmp_path, range(first, first + 500)) == []
