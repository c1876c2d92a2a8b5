"""Functions of values: no Django, no database, no clock, no network.

Everything here gives the same answer in the browser, in a nightly job and on an agency's own laptop.
From the ground up: `values`, `errors`, `lifecycle`, `tables` (workbook to tidy tables), `checks` (tables to findings).
"""
