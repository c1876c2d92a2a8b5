"""Datasets that the spec tests speak about."""

from __future__ import annotations

from pondasi.core.values import (
    TOTAL,
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Text,
)

KECAMATAN = Dimension(
    id="wilayah",
    name=Text("Kecamatan", "District"),
    is_region=True,
    code_list=CodeList(
        "kecamatan",
        "1",
        (
            Code("64.71", Text.same("Kota Balikpapan"), alternatives=("Jumlah",)),
            *(
                Code(f"64.71.0{number}", Text.same(f"Balikpapan {name}"), parent="64.71")
                for number, name in enumerate(("Timur", "Barat", "Utara", "Tengah", "Selatan", "Kota"), start=1)
            ),
        ),
    ),
)
SEX = Dimension(
    id="jenis_kelamin",
    name=Text("Jenis kelamin", "Sex"),
    code_list=CodeList(
        "jenis_kelamin",
        "1",
        (
            Code(TOTAL, Text("laki-laki dan perempuan", "both sexes"), alternatives=("L+P",)),
            Code("L", Text("laki-laki", "male"), parent=TOTAL, alternatives=("L",)),
            Code("P", Text("perempuan", "female"), parent=TOTAL, alternatives=("P",)),
        ),
    ),
)
_PEOPLE_UNIT = Text("orang", "people")


def structure(
    *dimensions: Dimension,
    kind: MeasureKind = MeasureKind.COUNT,
    unit: Text = _PEOPLE_UNIT,
    decimals: int = 0,
    static: bool = False,
) -> DataStructure:
    return DataStructure(
        id="contoh",
        version="1",
        title=Text("Contoh", "Example"),
        frequency=Frequency.ANNUAL,
        dimensions=dimensions,
        measure=Measure(Text("jumlah", "count"), kind, unit, decimals=decimals, static=static),
    )


PEOPLE = structure(KECAMATAN)
PEOPLE_BY_SEX = structure(KECAMATAN, SEX)
PERCENTAGE = structure(KECAMATAN, kind=MeasureKind.PERCENTAGE, unit=Text("persen", "per cent"), decimals=2)
AREA = structure(KECAMATAN, kind=MeasureKind.QUANTITY, unit=Text.same("km²"), decimals=2, static=True)
