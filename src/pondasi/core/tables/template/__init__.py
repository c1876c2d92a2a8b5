"""Workbooks to fill in: written from a dataset's definition, read back by the codes that they carry.

A *form* is one sheet: a statistical table as people print it, with codes in a hidden column and a hidden row.
`write_form` makes it, `read_form` reads it back, `without_codes` is the workbook as the ordinary reader should see it.
Writing (`template.write`) is imported on its own, because it loads a library that reading does not need.
"""

from pondasi.core.tables.template.coded import identities_in, without_codes
from pondasi.core.tables.template.identity import FormIdentity, identity_of
from pondasi.core.tables.template.read import FilledForm, read_form

__all__ = ["FilledForm", "FormIdentity", "identities_in", "identity_of", "read_form", "without_codes"]
