from tests.core.checks.grid import Example

from pondasi.core.values import Text

RULE = "value_magnitude"
_CLINICS = """
        Kecamatan | 2024
        Timur     | 82
        Barat     | 75
        Utara     | 91
        Tengah    | 68
        Selatan   | 88
        Kota      | 70
        """
EXAMPLES = (
    Example(
        Text("Dua nol terlalu banyak", "Two zeros too many"),
        _CLINICS.replace("68", "6.800"),
        finds=(
            "1 angka jauh lebih besar daripada semua angka lain di kolomnya: Tengah 6.800 (yang lain paling besar 91). "
            "Apakah kelebihan nol, atau titiknya bergeser?",
        ),
    ),
    Example(Text("Semuanya sebanding", "All of one size"), _CLINICS),
    Example(
        Text("Menurut sifatnya tidak merata", "Uneven by nature"),
        """
        Jenis   | 2024
        Motor   | 401.200
        Mobil   | 38.900
        Truk    | 410
        Bus     | 95
        Alat    | 12
        Lainnya | 7
        """,
    ),
    Example(
        Text("Sejarahnya menunjukkan bahwa memang begitu", "Its past shows that this is how it is"),
        _CLINICS.replace("68", "6.800"),
        previous=(_CLINICS.replace("68", "6.790").replace("2024", "2023"),),
    ),
)
