"""The words of sectoral tables: measures of agencies, places (real or made up), classes."""

from __future__ import annotations

import random

from tests.core.tables.layouts.model import Heading, Measure


def count(noun: str, unit: str, low: float = 40, high: float = 4000, english: str = "") -> Measure:
    return Measure(noun, "count", unit, low, high, 0, english)


AGENCIES: dict[str, tuple[Measure, ...]] = {
    "Dinas Pendidikan dan Kebudayaan": (
        count("Jumlah Sekolah", "unit", 11, 160, "Schools"),
        count("Jumlah Guru", "orang", 150, 3000, "Teachers"),
        count("Jumlah Peserta Didik", "siswa", 900, 42000, "Students"),
        count("Jumlah Ruang Kelas", "ruang", 90, 1800, "Classrooms"),
        Measure("Angka Partisipasi Kasar", "percent", "persen", 61, 109, 2, "Gross Enrolment Rate"),
        Measure("Rasio Murid per Guru", "rate", "", 9, 31, 1, "Student-Teacher Ratio"),
    ),
    "Dinas Kesehatan": (
        count("Jumlah Balita Ditimbang", "anak", 300, 9000, "Infants Weighed"),
        count("Kasus Demam Berdarah Dengue", "kasus", 12, 800, "Dengue Cases"),
        count("Kasus TB Paru", "kasus", 21, 1900, "Tuberculosis Cases"),
        count("Jumlah Tenaga Perawat", "orang", 30, 1200, "Nurses"),
        count("Jumlah Ibu Hamil", "orang", 120, 5000, "Pregnant Women"),
        Measure("Cakupan Kunjungan K4", "percent", "persen", 62, 99, 2, "Antenatal Visits"),
        Measure("Persentase Balita Stunting", "percent", "persen", 4, 31, 1, "Stunting"),
    ),
    "Dinas Kependudukan dan Pencatatan Sipil": (
        count("Jumlah Penduduk", "jiwa", 5200, 190000, "Population"),
        count("Jumlah Kepala Keluarga", "KK", 1500, 62000, "Households"),
        count("Jumlah Akta Kelahiran", "lembar", 200, 9000, "Birth Certificates"),
        Measure("Kepadatan Penduduk", "rate", "jiwa/km²", 110, 900, 1, "Population Density"),
        Measure("Luas Wilayah", "area", "km²", 11, 480, 2, "Area"),
    ),
    "Dinas Sosial": (
        count("Jumlah Keluarga Penerima Manfaat", "KPM", 300, 15000, "Beneficiary Families"),
        count("Jumlah Penyandang Disabilitas", "orang", 20, 900, "Persons with Disabilities"),
        count("Jumlah Lanjut Usia Terlantar", "orang", 15, 700, "Neglected Elderly"),
        Measure("Nilai Bantuan", "money", "rupiah", 11_000_000, 990_000_000, 0, "Value of Aid"),
    ),
    "Dinas Koperasi, UMKM dan Perindustrian": (
        count("Jumlah Koperasi Aktif", "unit", 12, 240, "Active Cooperatives"),
        count("Jumlah Usaha Mikro", "unit", 400, 21000, "Micro Enterprises"),
        count("Jumlah Tenaga Kerja", "orang", 300, 22000, "Workers"),
        Measure("Omzet Usaha", "money", "juta rupiah", 1200, 88000, 2, "Turnover"),
    ),
    "Dinas Lingkungan Hidup": (
        Measure("Timbulan Sampah", "weight", "ton", 900, 44000, 2, "Waste Generated"),
        Measure("Sampah Terangkut", "weight", "ton", 300, 21000, 2, "Waste Transported"),
        count("Jumlah Tempat Penampungan Sementara", "unit", 11, 130, "Waste Stations"),
        Measure("Persentase Sampah Terolah", "percent", "persen", 11, 88, 2, "Waste Treated"),
    ),
    "Dinas Pangan, Pertanian dan Perikanan": (
        Measure("Luas Panen", "area", "ha", 100, 5400, 1, "Harvested Area"),
        Measure("Produksi Padi", "weight", "ton", 900, 41000, 2, "Paddy Production"),
        count("Jumlah Rumah Tangga Nelayan", "RT", 30, 2200, "Fishing Households"),
        count("Populasi Sapi Potong", "ekor", 150, 9200, "Beef Cattle"),
    ),
    "Badan Pengelola Pajak Daerah": (
        Measure("Target Penerimaan", "money", "rupiah", 40_000_000, 9_000_000_000, 0, "Target"),
        Measure("Realisasi Penerimaan", "money", "rupiah", 30_000_000, 8_000_000_000, 0, "Realisation"),
        count("Jumlah Wajib Pajak", "WP", 200, 26000, "Taxpayers"),
        Measure("Persentase Capaian", "percent", "persen", 41, 117, 2, "Achievement"),
    ),
    "Dinas Ketenagakerjaan": (
        count("Jumlah Pencari Kerja Terdaftar", "orang", 130, 8000, "Registered Job Seekers"),
        count("Jumlah Lowongan Kerja", "lowongan", 60, 3000, "Vacancies"),
        count("Jumlah Pekerja Dirumahkan", "orang", 30, 2900, "Workers Laid Off"),
        Measure("Jumlah Penduduk Miskin", "thousands", "ribu jiwa", 21, 1900, 2, "Poor Population"),
    ),
    "Dinas Perhubungan": (
        count("Jumlah Kendaraan Bermotor", "unit", 900, 78000, "Motor Vehicles"),
        count("Jumlah Penumpang", "orang", 1100, 160000, "Passengers"),
        Measure("Panjang Jalan", "area", "km", 12, 410, 2, "Length of Roads"),
    ),
    "Dinas Pemuda, Olahraga dan Pariwisata": (
        count("Jumlah Wisatawan", "orang", 800, 98000, "Visitors"),
        count("Jumlah Kamar Hotel", "kamar", 40, 3800, "Hotel Rooms"),
        Measure("Tingkat Penghunian Kamar", "percent", "persen", 21, 78, 2, "Occupancy Rate"),
    ),
}

