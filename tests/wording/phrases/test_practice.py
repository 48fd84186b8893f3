"""The words for rehearsals: the courses as they were noted, and small samples called small."""

from datetime import UTC, datetime, timedelta

from tracker.metrics.rehearsals import Practice, practices
from tracker.records import Rehearsal
from tracker.wording.phrases.practice import courses, noted, summed_up, times

FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)


def practice(*felt: tuple[int | None, int | None]) -> Practice:
    (found,) = practices(
        Rehearsal(phrase="no-1", at=FIRST + timedelta(days=n), before=before, after=after)
        for n, (before, after) in enumerate(felt)
    )
    return found


def test_the_courses_are_those_that_were_noted() -> None:
    assert courses(practice((7, 5), (5, 3), (4, None))) == "before: 7, 5, 4 · after: 5, 3, –"
    assert times(practice((7, 5))) == "said aloud once"
    assert times(practice((7, 5), (5, 3))) == "said aloud 2 times"
    assert noted(7, 4) == "Noted: 7 before and 4 after saying it aloud."


def test_of_a_long_course_the_latest_stand_there() -> None:
    assert courses(practice(*((9, 1) for _n in range(12)))).startswith("before: …, 9, 9, 9, 9, 9, 9, 9, 9 ·")


def test_few_rehearsals_are_called_a_small_sample() -> None:
    assert summed_up(practice((7, 5))).endswith("From a single time: a small sample.")
    assert summed_up(practice((7, 5), (5, 3), (4, 2))) == (
        "Saying it took away 2 points of the unease, in the median. Beforehand it was 7 the first time and 4"
        " the latest. From 3 times: a small sample."
    )
    assert "small sample" not in summed_up(practice(*((7, 5) for _n in range(6))))


def test_unease_that_stays_is_said_without_blame() -> None:
    assert summed_up(practice((5, 5), (5, 6))).startswith("Saying it did not take the unease away so far")
    assert "median" not in summed_up(practice((5, 6))), "one time says nothing yet"


def test_halves_and_single_points() -> None:
    assert "took away 1.5 points" in summed_up(practice((7, 5), (5, 4)))
    assert "took away 1 point of" in summed_up(practice((7, 6)))
