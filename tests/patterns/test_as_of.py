import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import tracker
from tests.patterns.book import Line, client, facts, line, settings
from tests.patterns.posed import END, NOW, came_later, half_year, learned_later
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.facts import ClientFacts
from tracker.patterns.noticing import Noticed, notice
from tracker.patterns.recorded import Recorded

SUNDAY, MONDAY = "2026-06-14", "2026-06-15"
LATE, NEXT = "2026-06-14T23:59:59Z", "2026-06-15T00:00:00Z"
"""The last second of the week under review, and the first after it."""


def bouw(tmp_path: Path, *lines: Line) -> ClientFacts:
    return facts(tmp_path, [client(), *lines]).clients["Bouw"]


def one(type: str, **fields: Any) -> Line:  # noqa: A002 - the interchange file's word
    return line(type, client="Bouw", **fields)


def test_an_invoice_is_known_from_its_day_and_its_payment_from_that_of_the_payment(tmp_path: Path) -> None:
    def invoice(issued: str, paid: str, reminded: str) -> Line:
        return one("invoice", issued_on=issued, paid_on=paid, reminded_on=reminded, amount_cents=1)

    known, paid = bouw(
        tmp_path,
        invoice("2026-05-01", MONDAY, MONDAY),
        invoice("2026-06-14", SUNDAY, SUNDAY),
        invoice("2026-06-15", MONDAY, MONDAY),
    ).invoices
    assert (known.paid_on, known.reminded_on) == (None, None)
    assert (paid.paid_on, paid.reminded_on) == (date(2026, 6, 14), date(2026, 6, 14))


def test_a_boundary_is_known_once_chosen_or_told_until_its_end(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("boundary", id="told later", topic="scope", chosen_on="2026-05-01", told_on=MONDAY),
        one("boundary", id="told", topic="scope", told_on=SUNDAY),
        one("boundary", id="next", topic="scope", told_on=MONDAY),
        one("boundary", id="ended", topic="scope", told_on="2026-05-01", ends_on="2026-06-13"),
        one("boundary", id="ends", topic="scope", told_on="2026-05-01", ends_on=SUNDAY),
        one("boundary", id="no matter", topic="payment", applies=False),
    )
    told = {of.id: of.told_on is not None for of in of.boundaries}
    assert told == {"told later": False, "told": True, "ends": True, "no matter": False}


@pytest.mark.parametrize("ends_on", ["2026-06-10", SUNDAY])
def test_a_boundary_that_ends_before_it_begins_is_in_force_on_no_day(tmp_path: Path, ends_on: str) -> None:
    backwards = one("boundary", topic="payment", told_on=MONDAY, ends_on=ends_on)
    earlier = {**backwards, "told_on": "2026-06-12"} if ends_on != SUNDAY else backwards
    of = bouw(tmp_path, backwards, earlier)
    assert not [1 for of in of.boundaries for n in range(1, 31) if of.is_told_on(date(2026, 6, n))]


def test_an_occasion_is_known_from_its_instant_even_when_its_boundary_has_ended(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("boundary", id="b", topic="scope", told_on="2026-05-01", ends_on="2026-06-01"),
        line("boundary", id="all", topic="scope", told_on="2026-05-01"),
        line("occasion", id="late", boundary="b", at=LATE),
        line("occasion", id="next", boundary="b", at=NEXT),
        line("occasion", id="of all", boundary="all", at=LATE),
    )
    assert sorted(of.id or "" for of in of.occasions) == ["late", "of all"]


def test_what_is_believed_is_known_from_its_day_and_its_test_from_that_of_the_test(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("assumption", id="open", held_since="2026-05-01", tested_on=MONDAY, outcome="wrong"),
        one("assumption", id="tested", held_since="2026-05-01", tested_on=SUNDAY, outcome="right"),
        one("assumption", id="undated", outcome="right"),
        one("assumption", id="next", held_since=MONDAY),
    )
    assert {of.id: of.outcome for of in of.assumptions} == {
        "open": None,
        "tested": "right",
        "undated": "right",
    }
    assert all(of.tested_on is None for of in of.assumptions if of.id == "open")


