"""All that the Replies page shows of a period, from one look at the book; kept for the next draw."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

import pandas as pd
import streamlit as st

from tracker.book import Tracker
from tracker.language import _, current
from tracker.metrics.contacts import SECOND
from tracker.metrics.correspondence import Correspondence
from tracker.metrics.off_hours import Grid, moment_of, off_hours_grid
from tracker.metrics.promises import promised_minutes
from tracker.metrics.reciprocity import Opened, channels, oldest_open, opened, openings
from tracker.metrics.replies import answered_within, reply_curve, trend
from tracker.metrics.survival import Curve
from tracker.metrics.turns import Timed
from tracker.pages.weekly import weeks_between
from tracker.records import Boundary, Settings
from tracker.replies import Replies
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.replies import (
    FEW_ARE_BRACKETED,
    asked_sentence,
    is_few,
    promise_sentence,
    speed_sentences,
    within_sentence,
)
from tracker.workweek import iso_week

Direction = Literal["in", "out"]
QUARTER = 15 * 60
MOST_OPEN = 5
"""Open questions shown each way, the oldest."""


class Waiting(NamedTuple):
    """An open question: the id of the message, whose, how, when, and its age in working days."""

    message: str
    client: str
    channel: str
    at: datetime
    working_days: float


class Side(NamedTuple):
    """One direction of questions: what became of them and how fast, in sentences, and what still waits."""

    asked: str
    speeds: tuple[str, ...]
    number: int
    open: int
    curve: Curve
    waiting: tuple[Waiting, ...]


class ClientReplies(NamedTuple):
    """A client's numbers by the names of the contract, and how many questions theirs rest on."""

    client: str
    numbers: dict[str, Any]
    asked_of_them: int


class Figures(NamedTuple):
    """A period of one client or of all, ready to be drawn.

    Attributes:
        start, end: its days.
        numbers: by the names of the contract.
        mine, theirs: the clients' questions, and the user's.
        within: the share within the working hour as a sentence.
        clients: each with its numbers.
        weeks: the columns of `charts.medians_over_time`.
        hours: the columns of `charts.off_hours_picture`.
        channels: the columns of `charts.channels_per_client`.
        opened: who opened threads, by client.
        few: what brackets mean, where there are some.
        promise: the minutes of working time within which the user told to answer; None without.
        kept: the same as a sentence, with how often that was kept.
    """

    start: date
    end: date
    numbers: dict[str, Any]
    mine: Side
    theirs: Side
    within: str
    clients: tuple[ClientReplies, ...]
    weeks: pd.DataFrame
    hours: pd.DataFrame
    channels: pd.DataFrame
    opened: tuple[tuple[str, Opened], ...]
    few: str
    promise: int | None
    kept: str


def figures(book: Tracker, start: date | None, end: date, client: str | None) -> Figures | None:
    """What the page shows; None without a contact.

    Computed once for each revision of the book, each language and each quarter of an hour: only what is open
    grows older.
    """
    quarter = int(book.now().timestamp()) // QUARTER
    return _figures(book.store.path, book.store.revision, quarter, current(), start, end, client, book)


# The book itself is no part of what the answer is kept under; all that the answer comes from is.
@st.cache_data(max_entries=12, show_spinner=False)
def _figures(
    path: str,
    revision: int,
    quarter: int,
    language: str,
    start: date | None,
    end: date,
    client: str | None,
    _book: Tracker,
) -> Figures | None:
    found = _book.correspondence(start, end, client)
    if not found.totals.contacts:
        return None
    a_day = minutes_of_a_day(_book.records(Settings)[-1])
    totals, until = found.totals, found.window.until
    # A thread that began before the period, and what was sent after it, are there to tell who began.
    began = [of for of in openings(found.contacts) if of.at >= found.window.lo]
    written = [of for of in found.contacts if found.window.lo <= moment_of(of) < until]
    promise = _book.promise(client, min(end, _book.today()))
    minutes = promised_minutes(promise)
    return Figures(
        found.start,
        found.end,
        totals.numbers,
        _side(_book, found, totals.mine, "in", a_day),
        _side(_book, found, totals.theirs, "out", a_day),
        within_sentence(totals.mine, totals.numbers["within_hour"]),
        tuple(ClientReplies(of.client or "", of.numbers, len(of.theirs)) for of in found.clients),
        medians(found),
        hours(off_hours_grid(written, [of.turn for of in totals.mine], found.clock_of)),
        per_channel(found.clients),
        tuple(
            (of.client or "", opened(one for one in began if one.client == of.client)) for of in found.clients
        ),
        _(FEW_ARE_BRACKETED) if any(map(has_few, (totals, *found.clients))) else "",
        minutes,
        _kept(totals, promise, minutes),
    )


