"""Work that waits in this room's own tables; the worker does each function in EVERY_SECONDS so often."""

from datetime import datetime

from pondasi.catalogue.services import builds, city


def build_releases(now: datetime) -> int:
    """Build one planned release."""
    return int(builds.build_next(now=now))


def publish_releases(now: datetime) -> int:
    """Make public what is due."""
    return builds.publish_due(now=now)


def plan_city_check(now: datetime) -> int:
    """Ask for the nightly check over all releases."""
    return int(city.plan_nightly(now=now))


def check_city(now: datetime) -> int:
    """Do a piece of a check over all releases; uploads and releases get their turn between two pieces."""
    return int(city.advance(now=now))


AT_START = (builds.release_claims, city.release_claims)
EVERY_SECONDS = {build_releases: 0.0, publish_releases: 0.5, plan_city_check: 60.0, check_city: 0.0}
