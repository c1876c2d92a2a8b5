from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "break_level"
EXAMPLES = (
    Example(
        Text("Definisi yang berganti", "Another definition"),
        """
        Kecamatan           | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur    | 14.020 | 14.180 | 14.315 | 6.210
        Balikpapan Barat    | 12.310 | 12.350 | 12.408 | 5.160
        Balikpapan Utara    | 21.500 | 21.740 | 21.960 | 9.310
        Balikpapan Tengah   | 18.020 | 18.200 | 18.390 | 7.900
        """,
        structure=PEOPLE,
        finds=(
            "4 dari 4 angka di tabel ini bersama-sama menjadi kira-kira 0,43 kali angka tahun 2023: "
            "Balikpapan Timur 14.315 menjadi 6.210, Balikpapan Barat 12.408 menjadi 5.160, "
            "Balikpapan Utara 21.960 menjadi 9.310 dan 1 lainnya. Sebelumnya paling banyak 0,99 kali.",
        ),
    ),
    Example(
        Text("Cakupan satu kelompok yang berganti", "Another coverage of one group"),
        """
        Kelompok   | 3-4   | 5-6   | 7-12
        Utara      | 3.110 | 790   | 2.420
        Barat      | 2.760 | 690   | 2.130
        Timur      | 1.880 | 470   | 1.410
        Tengah     | 2.230 | 560   | 1.700
        """,
        previous=(
            """
            Kelompok   | 3-4   | 5-6   | 7-12
            Utara      | 505   | 770   | 2.350
            Barat      | 450   | 680   | 2.080
            Timur      | 305   | 455   | 1.395
            Tengah     | 360   | 550   | 1.690
            """,
            """
            Kelompok   | 3-4   | 5-6   | 7-12
            Utara      | 510   | 781   | 2.380
            Barat      | 448   | 686   | 2.101
            Timur      | 303   | 463   | 1.402
            Tengah     | 362   | 548   | 1.688
            """,
        ),
        finds=(
            "4 dari 4 angka pada 3-4 bersama-sama menjadi kira-kira 6,1 kali angka tahun 2023: "
            "Utara, 3-4 510 menjadi 3.110, Barat, 3-4 448 menjadi 2.760, Timur, 3-4 303 menjadi 1.880 "
            "dan 1 lainnya. Sebelumnya paling banyak 1 kali.",
        ),
    ),
    Example(
        Text("Tabel yang memang naik turun bersama", "A table that does move together"),
        """
        Kecamatan           | 2021   | 2022  | 2023   | 2024
        Balikpapan Timur    | 14.020 | 7.180 | 15.315 | 8.210
        Balikpapan Barat    | 12.310 | 6.350 | 13.408 | 7.160
        Balikpapan Utara    | 21.500 | 9.740 | 20.960 | 9.310
        Balikpapan Tengah   | 18.020 | 9.200 | 19.390 | 9.900
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Tahun baru menurut triwulan kumulatif", "A new year of cumulative quarters"),
        """
        Kecamatan           | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4 | 2024-Q1
        Balikpapan Timur    | 1.020   | 2.180   | 3.315   | 4.490   | 1.051
        Balikpapan Barat    | 2.310   | 4.350   | 6.408   | 8.700   | 2.290
        Balikpapan Utara    | 1.750   | 3.420   | 5.190   | 7.020   | 1.802
        """,
        structure=PEOPLE,
        period="2024-Q1",
    ),
)
