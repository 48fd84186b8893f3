"""A book of five years with everything in it, and how long its patterns take once it is loaded."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.bench import books, chats
from tracker.book import Tracker
from tracker.records import Action, Boundary, Expense, Invoice, Question, Request, Update

ENTRIES, MESSAGES = 20_000, 100_000
WEEKS = 5 * 52
_TIMED = """
import sys, time
from tracker.book import Tracker
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.noticing import notice
from tracker.workweek import iso_week, week_before
with Tracker(sys.argv[1]) as book:
    week = week_before(iso_week(book.today()))
    registry = patterns()
    read = recorded(book.store, week)
    begun = time.perf_counter()
    notice(read, week, registry)
    print(time.perf_counter() - begun)
"""


def lived(path: Path) -> None:
    """20,000 entries, 100,000 messages and some 5,000 further records of one consultant."""
    books.filled(path, ENTRIES)
    with Tracker(str(path), lambda: books.NOW) as book:
        chats.take_in(book, MESSAGES)
        with book.together():
            for week in range(WEEKS):
                at = books.NOW - timedelta(weeks=WEEKS - week)
                client = f"Client {week % books.CLIENTS}"
                book.add(Update(client=client, at=at, kind="progress", with_sponsor=week % 3 == 0))
                book.add(Request(client=client, at=at, in_scope=False, decision="done", decided_at=at))
                book.add(Question(client=client, opened_at=at, asked_at=at, asked_whom="client"))
                book.add(Action(client=client, owner="client", doer="me", done_on=at.date()))
                book.add(Expense(client=client, day=at.date(), amount_cents=1000))
                book.add(Invoice(client=client, issued_on=at.date(), amount_cents=100_000))
            for n in range(books.CLIENTS):
                told = (books.NOW - timedelta(weeks=100)).date()
                book.add(Boundary(client=f"Client {n}", topic="scope", chosen_on=told, told_on=told))


def seconds(path: Path) -> float:
    """How long all patterns of the last complete week take, the one before included; the median of 5."""
    runs = sorted(_once(path) for _ in range(5))
    return runs[2]


def _once(path: Path) -> float:
    command = [sys.executable, "-c", _TIMED, str(path)]
    env = {"TRACKER_NOW": books.NOW.isoformat()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return float(done.stdout)
