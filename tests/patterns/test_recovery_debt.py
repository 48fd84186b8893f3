import random
from datetime import date, timedelta

import pytest

from tests.patterns.book import at as utc
from tests.patterns.book import client, detected, facts, level, line, noticed, settings
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.recovery_debt import PATTERN

EARLY = settings(day_starts_at="04:00")
LAST = date(2026, 6, 8)
"""The Monday of the week under review; its four weeks begin on 18 May."""


def day(week, weekday=0):
    """A day: of week 0, the one under review, or of one before it."""
    return LAST + timedelta(weeks=week, days=weekday)


def stamp(of, clock):
    """ "24:30" is half past midnight on the next date."""
    hours, minutes = map(int, clock.split(":"))
    return utc(f"{of + timedelta(days=hours // 24)}T{hours % 24:02d}:{minutes:02d}")


def work(of, start="09:00", end="17:00", **more):
    return line(
        "entry", **{"client": "Bouw", "starts_at": stamp(of, start), "ends_at": stamp(of, end), **more}
    )


def mail(of, clock, direction="out", **more):
    fields = {"client": "Bouw", "channel": "email", "direction": direction, "at": stamp(of, clock)}
    return line("message", **fields | more)


def practice(weeks=4, days=5):
    """Some weeks from nine to five, the last of them under review."""
    return [client(), *(work(day(-n, d)) for n in range(weeks) for d in range(days))]


def late(count, end="22:30"):
    """Evenings of work, each before a day that begins at nine: on Monday to Thursday, week after week."""
    days = [day(-n, d) for n in range(4) for d in range(4)]
    return [work(of, "20:00", end) for of in days[:count]]


_examined = Examined(PATTERN)
one, seen = _examined.one, _examined.seen


class TestNights:
    @pytest.mark.parametrize(
        ("count", "expected"),
        [
            (0, None),
            (1, None),
            (2, (1, "count", 2)),
            (3, (1, "count", 3)),
            (4, (2, "count", 4)),
            (16, (2, "count", 16)),
        ],
    )
    def test_two_short_nights_are_worth_a_look_and_four_a_talk(self, tmp_path, count, expected):
        assert seen(tmp_path, [*practice(), *late(count, "22:31")]) == expected

    def test_from_half_past_ten_to_half_past_nine_are_exactly_eleven_hours_and_no_breach(self, tmp_path):
        lines = [client(), *(work(day(-n, d), "09:30", "22:30") for n in range(4) for d in range(5))]
        assert seen(tmp_path, lines) is None
        lines = [client(), *(work(day(-n, d), "09:29", "22:30") for n in range(4) for d in range(5))]
        assert seen(tmp_path, lines) == (2, "count", 16)

    def test_all_clients_and_own_time_count(self, tmp_path):
        lines = [
            client("Eik"),
            work(day(0), "20:00", "23:00", client="Eik"),
            work(day(0, 1), "20:00", "23:00", client=None),
        ]
        assert seen(tmp_path, [*practice(), *lines]) == (1, "count", 2)

    def test_leave_is_no_work(self, tmp_path):
        lines = [work(day(0, d), "20:00", "23:00", kind="leave", client=None) for d in range(4)]
        assert seen(tmp_path, [*practice(), *lines]) is None

    def test_the_night_before_the_four_weeks_belongs_to_them_and_the_last_one_is_not_over(self, tmp_path):
        lines = [work(day(-4, 6), "20:00", "23:00"), work(day(0, 6), "20:00", "23:00")]
        found = one(facts(tmp_path, [*practice(), *lines]), short_1=1)
        assert (found.numbers["below"], found.numbers["shortest"]) == (1, 10)

    def test_every_level_stands_at_once(self, tmp_path):
        assert (
            level(noticed(tmp_path, [*practice(), *late(4)], only=["recovery-debt"]), "recovery-debt", None)
            == 2
        )

    def test_what_came_later_is_not_known_yet(self, tmp_path):
        assert seen(tmp_path, [*practice(), *(work(day(1, d), "06:00", "23:00") for d in range(5))]) is None


