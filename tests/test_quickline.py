"""The one-line grammar: what is read, what is refused, and what is written back."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import NotFound, TrackerError, UsageError
from tracker.quickline import (
    EXAMPLE,
    MARKS,
    QuickLine,
    instants,
    nearest,
    read,
    read_title,
    resolve_client,
    resolve_project,
    write,
)
from tracker.records import KINDS, TimeEntry
from tracker.workweek import Days, epoch

SUNDAY = date(2026, 11, 22)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NINE, ELEVEN = time(9), time(11)


def what(line: str, today: date = SUNDAY) -> dict[str, Any]:
    """What a line says, without what it does not say."""
    return {name: value for name, value in read(line, today)._asdict().items() if value not in (None, (), "")}


class TestWords:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            (
                "9:00-11:30 @bouw handbook chapter 3 #research !gift",
                {
                    **{"starts": NINE, "ends": time(11, 30), "client": "bouw", "kind": "research"},
                    **{"scope": "extra", "initiator": "me", "billable": False, "note": "handbook chapter 3"},
                },
            ),
            ("@bouw/phase-2 2h", {"client": "bouw", "project": "phase-2", "seconds": 7200}),
            ('@"Bouw BV"/"Phase 2" 2h', {"client": "Bouw BV", "project": "Phase 2", "seconds": 7200}),
            ("@“Bouw BV”/x", {"client": "Bouw BV", "project": "x"}),
            ('@"Café ""De Zwaan"""', {"client": 'Café "De Zwaan"'}),
            ("@bouw, call", {"client": "bouw", "note": "call"}),
            ("call #MEETING #wip #Q4, now", {"kind": "meeting", "tags": ("wip", "Q4"), "note": "call now"}),
            ("#wip #wip", {"tags": ("wip",)}),
            ("!told !own", {"announced": True, "trigger": "own"}),
            ("!Extra", {"scope": "extra", "initiator": "client", "billable": False}),
            ("!unbilled !extra", {"scope": "extra", "initiator": "client", "billable": False}),
            ("!billable", {"billable": True}),
            ("dinner @ # ! !!! -", {"note": "dinner @ # ! !!! -"}),
            ("mail piet@bouw.nl 3 times", {"note": "mail piet@bouw.nl 3 times"}),
            ("a\tb\nc\x00d\x1b[31m", {"note": "a b c d [31m"}),
            ("عميل 🎉 émoji", {"note": "عميل 🎉 émoji"}),
        ],
    )
    def test_a_line_says(self, line: str, said: dict[str, Any]) -> None:
        assert what(line) == said

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_is_read_as_a_kind(self, kind: str) -> None:
        assert what(f"#{kind}") == {"kind": kind}

    def test_every_mark_fills_fields_of_an_entry(self) -> None:
        for mark, fields in MARKS.items():
            assert what(f"!{mark}") == {k: v for k, v in fields.items() if v is not None}
            TimeEntry(**fields)

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("@bouw @acme", ["@bouw", "@acme"]),
            ("9-11 2h", ["9-11", "2h"]),
            ("9-11 13-14", ["9-11", "13-14"]),
            ("mon 2026-11-20", ["mon", "2026-11-20"]),
            ("#meeting #research", ["#meeting", "#research"]),
            ("!billable !unbilled", ["!billable", "!unbilled"]),
            ("!extra !gift", ["!extra", "!gift"]),
        ],
    )
    def test_a_second_word_on_the_same_thing_is_refused_and_both_are_named(
        self, line: str, words: list[str]
    ) -> None:
        with pytest.raises(TrackerError) as refusal:
            read(line, SUNDAY)
        assert all(f'"{word}"' in refusal.value.happened for word in words)
        assert "backslash" in refusal.value.remedy

    def test_the_same_said_twice_is_said_once(self) -> None:
        assert what("2h @bouw 2h @bouw") == {"seconds": 7200, "client": "bouw"}

    def test_an_unknown_mark_lists_the_marks_with_the_nearest_first(self) -> None:
        with pytest.raises(TrackerError, match=r'"!gft" is not a mark\. The marks are !gift, ') as refusal:
            read("!gft", SUNDAY)
        assert all(f"!{mark}" in str(refusal.value) for mark in MARKS)

    @pytest.mark.parametrize("word", ['@"Bouw BV', "@bouw/", "@/phase", "@a/b/c", '@" "', '@"a"b'])
    def test_a_client_that_cannot_be_read_says_how_to_write_one(self, word: str) -> None:
        with pytest.raises(TrackerError, match='@"Client Name"/"Project Name"'):
            read(word, SUNDAY)

    @pytest.mark.parametrize("line", ["", "  \t\n", "\x00"])
    def test_an_empty_line_is_wrong_usage_and_gets_an_example(self, line: str) -> None:
        with pytest.raises(UsageError, match=EXAMPLE):
            read(line, SUNDAY)

    def test_a_backslash_keeps_a_word_as_text(self) -> None:
        said = what(r"2h chapters \9-11 \@home \#1 \!now \mon C:\temp \\server")
        assert said == {"seconds": 7200, "note": r"chapters 9-11 @home #1 !now mon C:\temp \\server"}


