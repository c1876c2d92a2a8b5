"""Work that waits in this room's own tables; the worker does each function in EVERY_SECONDS so often."""

from datetime import datetime

from pondasi.collection.services import readings


def read_uploads(now: datetime) -> int:
    """Do one due reading; the worker comes back at once while there are more."""
    return int(readings.read_next(now=now))


def discard_settled(now: datetime) -> int:
    """Remove incoming bytes that a crash left behind."""
    return readings.discard_settled()


AT_START = (readings.release_claims,)


def sweep_incoming(now: datetime) -> int:
    """Remove uploads that were broken off."""
    return readings.sweep_incoming(now=now)


EVERY_SECONDS = {read_uploads: 0.0, discard_settled: 60.0, sweep_incoming: 3600.0}
