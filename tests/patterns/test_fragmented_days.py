import random
from datetime import date, timedelta

import pytest

from tests.patterns.book import at, client, detected, facts, level, line, noticed, settings
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.fragmented_days import PATTERN

LAST = date(2026, 6, 8)
DAYS = [LAST - timedelta(weeks=n) + timedelta(days=d) for n in range(4) for d in range(5)]
"""The working days of the four weeks, from nine to half past five each."""
CLOCKS = ("10:00", "11:20", "12:40", "14:00", "15:20", "16:20")
"""Moments that leave no stretch of ninety minutes."""


def work(day, start="09:00", end="17:00", **more):
    return line(
        "entry",
        **{"client": "Bouw", "starts_at": at(f"{day}T{start}"), "ends_at": at(f"{day}T{end}"), **more},
    )


def mail(day, clock, direction="out", **more):
    fields = {"client": "Bouw", "channel": "email", "direction": direction, "at": at(f"{day}T{clock}")}
    return line("message", **fields | more)


def meetings(day, clocks=CLOCKS):
    return [work(day, clock, f"{clock[:3]}{int(clock[3:]) + 10}", kind="meeting") for clock in clocks]


def answered(day, minutes, clocks=CLOCKS):
    """Questions that come in, and the answers that cut into the day."""
    found = []
    for n, clock in enumerate(clocks):
        hours, late = divmod(int(clock[:2]) * 60 + int(clock[3:]) - minutes, 60)
        found += [
            mail(day, f"{hours:02d}:{late:02d}", "in", thread=f"{day}-{n}"),
            mail(day, clock, thread=f"{day}-{n}"),
        ]
    return found


def cut(count, make=meetings):
    """Working days with an entry each, of which so many are cut up."""
    return [client(), *map(work, DAYS), *(of for day in DAYS[:count] for of in make(day))]


_examined = Examined(PATTERN)
one, seen = _examined.one, _examined.seen


class TestLevels:
    @pytest.mark.parametrize(
        ("count", "expected"),
        [(6, None), (7, (1, "days", 7)), (9, (1, "days", 9)), (10, (2, "days", 10)), (20, (2, "days", 20))],
    )
    def test_days_without_a_focus_block(self, tmp_path, count, expected):
        assert seen(tmp_path, cut(count)) == expected

    def test_half_of_the_cuts_by_oneself_makes_it_level_three(self, tmp_path):
        mine = [of for day in DAYS[:5] for clock in CLOCKS for of in [mail(day, clock)]]
        theirs = [of for day in DAYS[5:10] for of in meetings(day)]
        lines = [client(), *map(work, DAYS), *mine, *theirs]
        assert seen(tmp_path, lines) == (3, "days", 10)
        assert seen(tmp_path, [*lines, *meetings(DAYS[19], ["16:00"])]) == (2, "days", 10)

    def test_own_cuts_on_nine_days_stay_at_level_one(self, tmp_path):
        assert seen(tmp_path, cut(9, lambda day: [mail(day, clock) for clock in CLOCKS])) == (1, "days", 9)

    @pytest.mark.parametrize(("minutes", "expected"), [(10, 3), (11, 2)])
    def test_an_answer_within_ten_minutes_is_my_own_doing(self, tmp_path, minutes, expected):
        assert seen(tmp_path, cut(10, lambda day: answered(day, minutes)))[0] == expected

    def test_calls_of_the_client_are_not(self, tmp_path):
        def called(day):
            return [mail(day, clock, "in", channel="phone", seconds=600) for clock in CLOCKS]

        of = one(facts(tmp_path, cut(10, called)))
        assert (of.level, of.numbers["mine"], of.numbers["conversations"]) == (2, 0, 60)
        assert of.stake_seconds == 60 * 600

    def test_what_comes_in_cuts_nothing(self, tmp_path):
        assert seen(tmp_path, cut(20, lambda day: [mail(day, clock, "in") for clock in CLOCKS])) is None

    def test_levels_above_one_wait_for_a_second_review(self, tmp_path):
        lines = cut(20)
        assert level(noticed(tmp_path, lines, only=["fragmented-days"]), "fragmented-days", None) == 1
        earlier = [day - timedelta(weeks=4) for day in DAYS]
        lines += [of for day in earlier for of in (work(day), *meetings(day))]
        assert level(noticed(tmp_path, lines, only=["fragmented-days"]), "fragmented-days", None) == 2


class TestBlocks:
    def test_ninety_minutes_are_a_block(self, tmp_path):
        almost = ("10:00", "11:29", "12:58", "14:27", "15:56", "16:40")
        assert seen(tmp_path, cut(10, lambda day: [mail(day, clock) for clock in almost])) == (3, "days", 10)
        enough = ("10:00", "11:30", *almost[2:])
        assert seen(tmp_path, cut(10, lambda day: [mail(day, clock) for clock in enough])) is None

    def test_meetings_with_equal_totals_differ_by_where_they_lie(self, tmp_path):
        together = cut(20, lambda day: [work(day, "09:00", "10:00", kind="meeting")])
        assert seen(tmp_path, together) is None
        assert seen(tmp_path, cut(20)) == (2, "days", 20)

    def test_a_call_cuts_as_long_as_it_lasts(self, tmp_path):
        def called(day):
            return [
                mail(day, clock, channel="phone", seconds=55 * 60)
                for clock in ("10:20", "12:40", "15:00", "16:40")
            ]

        assert seen(tmp_path, cut(10, called))[:2] == (3, "days")
        assert seen(tmp_path, cut(10, lambda day: called(day)[:2])) is None

    def test_what_lies_outside_the_own_hours_cuts_nothing(self, tmp_path):
        of = one(facts(tmp_path, [*cut(7), *(mail(day, "20:00") for day in DAYS)]))
        assert (of.numbers["cuts"], of.numbers["mine"]) == (7 * 6, 0)

    def test_a_message_counts_when_it_was_written(self, tmp_path):
        later = cut(
            20, lambda day: [mail(day, c, composed_at=at(f"{day}T08:0{n}")) for n, c in enumerate(CLOCKS)]
        )
        assert seen(tmp_path, later) is None

    def test_blocks_and_kinds_are_counted(self, tmp_path):
        of = one(facts(tmp_path, cut(7)))
        assert (of.n, of.numbers["without"], of.numbers["blocks"]) == (20, 7, 13)
        assert (of.numbers["meetings"], of.numbers["messages"], of.numbers["conversations"]) == (42, 0, 0)
        assert (of.client, of.start, of.end) == (None, date(2026, 5, 18), date(2026, 6, 14))
        assert {trace.day for trace in of.evidence} <= set(DAYS[:7])
        assert of.stake_seconds == 42 * 600


