"""Questions to the store about the review of a week: how far it is, its unbilled blocks, what changed since.

What was found when a week was closed is kept in its review, so that an import or a correction since can be
told from what was known then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.answers import report
from tracker.metrics.numbers import numbers
from tracker.metrics.periods import Period
from tracker.metrics.unbilled import Block, unbilled_blocks
from tracker.records import Assumption, Boundary, Decision, Mark, Review, specs
from tracker.records.codec import plain
from tracker.store import Store, entries, quick, registers, reviews
from tracker.store.worked import worked
from tracker.workweek import iso_week, week_days

if TYPE_CHECKING:
    from tracker.metrics.cells import Worked
    from tracker.store.change import Change

STOP_WEEKS = 12
"""For so many weeks it is told whether hours that were to be stopped went on."""
MOST_CHANGES = 5
"""Changes since a week was closed that are named."""
COMPARED = ("hours", "unbilled_hours", "revenue")
"""The numbers of a client that are held against what they were when the week was closed."""
ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Closing:
    """How far the review of a week is.

    Attributes:
        week: like "2026-W47".
        start: its Monday.
        end: its Sunday.
        ahead: whether it has not begun yet; then there is nothing to review.
        running: whether it is not over yet.
        review: what was kept so far; None: it was not begun.
        marks: what its unbilled blocks were marked.
    """

    week: str
    start: date
    end: date
    ahead: bool
    running: bool
    review: Review | None
    marks: tuple[Mark, ...]

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed."""
        return self.review.closed_at if self.review else None


class Stop(NamedTuple):
    """Hours that were to be stopped, `weeks` ago, and how many seconds of the same came since.

    The same are unbilled hours of the client, project and kind in the weeks after that of the mark, at most
    `STOP_WEEKS`.
    """

    mark: Mark
    weeks: int
    seconds_since: int


class Moved(NamedTuple):
    """A number that is no longer what it was when the week was closed; `client` as he is called now.

    `was` and `now` are hours or units of `currency`; None where there was, or is, none.
    """

    client: str
    name: str
    was: float | None
    now: float | None
    currency: str


