from tests.core.checks.grid import Example

from pondasi.core.values import Text

RULE = "digits_terminal"
EXAMPLES = (
    Example(
        Text("Menumpuk pada 0 dan 5", "Heaps on 0 and 5"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 4.600 | 2.765 | 643   | 975   | 5.015 | 1.284
        Damai          | 3.680 | 1.285 | 2.783 | 3.565 | 945   | 540
        Gunung Bahagia | 405   | 2.150 | 2.120 | 830   | 4.250 | 3.475
        Karang Rejo    | 3.655 | 3.840 | 1.000 | 5.038 | 5.555 | 2.025
        Klandasan Ilir | 5.928 | 2.610 | 3.160 | 1.115 | 2.949 | 3.124
        Manggar        | 525   | 3.759 | 1.366 | 1.500 | 2.420 | 1.225
        Margo Mulyo    | 490   | 890   | 4.210 | 4.388 | 1.855 | 5.987
        Prapatan       | 4.980 | 1.945 | 4.065 | 4.568 | 1.960 | 1.470
        Sepinggan      | 3.835 | 5.673 | 3.545 | 1.355 | 3.634 | 3.845
        Teritip        | 2.145 | 405   | 2.610 | 5.255 | 2.890 | 560
        """,
        finds=("46 dari 60 angka di tabel ini berakhir dengan 0 atau 5; biasanya sekitar 20 %.",),
    ),
    Example(
        Text("Sebagian dibulatkan ke ratusan", "Some rounded to hundreds"),
        """
        Kelurahan      | 0-14   | 15-24  | 25-39  | 40-54  | 55-64  | 65+
        Baru Tengah    | 55.180 | 15.000 | 60.850 | 23.617 | 43.471 | 47.100
        Damai          | 27.600 | 15.400 | 33.200 | 31.100 | 23.986 | 17.056
        Gunung Bahagia | 60.000 | 22.096 | 46.500 | 21.637 | 60.000 | 53.100
        Karang Rejo    | 61.894 | 60.800 | 40.780 | 19.300 | 28.198 | 28.297
        Klandasan Ilir | 48.600 | 32.473 | 26.767 | 14.392 | 48.412 | 53.029
        Manggar        | 16.264 | 26.803 | 30.295 | 33.679 | 39.088 | 53.389
        Margo Mulyo    | 51.967 | 50.491 | 58.897 | 25.336 | 42.607 | 30.106
        Prapatan       | 20.000 | 43.858 | 42.202 | 23.200 | 46.810 | 47.035
        Sepinggan      | 28.108 | 59.716 | 14.100 | 41.400 | 54.145 | 55.500
        Teritip        | 61.714 | 50.653 | 38.900 | 47.800 | 37.700 | 61.615
        """,
        finds=("21 dari 60 angka di tabel ini berakhir dengan 00; biasanya sekitar 1 %.",),
    ),
    Example(
        Text("Tahun ini dibulatkan, dahulu tidak", "Rounded this year, not before"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 5.087 | 1.477 | 1.160 | 3.370 | 1.530 | 4.090
        Damai          | 3.110 | 5.780 | 4.680 | 5.190 | 1.549 | 5.230
        Gunung Bahagia | 687   | 546   | 4.290 | 3.328 | 2.950 | 670
        Karang Rejo    | 574   | 5.300 | 5.611 | 1.010 | 4.350 | 950
        Klandasan Ilir | 2.950 | 3.010 | 1.520 | 993   | 1.016 | 4.111
        Manggar        | 4.870 | 3.410 | 760   | 1.461 | 3.200 | 3.280
        Margo Mulyo    | 1.100 | 4.277 | 1.040 | 3.820 | 647   | 4.495
        Prapatan       | 5.090 | 520   | 5.519 | 5.825 | 3.530 | 3.510
        Sepinggan      | 5.173 | 501   | 5.387 | 991   | 1.060 | 1.142
        Teritip        | 5.640 | 1.346 | 2.507 | 3.810 | 3.100 | 3.582
        """,
        previous=(
            """
            Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
            Baru Tengah    | 5.547 | 897   | 477   | 2.619 | 2.525 | 3.883
            Damai          | 620   | 5.506 | 711   | 1.239 | 2.223 | 4.837
            Gunung Bahagia | 2.679 | 993   | 1.108 | 5.940 | 1.717 | 4.910
            Karang Rejo    | 2.323 | 5.570 | 3.457 | 4.365 | 4.320 | 3.300
            Klandasan Ilir | 2.125 | 3.170 | 3.215 | 4.450 | 1.492 | 1.009
            Manggar        | 1.381 | 4.064 | 5.509 | 2.146 | 4.040 | 3.876
            Margo Mulyo    | 2.514 | 3.595 | 1.634 | 3.422 | 1.657 | 5.754
            Prapatan       | 5.287 | 3.065 | 2.782 | 4.894 | 1.906 | 3.903
            Sepinggan      | 5.755 | 3.424 | 5.156 | 1.194 | 4.184 | 3.055
            Teritip        | 1.043 | 4.853 | 1.080 | 3.938 | 5.022 | 5.052
            """,
        ),
        finds=("35 dari 60 angka di tabel ini berakhir dengan 0; biasanya sekitar 16 %.",),
    ),
    Example(
        Text("Satu angka terakhir yang terlalu sering", "One last digit far too often"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 760   | 4.627 | 3.681 | 4.857 | 5.017 | 1.398
        Damai          | 4.422 | 1.167 | 1.766 | 939   | 4.817 | 4.157
        Gunung Bahagia | 3.789 | 3.710 | 2.607 | 2.417 | 4.277 | 4.437
        Karang Rejo    | 1.440 | 3.187 | 3.957 | 4.307 | 4.707 | 2.998
        Klandasan Ilir | 1.289 | 1.968 | 3.837 | 5.461 | 640   | 2.537
        Manggar        | 1.460 | 587   | 691   | 1.997 | 1.674 | 2.261
        Margo Mulyo    | 497   | 2.727 | 3.038 | 3.311 | 2.407 | 5.477
        Prapatan       | 4.486 | 1.259 | 4.493 | 5.167 | 1.407 | 4.587
        Sepinggan      | 5.507 | 2.457 | 2.017 | 4.744 | 3.978 | 597
        Teritip        | 3.478 | 5.587 | 3.787 | 4.737 | 5.447 | 1.707
        """,
        finds=("34 dari 60 angka di tabel ini berakhir dengan 7; biasanya sekitar 10 %.",),
    ),
    Example(
        Text("Sebaran yang biasa", "Digits as usual"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 4.105 | 4.985 | 4.214 | 4.101 | 4.560 | 5.211
        Damai          | 1.955 | 1.912 | 4.593 | 4.297 | 5.559 | 5.429
        Gunung Bahagia | 1.925 | 1.171 | 4.058 | 2.885 | 1.561 | 1.142
        Karang Rejo    | 4.812 | 5.597 | 743   | 5.277 | 3.645 | 4.110
        Klandasan Ilir | 5.756 | 5.442 | 5.725 | 1.690 | 5.504 | 522
        Manggar        | 4.728 | 917   | 887   | 692   | 1.958 | 2.381
        Margo Mulyo    | 5.312 | 646   | 4.200 | 3.072 | 4.008 | 5.241
        Prapatan       | 2.000 | 4.652 | 2.314 | 5.645 | 2.809 | 4.494
        Sepinggan      | 437   | 5.826 | 1.096 | 4.146 | 5.764 | 2.678
        Teritip        | 3.732 | 4.915 | 1.081 | 2.480 | 2.982 | 2.281
        """,
    ),
    Example(
        Text("Dahulu pun sudah dibulatkan", "Rounded in the past as well"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 4.600 | 2.765 | 643   | 975   | 5.015 | 1.284
        Damai          | 3.680 | 1.285 | 2.783 | 3.565 | 945   | 540
        Gunung Bahagia | 405   | 2.150 | 2.120 | 830   | 4.250 | 3.475
        Karang Rejo    | 3.655 | 3.840 | 1.000 | 5.038 | 5.555 | 2.025
        Klandasan Ilir | 5.928 | 2.610 | 3.160 | 1.115 | 2.949 | 3.124
        Manggar        | 525   | 3.759 | 1.366 | 1.500 | 2.420 | 1.225
        Margo Mulyo    | 490   | 890   | 4.210 | 4.388 | 1.855 | 5.987
        Prapatan       | 4.980 | 1.945 | 4.065 | 4.568 | 1.960 | 1.470
        Sepinggan      | 3.835 | 5.673 | 3.545 | 1.355 | 3.634 | 3.845
        Teritip        | 2.145 | 405   | 2.610 | 5.255 | 2.890 | 560
        """,
        previous=(
            """
            Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
            Baru Tengah    | 4.460 | 2.680 | 625   | 945   | 4.865 | 1.245
            Damai          | 3.570 | 1.245 | 2.700 | 3.460 | 915   | 525
            Gunung Bahagia | 395   | 2.085 | 2.055 | 805   | 4.120 | 3.370
            Karang Rejo    | 3.545 | 3.725 | 970   | 4.885 | 5.390 | 1.965
            Klandasan Ilir | 5.750 | 2.530 | 3.065 | 1.080 | 2.860 | 3.030
            Manggar        | 510   | 3.645 | 1.325 | 1.455 | 2.345 | 1.190
            Margo Mulyo    | 475   | 865   | 4.085 | 4.255 | 1.800 | 5.805
            Prapatan       | 4.830 | 1.885 | 3.945 | 4.430 | 1.900 | 1.425
            Sepinggan      | 3.720 | 5.505 | 3.440 | 1.315 | 3.525 | 3.730
            Teritip        | 2.080 | 395   | 2.530 | 5.095 | 2.805 | 545
            """,
        ),
    ),
    Example(
        Text("Terlalu sedikit angka", "Too few figures"),
        """
        Kelurahan      | 0-14  | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 4.600 | 2.765 | 643   | 975   | 5.015 | 1.284
        Damai          | 3.680 | 1.285 | 2.783 | 3.565 | 945   | 540
        Gunung Bahagia | 405   | 2.150 | 2.120 | 830   | 4.250 | 3.475
        Karang Rejo    | 3.655 | 3.840 | 1.000 | 5.038 | 5.555 | 2.025
        Klandasan Ilir | 5.928 | 2.610 | 3.160 | 1.115 | 2.949 | 3.124
        Manggar        | 525   | 3.759 | 1.366 | 1.500 | 2.420 | 1.225
        Margo Mulyo    | 490   | 890   | 4.210 | 4.388 | 1.855 | 5.987
        Prapatan       | 4.980 | 1.945 | 4.065 | 4.568 | 1.960 | 1.470
        """,
    ),
    Example(
        Text("Angka kecil", "Small figures"),
        """
        Kelurahan      | 0-14 | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 54   | 75    | 26    | 71    | 12    | 52
        Damai          | 68   | 66    | 85    | 30    | 92    | 18
        Gunung Bahagia | 53   | 76    | 5     | 17    | 81    | 16
        Karang Rejo    | 97   | 33    | 35    | 59    | 54    | 67
        Klandasan Ilir | 9    | 28    | 85    | 51    | 4     | 15
        Manggar        | 36   | 35    | 38    | 46    | 73    | 72
        Margo Mulyo    | 68   | 56    | 69    | 75    | 15    | 84
        Prapatan       | 59   | 85    | 12    | 73    | 79    | 88
        Sepinggan      | 8    | 52    | 23    | 52    | 63    | 24
        Teritip        | 66   | 72    | 81    | 79    | 10    | 57
        """,
    ),
    Example(
        Text("Jatah yang memang sama", "A fixed allotment"),
        """
        Kelurahan      | 0-14 | 15-24 | 25-39 | 40-54 | 55-64 | 65+
        Baru Tengah    | 630  | 300   | 300   | 300   | 300   | 300
        Damai          | 300  | 879   | 503   | 300   | 799   | 300
        Gunung Bahagia | 300  | 599   | 300   | 300   | 300   | 300
        Karang Rejo    | 526  | 300   | 639   | 456   | 449   | 300
        Klandasan Ilir | 300  | 679   | 300   | 451   | 300   | 300
        Manggar        | 300  | 300   | 300   | 300   | 300   | 300
        Margo Mulyo    | 300  | 300   | 300   | 300   | 300   | 300
        Prapatan       | 743  | 340   | 951   | 300   | 300   | 300
        Sepinggan      | 300  | 300   | 481   | 300   | 300   | 300
        Teritip        | 300  | 300   | 394   | 714   | 400   | 240
        """,
    ),
    Example(
        Text("Nilai uang", "Amounts of money"),
        """
        Kelurahan      | Belanja A | Belanja B | Belanja C | Belanja D | Belanja E | Belanja F
        Baru Tengah    | 2.120     | 5.320     | 3.460     | 510       | 5.590     | 730
        Damai          | 2.040     | 1.880     | 3.740     | 4.120     | 3.340     | 3.430
        Gunung Bahagia | 3.720     | 2.000     | 5.360     | 1.750     | 1.180     | 4.600
        Karang Rejo    | 530       | 3.050     | 1.090     | 5.560     | 3.710     | 5.070
        Klandasan Ilir | 5.310     | 1.960     | 4.530     | 5.190     | 3.190     | 2.520
        Manggar        | 2.690     | 1.350     | 1.710     | 3.720     | 1.490     | 3.100
        Margo Mulyo    | 4.810     | 3.430     | 3.940     | 1.890     | 3.720     | 2.090
        Prapatan       | 1.910     | 980       | 3.200     | 2.870     | 4.240     | 1.230
        Sepinggan      | 490       | 3.310     | 5.630     | 5.510     | 810       | 2.300
        Teritip        | 2.640     | 5.860     | 2.850     | 3.170     | 2.170     | 5.800
        """,
    ),
)