def test_a_question_is_asked_and_answered_as_far_as_it_was(tmp_path: Path) -> None:
    asked = {"opened_at": "2026-06-01T09:00:00Z", "asked_whom": "client"}
    of = bouw(
        tmp_path,
        one("question", id="open", **asked, asked_at=NEXT, answered_at=NEXT),
        one("question", id="asked", **asked, asked_at=LATE, answered_at=NEXT),
        one("question", id="done", **asked, asked_at=LATE, answered_at=LATE),
        one("question", id="next", opened_at=NEXT),
    )
    found = {of.id: (bool(of.asked_at), of.asked_whom, bool(of.answered_at)) for of in of.questions}
    assert found == {
        "open": (False, None, False),
        "asked": (True, "client", False),
        "done": (True, "client", True),
    }


def test_a_request_is_decided_as_far_as_it_was(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("request", id="open", at=LATE, decision="priced", decided_at=NEXT),
        one("request", id="decided", at="2026-06-01T09:00:00Z", decision="done", decided_at=LATE),
        one("request", id="undated", at=LATE, decision="done"),
        one("request", id="next", at=NEXT),
    )
    found = {of.id: of.decision for of in of.requests}
    assert found == {"open": None, "decided": "done", "undated": "done"}


def test_an_action_is_done_as_far_as_it_was(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("action", id="open", owner="client", doer="me", done_on=MONDAY),
        one("action", id="done", owner="client", doer="me", done_on=SUNDAY),
    )
    assert {of.id: of.done_on for of in of.actions} == {"open": None, "done": date(2026, 6, 14)}


def test_a_complaint_is_reopened_and_closed_as_far_as_it_was(tmp_path: Path) -> None:
    late = {"closed_on": MONDAY, "outcome": "accepted", "reopened_on": ["2026-06-10", MONDAY]}
    done = {"closed_on": SUNDAY, "outcome": "solved", "reopened_on": ["2026-06-10", SUNDAY]}
    of = bouw(
        tmp_path,
        one("complaint", id="open", opened_on="2026-06-01", **late),
        one("complaint", id="closed", opened_on="2026-06-01", **done),
        one("complaint", id="next", opened_on=MONDAY),
    )
    found = {of.id: (of.outcome, of.closed_on, len(of.reopened_on)) for of in of.complaints}
    assert found == {"open": (None, None, 1), "closed": ("solved", date(2026, 6, 14), 2)}


def test_an_update_is_told_as_far_as_it_was(tmp_path: Path) -> None:
    of = bouw(
        tmp_path,
        one("update", id="untold", at=LATE, kind="risk", told_on=MONDAY),
        one("update", id="told", at=LATE, kind="risk", told_on=SUNDAY),
        one("update", id="next", at=NEXT),
    )
    assert {of.id: of.told_on for of in of.updates} == {"untold": None, "told": date(2026, 6, 14)}


def test_work_and_messages_are_known_up_to_the_last_second_of_the_week(tmp_path: Path) -> None:
    def message(at: str, **fields: Any) -> Line:
        return one("message", channel="email", direction="out", at=at, **fields)

    of = facts(
        tmp_path,
        [
            client(),
            one("entry", starts_at="2026-06-14T23:00:00Z", ends_at="2026-06-15T01:00:00Z"),
            message(LATE),
            message(NEXT),
            message("2026-06-15T09:00:00Z", composed_at=LATE),
        ],
    )
    assert [piece.seconds for piece in of.clients["Bouw"].work] == [3600]
    assert (len(of.clients["Bouw"].contacts), len(of.contacts), len(of.written)) == (1, 1, 2)


def test_an_answer_that_came_later_leaves_the_turn_open_and_censored_at_the_end(tmp_path: Path) -> None:
    def message(direction: str, at: str) -> Line:
        return one("message", channel="email", direction=direction, at=at)

    asked = message("in", "2026-06-14T23:00:00Z")
    [late] = bouw(tmp_path, asked, message("out", NEXT)).mine
    assert (late.answered, late.turn.open, late.calendar_minutes) == (False, True, 60)
    [answered] = bouw(tmp_path, asked, message("out", LATE)).mine
    assert answered.answered


