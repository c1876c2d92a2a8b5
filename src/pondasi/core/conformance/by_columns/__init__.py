"""Large files judged by columns. Needs polars (extra `[large]`); nothing else of Pondasi imports it directly.

Expressions clear the values that are surely right, in one pass over the file; the judge of rows decides about the
others, each different text once. Keys are compared by hash in the same pass, and those that meet another one exactly
in a second pass. What cannot be proved to give the findings of the rows raises `Irregular`.
"""

from pondasi.core.conformance.by_columns.examination import examine_columns
from pondasi.core.conformance.by_columns.frames import parquet_records

__all__ = ["examine_columns", "parquet_records"]