class TestMessages:
    def test_a_single_short_message_late_at_night_is_no_work_and_what_it_would_change_is_told(self, tmp_path):
        evenings = [mail(day(0, d), "23:30") for d in range(4)]
        assert seen(tmp_path, [*practice(), *evenings]) is None
        found = one(facts(tmp_path, [*practice(), *evenings[2:], *late(2)]), short_1=1)
        assert (found.numbers["short"], found.numbers["short_with_all"]) == (2, 4)
        assert "it would be 4 nights" in spoken(found).sure

    def test_two_within_the_hour_are_work(self, tmp_path):
        evenings = [mail(day(0, d), clock) for d in range(4) for clock in ("22:45", "23:30")]
        assert seen(tmp_path, [*practice(), *evenings]) == (2, "count", 4)

    def test_a_call_of_five_minutes_is_work_and_a_missed_one_is_not(self, tmp_path):
        calls = [mail(day(0, d), "23:00", "in", channel="phone", seconds=300) for d in range(4)]
        assert seen(tmp_path, [*practice(), *calls]) == (2, "count", 4)
        missed = [{k: v for k, v in of.items() if k != "seconds"} for of in calls]
        assert seen(tmp_path, [*practice(), *missed]) is None

    def test_a_message_that_is_sent_in_the_night_was_written_by_day(self, tmp_path):
        found = [
            mail(day(0, d), f"23:{minute}", composed_at=stamp(day(0, d), f"16:{minute}"))
            for d in range(4)
            for minute in ("10", "20")
        ]
        assert seen(tmp_path, [*practice(), *found]) is None

    def test_without_entries_messages_are_enough(self, tmp_path):
        found = [
            mail(day(-n, d), clock)
            for n in range(4)
            for d in range(5)
            for clock in ("09:00", "09:30", "23:00", "23:30")
        ]
        assert seen(tmp_path, [client(), *found]) == (2, "count", 16)


class TestNightWork:
    def test_more_than_an_hour_after_midnight_counts_as_a_short_night_and_an_hour_does_not(self, tmp_path):
        free = [EARLY, client(), *(work(day(-n, d), "14:00", "17:00") for n in range(4) for d in range(5))]
        assert seen(tmp_path, [*free, *(work(day(0, d), "24:00", "25:00") for d in range(4))]) is None
        lines = [*free, *(work(day(0, d), "24:00", "25:01") for d in range(4))]
        assert seen(tmp_path, lines) == (2, "count", 4)

    def test_a_night_counts_once_with_its_short_rest(self, tmp_path):
        lines = [work(day(0, d), "24:00", "26:00") for d in range(2)]
        found = one(facts(tmp_path, [*practice(), *lines]))
        assert (found.numbers["nights"], found.numbers["below"], found.numbers["short"]) == (2, 2, 2)

    def test_an_early_start_is_one_night_too(self, tmp_path):
        lines = [client(), *(work(day(-n, d), "04:30", "15:00") for n in range(4) for d in range(2))]
        assert seen(tmp_path, lines) == (2, "count", 8)

    def test_it_is_read_on_the_clock_of_the_place(self, tmp_path):
        def away(of, start, end):
            return work(of, start, end, timezone="America/New_York")

        lines = [client(), *(away(day(0, d), "24:00", "28:00") for d in range(4))]
        assert seen(tmp_path, lines) is None  # from eight in the evening to midnight in New York


class TestWeeks:
    @pytest.mark.parametrize(
        ("weeks", "expected"),
        [(1, (1, "count", 1)), (2, (2, "count", 2)), (3, (2, "count", 3)), (4, (3, "count", 4))],
    )
    def test_weeks_without_a_day_and_a_half_of_rest(self, tmp_path, weeks, expected):
        lines = [*practice(6), *(work(day(-n, d)) for n in range(weeks) for d in (5, 6))]
        assert seen(tmp_path, lines) == expected

    def test_thirty_five_hours_are_enough(self, tmp_path):
        lines = [*practice(5), *(work(day(-n, 5), "09:00", "22:00") for n in range(5))]
        sundays = [mail(day(-n, 6), "12:00", "in") for n in range(5)]
        assert seen(tmp_path, [*lines, *sundays]) is None
        lines = [*practice(5), *(work(day(-n, 5), "09:00", "22:01") for n in range(5))]
        assert seen(tmp_path, [*lines, *sundays])[:2] == (3, "count")

    def test_a_rest_over_an_empty_day_is_long_enough(self, tmp_path):
        assert seen(tmp_path, [*practice(5), *(work(day(-n, 5), "09:00", "23:00") for n in range(5))]) is None

    def test_a_day_without_clock_times_is_not_empty_and_no_rest(self, tmp_path):
        lines = [*practice(5), *(work(day(-n, 5), "09:00", "23:00") for n in range(5))]
        sundays = [line("entry", client="Bouw", day=str(day(-n, 6)), seconds=3600) for n in range(5)]
        assert seen(tmp_path, [*lines, *sundays]) == (3, "count", 4)

    def test_a_rest_across_sunday_midnight_counts_whole_in_the_week_in_which_it_begins(self, tmp_path):
        lines = [client(), *(work(day(-n, d)) for n in range(7) for d in (1, 2, 3, 4, 5, 6))]
        free_mondays = settings(
            working_hours={d: [["09:00", "17:00"]] for d in ("tue", "wed", "thu", "fri", "sat")}
        )
        assert seen(tmp_path, [free_mondays, *lines]) is None

    def test_the_last_rest_lasts_until_the_next_working_hours(self, tmp_path):
        lines = [*practice(5), work(day(0, 5)), work(day(0, 6))]
        assert seen(tmp_path, lines) == (1, "count", 1)
        off = settings(days_off=[str(day(1))])
        assert seen(tmp_path, [off, *lines]) is None

    def test_without_working_hours_nobody_knows_when_it_ends(self, tmp_path):
        assert (
            seen(tmp_path, [settings(working_hours={}), *practice(5), work(day(0, 5)), work(day(0, 6))])
            is None
        )

    def test_a_week_in_which_the_records_begin_is_unknown(self, tmp_path):
        lines = [client(), *(work(day(-n, d)) for n in (0, 1) for d in range(n, 7))]
        assert seen(tmp_path, lines) == (1, "count", 1)

    def test_a_free_week_is_the_rest_of_the_week_before_it(self, tmp_path):
        lines = [client(), *(work(day(-n, d)) for n in (0, 2, 4) for d in range(7))]
        assert seen(tmp_path, lines) == (1, "count", 1)


