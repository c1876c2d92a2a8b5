"""The files that readers take away. Machine formats are never altered; the CSV for Excel guards against formulas."""
