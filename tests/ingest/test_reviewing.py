"""What is marked, chosen and written while a week is closed; no second window doubles or loses it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.errors import NotFound, TrackerError, UsageError
from tracker.ingest.reviewing import ReviewClosed, bookmark, line_kept
from tracker.metrics.unbilled import Place
from tracker.records import Client, Mark, Project, Review

WEEK = "2026-W47"
READING = Place("Bouw", None, "research")


def logged(book: Tracker, *lines: str) -> list[str]:
    return [book.log(line).id or "" for line in lines]


def entry(book: Tracker, known: str) -> dict[str, object]:
    found = next(of.entry for of in book.listed(date(2026, 1, 1), date(2026, 12, 31)) if of.entry.id == known)
    names = ("billable", "scope", "initiator", "announced")
    return {name: getattr(found, name) for name in names}


AS_LOGGED = {"billable": False, "scope": "agreed", "initiator": None, "announced": False}


@pytest.fixture
def reading(book: Tracker) -> list[str]:
    """Three hours of reading that nobody pays, in two entries, beside two paid ones."""
    return logged(
        book,
        "mon 2h @bouw #research !unbilled soil",
        "tue 1h @bouw #research !unbilled law",
        "wed 1h @bouw #research paid reading",
        "wed 4h @bouw the plan",
    )


def test_billing_a_block_makes_its_entries_billable_in_one_change(book: Tracker, reading: list[str]) -> None:
    mark = book.mark(WEEK, READING, "bill")
    assert mark is not None
    assert (mark.answer, mark.seconds) == ("bill", 3 * 3600)
    assert [entry(book, known)["billable"] for known in reading] == [True, True, True, True]
    book.undo()
    assert [entry(book, known)["billable"] for known in reading] == [False, False, True, True]
    assert book.records(Mark) == book.records(Review) == ()


@pytest.mark.parametrize("announced", [True, False])
def test_a_gift_is_extra_work_of_ones_own_account_told_or_not(
    book: Tracker, reading: list[str], announced: bool
) -> None:
    book.mark(WEEK, READING, "gift", announced=announced)
    gift = {"billable": False, "scope": "extra", "initiator": "me", "announced": announced}
    assert [entry(book, known) for known in reading[:2]] == [gift, gift]
    assert entry(book, reading[2])["scope"] == "agreed", "what is paid is no gift"
    (mark,) = book.records(Mark)
    assert mark.announced is announced


def test_stopping_changes_no_hour(book: Tracker, reading: list[str]) -> None:
    book.mark(WEEK, READING, "stop")
    assert entry(book, reading[0]) == AS_LOGGED
    assert [of.answer for of in book.records(Mark)] == ["stop"]


def test_changing_ones_mind_restores_the_entries_before_anything_else(
    book: Tracker, reading: list[str]
) -> None:
    book.mark(WEEK, READING, "bill")
    book.mark(WEEK, READING, "gift", announced=True)
    assert entry(book, reading[2])["billable"] is True, "it was billable before any mark"
    book.mark(WEEK, READING, "stop")
    assert [entry(book, known) for known in reading[:2]] == [AS_LOGGED, AS_LOGGED]
    book.mark(WEEK, READING, "bill")
    assert book.mark(WEEK, READING, None) is None
    assert [entry(book, known) for known in reading[:2]] == [AS_LOGGED, AS_LOGGED]
    assert book.records(Mark) == ()


def test_a_block_has_one_mark_however_often_it_is_marked(book: Tracker, reading: list[str]) -> None:
    for answer in ("bill", "bill", "gift", "stop", "stop"):
        book.mark(WEEK, READING, answer)
    assert [of.answer for of in book.records(Mark)] == ["stop"]


def test_marking_again_takes_in_what_came_since(book: Tracker, reading: list[str]) -> None:
    book.mark(WEEK, READING, "bill")
    (late,) = logged(book, "thu 30m @bouw #research !unbilled one more")
    (block,) = book.unbilled(WEEK)
    assert (block.seconds, block.mark and block.mark.seconds) == (30 * 60 + 3 * 3600, 3 * 3600)
    mark = book.mark(WEEK, READING, "bill")
    assert mark is not None
    assert mark.seconds == 3.5 * 3600
    assert entry(book, late)["billable"] is True


def test_what_somebody_changed_since_the_mark_stays_as_it_is(book: Tracker, reading: list[str]) -> None:
    book.mark(WEEK, READING, "gift")
    book.edit(reading[0], announced=True)
    book.delete(reading[1])
    book.mark(WEEK, READING, None)
    assert entry(book, reading[0])["scope"] == "extra"


def test_other_weeks_projects_and_kinds_are_left_alone(book: Tracker, reading: list[str]) -> None:
    others = logged(
        book,
        "2026-11-13 1h @bouw #research !unbilled the week before",
        "mon 1h @bouw #meeting !unbilled",
        "mon 1h #research own reading",
    )
    book.mark(WEEK, READING, "bill")
    assert [entry(book, known)["billable"] for known in others] == [False, False, False]


@pytest.mark.parametrize("billing", ["gift", "internal", "fixed", "retainer"])
def test_hours_that_are_never_paid_one_by_one_cannot_be_billed(book: Tracker, billing: str) -> None:
    book.add(Project(client="Bouw", name="help", billing=billing))
    (known,) = logged(book, "mon 1h @bouw/help !unbilled")
    place = Place("Bouw", "help", "delivery")
    with pytest.raises(UsageError, match="never paid one by one"):
        book.mark(WEEK, place, "bill")
    book.mark(WEEK, place, "gift", announced=True)
    assert entry(book, known)["announced"] is True


def test_a_place_without_unbilled_hours_cannot_be_marked(book: Tracker, reading: list[str]) -> None:
    for place in (
        Place("Bouw", None, "travel"),
        Place("Nobody", None, "research"),
        Place("Bouw", "nothing", "research"),
    ):
        with pytest.raises(NotFound):
            book.mark(WEEK, place, "stop")
    with pytest.raises(UsageError, match="no mark 'burn'"):
        book.mark(WEEK, READING, "burn")
    assert book.records(Mark) == ()


def test_hours_of_an_archived_client_can_still_be_marked(book: Tracker, reading: list[str]) -> None:
    (bouw,) = book.records(Client)
    book.change(bouw, archived_on=date(2026, 11, 19))
    book.mark(WEEK, READING, "bill")
    assert entry(book, reading[0])["billable"] is True


def test_a_closed_review_takes_no_mark_and_no_choice_until_it_is_opened_again(
    book: Tracker, reading: list[str]
) -> None:
    book.close_week(WEEK)
    for change in (
        lambda: book.mark(WEEK, READING, "bill"),
        lambda: book.choose(WEEK, "nothing"),
        lambda: book.close_week(WEEK),
    ):
        with pytest.raises(ReviewClosed, match="2026-W47 was closed already, on 2026-11-20 12:00"):
            change()
    assert entry(book, reading[0]) == AS_LOGGED
    book.reopen_week(WEEK)
    book.mark(WEEK, READING, "bill")
    assert book.closing(WEEK).closed_at is None


def test_opening_again_is_one_change_that_can_be_taken_back(book: Tracker) -> None:
    book.close_week(WEEK)
    book.reopen_week(WEEK)
    book.undo()
    assert book.closing(WEEK).closed_at is not None
    book.undo()
    assert book.closing(WEEK).review is None


def test_what_was_never_begun_cannot_be_opened_again(book: Tracker) -> None:
    with pytest.raises(NotFound, match="never begun"):
        book.reopen_week(WEEK)


def test_a_week_ahead_cannot_be_reviewed(book: Tracker, now: datetime) -> None:
    for change in (
        lambda: book.close_week("2026-W48"),
        lambda: book.mark("2026-W48", READING, "stop"),
        lambda: bookmark(book.store, "2026-W48", "week", now),
        lambda: line_kept(book.store, "2026-W48", "x", "", now),
    ):
        with pytest.raises(UsageError, match="has not begun"):
            change()
    with pytest.raises(TrackerError):
        book.close_week("2026-W99")
    assert book.records(Review) == ()


def test_two_windows_closing_one_week_leave_one_review(tmp_path: Path, now: datetime) -> None:
    path = str(tmp_path / "book.db")
    with Tracker(path, lambda: now) as one, Tracker(path, lambda: now) as other:
        bookmark(one.store, WEEK, "line", now)
        bookmark(other.store, WEEK, "cards", now)
        one.close_week(WEEK)
        with pytest.raises(ReviewClosed):
            other.close_week(WEEK)
        assert len(other.records(Review)) == 1


def test_a_bookmark_is_kept_and_is_nothing_that_was_done(book: Tracker, now: datetime) -> None:
    bookmark(book.store, WEEK, "week", now)
    begun, revision = book.history(), book.store.revision
    bookmark(book.store, WEEK, "cards", now)
    assert book.closing(WEEK).review.step == "cards"  # type: ignore[union-attr]
    assert (book.history(), book.store.revision) == (begun, revision)
    book.close_week(WEEK)
    bookmark(book.store, WEEK, "inbox", now)
    assert book.closing(WEEK).review.step == "line"  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="no step"):
        bookmark(book.store, WEEK, "end", now)


@pytest.mark.parametrize(
    ("stored", "read", "typed", "kept"),
    [
        (None, "", "mine", "mine"),
        ("first", "first", "better", "better"),
        ("theirs", "", "mine", "theirs\nmine"),
        ("theirs", "first", "theirs", "theirs"),
        ("theirs\nmine", "mine", "mine, better", "theirs\nmine, better"),
        ("theirs\nmine", "mine", "", "theirs"),
        ("first", "first", "  ", None),
    ],
)
def test_a_line_typed_in_another_window_is_never_lost(
    book: Tracker, now: datetime, stored: str | None, read: str, typed: str, kept: str | None
) -> None:
    if stored:
        line_kept(book.store, WEEK, stored, "", now)
    assert line_kept(book.store, WEEK, typed, read, now).note == kept


def test_a_line_can_be_written_into_a_closed_review(book: Tracker, now: datetime) -> None:
    book.close_week(WEEK)
    line_kept(book.store, WEEK, "late", "", now)
    assert book.closing(WEEK).review.note == "late"  # type: ignore[union-attr]
    assert book.closing(WEEK).closed_at is not None


@pytest.mark.parametrize("before", [5, [], {"evil": 1}, {"client": "Nobody", "seconds": 1}])
@pytest.mark.parametrize("answer", ["bill", "gift", "stop"])
def test_a_mark_from_a_file_puts_back_only_what_a_mark_can_set(
    book: Tracker, reading: list[str], answer: str, before: object
) -> None:
    mark = book.mark(WEEK, READING, answer)
    assert mark is not None
    marked = [entry(book, known) for known in reading]
    book.change(mark, before={reading[0]: before})
    hours = sum(of.seconds for of in book.listed(date(2026, 1, 1), date(2026, 12, 31)))
    book.mark(WEEK, READING, None)
    assert [entry(book, known) for known in reading] == marked
    assert sum(of.seconds for of in book.listed(date(2026, 1, 1), date(2026, 12, 31))) == hours
    assert book.records(Mark) == ()
