"""Totals over rows with several labels, and what is proposed to mend them."""

from __future__ import annotations

from pathlib import Path

from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.checks import Case, check
from pondasi.core.tables import load_workbook, match, understand
from pondasi.core.values import Finding, Text

_LONG = """kecamatan,desa,agama,tahun,jumlah
A,A1,Islam,2024,120
A,A1,Kristen,2024,14
A,A2,Islam,2024,88
B,B1,Islam,2024,301
B,B2,Kristen,2024,45
B,B2,Islam,2024,77
JUMLAH,,,2024,{total}
"""


def _found(tmp_path: Path, total: int) -> list[Finding]:
    path = tmp_path / "agama.csv"
    path.write_text(_LONG.format(total=total), encoding="utf-8")
    table = match(understand(load_workbook(path)).tables[0], None)
    return [one for one in check(Case(table)) if one.code == "total_parts"]


def test_one_total_below_rows_with_several_labels(tmp_path: Path) -> None:
    assert _found(tmp_path, 645) == []
    assert [one.places[0].cell for one in _found(tmp_path, 655)] == ["E8"]


def test_the_only_explanation_is_proposed() -> None:
    table = """
    Kecamatan          | 2024
    Balikpapan Timur   | 14.135
    Balikpapan Barat   | 12.480
    Balikpapan Utara   | 21.960
    Balikpapan Tengah  | 13.577
    Balikpapan Selatan | 18.023
    Balikpapan Kota    | 11.254
    Kota Balikpapan    | 91.357
    """
    (found,) = check(Example(Text("", ""), table, structure=PEOPLE).case)
    (proposal,) = found.proposals
    assert (proposal.place.cell, proposal.value) == ("B3", 12408)


def test_nothing_is_proposed_where_nothing_explains() -> None:
    table = """
    Jenis  | 2024
    Roda 2 | 1.200
    Roda 4 | 340
    Jumlah | 1.550
    """
    (found,) = check(Example(Text("", ""), table).case)
    assert not found.proposals
