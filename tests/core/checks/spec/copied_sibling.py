from tests.core.checks.grid import Example
from tests.core.checks.structures import PEOPLE_BY_SEX

from pondasi.core.values import Text

RULE = "copied_sibling"
_LAST_YEAR = """
        Kecamatan          | L      | P
        Balikpapan Timur   | 7.010  | 7.120
        Balikpapan Barat   | 6.180  | 6.215
        Balikpapan Utara   | 10.950 | 10.930
        Balikpapan Tengah  | 6.790  | 6.811
        Balikpapan Selatan | 9.040  | 8.990
        Balikpapan Kota    | 5.580  | 5.641
        """
EXAMPLES = (
    Example(
        Text("Kolom L tertempel di kolom P", "The column L pasted over the column P"),
        """
        Kecamatan          | L      | P
        Balikpapan Timur   | 7.135  | 7.135
        Balikpapan Barat   | 6.208  | 6.208
        Balikpapan Utara   | 11.033 | 11.033
        Balikpapan Tengah  | 6.777  | 6.777
        Balikpapan Selatan | 9.023  | 9.023
        Balikpapan Kota    | 5.600  | 5.600
        """,
        previous=(_LAST_YEAR,),
        structure=PEOPLE_BY_SEX,
        finds=(
            "6 dari 6 angka laki-laki sama persis dengan angka perempuan, padahal sebelumnya berbeda. "
            "Apakah salah satunya tertempel di tempat yang keliru?",
        ),
    ),
    Example(
        Text("Dua kolom yang berbeda", "Two columns that differ"),
        """
        Kecamatan          | L      | P
        Balikpapan Timur   | 7.135  | 7.200
        Balikpapan Barat   | 6.208  | 6.208
        Balikpapan Utara   | 11.033 | 10.998
        Balikpapan Tengah  | 6.777  | 6.850
        Balikpapan Selatan | 9.023  | 9.020
        Balikpapan Kota    | 5.600  | 5.677
        """,
        previous=(_LAST_YEAR,),
        structure=PEOPLE_BY_SEX,
    ),
)
