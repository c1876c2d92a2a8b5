"""The words for every kind of cause. `{rows}`, `{count}`, `{limit}` and others are filled in by `wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pondasi.core.conformance.causes import Kind
from pondasi.core.formats.table_schema.model import FieldType
from pondasi.core.values import NO_TEXT, Text


@dataclass(frozen=True)
class Sentence:
    """How a cause is told."""

    title: Text
    message: Text
    fix: Text
    why: Text
    expected: Text = NO_TEXT
    found: Text = NO_TEXT


TYPES: Mapping[FieldType, Text] = {
    FieldType.STRING: Text("tulisan", "text"),
    FieldType.NUMBER: Text("angka", "a number"),
    FieldType.INTEGER: Text("bilangan bulat", "a whole number"),
    FieldType.BOOLEAN: Text("ya atau tidak", "yes or no"),
    FieldType.OBJECT: Text("objek JSON", "a JSON object"),
    FieldType.ARRAY: Text("larik JSON", "a JSON array"),
    FieldType.LIST: Text("daftar nilai", "a list of values"),
    FieldType.DATE: Text("tanggal (TTTT-BB-HH)", "a date (YYYY-MM-DD)"),
    FieldType.TIME: Text("jam (JJ:MM:DD)", "a time (hh:mm:ss)"),
    FieldType.DATETIME: Text("tanggal dan jam (TTTT-BB-HHTJJ:MM:DD)", "a date and time (YYYY-MM-DDThh:mm:ss)"),
    FieldType.YEAR: Text("tahun (empat angka)", "a year (four digits)"),
    FieldType.YEARMONTH: Text("bulan (TTTT-BB)", "a month (YYYY-MM)"),
    FieldType.DURATION: Text("lama waktu (misalnya P1Y6M)", "a duration (such as P1Y6M)"),
    FieldType.GEOPOINT: Text("titik (bujur, lintang)", "a point (longitude, latitude)"),
    FieldType.GEOJSON: Text("GeoJSON", "GeoJSON"),
    FieldType.ANY: Text("nilai apa saja", "any value"),
}
FORMATS: Mapping[str, Text] = {
    "email": Text("alamat surel", "an e-mail address"),
    "uri": Text("alamat web (URI)", "an address (URI)"),
    "uuid": Text("UUID", "a UUID"),
    "binary": Text("isi biner dalam base64", "binary content in base64"),
}

_WHY_LABEL = Text(
    "Program yang memakai data mencari kolom dengan namanya.", "Programs that use the data find columns by their names."
)
_WHY_ROW = Text(
    "Baris yang tidak utuh biasanya berarti berkas terpotong atau pemisah kolomnya keliru.",
    "Rows that are not whole usually mean that the file was cut off or its separator is another one.",
)
_WHY_VALUE = Text(
    "Nilai yang tidak sesuai definisi tidak dapat dijumlahkan, dibandingkan, atau digabung dengan data lain.",
    "Values outside of the definition cannot be added up, compared, or joined with other data.",
)
_WHY_KEY = Text(
    "Setiap baris harus dapat ditunjuk dengan satu kunci; baris kembar terhitung dua kali.",
    "Every row must have a key of its own; rows that share one are counted twice.",
)
_ROWS = Text("{count} baris", "{count} rows")
_FOUND = Text("{examples}", "{examples}")
_CORRECT_CELLS = Text(
    "Perbaiki nilai pada baris itu; bila nilainya memang benar, sesuaikan skemanya.",
    "Mend the values in these rows; if they are right, change the schema.",
)


def _limited(title: Text, message_id: str, message_en: str, expected: Text, fix: Text = _CORRECT_CELLS) -> Sentence:
    """A sentence about values of one field that fail one constraint."""
    message = Text(
        f"Kolom {{field}}: {message_id}: {{examples}}. Baris {{rows}}.",
        f"Column {{field}}: {message_en}: {{examples}}. Rows {{rows}}.",
    )
    return Sentence(title, message, fix, _WHY_VALUE, expected, _FOUND)


SENTENCES: Mapping[Kind, Sentence] = {
    Kind.FIELDS_NONE: Sentence(
        Text("Tidak ada kolom yang dikenal", "No column is known"),
        Text(
            "Tidak satu pun judul kolom pada baris {header} ada dalam skema.",
            "None of the labels in row {header} is in the schema.",
        ),
        Text("Periksa apakah berkas dan skema ini memang berpasangan.", "Check that file and schema belong together."),
        _WHY_LABEL,
    ),
    Kind.LABEL_MISSING: Sentence(
        Text("Kolom tidak ada", "A column is missing"),
        Text("Kolom {field} tidak ada dalam berkas.", "The file has no column {field}."),
        Text("Tambahkan kolom itu dengan judul yang persis sama.", "Add the column under exactly this label."),
        _WHY_LABEL,
        Text("{field}", "{field}"),
    ),
    Kind.LABEL_OTHER: Sentence(
        Text("Judul kolom berbeda", "A label differs"),
        Text(
            "Kolom {column} berjudul “{detail}”, seharusnya “{field}”. Isinya diperiksa sebagai {field}.",
            "Column {column} is labelled “{detail}” where “{field}” is due. It was checked as {field}.",
        ),
        Text("Tulis judulnya “{field}”.", "Label it “{field}”."),
        _WHY_LABEL,
        Text("{field}", "{field}"),
        Text("{detail}", "{detail}"),
    ),
    Kind.LABEL_EXTRA: Sentence(
        Text("Kolom di luar skema", "A column outside of the schema"),
        Text(
            "Kolom {column}, “{detail}”, tidak ada dalam skema.",
            "Column {column}, “{detail}”, is no field of the schema.",
        ),
        Text("Hapus kolom itu, atau tambahkan ke skema.", "Remove the column, or add it to the schema."),
        _WHY_LABEL,
        found=Text("{detail}", "{detail}"),
    ),
    Kind.LABEL_BLANK: Sentence(
        Text("Kolom tanpa judul", "A column without label"),
        Text("Kolom {column} tidak berjudul.", "Column {column} has no label."),
        Text("Beri judul, atau hapus kolom yang kosong.", "Label it, or remove the empty column."),
        _WHY_LABEL,
    ),
    Kind.LABEL_DUPLICATE: Sentence(
        Text("Judul kolom kembar", "A label twice"),
        Text(
            "Judul “{detail}” dipakai lebih dari satu kolom; yang diperiksa kolom pertama.",
            "The label “{detail}” stands over more than one column; the first was checked.",
        ),
        Text("Beri setiap kolom judulnya sendiri.", "Give every column a label of its own."),
        _WHY_LABEL,
        found=Text("{detail}", "{detail}"),
    ),
    Kind.LABEL_ORDER: Sentence(
        Text("Urutan kolom berbeda", "Columns in another order"),
        Text(
            "Kolom-kolomnya lengkap, tetapi urutannya lain. Isinya diperiksa menurut judul.",
            "The columns are there, but in another order. They were checked by their labels.",
        ),
        Text("Urutkan seperti skema: {field}.", "Order them as in the schema: {field}."),
        _WHY_LABEL,
    ),
    Kind.ROW_BLANK: Sentence(
        Text("Baris kosong", "Blank rows"),
        Text("{count} baris kosong di antara data: baris {rows}.", "{count} blank rows among the data: rows {rows}."),
        Text("Hapus baris kosong itu.", "Remove the blank rows."),
        _WHY_ROW,
        found=_ROWS,
    ),
    Kind.ROW_SHORT: Sentence(
        Text("Baris terpotong", "Rows cut short"),
        Text(
            "{count} baris memuat lebih sedikit sel daripada judulnya: baris {rows}.",
            "{count} rows have fewer cells than the header: rows {rows}.",
        ),
        Text(
            "Lengkapi baris itu, atau simpan ulang berkas dari sumbernya.",
            "Complete these rows, or save the file from its source again.",
        ),
        _WHY_ROW,
        found=_ROWS,
    ),
    Kind.ROW_LONG: Sentence(
        Text("Baris terlalu panjang", "Rows too long"),
        Text(
            "{count} baris berisi sel di luar judul kolom: baris {rows}.",
            "{count} rows have cells beyond the header: rows {rows}.",
        ),
        Text(
            "Periksa pemisah kolom; nilai yang memuat pemisah harus diapit tanda kutip.",
            "Check the separator; a value that holds it must stand in quotes.",
        ),
        _WHY_ROW,
        found=_ROWS,
    ),
    Kind.TYPE: _limited(
        Text("Bukan jenis nilai yang diminta", "Not the kind of value asked for"),
        "{count} baris tidak berisi {limit}",
        "{count} rows do not hold {limit}",
        Text("{limit}", "{limit}"),
    ),
    Kind.REQUIRED: Sentence(
        Text("Belum diisi", "Not filled in"),
        Text(
            "Kolom {field} wajib diisi, tetapi kosong pada {count} baris: baris {rows}.",
            "Column {field} must be filled in, but is empty in {count} rows: rows {rows}.",
        ),
        Text("Isi nilainya pada baris itu.", "Fill in the values in these rows."),
        Text("Tanpa nilai ini barisnya tidak dapat dipakai.", "Without this value the row cannot be used."),
        Text("terisi", "filled in"),
        Text("kosong pada {count} baris", "empty in {count} rows"),
    ),
    Kind.ENUM: _limited(
        Text("Di luar daftar pilihan", "Not among the choices"),
        "{count} baris memuat nilai di luar daftar",
        "{count} rows hold values that are not in the list",
        Text("salah satu dari: {limit}", "one of: {limit}"),
    ),
    Kind.PATTERN: _limited(
        Text("Bentuk penulisan berbeda", "Written in another form"),
        "{count} baris tidak mengikuti pola {limit}",
        "{count} rows do not follow the pattern {limit}",
        Text("pola {limit}", "the pattern {limit}"),
    ),
    Kind.MINIMUM: _limited(
        Text("Di bawah batas", "Below the limit"),
        "{count} baris lebih kecil daripada {limit}",
        "{count} rows are below {limit}",
        Text("paling sedikit {limit}", "at least {limit}"),
    ),
    Kind.MAXIMUM: _limited(
        Text("Di atas batas", "Above the limit"),
        "{count} baris lebih besar daripada {limit}",
        "{count} rows are above {limit}",
        Text("paling banyak {limit}", "at most {limit}"),
    ),
    Kind.EXCLUSIVE_MINIMUM: _limited(
        Text("Di bawah batas", "Below the limit"),
        "{count} baris tidak lebih besar daripada {limit}",
        "{count} rows are not above {limit}",
        Text("lebih besar daripada {limit}", "more than {limit}"),
    ),
    Kind.EXCLUSIVE_MAXIMUM: _limited(
        Text("Di atas batas", "Above the limit"),
        "{count} baris tidak lebih kecil daripada {limit}",
        "{count} rows are not below {limit}",
        Text("lebih kecil daripada {limit}", "less than {limit}"),
    ),
    Kind.MIN_LENGTH: _limited(
        Text("Terlalu pendek", "Too short"),
        "{count} baris lebih pendek daripada {limit}",
        "{count} rows are shorter than {limit}",
        Text("panjang paling sedikit {limit}", "a length of at least {limit}"),
    ),
    Kind.MAX_LENGTH: _limited(
        Text("Terlalu panjang", "Too long"),
        "{count} baris lebih panjang daripada {limit}",
        "{count} rows are longer than {limit}",
        Text("panjang paling banyak {limit}", "a length of at most {limit}"),
    ),
    Kind.PRIMARY_KEY: Sentence(
        Text("Kunci kembar", "Keys that stand twice"),
        Text(
            "{count} baris berbagi kunci {field} dengan baris lain: {examples}. Baris {rows}.",
            "{count} rows share their key {field} with another row: {examples}. Rows {rows}.",
        ),
        Text(
            "Simpan satu baris untuk setiap kunci, atau perbaiki kuncinya.",
            "Keep one row for every key, or mend the keys.",
        ),
        _WHY_KEY,
        Text("satu baris untuk setiap {field}", "one row for every {field}"),
        _FOUND,
    ),
    Kind.UNIQUE: Sentence(
        Text("Nilai kembar", "Values that stand twice"),
        Text(
            "{count} baris berisi nilai {field} yang juga ada pada baris lain: {examples}. Baris {rows}.",
            "{count} rows hold values of {field} that stand in another row too: {examples}. Rows {rows}.",
        ),
        Text("Hapus baris kembar, atau perbaiki nilainya.", "Remove the rows that are double, or mend the values."),
        _WHY_KEY,
        Text("setiap {field} sekali saja", "every {field} only once"),
        _FOUND,
    ),
    Kind.FOREIGN_KEY: Sentence(
        Text("Tidak ada dalam tabel rujukan", "Not in the table referred to"),
        Text(
            "Kolom {field}: {count} baris menunjuk ke kunci yang tidak ada dalam tabel rujukan {detail}: {examples}. "
            "Baris {rows}.",
            "Column {field}: {count} rows refer to keys that the table {detail} does not have: {examples}. "
            "Rows {rows}.",
        ),
        Text("Pakai kode dari tabel rujukan, atau lengkapi tabel itu.", "Use keys of that table, or add them to it."),
        Text(
            "Data dengan kode di luar rujukan tidak dapat digabung dengan data lain.",
            "Data under other codes cannot be joined with other data.",
        ),
        Text("kunci yang ada dalam {detail}", "a key that is in {detail}"),
        _FOUND,
    ),
}
