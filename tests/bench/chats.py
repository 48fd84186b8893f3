"""A chat export and a book full of messages to measure on."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.books import CLIENTS, NOW, ZONE, empty
from tracker.book import Tracker
from tracker.importers.base import Batch, ContactEvent
from tracker.ingest.contacts import Intake
from tracker.ingest.report import ImportReport
from tracker.records import Address

ME = "Peter de Wit"
YEARS = 5
CHANNELS = ("email", "chat", "phone")


def whatsapp(path: Path, lines: int) -> None:
    """A WhatsApp export of so many lines as an Android phone makes it; every tenth one goes on a message."""
    rng = random.Random(lines)
    at = datetime(2022, 1, 3, 8, tzinfo=ZONE)
    with path.open("w", encoding="utf-8") as file:
        for n in range(lines):
            if n % 10 == 9:
                file.write("and one more line of it\n")
                continue
            at += timedelta(minutes=rng.randint(0, 40))
            who = ME if rng.random() < 0.45 else "Anna van Client"
            mark = "?" if rng.random() < 0.2 else "."
            file.write(f"{at:%d-%m-%Y %H:%M} - {who}: This is message number {n} of a long chat{mark}\n")


def corresponded(path: Path, messages: int) -> None:
    """A book of so many messages of five years, taken in as an import does: mail in threads, chat, calls."""
    with empty(path) as book:
        take_in(book, messages)


def take_in(book: Tracker, messages: int) -> None:
    """So many messages of five years into a book."""
    with book.store.writing("messages", NOW) as write:
        intake = Intake(book.store, write, "mbox", None)
        events = _events(random.Random(messages), messages)
        intake.take_in(Batch(events, timezone="Europe/Amsterdam"), ImportReport("mbox"))


def _events(rng: random.Random, messages: int) -> list[ContactEvent]:
    found = []
    step = timedelta(days=365 * YEARS) / messages
    threads: list[list[str]] = [[f"first{n}"] for n in range(8 * CLIENTS)]
    for n in range(messages):
        at = (NOW - step * (messages - n)).isoformat(timespec="seconds")
        client = rng.randrange(CLIENTS)
        way = "in" if rng.random() < 0.55 else "out"
        channel = rng.choices(CHANNELS, (70, 20, 10))[0]
        asks = way == "in" if channel == "phone" else way == "in" or rng.random() < 0.3
        ids: tuple[str, ...] = ()
        if channel == "email":
            thread = threads[8 * client + rng.randrange(8)]
            if rng.random() < 0.2:
                thread.clear()
            ids = tuple(dict.fromkeys((f"m{n}", *thread[:1], *thread[-1:])))
            thread.append(f"m{n}")
        seconds = rng.choice((None, 300)) if channel == "phone" else None
        party = f"p{rng.randrange(5)}@c{client}.example"
        found.append(ContactEvent(n, channel, way, at, (party,), seconds, asks=asks, ids=ids, key=f"m{n}"))
    return found


def me() -> list[Address]:
    """Who the user is in these files."""
    return [Address(address=of, whose="me") for of in (ME, "peter@peterbos.example")]
