"""The lived value beside the stated one, week by week."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.boundaries.weeks import MONDAY, TODAY, ago, clocked, day, hours, measured, message, talk
from tests.patterns.book import Line, client, line, settings
from tracker.boundaries.lived import Lived, lived

CHOSEN = "2026-02-02"


def boundary(topic: str, whose: str | None = "Bouw", on: str = CHOSEN, **terms: object) -> Line:
    named = {} if whose is None else {"client": whose}
    return line("boundary", topic=topic, told_on=on, terms=terms, **named)


def found(
    tmp_path: Path, *lines: Line, weeks: int = 2, today: date = TODAY, **asked: Any
) -> tuple[Lived, ...]:
    return lived(measured(tmp_path, lines), today, weeks=weeks, **asked)


def rows(of: Lived) -> list[tuple[float | None, int, bool | None, float | None]]:
    return [(week.value, week.n, week.kept, week.beside) for week in of.weeks]


def one(tmp_path: Path, *lines: Line, **asked: Any) -> Lived:
    [of] = found(tmp_path, *lines, **asked)
    return of


def test_a_reply_time_is_kept_when_nine_of_ten_were_answered_within_it(tmp_path: Path) -> None:
    said = boundary("reply_time", reply_within_minutes=60)
    of = one(tmp_path, said, *talk(ago(1), [10] * 9 + [90]), *talk(MONDAY, [10, 20, 30, 90]))
    assert (of.client, of.term, of.stated) == ("Bouw", "reply_within_minutes", 60)
    assert rows(of) == [(pytest.approx(0.9), 10, True, 10.0), (pytest.approx(0.75), 4, False, 20.0)]
    assert (of.kept, of.known) == (1, 2)


def test_a_turn_that_waits_no_longer_than_was_promised_breaks_nothing(tmp_path: Path) -> None:
    said = boundary("reply_time", reply_within_minutes=240)
    late = message(f"{day(MONDAY, 4)}T16:30", thread="friday")  # an hour of working time to the weekend
    assert rows(one(tmp_path, said, *talk(MONDAY, [10]), late, weeks=1)) == [(1.0, 1, True, 10.0)]
    early = message(f"{day(MONDAY, 1)}T09:00", thread="tuesday")
    assert rows(one(tmp_path, said, *talk(MONDAY, [10]), early, weeks=1)) == [(0.5, 2, False, 10.0)]


def test_a_week_without_questions_says_nothing_of_a_reply_time(tmp_path: Path) -> None:
    said = boundary("reply_time", reply_within_minutes=240)
    assert rows(one(tmp_path, said, hours(ago(1), 1), weeks=1)) == [(None, 0, None, None)]


def test_on_other_channels_only_what_took_something_of_me_breaks_the_limit(tmp_path: Path) -> None:
    said = boundary("channels", channels=["email"])
    theirs = message(f"{day(ago(1))}T10:00", channel="chat")
    mine = message(f"{day(MONDAY)}T10:00", "out", channel="chat")
    call = message(f"{day(MONDAY)}T11:00", channel="phone", seconds=300)
    of = one(tmp_path, said, theirs, mine, call, message(f"{day(MONDAY)}T12:00", "out"))
    assert rows(of) == [(1, 1, True, 0), (2, 3, False, 2)]


def test_a_week_without_contacts_says_nothing_of_channels(tmp_path: Path) -> None:
    assert rows(one(tmp_path, boundary("channels", channels=["email"]), weeks=1)) == [(0, 0, None, 0)]


def test_working_times_hold_contacts_and_hours_to_those_of_the_settings(tmp_path: Path) -> None:
    said = boundary("working_times")
    lines = [
        clocked(f"{day(ago(1))}T09:00", f"{day(ago(1))}T17:45"),
        message(f"{day(ago(1))}T10:00", "out"),
        clocked(f"{day(MONDAY)}T16:30", f"{day(MONDAY)}T18:30"),
        clocked(f"{day(MONDAY, 5)}T10:00", f"{day(MONDAY, 5)}T11:30"),
    ]
    of = one(tmp_path, said, *lines)
    assert of.stated is None
    assert rows(of) == [(0, 1, True, 0.25), (0, 0, False, 2.5)]


def test_working_times_may_be_hours_of_their_own(tmp_path: Path) -> None:
    said = boundary("working_times", hours={"mon": [["10:00", "12:00"]], "tue": [["10:00", "12:00"]]})
    lines = [
        settings(days_off=[day(MONDAY, 1)]),
        message(f"{day(MONDAY)}T10:30", "out"),
        message(f"{day(MONDAY)}T09:30", "out"),
        message(f"{day(MONDAY)}T20:00", "out", composed_at=f"{day(MONDAY)}T11:00:00+00:00"),
        message(f"{day(MONDAY, 1)}T10:30", "out"),
        message(f"{day(MONDAY, 2)}T10:30"),
    ]
    assert rows(one(tmp_path, said, *lines, weeks=1)) == [(2, 4, False, 0.0)]


def test_work_over_the_edge_of_a_week_counts_on_both_sides_of_it(tmp_path: Path) -> None:
    said = boundary("working_times")
    night = clocked("2026-06-07T22:00", "2026-06-08T03:00")
    assert [week.beside for week in one(tmp_path, said, night).weeks] == [2.0, 3.0]


def test_clockless_hours_lie_nowhere(tmp_path: Path) -> None:
    assert rows(one(tmp_path, boundary("working_times"), hours(MONDAY, 9, plus=6), weeks=1)) == [
        (0, 0, None, 0.0)
    ]


def test_own_hours_keep_to_the_clock_over_a_clock_change(tmp_path: Path) -> None:
    lines = [
        {"type": "settings", "timezone": "Europe/Amsterdam"},
        client(),
        boundary("working_times", hours={"fri": [["09:00", "17:30"]], "mon": [["09:00", "17:30"]]}),
        message("2026-10-23T15:00", "out"),  # 17:00
        message("2026-10-23T16:00", "out"),  # 18:00
        message("2026-10-26T16:00", "out"),  # 17:00, the clocks having gone back
        message("2026-10-26T17:00", "out"),  # 18:00
    ]
    [of] = lived(measured(tmp_path, lines, "2026-W44"), date(2026, 11, 2), weeks=2)
    assert rows(of) == [(1, 2, False, 0.0), (1, 2, False, 0.0)]


def test_hours_a_week_are_kept_up_to_the_stated_ones(tmp_path: Path) -> None:
    of = one(tmp_path, boundary("hours", max_hours_per_week=16), hours(ago(1), 16), hours(MONDAY, 16.25))
    assert rows(of) == [(16.0, 0, True, None), (16.25, 0, False, None)]


def test_hours_a_week_for_all_are_those_of_all_together(tmp_path: Path) -> None:
    lines = [client(), client("Zorg"), hours(MONDAY, 10), hours(MONDAY, 12, "Zorg")]
    of = one(tmp_path, *lines, boundary("hours", None, max_hours_per_week=20), weeks=1)
    assert (of.client, rows(of)) == (None, [(22.0, 0, False, None)])


def test_gifts_are_worth_their_rate_and_start_anew_with_the_quarter(tmp_path: Path) -> None:
    gift = {"billable": False, "scope": "extra", "initiator": "me"}
    lines = [
        line("rate", client="Bouw", cents_per_hour=10_000),
        hours(date(2026, 3, 23), 9, plus=7, **gift),  # 30 March, the quarter before
        hours(ago(2), 2, announced=True, **gift),
        hours(MONDAY, 1.5, **gift),
        hours(MONDAY, 1, kind="rework", **gift),
        hours(MONDAY, 1, billable=False, scope="extra", initiator="client"),
    ]
    of = one(tmp_path, boundary("extra_work_price", gift_budget_cents=20_000), *lines)
    assert rows(of) == [(20_000, 1, True, 2.0), (35_000, 2, False, 3.5)]


def test_gifts_without_a_rate_have_no_worth(tmp_path: Path) -> None:
    gift = hours(MONDAY, 2, billable=False, scope="extra", initiator="me")
    of = one(tmp_path, boundary("extra_work_price", gift_budget_cents=20_000), gift, weeks=1)
    assert rows(of) == [(None, 1, None, 2.0)]


def test_updates_are_held_to_calendar_days(tmp_path: Path) -> None:
    lines = [
        line("update", client="Bouw", at=f"{day(ago(2), 3)}T10:00:00+00:00"),  # Thursday 28 May
        line("update", client="Bouw", at=f"{day(MONDAY)}T10:00:00+00:00"),
    ]
    of = one(tmp_path, boundary("meeting_load", update_every_days=10), hours(ago(3), 1), *lines, weeks=3)
    assert rows(of) == [(3, 1, True, None), (10, 0, True, None), (10, 1, True, None)]
    [strict] = found(
        tmp_path, boundary("meeting_load", update_every_days=9), hours(ago(3), 1), *lines, weeks=1
    )
    assert rows(strict) == [(10, 1, False, None)]


def test_a_client_who_never_got_an_update_has_no_gap(tmp_path: Path) -> None:
    assert rows(one(tmp_path, boundary("scope", update_every_days=7), weeks=1)) == [(None, 0, None, None)]


def test_payments_are_held_to_days_since_the_invoice(tmp_path: Path) -> None:
    def bill(issued: str, **fields: object) -> Line:
        return line("invoice", client="Bouw", issued_on=issued, amount_cents=100, **fields)

    lines = [
        bill("2026-05-20", due_on="2026-06-03", paid_on="2026-06-03"),
        bill("2026-05-29", due_on="2026-06-12"),
        bill("2026-06-15"),
    ]
    of = one(tmp_path, boundary("payment", pay_within_days=14), *lines)
    assert rows(of) == [(14, 2, True, 0.0), (16, 1, False, 2.0)]


def test_weeks_before_the_limit_have_a_value_and_no_verdict(tmp_path: Path) -> None:
    said = boundary("hours", on=day(ago(1), 1), max_hours_per_week=4)
    of = one(tmp_path, said, *(hours(ago(n), 6) for n in range(3)), weeks=3)
    assert [(week.value, week.kept) for week in of.weeks] == [(6.0, None), (6.0, None), (6.0, False)]
    assert (of.kept, of.known) == (0, 1)


def test_a_limit_for_all_stands_with_each_client_who_has_none_of_his_own(tmp_path: Path) -> None:
    lines = [
        *(client(), client("Zorg"), client("Kunst"), client("Oud", archived_on="2026-06-01")),
        boundary("reply_time", None, reply_within_minutes=240),
        boundary("reply_time", "Zorg", reply_within_minutes=60),
        boundary("scope", "Kunst"),
    ]
    assert [(of.client, of.stated) for of in found(tmp_path, *lines)] == [
        ("Bouw", 240),
        ("Kunst", 240),
        ("Zorg", 60),
    ]
    assert [(of.client, of.stated) for of in found(tmp_path, *lines, client="Oud")] == [("Oud", 240)]


def test_only_limits_in_force_on_the_day_are_lived(tmp_path: Path) -> None:
    over = {**boundary("hours", max_hours_per_week=8), "ends_on": "2026-06-14"}
    aside = {**boundary("hours", max_hours_per_week=8), "applies": False}
    later = boundary("hours", on="2026-06-16", max_hours_per_week=8)
    assert found(tmp_path, over, aside, later, boundary("hours")) == ()
    [of] = found(tmp_path, over, today=date(2026, 6, 14))
    assert [week.monday for week in of.weeks] == [ago(2), ago(1)]


def test_the_week_that_is_not_over_is_not_shown(tmp_path: Path) -> None:
    said = boundary("hours", max_hours_per_week=8)
    [sunday] = found(tmp_path, said, today=date(2026, 6, 14), weeks=1)
    [monday] = found(tmp_path, said, today=TODAY, weeks=1)
    assert (sunday.weeks[0].monday, monday.weeks[0].monday) == (ago(1), MONDAY)


def test_a_document_holds_the_week_the_value_and_what_was_stated(tmp_path: Path) -> None:
    of = one(tmp_path, boundary("hours", max_hours_per_week=8), hours(MONDAY, 6), weeks=1)
    assert of.to_json() == {
        "boundary": of.boundary.id,
        "topic": "hours",
        "client": "Bouw",
        "term": "max_hours_per_week",
        "stated": 8,
        "kept": 1,
        "known": 1,
        "weeks": [{"week": "2026-W24", "value": 6.0, "n": 0, "kept": True, "beside": None}],
    }
