"""The doors of a book to its boundaries, on real books."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.boundaries.weeks import day
from tests.conftest import NOW
from tracker.book import Tracker
from tracker.errors import NotFound
from tracker.records import Boundary, Client, Occasion

THIS_WEEK = date(2026, 11, 16)


def told(book: Tracker, weeks_ago: int = 10, **fields: object) -> Boundary:
    on = THIS_WEEK - timedelta(weeks=weeks_ago, days=-2)
    about: dict[str, object] = {"client": "Bouw", "topic": "scope", "told_on": on, "chosen_on": on}
    return book.add(Boundary(**{**about, **fields}))  # type: ignore[arg-type]


def work(book: Tracker, weeks_ago: int, hours: float, *, billable: bool = True) -> None:
    book.log(client="Bouw", day=THIS_WEEK - timedelta(weeks=weeks_ago), hours=hours, billable=billable)


def test_a_new_book_has_nothing_to_say(new_book: Callable[..., Tracker]) -> None:
    book = new_book()
    assert (book.boundaries().rows, book.lived(), book.helped(), book.trials()) == ((), (), (), ())


def test_the_matrix_knows_at_once_what_was_told_and_kept_today(book: Tracker) -> None:
    of = told(book, told_on=None, chosen_on=book.today())
    assert book.boundaries().rows[0].cell("scope").state == "chosen"
    book.change(of, told_on=book.today())
    for _n in range(5):
        book.add(Occasion(boundary=of.id or "", at=NOW, kept=True))
    cell = book.boundaries().rows[0].cell("scope")
    assert (cell.state, cell.kept, cell.occasions) == ("held", 5, 5)
    book.undo()
    assert book.boundaries().rows[0].cell("scope").state == "told"


def test_a_client_may_be_asked_for_by_his_alias(book: Tracker) -> None:
    book.add(Client(name="Zorg"))
    told(book, terms={"max_hours_per_week": 8})
    told(book, client="Zorg", terms={"max_hours_per_week": 8})
    assert [row.client for row in book.boundaries("bouwgroep").rows] == ["Bouw"]
    assert [of.client for of in book.lived("bouwgroep")] == ["Bouw"]
    assert [of.boundary.client for of in book.helped("bouwgroep")] == ["Bouw"]
    for ask in (book.boundaries, book.lived, book.helped):
        with pytest.raises(NotFound):
            ask("Nobody")


def test_archived_clients_stand_aside_and_their_boundaries_can_be_read(book: Tracker) -> None:
    told(book, terms={"max_hours_per_week": 8})
    [client] = book.records(Client)
    book.change(client, archived_on=book.today())
    assert book.boundaries().rows == ()
    assert book.lived() == ()
    assert book.boundaries(archived=True).rows[0].archived
    assert book.boundaries("Bouw").rows[0].cell("scope").state == "told"
    assert len(book.lived("Bouw")) == 1
    assert book.helped()[0].archived


def test_lived_weeks_end_with_the_last_complete_one(book: Tracker) -> None:
    told(book, topic="hours", terms={"max_hours_per_week": 8})
    work(book, 1, 6)
    work(book, 0, 9)
    [of] = book.lived(weeks=3)
    assert [(day(week.monday), week.value, week.kept) for week in of.weeks] == [
        ("2026-10-26", None, None),
        ("2026-11-02", None, None),
        ("2026-11-09", 6.0, True),
    ]


def test_whether_it_helped_is_read_from_half_a_year_before_the_telling_on(book: Tracker) -> None:
    told(book, 60)
    for weeks in (*range(71, 64, -1), *range(64, 60, -1), *range(58, 50, -1)):
        work(book, weeks, 6 if weeks > 60 else 2, billable=False)
    [of] = book.helped()
    assert of.effect is not None
    assert (len(of.effect.before), len(of.effect.after), of.effect.verdict) == (7, 8, "clear change")


def test_three_years_are_read_and_no_more(book: Tracker) -> None:
    told(book, 140)
    work(book, 200, 1)
    assert book.helped()[0].unasked == "long ago"


def test_a_book_over_the_end_of_a_year_and_a_clock_change_is_read(new_book: Callable[..., Tracker]) -> None:
    book = new_book(now=datetime.fromisoformat("2027-01-04T00:30:00+01:00"))
    book.add(Client(name="Bouw"))
    told(book, topic="hours", terms={"max_hours_per_week": 8})
    [of] = book.lived(weeks=2)
    # Before four in the morning it is still Sunday of week 53.
    assert [day(week.monday) for week in of.weeks] == ["2026-12-14", "2026-12-21"]
