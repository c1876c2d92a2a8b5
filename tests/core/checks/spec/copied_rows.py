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
    Example(
        Text("Setengah tabel bergeser satu baris", "Half of the table moved down one row"),
        """
        Kecamatan          | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.020 | 14.180 | 14.315 | 14.402
        Balikpapan Barat   | 12.310 | 12.350 | 12.408 | 12.455
        Balikpapan Utara   | 21.500 | 21.740 | 21.960 | 12.408
        Balikpapan Tengah  | 13.590 | 13.582 | 13.577 | 21.960
        Balikpapan Selatan | 17.822 | 17.930 | 18.023 | 13.577
        Balikpapan Kota    | 11.213 | 11.230 | 11.254 | 18.023
        Muara Rapak        | 9.044  | 9.110  | 9.187  | 11.254
        Gunung Samarinda   | 8.120  | 8.166  | 8.201  | 8.240
        """,
        finds=(
            "5 dari 8 angka ini pada tahun 2023 ada di baris lain: 21.960 di Balikpapan Tengah tadinya angka "
            "Balikpapan Utara. Dalam 2 perbandingan sebelumnya tidak ada yang begitu. Apakah barisnya bergeser?",
        ),
    ),
    Example(
        Text("Jumlah sedikit sering bertemu di baris lain", "Small numbers often meet on other rows"),
        """
        Kecamatan          | 2023 | 2024
        Balikpapan Timur   | 4    | 3
        Balikpapan Barat   | 3    | 5
        Balikpapan Utara   | 5    | 4
        Balikpapan Tengah  | 2    | 3
        Balikpapan Selatan | 6    | 5
        Balikpapan Kota    | 3    | 2
        """,
        structure=PEOPLE,
    ),
)
