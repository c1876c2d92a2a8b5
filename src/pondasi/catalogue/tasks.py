"""Work that waits in this room's own tables; the worker does each function in EVERY_SECONDS so often."""

from datetime import datetime

from pondasi.catalogue.services import builds


def build_releases(now: datetime) -> int:
    """Build one planned release."""
    return int(builds.build_next(now=now))


def publish_releases(now: datetime) -> int:
    """Make public what is due."""
    return builds.publish_due(now=now)


AT_START = (builds.release_claims,)
EVERY_SECONDS = {build_releases: 0.0, publish_releases: 0.5}
