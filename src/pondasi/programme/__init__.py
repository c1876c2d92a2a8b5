"""Programme: the yearly data list (Daftar Data): which dataset, by whom, when, and who may see it.

Words: a *dataset* is an entry of the data list; a *delivery* is one period of it that is due on a day.
This room does not know what was handed in or what it says.
"""
