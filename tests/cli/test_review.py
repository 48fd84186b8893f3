"""A review read back in the terminal."""

from tests.cli.running import Terminal
from tracker.book import Tracker
from tracker.ingest.reviewing import line_kept
from tracker.metrics.unbilled import Place


def closed(terminal: Terminal, week: str = "2026-W46") -> None:
    """A week with two hours of reading that were given, closed in the dashboard."""
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    terminal.ok("log", "2026-11-10 2h @bouw #research !unbilled soil")
    with Tracker(str(terminal.db)) as book:
        book.mark(week, Place("Bouw", None, "research"), "gift")
        book.choose(week, "nothing")
        line_kept(book.store, week, "ask before\nI read", "", book.now())
        book.close_week(week)


def test_a_closed_review_is_read_back_with_its_marks_choice_and_line(terminal: Terminal) -> None:
    closed(terminal)
    said = terminal.ok("review")
    for part in (
        "Week 46 was closed on",
        "“ask before I read”",
        "2 h for clients, 2 h of them unbilled.",
        "Nothing was chosen for this week.",
        "Bouw · research, 2 h: given, not told",
    ):
        assert part in said
    assert "What changed" not in said


def test_what_changed_since_is_told(terminal: Terminal) -> None:
    closed(terminal)
    terminal.ok("log", "2026-11-11 1h30 @bouw late")
    said = terminal.ok("review", "2026-W46")
    assert "Bouw: 3 h 30 instead of 2 h and €150.00 instead of €0.00." in said
    assert "log 2026-11-11 1h30 @bouw late" in said


def test_the_document_holds_the_review_and_what_changed(terminal: Terminal) -> None:
    closed(terminal)
    terminal.ok("log", "2026-11-11 1h30 @bouw late")
    found = terminal.json("review")
    assert (found["week"], found["state"], found["chosen"]) == ("2026-W46", "closed", "nothing")
    assert [(of["client"], of["answer"], of["announced"]) for of in found["marks"]] == [
        ("Bouw", "gift", False)
    ]
    assert found["found"]["totals"]["hours"] == 2
    assert found["changed"][0] == {
        "client": "Bouw",
        "name": "hours",
        "was": 2,
        "now": 3.5,
        "currency": "EUR",
    }
    assert [of["what"] for of in found["done_since"]] == ["log 2026-11-11 1h30 @bouw late"]


def test_a_week_that_was_not_reviewed_says_so_and_where_it_can_be(terminal: Terminal) -> None:
    result = terminal.run("review", "2026-W40")
    assert result.exit_code == 0
    assert "The review of week 40 was not begun." in result.stdout
    assert "`tracker dashboard`" in result.stderr
    assert terminal.json("review", "2026-W40")["state"] == "not begun"


def test_without_a_week_it_is_the_one_closed_last_else_the_last_whole_one(terminal: Terminal) -> None:
    assert "week 46" in terminal.ok("review")
    with Tracker(str(terminal.db)) as book:
        book.close_week("2026-W44")
    assert "Week 44 was closed" in terminal.ok("review")


def test_a_week_ahead_and_one_that_does_not_exist(terminal: Terminal) -> None:
    assert "Week 52 lies ahead" in terminal.ok("review", "2026-W52")
    assert "Error:" in terminal.refused("review", "2026-W99", code=2)
