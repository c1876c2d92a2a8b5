"""Opening a file: from bytes to a `Workbook` of filled cells, whatever the format. One module a format."""

from pondasi.core.tables.open.clipboard import workbook_from_clipboard
from pondasi.core.tables.open.load import load_workbook

__all__ = ["load_workbook", "workbook_from_clipboard"]
