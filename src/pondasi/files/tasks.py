"""Work that waits in this room's own tables; the worker does each function in EVERY_SECONDS so often."""

from datetime import datetime

from pondasi.files import services


def sweep(now: datetime) -> int:
    """Remove what nobody needs any more."""
    return services.sweep(now=now)


EVERY_SECONDS = {sweep: 3600.0}
