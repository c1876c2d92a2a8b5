"""The kinds of files that a release is built into."""

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "csv-excel": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "chart-id": "image/svg+xml",
    "chart-en": "image/svg+xml",
    "chart-id-narrow": "image/svg+xml",
    "chart-en-narrow": "image/svg+xml",
    "spark": "image/svg+xml",
    "revisions": "text/csv; charset=utf-8",
    "revisions-id": "image/svg+xml",
    "revisions-en": "image/svg+xml",
    "revisions-id-narrow": "image/svg+xml",
    "revisions-en-narrow": "image/svg+xml",
    "wide": "application/vnd.apache.parquet",
    "trail": "application/vnd.apache.parquet",
}
"""Kind to media type, for every artefact."""

DOWNLOADS = ("xlsx", "csv", "csv-excel", "json", "parquet")
"""The kinds that readers take away."""
