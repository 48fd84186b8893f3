"""What a picture of a finding is drawn from: plain tuples, one shape for all patterns that look alike.

Names of series are keys, such as "billed" or a kind of entry; the wording says what they are called.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.metrics.survival import Curve


class Stacks(NamedTuple):
    """Amounts that add up, side by side in time.

    Attributes:
        starts: the first day of each stack, in order.
        series: a key and its amount in each stack; the first lies at the bottom.
        unit: "hours" or "share".
        marks: what to mark above some stacks, by their place: how many days were full of it.
    """

    starts: tuple[date, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str = "hours"
    marks: tuple[tuple[int, int], ...] = ()


class Course(NamedTuple):
    """Hours to date: worked, and those that the revenue to date pays at the agreed rate.

    Attributes:
        days: the days at whose end it is so, in order.
        worked: hours worked by then.
        paid: revenue by then / the agreed rate, in hours.
        agreed: the hours agreed in all; None where none were.
    """

    days: tuple[date, ...]
    worked: tuple[float, ...]
    paid: tuple[float, ...]
    agreed: float | None = None


class Gift(NamedTuple):
    """Work given on a day, told or not: its hours, and cents at the agreed rate (None without a rate)."""

    day: date
    told: bool
    hours: float
    cents: float | None
    said: str


class Gifts(NamedTuple):
    """What was given, from `start` up to, not including, `end`."""

    start: date
    end: date
    gifts: tuple[Gift, ...]
    currency: str


class Dot(NamedTuple):
    """Something that happened on a day; `said` is the user's own words for it."""

    day: date
    said: str = ""


class Lanes(NamedTuple):
    """Hours a week, and above them what happened, a lane for each sort.

    Attributes:
        mondays: the weeks, in order.
        hours: of each week.
        lanes: a key and its dots, the topmost lane first.
    """

    mondays: tuple[date, ...]
    hours: tuple[float, ...]
    lanes: tuple[tuple[str, tuple[Dot, ...]], ...]


class Curves(NamedTuple):
    """How soon questions were answered, in working minutes.

    Attributes:
        sides: "mine" (what the client asked) and, where it is drawn, "theirs".
        promise: the minutes promised; None without a promise.
        landmark: whether the published half of all mails belongs beside it.
    """

    sides: tuple[tuple[str, Curve], ...]
    promise: int | None = None
    landmark: bool = False


class Moment(NamedTuple):
    """A contact: its day, its hour after the midnight that the day began with (25.5 is 1:30 at night)."""

    day: date
    hour: float
    client: str
    channel: str


class Clock(NamedTuple):
    """Days side by side, the hours of the day down.

    Attributes:
        days: every day, in order.
        from_hour: where a day begins, in hours; it ends 24 later.
        windows: working hours of each day, as (hour, hour).
        blocks: focus blocks of each day, likewise; empty where they are not drawn.
        moments: a key and its moments.
    """

    days: tuple[date, ...]
    from_hour: float
    windows: tuple[tuple[tuple[float, float], ...], ...]
    blocks: tuple[tuple[tuple[float, float], ...], ...]
    moments: tuple[tuple[str, tuple[Moment, ...]], ...]


class Night(NamedTuple):
    """The rest before a day: its hours, whether it counts as short, and for whom the work before it was."""

    day: date
    hours: float
    is_short: bool
    client: str | None
    worked: float = 0.0
    """Hours of work between 0 and 6 of it."""


class Nights(NamedTuple):
    """The rests of four weeks against a line in hours."""

    start: date
    end: date
    line: float
    nights: tuple[Night, ...]


class Spell(NamedTuple):
    """A named stretch of days, both included."""

    name: str
    start: date
    end: date


class Pair(NamedTuple):
    """Two lines by week, each in a field of its own, and the phases of the project.

    Attributes:
        mondays: the weeks, in order.
        upper: messages that came in.
        lower: the median of the own replies in working minutes; None in a week without.
        phases: stretches to shade.
        recent: the Monday from which on it is compared with before.
    """

    mondays: tuple[date, ...]
    upper: tuple[float, ...]
    lower: tuple[float | None, ...]
    phases: tuple[Spell, ...]
    recent: date


class Bars(NamedTuple):
    """Lying bars, one group a row.

    Attributes:
        rows: a name, which may be the user's own words, and a key or a text to stand beside it, or "".
        series: a key and its length in each row.
        unit: "share", "days" or "count".
        stacked: whether the parts of a row lie one after the other, not one under the other.
    """

    rows: tuple[tuple[str, str], ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str
    stacked: bool = True


class Topic(NamedTuple):
    """A boundary topic: "n/a", "open", "chosen" or "told", and how often it was kept of how many times."""

    topic: str
    state: str
    kept: int = 0
    tests: int = 0


class Topics(NamedTuple):
    """The eleven topics of one client."""

    topics: tuple[Topic, ...]


class Bill(NamedTuple):
    """An invoice past due: its number or "", its days, and its amount in cents."""

    number: str
    issued: date
    due: date
    reminded: date | None
    cents: int


class Bills(NamedTuple):
    """Invoices past due as of a day, the oldest first; `more` are not among them."""

    bills: tuple[Bill, ...]
    today: date
    currency: str
    more: int = 0


Shape = Stacks | Course | Gifts | Lanes | Curves | Clock | Nights | Pair | Bars | Topics | Bills
"""Any of them."""
