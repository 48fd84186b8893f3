"""The library: one open book of records, and what can be done with it and asked of it.

Each method is a door to a room below and loads it when first used, because the commands typed many times a
day must not wait for what a report needs.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from tracker import clock
from tracker.errors import UsageError
from tracker.language import _
from tracker.store import Store

if TYPE_CHECKING:
    import pandas as pd

    from tracker.answers import Report
    from tracker.between import Between
    from tracker.boundaries.helped import Helped
    from tracker.boundaries.lived import Lived
    from tracker.boundaries.matrix import Matrix
    from tracker.boundaries.trials import Trial
    from tracker.ingest.messaging import Settled
    from tracker.ingest.report import ImportReport
    from tracker.metrics.unbilled import Block, Place
    from tracker.metrics.waterfall import Stairs
    from tracker.metrics.what_if import Ground
    from tracker.paper.quarter import Reader
    from tracker.paper.sheet import Sheet
    from tracker.patterns.base import Finding, Limits
    from tracker.records import (
        Assumption,
        Boundary,
        Decision,
        Experiment,
        Mark,
        Message,
        Record,
        Review,
        Settings,
        TimeEntry,
    )
    from tracker.replies import Replies
    from tracker.review import WeeklyReview
    from tracker.reviewing import Closing, ReadBack
    from tracker.signs import Signs
    from tracker.store.change import Change, Writer
    from tracker.store.entries import Listed
    from tracker.store.inbox import Waiting
    from tracker.store.messages import Sender

R = TypeVar("R", bound="Record")


def default_path() -> str:
    """Where the book is when nobody says: `$TRACKER_DB`, else tracker.db in the user's data folder."""
    named = os.environ.get("TRACKER_DB")
    if named:
        return named
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("freelance-tracker", appauthor=False), "tracker.db")


def open(path: str | os.PathLike[str] | None = None) -> "Tracker":  # noqa: A001 - the contract's word
    """Open a book, making it when it is not there.

    Args:
        path: the SQLite file; ":memory:" for one that is forgotten; None for the default place.

    Raises:
        TrackerError: it cannot be opened.
    """
    return Tracker(os.fspath(path) if path is not None else default_path())


