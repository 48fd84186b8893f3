"""Moments as machines count them and as clocks show them, on the clock of one zone.

Files that are read twice must give the same moment twice, so nothing here is rounded or guessed by the day of
the import.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from tracker.errors import BadFile
from tracker.importers.base import Options
from tracker.importers.clocks import zone_named
from tracker.language import _, ngettext
from tracker.records.base import YEARS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = int((datetime(YEARS.start, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds())
_LAST = int((datetime(YEARS.stop, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds())
_WHOLE = re.compile(r"-?[0-9]{1,18}\Z")
_MINUTE = timedelta(minutes=1)


def outside() -> str:
    """What is said of a moment that nobody believes: a slip of a machine, not a contact."""
    return _("The date lies outside the years {first} to {last}").format(first=YEARS[0], last=YEARS[-1])


def whole_number(text: object) -> int | None:
    """The whole number that a text or a JSON value is; None when it is none, or beyond 18 digits."""
    if isinstance(text, int) and not isinstance(text, bool):
        return text if abs(text) < 10**18 else None
    return int(text) if isinstance(text, str) and _WHOLE.match(text) else None


class Instants:
    """Tells moments in the zone of one import, and counts those that had to be moved.

    Args:
        options: those of the import; the zone must be given.

    Attributes:
        zone: that zone.
        timezone: its name once a clock time was read in it; "" while all moments told their own.

    Raises:
        BadFile: there is no zone, or none of that name.
    """

    def __init__(self, options: Options) -> None:
        if options.timezone is None:
            raise BadFile(
                _("It is not known on which clock the contacts of the file were lived"),
                _("Name its time zone, such as --timezone Europe/Amsterdam"),
            )
        self.zone: ZoneInfo = zone_named(options.timezone)
        self.timezone = ""
        self._moved = 0

    def counted(self, seconds: int, microseconds: int = 0) -> str | None:
        """The moment so many seconds after 1970 in UTC; None outside the years that are believed."""
        if not _FIRST <= seconds < _LAST:
            return None
        since = timedelta(seconds=seconds, microseconds=microseconds)
        moment = (_EPOCH + since).astimezone(self.zone)
        offset = moment.utcoffset()
        if offset is not None and offset % _MINUTE:  # before 1937: RFC 3339 knows no seconds of an offset
            moment = moment.astimezone(timezone(offset - offset % _MINUTE))
        return moment.isoformat() if moment.year in YEARS else None

    def shown(self, wall: datetime) -> str | None:
        """The moment when clocks showed `wall`; one with an offset of its own is taken at its word.

        Of a time that came twice the first; one that the clocks skipped is moved on by what they skipped.
        """
        if wall.tzinfo is not None:
            try:
                return self.counted(int((wall - _EPOCH).total_seconds()))
            except OverflowError:  # an offset that leads out of the years there are
                return None
        self.timezone = self.zone.key
        if wall.year not in YEARS:
            return None
        wall = wall.replace(microsecond=0)
        before, after = (wall.replace(tzinfo=self.zone, fold=fold).utcoffset() for fold in (0, 1))
        assert before is not None
        assert after is not None
        if before < after:  # skipped: the offset before the gap leads to a time behind it
            self._moved += 1
        return self.counted(int((wall.replace(tzinfo=UTC) - before - _EPOCH).total_seconds()))

    def notes(self) -> tuple[str, ...]:
        """What to say of the moments that were moved."""
        if not self._moved:
            return ()
        said = ngettext(
            "{n} time that the clocks skipped was moved on by the length of the gap.",
            "{n} times that the clocks skipped were moved on by the length of the gap.",
            self._moved,
        )
        return (said.format(n=self._moved),)
