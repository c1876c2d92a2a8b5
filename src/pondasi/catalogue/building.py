"""Everything that readers need of a release, built before it is public: product, signals, changes, files."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from pondasi.catalogue import charts
from pondasi.catalogue.downloads import tidy, wide, workbook
from pondasi.catalogue.product import SAMPLE, Product
from pondasi.catalogue.synonyms import with_synonyms
from pondasi.core.values import Observation, Period, Text, in_order
from pondasi.observations import selectors as observations
from pondasi.observations.parquet import to_bytes
from pondasi.standards.selectors import structure_value

if TYPE_CHECKING:
    from pondasi.catalogue.models import Release

MOST_CHANGES = 50


def product_of(release: Release) -> Product:
    """The release's content from its slices."""
    dataset = release.dataset
    structure = structure_value(dataset.structure)
    standard = dataset.structure.standard
    parts = {part.period: part.slice for part in release.parts.select_related("slice__structure", "slice__file")}
    tables = observations.tables_of(structure, parts)
    found = in_order(structure.dimensions, [o for table in tables for o in table.observations])
    return Product(
        code=dataset.code,
        number=release.number,
        structure=structure,
        producer=dataset.producer.text,
        definition=Text(standard.definition, standard.definition_en),
        method=Text(dataset.method, dataset.method_en),
        city=settings.PONDASI_CITY,
        url=f"{settings.PONDASI_URL}/data/{dataset.code}/edisi/{release.number}/",
        release_at=timezone.localtime(release.release_at),
        is_sample=dataset.is_sample,
        observations=found,
        note=release.note,
    )


def artefacts_of(product: Product) -> dict[str, bytes]:
    """Every built file by kind."""
    dimensions = [dimension.id for dimension in product.structure.dimensions]
    built = {
        "xlsx": workbook.xlsx_bytes(product),
        "csv": tidy.csv_bytes(product),
        "csv-excel": tidy.excel_csv_bytes(product),
        "json": tidy.json_bytes(product),
        "parquet": wide.tidy_parquet(product),
        "wide": wide.wide_parquet(product),
        "trail": to_bytes(dimensions, product.observations),
        "chart-id": charts.chart_svg(product, "id"),
        "chart-en": charts.chart_svg(product, "en"),
        "chart-id-narrow": charts.chart_svg(product, "id", narrow=True),
        "chart-en-narrow": charts.chart_svg(product, "en", narrow=True),
    }
    headline = _headline_series(product)
    if len(headline) > 1:
        built["spark"] = charts.spark_svg(list(headline.values()), SAMPLE.id if product.is_sample else "")
    return built


def _headline_series(product: Product) -> dict[Period, Decimal]:
    """The figures of the whole: every dimension at its total."""
    roots = tuple(
        next(code.id for code in dimension.code_list if code.parent is None)
        for dimension in product.structure.dimensions
    )
    figures = product.series().get(roots, {})
    return {p: o.value for p, o in sorted(figures.items()) if isinstance(o.value, Decimal)}


def summary_of(product: Product, before: Product | None) -> dict[str, object]:
    """Counts, extents, signals, the headline and what changed: pages read this and count nothing."""
    headline = _headline_series(product)
    last = product.periods[-1]
    regions = charts.chart_series(product)
    summary: dict[str, object] = {
        "periods": [period.code for period in product.periods],
        "observations": len(product.observations),
        "complete": completeness(product),
        "regions": [
            {"name": name, "value": f"{figures[last]:f}"} for name, figures in regions.items() if last in figures
        ],
        "changes": _changes(product, before),
    }
    if last in headline:
        summary["headline"] = {"period": last.code, "value": f"{headline[last]:f}"}
        if (previous := headline.get(last.shift(-1))) is not None:
            summary["headline"] |= {"before": f"{previous:f}"}  # type: ignore[operator]
    return summary


def completeness(product: Product) -> dict[str, int]:
    """How many parts (no totals) hold a figure, of all that the structure has for the periods."""
    leaves = [{code.id for code in d.code_list.leaves} for d in product.structure.dimensions]
    expected = len(product.periods)
    for codes in leaves:
        expected *= len(codes)
    found = sum(
        o.value is not None and all(code in codes for code, codes in zip(o.key, leaves, strict=True))
        for o in product.observations
    )
    return {"found": found, "expected": expected}


def _changes(product: Product, before: Product | None) -> dict[str, object]:
    if before is None:
        return {}
    old = {(o.key, o.period): o for o in before.observations}
    new = {(o.key, o.period): o for o in product.observations}
    revised = [
        (old[at], o) for at, o in new.items() if at in old and (old[at].value != o.value or old[at].status != o.status)
    ]
    return {
        "since": before.number,
        "new_periods": [p.code for p in product.periods if p not in before.periods],
        "revised": len(revised),
        "removed": len(old.keys() - new.keys()),
        "examples": [_change(product, was, now) for was, now in revised[:MOST_CHANGES]],
    }


def _change(product: Product, was: Observation, now: Observation) -> dict[str, object]:
    pairs = zip(product.structure.dimensions, now.key, strict=True)
    names = [dimension.code_list.by_id[code].name for dimension, code in pairs]
    return {
        "key": {"id": ", ".join(n.id for n in names), "en": ", ".join(n.en for n in names)},
        "period": now.period.code,
        "was": was.digits or "",
        "now": now.digits or "",
    }


def search_text_of(product: Product) -> str:
    """What simple search looks through, lower case: title, definition, producer, regions, years."""
    names = [code.name.id for dimension in product.structure.dimensions for code in dimension.code_list]
    words = [
        product.structure.title.id,
        product.structure.title.en,
        product.definition.id,
        product.definition.en,
        product.producer.id,
        product.code,
        *names,
        *(period.code for period in product.periods),
    ]
    return with_synonyms(" ".join(words).casefold())
