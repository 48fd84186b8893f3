import random
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.talk import AMSTERDAM, said, us
from tracker.metrics.contacts import HOUR, MINUTE
from tracker.metrics.rest import Spell, contact_spells, daily_rests, night_work, rests, takes_part
from tracker.workweek import Days


def spell(start, end, client=None, zone=None, key=1):
    on = ZoneInfo(zone) if zone else AMSTERDAM
    return Spell(us(start, on), us(end, on), ("entry", key), client, zone)


def hours(*spells):
    return [round(of.hours, 2) for of in rests(spells)]


def zone_of(zone):
    return ZoneInfo(zone) if zone else AMSTERDAM


def day_of(one):
    return date.fromordinal(Days(zone_of(one.zone)).ordinal_of_epoch(one.starts // 1_000_000))


def daily(*spells):
    """(last day worked, next day worked, hours between) of each daily rest."""
    found = daily_rests(rests(spells), day_of)
    return [(of.last.day, of.next.day, round(of.rest.hours, 2)) for of in found]


def at_work(*words):
    return [of.source[1] for of in contact_spells(said(*words))]


class TestContacts:
    def test_what_came_in_is_no_work_and_a_conversation_is_whoever_began(self):
        found = said("9:00 in email", "9:10 in phone 2m", "9:20 out chat", "9:30 in phone")
        assert [takes_part(of) for of in found] == [False, True, True, False]

    def test_a_single_short_message_is_no_work(self):
        assert at_work("23:30 out email") == []

    def test_a_long_call_is(self):
        assert at_work("23:30 out phone 5m") == [1]
        assert at_work("23:30 in phone 5m") == [1]
        assert at_work("23:30 in phone 4m") == []

    def test_a_second_one_within_the_hour_makes_both_work(self):
        assert at_work("22:30 out email", "23:30 out chat Eik") == [1, 2]
        assert at_work("22:30 out email", "23:31 out chat Eik") == []

    def test_what_the_client_writes_in_between_makes_none(self):
        assert at_work("22:30 out email", "22:40 in email") == []

    def test_a_message_that_was_sent_later_is_work_when_it_was_written(self):
        words = ("2026-11-19 08:00 out email composed=23:10", "2026-11-18 23:20 out email")
        starts = [of.starts for of in contact_spells(said(*words))]
        assert starts == [us("2026-11-18 23:10"), us("2026-11-18 23:20")]

    def test_a_call_is_as_long_as_it_was(self):
        (found,) = contact_spells(said("20:00 out phone 30m Eik"))
        assert (found.ends - found.starts, found.client) == (30 * MINUTE, "Eik")


class TestRests:
    def test_there_is_none_between_work_that_touches_or_overlaps(self):
        assert hours(spell("9:00", "11:00"), spell("11:00", "12:00"), spell("10:00", "10:30")) == []

    def test_a_rest_follows_what_ends_last_and_not_what_starts_last(self):
        (found,) = rests(
            [spell("9:00", "18:00", "Bouw"), spell("10:00", "11:00", "Eik"), spell("20:00", "21:00")]
        )
        assert (found.before.client, found.hours) == ("Bouw", 2)

    def test_there_is_none_without_work_or_with_one_spell(self):
        assert rests([]) == rests([spell("9:00", "18:00")]) == []

    @given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20)), max_size=12), st.randoms())
    def test_rest_and_work_fill_the_time_and_the_order_does_not_matter(self, found, dice: random.Random):
        spells = [Spell(a * HOUR, (a + b) * HOUR, ("entry", n)) for n, (a, b) in enumerate(found)]
        mixed = spells.copy()
        dice.shuffle(mixed)
        assert rests(mixed) == rests(spells)
        worked = {hour for a, b in found for hour in range(a, a + b)}
        if found:
            span = max(a + b for a, b in found) - min(a for a, _ in found)
            assert sum(of.hours for of in rests(spells)) == span - len(worked)


