import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, client, detected, facts, level, line, read, settings, weekly
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding
from tracker.patterns.late_payment_tolerance import PATTERN
from tracker.patterns.noticing import notice

WORK = [
    line("rate", client="Bouw", cents_per_hour=10_000),
    *weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=10 * 3600)], weeks=20),
]
"""A thousand euros a week for twenty weeks, up to Sunday 14 June 2026."""


def invoice(due: str | None, issued: str = "2026-05-20", cents: int = 100_000, **fields: object) -> Line:
    own = {"client": "Bouw", "issued_on": issued, "due_on": due, "amount_cents": cents}
    return line("invoice", **{key: value for key, value in {**own, **fields}.items() if value is not None})


def found(tmp_path: Path, *lines: Line, **limits: float) -> list[Finding]:
    who = [] if any(of["type"] == "client" for of in lines) else [client()]
    findings, not_yet = detected(PATTERN, facts(tmp_path, [*who, *lines]), **limits)
    assert not_yet == []
    for of in findings:
        spoken(of)
    return findings


def levels(tmp_path: Path, *lines: Line) -> list[int]:
    return [of.level for of in found(tmp_path, *lines)]


@pytest.mark.parametrize(("due", "expected"), [("2026-06-07", [1]), ("2026-06-08", []), ("2026-06-20", [])])
def test_seven_days_past_due_without_a_word_are_worth_a_look(
    tmp_path: Path, due: str, expected: list[int]
) -> None:
    assert levels(tmp_path, invoice(due)) == expected


def test_a_reminder_starts_the_seven_days_anew(tmp_path: Path) -> None:
    assert levels(tmp_path, invoice("2026-06-01", reminded_on="2026-06-08")) == []
    [of] = found(tmp_path, invoice("2026-06-01", reminded_on="2026-06-07"))
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (1, "age", 13, 7)
    assert levels(tmp_path, invoice("2026-06-01", reminded_on="2026-06-15")) == [1]


@pytest.mark.parametrize(
    ("size", "issued", "expected"),
    [
        (None, "2026-04-15", 1),
        (None, "2026-04-14", 2),
        ("sme", "2026-04-15", 1),
        ("large", "2026-05-15", 1),
        ("large", "2026-05-14", 2),
        ("public", "2026-05-14", 2),
    ],
)
def test_past_the_legal_maximum_since_its_issue_is_worth_a_talk(
    tmp_path: Path, size: str | None, issued: str, expected: int
) -> None:
    who = client(size=size) if size else client()
    assert levels(tmp_path, who, invoice("2026-06-01", issued)) == [expected]


def test_without_a_due_date_it_is_due_thirty_days_after_its_issue(tmp_path: Path) -> None:
    assert levels(tmp_path, invoice(None, "2026-05-09")) == []
    assert levels(tmp_path, invoice(None, "2026-05-08")) == [1]


def test_two_overdue_while_work_goes_on_are_worth_a_talk(tmp_path: Path) -> None:
    two = [invoice("2026-06-12", cents=1000), invoice("2026-06-13", cents=1000)]
    [of] = found(tmp_path, *two, *WORK)
    assert (of.level, of.reached.measure, of.reached.value) == (2, "count", 2)
    assert levels(tmp_path, *two) == []
    stopped = [of for of in WORK if of.get("day", "") < "2026-05-18"]
    assert levels(tmp_path, *two, *stopped) == []


def test_more_than_four_average_weeks_overdue_are_level_three(tmp_path: Path) -> None:
    assert levels(tmp_path, *WORK, invoice("2026-06-13", cents=400_000)) == []
    assert levels(tmp_path, *WORK, invoice("2026-06-14", cents=400_001)) == []
    [of] = found(tmp_path, *WORK, invoice("2026-06-13", cents=400_001))
    assert (of.level, of.reached.measure, of.reached.line) == (3, "ratio", 4)
    assert of.reached.value == pytest.approx(4.00001)
    assert of.stake_cents == 400_001
    assert levels(tmp_path, invoice("2026-06-13", cents=400_001)) == []


def test_what_was_paid_by_then_is_not_overdue(tmp_path: Path) -> None:
    assert levels(tmp_path, invoice("2026-06-01", paid_on="2026-06-14")) == []
    assert levels(tmp_path, invoice("2026-06-01", paid_on="2026-06-15")) == [1]


def test_a_dispute_or_something_on_my_side_keeps_it_silent(tmp_path: Path) -> None:
    for hold in ("dispute", "my_side"):
        assert levels(tmp_path, *WORK, invoice("2026-03-01", "2026-02-01", 900_000, on_hold=hold)) == []


def test_a_chosen_leeway_silences_until_its_day(tmp_path: Path) -> None:
    late = ("2026-04-10", "2026-03-10", 900_000)
    assert levels(tmp_path, *WORK, invoice(*late, leeway_until="2026-06-15")) == []
    assert levels(tmp_path, *WORK, invoice(*late, leeway_until="2026-06-14")) == [3]


