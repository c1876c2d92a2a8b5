"""Frozen values that every other part of Pondasi speaks in."""

from pondasi.core.values.answer import AnswerKind, answers_to, is_reason, plain_answer
from pondasi.core.values.code import TOTAL, Code, CodeList
from pondasi.core.values.finding import Finding, Proposal, Severity
from pondasi.core.values.metadata import Metadata
from pondasi.core.values.period import MONTHS, Frequency, Period
from pondasi.core.values.structure import DataStructure, Dimension, Measure, MeasureKind
from pondasi.core.values.table import Candidate, Observation, OpenLabel, Place, Role, Status, Table, in_order
from pondasi.core.values.text import NO_TEXT, Text, format_number

__all__ = [
    "MONTHS",
    "NO_TEXT",
    "TOTAL",
    "AnswerKind",
    "Candidate",
    "Code",
    "CodeList",
    "DataStructure",
    "Dimension",
    "Finding",
    "Frequency",
    "Measure",
    "MeasureKind",
    "Metadata",
    "Observation",
    "OpenLabel",
    "Period",
    "Place",
    "Proposal",
    "Role",
    "Severity",
    "Status",
    "Table",
    "Text",
    "answers_to",
    "format_number",
    "in_order",
    "is_reason",
    "plain_answer",
]