class TestDailyRests:
    def test_the_rest_is_from_the_last_work_of_a_day_to_the_first_of_the_next(self):
        spells = (
            spell("9:00", "12:00"),
            spell("13:00", "22:30"),
            spell("2026-11-19 09:30", "2026-11-19 12:00"),
        )
        assert daily(*spells) == [(18, 19, 11)]

    def test_a_split_day_has_one_rest(self):
        days = [
            (f"2026-11-{d} {a}", f"2026-11-{d} {b}")
            for d in (18, 19)
            for a, b in (("09:00", "15:00"), ("20:00", "21:00"))
        ]
        assert daily(*(spell(*of) for of in days)) == [(18, 19, 12)]

    def test_a_day_in_between_without_work_is_part_of_the_rest(self):
        assert daily(spell("9:00", "18:00"), spell("2026-11-20 09:00", "2026-11-20 10:00")) == [(18, 20, 39)]

    def test_work_after_midnight_belongs_to_the_day_before(self):
        spells = (
            spell("9:00", "17:00"),
            spell("2026-11-19 01:00", "2026-11-19 02:00"),
            spell("2026-11-19 09:00", "2026-11-19 10:00"),
        )
        assert daily(*spells) == [(18, 19, 7)]

    def test_work_over_the_beginning_of_a_day_with_a_break_is_still_the_day_before(self):
        spells = (
            spell("20:00", "2026-11-19 03:50"),
            spell("2026-11-19 04:10", "2026-11-19 05:00"),
            spell("2026-11-19 14:00", "2026-11-19 15:00"),
        )
        assert daily(*spells) == [(18, 19, 9)]

    def test_a_night_worker_sleeps_by_day(self):
        spells = [spell(f"2026-11-{d} 22:00", f"2026-11-{d + 1} 06:00") for d in (18, 19, 20)]
        assert daily(*spells) == [(18, 19, 16), (19, 20, 16)]

    def test_in_tokyo_the_day_is_that_of_tokyo(self):
        days = [
            (f"2026-11-{d} {a}", f"2026-11-{d} {b}")
            for d in (18, 19)
            for a, b in (("09:00", "11:30"), ("15:00", "18:00"))
        ]
        assert daily(*(spell(*of, zone="Asia/Tokyo") for of in days)) == [(18, 19, 15)]

    def test_mail_without_a_zone_in_tokyo_parts_no_day(self):
        tokyo = [spell("9:00", "9:30", zone="Asia/Tokyo"), spell("14:00", "18:00", zone="Asia/Tokyo")]
        assert daily(tokyo[0], spell("02:00", "02:30"), tokyo[1]) == []

    def test_the_night_of_a_clock_change_is_as_long_as_it_was(self):
        october = spell("2026-10-24 20:00", "2026-10-24 23:00"), spell("2026-10-25 09:00", "2026-10-25 10:00")
        march = spell("2026-03-28 20:00", "2026-03-28 22:00"), spell("2026-03-29 09:00", "2026-03-29 10:00")
        assert daily(*october) == [(24, 25, 11)]
        assert daily(*march) == [(28, 29, 10)]


class TestNights:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("05:00", "06:30", {18: 1.0}),
            ("06:00", "09:00", {}),
            ("22:00", "2026-11-19 02:00", {19: 2.0}),
            ("2026-11-17 20:00", "2026-11-19 07:00", {18: 6.0, 19: 6.0}),
        ],
    )
    def test_only_the_hours_from_midnight_to_six_count(self, start, end, expected):
        found = night_work([spell(start, end)], zone_of)
        assert {night.day: of.hours for night, of in found.items()} == expected

    def test_overlapping_work_counts_once(self):
        found = night_work([spell("01:00", "03:00"), spell("02:00", "04:00", key=2)], zone_of)
        assert [(of.hours, len(of.spells)) for of in found.values()] == [(3.0, 2)]

    def test_the_hours_are_those_of_the_place(self):
        assert list(night_work([spell("09:00", "12:00", zone="Asia/Tokyo")], zone_of)) == []
        assert list(night_work([spell("23:00", "23:30", zone="America/New_York")], zone_of)) == []
        assert len(night_work([spell("01:00", "02:00", zone="America/New_York")], zone_of)) == 1

    def test_a_message_without_a_length_is_no_hour(self):
        assert night_work([Spell(us("01:00"), us("01:00"), ("message", 1))], zone_of) == {}

    def test_the_night_in_october_has_an_hour_more(self):
        found = night_work([spell("2026-10-25 00:00", "2026-10-25 06:00")], zone_of)
        assert [of.hours for of in found.values()] == [7.0]
