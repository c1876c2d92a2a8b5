"""Written forms of Pondasi's values, one module or folder for each standard."""
