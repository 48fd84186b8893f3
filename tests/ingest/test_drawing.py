"""Drawing the weeks of a trial, and noting that one went otherwise."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW
from tracker.book import Tracker
from tracker.errors import NotFound, TrackerError, UsageError
from tracker.records import Client, Experiment


def begun(book: Tracker, **fields: object) -> Experiment:
    about: dict[str, object] = {"name": "mail at 11 and 16", "measure": "messages_in", "client": "bouw"}
    return book.begin_trial(**{**about, **fields})  # type: ignore[arg-type]


def test_a_trial_is_drawn_from_the_coming_monday_on_and_stored(book: Tracker) -> None:
    of = begun(book, weeks=9, next_week=True)
    assert (of.client, of.measure, of.week, of.next_week, len(of.arms)) == (
        *("Bouw", "messages_in", "2026-W48", True),
        9,
    )
    assert of.arms.count("try") in (4, 5)
    assert book.records(Experiment) == (of,)
    assert book.trials()[0].experiment == of


def test_the_coin_is_no_fixed_one(new_book: Callable[..., Tracker]) -> None:
    drawn = {begun(new_book(), client=None, weeks=26).arms for _ in range(4)}
    assert len(drawn) > 1


def test_on_a_monday_the_week_has_begun_and_the_next_one_comes_first(
    new_book: Callable[..., Tracker],
) -> None:
    monday = new_book(now=datetime.fromisoformat("2026-11-16T09:00:00+01:00"))
    assert begun(monday, client=None).week == "2026-W48"
    night = new_book(now=datetime.fromisoformat("2026-11-16T02:00:00+00:00"))  # before the day begins
    assert begun(night, client=None).week == "2026-W47"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measure": "joy"}, "'joy' is nothing that is counted"),
        ({"weeks": 7}, "A trial of 7 weeks cannot be drawn. Take 8 to 26 weeks"),
        ({"weeks": 27}, "Take 8 to 26 weeks"),
        ({"client": "Nobody"}, "There is no client called .Nobody."),
        ({"name": "  "}, "name is empty"),
    ],
)
def test_a_trial_that_makes_no_sense_is_refused_and_nothing_changes(
    book: Tracker, fields: dict[str, object], said: str
) -> None:
    before = book.store.revision
    with pytest.raises(TrackerError, match=said):
        begun(book, **fields)
    assert book.store.revision == before


def test_a_second_trial_of_the_same_measure_and_client_is_refused_while_the_first_runs(book: Tracker) -> None:
    first = begun(book)
    with pytest.raises(TrackerError, match=r"runs already: mail at 11 and 16\. End that one first"):
        begun(book, name="another")
    begun(book, measure="hours")
    begun(book, client=None)
    book.close_record(first)
    assert begun(book, name="another").name == "another"
    assert len(book.records(Experiment)) == 4


def test_a_trial_that_is_over_makes_room_without_being_closed(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    path = tmp_path / "book.db"
    begun(new_book(path), client=None, weeks=8)
    with pytest.raises(TrackerError, match="runs already"):
        begun(new_book(path, now=NOW + timedelta(weeks=8)), client=None)
    assert begun(new_book(path, now=NOW + timedelta(weeks=9)), client=None).week == "2027-W04"


def test_a_missed_week_is_noted_once_and_can_be_taken_back(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    path = tmp_path / "book.db"
    of = begun(new_book(path), client=None)
    later = new_book(path, now=NOW + timedelta(weeks=2))
    assert later.miss_week(of, "2026-W49").missed == ("2026-W49",)
    # The record in hand is an old one: what was noted since stays.
    assert later.miss_week(of, "2026-w48").missed == ("2026-W48", "2026-W49")
    assert later.miss_week(of, "2026-W48").missed == ("2026-W48", "2026-W49")
    assert later.miss_week(of, "2026-W49", missed=False).missed == ("2026-W48",)
    assert [week.week for week in later.trials()[0].weeks if week.missed] == ["2026-W48"]
    later.undo()
    assert later.records(Experiment)[0].missed == ("2026-W48", "2026-W49")


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ("2026-W47", "2026-W47 is no week of this trial. Its weeks are 2026-W48 to 2027-W04"),
        ("2027-W05", "is no week of this trial"),
        ("2026-W48", "2026-W48 has not begun yet"),
        ("soon", "'soon' is not a week"),
    ],
)
def test_a_week_that_cannot_have_been_missed_is_refused(book: Tracker, week: str, said: str) -> None:
    of = begun(book)
    with pytest.raises(UsageError, match=said):
        book.miss_week(of, week)


def test_a_trial_that_was_removed_meanwhile_is_not_there_any_more(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    path = tmp_path / "book.db"
    of = begun(new_book(path), client=None)
    later = new_book(path, now=NOW + timedelta(weeks=2))
    later.remove(of)
    with pytest.raises(NotFound, match="not there any more"):
        later.miss_week(of, "2026-W48")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"arms": ("try", "usual") * 3}, "arms are 6 weeks, but may only be 8 to 26"),
        ({"arms": ("try",) * 27}, "arms are 27 weeks"),
        ({"arms": ("try", "heads") * 4}, "arms hold 'heads', but may only hold try, usual"),
        ({"arms": ("try", "usual") * 4, "missed": ("2026-W54",)}, "missed is no week that exists: 2026-W54"),
        ({"arms": ("try", "usual") * 4, "missed": ("soon",)}, "missed is no week: 'soon'"),
    ],
)
def test_a_record_of_odd_weeks_is_refused_however_it_comes(
    book: Tracker, fields: dict[str, object], said: str
) -> None:
    book.add(Client(name="Zorg"))
    odd = Experiment(name="x", measure="hours", week="2026-W48", **fields)  # type: ignore[arg-type]
    with pytest.raises(TrackerError, match=f"This experiment cannot be kept: {said}"):
        book.add(odd)
    of = begun(book)
    with pytest.raises(TrackerError, match=said):
        book.change(of, **fields)
