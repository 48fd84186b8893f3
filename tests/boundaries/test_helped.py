"""Did it help: twenty weeks in which a limit did, one in which it did not, and one that was not kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.boundaries.weeks import MONDAY, TODAY, ago, day, hours, measured, talk
from tests.patterns.book import WEEK, Line, at, client, line
from tracker.boundaries.helped import Helped, first_needed, helped
from tracker.boundaries.weekly import Measured
from tracker.records import Boundary

TOLD = ago(9)
"""Ten weeks of the twenty lie before the week of the telling."""
BEFORE = (6.0, 5.0, 7.0, 6.5, 5.5, 6.0)
TRIGGER = (9.0, 10.0, 11.0, 12.0)
SETTLING = (8.0, 7.0)
"""The week of the telling and the one after it."""
WITHIN = ago(3)
"""A week after the telling."""
CALM = (3.0, 2.5, 4.0, 3.5, 2.0, 3.0, 2.5, 3.5)
RESTLESS = (6.0, 5.0, 7.0, 6.5, 5.5, 6.0, 6.5, 5.5)


def told(whose: str | None = "Bouw", on: date = TOLD, topic: str = "scope", **fields: object) -> Line:
    named = {} if whose is None else {"client": whose}
    about = {"id": f"{topic}-{whose}", "topic": topic, "told_on": day(on, 2), "chosen_on": day(on)}
    return line("boundary", **{**about, **named, **fields})


def unbilled(after: Iterable[float], whose: str = "Bouw") -> list[Line]:
    """Twenty weeks of some unbilled hours, and ten billable ones in each."""
    values = [*BEFORE, *TRIGGER, *SETTLING, *after]
    mondays = [ago(19 - n) for n in range(len(values))]
    return [
        of
        for monday, value in zip(mondays, values, strict=True)
        for of in (hours(monday, value, whose, billable=False), hours(monday, 10, whose, plus=1))
    ]


def occasions(
    kept: int, broken: int, on: date = WITHIN, of: str = "scope-Bouw", **fields: object
) -> list[Line]:
    known = [True] * kept + [False] * broken
    return [line("occasion", boundary=of, at=at(f"{day(on)}T12:00"), kept=one, **fields) for one in known]


def asked(
    tmp_path: Path, *lines: Line, today: date = TODAY, week: str = WEEK, **more: Any
) -> tuple[Helped, ...]:
    return helped(measured(tmp_path, lines, week), today, **more)


def one(tmp_path: Path, *lines: Line, **more: Any) -> Helped:
    [of] = asked(tmp_path, *lines, **more)
    return of


def test_a_limit_that_helped_is_a_clear_change(tmp_path: Path) -> None:
    of = one(tmp_path, told(hoped_percent=50), *unbilled(CALM), *occasions(7, 1))
    assert (of.measure, of.currency, of.unasked, of.weeks_since) == ("unbilled_hours", "EUR", None, 9)
    assert (of.adherence.kept, of.adherence.occasions, of.adherence.keeping) == (7, 8, "kept")
    assert of.effect is not None
    assert tuple(week.value for week in of.effect.before) == BEFORE
    assert tuple(week.value for week in of.effect.trigger) == TRIGGER
    assert tuple(week.value for week in of.effect.settling) == SETTLING
    assert tuple(week.value for week in of.effect.after) == CALM
    assert (of.effect.verdict, of.effect.median_before, of.effect.median_after) == ("clear change", 6.0, 3.0)
    assert of.effect.pairs is not None
    assert (of.effect.pairs.improved, of.effect.pairs.total) == (48, 48)
    assert (of.change_percent, of.hoped_reached) == (50.0, True)


def test_a_limit_that_did_not_help_could_be_chance_however_bad_the_weeks_that_led_to_it(
    tmp_path: Path,
) -> None:
    of = one(tmp_path, told(hoped_percent=20), *unbilled(RESTLESS))
    assert of.effect is not None
    assert (of.effect.verdict, of.effect.is_worse) == ("could be chance", False)
    assert (of.change_percent, of.hoped_reached) == (0.0, False)
    assert of.adherence.keeping == "unknown"


def test_a_limit_that_was_not_kept_is_asked_no_further(tmp_path: Path) -> None:
    of = one(tmp_path, told(), *unbilled(CALM), *occasions(2, 4))
    assert (of.unasked, of.effect, of.comparison, of.weeks) == ("not kept", None, None, ())
    assert (of.adherence.kept, of.adherence.occasions) == (2, 6)
    assert (of.change_percent, of.hoped_reached) == (None, None)


def test_only_occasions_since_the_telling_count_and_no_chosen_exceptions(tmp_path: Path) -> None:
    aside = [
        *occasions(0, 6, TOLD),
        *occasions(0, 6, chosen=True),
        *occasions(0, 6, TODAY + timedelta(days=1)),
    ]
    of = one(tmp_path, told(), *unbilled(CALM), *aside, *occasions(1, 1))
    assert (of.adherence.kept, of.adherence.occasions, of.unasked) == (1, 2, None)


def test_where_nobody_noted_how_it_went_the_weeks_themselves_tell_whether_it_was_kept(tmp_path: Path) -> None:
    def with_most(hours_a_week: float, *more: Line) -> Helped:
        terms = {"max_hours_per_week": hours_a_week}
        return one(tmp_path, told(terms=terms, id="b"), *unbilled(CALM), *more)

    broken = with_most(12.9)  # kept in weeks of 12.5, 12 and 12.5 hours
    assert (broken.adherence.kept, broken.adherence.occasions, broken.counted) == (3, 9, "weeks")
    assert (broken.unasked, broken.effect) == ("not kept", None)
    kept = with_most(13.5)
    assert (kept.adherence.kept, kept.adherence.occasions, kept.adherence.keeping) == (7, 9, "kept")
    assert kept.effect is not None
    assert kept.effect.verdict == "clear change"
    noted = with_most(12.9, *occasions(5, 0, of="b"))
    assert (noted.adherence.kept, noted.adherence.occasions, noted.counted) == (5, 5, "occasions")
    few = with_most(12.9, *occasions(4, 0, of="b"))
    assert (few.adherence.kept, few.counted) == (3, "weeks")


def test_a_week_in_which_one_of_several_terms_was_not_kept_was_not(tmp_path: Path) -> None:
    terms = {"max_hours_per_week": 100, "channels": ["email"]}
    chats = [
        line("message", client="Bouw", channel="chat", direction="out", at=at(f"{day(ago(n))}T10:00"))
        for n in (5, 3)
    ]
    of = one(tmp_path, told(terms=terms), *unbilled(CALM), *chats)
    assert (of.adherence.kept, of.adherence.occasions, of.counted) == (7, 9, "weeks")


def test_a_limit_for_all_was_kept_in_weeks_of_all_together(tmp_path: Path) -> None:
    terms = {"max_hours_per_week": 13.5, "gift_budget_cents": 0, "update_every_days": 1}
    of = one(tmp_path, told(None, terms=terms), *unbilled(CALM))
    assert (of.adherence.kept, of.adherence.occasions, of.counted) == (7, 9, "weeks")


def test_too_few_weeks_since_say_no_more_than_the_occasions(tmp_path: Path) -> None:
    of = one(tmp_path, told(on=ago(4), terms={"max_hours_per_week": 1}), *unbilled(CALM))
    assert (of.adherence.occasions, of.adherence.keeping, of.counted) == (0, "unknown", "occasions")


def test_what_grew_worse_is_never_called_help(tmp_path: Path) -> None:
    of = one(tmp_path, told(hoped_percent=10), *unbilled([12.0, 13.0, 11.5, 12.5, 14.0, 13.0, 12.0, 11.0]))
    assert of.effect is not None
    assert (of.effect.verdict, of.effect.is_worse) == ("could be chance", True)
    assert of.change_percent is not None
    assert of.change_percent < 0
    assert of.hoped_reached is False


def test_before_six_weeks_after_it_is_too_early(tmp_path: Path) -> None:
    lines = [told(hoped_percent=10), *unbilled(CALM)]
    of = one(tmp_path, *lines, today=ago(1) - timedelta(days=1))
    assert of.effect is not None
    assert (of.effect.verdict, len(of.effect.after), of.effect.weeks_to_go) == ("too early", 5, 1)
    assert (of.change_percent, of.hoped_reached) == (None, None)
    later = one(tmp_path, *lines, today=ago(1))
    assert later.effect is not None
    assert (later.effect.verdict, len(later.effect.after)) == ("clear change", 6)


def test_a_past_day_gives_the_answer_of_that_day_whatever_came_later(tmp_path: Path) -> None:
    then = ago(1)
    lines = [told(), *unbilled(CALM[:6])[: -0 or None]]
    since = [hours(ago(1), 90, billable=False), hours(MONDAY, 90, billable=False), *occasions(0, 9, MONDAY)]
    known = one(tmp_path, *lines, today=then)
    assert known == one(tmp_path, *lines, *since, today=then)
    assert known.unasked is None
    assert one(tmp_path, *lines, *since).unasked == "not kept"


def test_weeks_of_leave_are_left_out_and_marked(tmp_path: Path) -> None:
    away = [hours(ago(5), 8, None, plus=n, kind="leave") for n in range(4)]
    of = one(tmp_path, told(), *unbilled(CALM), *away)
    assert of.effect is not None
    assert ago(5) not in [week.monday for week in of.effect.after]
    [week] = [week for week in of.weeks if week.monday == ago(5)]
    assert (week.active, week.part, [mark.kind for mark in week.marks]) == (False, None, ["leave"])
    assert of.effect.marks == {ago(5): ("leave",)}


def test_what_else_was_so_in_a_week_stands_beside_it(tmp_path: Path) -> None:
    lines = [
        line("settings", timezone="UTC", day_starts_at="00:00", days_off=[day(ago(4)), day(ago(3), 6)]),
        line("phase", client="Bouw", name="Launch", starts_on=day(ago(7), 3), ends_on=day(ago(6))),
        line("phase", client="Zorg", name="Theirs", starts_on=day(ago(7))),
        line("phase", name="Heat", starts_on=day(ago(1), 6)),
        line("rate", client="Bouw", cents_per_hour=11_000, valid_from=day(ago(2), 1)),
        line("rate", client="Zorg", cents_per_hour=11_000, valid_from=day(ago(2), 1)),
        line(
            "project",
            client="Bouw",
            name="Site",
            billing="hourly",
            starts_on=day(ago(2)),
            ends_on=day(MONDAY),
        ),
    ]
    of = one(tmp_path, client(), client("Zorg"), told(), *unbilled(CALM), *lines)
    marks = {week.monday: [(mark.kind, mark.name) for mark in week.marks] for week in of.weeks if week.marks}
    assert marks == {
        ago(7): [("phase", "Launch")],
        ago(6): [("phase", "Launch")],
        ago(4): [("holiday", "")],
        ago(2): [("rate", "11000"), ("project", "Site")],
        ago(1): [("phase", "Heat")],
        MONDAY: [("phase", "Heat"), ("project", "Site")],
    }


def test_the_picture_holds_each_week_with_its_part(tmp_path: Path) -> None:
    of = one(tmp_path, told(), *unbilled(CALM))
    parts = ["before"] * 6 + ["trigger"] * 4 + ["settling"] * 2 + ["after"] * 8
    assert [(week.monday, week.part) for week in of.weeks] == [
        (ago(19 - n), part) for n, part in enumerate(parts)
    ]
    assert all(week.active for week in of.weeks)


def test_others_who_were_told_nothing_on_the_topic_are_compared(tmp_path: Path) -> None:
    names = ("Bouw", "Zorg", "Kunst")
    lines = [of for name in names[1:] for of in unbilled(RESTLESS, name)]
    of = one(tmp_path, *map(client, names), told(), *unbilled(CALM), *lines)
    assert of.comparison is not None
    assert of.comparison.others == {"Kunst": 0.0, "Zorg": 0.0}
    assert (of.comparison.ours, of.comparison.typical, of.comparison.beyond) == (-3.0, 0.0, -3.0)


@pytest.mark.parametrize(
    ("other", "known"),
    [
        (told("Zorg", topic="scope"), {}),
        (told("Zorg", topic="payment", measure="unbilled_hours"), {"Kunst": 0.0, "Zorg": 0.0}),
        (told(None, topic="scope"), {}),
        (line("boundary", client="Zorg", topic="scope", chosen_on="2026-01-05"), {"Kunst": 0.0, "Zorg": 0.0}),
    ],
    ids=["told, too", "told on another topic", "all were told", "only chosen"],
)
def test_who_was_told_on_the_topic_is_no_comparison(
    tmp_path: Path, other: Line, known: dict[str, float]
) -> None:
    names = ("Bouw", "Zorg", "Kunst")
    lines = [of for name in names[1:] for of in unbilled(RESTLESS, name)]
    found = asked(tmp_path, *map(client, names), told(), other, *unbilled(CALM), *lines)
    [of] = [of for of in found if of.boundary.id == "scope-Bouw"]
    assert (dict(of.comparison.others) if of.comparison else {}) == known


def test_clients_in_another_currency_are_no_comparison(tmp_path: Path) -> None:
    lines = [of for name in ("Zorg", "Kunst") for of in unbilled(RESTLESS, name)]
    dollars = [client(), client("Zorg", currency="USD"), client("Kunst")]
    assert one(tmp_path, *dollars, told(), *unbilled(CALM), *lines).comparison is None


def test_the_effective_rate_is_asked_in_the_client_s_own_currency(tmp_path: Path) -> None:
    lines = [
        client(currency="USD"),
        line("rate", client="Bouw", cents_per_hour=10_000),
        told(measure="effective_rate"),
        *unbilled(CALM),
    ]
    of = one(tmp_path, *lines)
    assert of.effect is not None
    assert (of.currency, of.effect.better, of.effect.verdict) == ("USD", "more", "clear change")
    assert of.effect.median_before == pytest.approx(62.5, abs=0.1)  # 1,000 for 16 hours
    assert of.change_percent is not None
    assert of.change_percent > 20


def test_a_limit_for_all_is_measured_over_all_together(tmp_path: Path) -> None:
    lines = [client(), client("Zorg"), *unbilled(CALM), *unbilled(CALM, "Zorg")]
    of = one(tmp_path, *lines, told(None))
    assert of.effect is not None
    assert (of.effect.median_before, of.effect.median_after, of.comparison) == (12.0, 6.0, None)


def test_a_topic_without_a_measure_is_only_asked_whether_it_was_kept(tmp_path: Path) -> None:
    kept = occasions(5, 0, of="decision_owner-Bouw")
    of = one(tmp_path, told(topic="decision_owner"), *unbilled(CALM), *kept)
    assert (of.measure, of.unasked, of.effect, of.adherence.keeping) == (None, "no measure", None, "kept")


def test_other_channels_are_those_of_the_boundary_itself_in_every_week(tmp_path: Path) -> None:
    weeks = [(ago(19 - n), 4 if n < 12 else 1) for n in range(20)]
    lines = [
        line(
            "message",
            client="Bouw",
            channel="chat",
            direction="in",
            at=at(f"{day(monday)}T{9 + n}:00" if n else f"{day(monday)}T09:00"),
        )
        for monday, many in weeks
        for n in range(many)
    ]
    active = [hours(monday, 2) for monday, _many in weeks]
    of = one(tmp_path, told(topic="channels", terms={"channels": ["email"]}), *lines, *active)
    assert of.effect is not None
    assert (of.effect.median_before, of.effect.median_after, of.effect.verdict) == (4.0, 1.0, "clear change")


def test_channels_that_nobody_named_have_no_weeks(tmp_path: Path) -> None:
    of = one(tmp_path, told(topic="channels"), *unbilled(CALM))
    assert of.effect is not None
    assert (of.effect.before, of.effect.after, of.effect.verdict) == ((), (), "too early")


def test_answers_within_the_hour_are_hoped_to_become_fewer(tmp_path: Path) -> None:
    lines = [
        of for n in range(20) for of in talk(ago(19 - n), [10, 20, 30, 40] if n < 11 else [10, 90, 90, 90])
    ]
    of = one(tmp_path, told(topic="reply_time", terms={"reply_within_minutes": 240}), *lines)
    assert of.effect is not None
    assert (of.effect.median_before, of.effect.median_after, of.effect.verdict) == (1.0, 0.25, "clear change")


def test_an_ended_limit_is_asked_up_to_its_last_whole_week(tmp_path: Path) -> None:
    of = one(tmp_path, told(ends_on=day(ago(1), 5)), *unbilled(CALM))
    assert of.effect is not None
    assert [week.monday for week in of.effect.after] == [ago(n) for n in (7, 6, 5, 4, 3, 2)]


def test_an_archived_client_s_limits_can_be_read(tmp_path: Path) -> None:
    of = one(tmp_path, client(archived_on=day(MONDAY)), told(), *unbilled(CALM))
    assert (of.archived, of.effect is not None) == (True, True)


def test_what_was_not_told_by_the_day_or_does_not_apply_is_not_asked(tmp_path: Path) -> None:
    lines = [
        told(topic="payment", on=TODAY),
        told(topic="hours", applies=False),
        line("boundary", client="Bouw", topic="scope", chosen_on="2026-01-05"),
    ]
    assert asked(tmp_path, *lines, *unbilled(CALM)) == ()


def test_the_one_told_last_comes_first_and_a_client_s_own_can_be_asked_for(tmp_path: Path) -> None:
    lines = [client(), client("Zorg"), told(), told("Zorg", ago(3)), told(None, ago(6))]
    assert [of.boundary.client for of in asked(tmp_path, *lines)] == ["Zorg", None, "Bouw"]
    assert [of.boundary.client for of in asked(tmp_path, *lines, client="Bouw")] == [None, "Bouw"]


def test_a_limit_that_was_told_just_now_has_all_to_come(tmp_path: Path) -> None:
    of = one(tmp_path, told(on=MONDAY), hours(MONDAY, 1))
    assert of.effect is not None
    assert (of.weeks_since, of.effect.verdict, [week.monday for week in of.weeks]) == (
        0,
        "too early",
        [MONDAY],
    )


@pytest.mark.parametrize(("on", "due"), [("2026-06-14", True), ("2026-06-15", True), ("2026-06-16", False)])
def test_the_day_to_look_at_it_comes(tmp_path: Path, on: str, due: bool) -> None:
    assert one(tmp_path, told(review_on=on), hours(MONDAY, 1)).review_due is due


def test_a_telling_before_what_is_read_is_long_ago_unless_the_client_is_younger(tmp_path: Path) -> None:
    old = told(on=ago(40))
    assert one(tmp_path, old, hours(ago(80), 1), hours(MONDAY, 1)).unasked == "long ago"
    assert one(tmp_path, old, hours(ago(50), 1), hours(MONDAY, 1)).unasked is None
    assert one(tmp_path, told(on=ago(33)), hours(ago(80), 1), hours(MONDAY, 1)).unasked is None


def test_gifts_of_quarters_that_are_not_read_are_not_taken_for_none(tmp_path: Path) -> None:
    given = [hours(ago(n), 2, scope="extra", initiator="me") for n in range(130)]
    limit = told(on=ago(125), topic="extra_work_price", terms={"gift_budget_cents": 100})
    of = one(tmp_path, limit, line("rate", client="Bouw", cents_per_hour=10_000), *given)
    assert (of.adherence.occasions, of.adherence.keeping, of.unasked) == (0, "unknown", "long ago")


def test_a_telling_on_the_first_day_of_the_calendar_is_asked_like_any_other(tmp_path: Path) -> None:
    limit = told(told_on="0001-01-01", chosen_on="0001-01-01", terms={"max_hours_per_week": 8, "hours": {}})
    of = one(tmp_path, limit, hours(ago(80), 1), hours(MONDAY, 1))
    assert (of.adherence.keeping, of.unasked) == ("unknown", "long ago")
    young = one(tmp_path, limit, hours(MONDAY, 1))
    assert young.effect is not None
    assert young.effect.verdict == "too early"
    assert first_needed([of.boundary], TODAY) == date(1899, 7, 3)


def test_half_a_year_before_the_first_telling_is_needed() -> None:
    known = [
        Boundary(topic="scope", told_on=date(2026, 6, 10)),
        Boundary(topic="scope", told_on=date(2026, 5, 13)),
        Boundary(topic="hours", told_on=date(2020, 1, 1), applies=False),
        Boundary(topic="hours", told_on=date(2026, 6, 16)),
        Boundary(topic="hours"),
    ]
    assert first_needed(known, TODAY) == date(2025, 11, 10)
    assert first_needed(known[2:], TODAY) is None


def test_weeks_that_only_other_clients_need_are_not_read() -> None:
    old, young = (
        Boundary(client=whose, topic="scope", told_on=on)
        for whose, on in (("Zorg", date(2025, 6, 11)), ("Bouw", date(2026, 5, 13)))
    )
    assert first_needed([old, young], TODAY, "Bouw") == first_needed([young], TODAY)
    for_all = Boundary(topic="hours", told_on=date(2026, 1, 7))
    assert first_needed([old, young, for_all], TODAY, "Bouw") == first_needed([for_all], TODAY)


def test_the_answer_does_not_depend_on_how_much_is_read(tmp_path: Path) -> None:
    lines = [told(), *(hours(ago(30 + n), 3) for n in range(20)), *unbilled(CALM)]
    whole = measured(tmp_path, lines)
    recorded = whole.recorded
    [long] = helped(whole, TODAY)
    since = ago(9) - timedelta(weeks=26)
    short = replace(recorded, since=since, pieces=[of for of in recorded.pieces if of.day >= since])
    assert helped(Measured(short), TODAY) == (long,)


def test_a_document_tells_the_verdict_and_every_week(tmp_path: Path) -> None:
    names = ("Bouw", "Zorg", "Kunst")
    lines = [of for name in names[1:] for of in unbilled(RESTLESS, name)]
    found = one(tmp_path, *map(client, names), told(hoped_percent=40), *unbilled(CALM), *lines).to_json()
    assert found["unit"] == "hours"
    assert found["adherence"] == {
        **{"kept": 0, "occasions": 0, "share": None, "low": None, "high": None},
        **{"keeping": "unknown", "counted": "occasions"},
    }
    assert found["effect"]["verdict"] == "clear change"
    assert found["effect"]["pairs"] == {"improved": 48, "total": 48, "share": 1.0}
    assert found["comparison"]["beyond"] == -3.0
    assert (found["change_percent"], found["hoped_percent"], found["hoped_reached"]) == (50.0, 40, True)
    assert found["weeks"][0] == {
        **{"week": "2026-W05", "value": 6.0, "active": True, "part": "before"},
        "marks": [],
    }
    empty = one(tmp_path, told(topic="decision_owner")).to_json()
    assert (empty["effect"], empty["comparison"], empty["unit"], empty["weeks"]) == (None, None, None, [])
