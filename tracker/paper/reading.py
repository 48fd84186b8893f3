"""Reading from the store what goes on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from tracker.answers import report, review
from tracker.between import open_items
from tracker.errors import UsageError
from tracker.holding import lived
from tracker.language import _
from tracker.metrics.earnings import currencies
from tracker.metrics.promises import promise_to, promised_minutes
from tracker.paper.facts import Quarter
from tracker.paper.names import Names
from tracker.paper.quarter import quarter_sheet
from tracker.paper.quarters import quarter_days, quarter_label
from tracker.paper.week import Closed, week_sheet
from tracker.patterns import as_of as known_then
from tracker.quickline import resolve_client
from tracker.records import (
    Action,
    Assumption,
    Boundary,
    Complaint,
    Invoice,
    Occasion,
    Question,
    Request,
    Review,
)
from tracker.replies import replies
from tracker.signs import signs
from tracker.store import observed, quick, registers
from tracker.workweek import iso_week, week_before

if TYPE_CHECKING:
    from tracker.between import Open
    from tracker.boundaries.lived import Lived
    from tracker.metrics.correspondence import Correspondence
    from tracker.metrics.totals import Row
    from tracker.paper.quarter import Reader
    from tracker.paper.sheet import Sheet
    from tracker.patterns.base import Finding
    from tracker.patterns.recorded import Piece
    from tracker.records import Record
    from tracker.store import Store
    from tracker.workweek import Days

    R = TypeVar("R", bound=Record)

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)
QUARTER_WEEKS = 14
MOST_CARDS = 3


def sheet(
    store: Store,
    week: str | None,
    client: str | None,
    quarter: str | None,
    now: datetime,
    *,
    reader: Reader,
    hide_names: bool,
) -> Sheet:
    """The page of a week, or with a client that of a quarter.

    Raises:
        UsageError: no such week or quarter, or both asked for at once.
        NotFound: an unknown client.
    """
    if client is None:
        if quarter is not None:
            raise UsageError(_("A quarter is a client’s"), _("Name the client, too"))
        return _week_sheet(store, week, now, hide_names=hide_names)
    if week is not None:
        raise UsageError(_("A page is a week or a client’s quarter"), _("Ask for one of them"))
    return _quarter_sheet(store, client, quarter, now, reader=reader, hide_names=hide_names)


def _week_sheet(store: Store, label: str | None, now: datetime, *, hide_names: bool) -> Sheet:
    """The page of a week; by default of the last complete one."""
    found = review(store, label, now, with_patterns=False)
    cards = signs(store, found.week, now).cards
    closed = next(
        (of for of in registers.signs(store, Review) if of.week == found.week and of.closed_at), None
    )
    names = _names(store, hidden=hide_names)
    findings = [sign.finding for sign in cards]
    return week_sheet(
        found,
        findings,
        None if closed is None else Closed(closed, _choice(store, closed)),
        names,
        now,
        quick.days(store).of(now),
    )


def _quarter_sheet(
    store: Store, client: str, label: str | None, now: datetime, *, reader: Reader, hide_names: bool
) -> Sheet:
    """The page of a client's quarter; by default of the one that runs."""
    days = quick.days(store)
    today = days.of(now)
    label = label or quarter_label(today)
    name = resolve_client(client, quick.aliases(store, archived=True))
    found = _quarter(store, name, label, now, days)
    return quarter_sheet(found, reader, _names(store, hidden=hide_names), now, today)


def _names(store: Store, *, hidden: bool) -> Names:
    clients = [of.name for of in registers.clients(store)]
    return Names(clients, [of.name for of in registers.projects(store)], hidden=hidden)


def _choice(store: Store, closed: Review) -> Boundary | Assumption | None:
    """What was chosen, if it was not removed since."""
    types: dict[str | None, type[Boundary] | type[Assumption]] = {
        "boundary": Boundary,
        "assumption": Assumption,
    }
    chosen = types.get(closed.chosen)
    if chosen is None:
        return None
    records = registers.boundaries(store) if chosen is Boundary else registers.signs(store, chosen)
    return next((of for of in records if of.id == closed.chosen_id), None)