class TestDay:
    @pytest.mark.parametrize(
        ("word", "day"),
        [
            ("today", date(2026, 11, 22)),
            ("Yesterday", date(2026, 11, 21)),
            ("sun", date(2026, 11, 22)),
            ("mon", date(2026, 11, 16)),
            ("SATURDAY", date(2026, 11, 21)),
            ("fri,", date(2026, 11, 20)),
            ("2026-11-02", date(2026, 11, 2)),
            ("2026-2-9", date(2026, 2, 9)),
            ("2026-12-31", date(2026, 12, 31)),
        ],
    )
    def test_a_day_is(self, word: str, day: date) -> None:
        assert what(word) == {"day": day}

    def test_a_later_day_word_stays_text(self) -> None:
        assert what("fri call about sun roof") == {"day": date(2026, 11, 20), "note": "call about sun roof"}
        assert what("2026-11-20 sun roof") == {"day": date(2026, 11, 20), "note": "sun roof"}

    @pytest.mark.parametrize("word", ["2026-02-31", "2026-13-01", "0000-01-01"])
    def test_a_day_that_is_not_in_the_calendar_is_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match=f'no day "{word}"'):
            read(word, SUNDAY)

    def test_a_year_far_away_is_taken_for_a_slip(self) -> None:
        with pytest.raises(TrackerError, match="Check the year"):
            read("9206-11-20", SUNDAY)

    @pytest.mark.parametrize("word", ["20-11-2026", "11/20/2026", "20.11.2026", "1-2-2026,"])
    def test_a_day_in_another_form_is_refused_rather_than_logged_today(self, word: str) -> None:
        with pytest.raises(TrackerError, match="year-month-day"):
            read(f"2h {word}", SUNDAY)

    @given(
        st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    )
    def test_a_weekday_is_the_most_recent_one_today_included(self, today: date, word: str) -> None:
        day = read(word, today).day
        assert day is not None
        assert 0 <= (today - day).days <= 6
        assert day.strftime("%a").lower() == word


