"""From a printed table to a tidy one: which code each printed label means, and which period each figure is about."""

from pondasi.core.tables.matching.match import NO_PERIOD, match
from pondasi.core.tables.matching.reasons import Reason, reason_text
from pondasi.core.tables.matching.why import LabelReasons, explain_label

__all__ = ["NO_PERIOD", "LabelReasons", "Reason", "explain_label", "match", "reason_text"]
