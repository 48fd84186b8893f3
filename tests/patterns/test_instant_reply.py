import random
from datetime import date, datetime, timedelta

import pytest

from tests.patterns.book import at, client, detected, facts, level, line, noticed, settings
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.instant_reply import PATTERN

LAST = date(2026, 6, 8)
DAYS = [LAST - timedelta(weeks=n) + timedelta(days=d) for n in range(4) for d in range(5)]


def asked(number, minutes, *, first=0, start="10:00", days=DAYS, **more):
    """Questions, one a day in turn, each answered after so many minutes; None leaves it open."""
    found = []
    for n in range(first, first + number):
        came = datetime.fromisoformat(f"{days[n % len(days)]}T{start}") + timedelta(minutes=n // len(days))
        fields = {"client": "Bouw", "channel": "email", "thread": f"t{n}"}
        found.append(line("message", direction="in", at=at(came.isoformat()), **fields | more))
        if minutes is not None:
            went = came + timedelta(minutes=minutes)
            found.append(line("message", direction="out", at=at(went.isoformat()), **fields))
    return found


def fast(soon, late, quick=20, **more):
    """Questions answered at once, and others after two hours."""
    return [*asked(soon, quick, **more), *asked(late, 120, first=soon, **more)]


def promise(minutes, whose="Bouw", **more):
    days = {"chosen_on": "2026-01-01", "told_on": "2026-01-01"} | more
    of = line("boundary", topic="reply_time", terms={"reply_within_minutes": minutes}, **days)
    return of | ({"client": whose} if whose else {})


def block(day, start, end, **more):
    return line("entry", client="Bouw", starts_at=at(f"{day}T{start}"), ends_at=at(f"{day}T{end}"), **more)


def one(of, **limits):
    found, not_yet = detected(PATTERN, of, **limits)
    assert not not_yet
    assert len(found) <= 1
    return found[0] if found else None


def seen(tmp_path, lines, **limits):
    found = one(facts(tmp_path, [client(), *lines]), **limits)
    return (found.level, found.reached.measure, found.reached.value) if found else None


class TestLevels:
    @pytest.mark.parametrize(
        ("soon", "late", "expected"),
        [
            (31, 9, None),  # 77.5 %
            (32, 8, (1, "share", 0.8)),
            (35, 5, (1, "share", 0.875)),
            (36, 4, (2, "share", 0.9)),
            (60, 15, (1, "share", 0.8)),
            (27, 3, (2, "share", 0.9)),
        ],
    )
    def test_the_share_answered_within_the_hour(self, tmp_path, soon, late, expected):
        assert seen(tmp_path, fast(soon, late)) == expected

    def test_an_exact_share_is_not_lost_to_binary_fractions(self, tmp_path):
        lines = [of for n in range(27) for of in asked(1, 20 + n, first=n)] + asked(3, 120, first=27)
        assert seen(tmp_path, lines) == (2, "share", 0.9)

    def test_sixty_minutes_are_within_the_hour_and_sixty_one_are_not(self, tmp_path):
        assert seen(tmp_path, asked(20, 60)) == (2, "share", 1.0)
        assert seen(tmp_path, asked(20, 61)) is None

    @pytest.mark.parametrize(("quick", "expected"), [(10, (2, "median", 10)), (11, (1, "share", 0.8))])
    def test_a_median_of_ten_minutes_is_level_two(self, tmp_path, quick, expected):
        assert seen(tmp_path, fast(32, 8, quick)) == expected

    def test_a_fast_median_below_the_first_line_is_level_two_where_the_interval_agrees(self, tmp_path):
        assert seen(tmp_path, fast(79, 21, 5)) == (2, "median", 5)

    @pytest.mark.parametrize(("soon", "expected"), [(16, None), (17, None), (18, (2, "share", 0.9))])
    def test_the_lower_end_of_the_interval_has_to_agree(self, tmp_path, soon, expected):
        assert seen(tmp_path, fast(soon, 20 - soon)) == expected  # 17 of 20: 64 %

    def test_levels_above_one_wait_for_a_second_review(self, tmp_path):
        lines = [client(), *asked(20, 20)]
        assert level(noticed(tmp_path, lines, only=["instant-reply"]), "instant-reply") == 1
        before = [day - timedelta(weeks=n) for n in (4, 8) for day in DAYS]
        lines = [client(), *asked(60, 20, days=[*DAYS, *before])]
        assert level(noticed(tmp_path, lines, only=["instant-reply"]), "instant-reply") == 2


class TestFocus:
    @pytest.mark.parametrize(("broken", "expected"), [(5, 2), (6, 3)])
    def test_three_of_ten_that_break_a_meeting_make_it_level_three(self, tmp_path, broken, expected):
        lines = [block(day, "10:15", "10:45", kind="meeting") for day in DAYS[:broken]]
        assert seen(tmp_path, [*asked(20, 20), *lines])[0] == expected

    @pytest.mark.parametrize(("end", "expected"), [("11:44", 2), ("11:45", 3)])
    def test_an_entry_of_ninety_minutes_is_one_too(self, tmp_path, end, expected):
        assert seen(tmp_path, [*asked(20, 20), *(block(day, "10:15", end) for day in DAYS)])[0] == expected

    def test_before_its_start_and_at_its_end_nothing_is_broken(self, tmp_path):
        lines = [
            block(day, *of, kind="meeting") for day in DAYS for of in (("09:50", "10:20"), ("10:21", "10:40"))
        ]
        of = one(facts(tmp_path, [client(), *asked(20, 20), *lines]))
        assert (of.level, of.numbers["broken"]) == (2, 0)

    def test_meetings_of_another_client_and_overlapping_ones_count_once(self, tmp_path):
        lines = [client("Eik"), *(block(day, "10:00", "12:00") | {"client": "Eik"} for day in DAYS)]
        lines += [block(day, "10:10", "10:30", kind="meeting") for day in DAYS]
        of = one(facts(tmp_path, [client(), *asked(20, 20), *lines]))
        assert (of.level, of.numbers["broken"]) == (3, 20)

    def test_below_level_two_focus_does_not_matter(self, tmp_path):
        lines = [block(day, "10:00", "11:00", kind="meeting") for day in DAYS]
        assert seen(tmp_path, [*fast(32, 8), *lines]) == (1, "share", 0.8)

    def test_entries_without_clock_times_break_nothing(self, tmp_path):
        lines = [line("entry", client="Bouw", day=str(day), seconds=6 * 3600) for day in DAYS]
        assert seen(tmp_path, [*asked(20, 20), *lines])[0] == 2


class TestPromise:
    @pytest.mark.parametrize(("minutes", "silent"), [(30, True), (60, True), (61, False), (240, False)])
    def test_a_promise_of_an_hour_or_less_silences_it(self, tmp_path, minutes, silent):
        assert (seen(tmp_path, [*asked(20, 20), promise(minutes)]) is None) is silent

    def test_a_promise_to_everybody_does_too_beside_a_slower_one_to_the_client(self, tmp_path):
        assert seen(tmp_path, [*asked(20, 20), promise(30, None)]) is None
        assert seen(tmp_path, [*asked(20, 20), promise(30, None), promise(240)]) is None

    @pytest.mark.parametrize(
        "more",
        [{"told_on": None}, {"ends_on": "2026-06-10"}, {"told_on": "2026-06-15"}, {"ends_on": "2025-12-01"}],
    )
    def test_one_that_was_not_told_or_does_not_hold_does_not(self, tmp_path, more):
        days = {k: v for k, v in more.items() if v}
        of = promise(30, **days)
        if more.get("told_on", "") is None:
            del of["told_on"]
        assert seen(tmp_path, [*asked(20, 20), of]) == (2, "share", 1.0)

    def test_stand_by_with_few_turns_waits_for_nothing(self, tmp_path):
        assert detected(PATTERN, facts(tmp_path, [client(), *asked(12, 20), promise(30)])) == ([], [])


class TestLookAlikes:
    def test_a_burst_in_a_chat_is_one_turn(self, tmp_path):
        burst = [
            of | {"at": at(f"{day}T10:{minute:02d}:00"), "direction": way}
            for day in DAYS[:19]
            for minute, way in ((0, "in"), (1, "in"), (2, "in"), (9, "out"), (10, "out"))
            for of in [line("message", client="Bouw", channel="chat")]
        ]
        found, not_yet = detected(PATTERN, facts(tmp_path, [client(), *burst]))
        assert (found, not_yet) == ([], [NotYet("instant-reply", "Bouw", 19, 20, "turns")])

    def test_what_comes_in_the_evening_is_not_in_it(self, tmp_path):
        late = asked(40, 1, first=20, start="20:00")
        of = one(facts(tmp_path, [client(), *asked(20, 20), *late]))
        assert (of.n, of.numbers["median"]) == (20, 20)
        found, not_yet = detected(PATTERN, facts(tmp_path, [client(), *asked(12, 20), *late]))
        assert (found, [(one.have, one.unit) for one in not_yet]) == ([], [(12, "turns")])

    def test_what_is_urgent_is_not_in_it(self, tmp_path):
        urgent = [of | ({"urgent": True} if of["direction"] == "in" else {}) for of in asked(40, 1, first=20)]
        assert one(facts(tmp_path, [client(), *asked(20, 120), *urgent])) is None
        assert one(facts(tmp_path, [client(), *asked(20, 20), *urgent])).n == 20

    def test_automatic_messages_are_no_questions(self, tmp_path):
        found, not_yet = detected(PATTERN, facts(tmp_path, [client(), *asked(30, 20, automatic=True)]))
        assert (found, not_yet) == ([], [])

    def test_a_launch_holds_it_at_level_one(self, tmp_path):
        launch = line("phase", client="Bouw", name="launch", starts_on="2026-05-18", ends_on="2026-06-14")
        earlier = [day - timedelta(weeks=n) for n in (4, 8) for day in DAYS]
        lines = [client(), *asked(60, 20, days=[*DAYS, *earlier]), launch]
        (of,) = noticed(tmp_path, lines, only=["instant-reply"]).findings
        assert (of.level, of.held_at, of.phase) == (1, "phase", "launch")

    def test_questions_still_open_count_as_open(self, tmp_path):
        lines = [*asked(36, 20), *asked(4, None, first=36)]
        of = one(facts(tmp_path, [client(), *lines]))
        assert (of.reached.value, of.numbers["open"], of.n) == (0.9, 4, 40)
        assert "4 questions still open" in spoken(of).sure

    def test_a_fast_client_with_slow_answers_is_silent(self, tmp_path):
        assert seen(tmp_path, asked(60, 180)) is None


class TestInput:
    def test_too_few_turns_and_too_few_weeks_are_told(self, tmp_path):
        found, not_yet = detected(PATTERN, facts(tmp_path, [client(), *asked(19, 5)]))
        assert (found, not_yet) == ([], [NotYet("instant-reply", "Bouw", 19, 20, "turns")])
        found, not_yet = detected(PATTERN, facts(tmp_path, [client(), *asked(40, 5, days=DAYS[:15])]))
        assert (found, not_yet) == ([], [NotYet("instant-reply", "Bouw", 3, 4, "active weeks")])

    def test_hours_without_messages_are_no_evidence(self, tmp_path):
        lines = [block(day, "09:00", "12:00") for day in DAYS[:10]]
        assert detected(PATTERN, facts(tmp_path, [client(), *lines])) == ([], [])

    @pytest.mark.parametrize("lines", [[], [client()], [client("Oud", archived_on="2026-05-01"), client()]])
    def test_nothing_gives_nothing(self, tmp_path, lines):
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])

    def test_a_client_who_was_archived_is_left_out(self, tmp_path):
        lines = [client(archived_on="2026-06-12"), *asked(20, 20)]
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])

    def test_without_working_hours_nothing_is_asked_in_them(self, tmp_path):
        lines = [settings(working_hours={}), client(), *asked(30, 5)]
        assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])

    def test_each_client_is_read_alone(self, tmp_path):
        lines = [client("Eik"), *asked(20, 20), *asked(20, 120, first=20, client="Eik")]
        found, _ = detected(PATTERN, facts(tmp_path, [client(), *lines]))
        assert [of.client for of in found] == ["Bouw"]

    def test_the_order_of_the_lines_does_not_matter(self, tmp_path):
        lines = [*fast(34, 6), *(block(day, "10:15", "10:45", kind="meeting") for day in DAYS[:7])]
        first = one(facts(tmp_path, [client(), *lines]))
        random.Random(4).shuffle(lines)
        again = one(facts(tmp_path, [client(), *lines]))
        assert (again.met, again.numbers, again.n) == (first.met, first.numbers, first.n)
        assert [of.day for of in again.evidence] == [of.day for of in first.evidence]


def test_there_are_words_for_every_level_and_line(tmp_path):
    of = one(
        facts(
            tmp_path,
            [client(), *fast(36, 4), *(block(day, "10:15", "10:45", kind="meeting") for day in DAYS[:6])],
        )
    )
    made = spoken(of)
    assert of.level == 3
    assert "36 of 40 questions were answered within 1 h of working time." in made.seen
    assert "12 of these 36 fell into a meeting" in made.seen
    assert "between 77% and 96%" in made.sure
    assert (of.start, of.end, of.client) == (date(2026, 5, 18), date(2026, 6, 14), "Bouw")
    assert len(of.evidence) == 36
    for n, lines in enumerate((fast(32, 8), fast(79, 21, 5), fast(18, 2))):
        place = tmp_path / str(n)
        place.mkdir()
        spoken(one(facts(place, [client(), *lines])))
