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
    Example(
        Text("Tanpa definisi: baris yang selalu ada", "Without a definition: a row that was always there"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 1.204
        Balikpapan Barat   | 980
        Balikpapan Utara   | 2.410
        """,
        previous=(
            """
            Kecamatan          | 2022
            Balikpapan Timur   | 1.198
            Balikpapan Barat   | 961
            Balikpapan Utara   | 2.377
            Balikpapan Kota    | 1.090
            """,
            """
            Kecamatan          | 2023
            Balikpapan Timur   | 1.201
            Balikpapan Barat   | 977
            Balikpapan Utara   | 2.391
            Balikpapan Kota    | 1.102
            """,
        ),
        finds=("Balikpapan Kota ada pada 2 periode sebelumnya, tetapi tidak ada dalam tabel ini.",),
    ),
    Example(
        Text("Nama yang ditulis lain dengan huruf yang sama", "The same name with other blanks and capitals"),
        """
        Desa         | 2024
        Nanjungwangi | 1.204
        Kebon Cau    | 980
        """,
        previous=(
            """
            Desa          | 2023
            NANJUNG WANGI | 1.201
            KEBONCAU      | 977
            """,
        ),
    ),
    Example(
        Text("Baris yang memang tidak setiap tahun ada", "Rows that by nature are not there every year"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 1.204
        Balikpapan Barat   | 980
        """,
        previous=(
            """
            Kecamatan          | 2023
            Balikpapan Timur   | 1.201
            Balikpapan Barat   | 977
            """,
        ),
        structure=PEOPLE,
    ),
)