@dataclass(frozen=True)
class ReadBack:
    """A review as it can be read back.

    Attributes:
        closing: how far it is, with its marks.
        choice: the boundary or the assumption that was chosen, if it is still there.
        decisions: the answers that were given to patterns of its week.
        stops: what was to be stopped, and what came of the same since.
        moved: what changed since it was closed.
        done_since: what was done since that may have changed it, the newest first; empty if nothing changed.
    """

    closing: Closing
    choice: Boundary | Assumption | None
    decisions: tuple[Decision, ...]
    stops: tuple[Stop, ...]
    moved: tuple[Moved, ...] = ()
    done_since: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker review --json`."""
        of, review = self.closing, self.closing.review
        kept = _plain(review) if review else {}
        state = "closed" if of.closed_at else "open" if review else "not begun"
        return {
            "week": of.week,
            "from": of.start.isoformat(),
            "to": of.end.isoformat(),
            "state": state,
            **{name: kept.get(name) for name in ("started_at", "step", "closed_at", "chosen", "note")},
            "choice": self.choice and {"type": self.choice.type, **_plain(self.choice)},
            "marks": [_plain(mark) for mark in of.marks],
            "answers": [_plain(decision) for decision in self.decisions],
            "stops": [
                {"mark": _plain(stop.mark), "weeks": stop.weeks, "seconds_since": stop.seconds_since}
                for stop in self.stops
            ],
            "found": kept.get("found") or {},
            "changed": [moved._asdict() for moved in self.moved],
            "done_since": [{"at": change.at, "what": change.what} for change in self.done_since],
        }


def closing(store: Store, week: str, now: datetime) -> Closing:
    """How far the review of a week is.

    Raises:
        UsageError: a week that does not exist.
    """
    monday, sunday = week_days(week)
    today = quick.days(store).of(now)
    week = iso_week(monday)
    return Closing(
        week,
        monday,
        sunday,
        ahead=monday > today,
        running=monday <= today <= sunday,
        review=reviews.review_of(store, week),
        marks=reviews.marks_of(store, week),
    )


def blocks(store: Store, week: str) -> tuple[Block, ...]:
    """The unbilled hours of a week by client, project and kind, each with its mark, the longest first."""
    monday, sunday = week_days(week)
    with store.reading():
        parts = entries.between(store, monday, sunday)
        return unbilled_blocks(parts, reviews.marks_of(store, iso_week(monday)), registers.ledger(store))


def stops_before(store: Store, week: str) -> tuple[Stop, ...]:
    """What was to be stopped in the weeks before a week, the newest first, and what came of it since.

    Of hours that were to be stopped several times the last time counts.
    """
    monday, _sunday = week_days(week)
    first, last = iso_week(monday - STOP_WEEKS * ONE_WEEK), iso_week(monday - ONE_WEEK)
    marks = {(of.client, of.project, of.kind): of for of in reviews.stop_marks(store, first, last)}
    return _since(store, tuple(marks.values()), monday)


def _since(store: Store, marks: Sequence[Mark], until: date) -> tuple[Stop, ...]:
    """What came of marks in the weeks after each, up to the one that begins on `until`."""
    if not marks:
        return ()
    first = min(week_days(mark.week)[0] for mark in marks)
    spans = [
        Period(first + n * ONE_WEEK, first + (n + 1) * ONE_WEEK)
        for n in range((until - first) // ONE_WEEK + 1)
    ]
    cells = [cell for cell in worked(store, spans, ("kind",)) if not cell.billable]
    found = []
    for mark in marks:
        begun = week_days(mark.week)[0]
        at = (begun - first) // ONE_WEEK
        after = [cell for cell in cells if at < cell.period <= at + STOP_WEEKS and _is_of(cell, mark)]
        found.append(Stop(mark, (until - begun) // ONE_WEEK, sum(cell.seconds for cell in after)))
    return tuple(sorted(found, key=lambda of: (of.weeks, of.mark.client, of.mark.kind or "")))


def _is_of(cell: Worked, mark: Mark) -> bool:
    is_there = (cell.client, cell.project) == (mark.client, mark.project)
    return is_there and mark.kind in (cell.kind, None)


def numbers_now(store: Store, week: str, now: datetime) -> dict[str, Any]:
    """The numbers of a week as a review keeps them when it is closed: in all, and of each client.

    Clients are kept with their ids, so that one who is renamed is known again.
    """
    monday, sunday = week_days(week)
    today = quick.days(store).of(now)
    with store.reading():
        whole = report(store, (), monday, sunday, None, today).rows[0]
        rows = report(store, ("client",), monday, sunday, None, today).rows
        ids = {of.name: of.id for of in registers.clients(store)}
    clients = [
        {
            "id": ids.get(name),
            "client": name,
            "currency": row.currency,
            **{n: value for n, value in numbers(row).items() if n in COMPARED},
        }
        for row in rows
        if (name := row.keys["client"]) is not None
    ]
    return {"currency": whole.currency, "totals": numbers(whole), "clients": clients}


def moved_since(found: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Moved, ...]:
    """What is no longer as it was found, client by client; `found` may hold anything, as records may."""
    was, known = _by_client(found), _by_client(now)
    moved = []
    for key in (*known, *(key for key in was if key not in known)):
        before, after = was.get(key, {}), known.get(key, {})
        shown = after or before
        for name in COMPARED:
            then, today = _number(before.get(name)), _number(after.get(name))
            if (then or 0) != (today or 0):
                currency = str(shown.get("currency") or now.get("currency") or "")
                moved.append(Moved(str(shown.get("client") or ""), name, then, today, currency))
    return tuple(moved)


def _by_client(found: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    rows = found.get("clients")
    rows = [of for of in rows if isinstance(of, Mapping)] if isinstance(rows, list) else []
    return {str(of.get("id") or of.get("client")): of for of in rows}


def _number(value: Any) -> float | None:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_one else None


def read_back(store: Store, week: str, now: datetime) -> ReadBack:
    """The review of a week as it can be read back.

    Raises:
        UsageError: a week that does not exist.
    """
    with store.reading():
        of = closing(store, week, now)
        moved: tuple[Moved, ...] = ()
        if of.review and of.closed_at and of.review.found:
            moved = moved_since(of.review.found, numbers_now(store, of.week, now))
        done = tuple(reviews.done_since(store, of.week, MOST_CHANGES)) if moved else ()
        answers = tuple(one for one in registers.signs(store, Decision) if one.week == of.week)
        this_week = week_days(iso_week(quick.days(store).of(now)))[0]
        said = [mark for mark in of.marks if mark.answer == "stop" and of.start < this_week]
        return ReadBack(of, _choice(store, of.review), answers, _since(store, said, this_week), moved, done)


def _choice(store: Store, review: Review | None) -> Boundary | Assumption | None:
    if review is None or review.chosen_id is None:
        return None
    known: Sequence[Boundary | Assumption] = ()
    if review.chosen == "boundary":
        known = registers.boundaries(store)
    elif review.chosen == "assumption":
        known = registers.signs(store, Assumption)
    return next((one for one in known if one.id == review.chosen_id), None)


def closed_reviews(store: Store) -> tuple[Review, ...]:
    """The reviews that are closed, the newest week first."""
    known = registers.signs(store, Review)
    return tuple(of for of in reversed(known) if of.closed_at is not None)


def _plain(record: Review | Mark | Decision | Boundary | Assumption) -> dict[str, Any]:
    return {spec.name: plain(spec, getattr(record, spec.name)) for spec in specs(type(record))}