class TestMean:
    @pytest.mark.parametrize(
        ("hours", "expected"),
        [(48, None), (49, (2, "hours", 49)), (54, (2, "hours", 54)), (55, (3, "hours", 55))],
    )
    def test_the_mean_week_of_sixteen(self, tmp_path, hours, expected):
        found, not_yet = detected(PATTERN, facts(tmp_path, clockless(16, hours)))
        reached = [(of.level, of.reached.measure, of.reached.value) for of in found]
        assert reached == ([expected] if expected else [])
        assert bool(not_yet) is not bool(found)

    def test_leave_weeks_are_not_counted(self, tmp_path):
        lines = clockless(15, 55, skip=(3,))
        off = [line("entry", day=str(day(-3, d)), seconds=8 * 3600, kind="leave") for d in range(5)]
        start = line("entry", client="Bouw", day=str(day(-15)), seconds=55 * 3600)
        assert seen(tmp_path, [*lines, *off, start]) == (3, "hours", 55)

    def test_records_of_fifteen_weeks_are_too_few(self, tmp_path):
        found, not_yet = detected(PATTERN, facts(tmp_path, clockless(15, 80)))
        assert (found, len(not_yet)) == ([], 1)


def clockless(weeks, hours, skip=()):
    mondays = [day(-n) for n in range(weeks) if n not in skip]
    return [client(), *(line("entry", client="Bouw", day=str(of), seconds=hours * 3600) for of in mondays)]


class TestNotYet:
    def test_hours_without_clock_times_say_nothing_about_rest(self, tmp_path):
        found, not_yet = detected(PATTERN, facts(tmp_path, clockless(4, 30)))
        assert (found, not_yet) == ([], [NotYet("recovery-debt", None, 0, 15, "days")])

    def test_one_entry_with_clock_times_is_enough_to_look(self, tmp_path):
        assert detected(PATTERN, facts(tmp_path, [*clockless(4, 30), work(day(0))])) == ([], [])

    @pytest.mark.parametrize(
        "lines", [[], [client()], [client(), work(day(0))], [client(), mail(day(0), "23:00", "in")]]
    )
    def test_next_to_nothing_gives_nothing(self, tmp_path, lines):
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