class Tracker:
    """An open book. Use it in one thread, and close it or use it as a context manager.

    Args:
        path: the SQLite file, or ":memory:".
        now: the clock; by default the machine's, or `$TRACKER_NOW`.
    """

    def __init__(self, path: str, now: Callable[[], datetime] = clock.now) -> None:
        self.store = Store(path)
        self._now = now
        self.settled_zone: str | None = None
        if not self.store.query("SELECT 1 FROM settings LIMIT 1"):
            from tracker.store.registers import first_settings

            self.settled_zone = clock.machine_zone()
            first_settings(self.store, self.settled_zone)

    def __enter__(self) -> "Tracker":
        return self

    def __exit__(self, *_rest: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def now(self) -> datetime:
        """The instant it is, on the clock of the settings."""
        from tracker.store import quick

        return self._now().astimezone(quick.days(self.store).zone)

    def today(self) -> date:
        """The day it is, as the settings count days: from `day_starts_at` on."""
        from tracker.store import quick

        return quick.days(self.store).of(self._now())

    def has_own_settings(self) -> bool:
        """Whether the settings are the user's own, rather than the program's first guess."""
        return not self.store.query("SELECT 1 FROM settings WHERE automatic = 1")

    # --- logging ---------------------------------------------------------------------------------

    def log(
        self,
        line: str | None = None,
        *,
        client: str | None = None,
        day: date | None = None,
        hours: float | None = None,
        **fields: Any,
    ) -> "TimeEntry":
        """Store one entry, from a quick line or from fields, and return it.

        Args:
            line: like "9:00-11:30 @bouw handbook chapter 3 #research !gift".
            client: name or alias.
            day: with `hours`, for work without clock times.
            hours: above 0.
            **fields: further fields of `TimeEntry`; `starts_at` and `ends_at` need a time zone.

        Raises:
            TrackerError: it makes no sense, or names what is not there.
        """
        from tracker.ingest import logging

        if line is not None:
            if client is not None or day is not None or hours is not None or fields:
                raise UsageError(_("A quick line and fields were given"), _("Give one of them"))
            return logging.log(self.store, line, self._now())
        entry = logging.entry_of_fields(self.store, client=client, day=day, hours=hours, **fields)
        what = _("log {what}").format(what=entry.note or entry.client or _("own time"))
        return logging.add(self.store, entry, what, self._now())

    def read(self, line: str) -> "TimeEntry":
        """The entry a quick line would store; nothing is stored."""
        from tracker.ingest import logging

        return logging.entry_of_line(self.store, line, self._now())

    def start(self, line: str = "") -> tuple["TimeEntry", "TimeEntry | None"]:
        """Start a timer; returns it, and the one that ran until now and was stopped."""
        from tracker.ingest import logging

        return logging.start(self.store, line, self._now())

    def stop(self, at: datetime | None = None) -> "TimeEntry":
        """Stop the running timer, now or `at` an instant."""
        from tracker.ingest import logging

        return logging.stop(self.store, at or self._now(), self._now())

    def running(self) -> "TimeEntry | None":
        """The running timer."""
        from tracker.store import entries

        return entries.running(self.store)

    def edit(self, entry: str, line: str = "", **fields: Any) -> "TimeEntry":
        """Change the entry whose id begins with `entry`: only what the line or the fields say."""
        from tracker.ingest import logging

        return logging.edit(self.store, entry, line, self._now(), **fields)

    def delete(self, entry: str) -> "TimeEntry":
        """Remove the entry whose id begins with `entry`."""
        from tracker.ingest import logging

        return logging.delete(self.store, entry, self._now())

    def message(
        self, line: str | None = None, *, client: str | None = None, at: datetime | None = None, **fields: Any
    ) -> "Message":
        """Store one contact, from a quick line or from fields, and return it.

        Args:
            line: like "@bouw in phone 14:05 12m".
            client: name or alias.
            at: when it was, with a time zone.
            **fields: further fields of `Message`: `channel` and `direction` ("in" or "out") are required.

        Raises:
            TrackerError: it makes no sense, or names what is not there.
        """
        from tracker.ingest import messaging

        if line is not None and client is None and at is None and not fields:
            message = messaging.message_of_line(self.store, line, self._now())
        elif line is None and client is not None and at is not None:
            message = messaging.message_of_fields(self.store, client=client, at=at, **fields)
        else:
            raise UsageError(_("A contact needs a quick line, or client and at"), _("Give one of the two"))
        return messaging.store_message(self.store, message, self._now())

    def read_message(self, line: str) -> "Message":
        """The contact a quick line would store; nothing is stored."""
        from tracker.ingest import messaging

        return messaging.message_of_line(self.store, line, self._now())

    def message_id(self, pk: int) -> str:
        """The id of the message with a key, as turns and contacts name it."""
        return str(self.store.query("SELECT id FROM message WHERE pk = ?", (pk,))[0][0])

    def settle(self, message: str, how: "Settled") -> "Message":
        """Say that the question in the message whose id begins so is open no longer.

        Args:
            message: the id of the message that asks, or its beginning.
            how: "elsewhere": it was answered on another way; "no reply": no answer is due.
        """
        from tracker.ingest import messaging

        return messaging.settle(self.store, message, how, self._now())

    # --- changes ---------------------------------------------------------------------------------

    @contextmanager
    def together(self) -> "Iterator[Writer]":
        """Make everything done inside one change: it is there as a whole, or not, and undone as a whole.

        Yields the writer, whose `change` tells afterwards what was made.
        """
        with self.store.writing("", self._now()) as write:
            yield write

    def undo(self, expected: "Change | None" = None) -> "Change | None":
        """Take back the last change, whatever it was; None when there is none.

        With `expected`, only that one: another program may have made a newer one since.
        """
        from tracker.store.undo import undo

        return undo(self.store, expected)

    def history(self, limit: int = 20) -> "list[Change]":
        """What can be taken back, the next first."""
        from tracker.store.undo import history

        return history(self.store, limit)

    # --- records ---------------------------------------------------------------------------------

    def add(self, record: R) -> R:
        """Store a record of any type but an entry, which is logged, and return it with its id.

        Raises:
            TrackerError: a value it may not hold, or another record has its key.
        """
        from tracker.ingest import registering

        return cast("R", registering.add(self.store, record, self._now()))

    def change(self, record: R, **fields: Any) -> R:
        """Change fields of a stored record; returns it as it is now."""
        from tracker.ingest import registering

        return cast("R", registering.change(self.store, record, fields, self._now()))

    def close_record(self, record: R, **fields: Any) -> R:
        """Close a stored record: it is over now or today, unless `fields` say otherwise.

        Raises:
            UsageError: its type has no end, it is closed already, or what became of it is not said.
        """
        from tracker.ingest.closing import close

        return cast("R", close(self.store, record, fields, self._now()))

    def remove(self, record: "Record") -> None:
        """Remove a stored record that nothing refers to."""
        from tracker.ingest import registering

        registering.remove(self.store, record, self._now())

    @overload
    def records(self, type: type[R]) -> "Sequence[R]": ...

    @overload
    def records(self, type: str) -> "Sequence[Record]": ...

    def records(self, type: "str | type[Record]") -> "Sequence[Record]":  # noqa: A002 - the contract's word
        """All records of one type, like `Client` or "client", in their natural order."""
        from tracker.ingest import registering

        return registering.all_of(self.store, type if isinstance(type, str) else type.type)

    def currency(self, client: str | None = None) -> str:
        """The currency of a client, by its full name; without one of its own, that of the newest settings."""
        own = self.store.query("SELECT currency FROM client WHERE name = ?", (client,)) if client else []
        if own and own[0][0]:
            return str(own[0][0])
        newest = "SELECT currency FROM settings ORDER BY valid_from DESC LIMIT 1"
        return str(self.store.query(newest)[0][0])

    def language(self) -> str | None:
        """The language that the newest settings name, "en" or "nl"; None: as the browser or the terminal."""
        newest = "SELECT language FROM settings ORDER BY valid_from DESC LIMIT 1"
        found: str | None = self.store.query(newest)[0][0]
        return found

    def hourly_rates(self) -> dict[str, int]:
        """What an hour costs today, in cents, by client; a project may have a rate of its own."""
        from tracker.metrics.rates import rate_card, rate_on
        from tracker.records import Client, Rate

        card, today = rate_card(self.records(Rate)), self.today()
        found = ((of.name, rate_on(card, of.name, None, today)) for of in self.records(Client))
        return {name: cents for name, cents in found if cents is not None}

    # --- importing -------------------------------------------------------------------------------

    def import_file(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,  # noqa: A002
        client: str | None = None,
        timezone: str | None = None,
        date_order: str | None = None,
        columns: Sequence[str] | None = None,
        dry_run: bool = False,
        keep_going: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> "ImportReport":
        """Take in a file, all of it or nothing; importing it again adds nothing.

        Args:
            path: the file; what it is shows from its content.
            format: the importer's name, if two could read it.
            client: whose every event is that names nobody.
            timezone: of the clock times in the file; by default that of the settings.
            date_order: "dmy", "mdy" or "ymd", where the file leaves it open.
            columns: what each column of a calendar without header holds, like ("start", "end", "title").
            dry_run: only report, row by row, what would happen.
            keep_going: take in the good lines of an interchange file that has problems.
            progress: is told now and then which share of a large mailbox was read, from 0 to 1.

        Raises:
            BadFile: it cannot be imported; its problems stand on the error.
        """
        from tracker.ingest.files import import_file, importing_options

        options = importing_options(timezone, date_order, columns, progress)
        return import_file(
            self.store,
            os.fspath(path),
            options,
            self._now(),
            format=format,
            client=client,
            dry_run=dry_run,
            keep_going=keep_going,
        )

    def senders(self) -> "list[Sender]":
        """Everybody in the user's mail, chats and calls who is no client's yet, who wrote most first."""
        from tracker.store import messages

        return [of for of in messages.senders(self.store) if not of.client and not of.ignored and of.messages]

    def same_address(self, one: str, other: str) -> bool:
        """Whether two ways to write an address mean one, also where the settings keep hashes."""
        from tracker.ingest.hashes import is_same, stored_key
        from tracker.records.addresses import normal

        return is_same(normal(one), normal(other), stored_key(self.store))

    def assign(self, sender: str, client: str | None, *, domain: bool = False) -> "Sender":
        """Say whose the sender is whose id or address begins so: a client's, or with None nobody's.

        His messages, those that come and those that are there, belong to the client from then on. With
        `domain` everybody's of his mail domain do.
        """
        from tracker.ingest import senders

        return senders.assign(self.store, sender, client, self._now(), domain=domain)

    def inbox(self, status: str = "waiting") -> "list[Waiting]":
        """Calendar rows that are no entry: "waiting" for a client, "left_out" as no work, or "dropped"."""
        from tracker.store import inbox

        return inbox.rows(self.store, status)

    def waiting(self) -> int:
        """How many calendar rows wait for a client."""
        from tracker.store import inbox

        return inbox.counts(self.store).get("waiting", 0)

    def sort(self, row: str, choice: str, rule: str | None = None) -> "list[TimeEntry]":
        """Make an entry of the inbox row whose id begins with `row`, as "@bouw #meeting" says.

        With `rule`, words of its title, all rows that hold them are sorted alike, now and later.
        """
        from tracker.ingest import sorting

        return sorting.sort(self.store, row, choice, self._now(), rule=rule)

    def suggested(self, row: str) -> str:
        """What an inbox row says of itself, as a line for `sort`: "@bouw #meeting"."""
        from tracker.ingest import sorting

        return sorting.suggested(self.store, row)

    def drop(self, row: str) -> "Waiting":
        """Say that an inbox row is no work."""
        from tracker.ingest import sorting

        return sorting.drop(self.store, row, self._now())

    # --- on paper and in files -------------------------------------------------------------------

    def export(self, path: str | os.PathLike[str], sheet: "Sheet | None" = None) -> int:
        """Write every record to a .jsonl file, or the entries to a .csv file; returns how many.

        To a .html or .pdf file goes a printable page, by default that of the last week; returns on how many
        pages it stands.
        """
        from tracker.paper import writing

        if writing.is_page(os.fspath(path)):
            return writing.write(sheet or self.sheet(), os.fspath(path))
        if sheet is not None:
            raise UsageError(_("A page is written as .html or .pdf"), _("End the file’s name so"))
        from tracker import exports

        return exports.export(self.store, os.fspath(path))

    def sheet(
        self,
        week: str | None = None,
        *,
        client: str | None = None,
        quarter: str | None = None,
        reader: "Reader" = "peer",
        hide_names: bool = False,
    ) -> "Sheet":
        """A printable page: a week, by default the last complete one, or a client's quarter.

        Args:
            week: like "2026-W47".
            client: whose quarter, by name or alias; then not `week`.
            quarter: like "2026-Q4"; by default the one that runs.
            reader: whom a client's quarter is for, "client" or "peer". The client's page leaves out what is
                the user's own affair, the effective rate among it.
            hide_names: letters and numbers for clients and projects, and none of the user's own words.

        Raises:
            TrackerError: no such week, quarter or client.
        """
        from tracker.paper import reading

        return reading.sheet(
            self.store, week, client, quarter, self._now(), reader=reader, hide_names=hide_names
        )

    # --- replies ---------------------------------------------------------------------------------

    def replies(
        self, start: date | None = None, end: date | None = None, client: str | None = None
    ) -> "pd.DataFrame":
        """The turns that asked for an answer, from `start` to `end`, both included; one row per turn.

        Columns: `client`, `direction` ("in": the client asked and I answer, "out": I asked), `channel`,
        `thread`, `at` and `answered_at` (UTC timestamps; NaT while there is no answer), `open`,
        `calendar_minutes` and `business_minutes` (up to the answer, the conversation that closed it, or the
        end of the period), `in_hours` (asked inside working hours).
        """
        from tracker.frames import replies

        return replies(self.correspondence(start, end, client))

    def promise(self, client: str | None = None, day: date | None = None) -> "Boundary | None":
        """The reply time told to a client (by his full name), or to all, that holds on a day or today."""
        from tracker.metrics.promises import promise_to
        from tracker.store.registers import boundaries

        return promise_to(client, boundaries(self.store), day or self.today())

    def correspondence(
        self, start: date | None = None, end: date | None = None, client: str | None = None
    ) -> "Replies":
        """How fast I answer and how fast they do, per client, from `start` to `end`, both included."""
        from tracker.replies import replies

        return replies(self.store, start, end, client, self._now())

    # --- asking ----------------------------------------------------------------------------------

    def listed(self, start: date, end: date, client: str | None = None) -> "list[Listed]":
        """Each day's part of the entries from `start` to `end`, both included, in order of time.

        The running timer is not among them: it counts no hours. `client`: name or alias.
        """
        from tracker.quickline import resolve_client
        from tracker.store import entries, quick

        if client is not None:
            client = resolve_client(client, quick.aliases(self.store, archived=True))
        return entries.between(self.store, start, end, client)

    def entries(
        self, start: date | None = None, end: date | None = None, client: str | None = None
    ) -> "pd.DataFrame":
        """Time entries that touch the days from `start` to `end`, both included; one row per entry.

        Columns: those of `TimeEntry`, with `day` the first day the entry counts on, `starts_at` and
        `ends_at` as UTC timestamps. A running timer is no row.
        """
        from tracker.frames import entries

        return entries(self.store, start, end, client)

    def report(
        self,
        by: str | Iterable[str] = (),
        start: date | None = None,
        end: date | None = None,
        client: str | None = None,
    ) -> "Report":
        """Totals per combination of the keys in `by` over the days from `start` to `end`, both included.

        Keys: client, project, kind, day, week, month. Without days: from the first record to the last, or
        to today if that is later.
        """
        from tracker.answers import report

        keys = (by,) if isinstance(by, str) else tuple(by)
        return report(self.store, keys, start, end, client, self.today())

    def hours(
        self, by: str | Iterable[str] = (), start: date | None = None, end: date | None = None
    ) -> "pd.DataFrame":
        """Hours per combination of keys: the keys, `hours`, `billable_hours`, `unbilled_hours`, `own_hours`.

        `own_hours` (time without a client) only where the client is not among the keys; there, rows
        whose client is missing (NaN) hold it in `hours`. Two decimals.
        """
        from tracker.frames import hours

        return hours(self.report(by, start, end))

    def effective_rate(
        self, by: str | Iterable[str] = (), start: date | None = None, end: date | None = None
    ) -> "pd.DataFrame":
        """What an hour brought, per combination of keys.

        Columns: the keys, `currency`, `hours`, `revenue`, `agreed_rate`, `effective_rate`, `rate_kept`.
        effective_rate = revenue / hours, all hours for clients counted, costs taken off; NaN without hours.
        """
        from tracker.frames import effective_rate

        return effective_rate(self.report(by, start, end))

    def waterfall(self, client: str, start: date | None = None, end: date | None = None) -> "Stairs | None":
        """What took a client's agreed rate down to the effective one; None without hours that have a rate."""
        from tracker.answers import stairs

        return stairs(self.store, client, start, end, self.today())

    def ground(self, client: str, start: date | None = None, end: date | None = None) -> "Ground | None":
        """What a client's hours brought and what could have been otherwise, for `metrics.what_if`.

        None without hours.
        """
        from tracker.answers import ground

        return ground(self.store, client, start, end, self.today())

    def signs(self, week: str | None = None) -> "Signs":
        """The patterns of an ISO week like "2026-W47", with their words; by default of the last complete one.

        Raises:
            UsageError: a week that does not exist.
        """
        from tracker.signs import signs

        return signs(self.store, week, self._now())

    def answer(
        self,
        pattern: str,
        answer: str,
        *,
        client: str | None = None,
        week: str | None = None,
        until: date | None = None,
        budget_hours: float | None = None,
        note: str | None = None,
    ) -> "Decision":
        """Answer a pattern of a week: "my_choice", "seen" or "set_boundary"; an earlier answer is replaced.

        Args:
            pattern: its name.
            answer: the first two silence it until `until`, else for 8 weeks.
            client: by name or alias; None for a pattern of the person.
            week: like "2026-W47"; by default the last complete one.
            until: the last day it is silent.
            budget_hours: of a choice: how many hours in four weeks; it speaks again beyond them.
            note: words for oneself.

        Raises:
            TrackerError: no such pattern or client, or an end before the week.
        """
        from tracker.ingest.answering import answered

        fields = {"until": until, "budget_hours": budget_hours, "note": note}
        return answered(self.store, pattern, answer, client, week, self._now(), fields)

    def limits(self, pattern: str) -> "Limits":
        """The lines of a pattern that are in force today, by name."""
        from tracker.ingest.answering import limits_in_force

        return limits_in_force(self.store, pattern, self._now())

    def set_limits(self, pattern: str, **lines: float | bool | None) -> "Settings":
        """Move lines of a pattern, put them back (None), or switch it off or on (`off`).

        Raises:
            UsageError: no such pattern or line, or a value outside its range.
        """
        from tracker.ingest.answering import limits_set

        return limits_set(self.store, pattern, lines, self._now())

    # --- boundaries ------------------------------------------------------------------------------

    def boundaries(self, client: str | None = None, *, archived: bool = False) -> "Matrix":
        """The matrix of clients and topics: what is open, chosen, told and held, as it is now.

        Args:
            client: only this one, by name or alias, archived or not.
            archived: archived clients, too.
        """
        from tracker import holding

        return holding.boundaries(self.store, self._now(), client=client, archived=archived)

    def lived(self, client: str | None = None, weeks: int = 12) -> "tuple[Lived, ...]":
        """The lived value beside each measurable term of the boundaries in force, per complete week.

        Args:
            client: only with this one, by name or alias, archived or not.
            weeks: how many, the last complete one included.
        """
        from tracker import holding

        return holding.lived(self.store, self._now(), client=client, weeks=weeks)

    def helped(self, client: str | None = None) -> "tuple[Helped, ...]":
        """Whether each boundary that was told was kept, and whether it helped, from complete weeks.

        `client`: only his and those for all, by name or alias.
        """
        from tracker import holding

        return holding.helped(self.store, self._now(), client=client)

    def trials(self) -> "tuple[Trial, ...]":
        """The coin-flip weeks: what each was drawn for, what it was, and what the finished ones show."""
        from tracker import holding

        return holding.trials(self.store, self._now())

    def begin_trial(
        self,
        name: str,
        measure: str,
        client: str | None = None,
        weeks: int = 10,
        *,
        next_week: bool = False,
    ) -> "Experiment":
        """Draw the weeks of a trial by a coin, from the coming Monday on, and store it.

        Args:
            name: what is done in the weeks of "try": "answer at 11 and at 16".
            measure: one of `records.MEASURES`.
            client: whose weeks are measured, by name or alias; None: all clients together.
            weeks: 8 to 26.
            next_week: measure the week after each.

        Raises:
            TrackerError: no such measure or client, too few or too many weeks, or a trial of the same
                measure and client runs already.
        """
        from tracker.ingest import drawing

        return drawing.begin(self.store, name, measure, client, weeks, next_week, self._now())

    def miss_week(self, trial: "Experiment", week: str, *, missed: bool = True) -> "Experiment":
        """Note that a week of a trial went otherwise than drawn, or (`missed` False) that it did not.

        Raises:
            UsageError: it is no week of the trial, or has not begun.
        """
        from tracker.ingest import drawing

        return drawing.miss(self.store, trial, week, missed, self._now())

    # --- what is open ----------------------------------------------------------------------------

    def between(self, client: str | None = None) -> "Between":
        """What is open now between the user and each client, both ways, the oldest first.

        `client`: only with this one, by name or alias, archived or not.
        """
        from tracker.between import between

        return between(self.store, self._now(), client)

    # --- closing the week ------------------------------------------------------------------------

    def closing(self, week: str) -> "Closing":
        """How far the review of a week like "2026-W47" is: its record, if it was begun, and its marks."""
        from tracker.reviewing import closing

        return closing(self.store, week, self._now())

    def unbilled(self, week: str) -> "tuple[Block, ...]":
        """The unbilled hours of a week by client, project and kind, each with its mark, the longest first."""
        from tracker.reviewing import blocks

        return blocks(self.store, week)

    def mark(
        self, week: str, place: "Place", answer: str | None, *, announced: bool = False
    ) -> "Mark | None":
        """Mark a block of unbilled hours; an earlier mark is put back first, and with None that is all.

        Args:
            week: like "2026-W47".
            place: whose hours they are, and for what.
            answer: "bill", "gift", "stop" or None.
            announced: of a gift: whether the client is told.

        Raises:
            TrackerError: the review is closed, the hours could never be billed, or there are none.
        """
        from tracker.ingest.reviewing import marked

        return marked(self.store, week, place, answer, announced, self._now())

    def choose(self, week: str, chosen: "Boundary | Assumption | str | None") -> "Review":
        """Choose the one boundary or assumption of a review, "nothing", or None: nothing is said any more.

        Raises:
            TrackerError: the review is closed.
        """
        from tracker.ingest.reviewing import kept

        known = (chosen, None) if chosen is None or isinstance(chosen, str) else (chosen.type, chosen.id)
        return kept(self.store, week, dict(zip(("chosen", "chosen_id"), known, strict=True)), self._now())

    def close_week(self, week: str, shown: "Sequence[Finding]" = ()) -> "Review":
        """Close the review of a week and keep its numbers; `shown`: the findings that were looked at.

        Raises:
            TrackerError: it was closed already, or the week has not begun.
        """
        from tracker import reviewing
        from tracker.ingest.reviewing import closed

        patterns = [{"pattern": of.pattern, "client": of.client, "level": of.level} for of in shown]
        with self.together():  # no other program comes between the numbers and the close
            found = reviewing.numbers_now(self.store, week, self._now())
            return closed(self.store, week, {**found, "patterns": patterns}, self._now())

    def reopen_week(self, week: str) -> "Review":
        """Open the review of a week again.

        Raises:
            TrackerError: it was never begun.
        """
        from tracker.ingest.reviewing import reopened

        return reopened(self.store, week, self._now())

    def read_back(self, week: str) -> "ReadBack":
        """The review of a week as it was closed, and what changed since.

        Raises:
            UsageError: a week that does not exist.
        """
        from tracker.reviewing import read_back

        return read_back(self.store, week, self._now())

    def review(self, week: str | None = None, *, with_patterns: bool = True) -> "WeeklyReview":
        """The weekly review of an ISO week like "2026-W47"; by default the last complete one.

        Without `with_patterns` their lists are empty: reading them takes longer than all the rest.

        Raises:
            UsageError: a week that does not exist.
        """
        from tracker.answers import review

        return review(self.store, week, self._now(), with_patterns=with_patterns)
