"""Why a printed label was taken for a code: one word each, with the sentence that people read."""

from __future__ import annotations

from enum import StrEnum

from pondasi.core.values import Text


class Reason(StrEnum):
    """What a match rests on. `Candidate.reason` holds its value."""

    SAID = "said"
    CODE = "code"
    CODE_AND_NAME = "code and name"
    NAME = "name"
    BILINGUAL = "both languages"
    RANGE = "same range"
    DATE_FOR_RANGE = "date for a range"
    SYNONYM = "other word"
    ABBREVIATION = "abbreviation"
    OLD_SPELLING = "old spelling"
    TOTAL = "total"
    PARENT = "parent"
    LEVEL = "level"
    OTHERS_NAMED = "others named"
    TITLE = "title"
    SIBLINGS = "short among siblings"
    PARTS_OF_NAME = "words of the heading"
    SIMILAR = "similar"
    PART = "part of the name"
    SHARED = "shared name"
    CONFLICT = "code and name differ"
    NOT_ALONE = "another label means it too"
    CONTAINS = "contains the rows"
    PILED_UP = "stretch of time"
    WIDER = "wider class"
    UNSAID = "not said"

    @property
    def confidence(self) -> float:
        """From 0 to 1: how often a match that rests on this alone is right. Below `CERTAIN` people are asked."""
        return _CONFIDENCE[self]

    @property
    def text(self) -> Text:
        """The sentence behind "why do you think so?"."""
        return _SENTENCES[self]


CERTAIN = 0.9
_CONFIDENCE = {
    Reason.SAID: 1.0,
    Reason.CODE: 1.0,
    Reason.CODE_AND_NAME: 1.0,
    Reason.NAME: 1.0,
    Reason.BILINGUAL: 1.0,
    Reason.RANGE: 0.99,
    Reason.SYNONYM: 0.98,
    Reason.DATE_FOR_RANGE: 0.95,
    Reason.TOTAL: 0.98,
    Reason.LEVEL: 0.98,
    Reason.PARENT: 0.97,
    Reason.PARTS_OF_NAME: 0.96,
    Reason.ABBREVIATION: 0.95,
    Reason.OLD_SPELLING: 0.95,
    Reason.OTHERS_NAMED: 0.93,
    Reason.SIBLINGS: 0.93,
    Reason.TITLE: 0.92,
    Reason.UNSAID: 0.9,
    Reason.SIMILAR: 0.9,
    Reason.PART: 0.8,
    Reason.WIDER: 0.6,
    Reason.CONFLICT: 0.5,
    Reason.NOT_ALONE: 0.5,
    Reason.CONTAINS: 0.5,
    Reason.PILED_UP: 0.5,
    Reason.SHARED: 0.5,
}
_SENTENCES = {
    Reason.SAID: Text("Anda yang menetapkannya.", "You said so."),
    Reason.CODE: Text("Kodenya tertulis.", "Its code is written."),
    Reason.CODE_AND_NAME: Text("Kode dan namanya tertulis.", "Its code and name are written."),
    Reason.NAME: Text("Namanya sama dengan nama dalam daftar kode.", "The code list has this name."),
    Reason.BILINGUAL: Text("Namanya tertulis dalam dua bahasa.", "Its name is written in both languages."),
    Reason.RANGE: Text("Batas kelompoknya sama.", "The class has the same limits."),
    Reason.DATE_FOR_RANGE: Text(
        "Program lembar kerja mengubah batas kelompok menjadi tanggal (5-9 menjadi 5-Sep).",
        "A spreadsheet had made a date of the class's limits (5-9 became 5-Sep).",
    ),
    Reason.SYNONYM: Text("Kata lain yang lazim untuk hal yang sama.", "Another usual word for the same."),
    Reason.ABBREVIATION: Text(
        "Singkatan yang hanya cocok dengan satu nama.", "An abbreviation that fits one name only."
    ),
    Reason.OLD_SPELLING: Text("Nama yang sama dalam ejaan lama.", "The same name in the old spelling."),
    Reason.TOTAL: Text("Jumlah dari bagian-bagiannya.", "The total of its parts."),
    Reason.PARENT: Text(
        "Beberapa wilayah bernama sama; ini yang berada di dalam wilayah yang tertulis bersamanya.",
        "Several regions have this name; this one lies within the region written with it.",
    ),
    Reason.LEVEL: Text(
        "Beberapa wilayah bernama sama; ini yang tingkatnya tertulis.",
        "Several regions have this name; this one is of the level that is written.",
    ),
    Reason.OTHERS_NAMED: Text(
        "Beberapa wilayah bernama sama; yang lain sudah tertulis lengkap di tabel ini.",
        "Several regions have this name; the others are written in full in this table.",
    ),
    Reason.TITLE: Text(
        "Judul tabel atau nama lembar menyebut wilayahnya.", "The table's title or its sheet's name says the region."
    ),
    Reason.SIBLINGS: Text(
        "Nama pendek; semua nama di kolom ini ditulis tanpa kata yang sama.",
        "A short name: all names of this column leave out the word they share.",
    ),
    Reason.PARTS_OF_NAME: Text(
        "Kata-kata kepala kolomnya menyebut kelasnya.", "The words of the column's heading name the class."
    ),
    Reason.SIMILAR: Text("Ejaannya mirip, dan tidak ada nama lain yang mirip.", "Spelled alike, and no other name is."),
    Reason.PART: Text("Sebagian dari nama lengkapnya.", "A part of its full name."),
    Reason.SHARED: Text("Lebih dari satu yang bernama begini.", "More than one has this name."),
    Reason.CONFLICT: Text(
        "Kode yang tertulis dan nama yang tertulis tidak menunjuk hal yang sama.",
        "The code and the name written do not mean the same thing.",
    ),
    Reason.NOT_ALONE: Text(
        "Nama lain di kolom ini juga berarti ini, padahal seharusnya hanya satu.",
        "Another name of this column means this as well, and only one of them can.",
    ),
    Reason.CONTAINS: Text("Wilayah ini memuat baris-baris tersebut.", "This region holds the rows."),
    Reason.PILED_UP: Text(
        "Angka kumulatif biasanya dicatat pada periode terakhirnya.",
        "Figures that have piled up are usually kept in the last of their periods.",
    ),
    Reason.WIDER: Text("Kelas ini lebih luas daripada yang tertulis.", "This class is wider than what is written."),
    Reason.UNSAID: Text(
        "Tidak disebut di mana pun, jadi angkanya tentang keseluruhan.",
        "Said nowhere, so that the figure is about the whole.",
    ),
}


def reason_text(word: str) -> Text:
    """The sentence for a `Candidate.reason`; the word itself where it is none of `Reason`."""
    known = {reason.value: reason for reason in Reason}.get(word)
    return known.text if known else Text.same(word)
