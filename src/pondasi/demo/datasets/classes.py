"""The breakdowns of the demo datasets and the code lists behind them."""

from __future__ import annotations

from dataclasses import dataclass

from pondasi.core.values import TOTAL, Code, Text
from pondasi.demo.datasets.model import DemoDimension
from pondasi.demo.facts import Level, regions


@dataclass(frozen=True, slots=True)
class DemoClassList:
    """A code list that is no list of regions; its total (`_T`) stands first and is the parent of the rest."""

    code: str
    name: Text
    version: str
    source: Text
    codes: tuple[Code, ...]

    def dimension(self) -> DemoDimension:
        """The breakdown by all classes of this list."""
        return DemoDimension(self.code, self.name, self.code, self.version, TOTAL, self.codes)


@dataclass(frozen=True, slots=True)
class _RegionList:
    """How the list of regions is called; its codes are `facts.regions()`."""

    code: str
    name: Text
    version: str
    source: Text


REGION_LIST = _RegionList(
    code="wilayah",
    name=Text("Wilayah administrasi", "Administrative regions"),
    version="2025",
    source=Text(
        "Kode Kemendagri (Kepmendagri 300.2.2-2430 Tahun 2025), dipadankan dengan kode BPS",
        "Codes of the Ministry of Home Affairs (Decree 300.2.2-2430 of 2025), bridged to BPS codes",
    ),
)

DISTRICT = DemoDimension(
    id="wilayah",
    name=Text("Kecamatan", "District"),
    code_list=REGION_LIST.code,
    version=REGION_LIST.version,
    root="64.71",
    codes=tuple(
        Code(code.id, code.name, None if code.id == "64.71" else "64.71", code.alternatives, code.other_systems)
        for code in (region.as_code() for region in regions() if region.level in (Level.CITY, Level.DISTRICT))
    ),
    level=Level.DISTRICT.value,
    is_region=True,
)
"""The six kecamatan under the city."""

_DEMO_SOURCE = Text("Daftar kelas untuk peragaan", "List of classes for the demonstration")
_TOTAL = Code(TOTAL, Text("Jumlah", "Total"), None, ("Total", "Jumlah seluruhnya"))


def _part(code: str, name: Text, *alternatives: str) -> Code:
    return Code(code, name, TOTAL, alternatives)


SEX = DemoClassList(
    code="jenis-kelamin",
    name=Text("Jenis kelamin", "Sex"),
    version="1",
    source=_DEMO_SOURCE,
    codes=(
        Code(TOTAL, Text("Jumlah", "Total"), None, ("Total", "L+P", "Laki-laki + Perempuan")),
        _part("L", Text("Laki-laki", "Male"), "L", "Lk", "Laki laki", "Pria"),
        _part("P", Text("Perempuan", "Female"), "P", "Pr", "Wanita"),
    ),
)

PAYMENT = DemoClassList(
    code="cara-bayar",
    name=Text("Cara pembayaran", "Means of payment"),
    version="1",
    source=_DEMO_SOURCE,
    codes=(
        _TOTAL,
        _part("JKN", Text("JKN", "National health insurance (JKN)"), "BPJS", "BPJS Kesehatan", "Peserta JKN"),
        _part("UMUM", Text("Umum", "Self-paid"), "Bayar sendiri", "Pasien umum", "Non-JKN"),
    ),
)

VICTIMS = DemoClassList(
    code="kelompok-korban",
    name=Text("Kelompok korban", "Group of victims"),
    version="1",
    source=_DEMO_SOURCE,
    codes=(
        _TOTAL,
        _part("PEREMPUAN", Text("Perempuan dewasa", "Adult women"), "Perempuan", "Perempuan 18+"),
        _part("ANAK", Text("Anak", "Children"), "Anak-anak", "Anak (0-17 tahun)"),
    ),
)

CLASS_LISTS = (SEX, PAYMENT, VICTIMS)
"""Every code list that the demo datasets need beside the list of regions."""
