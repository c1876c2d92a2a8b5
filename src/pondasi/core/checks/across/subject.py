"""A released dataset as far as another one can contradict it, and the words that say what it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pondasi.core.values import NO_TEXT, DataStructure, Dimension, Text

_SAME_WORDS = {
    "siswa": "peserta didik",
    "murid": "peserta didik",
    "pelajar": "peserta didik",
    "tk": "taman kanak kanak",
    "sd": "sekolah dasar",
    "smp": "sekolah menengah pertama",
    "sma": "sekolah menengah atas",
    "smk": "sekolah menengah kejuruan",
    "rs": "rumah sakit",
    "puskesmas": "pusat kesehatan masyarakat",
    "asn": "aparatur sipil negara",
    "kk": "kepala keluarga",
}
"""Short and other words for exactly the same thing; words that only resemble each other do not stand here."""
_EMPTY_WORDS = frozenset(
    """jumlah banyak banyaknya total data angka persentase persen rata rasio indeks nilai dan di pada dari dalam per
    tahun semester triwulan bulan akhir awal tanggal kota kabupaten kab kecamatan kelurahan desa provinsi
    wilayah""".split()  # noqa: SIM905 a list of words is read more easily so
)
"""Said of every table: the kind of measure, time and levels of regions, which are compared as such."""
_BREAKDOWN = re.compile(r"\b(?:menurut|berdasarkan)\b(?P<tail>.*)")
_RESTRICTION = re.compile(r"\b(?:yang|untuk|tanpa|bukan|khusus|kecuali|selain)\b.*")
_PLACE = re.compile(r"\bdi (?:kota|kabupaten|kab|provinsi)\b.*?(?=\b(?:menurut|berdasarkan|tahun|yang)\b|$)")


@dataclass(frozen=True)
class Subject:
    """A dataset as it is released now. `edition` is the number of its release."""

    code: str
    edition: int
    structure: DataStructure
    producer: Text
    concept: Text = NO_TEXT
    definition: Text = NO_TEXT
    classification: Text = NO_TEXT
    method: Text = NO_TEXT
    national_code: str = ""
    """Code of the data standard (kode SDS) where the statistics office gave one."""

    @cached_property
    def measured(self) -> frozenset[str]:
        """The words that say what is measured: the title without kind of measure, breakdown, place and time."""
        return measured_words(self.structure.title.id)

    def total(self, dimension: Dimension) -> str | None:
        """The code of the whole in a dimension; None where its list has no single root."""
        roots = [code.id for code in dimension.code_list if code.parent is None]
        return roots[0] if len(roots) == 1 else None


def measured_words(title: str) -> frozenset[str]:
    """The telling words of a title: `Jumlah siswa SMP menurut kecamatan` gives those of `peserta didik` and `SMP`."""
    plain = " ".join(re.sub(r"[\W_]+", " ", title.casefold()).split())
    plain = _PLACE.sub(" ", plain)
    if split := _BREAKDOWN.search(plain):
        restriction = _RESTRICTION.search(split["tail"])
        plain = plain[: split.start()] + (" " + restriction[0] if restriction else "")
    words = [word for said in plain.split() for word in _SAME_WORDS.get(said, said).split()]
    return frozenset(word for word in words if word not in _EMPTY_WORDS and not word.isdecimal())
