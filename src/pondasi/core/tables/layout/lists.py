"""Lists about data: of datasets, or of the variables of one. The numbers in them describe data, they are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ABOUT_DATA = re.compile(
    r"(?:nama|judul)\s+(?:data|dataset|variabel|kolom|field|indikator|atribut|elemen)|variable(?:\s+name)?|column|field"
    r"|(?:tipe|jenis|type)(?:\s+(?:data|variabel|kolom))?|data\s*type|deskripsi|description|definisi|definition|konsep"
    r"|(?:penghasil|produsen|pemilik|sumber|penanggung jawab)\s+data|periode\s+(?:data|rilis)"
    r"|(?:jadwal|tanggal|waktu)\s+(?:rilis|pemutakhiran|pengumpulan|publikasi)|klasifikasi|ukuran|satuan|contoh(?:\s+isi)?"
    r"|frekuensi(?:\s+\w+)?|format|panjang|length|keterangan|no\.?|kode(?:\s+\w+)?|prioritas|data prioritas"
    r"|standar data|metadata|dimensi|walidata|iku\b.*|nilai\s+(?:valid|domain)",
    re.IGNORECASE,
)
_NAMES_DATA = re.compile(
    r"(?:nama|judul)\s+(?:data|dataset|variabel|kolom|field|indikator|atribut|elemen)|variable(?:\s+name)?|column|field",
    re.IGNORECASE,
)


def is_about_data(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a list of datasets or a dictionary of variables."""
    named = [" ".join(heading.replace("_", " ").split()) for heading in headings if heading]
    about = [heading for heading in named if _ABOUT_DATA.fullmatch(heading)]
    named_data = any(_NAMES_DATA.fullmatch(heading) for heading in named)
    return named_data and len(about) >= 3 and len(about) >= 0.6 * len(named)
