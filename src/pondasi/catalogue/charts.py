"""Charts of a release as SVG: Vega-Lite specifications, drawn by vl-convert at release (never on the request path)."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

import vl_convert

from pondasi.catalogue.product import SAMPLE, Product
from pondasi.core.revisions import Analysis
from pondasi.core.values import Observation, Period, Text

COLOURS = ("#0b4a44", "#d98a1f", "#1f4f86", "#9c2424", "#7b5ea7", "#4a5855")
_FEW = 6
_WIDE, _NARROW = 520, 150
"""Widths of the plot in pixels; names at the lines' ends come beside it."""
_LOCALES: dict[str, Any] = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]},
}


def chart_svg(product: Product, language: str, *, narrow: bool = False) -> bytes:
    """Lines by region where there are three periods or more, else bars of the newest; `narrow` for telephones."""
    series = chart_series(product)
    if len(product.periods) >= 3 and len(series) <= _FEW:
        spec = _lines(product, series, language)
    else:
        spec = _bars(product, series, language)
    spec["width"] = _NARROW if narrow else _WIDE
    return _draw(spec, language)


def chart_series(product: Product) -> dict[str, dict[Period, Decimal]]:
    """Name (Indonesian) to figures by period: the parts of the region dimension, totals of every other dimension."""
    dimensions = product.structure.dimensions
    chosen: dict[str, dict[Period, Decimal]] = {}
    for observation in product.observations:
        if isinstance(observation.value, Decimal) and _is_charted(product, observation):
            names = [
                d.code_list.by_id[code].name.id
                for d, code in zip(dimensions, observation.key, strict=True)
                if d.is_region
            ]
            chosen.setdefault(", ".join(names), {})[observation.period] = observation.value
    return chosen


def _is_charted(product: Product, observation: Observation) -> bool:
    for dimension, code in zip(product.structure.dimensions, observation.key, strict=True):
        is_total = code in dimension.code_list.children
        if is_total == dimension.is_region:
            return False
    return True


def _base(product: Product, language: str) -> dict[str, Any]:
    sample = f" ({SAMPLE.in_language(language)})" if product.is_sample else ""
    unit = product.structure.measure.unit.in_language(language)
    source = Text("Sumber", "Source").in_language(language)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "#ffffff",
        "height": 270,
        "padding": {"left": 4, "right": 4, "top": 4, "bottom": 4},
        "title": {
            "text": f"{unit}{sample}",
            "subtitle": f"{source}: {product.producer.in_language(language)}",
            "anchor": "start",
            "fontSize": 13,
            "fontWeight": 500,
            "color": "#4a5855",
            "subtitleColor": "#6a7673",
            "subtitleFontSize": 12,
            "offset": 14,
        },
        "config": {
            "font": "Inter, Helvetica, Arial, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": "#4a5855",
                "labelFontSize": 12,
                "gridColor": "#efede6",
                "domainColor": "#e2dfd6",
                "tickColor": "#e2dfd6",
                "title": None,
            },
        },
    }


def _lines(product: Product, series: dict[str, dict[Period, Decimal]], language: str) -> dict[str, Any]:
    data = [
        {"name": name, "period": period.short_text.in_language(language), "value": float(value)}
        for name, figures in series.items()
        for period, value in sorted(figures.items())
    ]
    last = product.periods[-1].short_text.in_language(language)
    ends = _spread([row for row in data if row["period"] == last])
    colour = {"field": "name", "type": "nominal", "legend": None, "scale": {"range": list(COLOURS)}}
    shown = [period.short_text.in_language(language) for period in product.periods]
    x = {
        "field": "period",
        "type": "ordinal",
        "sort": shown,
        "axis": {"labelAngle": 0, "grid": False, "labelOverlap": "greedy"},
    }
    y_scale = {"zero": False, "nice": True}
    y = {"field": "value", "type": "quantitative", "scale": y_scale, "axis": {"tickCount": 5, "domain": False}}
    return _base(product, language) | {
        "layer": [
            {
                "data": {"values": data},
                "mark": {"type": "line", "strokeWidth": 2.2, "point": {"size": 28}},
                "encoding": {"x": x, "y": y, "color": colour},
            },
            {
                "data": {"values": ends},
                "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 12, "fontWeight": 600},
                "encoding": {
                    "x": x,
                    "y": {"field": "place", "type": "quantitative", "scale": y_scale},
                    "text": {"field": "name"},
                    "color": colour,
                },
            },
        ]
    }