class TestTime:
    @pytest.mark.parametrize(
        ("word", "starts", "ends"),
        [
            ("9-11", NINE, ELEVEN),
            ("9:00-11:30", NINE, time(11, 30)),
            ("9.30-11", time(9, 30), ELEVEN),
            ("09:00\u201311:00", NINE, ELEVEN),
            ("9:00 - 11:00", NINE, ELEVEN),
            ("9-11,", NINE, ELEVEN),
            ("22:30-00:30", time(22, 30), time(0, 30)),
            ("22:30-0:30", time(22, 30), time(0, 30)),
            ("18-10", time(18), time(10)),
            ("9-24:00", NINE, time(0)),
            ("7-0:00", time(7), time(0)),
            ("0-24:00", time(0), time(0)),
        ],
    )
    def test_a_range_is(self, word: str, starts: time, ends: time) -> None:
        assert read(word, SUNDAY) == QuickLine(starts=starts, ends=ends)

    @pytest.mark.parametrize(
        ("word", "minutes"),
        [
            *(("2h", 120), ("1h30", 90), ("1h30m", 90), ("1.5h", 90), ("1,5h", 90), ("90m", 90)),
            *(("1:30", 90), ("0:45", 45), ("45min", 45), ("2H", 120), ("24h", 1440), ("0h20", 20)),
        ],
    )
    def test_a_duration_is(self, word: str, minutes: int) -> None:
        assert read(word, SUNDAY) == QuickLine(seconds=minutes * 60)

    @pytest.mark.parametrize("word", ["9", "3.5", "h", "m", "25-30", "24-7", "9:5", "1:30:00", "9-", "2026"])
    def test_text_stays(self, word: str) -> None:
        assert read(word, SUNDAY) == QuickLine(note=word)

    @pytest.mark.parametrize("word", ["0h", "0m", "0:00", "0,0h", "-2h", "-30m", "-1:30", "0.0001h"])
    def test_nothing_and_less_than_nothing_are_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match="no time that can be worked"):
            read(word, SUNDAY)

    @pytest.mark.parametrize("word", ["25h", "400h", "24:01", "1441m", "24,1h", "9" * 5000 + "h"])
    def test_more_than_a_day_is_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match=r"longer than a day\. Write one entry for each day"):
            read(word, SUNDAY)

    @pytest.mark.parametrize("word", ["1h75", "1:60"])
    def test_more_than_59_minutes_beside_hours_are_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match="more than 59 minutes"):
            read(word, SUNDAY)

    @pytest.mark.parametrize("word", ["9:00-25:30", "9:61-10:00", "24:00-1:00", "9-24:01"])
    def test_a_time_that_no_clock_shows_is_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match="no clock shows"):
            read(word, SUNDAY)

    @pytest.mark.parametrize("word", ["9-9", "9:30-9:30", "0-0"])
    def test_equal_ends_are_refused(self, word: str) -> None:
        with pytest.raises(TrackerError, match="ends when it starts"):
            read(word, SUNDAY)

    @pytest.mark.parametrize(
        ("word", "sentence"),
        [
            ("9-5", "take 20 hours. Did you mean 9:00-17:00 or 5:00-9:00?"),
            ("11:30-9:00", "take 21 hours and 30 minutes. Did you mean 11:30-21:00 or 9:00-11:30?"),
            ("17-16", "take 23 hours. Did you mean 16:00-17:00?"),
        ],
    )
    def test_a_night_of_more_than_16_hours_is_refused_with_what_was_meant(
        self, word: str, sentence: str
    ) -> None:
        with pytest.raises(TrackerError) as refusal:
            read(word, SUNDAY)
        assert str(refusal.value).endswith(sentence)


class TestInstants:
    days = Days(AMSTERDAM, time(4))

    def spoken(self, line: str, **more: Any) -> tuple[str, str]:
        starts, ends = instants(read(line, SUNDAY), self.days, **more)
        return starts.isoformat(), ends.isoformat()

    def test_a_range_stands_on_the_day_it_names_or_is_given(self) -> None:
        assert self.spoken("fri 9-11") == ("2026-11-20T09:00:00+01:00", "2026-11-20T11:00:00+01:00")
        assert self.spoken("9-11", day=SUNDAY) == ("2026-11-22T09:00:00+01:00", "2026-11-22T11:00:00+01:00")

    def test_work_after_midnight_yesterday_belongs_to_yesterday(self) -> None:
        starts, ends = self.spoken("yesterday 1:30-2:30")
        assert (starts, ends) == ("2026-11-22T01:30:00+01:00", "2026-11-22T02:30:00+01:00")
        assert self.days.of(datetime.fromisoformat(starts)) == date(2026, 11, 21)

    def test_a_range_may_cross_midnight_or_end_there(self) -> None:
        assert self.spoken("fri 22:30-00:30")[1] == "2026-11-21T00:30:00+01:00"
        assert self.spoken("fri 7-24:00")[1] == "2026-11-21T00:00:00+01:00"
        assert self.spoken("fri 18-10")[1] == "2026-11-21T10:00:00+01:00"

    def test_another_zone_may_be_given(self) -> None:
        spoken = self.spoken("fri 9-11", zone=ZoneInfo("America/New_York"))
        assert spoken == ("2026-11-20T09:00:00-05:00", "2026-11-20T11:00:00-05:00")

    def test_an_hour_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(
            TrackerError, match=r"does not exist in Europe/Amsterdam.*02:00 straight to 03:00"
        ):
            self.spoken("2026-03-28 2:30-5:00")

    def test_an_end_in_its_second_reading_is_found_on_the_night_it_exists_only(self) -> None:
        starts, ends = self.spoken("2026-10-24 2:45-2:15")
        assert (starts, ends) == ("2026-10-25T02:45:00+02:00", "2026-10-25T02:15:00+01:00")
        with pytest.raises(TrackerError, match="2:45-2:15 would cross midnight"):
            self.spoken("fri 2:45-2:15")

    def test_a_line_without_a_range_or_a_day_is_told_so(self) -> None:
        for line in ("2h", "9-11"):
            with pytest.raises(UsageError, match="no start and end"):
                self.spoken(line)

    @given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 1439), st.integers(1, 960))
    def test_an_ordinary_range_lasts_as_long_as_its_clock_says_and_belongs_to_its_day(
        self, day: date, start: int, minutes: int
    ) -> None:
        end = (start + minutes) % 1440
        line = read(f"{start // 60}:{start % 60:02d}-{end // 60}:{end % 60:02d}", SUNDAY)
        quiet = Days(ZoneInfo("Africa/Lagos"), time(4))
        starts, ends = instants(line, quiet, day=day)
        assert epoch(ends) - epoch(starts) == minutes * 60
        assert quiet.of(starts) == day


