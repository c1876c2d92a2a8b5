from dataclasses import replace

from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

from pondasi.core.values import Text

RULE = "copied_growth"
EXAMPLES = (
    Example(
        Text("Semua naik 2,1 persen", "All rose by 2.1 per cent"),
        """
        Kecamatan          | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.020 | 14.180 | 14.315 | 14.616
        Balikpapan Barat   | 12.310 | 12.350 | 12.408 | 12.669
        Balikpapan Utara   | 21.200 | 21.540 | 21.960 | 22.421
        Balikpapan Tengah  | 13.590 | 13.582 | 13.577 | 13.862
        Balikpapan Selatan | 17.622 | 17.830 | 18.023 | 18.401
        Balikpapan Kota    | 11.213 | 11.230 | 11.254 | 11.490
        """,
        structure=PEOPLE,
        finds=(
            "6 dari 6 angka berubah dengan laju yang sama persis, 2,10 persen dari tahun 2023. "
            "Biasanya setiap baris berubah dengan laju sendiri. Apakah ini angka proyeksi?",
        ),
    ),
    Example(
        Text("Setiap kecamatan dengan lajunya sendiri", "Every district at its own pace"),
        """
        Kecamatan          | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur   | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat   | 12.310 | 12.350 | 12.408 | 12.460
        Balikpapan Utara   | 21.200 | 21.540 | 21.960 | 22.380
        Balikpapan Tengah  | 13.590 | 13.582 | 13.577 | 13.560
        Balikpapan Selatan | 17.622 | 17.830 | 18.023 | 18.206
        Balikpapan Kota    | 11.213 | 11.230 | 11.254 | 11.281
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Upah minimum naik dengan satu rumus", "A minimum wage rises by one formula"),
        """
        Kecamatan          | 2023      | 2024
        Balikpapan Timur   | 3.040.116 | 3.125.239
        Balikpapan Barat   | 2.911.348 | 2.992.866
        Balikpapan Utara   | 3.205.507 | 3.295.261
        Balikpapan Tengah  | 2.876.401 | 2.956.940
        Balikpapan Selatan | 3.118.222 | 3.205.532
        Balikpapan Kota    | 3.277.910 | 3.369.691
        """,
        structure=replace(PEOPLE, title=Text("Upah minimum menurut sektor", "Minimum wage by sector")),
    ),
)
