"""One number per measure, client and week."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.boundaries.weeks import (
    MONDAY,
    ONE_WEEK,
    Measured,
    ago,
    clocked,
    day,
    hours,
    measured,
    message,
    talk,
)
from tests.patterns.book import at, client, line, settings
from tracker.boundaries.measures import BETTER, OF_TOPIC, UNITS, measure_of
from tracker.records import MEASURES, TOPICS, Boundary


def one(of: Measured, measure: str, whose: str | None = "Bouw", monday: date = MONDAY) -> float | None:
    [value] = of.weekly(measure, whose, [monday])
    return value


def test_every_measure_has_a_unit_and_a_way_that_is_better() -> None:
    assert set(BETTER) == set(UNITS) == set(MEASURES)
    assert [name for name, better in BETTER.items() if better == "more"] == ["effective_rate"]


def test_every_topic_has_a_measure_or_says_that_it_has_none() -> None:
    assert set(OF_TOPIC) == set(TOPICS)
    assert [topic for topic, measure in OF_TOPIC.items() if measure is None] == ["decision_owner"]
    assert {measure for measure in OF_TOPIC.values() if measure} <= set(MEASURES)
    assert measure_of(Boundary(topic="scope")) == "unbilled_hours"
    assert measure_of(Boundary(topic="scope", measure="messages_in")) == "messages_in"


def test_a_measure_that_there_is_not_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no measure"):
        measured(tmp_path, []).weekly("joy", "Bouw", [MONDAY])


def test_hours_are_those_for_the_client_by_kind_and_leave_is_in_none(tmp_path: Path) -> None:
    of = measured(
        tmp_path,
        [
            client("Zorg"),
            hours(MONDAY, 4),
            hours(MONDAY, 1, plus=6, kind="meeting"),
            hours(MONDAY, 2, kind="research", billable=False),
            hours(MONDAY, 0.5, kind="preparation"),
            hours(MONDAY, 0.25, kind="complaint", billable=False),
            hours(MONDAY, 8, plus=4, kind="leave"),
            hours(MONDAY, 3, None, kind="meeting"),
            hours(MONDAY, 5, "Zorg"),
            hours(MONDAY + ONE_WEEK, 7),
        ],
    )
    found = {name: one(of, name) for name in MEASURES if name.endswith("_hours") or name == "hours"}
    assert found == {
        "hours": 7.75,
        "unbilled_hours": 2.25,
        "research_hours": 2.5,
        "meeting_hours": 1.0,
        "complaint_hours": 0.25,
    }
    assert one(of, "hours", None) == 12.75


def test_hours_over_the_edge_of_a_week_are_cut_where_the_day_begins(tmp_path: Path) -> None:
    of = measured(tmp_path, [clocked("2026-06-07T23:00", "2026-06-08T02:00"), hours(ago(2), 1)])
    assert of.weekly("hours", "Bouw", [ago(1), MONDAY]) == [1.0, 2.0]


def test_nothing_is_said_of_weeks_before_the_first_day_or_before_what_is_read(tmp_path: Path) -> None:
    of = measured(tmp_path, [client("Zorg"), hours(ago(1), 2), hours(ago(70), 1, "Zorg")])
    assert of.weekly("hours", "Bouw", [ago(2), ago(1), MONDAY]) == [None, 2.0, 0.0]
    assert of.weekly("hours", "Zorg", [ago(70), ago(61), ago(60)]) == [None, None, 0.0]
    assert of.weekly("hours", "Zorg", []) == []


def test_a_client_without_a_record_has_no_number(tmp_path: Path) -> None:
    of = measured(tmp_path, [client("Zorg")])
    assert [one(of, name, whose) for name in MEASURES for whose in ("Zorg", None)] == [None] * 24


def test_the_rate_is_revenue_by_hours_costs_taken_off(tmp_path: Path) -> None:
    of = measured(
        tmp_path,
        [
            line("rate", client="Bouw", cents_per_hour=10_000),
            line("rate", client="Bouw", cents_per_hour=12_000, valid_from=day(MONDAY, 2)),
            hours(MONDAY, 2, plus=1),
            hours(MONDAY, 2, plus=2),
            hours(MONDAY, 4, plus=3, billable=False),
            line("expense", client="Bouw", day=day(MONDAY), amount_cents=4_000),
            hours(ago(1), 1),
        ],
    )
    assert of.weekly("effective_rate", "Bouw", [ago(1), MONDAY]) == [100.0, 50.0]
    assert one(of, "effective_rate", monday=MONDAY + ONE_WEEK) is None


def test_each_client_has_its_own_currency_and_several_have_no_rate_together(tmp_path: Path) -> None:
    lines = [
        client("Zorg", currency="USD"),
        line("rate", client="Bouw", cents_per_hour=10_000),
        line("rate", client="Zorg", cents_per_hour=20_000),
        hours(ago(1), 2),
        hours(MONDAY, 2),
        hours(MONDAY, 2, "Zorg"),
    ]
    of = measured(tmp_path, lines)
    assert (one(of, "effective_rate"), one(of, "effective_rate", "Zorg")) == (100.0, 200.0)
    assert of.weekly("effective_rate", None, [ago(1), MONDAY]) == [100.0, None]


def test_within_the_hour_counts_turns_that_arrived_in_working_hours(tmp_path: Path) -> None:
    late = [
        message(f"{day(MONDAY, 1)}T22:00", thread="late"),
        message(f"{day(MONDAY, 1)}T22:05", "out", thread="late"),
    ]
    of = measured(tmp_path, [*talk(MONDAY, [10, 59, 61, 300]), *late])
    assert one(of, "within_hour") == 0.5


def test_two_turns_are_too_few_to_speak_of_a_share(tmp_path: Path) -> None:
    assert one(measured(tmp_path, talk(MONDAY, [10, 20])), "within_hour") is None
    assert one(measured(tmp_path, talk(MONDAY, [10, 20, 90])), "within_hour") == pytest.approx(2 / 3)


def test_an_answer_of_the_next_week_is_not_known_at_the_end_of_the_week(tmp_path: Path) -> None:
    asked = [message(f"{day(MONDAY, 6)}T23:50", thread=f"s{n}") for n in range(3)]
    answered = [message(f"{day(MONDAY + ONE_WEEK)}T00:10", "out", thread=f"s{n}") for n in range(3)]
    allday = settings(working_hours={"sun": [["00:00", "24:00"]], "mon": [["00:00", "24:00"]]})
    of = measured(tmp_path, [allday, *asked, *answered], "2026-W25")
    assert one(of, "within_hour") == 0.0
    assert measured(tmp_path, [allday, *asked], "2026-W25").weekly("within_hour", "Bouw", [MONDAY]) == [0.0]


def test_messages_that_came_in_are_counted_and_those_of_machines_are_not(tmp_path: Path) -> None:
    of = measured(
        tmp_path,
        [
            *talk(MONDAY, [10, None]),
            message(f"{day(MONDAY, 2)}T10:00", automatic=True),
            message(f"{day(MONDAY, 2)}T11:00", channel="phone", seconds=60),
            hours(ago(1), 1),
        ],
    )
    assert of.weekly("messages_in", "Bouw", [ago(1), MONDAY]) == [0.0, 3.0]
    assert one(of, "messages_in", None) == 3.0


def test_contacts_outside_working_hours_are_mine_and_count_when_they_were_written(tmp_path: Path) -> None:
    of = measured(
        tmp_path,
        [
            message(f"{day(MONDAY)}T20:00", "out"),
            message(f"{day(MONDAY)}T20:10"),
            message(f"{day(MONDAY, 5)}T10:00", "out"),
            message(f"{day(MONDAY, 1)}T10:00", "out"),
            message(f"{day(MONDAY, 2)}T23:00", "out", composed_at="2026-06-10T11:00:00+00:00"),
            message(f"{day(MONDAY, 7)}T09:00", "out", composed_at="2026-06-14T21:00:00+00:00"),
        ],
    )
    assert one(of, "off_hours_contacts") == 3.0


def test_working_hours_are_read_on_the_clock_of_the_day_over_a_clock_change(tmp_path: Path) -> None:
    zone = {"type": "settings", "timezone": "Europe/Amsterdam"}
    # On Sunday 25 October 2026 clocks go back: 16:00 UTC is 18:00 on the Friday before, 17:00 on the Monday.
    lines = [zone, message("2026-10-23T16:00", "out"), message("2026-10-26T16:00", "out")]
    of = measured(tmp_path, lines, "2026-W44")
    assert of.weekly("off_hours_contacts", "Bouw", [date(2026, 10, 19), date(2026, 10, 26)]) == [1.0, 0.0]


def test_contacts_on_other_channels_need_to_know_which_are_fine(tmp_path: Path) -> None:
    lines = [*talk(MONDAY, [10]), message(f"{day(MONDAY)}T12:00", channel="chat"), hours(ago(1), 1)]
    of = measured(tmp_path, lines)
    assert one(of, "off_channel_contacts") is None
    assert of.weekly("off_channel_contacts", "Bouw", [ago(1), MONDAY], ("email",)) == [0.0, 1.0]
    assert of.weekly("off_channel_contacts", "Bouw", [MONDAY], ("chat",)) == [2.0]


def test_the_channels_that_are_fine_are_those_of_the_newest_boundary(tmp_path: Path) -> None:
    def told(on: str, *names: str, **fields: object) -> dict[str, object]:
        return line("boundary", topic="channels", told_on=on, terms={"channels": list(names)}, **fields)

    lines = [*talk(MONDAY, [10]), message(f"{day(MONDAY)}T12:00", channel="chat")]
    for_all = told("2026-06-09", "phone")
    assert one(measured(tmp_path, [*lines, for_all]), "off_channel_contacts") == 3.0
    own = [told("2026-01-05", "chat", client="Bouw"), told("2026-03-02", "email", client="Bouw")]
    assert one(measured(tmp_path, [*lines, for_all, *own]), "off_channel_contacts") == 1.0


def test_the_gap_between_updates_counts_working_days(tmp_path: Path) -> None:
    told = [line("update", client="Bouw", at=f"{day(ago(2), 1)}T10:00:00+00:00")]  # Tuesday 26 May
    later = [line("update", client="Bouw", at=f"{day(MONDAY, 3)}T10:00:00+00:00")]  # Thursday 11 June
    of = measured(tmp_path, [hours(ago(3), 1), *told, *later])
    # Until Friday 29 May three days, until 5 June eight; until Wednesday 10 June eleven, then one.
    assert of.weekly("update_gap", "Bouw", [ago(3), ago(2), ago(1), MONDAY]) == [None, 3.0, 8.0, 11.0]


def test_leave_weeks_and_days_off_lengthen_no_gap(tmp_path: Path) -> None:
    told = line("update", client="Bouw", at=f"{day(ago(2), 1)}T10:00:00+00:00")
    off = settings(days_off=[day(MONDAY)])
    away = [hours(ago(1), 8, None, plus=n, kind="leave") for n in range(4)]
    of = measured(tmp_path, [off, hours(ago(3), 1), told, *away])
    assert of.weekly("update_gap", "Bouw", [ago(2), ago(1), MONDAY]) == [3.0, 3.0, 7.0]


def test_meetings_that_recur_and_meetings_with_the_tag_are_updates(tmp_path: Path) -> None:
    stand_up = [hours(ago(n), 1, plus=2, kind="meeting", note="Stand-up") for n in (3, 2, 1)]
    of = measured(tmp_path, [hours(ago(6), 1), *stand_up])
    assert of.weekly("update_gap", "Bouw", [ago(2), ago(1), MONDAY]) == [None, 4.0, 7.0]
    tagged = hours(MONDAY, 1, plus=4, kind="meeting", tags=["Update"])
    assert one(measured(tmp_path, [hours(ago(6), 1), tagged]), "update_gap") == 0.0


def test_of_all_clients_the_longest_gap_counts(tmp_path: Path) -> None:
    told = [
        line("update", client="Bouw", at=f"{day(ago(1))}T10:00:00+00:00"),
        line("update", client="Zorg", at=f"{day(MONDAY)}T10:00:00+00:00"),
    ]
    of = measured(tmp_path, [client("Zorg"), client("Still"), hours(ago(3), 1), *told])
    assert one(of, "update_gap", None) == 9.0


def test_a_gap_is_counted_however_long_before_the_week_the_reading_begins(tmp_path: Path) -> None:
    update = line("update", client="Bouw", at=at(f"{day(ago(1))}T10:00"))
    recorded = measured(tmp_path, [hours(ago(4), 1), update]).recorded
    for since in (ago(60), ago(119), ago(150)):
        assert one(Measured(replace(recorded, since=since)), "update_gap") == 9.0, since


def test_invoices_are_late_by_what_was_known_at_the_end_of_the_week(tmp_path: Path) -> None:
    def bill(
        issued: str, due: str | None = None, paid: str | None = None, **fields: object
    ) -> dict[str, object]:
        days = {"due_on": due, "paid_on": paid}
        known = {key: value for key, value in days.items() if value}
        return line("invoice", client="Bouw", issued_on=issued, amount_cents=100, **known, **fields)

    lines = [
        hours(ago(20), 1),
        bill("2026-05-01", "2026-06-01", "2026-06-10"),  # paid 9 days late, open 6 days late the week before
        bill("2026-05-01", "2026-06-12"),  # 2 days late on Sunday
        bill("2026-06-01", "2026-06-30"),  # not due
        bill("2026-05-01", "2026-05-02", on_hold="dispute"),
        bill("2026-05-01", "2026-05-02", leeway_until="2026-08-01"),
        bill("2026-05-05", "2026-05-20", "2026-05-25"),  # was paid before
    ]
    of = measured(tmp_path, lines)
    assert of.weekly("days_late", "Bouw", [ago(1), MONDAY]) == [6.0, 5.5]
    assert of.weekly("days_late", None, [MONDAY, ago(19)]) == [5.5, None]


def test_a_number_is_the_same_however_often_and_in_whatever_order_it_is_asked(tmp_path: Path) -> None:
    lines = [*talk(MONDAY, [10, 70, None]), hours(ago(1), 2), hours(MONDAY, 3, billable=False)]
    fresh = measured(tmp_path, lines)
    weeks = [ago(1), MONDAY]
    first = {name: fresh.weekly(name, "Bouw", weeks) for name in MEASURES}
    assert {name: fresh.weekly(name, "Bouw", weeks[::-1])[::-1] for name in MEASURES} == first
    assert {
        name: [one(measured(tmp_path, lines), name, monday=of) for of in weeks] for name in MEASURES
    } == first


def test_active_weeks_need_an_hour_or_three_messages_and_no_leave(tmp_path: Path) -> None:
    lines = [
        hours(ago(4), 1),
        hours(ago(3), 0.5),
        *talk(ago(2), [10, None]),
        hours(ago(1), 10),
        *(hours(ago(1), 8, None, plus=n, kind="leave") for n in range(3)),
        hours(MONDAY, 1, kind="leave"),
    ]
    of = measured(tmp_path, lines)
    assert of.active("Bouw") == {ago(4), ago(2)}
    assert of.on_leave == {ago(1)}
    assert of.active(None) == of.active("Bouw")
