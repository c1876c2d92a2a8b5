"""Observations: accepted numbers at rest, as immutable slices.

Words: a *slice* is what one accepted submission added to a dataset; a *vintage* is the dataset as it stood at a
moment: for every period the newest slice accepted by then. This room knows structures and slices, not submissions,
reviews or releases; a slice keeps its submission's public id as text. It is the only room that knows where numbers lie
on disk and which engine (DuckDB on Parquet) reads them.
"""
