"""Usual words for the classes that many tables share: sex, schooling, religion, marital status, school kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pondasi.core.tables.matching.names import key_of, whole_words

_FAMILIES: dict[str, dict[str, str]] = {
    "sex": {
        "male": "laki-laki, laki, l, lk, lakilaki, pria, cowok, putra, male, males, m, man, men, siswa laki-laki",
        "female": "perempuan, pr, p, prp, perem, wanita, putri, female, females, f, woman, women, w",
    },
    "religion": {
        "islam": "islam, muslim, moslem",
        "protestant": "protestan, kristen, kristen protestan, protestant, christian, kr. protestan",
        "catholic": "katolik, katholik, khatolik, kristen katolik, catholic, roman catholic, kr. katolik",
        "hindu": "hindu",
        "buddha": "buddha, budha, budhist, buddhist, buddhism",
        "confucian": "konghucu, khonghucu, kong hu cu, khong hu cu, kong hu chu, konghuchu, confucian, confucianism",
        "belief": "kepercayaan, penghayat kepercayaan, aliran kepercayaan, kepercayaan terhadap tuhan yme, penghayat",
        "other religion": "agama lainnya, lainnya, lain-lain, others, other",
    },
    "marital": {
        "single": "belum kawin, belum menikah, blm kawin, single, never married, lajang, tidak kawin",
        "married": "kawin, menikah, married, sudah kawin",
        "divorced": "cerai hidup, divorced, cerai",
        "widowed": "cerai mati, widowed, janda/duda",
    },
    "truth": {
        "yes": "ya, yes, y, iya, benar",
        "no": "tidak, no, t, tdk, bukan, n",
    },
    "owner": {
        "public": "negeri, n, neg, public, state, pemerintah",
        "private": "swasta, s, sws, private",
    },
    "place": {
        "urban": "perkotaan, kota, urban, k",
        "rural": "perdesaan, pedesaan, desa, rural, d",
    },
    "schooling": {
        "none": (
            "tidak/belum sekolah, tidak/belum pernah sekolah, tidak sekolah, belum sekolah, tidak pernah sekolah, "
            "tdk/blm sekolah, tidak/blm sekolah, belum pernah sekolah, no schooling, never attended school, "
            "tidak/belum bersekolah, tdk sekolah, blm sekolah, tidak atau belum sekolah"
        ),
        "some primary": (
            "tidak tamat sd, belum tamat sd, tidak/belum tamat sd, tdk tamat sd, blm tamat sd, "
            "belum tamat sd/sederajat, tidak tamat sd/sederajat, "
            "tidak/belum tamat sd/sederajat, tdk/blm tamat sd, tidak/belum tamat sd/mi, "
            "tidak punya ijazah sd, not completed primary school, incomplete primary school"
        ),
        "diploma 1-2": "diploma i/ii, d1/d2, d.i/d.ii, di/dii, d-1/d-2, diploma 1/2, d1-d2, diploma 1 dan 2",
        "diploma 1": "d1, d.i, d-i, d i, diploma i, diploma 1, d-1, di",
        "diploma 2": "d2, d.ii, d-ii, d ii, diploma ii, diploma 2, d-2, dii",
        "diploma 3": (
            "d3, d.iii, d-iii, d iii, diploma iii, diploma 3, d-3, diii, akademi, akademi/d3, akademi/diploma iii, "
            "akademi/diploma iii/s.muda, akademi/diploma iii/sarjana muda, sarjana muda, d3/sarjana muda, d iii/akademi"
        ),
        "bachelor": (
            "s1, s-1, s.1, s i, strata i, strata 1, strata-1, d4, d.iv, d-iv, d-4, diploma iv, diploma iv/strata i, "
            "d4/s1, d.iv/s1, d-iv/s-1, div/s1, d iv/s1, sarjana, s1/d4, sarjana/s1, s1/div, bachelor, d4/sarjana"
        ),
        "master": "s2, s-2, s.2, strata ii, strata 2, strata-2, magister, master, pascasarjana",
        "doctor": "s3, s-3, s.3, strata iii, strata 3, strata-3, doktor, doctor, doctoral",
        "postgraduate": "s2/s3, s-2/s-3, strata ii/iii, s2 dan s3, s2-s3, magister/doktor",
        "university": "universitas, perguruan tinggi, pt, university, universitas/pt, perguruan tinggi/universitas",
    },
}
_STAGES: dict[str, tuple[str, ...]] = {
    "primary": ("sd", "mi", "sdlb", "paket a"),
    "lower secondary": ("smp", "mts", "smplb", "paket b"),
    "upper secondary": ("sma", "smu", "ma", "smk", "smalb", "mak", "paket c", "stm", "smea"),
}
_GENERIC = {
    "sltp": "lower secondary", "sltpsederajat": "lower secondary", "slta": "upper secondary", "smta": "upper secondary",
    "sekolahdasar": "primary", "sekolahmenengahpertama": "lower secondary", "sekolahmenengahatas": "upper secondary",
    "primaryschool": "primary", "juniorhighschool": "lower secondary", "seniorhighschool": "upper secondary",
}  # fmt: skip
_LONG = {
    "sekolahdasar": "sd", "madrasahibtidaiyah": "mi", "sekolahmenengahpertama": "smp", "madrasahtsanawiyah": "mts",
    "tsanawiyah": "mts", "ibtidaiyah": "mi", "aliyah": "ma", "sekolahmenengahatas": "sma", "madrasahaliyah": "ma",
    "sekolahmenengahkejuruan": "smk",
}  # fmt: skip
_FINISHED = frozenset({"tamat", "lulus", "lulusan", "tamatan", "graduate", "ijazah"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means: a class of a family. `parts` are the kinds of school it names; () where it means them all."""

    family: str
    concept: str
    parts: frozenset[str] = frozenset()


