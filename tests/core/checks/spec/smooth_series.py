from tests.core.checks.grid import Example
from tests.core.checks.structures import AREA, PEOPLE

from pondasi.core.values import Text

RULE = "smooth_series"
EXAMPLES = (
    Example(
        Text("Garis lurus", "A straight line"),
        """
        Kecamatan         | 2020   | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490 | 14.612
        Balikpapan Barat  | 12.310 | 12.468 | 12.626 | 12.784 | 12.942
        """,
        structure=PEOPLE,
        finds=(
            "1 deret naik atau turun sama persis setiap periode, sampai angka terakhir: "
            "Balikpapan Barat (12.468; 12.626; 12.784; 12.942).",
        ),
    ),
    Example(
        Text("Pertumbuhan tetap 2,5 persen", "A constant growth of 2.5 per cent"),
        """
        Kecamatan         | 2020   | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.020 | 14.180 | 14.315 | 14.490 | 14.612
        Balikpapan Barat  | 12.310 | 12.618 | 12.933 | 13.256 | 13.587
        """,
        structure=PEOPLE,
        finds=(
            "1 deret naik atau turun sama persis setiap periode, sampai angka terakhir: "
            "Balikpapan Barat (12.618; 12.933; 13.256; 13.587).",
        ),
    ),
    Example(
        Text("Jumlah kecil yang kebetulan naik satu-satu", "Small counts that happen to rise by one"),
        """
        Kecamatan         | 2020 | 2021 | 2022 | 2023 | 2024
        Balikpapan Timur  | 3    | 4    | 5    | 6    | 7
        Balikpapan Barat  | 10   | 12   | 14   | 16   | 18
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Luas yang tetap", "Areas that stay"),
        """
        Kecamatan         | 2021   | 2022   | 2023   | 2024
        Balikpapan Timur  | 137,16 | 137,16 | 137,16 | 137,16
        """,
        structure=AREA,
    ),
)
