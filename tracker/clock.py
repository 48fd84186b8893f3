"""The clock, read at the edges only: by the commands, the pages and the library's own door."""

import os
from datetime import UTC, datetime

from tracker.errors import UsageError
from tracker.language import _

VARIABLE = "TRACKER_NOW"
"""The environment variable that replaces the clock (RFC 3339 with an offset)."""


def now() -> datetime:
    """The instant it is, or that `$TRACKER_NOW` says it is.

    Raises:
        UsageError: `$TRACKER_NOW` is set to something that is no instant with an offset.
    """
    said = os.environ.get(VARIABLE)
    if not said:
        return datetime.now(UTC)
    from tracker.records.codec import instant

    try:
        return instant(said)
    except ValueError as error:
        raise UsageError(f"${VARIABLE} {error}", _("Write it like 2026-11-20T09:00:00+01:00")) from None


def machine_zone() -> str:
    """The IANA name of the zone this machine is set to; "UTC" when it has none."""
    from tzlocal import get_localzone_name

    return get_localzone_name() or "UTC"
