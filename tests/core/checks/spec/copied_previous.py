from tests.core.checks.grid import Example
from tests.core.checks.structures import AREA, PEOPLE

from pondasi.core.values import Text

RULE = "copied_previous"
EXAMPLES = (
    Example(
        Text("Sebagian besar angka sama dengan tahun lalu", "Most figures are those of last year"),
        """
        Kecamatan          | 2020   | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur   | 13.905 | 14.020 | 14.180 | 14.315 | 14.315
        Balikpapan Barat   | 12.230 | 12.310 | 12.350 | 12.408 | 12.408
        Balikpapan Utara   | 21.260 | 21.500 | 21.740 | 21.960 | 21.960
        Balikpapan Tengah  | 13.610 | 13.590 | 13.582 | 13.577 | 13.577
        Balikpapan Selatan | 17.730 | 17.822 | 17.930 | 18.023 | 18.106
        Balikpapan Kota    | 11.190 | 11.213 | 11.230 | 11.254 | 11.254
        """,
        structure=PEOPLE,
        finds=(
            "5 dari 6 angka sama persis dengan tahun 2023. Dalam 3 perbandingan sebelumnya tidak ada angka yang "
            "tetap. Apakah datanya memang tidak berubah?",
        ),
    ),
    Example(
        Text("Sama dengan dua tahun lalu, urutan baris lain", "The same as two years ago, rows in another order"),
        """
        Kecamatan          | 2024
        Balikpapan Kota    | 11.230
        Balikpapan Selatan | 17.930
        Balikpapan Tengah  | 13.582
        Balikpapan Utara   | 21.740
        Balikpapan Barat   | 12.350
        Balikpapan Timur   | 14.180
        """,
        previous=(
            """
        Kecamatan          | 2021   | 2022   | 2023
        Balikpapan Timur   | 14.020 | 14.180 | 14.315
        Balikpapan Barat   | 12.310 | 12.350 | 12.408
        Balikpapan Utara   | 21.500 | 21.740 | 21.960
        Balikpapan Tengah  | 13.590 | 13.582 | 13.577
        Balikpapan Selatan | 17.822 | 17.930 | 18.023
        Balikpapan Kota    | 11.213 | 11.230 | 11.254
        """,
        ),
        finds=(
            "6 dari 6 angka sama persis dengan tahun 2022. Dalam 1 perbandingan sebelumnya tidak ada angka yang "
            "tetap. Apakah datanya memang tidak berubah?",
        ),
    ),
    Example(
        Text("Jumlahnya baru, bagiannya tidak", "A new total over old parts"),
        """
        Kecamatan          | 2023   | 2024
        Balikpapan Timur   | 14.315 | 14.315
        Balikpapan Barat   | 12.408 | 12.408
        Balikpapan Utara   | 21.960 | 21.960
        Balikpapan Tengah  | 13.577 | 13.577
        Balikpapan Selatan | 18.023 | 18.023
        Balikpapan Kota    | 11.254 | 11.254
        Kota Balikpapan    | 91.537 | 92.480
        """,
        structure=PEOPLE,
        finds=(
            "6 dari 6 angka sama persis dengan tahun 2023. Untuk angka sebesar ini wajarnya paling banyak sekitar 1 "
            "yang kebetulan sama. Jumlahnya berubah, tetapi bagian-bagiannya tidak. "
            "Apakah datanya memang tidak berubah?",
        ),
    ),
    Example(
        Text("Hanya angka terakhir yang berbeda", "Only the last digit differs"),
        """
        Kecamatan          | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.020 | 14.180 | 14.315 | 14.317
        Balikpapan Barat   | 12.310 | 12.350 | 12.408 | 12.407
        Balikpapan Utara   | 21.500 | 21.740 | 21.960 | 21.963
        Balikpapan Tengah  | 13.490 | 13.522 | 13.577 | 13.578
        Balikpapan Selatan | 17.822 | 17.930 | 18.023 | 18.021
        Balikpapan Kota    | 11.193 | 11.220 | 11.254 | 11.252
        """,
        structure=PEOPLE,
        finds=(
            "6 dari 6 angka hanya berbeda paling banyak 3 pada angka terakhir dari tahun 2023. Dalam 2 perbandingan "
            "sebelumnya tidak ada angka yang tetap. Apakah datanya sudah diperbarui?",
        ),
    ),
    Example(
        Text("Angka baru", "New figures"),
        """
        Kecamatan          | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.180 | 14.315 | 14.490
        Balikpapan Barat   | 12.350 | 12.408 | 12.408
        Balikpapan Utara   | 21.740 | 21.960 | 22.180
        Balikpapan Tengah  | 13.582 | 13.577 | 13.560
        Balikpapan Selatan | 17.930 | 18.023 | 18.106
        Balikpapan Kota    | 11.230 | 11.254 | 11.281
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Luas wilayah memang tetap", "Areas do not change"),
        """
        Kecamatan          | 2023   | 2024
        Balikpapan Timur   | 137,16 | 137,16
        Balikpapan Barat   | 179,95 | 179,95
        Balikpapan Utara   | 132,17 | 132,17
        Balikpapan Tengah  | 11,08  | 11,08
        Balikpapan Selatan | 37,82  | 37,82
        Balikpapan Kota    | 10,23  | 10,23
        """,
        structure=AREA,
    ),
    Example(
        Text("Jumlah sedikit mudah sama", "Small numbers are easily the same"),
        """
        Kecamatan          | 2022 | 2023 | 2024
        Balikpapan Timur   | 4    | 4    | 4
        Balikpapan Barat   | 3    | 4    | 4
        Balikpapan Utara   | 7    | 7    | 7
        Balikpapan Tengah  | 5    | 5    | 5
        Balikpapan Selatan | 6    | 6    | 6
        Balikpapan Kota    | 3    | 3    | 3
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Baris yang di masa lalu pun sering tetap", "Rows that often stayed the same before"),
        """
        Kecamatan          | 2021 | 2022 | 2023 | 2024
        Balikpapan Timur   | 140  | 140  | 142  | 142
        Balikpapan Barat   | 120  | 120  | 120  | 120
        Balikpapan Utara   | 211  | 211  | 211  | 211
        Balikpapan Tengah  | 133  | 134  | 134  | 134
        Balikpapan Selatan | 182  | 182  | 182  | 182
        Balikpapan Kota    | 112  | 112  | 112  | 112
        """,
        structure=PEOPLE,
    ),
)