def _kept(totals: Correspondence, promise: Boundary | None, minutes: int | None) -> str:
    if promise is None or minutes is None:
        return ""
    share = answered_within(totals.mine, minutes)
    return promise_sentence(minutes, share, len(totals.mine), promise.client)


def has_few(of: Correspondence) -> bool:
    """Whether a time shown of it rests on few questions."""
    return any(len(side) > 0 and is_few(len(side)) for side in (of.mine, of.theirs))


def minutes_of_a_day(settings: Settings) -> float:
    """Working minutes of a working day, on average over the week; 0 for who has no working hours."""
    days = [windows for windows in settings.working_hours.values() if windows]
    total = sum(_minutes(to) - _minutes(since) for windows in days for since, to in windows)
    return total / len(days) if days else 0.0


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)


def _side(book: Tracker, found: Replies, timed: Sequence[Timed], direction: Direction, a_day: float) -> Side:
    waiting = oldest_open(timed, direction, MOST_OPEN)
    return Side(
        asked_sentence(timed, direction),
        speed_sentences(timed, _("You usually take") if direction == "in" else _("They usually take")),
        len(timed),
        sum(of.turn.open for of in timed),
        reply_curve(timed),
        tuple(
            Waiting(
                book.message_id(of.turn.pk),
                of.turn.client,
                of.turn.channel,
                found.local(of.turn.at),
                of.business_minutes / a_day if a_day else 0.0,
            )
            for of in waiting
        ),
    )


def medians(found: Replies) -> pd.DataFrame:
    """Columns week, mine, mine_n, theirs, theirs_n: the medians in calendar minutes and how many turns."""
    week_of = _week_of(found)
    columns: dict[str, Any] = {"week": weeks_between(found.start, found.end)}
    for name, timed in (("mine", found.totals.mine), ("theirs", found.totals.theirs)):
        of_week = {of.week: of for of in trend(timed, week_of)}
        known = [of_week.get(week) for week in columns["week"]]
        columns[name] = [None if of is None else of.median for of in known]
        columns[f"{name}_n"] = [0 if of is None else of.n for of in known]
    return pd.DataFrame(columns).astype({"mine": "float64", "theirs": "float64"})


def _week_of(found: Replies) -> Callable[[int], str]:
    names: dict[int, str] = {}

    def week_of(moment: int) -> str:
        day = found.days.ordinal_of_epoch(moment // SECOND)
        if day not in names:
            names[day] = iso_week(date.fromordinal(day))
        return names[day]

    return week_of


def hours(grid: Grid) -> pd.DataFrame:
    """Columns weekday, hour, began, answered: what the user sent outside working hours."""
    rows = [
        (weekday, hour, of.mine_began, of.mine_answered)
        for weekday, day in enumerate(grid)
        for hour, of in enumerate(day)
    ]
    return pd.DataFrame(rows, columns=["weekday", "hour", "began", "answered"])


def per_channel(clients: Sequence[Correspondence]) -> pd.DataFrame:
    """Columns client, channel, received, sent."""
    rows = [
        (of.client, _(CHANNEL_NAMES[one.channel]), one.received, one.sent)
        for of in clients
        for one in channels(of.contacts)
    ]
    return pd.DataFrame(rows, columns=["client", "channel", "received", "sent"])
