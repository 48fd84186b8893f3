"""What every importer takes and gives: options in, a batch of records and problems out.

An importer reads one kind of file. It knows no database, no network and no clock, so the same file with the
same options always gives the same batch.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from tracker.errors import BadFile, TrackerError
from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.records import Problem

DateOrder = Literal["dmy", "mdy", "ymd"]
DATE_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")

LeftOut = Literal["cancelled", "declined", "private", "all-day", "free", "longer than a day"]
LEFT_OUT = (
    *(N_("cancelled"), N_("declined"), N_("private")),
    *(N_("all-day"), N_("free"), N_("longer than a day")),
)
"""The words of `LeftOut`, which go through `_` where somebody reads them."""


Holds = Literal["events", "records", "contacts"]
"""What an importer's batches hold: `CalendarEvent`s, records of the tracker's own, or `ContactEvent`s."""


@dataclass(frozen=True)
class Options:
    """What a file does not say of itself, so that the user does.

    Attributes:
        timezone: the IANA zone in which the file's clock times were lived.
        date_order: how an open date such as 03/04/2026 is read.
        columns: the meaning of each column of a file without a header, e.g. ("start", "end", "title");
            "" for a column that does not matter.
        me: the user's own addresses, numbers and chat names, in normal form (`records.addresses.normal`).
        is_known: whether a contact of this key was taken in before, so that it need not be read again.
        progress: is told now and then which share of a large file was read, from 0 to 1.
    """

    timezone: str | None = None
    date_order: DateOrder | None = None
    columns: tuple[str, ...] | None = None
    me: frozenset[str] = frozenset()
    is_known: Callable[[str], bool] | None = None
    progress: Callable[[float], None] | None = None


class CalendarEvent(NamedTuple):
    """One row of a calendar, before it is matched with a client. No description: that stays private.

    Attributes:
        line: the line of the file on which the row begins, 1-based; line breaks inside quotes count.
        title: the title, without surrounding spaces; may be empty.
        starts_at: RFC 3339 with offset, local to the zone of the import; None for an all-day event.
        ends_at: as `starts_at`.
        seconds: true elapsed seconds, a clock change included; 0 for an all-day event.
        day: the first day of an all-day event, else None.
        last_day: the last day of an all-day event, inclusive, else None.
        organiser: as written.
        attendees: every attendee column, joined by ";".
        categories: as written.
        left_out: why the event is no work by itself; None for a candidate.
        notice: what had to be chosen while reading it, as a sentence; None when nothing had.
        key: the event's identity: title, start and its ordinal among equal ones (20 hex digits).
        digest: a hash of all that matters; equal digests mean an unchanged event (20 hex digits).
    """

    line: int
    title: str
    starts_at: str | None
    ends_at: str | None
    seconds: int
    day: date | None
    last_day: date | None
    organiser: str
    attendees: str
    categories: str
    left_out: LeftOut | None
    notice: str | None
    key: str
    digest: str


class ContactEvent(NamedTuple):
    """A mail, chat message, call or meeting as a file tells of it: when and with whom, and no word of it.

    Attributes:
        line: where in the file it stands: the line, or the number of the message; 1-based.
        channel: one of `records.CHANNELS`.
        direction: "in", or "out" when it came from the user.
        at: RFC 3339 with offset, on the clock of the import's zone.
        parties: who is on the other side, the most telling first, in normal form: the sender of what came in,
            the recipients of what went out, then the name of the group; at least one.
        seconds: how long a call or meeting lasted; None for a missed one and for what is written.
        automatic: a machine wrote it.
        asks: whether it asks for an answer.
        urgent: whether its sender marked it so.
        ids: for threading: its own id first, then those it refers to, the oldest first; () where its client
            and channel make the thread.
        key: what the same contact is known by in another export; digested before it is stored.
        composed_at: as `at`, when it was written, if the file tells that it was sent later.
    """

    line: int
    channel: str
    direction: str
    at: str
    parties: tuple[str, ...]
    seconds: int | None = None
    automatic: bool = False
    asks: bool = False
    urgent: bool = False
    ids: tuple[str, ...] = ()
    key: str = ""
    composed_at: str | None = None


@dataclass(frozen=True)
class Batch:
    """All that one file holds.

    Attributes:
        records: what was read, in file order; a `CalendarEvent` each for a calendar, a `ContactEvent` for
            mail, chats and calls.
        problems: the rows that could not be read, one each.
        timezone: the zone in which clock times were read; "" when the file has none and none was given.
        date_order: how the file's dates were read; None when it holds no dates.
        notes: sentences on what was skipped or decided for the file as a whole.
        left_out: how many contacts were left out, by reason ("draft", "spam", "system line", ...).
        known: how many contacts `Options.is_known` knew.
        likely_me: when nobody in a file of contacts is the user: who he might be, the most likely first, as
            written; `records` are then empty.
    """

    records: Sequence[Any]
    problems: tuple[Problem, ...] = ()
    timezone: str = ""
    date_order: DateOrder | None = None
    notes: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    known: int = 0
    likely_me: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """The number of rows read."""
        return len(self.records) + len(self.problems) + sum(self.left_out.values()) + self.known


class Importer(Protocol):
    """A source of records. A module with these names is one."""

    name: str
    holds: Holds

    def identify(self, path: Path) -> bool:
        """Whether the content of the file at `path` is this importer's kind, whatever its name."""
        ...

    def extract(self, path: Path, options: Options) -> Batch:
        """The records and problems of the file; TrackerError when it cannot be read at all."""
        ...


def claimed_by(path: Path, importers: Sequence[Importer]) -> Importer | None:
    """The one importer that claims the file, or None.

    Raises:
        TrackerError: the file cannot be opened, or two importers claim it.
    """
    try:
        claims = [importer for importer in importers if importer.identify(path)]
    except OSError as error:
        raise cannot_open(path, error) from error
    if len(claims) > 1:
        names = listed(importer.name for importer in claims)
        raise BadFile(
            _("{file} could be read as {names}").format(file=path.name, names=names),
            _("Say which one it is with --as FORMAT"),
        )
    return claims[0] if claims else None


def cannot_open(path: Path, error: OSError) -> TrackerError:
    """The sentence for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return BadFile(_("There is no file {path}").format(path=path), _("Check the name and the folder"))
    if isinstance(error, IsADirectoryError):
        return BadFile(_("{path} is a folder, not a file").format(path=path), _("Name the file inside it"))
    reason = (error.strerror or _("unknown reason")).lower()
    return BadFile(
        _("{file} cannot be read ({reason})").format(file=path.name, reason=reason),
        _("Check its permissions, or copy it elsewhere"),
    )
