from tests.core.checks.grid import Example

from pondasi.core.values import Text

RULE = "rows_exchanged"
_BEFORE = """
        Kelurahan | 2023
        Manggar   | 8.214
        Lamaru    | 3.127
        Teritip   | 5.660
        Sepinggan | 9.871
        Damai     | 4.402
        Prapatan  | 6.939
        Telaga    | 2.305
        Gunung    | 7.518
        """
_NOW = """
        Kelurahan | 2024
        Manggar   | 8.301
        Lamaru    | 3.160
        Teritip   | 5.718
        Sepinggan | 9.955
        Damai     | 4.447
        Prapatan  | 7.004
        Telaga    | 2.331
        Gunung    | 7.590
        """
EXAMPLES = (
    Example(
        Text("Dua baris tertukar", "Two rows changed places"),
        _NOW.replace("3.160", "x").replace("5.718", "3.160").replace("x", "5.718"),
        previous=(_BEFORE,),
        finds=(
            "Angka Lamaru dan Teritip mungkin tertukar: angka masing-masing jauh dari angka barisnya sendiri "
            "pada tahun 2023, tetapi dekat dengan baris yang lain.",
        ),
    ),
    Example(
        Text("Separuh kolom bergeser satu baris", "Half a column moved by a row"),
        """
        Kelurahan | 2024
        Manggar   | 8.301
        Lamaru    | 3.160
        Teritip   | 5.718
        Sepinggan | 9.955
        Damai     | 9.955
        Prapatan  | 4.447
        Telaga    | 7.004
        Gunung    | 2.331
        """,
        previous=(_BEFORE,),
        finds=(
            "4 angka mungkin berada di baris yang keliru: Damai, Prapatan, Telaga dan Gunung. Misalnya angka Damai "
            "cocok dengan Sepinggan pada tahun 2023, tidak dengan barisnya sendiri.",
        ),
    ),
    Example(Text("Setiap baris melanjutkan dirinya", "Every row goes on from itself"), _NOW, previous=(_BEFORE,)),
)
