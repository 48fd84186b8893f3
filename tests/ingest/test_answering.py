from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.book import Tracker
from tracker.errors import NotFound, TrackerError, UsageError
from tracker.ingest.answering import known_pattern
from tracker.patterns import patterns
from tracker.records import Client, Decision, Settings


def decisions(book: Tracker) -> list[Decision]:
    return [of for of in book.records("decision") if isinstance(of, Decision)]


def test_an_answer_is_kept_for_the_last_complete_week(book: Tracker) -> None:
    given = book.answer("scope-creep", "seen", client="Bouw")
    assert (given.week, given.pattern, given.client, given.answer) == (
        "2026-W46",
        "scope-creep",
        "Bouw",
        "seen",
    )
    assert decisions(book) == [given]


def test_names_are_read_as_people_write_them(book: Tracker) -> None:
    given = book.answer("Scope_Creep", "my-choice", client="BOUWGROEP", week="2026-W20")
    assert (given.pattern, given.client, given.answer) == ("scope-creep", "Bouw", "my_choice")


def test_another_answer_to_the_same_replaces_it_whole(book: Tracker) -> None:
    book.answer("scope-creep", "my_choice", client="Bouw", until=date(2027, 1, 1), budget_hours=3, note="n")
    book.answer("scope-creep", "seen", client="Bouw")
    [left] = decisions(book)
    assert (left.answer, left.until, left.budget_hours, left.note) == ("seen", None, None, None)
    book.undo()
    [back] = decisions(book)
    assert (back.answer, back.until, back.budget_hours) == ("my_choice", date(2027, 1, 1), 3)
    book.undo()
    assert decisions(book) == []


def test_answers_of_other_weeks_clients_and_patterns_stand_beside_it(book: Tracker) -> None:
    book.add(Client(name="Zorg"))
    book.answer("scope-creep", "seen", client="Bouw")
    book.answer("scope-creep", "seen", client="Zorg")
    book.answer("scope-creep", "seen", client="Bouw", week="2026-W45")
    book.answer("solo-struggle", "seen", client="Bouw")
    book.answer("always-on", "seen")
    assert len(decisions(book)) == 5


@pytest.mark.parametrize(
    ("name", "fields", "error"),
    [
        ("scope-crep", {"client": "Bouw"}, "There is no pattern 'scope-crep'. Did you mean scope-creep"),
        ("xyz", {}, "There is no pattern 'xyz'. `tracker patterns explain` lists them"),
        ("scope-creep", {}, "scope-creep is about one client. Say which"),
        (
            "always-on",
            {"client": "Bouw"},
            "always-on is about you, not about one client. Leave the client out",
        ),
        (
            "scope-creep",
            {"client": "Bouw", "until": date(2026, 11, 8)},
            "ends? on 2026-11-08, before its week",
        ),
        ("scope-creep", {"client": "Bouw", "week": "2026-W60"}, "2026 has no week 60"),
        ("scope-creep", {"client": "Bowu"}, "Bowu"),
        ("scope-creep", {"client": "Bouw", "budget_hours": -1}, "budget_hours"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_and_nothing_kept(
    book: Tracker, name: str, fields: dict[str, Any], error: str
) -> None:
    with pytest.raises(TrackerError, match=error):
        book.answer(name, "seen", **fields)
    assert decisions(book) == []


def test_an_answer_that_there_is_not_is_refused(book: Tracker) -> None:
    with pytest.raises(
        TrackerError, match="answer is 'later', but may only be my_choice, seen, set_boundary"
    ):
        book.answer("scope-creep", "later", client="Bouw")
    assert decisions(book) == []


def test_every_pattern_takes_an_answer_to_whom_it_is_about(book: Tracker) -> None:
    for of in patterns():
        book.answer(of.name, "seen", client=None if of.of_person else "Bouw")
    assert {of.pattern for of in decisions(book)} == {of.name for of in patterns()}


def test_a_pattern_is_known_by_its_name_only() -> None:
    assert known_pattern(" instant_reply ").name == "instant-reply"
    with pytest.raises(NotFound):
        known_pattern("")


# --- lines ----------------------------------------------------------------------------------------


def kept(book: Tracker) -> Any:
    [settings] = [of for of in book.records("settings") if isinstance(of, Settings)]
    return settings.limits


def test_a_line_is_moved_put_back_and_undone(book: Tracker) -> None:
    start = dict(book.limits("unbilled-drift"))
    book.set_limits("unbilled-drift", share_1=0.15)
    assert book.limits("unbilled-drift") == {**start, "share_1": 0.15}
    assert kept(book) == {"unbilled-drift": {"share_1": 0.15}}
    book.set_limits("unbilled-drift", share_1=None)
    assert (book.limits("unbilled-drift"), kept(book)) == (start, {})
    book.undo()
    assert book.limits("unbilled-drift")["share_1"] == 0.15


def test_lines_of_several_patterns_stand_beside_each_other(book: Tracker) -> None:
    book.set_limits("unbilled-drift", share_1=0.15, share_2=0.25)
    book.set_limits("always-on", off=True)
    book.set_limits("unbilled-drift", share_2=None)
    assert kept(book) == {"unbilled-drift": {"share_1": 0.15}, "always-on": {"off": True}}
    book.set_limits("always-on", off=False)
    assert kept(book) == {"unbilled-drift": {"share_1": 0.15}}


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), float("inf"), True, False, 10**20, "0.2"])
def test_nonsense_is_refused_with_the_range_and_nothing_changes(book: Tracker, value: Any) -> None:
    with pytest.raises(UsageError, match=r"unbilled-drift: share_1 lies between [\d.]+ and [\d.]+ \(share\)"):
        book.set_limits("unbilled-drift", share_2=0.25, share_1=value)
    assert kept(book) == {}


