import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.patterns.book import Line, client, line, settings, weekly
from tracker import signs
from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.noticing import recorded
from tracker.patterns.base import Finding
from tracker.patterns.facts import facts_at
from tracker.patterns.recorded import WEEKS, Recorded
from tracker.records import record_types
from tracker.wording.cards import Card

NOW = datetime.fromisoformat("2026-06-17T12:00:00+00:00")
"""A Wednesday; the last complete week is 2026-W24."""

Filled = Callable[..., Tracker]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Filled]:
    """Makes books with some lines in them, whose clock stands at `now`."""
    opened: list[Tracker] = []

    def make(lines: Iterable[Line], now: datetime = NOW) -> Tracker:
        book = Tracker(":memory:", lambda: now)
        opened.append(book)
        path = tmp_path / "lines.jsonl"
        start = [settings(), client()]
        path.write_text("".join(json.dumps(of) + "\n" for of in (*start, *lines)), "utf-8")
        book.import_file(path)
        return book

    yield make
    for one in opened:
        one.close()


def entry(day: str, hours: float = 1, **fields: Any) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def message(at: str, **fields: Any) -> Line:
    return line("message", **{"client": "Bouw", "channel": "email", "direction": "out", "at": at, **fields})


# --- what is read ---------------------------------------------------------------------------------


def test_sixty_weeks_of_hours_and_contacts_are_read_and_those_before_only_summed(filled: Filled) -> None:
    first = date(2026, 6, 8) - timedelta(weeks=WEEKS)
    before = first - timedelta(days=1)
    project = line("project", client="Bouw", name="plan", billing="hourly")
    lines = [entry(f"{day}", project="plan") for day in (before, first, "2026-06-14")]
    lines += [entry(f"{before}", 8, project="plan", kind="leave")]
    lines += [message(f"{day}T12:00:00Z") for day in (before, first, "2026-06-14", "2026-06-15")]
    of = recorded(filled([project, *lines]).store, "2026-W24")
    assert (of.since, WEEKS) == (first, 60)
    assert [piece.day for piece in of.pieces] == [first, date(2026, 6, 14)]
    assert [of.day_of(contact.at) for contact in of.contacts] == [first, date(2026, 6, 14)]
    assert of.earlier == {("Bouw", "plan"): 3600}


def test_a_message_written_in_the_week_and_sent_after_it_is_read(filled: Filled) -> None:
    later = message("2026-06-15T07:00:00Z", composed_at="2026-06-14T23:00:00Z")
    facts = facts_at(recorded(filled([later]).store, "2026-W24"), "2026-W24")
    assert (len(facts.written), len(facts.contacts)) == (1, 0)


def test_machines_and_unknown_clients_are_not_read(filled: Filled) -> None:
    assert (
        recorded(filled([message("2026-06-10T09:00:00Z", automatic=True)]).store, "2026-W24").contacts == []
    )


def test_urgent_messages_are_known_by_their_key(filled: Filled) -> None:
    lines = [message("2026-06-10T09:00:00Z", urgent=True), message("2026-06-10T10:00:00Z")]
    of = recorded(filled(lines).store, "2026-W24")
    assert of.urgent == {of.contacts[0].pk}


RECORDS: dict[str, tuple[str, Line]] = {
    "invoice": ("invoices", {"issued_on": "2026-06-10", "amount_cents": 1}),
    "phase": ("phases", {"name": "launch", "starts_on": "2026-06-10"}),
    "boundary": ("boundaries", {"id": "b", "topic": "scope"}),
    "assumption": ("assumptions", {}),
    "question": ("questions", {"opened_at": "2026-06-10T09:00:00Z"}),
    "request": ("requests", {"at": "2026-06-10T09:00:00Z"}),
    "action": ("actions", {"owner": "me"}),
    "complaint": ("complaints", {"opened_on": "2026-06-10"}),
    "update": ("updates", {"at": "2026-06-10T09:00:00Z"}),
    "decision": ("decisions", {"week": "2026-W24", "pattern": "scope-creep", "answer": "seen"}),
}


@pytest.mark.parametrize("type_name", RECORDS)
def test_every_record_that_patterns_read_is_read(filled: Filled, type_name: str) -> None:
    name, fields = RECORDS[type_name]
    of = recorded(filled([line(type_name, client="Bouw", **fields)]).store, "2026-W24")
    assert [one.client for one in getattr(of, name)] == ["Bouw"]
    known = {*RECORDS, "occasion", "entry", "message", "settings", "client", "project", "rate", "expense"}
    others = {"rule", "address", "hash_key", "checkin"}
    others |= {"review", "mark", "phrase", "rehearsal", "experiment"}
    assert known | others == {of.type for of in record_types()}