class TestLookAlikes:
    @pytest.mark.parametrize("kind", ["meeting", "learning", "coaching"])
    def test_a_workshop_of_three_hours_is_no_fragmentation(self, tmp_path, kind):
        def workshop(day):
            return [
                work(day, "10:00", "13:00", kind=kind),
                *(mail(day, c) for c in (*CLOCKS, "09:30", "13:20")),
            ]

        assert seen(tmp_path, cut(20, workshop)) is None

    def test_one_below_three_hours_is_a_meeting(self, tmp_path):
        def meeting(day):
            return [work(day, "10:00", "12:59", kind="meeting"), *meetings(day, ("14:00", "15:20", "16:20"))]

        assert seen(tmp_path, cut(10, meeting)) == (2, "days", 10)

    def test_days_of_desk_research_without_traces_are_not_counted(self, tmp_path):
        lines = [client(), *(of for day in DAYS[:14] for of in meetings(day))]
        lines += [
            line("entry", client="Bouw", day=str(day), seconds=3600, kind="research") for day in DAYS[14:]
        ]
        assert detected(PATTERN, facts(tmp_path, lines)) == (
            [],
            [NotYet("fragmented-days", None, 14, 15, "days")],
        )

    def test_a_day_off_a_weekend_and_leave_are_no_working_days(self, tmp_path):
        off = settings(days_off=[str(day) for day in DAYS[:3]])
        leave = [line("entry", day=str(day), seconds=8 * 3600, kind="leave") for day in DAYS[3:5]]
        weekend = [of for n in range(4) for of in meetings(LAST + timedelta(days=5 - 7 * n))]
        assert one(facts(tmp_path, [off, *cut(20), *leave, *weekend])).n == 15

    def test_a_day_without_room_for_a_block_is_not_counted(self, tmp_path):
        hours = {day: [["09:00", "10:29"]] for day in ("mon", "tue", "wed", "thu", "fri")}
        assert detected(PATTERN, facts(tmp_path, [settings(working_hours=hours), *cut(20)])) == ([], [])

    def test_working_hours_are_read_where_the_day_was_lived(self, tmp_path):
        def abroad(day):
            return [
                work(
                    day,
                    f"{int(c[:2]) + 4}:{c[3:]}",
                    f"{int(c[:2]) + 4}:{int(c[3:]) + 10}",
                    kind="meeting",
                    timezone="America/New_York",
                )
                for c in CLOCKS
            ]

        assert seen(tmp_path, [client(), *(of for day in DAYS for of in abroad(day))]) == (2, "days", 20)


class TestInput:
    @pytest.mark.parametrize(("days", "expected"), [(1, 1), (14, 14)])
    def test_below_fifteen_days_it_is_not_yet_said(self, tmp_path, days, expected):
        lines = [client(), *(of for day in DAYS[:days] for of in meetings(day))]
        assert detected(PATTERN, facts(tmp_path, lines)) == (
            [],
            [NotYet("fragmented-days", None, expected, 15, "days")],
        )

    @pytest.mark.parametrize("lines", [[], [client()]])
    def test_nothing_gives_nothing(self, tmp_path, lines):
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])

    def test_messages_without_hours_are_enough(self, tmp_path):
        lines = [client(), *(mail(day, clock) for day in DAYS for clock in CLOCKS)]
        assert seen(tmp_path, lines) == (3, "days", 20)

    def test_the_order_of_the_lines_does_not_matter(self, tmp_path):
        lines = [*cut(12)[1:], *(of for day in DAYS[8:] for of in answered(day, 7))]
        first = one(facts(tmp_path, [client(), *lines]))
        random.Random(2).shuffle(lines)
        again = one(facts(tmp_path, [client(), *lines]))
        assert (again.met, again.numbers, again.n) == (first.met, first.numbers, first.n)
        assert [(of.type, of.day, of.seconds) for of in again.evidence] == [
            (of.type, of.day, of.seconds) for of in first.evidence
        ]


def test_there_are_words_for_every_level(tmp_path):
    cases = (
        (7, meetings),
        (10, meetings),
        (10, lambda day: answered(day, 5)),
        (20, lambda day: answered(day, 5)),
    )
    said = []
    for n, (count, make) in enumerate(cases):
        place = tmp_path / str(n)
        place.mkdir()
        said.append(spoken(one(facts(place, cut(count, make)))))
    assert "7 of 20 working days had no stretch of 1 h 30" in said[0].seen
    assert "42 meetings" in said[0].seen
    assert "60 of these 60 were yours: begun by you, or answered within 10 min." in said[2].seen
    assert "all 20 working days" in said[3].good