CLASSES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "sex": ("Jenis Kelamin", ("Laki-laki", "Perempuan"), "Jumlah"),
    "sex_short": ("Jenis Kelamin", ("L", "P"), "L+P"),
    "sex_order": ("Jenis Kelamin", ("Perempuan", "Laki-laki"), "Total"),
    "ownership": ("Status", ("Negeri", "Swasta"), "Jumlah"),
    "level": ("Jenjang", ("SD", "SMP", "SMA", "SMK"), "Jumlah"),
    "schooling": (
        "Pendidikan Tertinggi",
        ("Tidak/Belum Tamat SD", "SD/MI", "SMP/MTs", "SMA/SMK/MA", "Diploma I/II/III", "S1 ke atas"),
        "Jumlah",
    ),
    "scale": ("Skala Usaha", ("Mikro", "Kecil", "Menengah"), "Total"),
    "age": ("Kelompok Umur", ("0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40+"), "Jumlah"),
    "age_words": ("Kelompok Umur", ("0 - 14 Tahun", "15 - 64 Tahun", "65 Tahun ke Atas"), "Jumlah"),
    "religion": ("Agama", ("Islam", "Protestan", "Katolik", "Hindu", "Buddha", "Lainnya"), "Jumlah"),
    "condition": ("Kondisi", ("Baik", "Sedang", "Rusak Ringan", "Rusak Berat"), "Jumlah"),
    "disaster": (
        "Jenis Kejadian",
        ("Banjir", "Tanah Longsor", "Puting Beliung", "Kebakaran Hutan dan Lahan", "Gelombang Pasang"),
        "Jumlah",
    ),
    "vehicle": ("Jenis Kendaraan", ("Sepeda Motor", "Mobil Penumpang", "Bus", "Truk"), "Jumlah"),
    "layoff": ("Status", ("PHK", "Dirumahkan", "Informal/ Bangkrut/ Kehilangan Usaha"), "Total"),
    "quarter": ("Triwulan", ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), "Jumlah"),
    "quarter_short": ("Triwulan", ("I", "II", "III", "IV"), "Total"),
    "semester": ("Semester", ("Semester I", "Semester II"), "Jumlah"),
}

ENGLISH = {
    "Laki-laki": "Male", "Perempuan": "Female", "Jumlah": "Total", "Negeri": "Public", "Swasta": "Private",
    "Kecamatan": "District", "Kelurahan": "Village", "Kabupaten/Kota": "Regency/Municipality", "Provinsi": "Province",
    "Jenis Kelamin": "Sex", "Kelompok Umur": "Age Group", "Bulan": "Month", "Tahun": "Year", "Uraian": "Description",
    "Baik": "Good", "Sedang": "Fair", "Islam": "Islam", "Protestan": "Protestant", "Katolik": "Catholic",
    "Januari": "January", "Februari": "February", "Maret": "March", "Mei": "May", "Juni": "June", "Juli": "July",
    "Agustus": "August", "Oktober": "October", "Desember": "December", "L": "M", "P": "F",
    "Mikro": "Micro", "Kecil": "Small", "Menengah": "Medium", "Semester I": "1st Semester",
    "Triwulan I": "1st Quarter", "Triwulan II": "2nd Quarter", "Triwulan III": "3rd Quarter",
    "Triwulan IV": "4th Quarter", "Satuan": "Unit", "Status": "Status",
}  # fmt: skip

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

