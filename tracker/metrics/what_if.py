"""What an hour would have brought, had research been priced, gifts been fewer, or the rate been higher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import MINUTE
from tracker.metrics.earnings import costs, currencies, priced
from tracker.metrics.fees import fee_incomes
from tracker.metrics.rounding import largest_remainder, whole
from tracker.metrics.waterfall import part_of

if TYPE_CHECKING:
    from tracker.metrics.cells import Ledger, Worked
    from tracker.metrics.contacts import Contact
    from tracker.metrics.earnings import Priced
    from tracker.metrics.periods import Period

STEPS = ("research", "gifts", "messages", "rate")
"""What is supposed, in the order in which one is added to the other."""
A_SITTING = 30 * MINUTE
"""Messages not further apart than this were written in one sitting (a choice; no source gives one)."""
TWICE = 2
"""Sittings a day that remain."""


class Sittings(NamedTuple):
    """In how many sittings messages were written, and how many of them were beyond two on their day."""

    all: int = 0
    beyond: int = 0


class Gifts(NamedTuple):
    """Hours given in one quarter, and the share of its days that lie in the period."""

    seconds: int
    share: float


class Ground(NamedTuple):
    """What one client's hours brought, and what could have been otherwise; money in cents, not rounded.

    Attributes:
        currency: of the client.
        seconds: all hours for the client.
        earned: by the hour.
        fees: by fixed fees and retainers.
        spent: expenses that nobody pays back.
        research_seconds: unbilled research and preparation for which a rate is agreed.
        research: what those would have brought at that rate.
        gifts: the hours given, by quarter; a quarter without any is left out.
        message_seconds: hours of messages that brought nothing by the hour and are no gifts.
        sittings: in which the messages to the client were written.
    """

    currency: str
    seconds: int
    earned: float
    fees: float
    spent: int
    research_seconds: int
    research: float
    gifts: tuple[Gifts, ...]
    message_seconds: int
    sittings: Sittings

    @property
    def most_gifts(self) -> float:
        """Seconds a quarter that hold all gifts as they were."""
        return max((of.seconds / of.share for of in self.gifts), default=0.0)

    @property
    def seconds_a_sitting(self) -> float | None:
        """Message hours by the sittings that they were written in; None without one of the two."""
        if not self.message_seconds or not self.sittings.all:
            return None
        return self.message_seconds / self.sittings.all


class Wishes(NamedTuple):
    """What is supposed; as it stands here, nothing.

    Attributes:
        research: the share of unbilled research that is priced, 0 to 1.
        gift_seconds: given in a quarter at most, and the hours beyond not worked; None: as it was.
        sitting_seconds: what each sitting beyond two a day cost, and would not have.
        more: how much higher rates and fees are, 0.1 for 10 %.
    """

    research: float = 0.0
    gift_seconds: float | None = None
    sitting_seconds: float = 0.0
    more: float = 0.0


class Step(NamedTuple):
    """What one wish adds: cents in all and per hour, and hours (fewer: below 0)."""

    name: str
    cents: float
    cents_per_hour: float
    seconds: float


class Supposed(NamedTuple):
    """What an hour brought, what it would have brought, and what each wish adds, in the order of `STEPS`.

    `cents_per_hour` is None where no hours would be left. The steps add up to the difference of the two.
    """

    actual_cents_per_hour: float
    cents_per_hour: float | None
    revenue: float
    seconds: float
    steps: tuple[Step, ...]


class Rounded(NamedTuple):
    """In whole cents an hour: actual + steps = supposed, exactly."""

    actual: int
    steps: tuple[int, ...]
    supposed: int


def ground(
    cells: Iterable[Worked],
    spans: Sequence[Period],
    ledger: Ledger,
    client: str,
    sittings: Sittings = Sittings(),  # noqa: B008 - it cannot be changed
) -> Ground | None:
    """What a client's records say; None without hours.

    Args:
        cells: seconds per period, with kind, scope and initiator.
        spans: sorted, disjoint periods that neither a month nor a rate change falls into.
        ledger: the records that price the cells.
        client: his full name.
        sittings: those of the messages to him.
    """
    own = [cell for cell in cells if cell.client == client]
    rows = list(priced(own, spans, ledger))
    seconds = sum(row.cell.seconds for row in rows)
    if not seconds:
        return None
    fees = sum(
        cents for project, _span, cents in fee_incomes(ledger.projects, spans) if project.client == client
    )
    spent = sum(of.amount_cents for of, _span in costs(ledger.expenses, spans) if of.client == client)
    search = [row for row in rows if part_of(row) == "research" and row.terms.agreed is not None]
    return Ground(
        currencies(ledger)[client],
        seconds,
        sum(row.earned for row in rows) / 3600,
        fees,
        spent,
        sum(row.cell.seconds for row in search),
        sum(row.cell.seconds * (row.terms.agreed or 0) for row in search) / 3600,
        _gifts(rows, spans),
        sum(row.cell.seconds for row in rows if _is_mere_message(row)),
        sittings,
    )


def what_if(of: Ground, wishes: Wishes) -> Supposed:
    """What an hour would have brought: ((earned + research) + fees) x (1 + more) - spent, over fewer hours.

    Each wish is added to those before it. Nothing is supposed of what the client would have said. More gifts
    or fewer messages change hours only; where costs ate all revenue, fewer hours make the hour worse.
    """
    first = Wishes(research=wishes.research)
    second = first._replace(gift_seconds=wishes.gift_seconds)
    third = second._replace(sitting_seconds=wishes.sitting_seconds)
    revenue, seconds = _outcome(of, Wishes())
    actual = rate = revenue * 3600 / seconds
    steps: list[Step] = []
    for name, made in zip(STEPS, (first, second, third, wishes), strict=True):
        now, left = _outcome(of, made)
        if left <= 0:
            return Supposed(actual, None, now, 0, ())
        steps.append(Step(name, now - revenue, now * 3600 / left - rate, left - seconds))
        revenue, seconds, rate = now, left, now * 3600 / left
    return Supposed(actual, rate, revenue, seconds, tuple(steps))


def in_cents(of: Supposed) -> Rounded | None:
    """The rates in whole cents whose steps add up; None where no hours would be left."""
    if of.cents_per_hour is None:
        return None
    actual, supposed = whole(of.actual_cents_per_hour), whole(of.cents_per_hour)
    steps = largest_remainder([step.cents_per_hour for step in of.steps], supposed - actual)
    return Rounded(actual, tuple(steps), supposed)


def sittings(contacts: Iterable[Contact], day_of: Callable[[int], date | int]) -> Sittings:
    """In how many sittings the written messages of the user were written, per day.

    Args:
        contacts: with one client, in any order; calls, meetings and what came in are passed over.
        day_of: the day that an instant in microseconds counts on.
    """
    days: dict[date | int, list[int]] = {}
    for of in contacts:
        if of.direction == "out" and not of.is_conversation:
            at = of.at if of.composed is None else of.composed
            days.setdefault(day_of(at), []).append(at)
    found = [1 + sum(b - a > A_SITTING for a, b in pairwise(sorted(at))) for at in days.values()]
    return Sittings(sum(found), sum(max(0, number - TWICE) for number in found))


def _outcome(of: Ground, wishes: Wishes) -> tuple[float, float]:
    """Revenue in cents, and seconds."""
    income = (of.earned + of.research * wishes.research + of.fees) * (1 + wishes.more)
    over = 0.0
    if wishes.gift_seconds is not None:
        over = sum(max(0.0, gifts.seconds - wishes.gift_seconds * gifts.share) for gifts in of.gifts)
    saved = min(float(of.message_seconds), of.sittings.beyond * wishes.sitting_seconds)
    return income - of.spent, of.seconds - over - saved


def _is_mere_message(row: Priced) -> bool:
    return row.cell.kind == "messages" and not row.earned and part_of(row) != "gifts"


def _gifts(rows: Iterable[Priced], spans: Sequence[Period]) -> tuple[Gifts, ...]:
    given: dict[tuple[int, int], int] = {}
    days: dict[tuple[int, int], int] = {}
    for span in spans:
        days[_quarter(span.start)] = days.get(_quarter(span.start), 0) + (span.end - span.start).days
    for row in rows:
        if part_of(row) == "gifts":
            at = _quarter(spans[row.cell.period].start)
            given[at] = given.get(at, 0) + row.cell.seconds
    return tuple(Gifts(given[at], days[at] / _length(*at)) for at in sorted(given))


def _quarter(of: date) -> tuple[int, int]:
    return of.year, (of.month - 1) // 3


def _length(year: int, quarter: int) -> int:
    """The days of a quarter."""
    last = date(year + 1, 1, 1) if quarter == 3 else date(year, 3 * quarter + 4, 1)
    return (last - date(year, 3 * quarter + 1, 1)).days
