"""Words that people use for the same thing, so that searching for one finds the other."""

GROUPS = (
    ("peserta didik", "siswa", "murid", "pelajar", "anak sekolah"),
    ("penduduk", "jiwa", "warga", "populasi"),
    ("kecamatan", "district"),
    ("sampah", "limbah padat"),
    ("stunting", "tengkes"),
    ("puskesmas", "pusat kesehatan masyarakat"),
    ("kunjungan rawat jalan", "pasien rawat jalan", "berobat"),
    ("luas wilayah", "luas daerah"),
    ("rumah sakit", "rs"),
    ("pengangguran", "penganggur"),
    ("kemiskinan", "penduduk miskin"),
)


def with_synonyms(text: str) -> str:
    """The text, followed by the other words of every group of which it holds one. Expects lower case."""
    more = [word for group in GROUPS if any(word in text for word in group) for word in group if word not in text]
    return " ".join([text, *more])
