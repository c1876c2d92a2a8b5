from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PEOPLE_BY_SEX

from pondasi.core.values import Text

RULE = "break_unit"
EXAMPLES = (
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
            "3 dari 3 angka di tabel ini kira-kira 1.000 kali lipat angka tahun 2023: "
            "Balikpapan Timur 14.315 menjadi 14.490.000, Balikpapan Barat 12.408 menjadi 12.460.000 "
            "dan Balikpapan Utara 21.960 menjadi 22.180.000.",
        ),
    ),
    Example(
        Text("Satuan yang berubah dalam satu kolom", "Another unit in one column"),
        """
        Kecamatan           | L      | P
        Balikpapan Timur    | 14,49  | 14.120
        Balikpapan Barat    | 12,46  | 12.200
        Balikpapan Utara    | 22,18  | 21.830
        Balikpapan Tengah   | 18,61  | 18.540
        """,
        previous=(
            """
            Kecamatan           | L      | P
            Balikpapan Timur    | 14.315 | 14.010
            Balikpapan Barat    | 12.408 | 12.130
            Balikpapan Utara    | 21.960 | 21.570
            Balikpapan Tengah   | 18.390 | 18.320
            """,
        ),
        structure=PEOPLE_BY_SEX,
        finds=(
            "4 dari 4 angka pada laki-laki kira-kira seper-1.000 angka tahun 2023: "
            "Balikpapan Timur, laki-laki 14.315 menjadi 14,49, Balikpapan Barat, laki-laki 12.408 menjadi 12,46, "
            "Balikpapan Utara, laki-laki 21.960 menjadi 22,18 dan 1 lainnya.",
        ),
    ),
    Example(
        Text("Satu angka saja bukan satuan", "A single figure is no unit"),
        """
        Kecamatan         | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.350 | 12.408 | 124.600
        Balikpapan Utara  | 21.740 | 21.960 | 22.180
        """,
        structure=PEOPLE,
    ),
)
