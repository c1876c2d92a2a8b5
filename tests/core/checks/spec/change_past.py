from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE

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
        Text("Satuan yang berubah", "Another unit"),
        """
        Kecamatan         | 2023   | 2024
        Balikpapan Timur  | 14.315 | 14.490.000
        Balikpapan Barat  | 12.408 | 12.460.000
        Balikpapan Utara  | 21.960 | 22.180.000
        """,
        structure=PEOPLE,
        finds=(
            "Hampir semua angka (3 dari 3) kira-kira 1.000 kali lipat angka tahun 2023: "
            "Balikpapan Timur 14.315 menjadi 14.490.000, Balikpapan Utara 21.960 menjadi 22.180.000 "
            "dan Balikpapan Barat 12.408 menjadi 12.460.000.",
        ),
    ),
    Example(
        Text("Di luar kebiasaan baris itu sendiri", "Outside of the row's own habit"),
        """
        Kecamatan         | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.310 | 12.350 | 12.408 | 23.700
        Balikpapan Utara  | 21.500 | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
        finds=("1 angka berubah jauh lebih besar daripada biasanya: Balikpapan Barat 12.408 menjadi 23.700.",),
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
)
