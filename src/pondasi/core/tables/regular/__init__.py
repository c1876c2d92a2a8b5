"""Large regular tables by columns: a sample is read as any other sheet, and the rows in between follow its form.

A table is regular where all rows between its head and its tail have one form: label, period and code columns that are
filled, and value columns of figures. The ordinary reader decides what each column is, from the head, the tail and rows
chosen from between; what its decisions rest on is then proved over all rows, column by column. Where a proof fails the
table is `Irregular` and belongs to the ordinary reader. Position implies the cell, so no object per cell is made.

Nothing here is imported until a file is large: the columns need polars, which comes with the extra `[large]`.
"""
