"""Work that waits in this room's own tables; the worker does each function in EVERY_SECONDS so often."""

from datetime import datetime

from pondasi.people import journal, services


def seal_journal(now: datetime) -> int:
    """Chain the entries that have been committed since."""
    return journal.seal()


def mail_notices(now: datetime) -> int:
    """Send inbox lines by e-mail where configured."""
    return services.mail_notices(now=now)


EVERY_SECONDS = {seal_journal: 2.0, mail_notices: 30.0}
