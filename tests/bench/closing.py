"""A book of five years on which weeks are closed: what `noticing` writes, and limits, beliefs and trials."""

from datetime import date, timedelta
from pathlib import Path

from tests.bench import books, noticing
from tracker.book import Tracker
from tracker.records import Assumption, Boundary, Experiment, Occasion, Rehearsal
from tracker.workweek import iso_week, week_before

WEEK = week_before(iso_week(books.NOW.date()))
"""The last whole week, which is closed."""
_TOLD = (
    ("reply_time", {"reply_within_minutes": 240}),
    ("working_times", {}),
    ("hours", {"max_hours_per_week": 24}),
    ("channels", {"channels": ["email"]}),
    ("extra_work_price", {"gift_budget_cents": 50_000}),
    ("payment", {"pay_within_days": 30}),
)
"""What each client was told, with what of it can be measured."""
_CLOSED = 10
"""Reviews that are closed already."""


def lived(path: Path) -> None:
    """20,000 entries, 100,000 messages, and of every client limits that were told at different times."""
    noticing.lived(path)
    waiting = path.with_suffix(".csv")
    _calendar(waiting)
    with Tracker(str(path), lambda: books.NOW) as book, book.together():
        for n in range(books.CLIENTS):
            _of_client(book, f"Client {n}", n)
        weeks = tuple("try" if n % 2 else "usual" for n in range(10))
        first = iso_week(_ago(8))
        book.add(Experiment(name="answer at 11 and at 16", measure="messages_in", week=first, arms=weeks))
        for back in range(_CLOSED):
            book.close_week(iso_week(_ago(back + 2)))
        book.import_file(waiting, date_order="ymd")


def _calendar(path: Path) -> None:
    """Appointments that name nobody, to be sorted."""
    rows = ["Subject,Start Date,Start Time,End Date,End Time"]
    rows += [
        f"Appointment {n},{_ago(1) - timedelta(days=n)},18:00,{_ago(1) - timedelta(days=n)},18:30"
        for n in range(30)
    ]
    path.write_text("\n".join(rows) + "\n")


def _of_client(book: Tracker, client: str, n: int) -> None:
    for at, (topic, terms) in enumerate(_TOLD):
        told = _ago(20 + 12 * at + 3 * n)
        limit = book.add(Boundary(client=client, topic=topic, chosen_on=told, told_on=told, terms=terms))
        for week in range(8):
            at_noon = books.NOW - timedelta(weeks=week + 1)
            book.add(Occasion(boundary=limit.id or "", at=at_noon, kept=week % 3 > 0))
    book.add(Boundary(client=client, topic="meeting_load", chosen_on=_ago(3)))
    for number in (1, 2, 3):
        book.add(Assumption(client=client, number=number, held_since=_ago(40), seconds=28_800 * number))
    book.add(Rehearsal(phrase="yes-if-1", client=client, at=books.NOW, before=7, after=4))


def _ago(weeks: int) -> date:
    return books.NOW.date() - timedelta(weeks=weeks)
