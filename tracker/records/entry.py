"""Time worked, or time off."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from tracker.language import _
from tracker.language.parts import numeral
from tracker.records.base import YEARS, Kind, Record, declare

KINDS = (
    "delivery",
    "meeting",
    "messages",
    "research",
    "preparation",
    "support",
    "coaching",
    "travel",
    "rework",
    "complaint",
    "chasing",
    "admin",
    "acquisition",
    "learning",
    "leave",
)


@dataclass(frozen=True, kw_only=True)
class TimeEntry(Record):
    """Work or leave: `day` and `seconds`, or `starts_at` and `ends_at`; `starts_at` alone: a running timer.

    `client` None is the consultant's own time. `billable` None: as `billable_by_rule` says.
    """

    type = "entry"
    key = ("source", "source_id")
    client: str | None = declare(Kind.CLIENT)
    project: str | None = declare(Kind.PROJECT)
    day: date | None = declare(Kind.DAY)
    starts_at: datetime | None = declare(Kind.INSTANT)
    ends_at: datetime | None = declare(Kind.INSTANT)
    seconds: int | None = declare(Kind.SECONDS)
    timezone: str | None = declare(Kind.ZONE)
    kind: str = declare(Kind.CHOICE, "delivery", choices=KINDS)
    tags: tuple[str, ...] = declare(Kind.TEXTS, ())
    billable: bool | None = declare(Kind.FLAG)
    scope: str = declare(Kind.CHOICE, "agreed", choices=("agreed", "extra"))
    initiator: str | None = declare(Kind.CHOICE, choices=("me", "client"))
    announced: bool = declare(Kind.FLAG, False)
    trigger: str | None = declare(Kind.CHOICE, choices=("client", "own"))
    note: str | None = declare(Kind.TEXT)
    source: str | None = declare(Kind.TEXT)
    source_id: str | None = declare(Kind.TEXT)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

NEVER_BILLABLE = ("gift", "internal")
"""The ways of billing a project under which no hour is ever billable (the contract, section 3, **Entry**)."""

LONGEST = timedelta(days=7)
"""The longest entry taken: a week's work in one lump, yet far below the 400 hours of a slip of the finger."""


def completed(entry: TimeEntry, billing: str = "hourly") -> TimeEntry:
    """The entry with its seconds and its billable flag filled in, once it is known to make sense.

    A clocked entry needs `ends_at` after `starts_at`; its `seconds`, if given, must agree, and its `day` be
    the date written in `starts_at` or the one before it (the contract, section 3, **Entry**).

    Raises:
        ValueError: with the reason why it makes none.
    """
    seconds = entry.seconds
    if entry.starts_at is not None:
        seconds = _clocked_seconds(entry, entry.starts_at)
    elif entry.ends_at is not None:
        raise ValueError(_("ends_at stands without starts_at"))
    elif entry.day is None or seconds is None:
        raise ValueError(_("an entry needs day and seconds, or starts_at and ends_at"))
    if seconds is not None and not 0 < seconds <= LONGEST.total_seconds():
        raise ValueError(
            _("it would last {hours} hours; an entry takes up to 168").format(
                hours=numeral(seconds / 3600, 1)
            )
        )
    if (entry.day or entry.starts_at or date.min).year not in YEARS:
        raise ValueError(
            _("it lies outside the years {first} to {last}").format(first=YEARS[0], last=YEARS[-1])
        )
    return replace(entry, seconds=seconds, billable=billable_by_rule(entry, billing))


def _clocked_seconds(entry: TimeEntry, starts_at: datetime) -> int | None:
    if entry.day is not None and not timedelta() <= starts_at.date() - entry.day <= timedelta(days=1):
        raise ValueError(
            _("day {day} is neither the date of starts_at nor the one before it").format(day=entry.day)
        )
    if entry.ends_at is None:
        if entry.seconds is not None:
            raise ValueError(_("seconds stand without ends_at; a running timer has none"))
        return None
    # Two times of one zone are subtracted as clocks show them; against UTC a clock change counts.
    seconds = int(((entry.ends_at - _EPOCH) - (starts_at - _EPOCH)).total_seconds())
    if seconds <= 0:
        raise ValueError(
            (
                _("it ends at {end}, less than a second after its start {start}")
                if entry.ends_at > starts_at
                else _("it ends at {end}, not after its start {start}")
            ).format(end=entry.ends_at.isoformat(), start=starts_at.isoformat())
        )
    if entry.seconds is not None and entry.seconds != seconds:
        raise ValueError(
            _("seconds is {seconds}, but from starts_at to ends_at it is {elapsed}").format(
                seconds=entry.seconds, elapsed=seconds
            )
        )
    return seconds


def billable_by_rule(entry: TimeEntry, billing: str) -> bool:
    """Whether an entry is billable, given how its project is billed (no project: "hourly").

    Time without a client, on gift or internal projects, and leave never is. Otherwise the entry's own
    word counts; without one, all but extra work is billable (the contract, section 3, **Entry**).
    """
    if entry.client is None or entry.kind == "leave" or billing in NEVER_BILLABLE:
        return False
    if entry.billable is not None:
        return entry.billable
    return entry.scope != "extra"
