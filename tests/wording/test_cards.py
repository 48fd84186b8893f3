import json
from dataclasses import replace
from datetime import date

import pytest

from tests.patterns.book import client, line, noticed, weekly
from tracker.patterns.base import Finding, NotYet, Reached, Trace
from tracker.wording.cards import LEVEL_WORDS, card, held_sentence, words_of
from tracker.wording.cards.evidence import trace_sentence
from tracker.wording.cards.json import finding_json, measured, not_yet_json

DAY = date(2026, 11, 12)


@pytest.fixture(scope="module")
def unbilled(tmp_path_factory: pytest.TempPathFactory) -> Finding:
    """Two of six hours a week unbilled, for twenty weeks, at a hundred an hour."""
    lines = [client(), line("rate", client="Bouw", cents_per_hour=10000, valid_from="2026-01-01")]
    lines += weekly(lambda monday: [entry(monday, 4), entry(monday, 2, billable=False, kind="research")])
    return noticed(tmp_path_factory.mktemp("book"), lines, only=["unbilled-drift"]).findings[0]


def entry(day: str, hours: int, **fields: object) -> dict[str, object]:
    return line("entry", client="Bouw", day=day, seconds=3600 * hours, note="handbook chapter 3", **fields)


def finding(**fields: object) -> Finding:
    """A finding of which only what the shared words read is given."""
    met = (Reached(1, "share", 0.3548387, 0.13), Reached(2, "share", 0.3548387, 0.19))
    plain = {"met": met, "n": 34, "start": date(2026, 10, 26), "end": date(2026, 11, 22), "level": 2}
    return Finding("unbilled-drift", "Bouw", **{**plain, **fields})  # type: ignore[arg-type]


def test_a_card_says_what_went_well_before_what_is_seen(unbilled: Finding) -> None:
    of, words = card(unbilled), words_of("unbilled-drift")
    assert (of.pattern, of.client, of.title, of.level_words) == (
        *("unbilled-drift", "Bouw", "Unbilled hours", "worth a change"),
    )
    assert (of.good, of.seen, of.sure) == (
        *(words.good(unbilled), words.seen(unbilled), words.sure(unbilled)),
    )
    assert (of.innocent, of.question, of.step) == (words.innocent, words.question, words.step)
    assert "24 h" in of.good
    assert "33%" in of.seen
    assert of.held is None
    assert of.evidence[0] == "2026-05-18: 2 h research, handbook chapter 3"
    assert list(of._fields).index("good") < list(of._fields).index("seen") < list(of._fields).index("sure")


def test_words_belong_to_the_pattern_they_are_looked_up_by() -> None:
    assert words_of("unbilled-drift").pattern == "unbilled-drift"


def test_a_level_has_a_name_without_a_verdict() -> None:
    assert LEVEL_WORDS == {1: "worth a look", 2: "worth a talk", 3: "worth a change"}


def test_a_first_review_says_which_line_was_passed_and_when_it_counts() -> None:
    assert held_sentence(finding(level=1, held_at="first review")) == (
        "The line of level 2, worth a talk, was passed in this review; it counts when the next one, four"
        " weeks on, agrees."
    )


def test_grace_is_told_as_a_start() -> None:
    held = held_sentence(finding(level=1, held_at="grace"))
    assert held is not None
    assert held.startswith("This engagement is in its first six weeks")


def test_a_phase_is_named_whether_it_holds_the_level_or_not() -> None:
    held = held_sentence(finding(level=1, held_at="phase", phase="launch\nof the site"))
    assert held == (
        "Half of these four weeks or more belong to “launch of the site”, so it is worth a look at most."
    )
    named = held_sentence(finding(level=1, phase="launch"))
    assert named == "Half of these four weeks or more belong to “launch”."
    assert held_sentence(finding()) is None


