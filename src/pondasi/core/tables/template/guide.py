"""The words on a form: its explanatory sheet, its lines below the table, its messages when a cell is filled."""

from __future__ import annotations

from pondasi.core.values import DataStructure, Frequency, MeasureKind, Period, Text

SPARE_ROWS = 3
NOT_YET = "…"
"""What a total shows while parts of it are missing: old file formats keep no empty text as a result."""
UNIT_WORD = "Satuan:"
SOURCE_WORD = "Sumber:"
REASON_HEADING = "Alasan bila ada sel yang kosong"
REASONS = ("… belum tersedia", "– tidak ada", "NA tidak dapat ditampilkan")
ACCEPTED_MARKS = ("…", "...", "–", "-", "NA")
HINT = "Isi sel yang putih. Penjelasannya ada di lembar Petunjuk."
MARKS_LINE = "Keterangan: … data belum tersedia; – tidak ada atau nol; NA tidak dapat ditampilkan"

CHECK_TITLE = "Mohon isi dengan angka"
REASON_TITLE = "Alasan sel kosong"
REASON_PROMPT = (
    "Pilih satu alasan bila ada sel di baris ini yang tidak dapat diisi. Bila semua sel terisi, biarkan kosong."
)
REASON_ERROR = "Pilih salah satu alasan dari daftar, atau kosongkan sel ini."


def period_line(period: Period) -> str:
    """`Tahun 2025`, `Triwulan III 2025`."""
    words = period.text.id
    return f"Tahun {words}" if period.frequency is Frequency.ANNUAL else words[:1].upper() + words[1:]


def past_heading(period: Period) -> str:
    """Over the figures of an earlier period."""
    return f"{period_line(period)} (pembanding, tidak diisi)"


def counts_things(structure: DataStructure) -> bool:
    """Whether figures are whole and never below zero."""
    return structure.measure.kind is MeasureKind.COUNT and structure.measure.decimals == 0


def check_message(structure: DataStructure) -> str:
    """What a person reads who types something that is neither figure nor mark (Excel shows at most 225 letters)."""
    figure = "bilangan bulat, misalnya 1250" if counts_things(structure) else "angka, misalnya 12,5"
    return (
        f"Sel ini menunggu {figure}. Bila tidak ada angkanya, tulis … (belum tersedia), – (tidak ada), "
        "atau NA (tidak dapat ditampilkan)."
    )


def guide_lines(structure: DataStructure, period: Period, *, shows_past: bool) -> list[tuple[str, bool]]:
    """The lines of the explanatory sheet, Indonesian first; True where a line is a heading."""
    first = [("Cara mengisi formulir ini", True), *((line.id, False) for line in _about(structure, period))]
    steps = _steps(structure, shows_past=shows_past)
    first += [(f"{number}. {step.id}", False) for number, step in enumerate(steps, 1)]
    second = [("How to fill this form", True), *((line.en, False) for line in _about(structure, period))]
    second += [(f"{number}. {step.en}", False) for number, step in enumerate(steps, 1)]
    return [*first, ("", False), *second]


def _about(structure: DataStructure, period: Period) -> list[Text]:
    title = structure.title
    unit = structure.measure.unit
    return [
        Text(f"{title.id}, {period.text.id}.", f"{title.en or title.id}, {period.text.en}."),
        Text(f"Satuan: {unit.id}.", f"Unit: {unit.en or unit.id}."),
    ]


def _steps(structure: DataStructure, *, shows_past: bool) -> list[Text]:
    steps = [
        Text("Isi sel yang putih di lembar Formulir.", "Fill the white cells of the sheet Formulir."),
        _figures_step(structure),
        Text(
            "Bila tidak ada angkanya, tulis … (belum tersedia), – (tidak ada atau nol), atau NA (ada tetapi tidak "
            "dapat ditampilkan). Sel kosong tidak sama dengan nol. Alasan untuk satu baris dapat juga dipilih di kolom "
            f"“{REASON_HEADING}”.",
            "Where there is no figure, write … (not available yet), – (none, or zero) or NA (it exists but cannot be "
            "shown). An empty cell is not zero. The reason for a whole row can also be chosen in the column "
            f"“{REASON_HEADING}”.",
        ),
    ]
    if structure.measure.kind.additive:
        steps.append(
            Text(
                "Jumlah dihitung sendiri begitu semua rinciannya terisi; sebelum itu tampil …",
                "Totals are computed as soon as all their parts are filled; until then they show …",
            )
        )
    if shows_past:
        steps.append(
            Text(
                "Angka abu-abu adalah angka periode lalu, hanya untuk membandingkan.",
                "Grey figures are those of the last period, for comparison only.",
            )
        )
    return [
        *steps,
        Text(
            "Ada yang belum tercantum? Tulis nama dan angkanya di baris kosong di bawah tabel.",
            "Something is not listed? Write its name and figures in the empty rows below the table.",
        ),
        Text(
            "Bila perlu, perlindungan lembar dapat dibuka tanpa kata sandi (menu Tinjau, Buka Proteksi Lembar). Baris "
            "dan kolom boleh ditambah, dipindahkan, atau diurutkan; formulir tetap terbaca.",
            "If needed, the sheet can be unprotected without a password (Review, Unprotect Sheet). Rows and columns "
            "may be added, moved or sorted; the form stays readable.",
        ),
        Text(
            "Simpan, lalu unggah berkas ini di halaman kiriman. Formulir ini hanya untuk data dan periode di atas.",
            "Save, then upload this file on the page of the submission. This form is only for the dataset and period "
            "above.",
        ),
    ]


def _figures_step(structure: DataStructure) -> Text:
    if counts_things(structure):
        return Text(
            "Tulis bilangan bulat tanpa satuan, misalnya 1250; pemisah ribuan muncul sendiri.",
            "Write whole numbers without the unit, such as 1250; the thousands separator appears by itself.",
        )
    return Text(
        "Tulis angka saja tanpa satuan; pemisah ribuan muncul sendiri.",
        "Write figures only, without the unit; the thousands separator appears by itself.",
    )