class TestTitles:
    def test_a_title_gives_client_kind_tags_and_marks_and_keeps_times_and_days(self) -> None:
        assert read_title("Call @bouw fri 9-11 #meeting #wip !told 2026-11-20 2h") == QuickLine(
            client="bouw",
            kind="meeting",
            tags=("wip",),
            announced=True,
            note="Call fri 9-11 2026-11-20 2h",
        )

    @pytest.mark.parametrize(
        "title",
        [
            "!important: call",
            '@"open',
            "Lunch @Zwaan @12:30",
            "#meeting or #research?",
            "!extra !gift",
            "=1+1",
            "",
        ],
    )
    def test_what_cannot_be_read_with_certainty_stays_text(self, title: str) -> None:
        line = read_title(title)
        assert line._replace(note="", tags=()) == QuickLine()
        assert all(word in line.note for word in title.split() if not word.endswith("?"))

    def test_only_the_words_that_clash_become_text(self) -> None:
        assert read_title("@bouw !extra !gift #wip") == QuickLine(
            client="bouw", tags=("wip",), note="!extra !gift"
        )

    @given(st.text())
    def test_no_title_is_refused(self, title: str) -> None:
        assert isinstance(read_title(title), QuickLine)


CLIENTS = {"Bouw & Zn. BV": ("bouw", "bz"), "Café Zwaan": ("zwaan",), "Acme": ()}


class TestNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Acme", "Acme"),
            ("ACME", "Acme"),
            ("BZ", "Bouw & Zn. BV"),
            ("bouwznbv", "Bouw & Zn. BV"),
            ("bouw-zn-bv", "Bouw & Zn. BV"),
            ("acme.", "Acme"),
            ("cafe\u0301zwaan", "Café Zwaan"),
        ],
    )
    def test_a_client_is_known_by_name_alias_or_letters(self, text: str, name: str) -> None:
        assert resolve_client(text, CLIENTS) == name

    def test_a_name_goes_before_an_alias(self) -> None:
        assert resolve_client("bouw", {"Jansen": ("bouw",), "Bouw": ()}) == "Bouw"

    def test_names_that_differ_in_case_only_are_told_apart_by_case(self) -> None:
        assert resolve_client("acme", {"Acme": (), "acme": ()}) == "acme"

    def test_an_unknown_client_offers_the_nearest(self) -> None:
        with pytest.raises(NotFound) as refusal:
            resolve_client("acne", CLIENTS)
        assert str(refusal.value) == (
            'There is no client called "acne". Did you mean "Acme"?'
            ' Otherwise add it with `tracker client add "acne"`.'
        )

    def test_an_alias_that_is_near_offers_its_client_once(self) -> None:
        with pytest.raises(NotFound, match=r'Did you mean "Bouw & Zn\. BV"\? Otherwise'):
            resolve_client("bouww", CLIENTS)

    def test_without_anything_near_it_says_how_to_add_one(self) -> None:
        with pytest.raises(NotFound, match=r'called "xyz"\. Add it with `tracker client add "xyz"`'):
            resolve_client("xyz", {})

    def test_a_name_that_two_clients_bear_is_refused_with_both(self) -> None:
        with pytest.raises(TrackerError, match='"b" may mean "Bakker" and "Bouw"'):
            resolve_client("b", {"Bouw": ("b",), "Bakker": ("B",)})

    def test_a_project_is_known_and_refused_like_a_client(self) -> None:
        assert resolve_project("PHASE-2", "Bouw", ["Phase 1", "Phase 2"]) == "Phase 2"
        with pytest.raises(NotFound, match=r'"Bouw" called "fase 2"\. Did you mean "Phase 2"'):
            resolve_project("fase 2", "Bouw", ["Phase 2"])

    def test_the_nearest_come_first_and_parts_of_names_count(self) -> None:
        assert nearest("reserch", KINDS)[0] == "research"
        assert nearest("jansen", ["Pietersen", "Bouwbedrijf Jansen en Zonen BV"]) == (
            "Bouwbedrijf Jansen en Zonen BV",
        )
        assert nearest("x" * 10_000, ["Bouw"]) == ()