def test_a_turn_settled_later_is_still_open(tmp_path: Path) -> None:
    asked = {"channel": "email", "direction": "in", "at": "2026-06-10T09:00:00Z"}
    assert [of.turn.open for of in bouw(tmp_path, one("message", **asked, settled_at=NEXT)).mine] == [True]
    assert [of.turn.open for of in bouw(tmp_path, one("message", **asked, settled_at=LATE)).mine] == [False]


def test_a_client_archived_after_the_week_is_still_there(tmp_path: Path) -> None:
    assert list(facts(tmp_path, [client(archived_on=MONDAY)]).clients) == ["Bouw"]
    archived = facts(tmp_path, [client(archived_on=SUNDAY)])
    assert (list(archived.clients), list(archived.everyone)) == ([], ["Bouw"])


def test_a_project_that_begins_later_neither_restarts_nor_prolongs_an_engagement(tmp_path: Path) -> None:
    worked = one("entry", day="2026-01-05", seconds=3600)
    past = one("project", name="old", billing="hourly", starts_on="2026-01-05", ends_on="2026-03-31")
    new = one("project", name="new", billing="hourly", starts_on=MONDAY)
    of = bouw(tmp_path, worked, new)
    assert (of.started, of.last_day) == (date(2026, 1, 5), None)
    assert bouw(tmp_path, worked, past, new).last_day == date(2026, 3, 31)
    begun = {**new, "starts_on": SUNDAY}
    assert bouw(tmp_path, worked, past, begun).last_day is None
    assert bouw(tmp_path, worked, begun).started == date(2026, 6, 14)


# --- the law --------------------------------------------------------------------------------------


def reviewed(read: Recorded) -> dict[str, Any]:
    return seen(notice(read, NOW, patterns()))


def seen(of: Noticed) -> dict[str, Any]:
    """What a review says, apart from the facts it was read from."""
    said = replace(of, facts=None)  # type: ignore[arg-type]
    return {name: getattr(said, name) for name in ("findings", "muted", "neutral", "not_yet", "problems")}


def write(tmp_path: Path, lines: Iterable[Line]) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(of) + "\n" for of in lines), "utf-8")
    return path


@hypothesis_settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller seed draws no smaller half year
)
@given(st.integers(0, 10**6))
def test_what_happens_later_changes_nothing_in_the_review_of_a_week(tmp_path: Path, seed: int) -> None:
    base = [settings(), *half_year(seed)]
    with tracker.open(":memory:") as book:
        book.import_file(write(tmp_path, base))
        then = reviewed(recorded(book.store, NOW))
        assert then["findings"]
        assert not then["problems"]
        book.import_file(write(tmp_path, learned_later(base, seed)))
        assert reviewed(recorded(book.store, NOW)) == then
        book.import_file(write(tmp_path, came_later(seed)))
        assert reviewed(recorded(book.store, NOW)) == then
        # As it is worked out for the review of four weeks later, too.
        assert reviewed(recorded(book.store, "2026-W28")) == then


def test_the_drawn_half_years_make_most_patterns_speak(tmp_path: Path) -> None:
    with tracker.open(":memory:") as book:
        book.import_file(write(tmp_path, [settings(), *half_year(7)]))
        of = notice(recorded(book.store, NOW), NOW, patterns())
    assert len({finding.pattern for finding in of.findings}) >= 9


def test_later_records_really_are_later() -> None:
    moment = datetime(2026, 6, 15, tzinfo=UTC).isoformat()
    for of in came_later(1):
        days = [str(of[name]) for name in ("at", "starts_at", "opened_at") if name in of]
        assert all(day >= moment for day in days), of
    assert date(2026, 6, 15) == END


@pytest.mark.parametrize("day_starts_at", ["00:00", "04:00"])
def test_the_week_ends_where_the_users_day_ends(tmp_path: Path, day_starts_at: str) -> None:
    at = "2026-06-15T02:00:00Z"
    of = facts(
        tmp_path,
        [settings(day_starts_at=day_starts_at), client(), one("request", at=at), one("update", at=at)],
    ).clients["Bouw"]
    assert (len(of.requests), len(of.updates)) == ((1, 1) if day_starts_at == "04:00" else (0, 0))