@pytest.mark.parametrize("value", ["no", 1, 0.5, 0])
def test_a_pattern_is_switched_off_by_true_and_by_nothing_else(book: Tracker, value: Any) -> None:
    with pytest.raises(UsageError, match="off may only be true or false"):
        book.set_limits("unbilled-drift", off=value)
    assert kept(book) == {}


def test_a_line_that_there_is_not_is_refused_with_those_that_there_are(book: Tracker) -> None:
    with pytest.raises(UsageError, match=r"unbilled-drift has no line 'share_9'. It has share_1, "):
        book.set_limits("unbilled-drift", share_9=0.5)
    with pytest.raises(NotFound):
        book.set_limits("no-such", share_1=0.5)


def test_the_settings_in_force_today_are_changed_and_no_others(
    new_book: Callable[..., Tracker],
) -> None:
    book = new_book()
    for day in (None, date(2026, 1, 1), date(2027, 1, 1)):
        book.add(Settings(timezone="Europe/Amsterdam", valid_from=day))
    book.set_limits("unbilled-drift", share_1=0.15)
    found = {of.valid_from: dict(of.limits) for of in book.records("settings") if isinstance(of, Settings)}
    assert found == {None: {}, date(2026, 1, 1): {"unbilled-drift": {"share_1": 0.15}}, date(2027, 1, 1): {}}


def test_every_line_may_stand_at_both_ends_of_its_range(book: Tracker) -> None:
    for of in patterns():
        for end in ("low", "high"):
            book.set_limits(of.name, **{limit.name: getattr(limit, end) for limit in of.limits})
            assert dict(book.limits(of.name)) == {limit.name: getattr(limit, end) for limit in of.limits}


def test_lines_that_would_cross_are_refused_and_may_be_moved_together(book: Tracker) -> None:
    with pytest.raises(UsageError, match=r"level 1, 25%, would lie beyond that of level 2, 19%"):
        book.set_limits("unbilled-drift", share_1=0.25)
    assert kept(book) == {}
    book.set_limits("unbilled-drift", share_1=0.25, share_2=0.28)
    assert kept(book) == {"unbilled-drift": {"share_1": 0.25, "share_2": 0.28}}
