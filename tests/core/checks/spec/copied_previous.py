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
            "5 dari 6 angka sama persis dengan tahun 2023. Dalam 3 perbandingan sebelumnya tidak ada yang "
            "begitu. Apakah datanya memang tidak berubah?",
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
            "6 dari 6 angka sama persis dengan tahun 2022. Dalam 1 perbandingan sebelumnya tidak ada yang "
            "begitu. Apakah datanya memang tidak berubah?",
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
            "sebelumnya tidak ada yang begitu. Apakah datanya sudah diperbarui?",
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
        Balikpapan Timur   | 4    | 5    | 5
        Balikpapan Barat   | 3    | 4    | 4
        Balikpapan Utara   | 7    | 7    | 7
        Balikpapan Tengah  | 5    | 6    | 5
        Balikpapan Selatan | 6    | 6    | 6
        Balikpapan Kota    | 3    | 3    | 2
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Angka nol bukan tanda apa-apa", "Zeros are no sign of anything"),
        """
        Kecamatan          | 2022 | 2023 | 2024
        Balikpapan Timur   | 0    | 0    | 0
        Balikpapan Barat   | 0    | 0    | 0
        Balikpapan Utara   | 1    | 0    | 0
        Balikpapan Tengah  | 0    | 0    | 0
        Balikpapan Selatan | 0    | 2    | 1
        Balikpapan Kota    | 0    | 0    | 0
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Besaran menurut golongan tetap bersama-sama", "Amounts that go by class stay together"),
        """
        Desa    | 2023        | 2024
        Cibodas | 130.000.000 | 130.000.000
        Cikole  | 130.000.000 | 130.000.000
        Cilame  | 130.000.000 | 130.000.000
        Cimekar | 97.350.000  | 97.350.000
        Cinunuk | 97.350.000  | 97.350.000
        Cipagalo | 97.350.000 | 97.350.000
        Ciporeat | 97.350.000 | 97.350.000
        """,
    ),
    Example(
        Text("Satu kecamatan seluruhnya tetap", "One district stayed the same as a whole"),
        """
        Kelurahan        | L     | P     | Lansia
        Utara / Muara    | 4.112 | 4.020 | 612
        Utara / Graha    | 3.871 | 3.902 | 598
        Timur / Manggar  | 5.230 | 5.191 | 733
        Timur / Lamaru   | 2.410 | 2.377 | 341
        Timur / Teritip  | 2.987 | 3.004 | 402
        Kota / Prapatan  | 3.344 | 3.298 | 555
        Kota / Telaga    | 4.876 | 4.901 | 690
        Kota / Damai     | 5.120 | 5.066 | 721
        """,
        previous=(
            """
        Kelurahan        | L     | P     | Lansia
        Utara / Muara    | 4.051 | 3.966 | 580
        Utara / Graha    | 3.820 | 3.855 | 571
        Timur / Manggar  | 5.102 | 5.077 | 702
        Timur / Lamaru   | 2.371 | 2.350 | 330
        Timur / Teritip  | 2.931 | 2.950 | 381
        Kota / Prapatan  | 3.310 | 3.261 | 530
        Kota / Telaga    | 4.801 | 4.822 | 664
        Kota / Damai     | 5.033 | 4.987 | 690
        """,
            """
        Kelurahan        | L     | P     | Lansia
        Utara / Muara    | 4.080 | 3.991 | 597
        Utara / Graha    | 3.844 | 3.880 | 585
        Timur / Manggar  | 5.230 | 5.191 | 733
        Timur / Lamaru   | 2.410 | 2.377 | 341
        Timur / Teritip  | 2.987 | 3.004 | 402
        Kota / Prapatan  | 3.329 | 3.280 | 541
        Kota / Telaga    | 4.840 | 4.866 | 677
        Kota / Damai     | 5.080 | 5.020 | 707
        """,
        ),
        finds=(
            "9 dari 24 angka sama persis dengan tahun 2023. Dalam 1 perbandingan sebelumnya tidak ada yang begitu. "
            "Apakah datanya memang tidak berubah?",
        ),
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