def test_a_credit_note_is_no_debt(tmp_path: Path) -> None:
    assert levels(tmp_path, invoice("2026-03-01", "2026-02-01", -50_000)) == []


def test_a_client_in_the_archive_may_still_owe(tmp_path: Path) -> None:
    assert levels(tmp_path, client(archived_on="2026-05-31"), invoice("2026-06-01")) == [1]


def test_a_long_term_is_a_note_and_no_level(tmp_path: Path) -> None:
    long = invoice("2026-06-05", "2026-04-20")
    [of] = found(tmp_path, client(size="large"), long)
    assert of.numbers["long_term"] == 46
    assert "A note: the term was 46 days, and the law usually ends at 30 for this client." in spoken(of).sure
    [of] = found(tmp_path, invoice("2026-06-05", "2026-04-20"))
    assert (of.level, of.numbers["long_term"]) == (1, None)
    assert levels(tmp_path, invoice("2026-06-20", "2026-03-01")) == []


def test_a_card_tells_the_amount_the_days_and_what_was_worked_since(tmp_path: Path) -> None:
    lines = [*WORK, invoice("2026-05-31", number="2026-07", id="i7"), invoice("2026-06-10", cents=50_000)]
    [of] = found(tmp_path, *lines)
    said = spoken(of)
    assert said.good == "You kept the work going: 20 h since the first of these dates."
    assert said.seen == (
        "€1,500.00 is past its date, on 2 invoices; the oldest is 14 days late. No reminder went out yet. "
        "The amount equals 1.5 average weeks with this client. The hours since then are worth €2,000.00."
    )
    assert "the table of legal rates here ends in December 2024" in said.sure
    assert (of.evidence[0].key, of.evidence[0].said, of.evidence[0].cents) == ("i7", "2026-07", 100_000)
    assert (of.n, of.start, of.end) == (2, date(2026, 5, 20), date(2026, 6, 14))


def test_legal_interest_is_told_where_its_rate_is_known(tmp_path: Path) -> None:
    late = [client(), invoice("2024-05-20", "2024-05-01")]
    [of] = detected(PATTERN, facts(tmp_path, late, "2024-W24"))[0]
    assert of.numbers["interest"] == pytest.approx(100_000 * 0.125 * 27 / 366, rel=0.01)
    assert "Legal interest to date, by the table here: €9.25." in spoken(of).sure
    elsewhere = [settings(country="BE"), *late]
    [of] = detected(PATTERN, facts(tmp_path, elsewhere, "2024-W24"))[0]
    assert (of.numbers["interest"], of.numbers["dutch"]) == (None, False)


def test_currencies_are_not_mixed(tmp_path: Path) -> None:
    dollars = client("Acme", currency="USD")
    [of] = found(tmp_path, client(), dollars, *WORK, invoice("2026-06-01", client="Acme"))
    assert (of.client, of.numbers["currency"], of.numbers["interest"]) == ("Acme", "USD", None)
    assert spoken(of).seen.startswith("$1,000.00 is past its date")


def test_a_level_of_an_event_stands_at_once(tmp_path: Path) -> None:
    lines = [client(), *WORK, invoice("2026-06-10", cents=900_000)]
    assert level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name) == 3


def test_no_data_and_invoices_alone_are_read(tmp_path: Path) -> None:
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])
    assert found(tmp_path) == []
    [of] = found(tmp_path, invoice("2026-06-01"))
    assert (of.numbers["weeks_of_revenue"], of.numbers["value_since"]) == (None, None)


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [invoice(f"2026-05-2{n}", id=f"i{n}", cents=1000 * n) for n in range(1, 8)]
    assert found(tmp_path, *lines) == found(tmp_path, *random.Random(3).sample(lines, 7))


def test_lines_that_were_moved_count(tmp_path: Path) -> None:
    assert found(tmp_path, invoice("2026-06-01"), days_1=20) == []
    assert [of.level for of in found(tmp_path, invoice("2026-06-01"), legal_2=14)] == [2]


def test_the_law_is_told_by_the_newest_settings(tmp_path: Path) -> None:
    both = [settings(valid_from="2020-01-01"), settings(valid_from="2026-07-01", country="BE")]
    [of] = found(tmp_path, client(), *both, invoice("2026-06-01"))
    assert of.numbers["dutch"] is False


def test_work_that_partly_has_no_rate_is_given_no_value(tmp_path: Path) -> None:
    late = [of if of["type"] != "rate" else {**of, "valid_from": "2026-06-08"} for of in WORK]
    [of] = found(tmp_path, client(), *late, invoice("2026-05-25"))
    assert (of.numbers["seconds_since"], of.numbers["value_since"]) == (20 * 3600, None)
