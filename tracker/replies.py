"""Questions to the store about replies: how fast I answer, how fast they do, and what is open."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tracker.errors import UsageError
from tracker.language import _
from tracker.metrics.contacts import SECOND, Contact
from tracker.metrics.correspondence import Correspondence, Window, correspondences
from tracker.metrics.rounding import rounded
from tracker.metrics.turns import ClockOf, Timed
from tracker.quickline import resolve_client
from tracker.store import Store, entries, messages, quick, registers
from tracker.store.bulk import no_garbage_collection
from tracker.store.rows import microseconds
from tracker.workweek import Days, Schedule, business_clocks, instant_of

ONE_DAY = timedelta(days=1)


class Replies(NamedTuple):
    """What went to and fro over the days from `start` to `end`, both included.

    Attributes:
        start: the first day.
        end: the last day.
        client: the one asked for; None for all.
        days: the day rule the period is cut by; its `zone` is the user's.
        window: the same period in microseconds.
        totals: over all clients.
        clients: each client with a message in the period, who wrote most first.
        contacts: all up to the end of the period, those before it too.
        clock_of: when the user works.
    """

    start: date
    end: date
    client: str | None
    days: Days
    window: Window
    totals: Correspondence
    clients: tuple[Correspondence, ...]
    contacts: Sequence[Contact]
    clock_of: ClockOf

    @property
    def turns(self) -> tuple[Timed, ...]:
        """The turns of the period, both ways, in order of time."""
        found = (*self.totals.mine, *self.totals.theirs)
        return tuple(sorted(found, key=_order))

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker replies --json` (the contract, section 4), with `totals` beside."""
        return {
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "totals": self.totals.numbers,
            "clients": [{"client": of.client, **of.numbers} for of in self.clients],
            "turns": [self._turn(of) for of in self.turns],
        }

    def _turn(self, of: Timed) -> dict[str, Any]:
        turn = of.turn
        return {
            "client": turn.client,
            "direction": turn.direction,
            "channel": turn.channel,
            "thread": turn.thread,
            "at": self.shown(turn.at),
            "answered_at": None if turn.answered_at is None else self.shown(turn.answered_at),
            "open": turn.open,
            "calendar_minutes": rounded(of.calendar_minutes, 1),
            "business_minutes": rounded(of.business_minutes, 1),
            "in_hours": of.in_hours,
        }

    def shown(self, moment: int) -> str:
        """An instant in microseconds as RFC 3339 on the user's clock."""
        return datetime.fromtimestamp(moment // SECOND, self.days.zone).isoformat()

    def local(self, moment: int) -> datetime:
        """An instant in microseconds on the user's clock."""
        return datetime.fromtimestamp(moment // SECOND, self.days.zone)


def _order(of: Timed) -> tuple[int, str, str, str, str]:
    turn = of.turn
    return turn.at, turn.direction, turn.client, turn.thread or "", turn.channel


def replies(store: Store, start: date | None, end: date | None, client: str | None, now: datetime) -> Replies:
    """The replies of the days from `start` to `end`; without them, of all there are.

    Raises:
        UsageError: days the wrong way round.
        NotFound: an unknown client.
    """
    with store.reading(), no_garbage_collection():
        days = quick.days(store)
        if client is not None:
            client = resolve_client(client, quick.aliases(store, archived=True))
        start, end = _range(store, days, client, start, end, days.of(now))
        window = window_of(days, start, end, now)
        clock_of = clocks(store, days, window)
        found = messages.contacts(store, window.until, client)
        totals, each = correspondences(found, window, clock_of)
    return Replies(start, end, client, days, window, totals, each, found, clock_of)


def window_of(days: Days, start: date, end: date, now: datetime) -> Window:
    """The days from `start` to `end` as a window, known up to its end, or to now if that is earlier."""
    lo, hi = (days.start_epoch(day) * SECOND for day in (start, end + ONE_DAY))
    # What happens at this very instant is known.
    return Window(lo, hi, max(min(hi, microseconds(now) + 1), lo))


def clocks(store: Store, days: Days, window: Window) -> ClockOf:
    """The user's business clock in any zone, leave and days off counted, over a window and before it."""
    first = messages.first_and_last_day(store, days)
    start = min(first[0] if first else date.max, days.of(instant_of(window.lo // SECOND))) - ONE_DAY
    end = days.of(instant_of(window.hi // SECOND)) + ONE_DAY
    leave_days, leave = entries.leave(store, start, end)
    schedule = Schedule(registers.settings(store), leave_days, leave)
    return business_clocks(schedule, days.zone, days.start_epoch(start), days.start_epoch(end))


def _range(
    store: Store, days: Days, client: str | None, start: date | None, end: date | None, today: date
) -> tuple[date, date]:
    if start is None or end is None:
        first, last = messages.first_and_last_day(store, days, client) or (today, today)
        start = start or min(first, end or today)
        end = end or max(last, today, start)
    if end < start:
        raise UsageError(
            _("{end} comes before {start}").format(end=end, start=start), _("Swap --from and --to")
        )
    return start, end
