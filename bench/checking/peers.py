"""One peer's check in a process of its own: `python peers.py NAME FILE OUT`. Every failing row is written to OUT."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path

from inputs import AGES, COLUMNS, KEY, SEXES, STATUSES

_HIGHEST = 1_000_000


def _codes(path: Path) -> list[str]:
    return (path.parent / "codes.csv").read_text(encoding="utf-8").split()[1:]


def polars(path: Path, out: Path) -> None:
    """By hand: flags of all rows in one streaming pass, keys by hash and in a second pass exactly."""
    import polars as pl

    c = pl.col
    known = pl.scan_csv(path.parent / "codes.csv", infer_schema=False).with_columns(known=pl.lit(value=True))
    scan = pl.scan_csv(path, infer_schema=False, row_index_name="row", row_index_offset=2)
    number = c("nilai").cast(pl.Float64, strict=False)
    year, month = (c(name).cast(pl.Int32, strict=False) for name in ("tahun", "bulan"))
    rules = {
        "code": c("known").is_null(),
        "year": ~year.is_between(2015, 2025).fill_null(value=False),
        "month": ~month.is_between(1, 12).fill_null(value=False),
        "sex": ~c("jenis_kelamin").is_in(SEXES).fill_null(value=False),
        "age": ~c("kelompok_umur").is_in(AGES).fill_null(value=False),
        "missing": c("nilai").is_null(),
        "type": number.is_null() & c("nilai").is_not_null(),
        "range": ~number.is_between(0, _HIGHEST).fill_null(value=True),
        "unit": (c("satuan") != "jiwa").fill_null(value=True),
        "status": ~c("status").is_in(STATUSES).fill_null(value=False),
    }
    joined = scan.join(known, on="kode_wilayah", how="left", maintain_order="left")
    flags = [one.alias(name) for name, one in rules.items()]
    found = joined.select("row", *flags, hash=pl.struct(KEY).hash()).collect(engine="streaming")
    twice = found.filter(c("hash").is_duplicated()).select("row")
    keys = scan.select("row", *KEY).join(twice.lazy(), on="row", how="semi").collect(engine="streaming")
    doubles = keys.filter(pl.struct(KEY).is_duplicated()).select("row", rule=pl.lit("key"))
    failing = [found.filter(name).select("row", rule=pl.lit(name)) for name in rules]
    pl.concat([*failing, doubles]).sort("row", "rule").write_parquet(out)


def frictionless(path: Path, out: Path) -> None:
    from frictionless import Package, system

    system.trusted = True
    package = {
        "resources": [
            {
                "name": "codes.csv",
                "path": "codes.csv",
                "schema": {"fields": [{"name": "kode_wilayah", "type": "string"}]},
            },
            {"name": "checked", "path": path.name, "schema": "schema.json"},
        ]
    }
    resource = Package.from_descriptor(package, basepath=str(path.parent)).get_resource("checked")
    errors = resource.validate(limit_errors=10**9).tasks[0].errors
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((getattr(error, "row_number", None), error.type) for error in errors)


def dataframely(path: Path, out: Path) -> None:
    import dataframely as dy
    import polars as pl

    known = _codes(path)

    class Table(dy.Schema):
        row = dy.Int64()
        kode_wilayah = dy.String(primary_key=True, check=lambda c: c.is_in(known))
        tahun = dy.Int64(primary_key=True, min=2015, max=2025)
        bulan = dy.Int64(primary_key=True, min=1, max=12)
        jenis_kelamin = dy.String(primary_key=True, check=lambda c: c.is_in(SEXES))
        kelompok_umur = dy.String(primary_key=True, check=lambda c: c.is_in(AGES))
        nilai = dy.String(nullable=False)
        number = dy.Float64(nullable=True, min=0, max=_HIGHEST)
        satuan = dy.String(nullable=False, check=lambda c: c.is_in(["jiwa"]))
        status = dy.String(nullable=False, check=lambda c: c.is_in(STATUSES))

        @dy.rule()
        def nilai_type(cls) -> pl.Expr:
            return pl.col("nilai").is_null() | pl.col("number").is_not_null()

    _, failures = Table.filter(_frame(path))
    failures.details().write_parquet(out)


def pointblank(path: Path, out: Path) -> None:
    import pointblank as pb
    import polars as pl

    checks = (
        pb.Validate(_frame(path))
        .col_vals_in_set("kode_wilayah", _codes(path))
        .col_vals_between("tahun", 2015, 2025)
        .col_vals_between("bulan", 1, 12)
        .col_vals_in_set("jenis_kelamin", SEXES)
        .col_vals_in_set("kelompok_umur", AGES)
        .col_vals_not_null("nilai")
        .col_vals_expr(pl.col("nilai").is_null() | pl.col("number").is_not_null())
        .col_vals_between("number", 0, _HIGHEST, na_pass=True)
        .col_vals_in_set("satuan", ["jiwa"])
        .col_vals_in_set("status", STATUSES)
        .rows_distinct(columns_subset=KEY)
        .interrogate(get_first_n=10**9, extract_limit=10**9)
    )
    extracts = [(number, one) for number, one in checks.get_data_extracts().items() if one is not None]
    rows = [pl.DataFrame(one).select("_row_num_", rule=pl.lit(number)) for number, one in extracts]
    pl.concat(rows).write_parquet(out)


def pandera(path: Path, out: Path) -> None:
    import pandera.polars as pa
    import polars as pl

    known = _codes(path)
    columns = {
        "kode_wilayah": pa.Column(pl.String, pa.Check.isin(known, error="code")),
        "tahun": pa.Column(pl.Int64, pa.Check.in_range(2015, 2025)),
        "bulan": pa.Column(pl.Int64, pa.Check.in_range(1, 12)),
        "jenis_kelamin": pa.Column(pl.String, pa.Check.isin(SEXES)),
        "kelompok_umur": pa.Column(pl.String, pa.Check.isin(AGES)),
        "nilai": pa.Column(pl.String, nullable=False),
        "number": pa.Column(pl.Float64, pa.Check.in_range(0, _HIGHEST), nullable=True),
        "is_number": pa.Column(pl.Boolean, pa.Check.eq(value=True)),
        "satuan": pa.Column(pl.String, pa.Check.isin(["jiwa"])),
        "status": pa.Column(pl.String, pa.Check.isin(STATUSES)),
    }
    is_number = pl.col("nilai").is_null() | pl.col("number").is_not_null()
    try:
        pa.DataFrameSchema(columns, unique=KEY).validate(_frame(path).with_columns(is_number=is_number), lazy=True)
    except pa.errors.SchemaErrors as errors:
        errors.failure_cases.write_parquet(out)


def great_expectations(path: Path, out: Path) -> None:
    import great_expectations as gx
    import pandas as pd

    text = {"kode_wilayah": object, "nilai": object}
    frame = pd.read_csv(path, dtype=text, keep_default_na=False, na_values={"nilai": [""]})
    frame["number"], frame["row"] = pd.to_numeric(frame["nilai"], errors="coerce"), range(2, len(frame) + 2)
    context, e = gx.get_context(mode="ephemeral"), gx.expectations
    suite = context.suites.add(gx.ExpectationSuite("suite"))
    sets = {"kode_wilayah": _codes(path), "jenis_kelamin": SEXES, "kelompok_umur": AGES, "satuan": ["jiwa"]}
    ranges = {"tahun": (2015, 2025), "bulan": (1, 12), "number": (0, _HIGHEST)}
    for column, values in (sets | {"status": STATUSES}).items():
        suite.add_expectation(e.ExpectColumnValuesToBeInSet(column=column, value_set=values))
    for column, (low, high) in ranges.items():
        suite.add_expectation(e.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high))
    suite.add_expectation(e.ExpectColumnValuesToNotBeNull(column="nilai"))
    suite.add_expectation(e.ExpectColumnValuesToMatchRegex(column="nilai", regex=r"^-?\d+(\.\d+)?$"))
    suite.add_expectation(e.ExpectCompoundColumnsToBeUnique(column_list=KEY))
    asset = context.data_sources.add_pandas("source").add_dataframe_asset("asset")
    batch = asset.add_batch_definition_whole_dataframe("batch")
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="all", data=batch, suite=suite))
    form = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": ["row"],
        "return_unexpected_index_query": False,
    }
    results = definition.run(batch_parameters={"dataframe": frame}, result_format=form).results
    with out.open("w", encoding="utf-8", newline="") as file:
        for one in results:
            rows = one.result.get("unexpected_index_list") or []
            csv.writer(file).writerows((row["row"], one.expectation_config.type) for row in rows)


def _frame(path: Path):  # noqa: ANN202 - polars is loaded only where it is measured
    import polars as pl

    types = dict.fromkeys(COLUMNS, pl.String) | {"tahun": pl.Int64, "bulan": pl.Int64}
    frame = pl.read_csv(path, schema=types, row_index_name="row", row_index_offset=2)
    return frame.with_columns(pl.col("row").cast(pl.Int64), number=pl.col("nilai").cast(pl.Float64, strict=False))


PEERS: dict[str, tuple[str, Callable[[Path, Path], None]]] = {
    "polars": ("polars", polars),
    "dataframely": ("dataframely", dataframely),
    "pointblank": ("pointblank", pointblank),
    "pandera": ("pandera", pandera),
    "great_expectations": ("great_expectations", great_expectations),
    "frictionless": ("frictionless", frictionless),
}
"""Name to the module that it needs, and its check."""

if __name__ == "__main__":
    PEERS[sys.argv[1]][1](Path(sys.argv[2]), Path(sys.argv[3]))
