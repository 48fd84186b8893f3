"""Days, weeks, working windows and business time."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.errors import TrackerError, UsageError
from tracker.records import Settings
from tracker.workweek import (
    Days,
    Schedule,
    clip,
    epoch,
    in_force,
    iso_week,
    month_label,
    newest,
    on_clock,
    overlaps,
    week_after,
    week_before,
    week_capacity,
    week_days,
    week_windows,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
APIA = ZoneInfo("Pacific/Apia")
# St. John's moved its clocks at 00:01, so that a date came in two pieces; Havana does so at midnight.
ZONES = [
    *(AMSTERDAM, APIA, UTC),
    *map(ZoneInfo, ("America/New_York", "Australia/Lord_Howe", "America/St_Johns", "America/Havana")),
]
NINE_TO_FIVE = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "17:00"),))
ODD_HOURS = {
    "mon": (("00:00", "02:30"), ("09:00", "24:00")),
    "fri": (("13:00", "17:00"), ("08:00", "12:15")),
    "sat": (("22:00", "24:00"),),
    "sun": (("00:00", "03:15"),),
}

zones = st.sampled_from(ZONES)
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 45]))
instants = st.one_of(
    st.integers(1_000_000_000, 1_900_000_000),
    # The nights on which clocks change somewhere, and the day that Apia skipped.
    st.builds(
        lambda night, seconds: night + seconds,
        st.sampled_from([1_301_184_000, 1_325_203_200, 1_774_742_400, 1_792_886_400, 1_793_491_200]),
        st.integers(-100_000, 100_000),
    ),
).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
schedules = st.sampled_from([NINE_TO_FIVE, ODD_HOURS, {}])


def local(*args: int, zone: ZoneInfo = AMSTERDAM, fold: int = 0) -> datetime:
    return datetime(*args, tzinfo=zone, fold=fold)


def schedule_of(hours: Any = NINE_TO_FIVE, **more: Any) -> Schedule:
    return Schedule([Settings(timezone="Europe/Amsterdam", working_hours=hours)], **more)


class TestDays:
    def test_work_at_half_past_one_belongs_to_yesterday(self) -> None:
        days = Days(AMSTERDAM, time(4))
        assert days.of(local(2026, 11, 21, 1, 30)) == date(2026, 11, 20)
        assert days.of(local(2026, 11, 21, 3, 59, 59)) == date(2026, 11, 20)
        assert days.of(local(2026, 11, 21, 4)) == date(2026, 11, 21)

    def test_an_instant_of_another_zone_is_read_on_the_days_own_clock(self) -> None:
        assert Days(AMSTERDAM, time(4)).of(datetime(2026, 11, 21, 3, tzinfo=UTC)) == date(2026, 11, 21)

    def test_an_entry_over_the_edge_of_the_day_is_cut_there(self) -> None:
        cut = Days(AMSTERDAM, time(4)).cut(local(2026, 11, 20, 22), local(2026, 11, 21, 5))
        assert cut == [(date(2026, 11, 20), 6 * 3600), (date(2026, 11, 21), 3600)]

    def test_an_entry_that_ends_on_the_edge_leaves_nothing_for_the_next_day(self) -> None:
        cut = Days(AMSTERDAM, time(4)).cut(local(2026, 11, 20, 22), local(2026, 11, 21, 4))
        assert cut == [(date(2026, 11, 20), 6 * 3600)]

    def test_an_empty_or_backward_interval_touches_no_day(self) -> None:
        days = Days(AMSTERDAM)
        assert days.cut(local(2026, 11, 20, 9), local(2026, 11, 20, 9)) == []
        assert days.cut(local(2026, 11, 20, 9), local(2026, 11, 20, 8)) == []

    def test_the_day_of_a_clock_change_has_23_or_25_hours(self) -> None:
        days = Days(AMSTERDAM, time(0))
        spring = days.cut(local(2026, 3, 29), local(2026, 3, 30))
        autumn = days.cut(local(2026, 10, 25), local(2026, 10, 26))
        assert spring == [(date(2026, 3, 29), 23 * 3600)]
        assert autumn == [(date(2026, 10, 25), 25 * 3600)]

    def test_a_day_that_starts_in_a_gap_or_fold_starts_at_the_first_reading(self) -> None:
        days = Days(AMSTERDAM, time(2, 30))
        assert days.start(date(2026, 3, 29)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
        assert days.start(date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    def test_the_day_that_the_date_line_skipped_has_no_time(self) -> None:
        cut = Days(APIA, time(4)).cut(local(2011, 12, 29, 12, zone=APIA), local(2011, 12, 31, 12, zone=APIA))
        assert cut == [(date(2011, 12, 29), 16 * 3600), (date(2011, 12, 31), 8 * 3600)]

    def test_a_time_without_a_zone_is_refused_with_how_to_give_one(self) -> None:
        with pytest.raises(UsageError, match=r"no time zone.*ZoneInfo"):
            Days(AMSTERDAM).of(datetime(2026, 11, 20, 9))  # noqa: DTZ001

    def test_the_ends_of_the_calendar_are_days_like_others(self) -> None:
        days = Days(AMSTERDAM, time(4))
        assert days.of(datetime(9999, 12, 31, 23, tzinfo=UTC)) == date.max
        assert days.of(datetime(1, 1, 1, tzinfo=UTC)) == date.min
        assert days.start(date.min) <= days.start(date.max)

    def test_the_rule_comes_from_the_newest_settings(self) -> None:
        old = Settings(timezone="Europe/Amsterdam", day_starts_at="04:00")
        new = Settings(timezone="America/New_York", day_starts_at="05:30", valid_from=date(2026, 7, 1))
        days = Days.of_settings([new, old])
        assert (str(days.zone), days.starts_at) == ("America/New_York", time(5, 30))

    @given(zones, clocks, instants)
    def test_every_instant_lies_in_the_day_it_belongs_to(
        self, zone: ZoneInfo, starts_at: time, at: datetime
    ) -> None:
        days = Days(zone, starts_at)
        day = days.of(at)
        assert days.start(day) <= at < days.start(day + timedelta(days=1))

    @given(zones, clocks, st.dates(date(1971, 1, 1), date(2037, 12, 31)))
    @example(APIA, time(4), date(2011, 12, 31))
    def test_a_day_owns_its_start(self, zone: ZoneInfo, starts_at: time, day: date) -> None:
        days = Days(zone, starts_at)
        skipped = days.start(day) == days.start(day + timedelta(days=1))
        assert skipped == (zone is APIA and day == date(2011, 12, 30))
        assert days.of(days.start(day)) == day + timedelta(days=skipped)

    @given(zones, clocks, instants, st.integers(0, 400_000))
    def test_the_pieces_add_up_to_the_elapsed_time_in_order(
        self, zone: ZoneInfo, starts_at: time, starts: datetime, seconds: int
    ) -> None:
        pieces = Days(zone, starts_at).cut(starts, starts + timedelta(seconds=seconds))
        assert sum(part for _, part in pieces) == seconds
        assert all(part > 0 for _, part in pieces)
        assert [day for day, _ in pieces] == sorted({day for day, _ in pieces})

    @given(zones, clocks, instants, st.integers(1, 400_000))
    def test_each_piece_belongs_to_its_day(
        self, zone: ZoneInfo, starts_at: time, starts: datetime, seconds: int
    ) -> None:
        days, at = Days(zone, starts_at), starts
        for day, part in days.cut(starts, starts + timedelta(seconds=seconds)):
            assert days.of(at) == day == days.of(at + timedelta(seconds=part - 1))
            at += timedelta(seconds=part)


class TestSpan:
    days = Days(AMSTERDAM, time(4))

    def test_a_range_before_the_start_of_the_day_falls_on_the_next_date(self) -> None:
        span = self.days.span(date(2026, 11, 20), time(1, 30), time(3))
        assert span == (local(2026, 11, 21, 1, 30), local(2026, 11, 21, 3))

    def test_the_answer_stands_in_the_zone_that_was_asked_for(self) -> None:
        starts, ends = self.days.span(
            date(2026, 11, 20), time(9), time(10), zone=timezone(timedelta(hours=-5))
        )
        assert starts.isoformat() == "2026-11-20T09:00:00-05:00"
        assert ends.isoformat() == "2026-11-20T10:00:00-05:00"

    def test_a_skipped_time_is_refused_with_the_gap_and_the_zone(self) -> None:
        with pytest.raises(
            TrackerError, match=r"02:30 on 2026-03-29 .* Europe/Amsterdam.* 02:00 straight to 03:00"
        ):
            on_clock(date(2026, 3, 29), time(2, 30), AMSTERDAM)

    def test_a_range_may_end_when_the_clock_skips(self) -> None:
        starts, ends = self.days.span(date(2026, 3, 28), time(1), time(2))
        assert epoch(ends) - epoch(starts) == 3600

    @pytest.mark.parametrize(
        ("starts", "ends", "minutes"),
        [
            (time(1, 30), time(2, 30), 60),
            (time(2, 15), time(2, 45), 30),
            (time(2, 30), time(3, 15), 105),
            (time(2, 45), time(2, 15), 30),
            (time(1, 30), time(3), 150),
        ],
    )
    def test_a_doubled_time_takes_its_first_reading_and_an_end_its_second_when_it_must(
        self, starts: time, ends: time, minutes: int
    ) -> None:
        a, b = self.days.span(date(2026, 10, 24), starts, ends)
        assert epoch(b) - epoch(a) == minutes * 60


class TestWeeks:
    def test_weeks_have_iso_names(self) -> None:
        assert iso_week(date(2026, 11, 22)) == "2026-W47"
        assert iso_week(date(2027, 1, 3)) == "2026-W53"
        assert iso_week(date(2024, 12, 30)) == "2025-W01"
        assert month_label(date(2026, 1, 31)) == "2026-01"

    def test_a_week_runs_from_monday_to_sunday(self) -> None:
        assert week_days("2026-W47") == (date(2026, 11, 16), date(2026, 11, 22))
        assert week_days(" 2026-w01 ") == (date(2025, 12, 29), date(2026, 1, 4))

    @pytest.mark.parametrize(
        "week", ["2026-W54", "2025-W53", "2026-W00", "0000-W01", "9999-W52", "47", "next", ""]
    )
    def test_a_week_that_does_not_exist_is_wrong_usage(self, week: str) -> None:
        with pytest.raises(UsageError, match="such as 2026-W47"):
            week_days(week)

    def test_the_refusal_says_how_many_weeks_the_year_has(self) -> None:
        with pytest.raises(UsageError, match="2025 has no week 53: it runs from W01 to W52"):
            week_days("2025-W53")

    def test_the_last_week_of_the_calendar_is_not_whole_and_says_so(self) -> None:
        assert week_days("9999-W51")[1] == date(9999, 12, 26)
        with pytest.raises(UsageError, match="The calendar ends in the middle of 9999-W52"):
            week_days("9999-W52")
        with pytest.raises(UsageError, match="9999 has no week 53: it runs from W01 to W52"):
            week_days("9999-W53")

    def test_weeks_follow_each_other_over_the_year(self) -> None:
        assert week_after("2026-W53") == "2027-W01"
        assert week_before("2027-W01") == "2026-W53"
        assert week_after("2026-W47", -12) == "2026-W35"
        with pytest.raises(UsageError, match="ends there"):
            week_after("2026-W47", 1_000_000)

    @given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
    def test_every_day_lies_in_its_week(self, day: date) -> None:
        monday, sunday = week_days(iso_week(day))
        assert monday <= day <= sunday
        assert (monday.weekday(), (sunday - monday).days) == (0, 6)


class TestSettingsInForce:
    first = Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 1, 1), capacity_hours=40)
    second = Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 7, 1), capacity_hours=32)

    @pytest.mark.parametrize(
        ("day", "hours"),
        [
            (date(2025, 5, 1), 40),
            (date(2026, 6, 30), 40),
            (date(2026, 7, 1), 32),
            (date(2027, 1, 1), 32),
        ],
    )
    def test_a_date_goes_by_the_newest_before_it_and_else_by_the_oldest(self, day: date, hours: int) -> None:
        assert in_force([self.second, self.first], day).capacity_hours == hours

    def test_settings_without_a_date_stand_before_every_date(self) -> None:
        always = Settings(timezone="UTC", capacity_hours=10)
        assert in_force([self.first, always], date(2025, 5, 1)).capacity_hours == 10
        assert newest([self.second, always, self.first]) is self.second

    def test_without_settings_it_says_how_to_make_them(self) -> None:
        with pytest.raises(TrackerError, match="tracker init"):
            newest([])


class TestCapacity:
    settings = Settings(timezone="Europe/Amsterdam", working_hours=NINE_TO_FIVE, capacity_hours=36)

    def test_a_working_day_has_its_share_of_the_week_and_the_week_adds_up(self) -> None:
        week = week_capacity(self.settings)
        assert week[2] == 36 * 3600 / 5
        assert sum(week) == 36 * 3600
        assert week[5:] == (0, 0)

    def test_a_week_without_hours_has_none(self) -> None:
        assert week_capacity(Settings(timezone="UTC", working_hours={})) == (0,) * 7

    def test_windows_are_in_order_and_count_double_time_once(self) -> None:
        hours = {"mon": (("13:00", "24:00"), ("09:00", "12:00"), ("11:00", "13:00"))}
        windows = week_windows(Settings(timezone="UTC", working_hours=hours))
        assert windows == (((9 * 3600, 24 * 3600),), *[()] * 6)


class TestBusinessTime:
    def test_friday_afternoon_to_monday_morning_over_the_clock_change_is_two_hours(self) -> None:
        starts, ends = local(2026, 10, 23, 16), local(2026, 10, 26, 10)
        assert schedule_of().business_seconds(starts, ends, AMSTERDAM) == 2 * 3600

    def test_it_is_read_on_the_clock_that_is_asked_for(self) -> None:
        starts, ends = local(2026, 11, 18, 9), local(2026, 11, 18, 17)
        assert schedule_of().business_seconds(starts, ends, AMSTERDAM) == 8 * 3600
        assert schedule_of().business_seconds(starts, ends, ZoneInfo("America/New_York")) == 2 * 3600

    def test_windows_are_half_open(self) -> None:
        schedule = schedule_of()
        assert schedule.is_working(local(2026, 11, 18, 9), AMSTERDAM)
        assert schedule.is_working(local(2026, 11, 18, 16, 59, 59), AMSTERDAM)
        assert not schedule.is_working(local(2026, 11, 18, 17), AMSTERDAM)

    def test_a_day_off_a_weekend_and_a_date_of_leave_are_outside(self) -> None:
        off = Settings(
            timezone="Europe/Amsterdam", working_hours=NINE_TO_FIVE, days_off=(date(2026, 11, 17),)
        )
        schedule = Schedule([off], leave_days=[date(2026, 11, 18)])
        assert [schedule.is_working(local(2026, 11, day, 10), AMSTERDAM) for day in range(16, 23)] == [
            *(True, False, False, True, True, False, False)
        ]

    def test_clocked_leave_is_taken_out(self) -> None:
        leave = [
            (local(2026, 11, 18, 12), local(2026, 11, 18, 13)),
            (local(2026, 11, 18, 12, 30), local(2026, 11, 18, 14)),
            (local(2026, 11, 18, 16), local(2026, 11, 19, 10)),
        ]
        schedule = schedule_of(leave=leave)
        starts, ends = local(2026, 11, 18, 0), local(2026, 11, 20, 0)
        assert schedule.business_seconds(starts, ends, AMSTERDAM) == (3 + 2 + 7) * 3600
        assert not schedule.is_working(local(2026, 11, 18, 13, 30), AMSTERDAM)
        assert schedule.is_working(local(2026, 11, 18, 14), AMSTERDAM)

    def test_each_date_goes_by_the_settings_in_force_on_it(self) -> None:
        mornings = dict.fromkeys(NINE_TO_FIVE, (("09:00", "12:00"),))
        schedule = Schedule(
            [
                Settings(timezone="UTC", working_hours=mornings, valid_from=date(2026, 11, 18)),
                Settings(timezone="UTC", working_hours=NINE_TO_FIVE),
            ]
        )
        assert [schedule.is_working(local(2026, 11, day, 14), AMSTERDAM) for day in (17, 18)] == [True, False]

    def test_a_window_over_the_clock_change_is_as_long_as_the_night_was(self) -> None:
        schedule = schedule_of({"sun": (("00:00", "06:00"),)})
        assert schedule.business_seconds(local(2026, 3, 28), local(2026, 3, 30), AMSTERDAM) == 5 * 3600
        assert schedule.business_seconds(local(2026, 10, 24), local(2026, 10, 26), AMSTERDAM) == 7 * 3600

    def test_both_readings_of_a_doubled_hour_are_working_when_the_clock_says_so(self) -> None:
        schedule = schedule_of({"sun": (("02:00", "02:30"),)})
        assert schedule.is_working(local(2026, 10, 25, 2, 10), AMSTERDAM)
        assert schedule.is_working(local(2026, 10, 25, 2, 10, fold=1), AMSTERDAM)
        assert schedule.business_seconds(local(2026, 10, 25), local(2026, 10, 26), AMSTERDAM) == 3600

    @given(schedules, zones, instants)
    def test_working_is_what_the_wall_clock_says(self, hours: Any, zone: ZoneInfo, at: datetime) -> None:
        wall = at.astimezone(zone)
        windows = hours.get(("mon", "tue", "wed", "thu", "fri", "sat", "sun")[wall.weekday()], ())
        expected = any(a <= f"{wall:%H:%M}" < b for a, b in windows)
        assert schedule_of(hours).is_working(at, zone) == expected

    @settings(deadline=None)
    @given(schedules, zones, instants, st.integers(0, 3000))
    def test_business_time_is_the_sum_of_the_working_minutes(
        self, hours: Any, zone: ZoneInfo, starts: datetime, minutes: int
    ) -> None:
        starts = starts.replace(second=0)
        schedule = schedule_of(hours)
        working = sum(schedule.is_working(starts + timedelta(minutes=n), zone) for n in range(minutes))
        ends = starts + timedelta(minutes=minutes)
        assert schedule.business_seconds(starts, ends, zone) == working * 60

    @settings(deadline=None)
    @given(schedules, zones, st.lists(instants, min_size=3, max_size=3), st.lists(instants, max_size=4))
    def test_business_time_is_additive_and_between_nothing_and_the_elapsed_time(
        self, hours: Any, zone: ZoneInfo, three: list[datetime], away: list[datetime]
    ) -> None:
        a, b, c = sorted(three)
        # 300 days at most: the laws are the same for decades, only slower.
        b, c = min(b, a + timedelta(days=100)), min(c, a + timedelta(days=300))
        schedule = schedule_of(hours, leave=[(at, at + timedelta(hours=30)) for at in away])
        parts = schedule.business_seconds(a, b, zone), schedule.business_seconds(b, c, zone)
        whole = schedule.business_seconds(a, c, zone)
        assert sum(parts) == whole
        assert 0 <= max(parts) <= whole <= epoch(c) - epoch(a)
        assert schedule.business_seconds(c, a, zone) == 0
        assert schedule_of(hours).business_seconds(a, c, zone) >= whole


class TestIntervals:
    def test_clipping_keeps_what_lies_in_the_window(self) -> None:
        assert clip(5, 15, 0, 10) == (5, 10)
        assert clip(0, 20, 5, 10) == (5, 10)
        assert clip(0, 5, 5, 10) is None

    def test_back_to_back_is_no_overlap(self) -> None:
        assert overlaps([(0, 5), (5, 10)]) == []

    def test_every_pair_that_shares_time_is_named_once(self) -> None:
        assert overlaps([(9, 12), (0, 10), (11, 13), (5, 5), (20, 30), (9, 12)]) == [
            *((0, 1), (0, 2), (0, 5), (1, 5), (2, 5))
        ]

    def test_a_limit_bounds_the_pairs_when_all_overlap_all(self) -> None:
        assert len(overlaps([(0, 1)] * 100_000, limit=10)) == 10

    @given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
    def test_overlaps_are_those_of_comparing_all_with_all(self, intervals: list[tuple[int, int]]) -> None:
        assert overlaps(intervals) == [
            (i, j)
            for i in range(len(intervals))
            for j in range(i + 1, len(intervals))
            if max(intervals[i][0], intervals[j][0]) < min(intervals[i][1], intervals[j][1])
        ]
