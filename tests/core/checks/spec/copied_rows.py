from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "copied_rows"
EXAMPLES = (
    Example(
        Text("Angka lama bergeser satu baris", "Earlier figures moved down one row"),
        """
        Kecamatan          | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.180 | 14.315 | 11.254
        Balikpapan Barat   | 12.350 | 12.408 | 14.315
        Balikpapan Utara   | 21.740 | 21.960 | 12.408
        Balikpapan Tengah  | 13.582 | 13.577 | 21.960
        Balikpapan Selatan | 17.930 | 18.023 | 13.577
        Balikpapan Kota    | 11.230 | 11.254 | 18.023
        """,
        structure=PEOPLE,
        finds=(
            "6 dari 6 angka ini pada tahun 2023 ada di baris lain: 21.960 di Balikpapan Tengah tadinya angka "
            "Balikpapan Utara. Dalam 1 perbandingan sebelumnya tidak ada yang begitu. "
            "Apakah barisnya bergeser?",
        ),
    ),
    Example(
        Text("Angka baru di barisnya sendiri", "New figures on their own rows"),
        """
        Kecamatan          | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.180 | 14.315 | 14.490
        Balikpapan Barat   | 12.350 | 12.408 | 12.460
        Balikpapan Utara   | 21.740 | 21.960 | 22.180
        Balikpapan Tengah  | 13.582 | 13.577 | 13.560
        Balikpapan Selatan | 17.930 | 18.023 | 18.106
        Balikpapan Kota    | 11.230 | 11.254 | 11.281
        """,
        structure=PEOPLE,
    ),
)
