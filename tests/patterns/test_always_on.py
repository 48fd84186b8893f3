import random
from datetime import date, timedelta

import pytest

from tests.patterns.book import at, client, detected, facts, level, line, noticed, settings
from tests.patterns.spoken import spoken
from tracker.patterns.always_on import PATTERN

LAST = date(2026, 6, 8)
DAYS = [LAST - timedelta(weeks=n) + timedelta(days=d) for n in range(4) for d in range(5)]
"""The working days of the four weeks, the last week's first."""
SATURDAYS = [LAST + timedelta(days=5 - 7 * n) for n in range(4)]


def mail(day, clock="11:00", direction="out", **more):
    fields = {"client": "Bouw", "channel": "email", "direction": direction, "at": at(f"{day}T{clock}")}
    return line("message", **fields | more)


def office(count, **more):
    """So many contacts in working hours."""
    return [mail(DAYS[n % 20], f"{10 + n // 100:02d}:{n // 20 % 60:02d}", **more) for n in range(count)]


def evenings(count, each=1, days=DAYS, **more):
    """Contacts on so many evenings, or other days."""
    return [mail(day, f"20:{n:02d}", **more) for day in days[:count] for n in range(each)]


def one(of, **limits):
    found, not_yet = detected(PATTERN, of, **limits)
    assert not not_yet
    assert len(found) <= 1
    return found[0] if found else None


def seen(tmp_path, *lines, **limits):
    found = one(facts(tmp_path, [client(), *lines]), **limits)
    return (found.level, found.reached.measure, found.reached.value) if found else None


