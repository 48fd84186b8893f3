"""Every text of the boundaries page is translated or the user's own, with boundaries in all states."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker import language
from tracker.book import Tracker
from tracker.pages.boundaries.address import PAGE, PARTS
from tracker.records import TOPICS, Boundary, Client, Experiment, Occasion, Phase

from .drawn import drawn, new_book, with_bouw
from .pseudo import LANGUAGE, Own, WideLetters, shown, whole

MONDAY = date(2026, 11, 9)
TOLD = MONDAY - timedelta(weeks=9)
ARMS = ("try", "usual") * 4
TERMS = {
    "reply_time": {"reply_within_minutes": 240},
    "hours": {"max_hours_per_week": 16},
    "extra_work_price": {"gift_budget_cents": 50_000},
    "channels": {"channels": ["email", "phone"]},
    "working_times": {"hours": {"mon": [["09:00", "17:30"]]}},
    "meeting_load": {"update_every_days": 5},
    "payment": {"pay_within_days": 30},
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    book = with_bouw(new_book(tmp_path, monkeypatch))
    _filled(book)
    book.close()
    letters = WideLetters()
    monkeypatch.setattr(language, "catalogue", lambda _language: letters)
    monkeypatch.setattr(language, "_asked", lambda: LANGUAGE)
    return str(tmp_path / "book.db")


def _filled(book: Tracker) -> None:
    """Twenty weeks with Bouw, boundaries on every topic, occasions of each kind, and trials."""
    at = datetime.fromisoformat("2026-10-01T12:00:00+02:00")
    book.add(Client(name="Eik", archived_on=MONDAY))
    book.add(Phase(client="Bouw", name="Launch", starts_on=TOLD, ends_on=TOLD + timedelta(days=9)))
    with book.together():
        for n in range(20):
            monday = MONDAY - n * timedelta(weeks=1)
            book.log(client="Bouw", day=monday, hours=10.0 + n % 3)
            book.log(client="Bouw", day=monday, hours=2.0 + (n > 8) * 4 + n % 2, billable=False)
            book.message(client="Bouw", at=at - timedelta(weeks=n), channel="chat", direction="in")
    for n, topic in enumerate(TOPICS):
        told = None if topic == "days_off" else TOLD if n % 2 else MONDAY
        of = book.add(
            Boundary(
                client="Bouw",
                topic=topic,
                statement=f"Zin over {topic}",
                told_on=told,
                told_how="per telefoon" if n % 3 else None,
                terms=TERMS.get(topic, {}),
                owner="client",
                measure="hours" if topic == "decision_owner" else None,
                hoped_percent=20,
                review_on=MONDAY,
                ends_on=MONDAY if topic == "scope" else None,
            )
        )
        for kept, door, chosen in ((True, None, False), (False, "me", False), (False, "client", True)):
            book.add(Occasion(boundary=of.id or "", at=at, kept=kept, opened_by=door, chosen=chosen))
    book.add(Boundary(client="Eik", topic="scope", applies=False))
    book.add(Boundary(topic="complaint_route", statement="Zin voor allen"))
    for week, ended in (("2026-W46", None), ("2026-W36", None), ("2026-W30", MONDAY)):
        name = f"proef {week}"
        trial = Experiment(name=name, measure="hours", week=week, arms=ARMS, missed=(week,), ended_on=ended)
        book.add(trial)


def page(address: dict[str, str]) -> AppTest:
    at = drawn(PAGE)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def addresses() -> Iterator[dict[str, str]]:
    yield from ({PAGE: part} for part in PARTS)
    yield from ({"client": name} for name in ("Bouw", "Eik"))
    yield from ({"client": "Bouw", "topic": topic} for topic in TOPICS)
    yield from ({PAGE: PARTS[1], "ask": topic} for topic in (*TOPICS, "done"))


@pytest.mark.parametrize("address", list(addresses()), ids=lambda of: " ".join(of.values()))
def test_no_text_escapes(path: str, address: dict[str, str]) -> None:
    at = whole(partial(page, address))
    assert not at.exception
    own = Own(path)
    found = {text: (kind, left) for kind, text in shown(at) if (left := own.left_over(text))}
    assert not found
