from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PERCENTAGE

from pondasi.core.values import Text

RULE = "revision_past"
EXAMPLES = (
    Example(
        Text("Angka tahun lalu dalam berkas ini berbeda", "Last year's figure differs in this file"),
        """
        Kecamatan         | 2022   | 2023   | 2024
        Balikpapan Timur  | 14.180 | 14.315 | 14.490
        Balikpapan Barat  | 12.530 | 12.480 | 12.460
        """,
        previous=(
            """
            Kecamatan         | 2022   | 2023
            Balikpapan Timur  | 14.180 | 14.315
            Balikpapan Barat  | 12.350 | 12.408
            """,
        ),
        structure=PEOPLE,
        finds=(
            "2 angka periode yang lalu berbeda dari yang sudah diterima: "
            "Balikpapan Barat tahun 2022 12.350 menjadi 12.530 dan Balikpapan Barat tahun 2023 12.408 menjadi 12.480.",
        ),
    ),
    Example(
        Text("Angka lama yang sama, dengan desimal lebih sedikit", "The same old figures with fewer decimals"),
        """
        Kecamatan         | 2023 | 2024
        Balikpapan Timur  | 5,1  | 5,0
        Balikpapan Barat  | 4,71 | 4,6
        """,
        previous=(
            """
            Kecamatan         | 2023
            Balikpapan Timur  | 5,12
            Balikpapan Barat  | 4,71
            """,
        ),
        structure=PERCENTAGE,
    ),
)
