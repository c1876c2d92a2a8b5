from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE, PEOPLE_BY_SEX

from pondasi.core.values import Text

RULE = "keys_missing"
EXAMPLES = (
    Example(
        Text("Satu kecamatan terlewat", "One district left out"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 1.204
        Balikpapan Barat   | 980
        Balikpapan Utara   | 2.410
        Balikpapan Selatan | 1.877
        Balikpapan Kota    | 1.090
        """,
        structure=PEOPLE,
        finds=("1 dari 6 kecamatan belum ada dalam tabel: Balikpapan Tengah.",),
    ),
    Example(
        Text("Satu kolom terlewat", "One column left out"),
        """
        Kecamatan          | L   | L+P
        Balikpapan Timur   | 610 | 1.204
        Balikpapan Barat   | 480 | 980
        Balikpapan Utara   | 910 | 1.850
        Balikpapan Tengah  | 700 | 1.391
        Balikpapan Selatan | 930 | 1.877
        Balikpapan Kota    | 540 | 1.090
        """,
        structure=PEOPLE_BY_SEX,
        finds=("1 dari 2 jenis kelamin belum ada dalam tabel: perempuan.",),
    ),
    Example(
        Text("Nama yang mirip sudah ditanyakan oleh aturan lain", "A similar name is asked about by another rule"),
        """
        Kecamatan                     | 2024
        Balikpapan Timur              | 1.204
        Balikpapan Barat              | 980
        Bpp. Utara ≈ Balikpapan Utara | 2.410
        Balikpapan Tengah             | 1.391
        Balikpapan Selatan            | 1.877
        Balikpapan Kota               | 1.090
        """,
        structure=PEOPLE,
    ),
    Example(
        Text("Lengkap; satu angka belum ada, dan itu tertulis", "Complete; one figure is not there yet, and says so"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 1.204
        Balikpapan Barat   | 980
        Balikpapan Utara   | 2.410
        Balikpapan Tengah  | ...
        Balikpapan Selatan | 1.877
        Balikpapan Kota    | 1.090
        """,
        structure=PEOPLE,
    ),
)