class TestLevels:
    @pytest.mark.parametrize(
        ("inside", "outside", "expected"),
        [
            (64, 7, None),  # 9.9 %
            (63, 7, (1, "share", 0.1)),
            (29, 7, (1, "share", 7 / 36)),
            (28, 7, (2, "share", 0.2)),
        ],
    )
    def test_the_share_outside_the_own_hours(self, tmp_path, inside, outside, expected):
        assert seen(tmp_path, *office(inside), *evenings(outside)) == expected

    @pytest.mark.parametrize(
        ("days", "expected"), [(7, None), (8, (2, "days", 8)), (13, (2, "days", 13)), (14, (3, "days", 14))]
    )
    def test_the_days_with_a_contact_outside(self, tmp_path, days, expected):
        assert seen(tmp_path, *office(180), *evenings(days)) == expected

    @pytest.mark.parametrize(("saturdays", "expected"), [(3, None), (4, (3, "count", 4))])
    def test_the_rest_day_of_every_week(self, tmp_path, saturdays, expected):
        found = [*evenings(saturdays, days=SATURDAYS), *evenings(2)]
        assert seen(tmp_path, *office(180), *found) == expected

    @pytest.mark.parametrize(("outside", "days"), [(4, 4), (20, 2)])
    def test_below_five_contacts_on_three_days_nothing_is_said(self, tmp_path, outside, days):
        assert seen(tmp_path, *evenings(days, each=outside // days)) is None

    def test_five_on_three_days_are_enough(self, tmp_path):
        assert seen(tmp_path, *evenings(1, each=3), *evenings(2, days=DAYS[1:])) == (2, "share", 1.0)

    def test_levels_above_one_wait_for_a_second_review(self, tmp_path):
        earlier = [day - timedelta(weeks=4) for day in DAYS]
        lines = [client(), *evenings(9)]
        assert level(noticed(tmp_path, lines, only=["always-on"]), "always-on", None) == 1
        lines += evenings(9, days=earlier)
        assert level(noticed(tmp_path, lines, only=["always-on"]), "always-on", None) == 2

    def test_what_the_client_writes_is_no_contact_of_mine_and_a_call_of_his_is(self, tmp_path):
        assert seen(tmp_path, *office(20), *evenings(10, direction="in")) is None
        calls = evenings(10, direction="in", channel="phone", seconds=60)
        assert seen(tmp_path, *office(20), *calls) == (2, "share", 1 / 3)

    def test_only_the_last_28_days_count(self, tmp_path):
        days = [DAYS[0] - timedelta(days=28 + n) for n in range(20)] + [
            LAST + timedelta(days=7 + n) for n in range(9)
        ]
        assert seen(tmp_path, *office(20), *evenings(29, days=days)) is None


class TestLookAlikes:
    def test_a_message_that_is_sent_later_counts_when_it_was_written(self, tmp_path):
        by_day = [mail(day, "20:00", composed_at=at(f"{day}T16:00")) for day in DAYS[:10]]
        assert seen(tmp_path, *office(20), *by_day) is None
        by_night = [mail(day, "10:30", composed_at=at(f"{day}T06:00")) for day in DAYS[:10]]
        assert seen(tmp_path, *office(20), *by_night) == (2, "share", 1 / 3)

    def test_what_was_written_in_the_last_week_and_sent_after_it_counts(self, tmp_path):
        written = [mail("2026-06-16", "10:30", composed_at=at(f"{day}T21:00")) for day in DAYS[:5]]
        assert seen(tmp_path, *office(20), *written) == (2, "share", 0.2)

    def test_working_hours_are_those_of_the_place(self, tmp_path):
        lines = evenings(10, timezone="America/New_York")  # 16:00 there
        assert seen(tmp_path, *office(10), *lines) is None

    def test_the_night_of_the_clock_change_is_no_evening_more(self, tmp_path):
        zone = settings(
            timezone="Europe/Amsterdam",
            working_hours={"sun": [["02:00", "04:00"]], "mon": [["09:00", "17:00"]]},
        )
        lines = [mail("2026-03-29", f"{hour:02d}:30") for hour in (1,)]  # 3:30 there, inside
        outside = [mail(f"2026-03-{day}", "08:00") for day in (24, 25, 26, 27)]
        of = one(facts(tmp_path, [zone, client(), *lines, *outside], "2026-W13"), contacts=1, days=1)
        assert (of.n, of.numbers["outside"]) == (5, 4)

    def test_a_chosen_split_day_inside_the_own_hours_is_silent(self, tmp_path):
        both = {day: [["09:00", "15:00"], ["20:00", "21:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
        assert seen(tmp_path, settings(working_hours=both), *evenings(20)) is None

    def test_mixing_by_choice_makes_it_a_neutral_fact(self, tmp_path):
        lines = [settings(prefers="mix"), client(), *office(20), *evenings(10)]
        found = noticed(tmp_path, lines, only=["recovery-debt", "always-on"])
        assert [of.pattern for of in found.neutral] == ["always-on"]
        assert found.findings == ()

    def test_short_rest_makes_it_a_sign_again(self, tmp_path):
        nights = [
            line("entry", client="Bouw", starts_at=at(f"{day}T{a}"), ends_at=at(f"{day}T{b}"))
            for day in DAYS[:5]
            for a, b in (("09:00", "12:00"), ("20:00", "23:30"))
        ]
        lines = [settings(prefers="mix"), client(), *office(20), *evenings(10), *nights]
        found = noticed(tmp_path, lines, only=["recovery-debt", "always-on"])
        assert {of.pattern for of in found.findings} == {"recovery-debt", "always-on"}
        assert found.neutral == ()

    def test_keeping_apart_by_choice_is_a_sign(self, tmp_path):
        lines = [settings(prefers="separate"), client(), *office(20), *evenings(10)]
        assert level(noticed(tmp_path, lines, only=["always-on"]), "always-on", None) == 1


class TestInput:
    def test_without_working_hours_nothing_lies_outside(self, tmp_path):
        assert seen(tmp_path, settings(working_hours={}), *evenings(20)) is None

    @pytest.mark.parametrize("lines", [[], [client()], [client(), mail(LAST, "22:00")]])
    def test_next_to_nothing_gives_nothing(self, tmp_path, lines):
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])

    def test_hours_without_messages_give_nothing(self, tmp_path):
        lines = [line("entry", client="Bouw", day=str(day), seconds=3600) for day in DAYS]
        assert seen(tmp_path, *lines) is None

    def test_a_day_off_and_leave_are_outside_but_no_rest_days(self, tmp_path):
        off = settings(days_off=[str(day) for day in DAYS[:5]])
        of = one(facts(tmp_path, [off, client(), *office(20)]))
        assert (of.numbers["outside"], of.numbers["rest_days"]) == (5, 0)

    def test_the_rest_day_is_that_of_the_settings_of_its_time(self, tmp_path):
        until = {day: [["09:00", "17:30"]] for day in ("mon", "tue", "wed", "thu")}
        old, new = settings(working_hours=until), settings(valid_from="2026-06-01")
        fridays = [mail(LAST + timedelta(days=4 - 7 * n), "12:00") for n in range(4)]
        of = one(facts(tmp_path, [old, new, client(), *fridays, *evenings(3)]))
        assert (of.numbers["rest_days"], of.numbers["rest_weeks"]) == (2, 2)


class TestFinding:
    def test_the_client_with_most_is_named_and_stands_first(self, tmp_path):
        lines = [client("Eik"), *evenings(6, client="Eik"), *evenings(4, days=DAYS[10:])]
        of = one(
            facts(tmp_path, [client(), *office(30), *lines, mail(DAYS[0], client="Eik", channel="chat")])
        )
        assert (of.numbers["client"], of.numbers["with_client"]) == ("Eik", 6)
        assert of.numbers["channels"] == {"chat": 1, "email": 6}
        assert [trace.day for trace in of.evidence] == sorted(DAYS[:6]) + sorted(DAYS[10:14])
        assert (of.client, of.n, of.start, of.end) == (None, 41, date(2026, 5, 18), date(2026, 6, 14))

    def test_it_is_told_who_began(self, tmp_path):
        asked = [
            mail(day, clock, way, thread=str(day))
            for day in DAYS[:4]
            for clock, way in (("19:00", "in"), ("19:30", "out"))
        ]
        calls = evenings(2, days=DAYS[4:], direction="in", channel="phone", seconds=120)
        of = one(facts(tmp_path, [client(), *asked, *calls, *evenings(3, days=DAYS[6:])]))
        assert (of.numbers["i_began"], of.numbers["they_began"]) == (3, 6)
        assert "You began 3 of the 9, clients 6." in spoken(of).seen
        assert of.stake_seconds == 240

    def test_there_are_words_for_every_level_and_line(self, tmp_path):
        for n, lines in enumerate(
            (
                [*office(63), *evenings(7)],
                [*office(180), *evenings(8)],
                [*office(180), *evenings(4, days=SATURDAYS), *evenings(2, channel="sms")],
                evenings(5),
            )
        ):
            place = tmp_path / str(n)
            place.mkdir()
            made = spoken(one(facts(place, [client(), *lines])))
            assert "Bouw" in made.seen
        assert "small sample" in made.sure

    def test_the_order_of_the_lines_does_not_matter(self, tmp_path):
        lines = [*office(30), *evenings(6), *evenings(4, days=SATURDAYS)]
        first = one(facts(tmp_path, [client(), *lines]))
        random.Random(3).shuffle(lines)
        again = one(facts(tmp_path, [client(), *lines]))
        assert (again.met, again.numbers, again.n) == (first.met, first.numbers, first.n)
        assert [of.day for of in again.evidence] == [of.day for of in first.evidence]
