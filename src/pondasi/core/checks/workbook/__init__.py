"""Findings explained in the agency's own workbook: cells coloured and commented, and a sheet to answer on.

An .xlsx or .xlsm is edited part by part, as bytes: everything that is not touched stays to the letter (formulas,
charts, pictures, macros). Other formats become a new .xlsx with the same cells.
"""

from pondasi.core.checks.workbook.answers import GivenAnswer, answers_in, without_answers
from pondasi.core.checks.workbook.explaining import explained_name, explained_workbook
from pondasi.core.checks.workbook.listing import Explained

__all__ = ["Explained", "GivenAnswer", "answers_in", "explained_name", "explained_workbook", "without_answers"]
