from datetime import UTC, date, datetime, timedelta

from tracker.metrics.doubts import MOST_OVERLAPS, Clocked, long_day_problems, overlap_problems

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def clocked(start, hours, client=None, note=None):
    return Clocked(NINE + start * HOUR, NINE + (start + hours) * HOUR, client, note)


def test_back_to_back_is_no_overlap():
    assert overlap_problems([clocked(0, 1), clocked(1, 1)]) == ()


def test_an_overlap_names_both_by_note_or_client_or_as_own_time():
    (found,) = overlap_problems([clocked(0, 2, "Bouw"), clocked(1, 2, "Bouw", "a\n call")])
    assert found.message == (
        "“Bouw” (Mon 09:00–11:00) and “a call” (Mon 10:00–12:00) overlap; both count in full"
    )
    (found,) = overlap_problems([clocked(0, 2), clocked(0, 2, note="x" * 99)])
    assert found.message.startswith(f"“own time” (Mon 09:00–11:00) and “{'x' * 60}”")


def test_of_very_many_overlaps_the_first_are_named():
    found = overlap_problems([clocked(0, 1)] * 60)
    assert len(found) == MOST_OVERLAPS + 1
    assert found[-1].message == "More than 20 pairs of entries overlap; `tracker entries` lists all"


def test_a_day_of_24_hours_is_possible_and_a_longer_one_is_told():
    day = date(2026, 11, 16)
    assert long_day_problems({day: 86_400}) == ()
    assert [of.message for of in long_day_problems({day: 90_000})] == [
        "Monday 16 November holds 25 hours, more than a day has"
    ]
