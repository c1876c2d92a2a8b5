"""Whether a file conforms to its descriptor (dcterms:conformsTo): all rows against a Table Schema, findings by cause.

Rows are judged one by one with the standard library, or, where a file is large and polars (extra `[large]`) is there,
by columns: expressions clear what is surely right, and the same judge as for rows decides about all other values. Both
ways find the same.
"""

from pondasi.core.conformance.causes import Cause, Conformance, Failures, Kind
from pondasi.core.conformance.run import examine
from pondasi.core.conformance.wording import finding_of

__all__ = ["Cause", "Conformance", "Failures", "Kind", "examine", "finding_of"]
