from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PERCENTAGE

from pondasi.core.values import Text

RULE = "change_past"
EXAMPLES = (
    Example(
        Text("Nol yang kurang", "A zero too few"),
        """
        Kecamatan         | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.310 | 12.350 | 12.408 | 1.246
        Balikpapan Utara  | 21.500 | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
        finds=("1 angka kira-kira seper-10 angka tahun 2023: Balikpapan Barat 12.408 menjadi 1.246.",),
    ),
    Example(
        Text("Di luar kebiasaan baris itu sendiri", "Outside of the row's own habit"),
        """
        Kecamatan         | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.310 | 12.350 | 12.408 | 14.208
        Balikpapan Utara  | 21.500 | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
        finds=(
            "1 angka berubah jauh lebih besar daripada biasanya: Balikpapan Barat 12.408 menjadi 14.208. "
            "Biasanya Balikpapan Barat berubah paling banyak sekitar 0,8 %.",
        ),
    ),
    Example(
        Text("Angka yang menjadi nol", "A figure that became zero"),
        """
        Kecamatan         | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.310 | 12.350 | 12.408 | 0
        Balikpapan Utara  | 21.500 | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
        finds=(
            "1 angka berubah jauh lebih besar daripada biasanya: Balikpapan Barat 12.408 menjadi 0. "
            "Biasanya Balikpapan Barat berubah paling banyak sekitar 0,8 %.",
        ),
    ),
    Example(
        Text("Koma yang hilang pada persentase", "A decimal sign lost in a percentage"),
        """
        Kecamatan         | 2022 | 2023 | 2024
        Balikpapan Timur  | 5,31 | 5,12 | 5,05
        Balikpapan Barat  | 4,90 | 4,71 | 466
        Balikpapan Utara  | 6,02 | 5,98 | 5,77
        """,
        structure=PERCENTAGE,
        finds=("1 angka kira-kira 100 kali lipat angka tahun 2023: Balikpapan Barat 4,71 menjadi 466.",),
    ),
    Example(
        Text("Satu kekeliruan di masa lalu tidak membuat semuanya wajar", "One mistake of the past excuses nothing"),
        """
        Kecamatan         | 2017   | 2018    | 2019   | 2020   | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 13.310 | 13.500  | 13.680 | 13.850 | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.020 | 120.900 | 12.160 | 12.240 | 12.310 | 12.350 | 12.408 | 23.700
        Balikpapan Utara  | 20.400 | 20.610  | 20.870 | 21.200 | 21.500 | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
        finds=(
            "1 angka berubah jauh lebih besar daripada biasanya: Balikpapan Barat 12.408 menjadi 23.700. "
            "Biasanya Balikpapan Barat berubah paling banyak sekitar 0,8 %.",
        ),
    ),
    Example(
        Text("Jumlah kecil naik turun", "Small counts rise and fall"),
        """
        Kecamatan         | 2021 | 2022 | 2023 | 2024
        Balikpapan Timur  | 3    | 5    | 2    | 7
        Balikpapan Barat  | 1    | 4    | 6    | 2
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Baris yang memang selalu naik turun", "A row that always moves much"),
        """
        Kecamatan         | 2021  | 2022  | 2023  | 2024
        Balikpapan Timur  | 1.400 | 3.100 | 1.250 | 2.900
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Tahun yang bergejolak bagi semua", "A year that shook them all"),
        """
        Kecamatan           | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur    | 14.020 | 14.180 | 14.315 | 9.800
        Balikpapan Barat    | 12.310 | 12.350 | 12.408 | 7.150
        Balikpapan Utara    | 21.500 | 21.740 | 21.960 | 17.020
        Balikpapan Tengah   | 18.020 | 18.200 | 18.390 | 12.300
        Balikpapan Selatan  | 16.700 | 16.840 | 16.990 | 8.150
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Triwulan yang kembali rendah seperti tahun lalu", "A quarter as low as that of the year before"),
        """
        Kecamatan         | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4 | 2024-Q1
        Balikpapan Timur  | 1.020   | 2.180   | 3.315   | 4.490   | 1.051
        Balikpapan Barat  | 2.310   | 4.350   | 6.408   | 8.700   | 2.290
        """,
        structure=PEOPLE,
        period="2024-Q1",
    ),
    Example(
        Text("Angka yang kembali ke tempatnya", "A figure that came back"),
        """
        Kecamatan         | 2021   | 2022   | 2023    | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315  | 14.490
        Balikpapan Barat  | 12.310 | 12.350 | 124.080 | 12.470
        """,
        structure=PEOPLE,
    ),
)
