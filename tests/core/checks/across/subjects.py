"""Small released datasets for the tests: who, what, by which codes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pondasi.core.checks.across import Figures, Subject
from pondasi.core.values import (
    Code,
    CodeList,
    DataStructure,
    Dimension,
    Frequency,
    Measure,
    MeasureKind,
    Period,
    Text,
)

ROOT = "64.71"
DISTRICTS = {"64.71.01": "Balikpapan Timur", "64.71.02": "Balikpapan Barat", "64.71.03": "Balikpapan Utara"}
VILLAGES = {f"{district}.100{n}": f"Kelurahan {district[-1]}{n}" for district in DISTRICTS for n in (1, 2)}
LINEAGE = {"wilayah": {code: code.rpartition(".")[0] for code in (*DISTRICTS, *VILLAGES)}}
SEXES = {"L": "Laki-laki", "P": "Perempuan"}
STAGES = {"SD": "SD", "SMP": "SMP"}


def regions(codes: Mapping[str, str]) -> Dimension:
    """Districts or villages below the city, as a structure shows them: the city is the parent of all."""
    root = Code(ROOT, Text("Kota Balikpapan", "Balikpapan"))
    parts = [Code(code, Text.same(name), ROOT) for code, name in codes.items()]
    return Dimension("wilayah", Text("Wilayah", "Region"), CodeList("wilayah", "1", (root, *parts)), is_region=True)


def classes(name: str, codes: Mapping[str, str]) -> Dimension:
    """A classification with a total."""
    parts = [Code(code, Text.same(said), "_T") for code, said in codes.items()]
    code_list = CodeList(name, "1", (Code("_T", Text("Jumlah", "Total")), *parts))
    return Dimension(name, Text(name.capitalize(), name), code_list)


def subject(
    code: str,
    title: str,
    *dimensions: Dimension,
    unit: str = "orang",
    kind: MeasureKind = MeasureKind.COUNT,
    decimals: int = 0,
    frequency: Frequency = Frequency.ANNUAL,
    concept: str = "Orang",
    national_code: str = "",
) -> Subject:
    """A released dataset."""
    structure = DataStructure(
        id=code,
        version="1",
        title=Text.same(title),
        frequency=frequency,
        dimensions=dimensions,
        measure=Measure(Text.same(title), kind, Text.same(unit), decimals=decimals),
    )
    return Subject(
        code=code,
        edition=1,
        structure=structure,
        producer=Text.same(f"Dinas {code}"),
        concept=Text.same(concept),
        national_code=national_code,
    )


def figures(table: Mapping[str, Mapping[tuple[str, ...], object]]) -> Figures:
    """Period code to key to figure."""
    return {
        Period.parse(period): {key: Decimal(str(value)) for key, value in cells.items()}
        for period, cells in table.items()
    }
