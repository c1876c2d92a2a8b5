from tests.core.checks.grid import Example

from pondasi.core.values import Text

RULE = "personal_data"
EXAMPLES = (
    Example(
        Text("Daftar penerima dengan nama dan NIK", "A list of recipients with names and NIK"),
        """
        No | Nama Penerima | NIK               | Nilai
        1  | Siti Contoh   | '6471054101900001 | 600000
        2  | Budi Contoh   | '6471051203850002 | 600000
        3  | Ani Misal     | '6471056507780003 | 600000
        """,
        as_workbook=True,
        finds=(
            "Berkas ini memuat data pribadi: kolom B (“Nama Penerima”) berisi 3 nama orang dan "
            "kolom C (“NIK”) berisi 3 NIK.",
        ),
    ),
    Example(
        Text("Nomor telepon dan surel tanpa judul yang jelas", "Telephone numbers and e-mail without a clear header"),
        """
        Kelurahan    | Kontak       | Keterangan
        Damai        | 081200000001 | contoh.satu@example.com
        Prapatan     | 081200000002 | contoh.dua@example.com
        Telaga Sari  | 081200000003 | contoh.tiga@example.com
        """,
        as_workbook=True,
        finds=(
            "Berkas ini memuat data pribadi: kolom B (“Kontak”) berisi 3 nomor telepon pribadi dan "
            "kolom C (“Keterangan”) berisi 3 alamat surel pribadi.",
        ),
    ),
    Example(
        Text("Kode wilayah, nama sekolah, dan kop surat", "Region codes, names of schools, and a letterhead"),
        """
        Dinas Contoh, telepon 0812 0000 0001, dinas@example.com
        Kode          | Nama Kelurahan | Nama Sekolah | Kode BPS
        64.71.05.1002 | Sepinggan      | SDN 001      | 6471010007
        64.71.05.1006 | Gunung Bahagia | SDN 002      | 6471010006
        64.71.05.1008 | Sepinggan Baru | SDN 003      | 6471010012
        """,
        as_workbook=True,
    ),
    Example(
        Text("Uang dengan enam belas angka", "Money of sixteen digits"),
        """
        Program | Pagu
        A       | 6471054101900000
        B       | 1250000000000000
        C       | 3471051203850000
        """,
        as_workbook=True,
    ),
)
