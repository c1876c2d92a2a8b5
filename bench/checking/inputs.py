"""The table that is checked: made from a seed, of invented figures, once."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

AGES = [*(f"{low:02d}-{low + 4:02d}" for low in range(0, 75, 5)), "75+"]
SEXES = ["L", "P"]
STATUSES = ["tetap", "sementara", "sangat_sementara"]
KEY = ["kode_wilayah", "tahun", "bulan", "jenis_kelamin", "kelompok_umur"]
COLUMNS = [*KEY, "nilai", "satuan", "status"]
CODES = 83_971
_TEXTS = ["n/a", "12,5 rb", "tidak ada", "-"]
_SHARE = 0.01


def codes() -> list[str]:
    """Village codes of ten digits."""
    return [f"{11 + at // 2300}{at // 230 % 10:02d}{at // 23 % 10:02d}{2001 + at % 23:04d}" for at in range(CODES)]


def rows(count: int) -> Iterator[list[str]]:
    """The rows in the order of their keys, with what is planted in them."""
    r = random.Random(20240601)  # noqa: S311 - figures, not secrets
    keys = product(range(2015, 2026), (6, 12), SEXES, AGES)
    within = [[str(part) for part in key] for key in keys]
    known, above = codes(), [""] * len(KEY)
    for at in range(count):
        key = [known[at // len(within) % CODES], *within[at % len(within)]]
        value = f"{r.lognormvariate(4.5, 0.8):.2f}"
        chance = r.random()
        if chance < _SHARE:
            key[0] = f"99{r.randrange(10**8):08d}"
        elif chance < 2 * _SHARE:
            value = ""
        elif chance < 3 * _SHARE:
            value = f"-{value}" if r.random() < 0.5 else f"5{r.randrange(10**6):06d}"
        elif chance < 4 * _SHARE:
            value = r.choice(_TEXTS)
        elif chance < 5 * _SHARE and at:
            key = above
        above = key
        yield [*key, value, "jiwa", r.choices(STATUSES, (90, 8, 2))[0]]


def schema() -> dict[str, object]:
    """The rules as a Table Schema."""

    def field(name: str, kind: str = "string", **limits: object) -> dict[str, object]:
        return {"name": name, "type": kind, "constraints": {"required": True, **limits}}

    return {
        "fields": [
            field("kode_wilayah"),
            field("tahun", "integer", minimum=2015, maximum=2025),
            field("bulan", "integer", minimum=1, maximum=12),
            field("jenis_kelamin", enum=SEXES),
            field("kelompok_umur", enum=AGES),
            field("nilai", "number", minimum=0, maximum=1_000_000),
            field("satuan", enum=["jiwa"]),
            field("status", enum=STATUSES),
        ],
        "primaryKey": KEY,
        "foreignKeys": [{"fields": "kode_wilayah", "reference": {"resource": "codes.csv", "fields": "kode_wilayah"}}],
    }


def made(folder: Path, count: int) -> Path:
    """The table of that many rows; the schema and the codes lie beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "schema.json").write_text(json.dumps(schema()), encoding="utf-8")
    (folder / "codes.csv").write_text("\n".join(["kode_wilayah", *codes(), ""]), encoding="utf-8")
    path = folder / f"checked-{count}.csv"
    if not path.exists():
        half = path.with_suffix(".half")
        with half.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows(count))
        half.rename(path)
    return path
