import pytest
from hypothesis import given

from tests.metrics.talk import contacts, read, said
from tracker.metrics.reciprocity import (
    Opened,
    channels,
    oldest_open,
    opened,
    openings,
    response_ratio,
)


def opens(*words):
    return [one.pk for one in openings(said(*words))]


class TestChannels:
    def test_each_channel_has_both_ways_and_the_busiest_stands_first(self):
        words = ("9:00 in chat", "9:01 out email", "9:02 in email", "9:03 in email", "9:04 out phone 5m")
        assert channels(said(*words)) == [("email", 2, 1), ("chat", 1, 0), ("phone", 0, 1)]

    def test_without_contacts_there_are_none(self):
        assert channels([]) == []


class TestOpenings:
    def test_the_first_of_a_thread_opens_it_however_late_the_next_comes(self):
        words = ("9:00 in email #a", "9:10 out email #a", "2026-11-20 09:00 in email #a", "9:05 out email #b")
        assert opens(*words) == [1, 4]

    def test_without_a_thread_twelve_hours_of_silence_on_the_channel_do(self):
        assert opens("8:00 in chat", "19:59 out chat", "2026-11-19 07:59 in chat") == [1, 3]
        assert opens("8:00 in chat", "20:00 out chat") == [1, 2]
        assert opens("8:00 in chat", "14:00 in chat", "21:00 out chat", "23:00 out chat") == [1]

    def test_each_channel_and_each_client_has_its_own_silence(self):
        words = ("8:00 in chat", "9:00 in sms", "10:00 out chat Eik", "10:01 in chat")
        assert opens(*words) == [1, 2, 3]

    def test_a_thread_breaks_no_silence_of_the_channel(self):
        assert opens("8:00 in chat", "19:00 in chat #a", "20:00 out chat") == [1, 2, 3]

    def test_calls_open_like_messages(self):
        assert opens("9:00 in phone", "9:10 out phone 5m", "2026-11-19 09:10 out phone 5m") == [1, 3]

    def test_each_side_opened_its_own(self):
        found = opened(openings(said("9:00 in chat", "9:00 in sms", "9:00 out email #a", "9:00 in email #b")))
        assert found == Opened(mine=1, theirs=3)
        assert opened([]) == Opened(mine=0, theirs=0)

    @given(contacts)
    def test_every_thread_is_opened_once_and_first(self, found):
        threads = [one.thread for one in openings(found) if one.thread and one.client == "Eik"]
        assert sorted(threads) == sorted({o.thread for o in found if o.thread and o.client == "Eik"})
        assert not found or openings(found)[0] == found[0]


def wait(direction, minutes):
    """A turn of a direction that took so many minutes of a morning."""
    back = "out" if direction == "in" else "in"
    return read(
        f"9:00 {direction} email asks",
        f"{9 + minutes // 60}:{minutes % 60:02} {back} email fyi",
        direction=direction,
    )


class TestResponseRatio:
    def test_it_is_how_many_times_longer_the_client_takes(self):
        assert response_ratio(wait("in", 30), wait("out", 240)) == 8
        assert response_ratio(wait("in", 240), wait("out", 30)) == 0.125

    def test_it_is_read_in_business_time(self):
        mine = read("16:30 in email", "2026-11-19 09:30 out email")
        theirs = read("16:00 out email asks", "2026-11-19 10:00 in email", direction="out")
        assert response_ratio(mine, theirs) == pytest.approx(2)

    def test_without_a_median_on_either_side_there_is_none(self):
        still_open = read("9:00 in email")
        assert response_ratio(still_open, wait("out", 240)) is None
        assert response_ratio(wait("in", 30), []) is None

    def test_a_median_of_nought_gives_none(self):
        at_night = read("20:00 in email", "20:30 out email")
        assert response_ratio(at_night, wait("out", 240)) is None
        assert (
            response_ratio(wait("in", 30), read("20:00 out email asks", "20:30 in email", direction="out"))
            is None
        )


class TestOldestOpen:
    words = (
        *("9:20 in email #a", "9:00 in email #b", "9:10 in email #c", "9:30 out email #c"),
        *("9:40 out chat asks", "9:05 in sms Eik settled=10:00", "9:00 in email #d Eik"),
    )

    def test_they_stand_oldest_first_and_no_more_than_asked_for(self):
        mine = read(*self.words)
        assert [one.turn.pk for one in oldest_open(mine, "in", 5)] == [2, 7, 1]
        assert [one.turn.pk for one in oldest_open(reversed(mine), "in", 2)] == [2, 7]
        assert oldest_open(mine, "in", 0) == []

    def test_each_direction_has_its_own(self):
        both = read(*self.words) + read(*self.words, direction="out")
        assert [one.turn.pk for one in oldest_open(both, "out", 5)] == [5]
        assert [one.turn.pk for one in oldest_open(both, "in", 5)] == [2, 7, 1]

    def test_they_tell_how_long_they_wait(self):
        (one,) = oldest_open(read("16:00 in email", until="2026-11-19 10:00"), "in", 1)
        assert (one.calendar_minutes, one.business_minutes) == (18 * 60, 120)
