"""Rehearsals by phrase: counts, medians, the drop, and the first against the latest."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.rehearsals import FEW, practices
from tracker.records import Rehearsal

FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)
FELT = st.none() | st.integers(0, 10)


def said(day, before=None, after=None, phrase="no-1"):
    return Rehearsal(
        id=f"{phrase}-{day}", phrase=phrase, at=FIRST + timedelta(days=day), before=before, after=after
    )


def test_without_rehearsals_there_is_nothing():
    assert practices([]) == ()


def test_they_are_counted_in_order_of_time_whatever_their_own_order():
    (found,) = practices([said(2, 4, 2), said(0, 7, 5), said(1, 5, 3)])
    assert (found.phrase, found.times) == ("no-1", 3)
    assert (found.before, found.after) == ((7, 5, 4), (5, 3, 2))
    assert (found.median_before, found.median_after, found.median_drop) == (5.0, 3.0, 2.0)
    assert found.change == -3


def test_the_drop_is_of_those_that_say_both():
    (found,) = practices([said(0, 9), said(1, None, 1), said(2, 6, 5), said(3, 4, 4)])
    assert (found.median_before, found.median_after, found.median_drop) == (6.0, 4.0, 0.5)
    assert found.change == -5


def test_what_was_never_said_is_none():
    (found,) = practices([said(0), said(1)])
    assert (found.times, found.median_before, found.median_after, found.median_drop) == (2, None, None, None)
    assert found.change is None
    assert found.is_few


def test_one_rehearsal_has_no_change():
    (found,) = practices([said(0, 7, 5)])
    assert found.change is None
    assert found.median_drop == 2.0


def test_the_phrase_said_last_comes_first():
    found = practices([said(0, phrase="a"), said(5, phrase="a"), said(3, phrase="b"), said(9, phrase="c")])
    assert [of.phrase for of in found] == ["c", "a", "b"]


@pytest.mark.parametrize(("times", "few"), [(FEW - 1, True), (FEW, False)])
def test_few_are_called_few(times, few):
    (found,) = practices(said(n, 5, 5) for n in range(times))
    assert found.is_few is few


@given(st.lists(st.tuples(st.sampled_from("ab"), FELT, FELT), max_size=12), st.randoms())
def test_none_is_lost_and_order_plays_no_part(felt, random: Random):
    rehearsals = [said(n, before, after, phrase) for n, (phrase, before, after) in enumerate(felt)]
    found = practices(rehearsals)
    assert sum(of.times for of in found) == len(felt)
    shuffled = rehearsals[:]
    random.shuffle(shuffled)
    assert practices(shuffled) == found
    for of in found:
        assert of.median_drop is None or -10 <= of.median_drop <= 10
