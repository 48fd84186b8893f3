"""Working time that is looked up, against the schedule, the wall clock and another library."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import businesstimedelta
import pytest
import pytz
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.records import Settings
from tracker.workweek import BusinessClock, Schedule, epoch, instant_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# St. John's moved its clocks at 00:01, so that a date came in two pieces; Havana does so at midnight; Apia
# skipped a whole day; Lord Howe moves by half an hour.
ZONES = [
    AMSTERDAM,
    *map(ZoneInfo, ("UTC", "Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns", "America/Havana")),
]
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
NINE_TO_FIVE = dict.fromkeys(WORKDAYS, (("09:00", "17:00"),))
SPLIT = dict.fromkeys(WORKDAYS, (("09:00", "12:30"), ("13:15", "15:00"), ("20:00", "21:00")))
ODD = {
    "mon": (("00:00", "02:30"), ("09:00", "24:00")),
    "sat": (("22:00", "24:00"),),
    "sun": (("00:00", "03:15"),),
}
HOUR, DAY = 3600, 86_400

zones = st.sampled_from(ZONES)
moments = st.one_of(
    st.integers(1_262_300_000, 1_893_450_000),
    # Nights on which clocks change somewhere, and the day that Apia skipped.
    st.builds(
        lambda night, off: night + off,
        st.sampled_from([1_301_184_000, 1_325_203_200, 1_774_742_400, 1_792_886_400, 1_793_491_200]),
        st.integers(-100_000, 100_000),
    ),
)
spans = st.tuples(moments, st.integers(0, 40 * DAY)).map(lambda of: (of[0], of[0] + of[1]))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    hours = st.sampled_from([NINE_TO_FIVE, SPLIT, ODD, {}])
    day = st.integers(0, 7000).map(lambda n: date(2010, 1, 1) + timedelta(days=n))
    dated = [Settings(timezone="Europe/Amsterdam", working_hours=draw(hours))]
    if draw(st.booleans()):
        off = tuple(draw(st.lists(day, max_size=3)))
        since = draw(day)
        dated.append(Settings(timezone="UTC", working_hours=draw(hours), valid_from=since, days_off=off))
    away = draw(st.lists(st.tuples(moments, st.integers(1, 3 * DAY)), max_size=3))
    return Schedule(
        dated,
        leave_days=draw(st.lists(day, max_size=3)),
        leave=[(instant_of(lo), instant_of(lo + length)) for lo, length in away],
    )


def at(*args: int, zone: ZoneInfo = AMSTERDAM, fold: int = 0) -> int:
    return epoch(datetime(*args, tzinfo=zone, fold=fold))


def clock_of(
    hours: Any = NINE_TO_FIVE,
    zone: ZoneInfo = AMSTERDAM,
    lo: int = at(2026, 1, 1),
    hi: int = at(2027, 1, 1),
    days_off: tuple[date, ...] = (),
    **leave: Any,
) -> BusinessClock:
    of = Settings(timezone="Europe/Amsterdam", working_hours=hours, days_off=days_off)
    return BusinessClock(Schedule([of], **leave), zone, lo, hi)


class TestKnownCases:
    def test_friday_afternoon_to_monday_morning_over_the_clock_change_is_two_hours(self) -> None:
        clock = clock_of()
        assert clock.seconds(at(2026, 10, 23, 16), at(2026, 10, 26, 10)) == 2 * HOUR
        assert clock.seconds(at(2026, 3, 27, 16), at(2026, 3, 30, 10)) == 2 * HOUR

    def test_a_window_over_the_clock_change_is_as_long_as_the_night_was(self) -> None:
        clock = clock_of({"sun": (("00:00", "06:00"),)})
        assert clock.seconds(at(2026, 3, 28), at(2026, 3, 30)) == 5 * HOUR
        assert clock.seconds(at(2026, 10, 24), at(2026, 10, 26)) == 7 * HOUR

    def test_both_readings_of_a_doubled_hour_are_working_when_the_clock_says_so(self) -> None:
        clock = clock_of({"sun": (("02:00", "02:30"),)})
        first, second = at(2026, 10, 25, 2, 10), at(2026, 10, 25, 2, 10, fold=1)
        assert [clock.is_working(moment) for moment in (first, first + HOUR // 2, second)] == [
            *(True, False, True)
        ]
        assert clock.seconds(first, second) == HOUR // 2

    def test_a_date_that_comes_in_two_pieces_is_whole(self) -> None:
        # St. John's went from 00:01 on Sunday back to 23:01 on Saturday.
        saint_johns = ZoneInfo("America/St_Johns")
        before, after = at(2006, 10, 29, zone=saint_johns), at(2006, 10, 28, 23, 30, zone=saint_johns, fold=1)
        assert after - before == 30 * 60
        saturday = clock_of({"sat": (("23:00", "24:00"),)}, saint_johns, before, before + DAY)
        assert saturday.seconds(before, before + DAY) == 59 * 60
        sunday = clock_of({"sun": (("00:00", "03:00"),)}, saint_johns, before - HOUR, after)
        assert sunday.seconds(before - HOUR, after) == 60

    def test_windows_are_half_open(self) -> None:
        clock = clock_of()
        edges = [at(2026, 11, 18, 9) - 1, at(2026, 11, 18, 9), at(2026, 11, 18, 17) - 1, at(2026, 11, 18, 17)]
        assert [clock.is_working(edge) for edge in edges] == [False, True, True, False]

    def test_a_wait_over_lunch_and_supper_counts_only_the_windows(self) -> None:
        clock = clock_of(SPLIT)
        assert clock.seconds(at(2026, 11, 18, 12), at(2026, 11, 18, 20, 30)) == (30 + 105 + 30) * 60
        assert clock.seconds(at(2026, 11, 18, 15), at(2026, 11, 18, 20)) == 0

    def test_windows_that_meet_at_midnight_make_one_night(self) -> None:
        clock = clock_of(ODD)
        assert clock.seconds(at(2026, 11, 21, 12), at(2026, 11, 22, 12)) == 2 * HOUR + 3 * HOUR + 15 * 60

    def test_days_off_and_leave_are_taken_out(self) -> None:
        clock = clock_of(
            days_off=(date(2026, 11, 17),),
            leave_days=[date(2026, 11, 18)],
            leave=[(instant_of(at(2026, 11, 19, 12)), instant_of(at(2026, 11, 19, 13)))],
        )
        assert clock.seconds(at(2026, 11, 16), at(2026, 11, 21)) == (8 + 0 + 0 + 7 + 8) * HOUR
        assert not clock.is_working(at(2026, 11, 17, 10))
        assert not clock.is_working(at(2026, 11, 18, 10))
        assert not clock.is_working(at(2026, 11, 19, 12, 59))
        assert clock.is_working(at(2026, 11, 19, 13))

    def test_each_date_goes_by_the_settings_in_force_on_it(self) -> None:
        mornings = dict.fromkeys(WORKDAYS, (("09:00", "12:00"),))
        schedule = Schedule(
            [
                Settings(timezone="UTC", working_hours=NINE_TO_FIVE),
                Settings(timezone="UTC", working_hours=mornings, valid_from=date(2026, 11, 18)),
            ]
        )
        clock = BusinessClock(schedule, AMSTERDAM, at(2026, 11, 1), at(2026, 12, 1))
        assert clock.seconds(at(2026, 11, 17), at(2026, 11, 19)) == (8 + 3) * HOUR

    def test_it_is_read_on_the_clock_of_its_zone(self) -> None:
        new_york = ZoneInfo("America/New_York")
        clock = clock_of(zone=new_york)
        assert clock.zone is new_york
        assert clock.seconds(at(2026, 11, 18, 9), at(2026, 11, 18, 17)) == 2 * HOUR

    def test_without_working_hours_there_is_no_business_time(self) -> None:
        clock = clock_of({})
        assert clock.seconds(at(2026, 1, 1), at(2027, 1, 1)) == 0
        assert not clock.is_working(at(2026, 11, 18, 10))

    def test_an_empty_or_backward_interval_has_none(self) -> None:
        clock = clock_of()
        assert clock.seconds(at(2026, 11, 18, 10), at(2026, 11, 18, 10)) == 0
        assert clock.seconds(at(2026, 11, 18, 11), at(2026, 11, 18, 10)) == 0
        assert clock.microseconds(at(2026, 11, 18, 11) * 1_000_000, at(2026, 11, 18, 11) * 1_000_000 - 1) == 0

    def test_microseconds_are_exact_at_the_edge_of_a_window(self) -> None:
        edge = at(2026, 11, 18, 17) * 1_000_000
        assert clock_of().microseconds(edge - 1, edge + 5) == 1
        assert clock_of().microseconds(edge, edge + 5) == 0

    @pytest.mark.parametrize("lo", [at(2026, 11, 18, 12), at(2026, 11, 21)])
    def test_a_question_beyond_its_range_is_answered_as_well(self, lo: int) -> None:
        clock = clock_of(lo=lo, hi=lo)
        assert clock.seconds(at(2026, 11, 16), at(2026, 11, 23)) == 40 * HOUR
        assert clock.is_working(at(1970, 1, 5, 10))
        assert clock.is_working(at(2098, 6, 30, 10))
        assert clock.seconds(at(1999, 12, 31, 16), at(2000, 1, 3, 10)) == 2 * HOUR


class TestLaws:
    @settings(deadline=None)
    @given(schedules(), zones, spans)
    def test_it_gives_the_answers_of_the_schedule(
        self, schedule: Schedule, zone: ZoneInfo, span: tuple[int, int]
    ) -> None:
        clock = BusinessClock(schedule, zone, *span)
        lo, hi = span
        assert clock.seconds(lo, hi) == schedule.business_seconds(instant_of(lo), instant_of(hi), zone)
        assert clock.is_working(lo) == schedule.is_working(instant_of(lo), zone)
        assert clock.is_working(hi) == schedule.is_working(instant_of(hi), zone)

    @settings(deadline=None)
    @given(schedules(), zones, spans, st.lists(st.integers(-60 * DAY, 60 * DAY), min_size=2, max_size=6))
    def test_its_answers_do_not_depend_on_its_range(
        self, schedule: Schedule, zone: ZoneInfo, span: tuple[int, int], offs: list[int]
    ) -> None:
        narrow = BusinessClock(schedule, zone, span[0], span[0])
        asked = [span[0] + off for off in offs]
        wide = BusinessClock(schedule, zone, min(asked), max(asked) + 1)
        for a, b in pairwise(asked):
            assert narrow.seconds(a, b) == wide.seconds(a, b)
            assert narrow.is_working(b) == wide.is_working(b)

    @settings(deadline=None)
    @given(schedules(), zones, spans, st.floats(0, 1))
    def test_parts_add_up_and_none_is_longer_than_the_time_that_passed(
        self, schedule: Schedule, zone: ZoneInfo, span: tuple[int, int], share: float
    ) -> None:
        a, c = span
        b = a + int((c - a) * share)
        clock = BusinessClock(schedule, zone, a, c)
        whole = clock.seconds(a, c)
        assert clock.seconds(a, b) + clock.seconds(b, c) == whole
        assert 0 <= clock.seconds(a, b) <= whole <= c - a
        assert clock.seconds(a, b) <= b - a

    @settings(deadline=None)
    @given(st.sampled_from([NINE_TO_FIVE, SPLIT, ODD]), zones, spans)
    def test_outside_the_windows_it_stands_still(
        self, hours: Any, zone: ZoneInfo, span: tuple[int, int]
    ) -> None:
        clock = clock_of(hours, zone, span[0] - DAY, span[0] + DAY)
        minute = span[0] // 60 * 60
        wall = datetime.fromtimestamp(minute, zone)
        windows = hours.get((*WORKDAYS, "sat", "sun")[wall.weekday()], ())
        inside = any(a <= f"{wall:%H:%M}" < b for a, b in windows)
        assert clock.seconds(minute, minute + 60) == 60 * inside

    @settings(deadline=None)
    @given(schedules(), zones, spans, st.integers(0, 999_999), st.integers(0, 999_999))
    def test_microseconds_lie_between_the_whole_seconds_around_them(
        self, schedule: Schedule, zone: ZoneInfo, span: tuple[int, int], more: int, after: int
    ) -> None:
        lo, hi = span
        clock = BusinessClock(schedule, zone, lo, hi + 1)
        worked = clock.microseconds(lo * 1_000_000 + more, hi * 1_000_000 + after)
        assert clock.seconds(lo + 1, hi) * 1_000_000 <= worked <= clock.seconds(lo, hi + 1) * 1_000_000

    @settings(deadline=None, max_examples=25)
    @given(
        st.integers(at(2024, 1, 1), at(2027, 12, 1)),
        st.integers(0, 30 * DAY),
        st.sets(st.dates(date(2024, 1, 1), date(2028, 1, 1)), max_size=40),
    )
    def test_it_agrees_with_businesstimedelta(self, lo: int, length: int, free: set[date]) -> None:
        zone = pytz.timezone("Europe/Amsterdam")
        workday = businesstimedelta.WorkDayRule(
            start_time=time(9), end_time=time(17), working_days=[0, 1, 2, 3, 4], tz=zone
        )
        # It stumbles where no holiday comes within five years.
        holidays = businesstimedelta.HolidayRule({*free, date(2028, 2, 1)}, tz=zone)
        rules = businesstimedelta.Rules([workday, holidays])
        expected = rules.difference(*(datetime.fromtimestamp(of, UTC) for of in (lo, lo + length)))

        found = clock_of(lo=lo, hi=lo + length, days_off=tuple(free)).seconds(lo, lo + length)

        assert found == expected.timedelta.total_seconds()
