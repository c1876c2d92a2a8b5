from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PERCENTAGE

from pondasi.core.values import Text

RULE = "stock_flow"
EXAMPLES = (
    Example(
        Text("Dijumlahkan sejak awal tahun, dahulu per triwulan", "Summed since January, by quarter before"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2
        Balikpapan Timur | 1.062   | 2.247
        Balikpapan Barat | 2.305   | 4.390
        Balikpapan Utara | 1.811   | 3.502
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 1.020   | 1.160   | 1.135   | 1.090   | 1.051   | 1.180   | 1.140   | 1.102
            Balikpapan Barat | 2.310   | 2.040   | 2.058   | 2.292   | 2.290   | 2.101   | 2.077   | 2.310
            Balikpapan Utara | 1.750   | 1.670   | 1.770   | 1.830   | 1.802   | 1.690   | 1.755   | 1.841
            """,
        ),
        structure=PEOPLE,
        period="2024-Q2",
        finds=(
            "3 angka triwulan II 2024 tampak sebagai jumlah sejak awal tahun, padahal tahun-tahun sebelumnya "
            "tidak dijumlahkan: Balikpapan Timur 2.247 (biasanya 1.160 sampai 1.180; tanpa 1.062 sebelumnya "
            "tinggal 1.185), Balikpapan Barat 4.390 (biasanya 2.040 sampai 2.101; tanpa 2.305 sebelumnya tinggal "
            "2.085) dan Balikpapan Utara 3.502 (biasanya 1.670 sampai 1.690; tanpa 1.811 sebelumnya tinggal "
            "1.691).",
        ),
    ),
    Example(
        Text("Triwulan itu saja, dahulu sejak awal tahun", "The quarter alone, since January before"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2 | 2024-Q3
        Balikpapan Timur | 1.062   | 2.247   | 1.139
        Balikpapan Barat | 2.305   | 4.390   | 2.066
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 1.020   | 2.180   | 3.315   | 4.490   | 1.051   | 2.231   | 3.371   | 4.473
            Balikpapan Barat | 2.310   | 4.350   | 6.408   | 8.700   | 2.290   | 4.391   | 6.468   | 8.778
            """,
        ),
        structure=PEOPLE,
        period="2024-Q3",
        finds=(
            "2 angka triwulan III 2024 tampak sebagai angka triwulan itu saja, padahal tahun-tahun sebelumnya "
            "dijumlahkan sejak awal tahun: Balikpapan Timur 1.139 (biasanya 3.315 sampai 3.371; tambahan per "
            "triwulan biasanya 1.135 sampai 1.140) dan Balikpapan Barat 2.066 (biasanya 6.408 sampai 6.468; "
            "tambahan per triwulan biasanya 2.058 sampai 2.077).",
        ),
    ),
    Example(
        Text("Tahun baru yang menyambung jumlah tahun lalu", "A new year that goes on with last year's sum"),
        """
        Kecamatan        | 2024-S1
        Balikpapan Timur | 3.290
        Balikpapan Barat | 6.702
        """,
        previous=(
            """
            Kecamatan        | 2022-S1 | 2022-S2 | 2023-S1 | 2023-S2
            Balikpapan Timur | 1.020   | 2.180   | 1.051   | 2.231
            Balikpapan Barat | 2.310   | 4.350   | 2.290   | 4.391
            """,
        ),
        structure=PEOPLE,
        period="2024-S1",
        finds=(
            "2 angka semester I 2024 tampak masih menyambung jumlah tahun lalu, padahal tahun-tahun sebelumnya "
            "mulai lagi dari awal: Balikpapan Timur 3.290 (biasanya 1.020 sampai 1.051; tanpa 2.231 sebelumnya "
            "tinggal 1.059) dan Balikpapan Barat 6.702 (biasanya 2.290 sampai 2.310; tanpa 4.391 sebelumnya "
            "tinggal 2.311).",
        ),
    ),
    Example(
        Text("Tambahan selama semester, dahulu keadaan akhir semester", "What a half-year added, its state before"),
        """
        Kecamatan        | 2024-S1
        Balikpapan Timur | 163
        Balikpapan Barat | 109
        Balikpapan Utara | 226
        """,
        previous=(
            """
            Kecamatan        | 2022-S1 | 2022-S2 | 2023-S1 | 2023-S2
            Balikpapan Timur | 14.020  | 14.180  | 14.345  | 14.502
            Balikpapan Barat | 12.310  | 12.415  | 12.522  | 12.630
            Balikpapan Utara | 21.500  | 21.740  | 21.961  | 22.190
            """,
        ),
        structure=PEOPLE,
        period="2024-S1",
        finds=(
            "3 angka semester I 2024 tampak sebagai tambahan selama semester itu, padahal sebelumnya berisi "
            "keadaan pada akhir semester: Balikpapan Timur 163 (biasanya sekitar 14.502; tambahan per semester "
            "biasanya 157 sampai 165), Balikpapan Barat 109 (biasanya sekitar 12.630; tambahan per semester "
            "biasanya 105 sampai 108) dan Balikpapan Utara 226 (biasanya sekitar 22.190; tambahan per semester "
            "biasanya 221 sampai 240).",
        ),
    ),
    Example(
        Text("Angka tahunan yang dahulu jumlah empat triwulan", "A year that used to be the sum of its quarters"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4 | 2024
        Balikpapan Timur | 1.062   | 1.185   | 1.151   | 1.117   | 1.117
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2022
            Balikpapan Timur | 1.020   | 1.160   | 1.135   | 1.090   | 4.405
            """,
            """
            Kecamatan        | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4 | 2023
            Balikpapan Timur | 1.051   | 1.180   | 1.140   | 1.102   | 4.473
            """,
        ),
        structure=PEOPLE,
        expected_period="2024",
        finds=(
            "1 angka tahun 2024 sama dengan triwulan terakhirnya, padahal tahun-tahun sebelumnya sama dengan "
            "jumlah semua triwulan: Balikpapan Timur 1.117, bukan 4.515.",
        ),
    ),
    Example(
        Text("Angka tahunan yang dahulu keadaan akhir tahun", "A year that used to be its last quarter"),
        """
        Kecamatan        | 2024-S1 | 2024-S2 | 2024
        Balikpapan Timur | 1.060   | 1.071   | 2.131
        """,
        previous=(
            """
            Kecamatan        | 2022-S1 | 2022-S2 | 2022  | 2023-S1 | 2023-S2 | 2023
            Balikpapan Timur | 1.020   | 1.031   | 1.031 | 1.040   | 1.052   | 1.052
            """,
        ),
        structure=PEOPLE,
        expected_period="2024",
        finds=(
            "1 angka tahun 2024 sama dengan jumlah semua semester, padahal tahun-tahun sebelumnya sama dengan "
            "semester terakhirnya: Balikpapan Timur 2.131, bukan 1.071.",
        ),
    ),
    Example(
        Text("Tahun baru menurut triwulan kumulatif", "A new year of cumulative quarters"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2
        Balikpapan Timur | 1.062   | 2.247
        Balikpapan Barat | 2.305   | 4.390
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 1.020   | 2.180   | 3.315   | 4.490   | 1.051   | 2.231   | 3.371   | 4.473
            Balikpapan Barat | 2.310   | 4.350   | 6.408   | 8.700   | 2.290   | 4.391   | 6.468   | 8.778
            """,
        ),
        structure=PEOPLE,
        period="2024-Q2",
    ),
    Example(
        Text("Panen yang selalu banyak pada triwulan kedua", "A harvest that always comes in the second quarter"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2
        Balikpapan Timur | 128     | 1.405
        Balikpapan Barat | 205     | 2.310
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 120     | 1.160   | 135     | 90      | 131     | 1.280   | 140     | 102
            Balikpapan Barat | 210     | 2.040   | 258     | 192     | 220     | 2.101   | 277     | 210
            """,
        ),
        structure=PEOPLE,
        period="2024-Q2",
    ),
    Example(
        Text("Jumlah sejak awal tahun yang berhenti bertambah", "A sum since January that stopped growing"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2
        Balikpapan Timur | 1.062   | 1.064
        Balikpapan Barat | 2.305   | 2.305
        """,
        previous=(
            """
            Kecamatan        | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 1.020   | 2.180   | 3.315   | 4.490   | 1.051   | 2.231   | 3.371   | 4.473
            Balikpapan Barat | 2.310   | 4.350   | 6.408   | 8.700   | 2.290   | 4.391   | 6.468   | 8.778
            """,
        ),
        structure=PEOPLE,
        period="2024-Q2",
    ),
    Example(
        Text("Hanya satu tahun sebelumnya", "Only one earlier year"),
        """
        Kecamatan        | 2024-Q1 | 2024-Q2
        Balikpapan Timur | 1.062   | 2.247
        """,
        previous=(
            """
            Kecamatan        | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4
            Balikpapan Timur | 1.051   | 1.180   | 1.140   | 1.102
            """,
        ),
        structure=PEOPLE,
        period="2024-Q2",
    ),
    Example(
        Text("Persentase tidak dijumlahkan", "Percentages are not added up"),
        """
        Kecamatan        | 2024-S1 | 2024-S2
        Balikpapan Timur | 5,33    | 10,51
        """,
        previous=(
            """
            Kecamatan        | 2022-S1 | 2022-S2 | 2023-S1 | 2023-S2
            Balikpapan Timur | 5,31    | 5,12    | 5,30    | 5,22
            """,
        ),
        structure=PERCENTAGE,
        period="2024-S2",
    ),
)