def _table() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for family, concepts in _FAMILIES.items():
        for concept, words in concepts.items():
            for word in words.split(", "):
                key = "".join(whole_words(word))
                found[key] = (*found.get(key, ()), Meaning(family, concept))
    return found


_MEANINGS = _table()


@lru_cache(maxsize=16_384)
def meanings_of(text: str) -> tuple[Meaning, ...]:
    """Every usual meaning of a label (`P` is a woman; `N` is "no" or a public school); () for words of no class."""
    for key in ("".join(whole_words(text)), key_of(text)):
        if known := _MEANINGS.get(key):
            return known
    stage = _stage(text)
    return (stage,) if stage else ()


def _stage(text: str) -> Meaning | None:
    """Stages of school, named by any of their kinds: `SD/MI/Sederajat`, `Tamat SLTA`, `SMA dan SMK`."""
    words = [word for word in whole_words(text) if word not in _FINISHED and word not in ("dan", "atau", "and")]
    whole = "".join(words)
    wide = "sederajat" in words or "sdrjt" in words or "equivalent" in words or whole in _GENERIC
    words = [word for word in words if word not in ("sederajat", "sdrjt", "equivalent", "setara")]
    key = "".join(words)
    if key in _GENERIC and key not in _LONG:
        return Meaning("schooling", _GENERIC[key])
    parts = frozenset({_LONG[key]} if key in _LONG else _kinds(words))
    for stage, kinds in _STAGES.items():
        if parts and parts <= set(kinds):
            return Meaning("schooling", stage, frozenset() if wide else parts)
    generic = {_GENERIC[word] for word in words if word in _GENERIC}
    rest = parts - {word for word in words if word in _GENERIC}
    if len(generic) == 1 and rest <= set(_STAGES[next(iter(generic))]):
        return Meaning("schooling", generic.pop())
    return None


def _kinds(words: Iterable[str]) -> set[str]:
    """The kinds of school, `paket c` as one."""
    joined = " ".join(words).replace("paket ", "paket_")
    return {word.replace("_", " ") for word in joined.split()}


def same_class(label: Meaning, code: Meaning) -> bool:
    """Whether a label surely means the class of a code: the same, and no narrower."""
    if (label.family, label.concept) != (code.family, code.concept):
        return False
    return label.parts == code.parts or not label.parts or not code.parts


def overlaps(label: Meaning, code: Meaning) -> bool:
    """Whether the label's class and the code's share something without being the same."""
    return (label.family, label.concept) == (code.family, code.concept) and not same_class(label, code)