def test_occasions_are_read_with_their_boundary(filled: Filled) -> None:
    lines = [
        line("boundary", id="b", topic="scope", told_on="2026-01-01"),
        line("occasion", boundary="b", at="2026-06-10T09:00:00Z"),
    ]
    of = recorded(filled(lines).store, "2026-W24")
    assert [one.boundary for one in of.occasions] == ["b"]


RATE = line("rate", client="Bouw", cents_per_hour=10_000)
RETAINER = {"client": "Bouw", "name": "f", "billing": "retainer", "starts_on": "2025-01-01"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], None),
        ([entry("2026-03-02", billable=False)], None),
        ([entry("2020-03-02"), entry("2026-03-02")], None),
        ([entry("2020-03-02"), entry("2026-03-02"), RATE], date(2020, 3, 2)),
        ([entry("2020-03-02"), entry("2026-03-02"), {**RATE, "valid_from": "2021-01-01"}], date(2026, 3, 2)),
        ([entry("2026-03-02", kind="leave")], None),
        (
            [
                line("project", **RETAINER, fee_cents=100_000),
                entry("2026-03-02"),
            ],
            date(2025, 1, 1),
        ),
        ([line("project", **RETAINER)], None),
        ([line("project", client="Bouw", name="g", billing="gift", starts_on="2025-01-01")], None),
    ],
)
def test_the_first_day_with_earnings_is_that_of_billable_hours_or_of_a_fee(
    filled: Filled, lines: list[Line], expected: date | None
) -> None:
    assert recorded(filled(lines).store, "2026-W24").first_earned == expected


def test_the_first_day_of_a_client_is_known_however_long_ago(filled: Filled) -> None:
    of = recorded(filled([message("2019-06-10T09:00:00Z"), entry("2020-03-02")]).store, "2026-W24")
    assert of.first_days == {"Bouw": date(2019, 6, 10)}


def test_leave_and_days_off_are_no_working_days(filled: Filled) -> None:
    leave = line("entry", day="2026-06-09", seconds=3600, kind="leave")
    of: Recorded = recorded(filled([leave]).store, "2026-W24")
    assert [bool(of.schedule.windows(date(2026, 6, day))) for day in (8, 9, 13)] == [True, False, False]


def test_weeks_across_the_turn_of_the_year_follow_each_other(filled: Filled) -> None:
    of = facts_at(recorded(filled([]).store, "2027-W01"), "2027-W01")
    assert (of.start, of.end) == (date(2027, 1, 4), date(2027, 1, 11))
    assert facts_at(recorded(filled([]).store, "2026-W53"), "2026-W53").start == date(2026, 12, 28)


# --- a whole review -------------------------------------------------------------------------------

UNBILLED = weekly(lambda day: [entry(day, 8), entry(day, 8, billable=False)])


def shown(book: Tracker, week: str | None = None) -> dict[str, int]:
    return {of.finding.pattern: of.finding.level for of in book.signs(week).shown}


def test_patterns_of_the_last_complete_week_are_read_by_default(filled: Filled) -> None:
    book = filled(UNBILLED)
    assert book.signs().week == "2026-W24"
    assert shown(book)["unbilled-drift"] == 3


def test_a_past_week_is_computed_and_not_remembered(filled: Filled) -> None:
    book = filled(UNBILLED)
    assert shown(book, "2026-W05") == {}
    assert shown(book, "2026-W09")["unbilled-drift"] == 1
    assert shown(book, "2026-W15")["unbilled-drift"] == 3
    assert shown(book, "1990-W14") == {}


@pytest.mark.parametrize("week", ["2026-W25", "2026-W26", "2030-W01"])
def test_a_week_that_is_not_over_has_no_levels_and_says_so(filled: Filled, week: str) -> None:
    of = filled(UNBILLED).signs(week)
    assert (of.complete, of.shown, of.muted, of.not_yet, of.noticed) == (False, (), (), (), None)
    [problem] = of.problems
    state = "is not over yet" if week == "2026-W25" else "lies ahead"
    assert problem.message == (
        f"{week} {state}, and patterns are read from whole weeks."
        " `tracker patterns --week 2026-W24` shows the last one"
    )


