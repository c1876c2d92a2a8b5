"""The demo datasets themselves. Figures are invented and resemble no published ones."""

from __future__ import annotations

from collections.abc import Mapping

from pondasi.core.values import Frequency, MeasureKind, Text
from pondasi.demo.datasets.classes import DISTRICT, PAYMENT, SEX, VICTIMS
from pondasi.demo.datasets.model import Access, DemoDataset, Figures, Stage


def _released(*periods: str) -> dict[str, Stage]:
    return dict.fromkeys(periods, Stage.RELEASED)


_PUPILS = DemoDataset(
    code="disdikbud-peserta-didik-smp",
    title=Text(
        "Jumlah peserta didik SMP menurut kecamatan dan jenis kelamin",
        "Number of junior secondary pupils by district and sex",
    ),
    measure=Text("Jumlah peserta didik SMP", "Number of junior secondary pupils"),
    agency="disdikbud",
    urusan="1.01",
    topic=Text("Pendidikan", "Education"),
    concept=Text("Peserta didik", "Pupil"),
    definition=Text(
        "Orang yang terdaftar dan masih mengikuti pembelajaran di sekolah menengah pertama (SMP) negeri atau swasta "
        "pada tanggal rujukan semester ganjil tahun ajaran yang dimulai pada tahun data. Dihitung di kecamatan tempat "
        "sekolah berada. Tidak termasuk madrasah tsanawiyah dan pendidikan kesetaraan.",
        "Persons enrolled in and attending a public or private junior secondary school (SMP) on the reference day of "
        "the first term of the school year that begins in the year of the data. Counted in the district where the "
        "school stands. Islamic junior secondary schools and equivalency programmes are not included.",
    ),
    classification=Text(
        "Kecamatan (letak sekolah); jenis kelamin: laki-laki, perempuan.",
        "District (where the school stands); sex: male, female.",
    ),
    method=Text(
        "Kompilasi produk administrasi dari data pokok sekolah pada tanggal rujukan. Data contoh: angka dikarang.",
        "Compiled from the schools' administrative records on the reference day. Sample data: the figures are "
        "invented.",
    ),
    kind=MeasureKind.COUNT,
    unit="orang",
    dimensions=(DISTRICT, SEX.dimension()),
    stages={**_released("2020", "2021", "2022", "2023", "2024"), "2025": Stage.DUE},
    table_number="4.1.7",
)

