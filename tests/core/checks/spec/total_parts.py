from dataclasses import replace

from tests.core.checks.grid import Example
from tests.core.checks.structures import KECAMATAN, PEOPLE, PEOPLE_BY_SEX, PERCENTAGE, SEX, structure

from pondasi.core.values import Text

RULE = "total_parts"
_CORRECT = """
        Kecamatan          | 2024
        Balikpapan Timur   | 14.135
        Balikpapan Barat   | 12.408
        Balikpapan Utara   | 21.960
        Balikpapan Tengah  | 13.577
        Balikpapan Selatan | 18.023
        Balikpapan Kota    | 11.254
        Kota Balikpapan    | 91.357
        """
_TWO = replace(KECAMATAN.code_list, codes=KECAMATAN.code_list.codes[:3])
EXAMPLES = (
    Example(
        Text("Dua angka tertukar tempat", "Two digits changed places"),
        _CORRECT.replace("12.408", "12.480"),
        structure=PEOPLE,
        finds=(
            "Kota Balikpapan tercetak 91.357, sedangkan 6 bagiannya berjumlah 91.429: selisih −72. "
            "Bila Balikpapan Barat (sel B3) 12.408, jumlahnya cocok: dua angkanya tertukar tempat.",
        ),
    ),
    Example(
        Text("Satu bagian belum dijumlahkan", "One part was left out of the total"),
        _CORRECT.replace("91.357", "80.103"),
        structure=PEOPLE,
        finds=(
            "Kota Balikpapan tercetak 80.103, sedangkan 6 bagiannya berjumlah 91.357: selisih −11.254. "
            "Selisih itu sama dengan Balikpapan Kota (sel B7): mungkin belum ikut dijumlahkan.",
        ),
    ),
    Example(
        Text("Dua jumlah bertemu di satu sel", "Two totals meet in one cell"),
        """
        Kecamatan          | L      | P      | L+P
        Balikpapan Timur   | 7.000  | 7.135  | 14.135
        Balikpapan Barat   | 6.200  | 6.208  | 12.408
        Balikpapan Utara   | 11.033 | 10.960 | 21.960
        Balikpapan Tengah  | 6.777  | 6.800  | 13.577
        Balikpapan Selatan | 9.000  | 9.023  | 18.023
        Balikpapan Kota    | 5.600  | 5.654  | 11.254
        Kota Balikpapan    | 45.577 | 45.780 | 91.357
        """,
        structure=PEOPLE_BY_SEX,
        finds=(
            "Jumlah Kota Balikpapan, laki-laki dan Balikpapan Utara, laki-laki dan perempuan sama-sama berselisih 33. "
            "Penyebabnya mungkin satu sel: bila Balikpapan Utara, laki-laki (sel B4) 11.000, bukan 11.033, semuanya "
            "cocok.",
        ),
    ),
    Example(
        Text("Jumlah yang juga bagian", "A total that is also a part"),
        """
        Kecamatan          | L      | P      | L+P
        Balikpapan Timur   | 7.000  | 7.135  | 14.135
        Balikpapan Barat   | 6.200  | 6.208  | 12.408
        Kota Balikpapan    | 31.200 | 13.343 | 26.543
        """,
        structure=structure(replace(KECAMATAN, code_list=_TWO), SEX),
        finds=(
            "Jumlah Kota Balikpapan, laki-laki dan Kota Balikpapan, laki-laki dan perempuan sama-sama berselisih "
            "18.000. Penyebabnya mungkin satu sel: bila Kota Balikpapan, laki-laki (sel B4) 13.200, bukan 31.200, "
            "semuanya cocok: dua angkanya tertukar tempat.",
        ),
    ),
    Example(Text("Jumlahnya cocok", "The total agrees"), _CORRECT, structure=PEOPLE),
    Example(
        Text("Tanpa definisi dataset: baris “Jumlah”", "Without a dataset's definition: the row “Jumlah”"),
        """
        Jenis  | 2024
        Roda 2 | 1.200
        Roda 4 | 340
        Jumlah | 1.550
        """,
        finds=("Jumlah tercetak 1.550, sedangkan 2 bagiannya berjumlah 1.540: selisih 10.",),
    ),
    Example(
        Text("Ada bagian yang belum ada datanya", "A part has no figure yet"),
        _CORRECT.replace("11.254", "..."),
        structure=PEOPLE,
    ),
    Example(
        Text("Persentase tidak dijumlahkan", "Percentages are not added up"),
        """
        Kecamatan          | 2024
        Balikpapan Timur   | 97,2
        Balikpapan Barat   | 96,1
        Balikpapan Utara   | 98,4
        Balikpapan Tengah  | 97,0
        Balikpapan Selatan | 95,9
        Balikpapan Kota    | 98,8
        Kota Balikpapan    | 97,3
        """,
        structure=PERCENTAGE,
    ),
    Example(
        Text("Baris terakhir adalah rata-rata", "The last row is an average"),
        """
        Kecamatan | 2024
        Timur     | 71,2
        Barat     | 70,4
        Utara     | 72,9
        Jumlah    | 71,5
        """,
    ),
    Example(
        Text("Semua jumlah lain cocok sampai angka terakhir", "All other totals agree to the last digit"),
        """
        Jenis  | Ton A | Ton B | Ton C | Ton D
        Padi   | 12,4  | 3,1   | 7,7   | 9,9
        Jagung | 10,3  | 2,2   | 6,5   | 8,8
        Kedelai| 5,5   | 1,4   | 3,3   | 2,2
        Jumlah | 28,2  | 6,7   | 17,5  | 21,0
        """,
        finds=("Jumlah, Ton D tercetak 21,0, sedangkan 3 bagiannya berjumlah 20,9: selisih 0,1.",),
    ),
    Example(
        Text("Satu baris terlewat di bawah jumlah", "A row left out above its totals"),
        """
        Desa    | L   | P   | Lainnya
        Cibiru  | 120 | 118 | 3
        Cinambo | 87  | 91  | 2
        Gedebage| 60  | 71  | 4
        Jumlah  | 310 | 340 | 11
        """,
        finds=(
            "Jumlah, L tercetak 310, sedangkan 3 bagiannya berjumlah 267: selisih 43. Juga tidak cocok: Jumlah, P dan "
            "Jumlah, Lainnya. Mungkin satu baris terlewat.",
        ),
    ),
    Example(
        Text("Sel kosong di sini berarti tidak ada", "Blank cells mean none here"),
        """
        Desa     | A  | B  | C  | D
        Cibiru   | 10 |    | 4  | 9
        Cinambo  | 5  | 3  |    | 2
        Gedebage |    | 6  | 1  |
        Ujung    | 2  |    | 8  | 7
        Jumlah   | 17 | 9  | 13 | 19
        """,
        finds=("Jumlah, D tercetak 19, sedangkan 3 bagiannya berjumlah 18: selisih 1.",),
    ),
)
