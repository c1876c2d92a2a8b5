"""Understanding a sheet: where its tables stand, what their rows and columns are, and what each figure says."""