def _spread(ends: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Label places at the lines' ends, moved apart so that no two overlap."""
    ordered = sorted(ends, key=lambda row: row["value"])
    if not ordered:
        return []
    gap = ((ordered[-1]["value"] - ordered[0]["value"]) or 1) / 15
    place = ordered[0]["value"] - gap
    for row in ordered:
        place = max(row["value"], place + gap)
        row["place"] = place
    return ordered


def _bars(product: Product, series: dict[str, dict[Period, Decimal]], language: str) -> dict[str, Any]:
    last = product.periods[-1]
    data = [{"name": name, "value": float(figures[last])} for name, figures in series.items() if last in figures]
    spec = _base(product, language)
    spec["title"]["text"] += f", {last.text.in_language(language)}"
    y = {"field": "name", "type": "nominal", "sort": "-x", "axis": {"labelLimit": 220, "domain": False, "ticks": False}}
    x = {"field": "value", "type": "quantitative", "scale": {"zero": True}, "axis": {"tickCount": 5}}
    decimals = product.structure.measure.decimals
    return spec | {
        "height": {"step": 34},
        "data": {"values": data},
        "layer": [
            {"mark": {"type": "bar", "color": "#15786d", "height": {"band": 0.7}}, "encoding": {"x": x, "y": y}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": "#13211f"},
                "encoding": {"x": x, "y": y, "text": {"field": "value", "format": f",.{decimals}f"}},
            },
        ],
    }


def revisions_svg(product: Product, analysis: Analysis, language: str, *, narrow: bool = False) -> bytes:
    """By period: how large revisions were on average (bars) and in which direction (points), in percent."""
    measured = {period: (one.relative_absolute, one.relative_mean) for period, one in analysis.by_period.items()}
    data = [
        {"period": period.short_text.in_language(language), "size": float(size * 100), "bias": float(bias * 100)}
        for period, (size, bias) in measured.items()
        if size is not None and bias is not None
    ]
    spec = _base(product, language)
    sample = f" ({SAMPLE.in_language(language)})" if product.is_sample else ""
    spec["title"] |= {
        "text": Text("Perubahan sesudah terbit, persen", "Revised after release, percent").in_language(language)
        + sample,
        "subtitle": Text("Batang: besarnya. Titik: arahnya.", "Bars: their size. Points: their direction.").in_language(
            language
        ),
    }
    axis = {"labelAngle": 0, "grid": False, "labelOverlap": "greedy"}
    x = {"field": "period", "type": "ordinal", "sort": [row["period"] for row in data], "axis": axis}
    bars = {"type": "bar", "color": "#15786d", "width": {"band": 0.5}}
    points = {"type": "point", "filled": True, "size": 70, "color": "#d98a1f", "stroke": "#ffffff"}

    def y(field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "axis": {"tickCount": 5, "domain": False}}

    layers = [
        {"mark": bars, "encoding": {"x": x, "y": y("size")}},
        {"mark": points, "encoding": {"x": x, "y": y("bias")}},
    ]
    return _draw(spec | {"width": _NARROW if narrow else _WIDE, "data": {"values": data}, "layer": layers}, language)


def spark_svg(values: list[Decimal], title: str = "") -> bytes:
    """A line of 180 by 40 px without axes; a dot at its end. `title` is what it says when it stands alone."""
    low, high = min(values), max(values)
    span = (high - low) or Decimal(1)
    step = Decimal(168) / max(len(values) - 1, 1)
    points = [(4 + step * place, 34 - (value - low) / span * 28) for place, value in enumerate(values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 40" width="180" height="40">'
        f"{f'<title>{escape(title)}</title>' if title else ''}"
        f'<polyline points="{path}" fill="none" stroke="#15786d" stroke-width="2" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0f5f57"/></svg>'
    ).encode()


def _draw(spec: dict[str, Any], language: str) -> bytes:
    svg = vl_convert.vegalite_to_svg(spec, format_locale=_LOCALES.get(language, _LOCALES["id"]))
    return svg.encode() if isinstance(svg, str) else svg
