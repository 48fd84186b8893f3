"""What a review reads back: its state, what it marked, and what changed since it was closed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import NOW
from tracker.book import Tracker
from tracker.metrics.unbilled import Place
from tracker.records import Assumption, Boundary, Client, Expense, Mark, Rate, Review
from tracker.reviewing import Moved, closed_reviews, moved_since, stops_before

WEEK = "2026-W47"
READING = Place("Bouw", None, "research")


def moved(book: Tracker, week: str = WEEK) -> list[Moved]:
    return list(book.read_back(week).moved)


def test_a_week_is_ahead_running_or_over(book: Tracker) -> None:
    states = [(of.ahead, of.running) for of in map(book.closing, ("2026-W46", WEEK, "2026-W48"))]
    assert states == [(False, False), (False, True), (True, False)]


def test_a_closed_review_keeps_the_numbers_of_its_week(book: Tracker) -> None:
    book.log("mon 2h @bouw")
    book.log("tue 1h @bouw !unbilled")
    book.log("tue 1h own reading")
    book.close_week(WEEK)
    (review,) = book.records(Review)
    (bouw,) = book.records(Client)
    assert review.found["totals"]["own_hours"] == 1
    assert review.found["clients"] == [
        {
            "id": bouw.id,
            "client": "Bouw",
            "currency": "EUR",
            "hours": 3,
            "unbilled_hours": 1,
            "revenue": 200,
        }
    ]
    assert review.found["patterns"] == []
    assert moved(book) == []


def test_a_review_is_the_same_after_export_and_import(
    book: Tracker, new_book: Callable[..., Tracker], exported: Callable[[Tracker], str], tmp_path: Any
) -> None:
    book.log("mon 2h @bouw #research !unbilled")
    book.mark(WEEK, READING, "gift", announced=True)
    book.close_week(WEEK)
    exported(book)
    other = new_book()
    other.import_file(tmp_path / "exported.jsonl")
    assert other.read_back(WEEK).to_json() == book.read_back(WEEK).to_json()
    other.reopen_week(WEEK)
    other.mark(WEEK, READING, None)
    (listed,) = other.listed(date(2026, 11, 16), date(2026, 11, 16))
    assert listed.entry.scope == "agreed"


def test_hours_that_came_since_are_told_with_what_was_done(
    book: Tracker, calendar: Callable[..., Any]
) -> None:
    book.log("mon 2h @bouw")
    book.close_week(WEEK)
    book.log("2026-11-13 1h @bouw another week")
    book.import_file(calendar(("@bouw site", "2026-11-17 09:00", "2026-11-17 10:30")))
    assert moved(book) == [
        Moved("Bouw", "hours", 2, 3.5, "EUR"),
        Moved("Bouw", "revenue", 200, 350, "EUR"),
    ]
    (done,) = book.read_back(WEEK).done_since
    assert "calendar.csv" in done.what


def test_hours_that_were_moved_away_or_deleted_are_told(book: Tracker) -> None:
    one, two = book.log("mon 2h @bouw"), book.log("tue 9-10 @bouw")
    book.close_week(WEEK)
    book.edit(one.id or "", "2026-11-13")
    book.delete(two.id or "")
    assert [(of.name, of.was, of.now) for of in moved(book)] == [("hours", 3, None), ("revenue", 300, None)]
    assert len(book.read_back(WEEK).done_since) == 2


def test_a_new_rate_or_a_cost_moves_the_revenue_alone(book: Tracker) -> None:
    book.log("mon 2h @bouw")
    book.close_week(WEEK)
    book.add(Rate(client="Bouw", cents_per_hour=12_000, valid_from=date(2026, 11, 1)))
    book.add(Expense(client="Bouw", day=date(2026, 11, 17), amount_cents=1500))
    assert moved(book) == [Moved("Bouw", "revenue", 200, 225, "EUR")]
    assert len(book.read_back(WEEK).done_since) == 2


def test_a_client_who_is_renamed_is_known_again(book: Tracker) -> None:
    book.log("mon 2h @bouw")
    book.close_week(WEEK)
    (bouw,) = book.records(Client)
    book.change(bouw, name="Bouwgroep")
    assert moved(book) == []
    book.log("tue 1h @bouwgroep")
    assert {of.client for of in moved(book)} == {"Bouwgroep"}


def test_what_cancels_out_is_no_change(book: Tracker) -> None:
    book.log("mon 2h @bouw")
    book.close_week(WEEK)
    book.log("tue 1h @bouw")
    book.undo()
    assert book.read_back(WEEK).done_since == ()
    assert moved(book) == []


def test_a_review_that_was_closed_in_the_terminal_has_nothing_to_compare(book: Tracker) -> None:
    book.log("mon 2h @bouw")
    book.close_record(book.add(Review(week=WEEK)))
    assert moved(book) == []


@pytest.mark.parametrize("found", [{}, {"clients": 3}, {"clients": [1, {"client": None, "hours": "many"}]}])
def test_numbers_that_make_no_sense_are_no_reason_to_break(found: dict[str, Any]) -> None:
    assert moved_since(found, {"clients": []}) == ()


def test_a_choice_is_read_back_as_long_as_it_is_there(book: Tracker) -> None:
    boundary = book.add(Boundary(client="Bouw", topic="scope"))
    book.choose(WEEK, boundary)
    assert book.read_back(WEEK).choice == boundary
    belief = book.add(Assumption(client="Bouw", number=1))
    book.choose(WEEK, belief)
    assert book.read_back(WEEK).choice == belief
    book.remove(belief)
    assert book.read_back(WEEK).choice is None
    book.choose(WEEK, "nothing")
    assert book.closing(WEEK).review.chosen == "nothing"  # type: ignore[union-attr]
    book.choose(WEEK, None)
    assert book.closing(WEEK).review.chosen is None  # type: ignore[union-attr]


def stopped(book: Tracker, week: str, **fields: Any) -> Mark:
    held: dict[str, Any] = {"client": "Bouw", "kind": "research", **fields}
    return book.add(Mark(week=week, answer="stop", **held))


def test_later_reviews_tell_whether_what_was_to_be_stopped_went_on(book: Tracker) -> None:
    stopped(book, "2026-W44")
    book.log("2026-10-30 1h @bouw #research !unbilled in the week of the mark")
    book.log("2026-11-03 2h @bouw #research !unbilled")
    book.log("2026-11-11 1h @bouw #research paid now")
    book.log("2026-11-12 4h @bouw #meeting !unbilled")
    (stop,) = stops_before(book.store, WEEK)
    assert (stop.weeks, stop.seconds_since) == (3, 2 * 3600)
    (before,) = stops_before(book.store, "2026-W45")
    assert (before.weeks, before.seconds_since) == (1, 2 * 3600)
    assert stops_before(book.store, "2026-W44") == ()


def test_of_several_stops_of_one_block_the_last_counts(book: Tracker) -> None:
    stopped(book, "2026-W43")
    stopped(book, "2026-W45")
    book.log("2026-10-28 2h @bouw #research !unbilled between the two")
    (stop,) = stops_before(book.store, WEEK)
    assert (stop.mark.week, stop.seconds_since) == ("2026-W45", 0)


def test_a_stop_without_kind_is_about_all_kinds(book: Tracker) -> None:
    stopped(book, "2026-W45", kind=None)
    book.log("2026-11-11 2h @bouw #research !unbilled")
    book.log("2026-11-11 1h @bouw #meeting !unbilled")
    (stop,) = stops_before(book.store, WEEK)
    assert stop.seconds_since == 3 * 3600


def test_after_twelve_weeks_a_stop_is_old(book: Tracker) -> None:
    stopped(book, "2026-W34")
    assert stops_before(book.store, WEEK) == ()
    stopped(book, "2026-W35")
    assert len(stops_before(book.store, WEEK)) == 1


def test_a_review_read_back_tells_what_came_of_its_stops_up_to_today(
    new_book: Callable[..., Tracker], book: Tracker
) -> None:
    stopped(book, "2026-W45")
    book.log("2026-11-11 2h @bouw #research !unbilled")
    book.log("mon 1h @bouw #research !unbilled")
    (stop,) = book.read_back("2026-W45").stops
    assert (stop.weeks, stop.seconds_since) == (2, 3 * 3600)


def test_the_document_says_how_far_a_review_is(book: Tracker) -> None:
    assert book.read_back(WEEK).to_json()["state"] == "not begun"
    book.choose(WEEK, "nothing")
    assert book.read_back(WEEK).to_json()["state"] == "open"
    book.close_week(WEEK)
    document = book.read_back(WEEK).to_json()
    assert (document["state"], document["chosen"], document["closed_at"]) == (
        "closed",
        "nothing",
        "2026-11-20T12:00:00+01:00",
    )


def test_the_closed_reviews_come_newest_first(book: Tracker) -> None:
    for week in ("2026-W45", "2026-W46", "2026-W44"):
        book.close_week(week)
    book.reopen_week("2026-W45")
    assert [of.week for of in closed_reviews(book.store)] == ["2026-W46", "2026-W44"]


def test_a_week_without_data_can_be_closed(empty_book: Tracker) -> None:
    empty_book.close_week("2026-W10")
    assert moved(empty_book, "2026-W10") == []
    assert datetime.fromisoformat(empty_book.read_back("2026-W10").to_json()["closed_at"]) == NOW
    assert NOW - timedelta(weeks=36) > datetime.fromisoformat("2026-03-09T00:00:00+01:00")