CITY = {
    "Balikpapan Timur": ("Manggar", "Lamaru", "Teritip", "Manggar Baru"),
    "Balikpapan Barat": ("Baru Ilir", "Baru Tengah", "Baru Ulu", "Kariangau", "Margo Mulyo", "Marga Sari"),
    "Balikpapan Utara": ("Batu Ampar", "Gunung Samarinda", "Karang Joang", "Muara Rapak", "Graha Indah"),
    "Balikpapan Tengah": ("Gunung Sari Ulu", "Gunung Sari Ilir", "Karang Rejo", "Karang Jati", "Mekar Sari"),
    "Balikpapan Selatan": ("Sepinggan", "Gunung Bahagia", "Sepinggan Baru", "Sungainangka", "Damai Baru"),
    "Balikpapan Kota": ("Prapatan", "Telaga Sari", "Klandasan Ulu", "Klandasan Ilir", "Damai"),
}
REGENCIES = (
    "Bogor", "Sukabumi", "Cianjur", "Bandung", "Garut", "Tasikmalaya", "Ciamis", "Kuningan", "Cirebon", "Majalengka",
    "Sumedang", "Indramayu", "Subang", "Purwakarta", "Karawang", "Bekasi",
)  # fmt: skip
CITIES = ("Kota Bogor", "Kota Sukabumi", "Kota Bandung", "Kota Cirebon", "Kota Bekasi", "Kota Depok", "Kota Cimahi")
PROVINCES = (
    "Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu", "Lampung",
    "Kepulauan Bangka Belitung", "Kepulauan Riau", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta",
    "Jawa Timur", "Banten", "Bali", "Nusa Tenggara Barat", "Kalimantan Barat", "Kalimantan Timur", "Gorontalo",
)  # fmt: skip
FIRST = ("Suka", "Tanjung ", "Karang ", "Muara ", "Batu ", "Sungai ", "Lubuk ", "Tebing ", "Pulau ", "Rantau ")
SECOND = ("maju", "Harapan", "Anyar", "Bengkal", "Raya", "Jaya", "Indah", "Lestari", "Makmur", "Sari", "Panjang")

INDUSTRIES = (
    ("Pertanian, Kehutanan, dan Perikanan", ("Tanaman Pangan", "Perkebunan", "Perikanan")),
    ("Pertambangan dan Penggalian", ("Minyak dan Gas Bumi", "Batubara dan Lignit")),
    ("Industri Pengolahan", ("Industri Makanan dan Minuman", "Industri Kayu", "Industri Kimia")),
    ("Konstruksi", ()),
    ("Transportasi dan Pergudangan", ("Angkutan Darat", "Angkutan Laut", "Angkutan Udara")),
    ("Jasa Keuangan dan Asuransi", ("Jasa Perantara Keuangan", "Asuransi dan Dana Pensiun")),
    ("Real Estate", ()),
    ("Jasa Pendidikan", ()),
)


def made_up(chance: random.Random, number: int) -> list[str]:
    """Names of villages and kecamatan that sound right but belong to no place known."""
    found: list[str] = []
    while len(found) < number:
        name = chance.choice(FIRST) + chance.choice(SECOND)
        name = "Suka" + name[4:].lower() if name.startswith("Suka") else name.title()
        if name not in found:
            found.append(name)
    return found


def coded(names: tuple[str, ...] | list[str], bps: str, kemendagri: str, first: int = 1) -> list[Heading]:
    """Headings with a code of either system under the codes of their parent."""
    width = 3 if len(bps) in (4, 7) else 2
    found = []
    for place, name in enumerate(names, first):
        low = f"{place * (10 if len(bps) == 4 else 1):0{width}d}"
        own = f"{place:02d}" if kemendagri.count(".") < 2 else f"{1000 + place}"
        found.append(Heading(name, codes=(bps + low, f"{kemendagri}.{own}")))
    return found