_POPULATION = DemoDataset(
    code="capil-penduduk",
    title=Text(
        "Jumlah penduduk menurut kecamatan dan jenis kelamin",
        "Population by district and sex",
    ),
    measure=Text("Jumlah penduduk", "Population"),
    agency="capil",
    urusan="2.12",
    topic=Text("Kependudukan", "Population"),
    concept=Text("Penduduk terdaftar", "Registered population"),
    definition=Text(
        "Warga negara Indonesia dan orang asing berizin tinggal tetap yang tercatat berdomisili di kota ini dalam "
        "basis data kependudukan pada hari terakhir semester. Berbeda dari penduduk hasil sensus dan proyeksi, yang "
        "memakai konsep penduduk menetap.",
        "Indonesian citizens and foreigners with a permanent permit who are recorded as living in the city in the "
        "population register on the last day of the half-year. Not the same as the population of the census or of "
        "projections, which follow the concept of usual residence.",
    ),
    classification=Text(
        "Kecamatan (alamat terdaftar); jenis kelamin: laki-laki, perempuan.",
        "District (registered address); sex: male, female.",
    ),
    method=Text(
        "Rekapitulasi register penduduk yang sudah dibersihkan, dua kali setahun. Data contoh: angka dikarang.",
        "Counted from the cleaned population register twice a year. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.COUNT,
    unit="orang",
    frequency=Frequency.SEMESTER,
    dimensions=(DISTRICT, SEX.dimension()),
    stages=_released("2022-S1", "2022-S2", "2023-S1", "2023-S2", "2024-S1", "2024-S2"),
    table_number="3.1.2",
    priority=True,
)

_WASTE = DemoDataset(
    code="dlh-timbulan-sampah",
    title=Text("Timbulan sampah harian menurut kecamatan", "Daily waste generation by district"),
    measure=Text("Timbulan sampah harian", "Daily waste generation"),
    agency="dlh",
    urusan="2.11",
    topic=Text("Lingkungan hidup", "Environment"),
    concept=Text("Timbulan sampah", "Waste generation"),
    definition=Text(
        "Rata-rata berat sampah rumah tangga dan sampah sejenis yang dihasilkan dalam sehari selama tahun data, "
        "sebelum dikurangi atau ditangani. Tidak termasuk sampah spesifik seperti limbah berbahaya dan puing "
        "bangunan.",
        "Average weight of household and similar waste generated in one day of the year, before any of it is reduced "
        "or treated. Special waste such as hazardous waste and rubble is not included.",
    ),
    classification=Text("Kecamatan (tempat sampah dihasilkan).", "District (where the waste is generated)."),
    method=Text(
        "Perkalian jumlah penduduk dengan timbulan per orang dari sampling di sumber. Data contoh: angka dikarang.",
        "Population times generation per person as sampled at the source. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.QUANTITY,
    unit="ton-hari",
    decimals=1,
    dimensions=(DISTRICT,),
    stages=_released("2019", "2020", "2021", "2022", "2023", "2024"),
    corrected=("2024",),
    table_number="1.3.4",
)

_STUNTING = DemoDataset(
    code="dkk-balita-stunting",
    title=Text("Persentase balita stunting menurut kecamatan", "Percentage of stunted children under five by district"),
    measure=Text("Persentase balita stunting", "Percentage of stunted children under five"),
    agency="dkk",
    urusan="1.02",
    topic=Text("Kesehatan", "Health"),
    concept=Text("Stunting pada balita", "Stunting among children under five"),
    definition=Text(
        "Balita (0–59 bulan) dengan panjang atau tinggi badan menurut umur di bawah minus dua simpangan baku standar "
        "pertumbuhan anak WHO, dibagi seluruh balita yang diukur pada periode pengukuran, dikali seratus.",
        "Children aged 0–59 months whose length or height for age is below minus two standard deviations of the WHO "
        "child growth standards, divided by all children of that age who were measured in the measuring period, times "
        "one hundred.",
    ),
    classification=Text(
        "Kecamatan (tempat tinggal balita). Angka kota dihitung dari seluruh balita, bukan rata-rata kecamatan.",
        "District (where the child lives). The city's figure is computed from all children, not as a mean of "
        "districts.",
    ),
    method=Text(
        "Pengukuran serentak di posyandu, dicatat oleh puskesmas. Data contoh: angka dikarang.",
        "Measured in all health posts at the same time and recorded by the health centres. Sample data: the figures "
        "are invented.",
    ),
    kind=MeasureKind.PERCENTAGE,
    unit="persen",
    decimals=1,
    dimensions=(DISTRICT,),
    stages=_released("2020", "2021", "2022", "2023", "2024"),
    table_number="4.2.9",
)

_AREA = DemoDataset(
    code="dppr-luas-wilayah",
    title=Text("Luas wilayah menurut kecamatan", "Land area by district"),
    measure=Text("Luas wilayah", "Land area"),
    agency="dppr",
    urusan="2.10",
    topic=Text("Geografi", "Geography"),
    concept=Text("Luas wilayah administrasi", "Area of an administrative region"),
    definition=Text(
        "Luas daratan di dalam batas administrasi pada 31 Desember tahun data, diukur pada bidang proyeksi peta. "
        "Tidak termasuk wilayah laut.",
        "Land within the administrative boundary on 31 December of the year, measured on the plane of the map "
        "projection. The sea is not included.",
    ),
    classification=Text("Kecamatan.", "District."),
    method=Text(
        "Penghitungan dari peta batas wilayah. Data contoh: angka dikarang.",
        "Computed from the map of boundaries. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.QUANTITY,
    unit="km2",
    decimals=2,
    static=True,
    dimensions=(DISTRICT,),
    stages=_released("2023", "2024"),
    table_number="1.1.1",
)

_VISITS = DemoDataset(
    code="dkk-kunjungan-rawat-jalan",
    title=Text(
        "Jumlah kunjungan rawat jalan puskesmas menurut kecamatan dan cara pembayaran",
        "Outpatient visits to health centres by district and means of payment",
    ),
    measure=Text("Jumlah kunjungan rawat jalan puskesmas", "Number of outpatient visits to health centres"),
    agency="dkk",
    urusan="1.02",
    topic=Text("Kesehatan", "Health"),
    concept=Text("Kunjungan rawat jalan", "Outpatient visit"),
    definition=Text(
        "Setiap kedatangan seseorang ke puskesmas atau jaringannya untuk pelayanan rawat jalan selama tahun data; "
        "orang yang datang lima kali dihitung lima kunjungan. Dihitung di kecamatan tempat puskesmas berada.",
        "Every time that a person comes to a health centre or its branches for outpatient care during the year; a "
        "person who comes five times makes five visits. Counted in the district where the health centre stands.",
    ),
    classification=Text(
        "Kecamatan (letak puskesmas); cara pembayaran: JKN, umum.",
        "District (where the health centre stands); means of payment: national health insurance, self-paid.",
    ),
    method=Text(
        "Rekapitulasi laporan bulanan puskesmas. Data contoh: angka dikarang.",
        "Added up from the health centres' monthly reports. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.COUNT,
    unit="kunjungan",
    dimensions=(DISTRICT, PAYMENT.dimension()),
    stages={**_released("2021", "2022", "2023"), "2024": Stage.WAITING},
    table_number="4.2.3",
)
"""Its waiting period 2024 repeats 2023 in all cells but one, for the check that finds copies."""

_VIOLENCE = DemoDataset(
    code="dp3akb-korban-kekerasan",
    title=Text(
        "Jumlah korban kekerasan terhadap perempuan dan anak menurut kecamatan dan kelompok korban",
        "Victims of violence against women and children by district and group",
    ),
    measure=Text("Jumlah korban kekerasan", "Number of victims of violence"),
    agency="dp3akb",
    urusan="2.08",
    topic=Text("Perlindungan perempuan dan anak", "Protection of women and children"),
    concept=Text("Korban kekerasan terhadap perempuan dan anak", "Victim of violence against women and children"),
    definition=Text(
        "Perempuan berusia 18 tahun ke atas dan anak di bawah 18 tahun yang dilaporkan mengalami kekerasan dan "
        "menerima layanan selama tahun data. Satu orang dengan beberapa laporan dihitung satu kali; anak perempuan "
        "dihitung sebagai anak.",
        "Women aged 18 or over and children under 18 who were reported as victims of violence and received a service "
        "during the year. A person with several reports counts once; girls count as children.",
    ),
    classification=Text(
        "Kecamatan (tempat kejadian); kelompok korban: perempuan dewasa, anak.",
        "District (where it happened); group: adult women, children.",
    ),
    method=Text(
        "Rekapitulasi pencatatan unit layanan. Data contoh: angka dikarang.",
        "Counted from the records of the service unit. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.COUNT,
    unit="orang",
    dimensions=(DISTRICT, VICTIMS.dimension()),
    stages=_released("2021", "2022", "2023", "2024"),
    table_number="4.4.5",
    access=Access.LIMITED,
)
"""Accepted but terbatas: it must never show on a public page."""

_FAMILIES = DemoDataset(
    code="dp3akb-penduduk-pendataan-keluarga",
    title=Text("Penduduk menurut kecamatan, pendataan keluarga", "Population by district, family survey"),
    measure=Text("Penduduk, pendataan keluarga", "Population, family survey"),
    agency="dp3akb",
    urusan="2.14",
    topic=Text("Kependudukan", "Population"),
    concept=Text("Penduduk menetap", "Usual residents"),
    definition=Text(
        "Anggota keluarga yang menetap di kota ini menurut pendataan keluarga pada semester data, apa pun alamat di "
        "dokumen kependudukannya.",
        "Members of families who usually live in the city according to the family survey of the half-year, whatever "
        "the address in their documents.",
    ),
    classification=Text("Kecamatan (tempat menetap).", "District (where they usually live)."),
    method=Text(
        "Pendataan keluarga dari rumah ke rumah. Data contoh: angka dikarang.",
        "Family survey from house to house. Sample data: the figures are invented.",
    ),
    kind=MeasureKind.COUNT,
    unit="orang",
    frequency=Frequency.SEMESTER,
    dimensions=(DISTRICT,),
    stages=_released("2024-S1", "2024-S2"),
    table_number="3.1.9",
)
"""Measures what the population register measures too, by another concept: the check over all releases finds it."""

DATASETS = (_PUPILS, _POPULATION, _WASTE, _STUNTING, _AREA, _VISITS, _VIOLENCE, _FAMILIES)

UPCOMING: Mapping[str, Figures] = {one.code: one.upcoming for one in DATASETS if one.upcoming}
"""Dataset code to the figures of its periods that are due: what the producer of the demo will upload."""


def dataset(code: str) -> DemoDataset:
    """The dataset of this code; raises KeyError."""
    for one in DATASETS:
        if one.code == code:
            return one
    raise KeyError(code)