class TestLookAlikes:
    def test_late_work_with_a_late_start_is_silent(self, tmp_path):
        lines = [client(), *(work(day(-n, d), "13:00", "23:30") for n in range(6) for d in range(5))]
        assert seen(tmp_path, lines) is None

    def test_a_split_day_with_twelve_hours_of_rest_is_silent(self, tmp_path):
        parts = ("09:00", "15:00"), ("20:00", "21:00")
        lines = [client(), *(work(day(-n, d), *of) for n in range(6) for d in range(5) for of in parts)]
        assert seen(tmp_path, lines) is None

    def test_travel_across_zones_is_read_by_instants_and_by_the_days_of_the_place(self, tmp_path):
        def abroad(of):
            return [
                work(of, *part, timezone="Asia/Tokyo") for part in (("00:00", "02:30"), ("06:00", "09:00"))
            ]

        lines = [client(), *(part for n in range(4) for d in range(5) for part in abroad(day(-n, d)))]
        assert seen(tmp_path, [settings(day_starts_at="04:00"), *lines]) is None

    def test_the_night_in_march_is_an_hour_shorter(self, tmp_path):
        zone = settings(timezone="Europe/Amsterdam")
        lines = [
            client(),
            *(work(date(2026, 3, n), "09:00", "19:30") for n in (27, 28)),
            work(date(2026, 3, 29), "07:00", "09:00"),
        ]
        # From 20:30 to 9:00 on the clock of Amsterdam, less the hour that it skips.
        found, _ = detected(PATTERN, facts(tmp_path, [zone, *lines], "2026-W13"), short_1=1, short_hours=11.6)
        assert [of.numbers["shortest"] for of in found] == [11.5]

    def test_a_launch_holds_it_at_level_one_and_is_named(self, tmp_path):
        launch = line("phase", name="launch", starts_on=str(day(-3)), ends_on=str(day(0, 6)))
        (of,) = noticed(tmp_path, [*practice(), *late(4), launch], only=["recovery-debt"]).findings
        assert (of.level, of.held_at, of.phase) == (1, "phase", "launch")
        spoken(of)


class TestFinding:
    def test_the_client_behind_most_short_nights_is_named_with_the_work_before_them(self, tmp_path):
        lines = [
            *practice(),
            client("Eik"),
            *late(2, "23:30"),
            *(work(day(-2, d), "20:00", "23:00", client="Eik") for d in range(3)),
        ]
        of = one(facts(tmp_path, lines))
        assert (of.numbers["behind"], of.numbers["behind_count"], of.numbers["below"]) == ("Eik", 3, 5)
        assert [trace.day for trace in of.evidence][:2] == [day(0), day(0, 1)]
        assert (of.client, of.start, of.end, of.n) == (None, day(-3), day(0, 6), 19)
        assert of.stake_seconds == (2 * 1.5 + 3 * 1) * 3600
        made = spoken(of)
        assert "5 short nights" in made.seen
        assert "9 h 30" in made.seen
        assert "3 of 5 the last work was for Eik" in made.seen
        assert "yardstick" in made.sure

    def test_weeks_alone_and_the_mean_alone_have_words_and_evidence(self, tmp_path):
        weeks = [*practice(6), *(work(day(-n, d)) for n in range(2) for d in (5, 6))]
        for lines, words in ((weeks, "2 of 4 weeks had no rest of 35 h"), (clockless(16, 50), "50 h a week")):
            of = one(facts(tmp_path, lines))
            assert words in spoken(of).seen
            assert of.evidence

    def test_night_work_alone_and_all_of_it_together_have_words(self, tmp_path):
        free = [EARLY, client(), *(work(day(-n, d), "14:00", "17:00") for n in range(4) for d in range(5))]
        of = one(facts(tmp_path, [*free, *(work(day(0, d), "24:00", "25:30") for d in range(4))]))
        assert {trace.day for trace in of.evidence} == {day(0, d) for d in range(4)}
        assert "from 0 to 6" in spoken(of).seen
        heavy = [client(), *(work(day(-n, d), "08:00", "22:30") for n in range(17) for d in range(7))]
        of = one(facts(tmp_path, heavy))
        assert (of.level, of.reached.measure) == (3, "count")
        assert {(r.level, r.measure) for r in of.met} == {
            (1, "count"),
            (2, "count"),
            (3, "count"),
            (2, "hours"),
            (3, "hours"),
        }
        spoken(of)

    def test_own_time_has_words_too(self, tmp_path):
        spoken(
            one(
                facts(
                    tmp_path,
                    [*practice(), *(work(day(0, d), "20:00", "23:00", client=None) for d in range(2))],
                )
            )
        )

    def test_the_order_of_the_lines_does_not_matter(self, tmp_path):
        messages = [mail(day(-1, d), clock) for d in range(3) for clock in ("22:10", "22:50")]
        lines = [*practice(6), *late(3), *messages]
        first = one(facts(tmp_path, lines))
        mixed = lines[1:]
        random.Random(5).shuffle(mixed)
        again = one(facts(tmp_path, [lines[0], *mixed]))
        assert (again.met, again.numbers, again.n) == (first.met, first.numbers, first.n)
        assert [(of.day, of.kind) for of in again.evidence] == [(of.day, of.kind) for of in first.evidence]

    def test_an_archived_client_counts_for_it_was_rest_all_the_same(self, tmp_path):
        lines = [
            client("Oud", archived_on=str(day(0, 5))),
            *(work(day(0, d), "20:00", "23:00", client="Oud") for d in range(2)),
        ]
        assert seen(tmp_path, [*practice(), *lines]) == (1, "count", 2)
