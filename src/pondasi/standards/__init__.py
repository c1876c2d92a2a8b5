"""Standards: concepts, definitions, units, code lists and data structures, versioned.

Words: a *code list version* is a code list as it holds from a day; a *data standard* (Standar Data Statistik) gives
concept, definition, classification, measure and unit; a *data structure* says what a dataset is broken down by.
This room does not know who produces a dataset, when it is due, or any figure.
"""