def _quarter(store: Store, client: str, label: str, now: datetime, days: Days) -> Quarter:
    start, end = quarter_days(label)
    label = quarter_label(start)
    today = days.of(now)
    known = min(end, today) + ONE_DAY
    projects = [of for of in registers.projects(store) if of.client == client]
    gifts = frozenset(of.name for of in projects if of.billing == "gift")
    boundaries = known_then.boundaries(
        [of for of in registers.boundaries(store) if of.client in (client, None)], known
    )
    return Quarter(
        client=client,
        currency=currencies(registers.ledger(store))[client],
        label=label,
        start=start,
        end=end,
        known=known,
        row=_row(store, client, start, end, today),
        kinds=_kinds(store, client, start, end, today),
        extras=_extras(store, client, start, end, gifts),
        gifts=gifts,
        replies=_replies(store, client, start, end, now),
        promised_minutes=promised_minutes(promise_to(client, boundaries, known - ONE_DAY)),
        boundaries=boundaries,
        occasions=_occasions(store, boundaries, days, start, known),
        open=tuple(open_items(_between(store, client, days, known), days, known - ONE_DAY)),
        invoices=known_then.invoices(_of(store, Invoice, client), known),
        assumptions=known_then.assumptions(_of(store, Assumption, client), known),
        lived=_lived(store, client, start, min(now, days.start(known))),
        findings=_findings(store, client, start, known - ONE_DAY, now),
    )


def _of(store: Store, record_type: type[R], client: str) -> list[R]:
    return [of for of in registers.signs(store, record_type) if getattr(of, "client", None) == client]


def _between(store: Store, client: str, days: Days, known: date) -> tuple[Open, ...]:
    """What was noted between the user and a client, as it stood on the day before `known`."""
    return (
        *known_then.requests(_of(store, Request, client), days, known),
        *known_then.questions(_of(store, Question, client), days, known),
        *known_then.actions(_of(store, Action, client), known),
        *known_then.complaints(_of(store, Complaint, client), known),
    )


def _row(store: Store, client: str, start: date, end: date, today: date) -> Row | None:
    rows = report(store, ("client",), start, end, client, today).rows
    return next((row for row in rows if row.keys["client"]), None)


def _kinds(store: Store, client: str, start: date, end: date, today: date) -> tuple[Row, ...]:
    rows = report(store, ("client", "kind"), start, end, client, today).rows
    return tuple(sorted((row for row in rows if row.seconds), key=lambda row: -row.seconds))


def _extras(store: Store, client: str, start: date, end: date, gifts: frozenset[str]) -> tuple[Piece, ...]:
    pieces = (of for of in observed.pieces(store, start, end + ONE_DAY) if of.client == client)
    unbilled = (of for of in pieces if not of.billable and of.kind != "leave")
    return tuple(of for of in unbilled if of.scope == "extra" or of.project in gifts)


def _replies(store: Store, client: str, start: date, end: date, now: datetime) -> Correspondence | None:
    found = replies(store, start, end, client, now).totals
    return found if found.contacts else None


def _occasions(
    store: Store, boundaries: tuple[Boundary, ...], days: Days, start: date, known: date
) -> tuple[Occasion, ...]:
    ids = {of.id for of in boundaries}
    found = known_then.occasions(registers.signs(store, Occasion), days, known)
    return tuple(of for of in found if of.boundary in ids and days.of(of.at) >= start)


def _lived(store: Store, client: str, start: date, at: datetime) -> tuple[Lived, ...]:
    """The client's boundaries beside the weeks of a quarter, the first of which may begin before it."""
    found = []
    for of in lived(store, at, client=client, weeks=QUARTER_WEEKS):
        if of.client == client:
            weeks = tuple(week for week in of.weeks if week.monday + ONE_WEEK > start)
            found.append(replace(of, weeks=weeks))
    return tuple(found)


def _findings(store: Store, client: str, start: date, last: date, now: datetime) -> tuple[Finding, ...]:
    """What the patterns saw of a client at the end of the last whole week up to a day."""
    week = iso_week(last) if last.weekday() == 6 else week_before(iso_week(last))
    found = signs(store, week, now)
    if found.end < start:
        return ()
    return tuple(sign.finding for sign in found.shown if sign.finding.client == client)[:MOST_CARDS]