@pytest.mark.parametrize(
    ("trace", "line"),
    [
        (Trace("entry", 1, DAY, 12600, said="handbook", kind="research"), "3 h 30 research, handbook"),
        (Trace("entry", 1, DAY, 3600, kind="meeting"), "1 h meeting"),
        (Trace("message", 1, DAY, kind="email in"), "email in"),
        (Trace("message", 1, DAY, 720, kind="phone out"), "phone out, 12 min"),
        (Trace("message", 1, DAY, 2700, kind="in_person in"), "meeting in, 45 min"),
        (Trace("request", "k3f9", DAY, said="extra training day"), "request, extra training day"),
        (Trace("update", "k3f9", DAY, kind="risk"), "update (risk)"),
        (Trace("question", "k3f9", DAY, 5400, said="Who decides?"), "question, Who decides?, 1 h 30"),
        (Trace("checkin", "k3f9", DAY), "check-in"),
        (Trace("invoice", "k3f9", DAY, cents=480000, said="2026-31"), "invoice, 2026-31, 4,800.00"),
    ],
)
def test_a_record_behind_a_finding_stands_on_one_line(trace: Trace, line: str) -> None:
    assert trace_sentence(trace) == f"2026-11-12: {line}"


def test_the_users_own_words_cannot_break_the_line_and_can_be_left_out() -> None:
    trace = Trace("request", "k3f9", DAY, said="\x1b[31mcall\nAnna \u202e" + 90 * "x")
    shown = trace_sentence(trace)
    assert shown.isprintable()
    assert len(shown) < 110
    assert trace_sentence(trace, hide=True) == "2026-11-12: request"


def test_money_has_its_sign_where_the_currency_is_known(unbilled: Finding) -> None:
    invoice = Trace("invoice", "k3f9", DAY, cents=480000)
    assert trace_sentence(invoice, currency="EUR") == "2026-11-12: invoice, €4,800.00"
    swiss = replace(unbilled, numbers={**unbilled.numbers, "currency": "CHF"}, evidence=(invoice,))
    assert card(swiss).evidence == ("2026-11-12: invoice, CHF 4,800.00",)


def test_a_finding_in_json_begins_with_the_fields_of_the_contract_in_their_order(unbilled: Finding) -> None:
    plain = finding_json(unbilled, card(unbilled))
    contract = (
        *("pattern", "client", "level", "card", "measure", "value", "line", "n", "from", "to", "evidence"),
        *("innocent", "question", "step"),
    )
    more = ("title", "good", "seen", "sure", "held_at", "phase", "stake_hours")
    assert tuple(plain) == (*contract, *more)
    assert (plain["level"], plain["card"], plain["measure"]) == (3, True, "share")
    assert (plain["value"], plain["line"], plain["n"]) == (0.3333, 0.3, 8)
    assert (plain["from"], plain["to"]) == ("2026-05-18", "2026-06-14")
    assert plain["stake_hours"] == 8.0
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_a_project_is_named_beside_its_client(unbilled: Finding) -> None:
    of = replace(unbilled, project="change")
    assert list(finding_json(of, card(of)))[:3] == ["pattern", "client", "project"]


@pytest.mark.parametrize(
    ("value", "measure", "shown"),
    [
        (0.123456, "share", 0.1235),
        (0.1549999, "points", 0.155),
        (1.25, "ratio", 1.25),
        (float("inf"), "ratio", None),
        (10.987, "rest", 10.99),
        (41.256, "hours", 41.26),
        (18.04, "median", 18.0),
        (12.0, "days", 12),
        (15.0, "gap", 15),
        (13.5, "age", 13.5),
        (3, "count", 3),
    ],
)
def test_a_value_has_the_decimals_of_its_measure(value: float, measure: str, shown: float | None) -> None:
    assert measured(value, measure) == shown
    if measure in ("days", "count", "gap"):
        assert isinstance(measured(value, measure), int)


def test_what_cannot_be_said_yet_is_whole_where_it_can_be() -> None:
    assert not_yet_json(NotYet("demand-ratchet", "Bouw", 14.0, 26, "active weeks")) == {
        **{"pattern": "demand-ratchet", "client": "Bouw"},
        **{"have": 14, "need": 26, "unit": "active weeks"},
    }
    of = not_yet_json(NotYet("effective-rate-erosion", "Bouw", 5.25, 8.0, "hours", "change"))
    assert list(of) == ["pattern", "client", "project", "have", "need", "unit"]
    assert (of["have"], of["need"]) == (5.25, 8)