@pytest.mark.parametrize("week", ["2026-W54", "2026-W00", "nonsense", "9999-W01"])
def test_a_week_that_does_not_exist_is_refused(filled: Filled, week: str) -> None:
    with pytest.raises(UsageError):
        filled([]).signs(week)


def test_an_answer_silences_and_taking_it_back_lets_the_pattern_speak_again(filled: Filled) -> None:
    book = filled(UNBILLED)
    book.answer("unbilled-drift", "my_choice", client="Bouw")
    of = book.signs()
    assert "unbilled-drift" not in shown(book)
    [muted] = of.muted
    assert (muted.finding.pattern, muted.finding.level, muted.speaks_again) == (
        "unbilled-drift",
        3,
        "2026-W33",
    )
    assert of.to_json()["muted"][0]["answer"] == "my_choice"
    assert "unbilled-drift" in shown(book, "2026-W23")
    book.undo()
    assert shown(book)["unbilled-drift"] == 3


def test_a_boundary_set_silences_nothing(filled: Filled) -> None:
    book = filled(UNBILLED)
    book.answer("unbilled-drift", "set_boundary", client="Bouw")
    assert shown(book)["unbilled-drift"] == 3


def test_a_pattern_switched_off_is_named_and_asked_again_once_it_is_on(filled: Filled) -> None:
    book = filled(UNBILLED)
    book.set_limits("unbilled-drift", off=True)
    assert (book.signs().off, "unbilled-drift" in shown(book)) == (("unbilled-drift",), False)
    book.set_limits("unbilled-drift", off=None)
    assert (book.signs().off, "unbilled-drift" in shown(book)) == ((), True)


def test_a_line_that_was_moved_counts(filled: Filled) -> None:
    book = filled(UNBILLED)
    book.set_limits("unbilled-drift", share_3=0.5)
    assert shown(book)["unbilled-drift"] == 2


def test_nonsense_in_a_file_is_a_problem_of_the_week_and_the_default_line_counts(filled: Filled) -> None:
    nonsense = {"unbilled-drift": {"share_1": 7, "off": "no"}, "no-such": {}}
    book = filled([settings(valid_from="2026-01-01", limits=nonsense), *UNBILLED])
    assert shown(book)["unbilled-drift"] == 3
    said = book.review("2026-W24").to_json()["problems"]
    for text in ("share_1 lies between", "off may only be true or false", "'no-such'"):
        assert any(text in problem for problem in said), said


def test_the_week_and_the_patterns_hold_the_same_lists(filled: Filled) -> None:
    book = filled(UNBILLED)
    week, patterns = book.review("2026-W24").to_json(), book.signs("2026-W24").to_json()
    for name in ("patterns", "muted", "facts", "not_yet"):
        assert week[name] == patterns[name]
    [one] = [of for of in patterns["patterns"] if of["pattern"] == "unbilled-drift"]
    assert {"pattern", "client", "level", "card", "measure", "value", "line", "n", "from", "to"} <= one.keys()
    assert {"evidence", "innocent", "question", "step"} <= one.keys()
    assert (one["value"], one["line"], one["measure"], one["card"]) == (0.5, 0.3, "share", True)
    assert json.loads(json.dumps(patterns)) == patterns


def test_an_empty_book_can_be_asked(filled: Filled) -> None:
    book = filled([])
    of = book.signs()
    assert (of.complete, of.shown, of.cards, of.muted, of.facts, of.problems) == (True, (), (), (), (), ())
    assert of.lacking is not None
    assert "assumption" in of.lacking["untested-assumption"]


def test_words_that_break_down_are_a_problem_and_the_others_go_on(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded = signs.card

    def trips(finding: Finding) -> Card:
        if finding.pattern == "hidden-research":
            raise KeyError("gone")
        return worded(finding)

    monkeypatch.setattr(signs, "card", trips)
    research = [{**of, "kind": "research"} if of.get("billable") is False else of for of in UNBILLED]
    book = filled(research)
    of = book.signs("2026-W24")
    assert "unbilled-drift" in {sign.finding.pattern for sign in of.shown}
    assert "hidden-research" not in {sign.finding.pattern for sign in of.shown}
    said = "The words for hidden-research broke down: KeyError: 'gone'"
    assert said in [problem.message for problem in of.problems]
    assert said in book.review("2026-W24").to_json()["problems"]
