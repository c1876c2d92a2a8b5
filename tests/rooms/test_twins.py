"""Where figures come from that equal others, shown side by side."""

from __future__ import annotations

from decimal import Decimal

from pondasi.collection.twins import twin_of
from pondasi.core.values import Code, CodeList, Dimension, Observation, Period, Place, Role, Status, Table, Text

AREAS = CodeList("wilayah", "1", tuple(Code(f"w{n}", Text.same(f"Wilayah {n}")) for n in range(5)))
SEXES = CodeList("jk", "1", (Code("L", Text("Laki-laki", "Male")), Code("P", Text("Perempuan", "Female"))))
DIMENSIONS = (
    Dimension("wilayah", Text.same("Wilayah"), AREAS, is_region=True),
    Dimension("jk", Text("Jenis kelamin", "Sex"), SEXES),
)


def _table(year: int, men: list[int], women: list[int]) -> Table:
    observations = [
        Observation((f"w{row}", sex), Period.parse(str(year)), Decimal(value), str(value), Status.OK, Role.DATA, place)
        for sex, column, values in (("L", "B", men), ("P", "C", women))
        for row, value in enumerate(values)
        for place in [Place("", f"{column}{row + 2}")]
    ]
    return Table(DIMENSIONS, tuple(observations))


OLDER = _table(2022, [310, 320, 330, 340, 350], [1, 2, 3, 4, 5])
LAST = _table(2023, [110, 120, 130, 140, 150], [210, 220, 230, 240, 250])
MEN = ["B2", "B3", "B4", "B5", "B6"]


def test_the_period_before_with_the_equal_cells_marked() -> None:
    table = _table(2024, [110, 120, 130, 140, 999], [410, 420, 430, 440, 450])
    twin = twin_of(MEN, table, [OLDER, LAST])
    assert twin is not None
    assert (twin.own.id, twin.source.id, twin.equal) == ("2024", "2023", 4)
    assert [row.here for row in twin.rows if row.equal] == ["110", "120", "130", "140"]
    assert len(twin.rows) == 10


def test_an_older_period_where_that_explains_more() -> None:
    twin = twin_of(MEN, _table(2024, [310, 320, 330, 340, 150], [9, 9, 9, 9, 9]), [OLDER, LAST])
    assert twin is not None
    assert twin.source.id == "2022"


def test_another_column_of_the_same_table() -> None:
    twin = twin_of(MEN, _table(2024, [41, 42, 43, 44, 45], [41, 42, 43, 44, 45]), [OLDER, LAST])
    assert twin is not None
    assert (twin.own.id, twin.source.id, twin.equal, len(twin.rows)) == ("Laki-laki", "Perempuan", 5, 5)


def test_another_column_of_an_earlier_period_names_both() -> None:
    twin = twin_of(MEN, _table(2024, [210, 220, 230, 240, 250], [9, 9, 9, 9, 9]), [OLDER, LAST])
    assert twin is not None
    assert (twin.own.id, twin.source.id) == ("Laki-laki, 2024", "Perempuan, 2023")


def test_nothing_is_shown_where_no_column_is_equal() -> None:
    table = _table(2024, [11, 12, 13, 14, 15], [9, 8, 7, 6, 5])
    assert twin_of(MEN, table, [OLDER, LAST]) is None
    assert twin_of([], table, [OLDER, LAST]) is None
