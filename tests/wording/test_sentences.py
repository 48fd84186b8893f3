from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.book import Tracker
from tracker.metrics.waterfall import PARTS as STEPS
from tracker.metrics.waterfall import Step
from tracker.records import Client, Project, Rate, Settings, TimeEntry
from tracker.wording.billing import missing, terms
from tracker.wording.entries import sentence, took, traits, what, when
from tracker.wording.sentences import (
    PARTS,
    estimate_sentence,
    inbox_sentence,
    part_name,
    rate_kept_sentence,
    week_sentence,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(str(tmp_path / "book.db"), now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC)) as book:
        book.add(Settings(timezone="Europe/Amsterdam"))
        book.add(Client(name="Bouw"))
        yield book


def test_every_part_of_the_waterfall_has_plain_words() -> None:
    assert set(PARTS) == set(STEPS)


def test_a_fee_in_your_favour_is_called_so() -> None:
    assert part_name(Step("fixed fee", -100, -10, 3600)) == "fixed fees and retainers, in your favour"
    assert part_name(Step("fixed fee", 100, 10, 3600)) == "more hours than the fee’s share"


def test_a_week_is_summed_up_with_what_took_most(book: Tracker) -> None:
    book.add(Rate(client="Bouw", cents_per_hour=10000))
    book.log("2026-11-18 6h @bouw handbook")
    book.log("2026-11-19 2h @bouw reading #research !unbilled")
    assert week_sentence(book.review()) == (
        "Week 47: 8 h for clients brought €600.00, €75.00 an hour of the €100.00 agreed;"
        " research took most, €25.00 of each hour."
    )
    assert rate_kept_sentence(book.review()) == (
        "€600.00 earned, costs taken off, over 8.00 hours, billable or not, is €75.00 an hour:"
        " 75% of the rate agreed."
    )


def test_a_week_in_which_nothing_was_lost_says_no_more(book: Tracker) -> None:
    book.add(Rate(client="Bouw", cents_per_hour=10000))
    book.log("2026-11-18 6h @bouw handbook")
    said = "Week 47: 6 h for clients brought €600.00, €100.00 an hour of the €100.00 agreed."
    assert week_sentence(book.review()) == said


def test_a_week_without_an_agreed_rate_says_so(book: Tracker) -> None:
    book.log("2026-11-18 6h @bouw handbook")
    assert week_sentence(book.review()).endswith("; no rate is agreed to hold it against.")


def test_a_week_without_clients_speaks_of_your_own_time(book: Tracker) -> None:
    assert week_sentence(book.review()) == "Week 47: no hours for clients."
    book.log("2026-11-18 6h reading")
    assert week_sentence(book.review()) == "Week 47: no hours for clients; 6 h went into your own time."
    assert week_sentence(book.review("2026-W48")) == "Week 48: no hours for clients yet."


def test_a_fixed_fee_says_where_it_is_going(book: Tracker) -> None:
    days = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 12, 31)}
    book.add(Project(client="Bouw", name="P", billing="fixed", fee_cents=100_000, agreed_hours=10, **days))
    book.log("2026-11-18 2h30 @bouw/p handbook")
    (estimate,) = book.review().estimates
    assert estimate_sentence(estimate, "EUR") == (
        "Bouw / P: finished at 10 h (the hours agreed), the fee comes to €100.00 an hour; 2 h 30 so far."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"billing": "hourly"}, ""),
        ({"billing": "retainer"}, "It earns nothing until it has a fee and a first day."),
        ({"billing": "retainer", "fee_cents": 1, "starts_on": date(2026, 11, 1)}, ""),
        (
            {"billing": "fixed", "starts_on": date(2026, 11, 1)},
            "It earns nothing until it has a fee and a last day or milestones.",
        ),
        (
            {
                "billing": "fixed",
                "fee_cents": 1,
                "starts_on": date(2026, 11, 1),
                "milestones": ({"day": date(2026, 11, 9), "share": 0.9},),
            },
            "It earns nothing as it is: the shares of its milestones add up to 0.9, not to 1.",
        ),
    ],
)
def test_a_fee_that_earns_nothing_says_what_it_needs(fields: dict[str, Any], said: str) -> None:
    assert missing(Project(client="Bouw", name="P", **fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"billing": "hourly"}, "by the hour"),
        ({"billing": "hourly", "starts_on": date(2026, 5, 18)}, "by the hour, since 18 May 2026"),
        ({"billing": "gift", "ends_on": date(2026, 5, 18)}, "a gift: no pay, until 18 May 2026"),
        ({"billing": "fixed"}, "a fixed fee, not yet agreed"),
        ({"billing": "fixed", "agreed_hours": 7.5}, "a fixed fee, not yet agreed for 7.5 hours"),
        (
            {"billing": "fixed", "fee_cents": 4_800_000, "agreed_hours": 480.0, "milestones": ({},)},
            "a fixed fee of €48,000.00 for 480 hours, 1 milestone",
        ),
        ({"billing": "retainer", "included_hours": 8.0}, "a retainer, not yet agreed for 8 hours"),
        (
            {
                "billing": "retainer",
                "fee_cents": 50_000,
                "included_hours": 8.0,
                "starts_on": date(2026, 5, 18),
            }
            | {"ends_on": date(2026, 11, 15)},
            "€500.00 a month for 8 hours, 18 May 2026 – 15 Nov 2026",
        ),
    ],
)
def test_what_is_agreed_is_said_in_a_line(fields: dict[str, Any], said: str) -> None:
    assert terms(Project(client="Bouw", name="x", **fields), "EUR") == said


def test_one_row_waits_and_several_wait() -> None:
    assert inbox_sentence(1) == "1 calendar row waits in the inbox for a client."
    assert inbox_sentence(12) == "12 calendar rows wait in the inbox for a client."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (TimeEntry(kind="admin"), "your own time (admin)"),
        (TimeEntry(kind="leave"), "leave"),
        (TimeEntry(client="Bouw", project="P", billable=True, note="a\nb"), "Bouw / P: a b"),
        (TimeEntry(client="Bouw", scope="extra", initiator="client"), "Bouw (extra work)"),
        (TimeEntry(client="Bouw", billable=False, tags=("x",)), "Bouw (unbilled, #x)"),
        (TimeEntry(client="Bouw", announced=True, trigger="own"), "Bouw (told, for my own certainty)"),
    ],
)
def test_an_entry_says_whose_it_is_and_what_is_worth_a_word(entry: TimeEntry, said: str) -> None:
    assert what(entry) == said


def test_a_running_timer_has_no_end() -> None:
    running = TimeEntry(starts_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert (when(running), took(running), traits(running)) == ("Fri 20 Nov 09:00-", "running", ())


def test_an_entry_is_one_sentence() -> None:
    entry = TimeEntry(client="Bouw", day=date(2026, 11, 20), seconds=5400, billable=True, note="call")
    assert sentence("Logged", entry, "k3f9") == "Logged 1 h 30 on Bouw: call [k3f9]  Fri 20 Nov"
