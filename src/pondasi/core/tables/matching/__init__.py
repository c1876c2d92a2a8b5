"""From a printed table to a tidy one: which code each printed label means, and which period each figure is about."""

from pondasi.core.tables.matching.match import NO_PERIOD, match

__all__ = ["NO_PERIOD", "match"]
