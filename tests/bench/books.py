"""Books and files of any size to measure on, made without the rooms under measurement where possible."""

import csv
import random
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tracker.book import Tracker
from tracker.records import KINDS, Client, Project, Rate, Settings

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 20, 12, tzinfo=ZONE)
CLIENTS = 6
A_DAY = 11
"""Entries a day: a busy consultant with his calendar and messages imported; 20,000 are then five years."""

_KINDS = [kind for kind in KINDS if kind != "leave"]
_COLUMNS = ("id", "client", "project", "starts_at", "ends_at", "seconds", "timezone", "kind", "billable")
_COLUMNS += ("scope", "initiator", "note")


def empty(path: Path) -> Tracker:
    """A book with settings, clients with dated rates, and one fixed fee; no entries."""
    book = Tracker(str(path), lambda: NOW)
    book.add(Settings(timezone="Europe/Amsterdam"))
    for n in range(CLIENTS):
        name = f"Client {n}"
        book.add(Client(name=name, aliases=(f"c{n}",), addresses=(f"c{n}.example",)))
        book.add(Rate(client=name, cents_per_hour=9_000 + 500 * n))
        book.add(Rate(client=name, cents_per_hour=10_000 + 500 * n, valid_from=date(2024, 1, 1)))
        book.add(
            Project(
                client=name,
                name="Phase",
                billing="fixed",
                fee_cents=4_000_000,
                agreed_hours=400,
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 12, 31),
            )
        )
    return book


def filled(path: Path, entries: int) -> None:
    """A book of so many entries, ending today and going back as far as it takes."""
    rng = random.Random(entries)
    with empty(path) as book, book.store.writing(f"{entries} entries", NOW) as write:
        keys = sorted(book.store.names().clients)
        first = NOW.replace(hour=8) - timedelta(days=entries // A_DAY)

        def rows():  # type: ignore[no-untyped-def]
            for n in range(entries):
                start = first + timedelta(days=n // A_DAY, minutes=45 * (n % A_DAY))
                seconds = rng.choice((900, 1800, 2700))
                extra = rng.random() < 0.1
                yield (
                    f"bench{n:07d}",
                    rng.choice(keys),
                    None,
                    start.isoformat(),
                    (start + timedelta(seconds=seconds)).isoformat(),
                    seconds,
                    "Europe/Amsterdam",
                    rng.choice(_KINDS),
                    int(not extra and rng.random() < 0.8),
                    "extra" if extra else "agreed",
                    "me" if extra else None,
                    f"entry {n % 500}",
                )

        columns = (*_COLUMNS, "tags", "announced")
        write.insert_many("entry", columns, ((*row, "[]", 0) for row in rows()))


_HEADER = [
    "Subject",
    "Start Date",
    "Start Time",
    "End Date",
    "End Time",
    "All day event",
    "Reminder on/off",
    "Reminder Date",
    "Reminder Time",
    "Meeting Organizer",
    "Required Attendees",
    "Optional Attendees",
    "Meeting Resources",
    "Billing Information",
    "Categories",
    "Description",
    "Location",
    "Mileage",
    "Priority",
    "Private",
    "Sensitivity",
    "Show time as",
]


def calendar(path: Path, rows: int) -> None:
    """An Outlook calendar export of so many rows, day first, with descriptions that break lines."""
    rng = random.Random(rows)
    first = datetime(2006, 1, 2, 8)  # noqa: DTZ001 - an export carries no zone
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(_HEADER)
        for n in range(rows):
            start = first + timedelta(days=n // 14, minutes=45 * (n % 14))
            end = start + timedelta(minutes=rng.choice((30, 45)))
            client = rng.randrange(CLIENTS)
            title = f"Task {n % 5000}" + (f" @c{client}" if n % 3 else "")
            day, clock = "%d/%m/%Y", "%H:%M:%S"
            when = (start.strftime(day), start.strftime(clock), end.strftime(day), end.strftime(clock))
            reminder = ("False", "True", start.strftime(day), start.strftime(clock))
            people = (f"Jan (jan@c{client}.example)", f"a@c{client}.example;me@me.example", "", "")
            text = ("", "", "Agenda as sent\r\nsecond line", "Room 1", "", "Normal", "False", "Normal", "2")
            writer.writerow((title, *when, *reminder, *people, *text))
