"""Frictionless Table Schema, Table Dialect and Data Package (v1 and v2 of the standard): read into values.

`model` holds the values, `parse` and `package` read descriptors, `lexical` and `moments` know what a text means under a
type and format.
"""