names = st.text(min_size=1, max_size=12)
PIECES = """today yesterday mon sunday 2026-11-20 2026-02-31 20-11-2026 9-11 9:00 - 11:30 9.30-11 22:30-00:30
9-5 9-24:00 0-24:00 2h 1h30 1,5h 0.333h 1:30 90m -2h @bouw @bouw/x @"Bouw BV" @ # ! #meeting
#research #wip ##x !gift !extra !told !own !billable !unbilled !gft \\ \\9-11 \\\\mon \\@x @"@"
@":" @"a,"/"b"; @“a”/“b” “a” chapter sun, roof, 9:00 11:30"""
words = st.one_of(
    st.sampled_from([*PIECES.split(), "\x00", "\ud800", "\u2028", "\u00a0"]),
    names,
    names.map(lambda name: f'@"{name}"'),
    st.builds("@{}/{}".format, names, names),
    names.map("#{}".format),
    names.map("\\{}".format),
    st.builds("{}:{:02d}-{}".format, st.integers(0, 25), st.integers(0, 61), st.integers(0, 25)),
    st.builds("{}.{}h".format, st.integers(0, 24), st.integers(0, 9999)),
)
lines = st.one_of(st.lists(words, max_size=8).map(" ".join), st.text())


class TestLaws:
    @given(lines)
    def test_nothing_but_a_refusal_with_a_sentence_is_ever_raised(self, line: str) -> None:
        refusal = None
        try:
            read(line, SUNDAY)
        except TrackerError as error:
            refusal = error
        if refusal is not None:
            assert refusal.happened
            assert refusal.remedy
            assert "\n" not in str(refusal)

    @given(lines)
    @example('@"a""" 0.333h \\\\mon 2h')
    @example("mon \\mon sun roof \\2026-11-20")
    @example("9-24:00 x")
    def test_a_line_that_was_read_is_written_and_read_back_as_the_same(self, line: str) -> None:
        try:
            said = read(line, SUNDAY)
        except TrackerError:
            return
        assert read(write(said), SUNDAY + timedelta(days=3)) == said

    def test_a_written_line_is_one_a_person_would_write(self) -> None:
        said = read('@"Bouw BV"/p #wip fri 9-11:30 call \\#1 !gift #meeting', SUNDAY)
        assert write(said) == '2026-11-20 09:00-11:30 @"Bouw BV"/p #meeting #wip !gift call \\#1'
        assert write(QuickLine(seconds=5400)) == "1h30"

    @given(st.permutations(["fri", "9-11:30", '@"Bouw BV"/p', "#meeting", "!told", "!extra", "a", "b"]))
    def test_words_may_come_in_any_order(self, mixed: list[str]) -> None:
        said = read(" ".join(mixed), SUNDAY)
        expected = read('fri 9-11:30 @"Bouw BV"/p #meeting !told !extra a b', SUNDAY)
        assert said._replace(note="") == expected._replace(note="")
        assert sorted(said.note.split()) == ["a", "b"]

    @given(st.integers(1, 86_400))
    def test_every_duration_to_the_second_survives_writing(self, seconds: int) -> None:
        assert read(write(QuickLine(seconds=seconds)), SUNDAY).seconds == seconds
