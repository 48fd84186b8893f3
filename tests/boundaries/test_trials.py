"""Coin-flip weeks: what each was drawn for, what it was, and what they show."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.boundaries.weeks import MONDAY, TODAY, ago, day, hours, measured
from tests.patterns.book import Line, client, line
from tracker.boundaries.trials import Trial, first_needed, is_running, trials
from tracker.records import Experiment
from tracker.records.experiment import FEWEST, MOST
from tracker.workweek import iso_week

ARMS = ["try", "usual", "usual", "try", "try", "usual", "try", "usual"]
FIRST = ago(7)
"""With eight weeks, the last one is the last complete week."""


def trial(first: date = FIRST, whose: str | None = "Bouw", **fields: object) -> Line:
    named = {} if whose is None else {"client": whose}
    about = {"id": "t", "name": "mail at 11 and 16", "measure": "unbilled_hours", "arms": ARMS}
    return line("experiment", **{**about, **named, "week": iso_week(first), **fields})


def worked(tried: float = 2, usual: float = 5, since: date = FIRST) -> list[Line]:
    """Unbilled hours of each drawn week, a little more in each than in the one before."""
    weeks = enumerate(ARMS)
    return [
        hours(since + timedelta(weeks=n), (tried if arm == "try" else usual) + n / 10, billable=False)
        for n, arm in weeks
    ]


def one(tmp_path: Path, *lines: Line, today: date = TODAY) -> Trial:
    [of] = trials(measured(tmp_path, [client(), *lines]), today)
    return of


def test_a_finished_trial_shows_what_the_drawn_weeks_were(tmp_path: Path) -> None:
    of = one(tmp_path, trial(), *worked())
    assert [(week.week, week.arm) for week in of.weeks][:2] == [("2026-W17", "try"), ("2026-W18", "usual")]
    assert [week.value for week in of.weeks] == pytest.approx([2.0, 5.1, 5.2, 2.3, 2.4, 5.5, 2.6, 5.7])
    assert (of.running, of.this_week, of.currency) == (False, None, "EUR")
    assert of.outcome is not None
    assert (of.outcome.verdict, of.outcome.helped, of.outcome.to_come) == ("clear change", True, 0)
    assert of.outcome.mean_tried == pytest.approx(2.325)
    assert of.outcome.mean_usual == pytest.approx(5.375)
    assert of.outcome.p == pytest.approx(1 / 70)


def test_weeks_that_are_alike_could_be_chance(tmp_path: Path) -> None:
    outcome = one(tmp_path, trial(), *worked(3, 3)).outcome
    assert outcome is not None
    assert (outcome.verdict, outcome.helped) == ("could be chance", False)


def test_a_running_trial_says_what_this_week_was_drawn_for_and_gives_no_verdict(tmp_path: Path) -> None:
    of = one(tmp_path, trial(), *worked(), today=ago(2) + timedelta(days=2))
    assert of.running
    assert of.this_week is not None
    assert (of.this_week.monday, of.this_week.arm, of.this_week.finished) == (ago(2), "usual", False)
    assert [week.finished for week in of.weeks] == [True] * 5 + [False] * 3
    assert [week.value is None for week in of.weeks] == [False] * 5 + [True] * 3
    assert of.outcome is not None
    assert (of.outcome.verdict, of.outcome.finished, of.outcome.to_come) == ("too early", 5, 3)


def test_before_its_first_week_nothing_is_to_be_done(tmp_path: Path) -> None:
    of = one(tmp_path, trial(TODAY), hours(MONDAY, 1), today=MONDAY)
    assert (of.running, of.this_week) == (True, None)
    assert not any(week.finished for week in of.weeks)


def test_a_trial_runs_to_the_sunday_of_its_last_week(tmp_path: Path) -> None:
    of = one(tmp_path, trial(), *worked(), today=TODAY - timedelta(days=1))
    assert (of.running, of.weeks[-1].finished) == (True, False)


def test_the_week_after_is_measured_where_it_was_asked_for(tmp_path: Path) -> None:
    lines = [trial(ago(8), next_week=True), *worked()]
    of = one(tmp_path, *lines)
    assert (of.weeks[0].monday, of.weeks[0].value) == (ago(8), 2.0)
    assert (of.running, of.weeks[-1].finished) == (False, True)
    a_week_ago = one(tmp_path, *lines, today=MONDAY)
    assert (a_week_ago.running, a_week_ago.weeks[-1].finished, a_week_ago.this_week) == (True, False, None)


def test_a_missed_week_counts_as_drawn_and_is_told(tmp_path: Path) -> None:
    of = one(tmp_path, trial(missed=["2026-W17", "2026-W02"]), *worked())
    assert [week.missed for week in of.weeks] == [True] + [False] * 7
    assert of.outcome is not None
    assert (of.outcome.missed, len(of.outcome.tried)) == (1, 4)


def test_a_leave_week_has_no_value(tmp_path: Path) -> None:
    away = [hours(ago(3), 8, None, plus=n, kind="leave") for n in range(4)]
    of = one(tmp_path, trial(), *worked(), *away)
    assert [week.value for week in of.weeks if week.monday == ago(3)] == [None]
    assert of.outcome is not None
    assert (of.outcome.without_value, of.outcome.verdict) == (1, "too early")


def test_a_trial_that_was_ended_is_asked_up_to_then(tmp_path: Path) -> None:
    of = one(tmp_path, trial(ended_on=day(ago(1), 2)), *worked())
    assert [week.monday for week in of.weeks] == [ago(n) for n in (7, 6, 5, 4, 3, 2)]
    assert (of.running, of.this_week) == (False, None)
    assert of.outcome is not None
    assert of.outcome.to_come == 0
    before = one(
        tmp_path, trial(ended_on=day(ago(1), 2)), *worked(), today=date.fromisoformat(day(ago(1), 1))
    )
    assert (before.running, len(before.weeks)) == (True, 8)


def test_a_trial_called_off_before_its_first_week_has_none(tmp_path: Path) -> None:
    of = one(tmp_path, trial(ended_on=day(ago(8))), *worked())
    assert (of.weeks, of.running) == ((), False)
    assert of.outcome is not None
    assert of.outcome.verdict == "too early"


def test_all_clients_together_may_be_measured(tmp_path: Path) -> None:
    more = [client("Zorg"), *(hours(FIRST + timedelta(weeks=n), 1, "Zorg", billable=False) for n in range(8))]
    of = one(tmp_path, trial(whose=None), *worked(), *more)
    assert of.weeks[0].value == 3.0


def test_running_trials_come_first_then_the_one_that_began_last(tmp_path: Path) -> None:
    lines = [
        trial(ago(20), id="old"),
        trial(ago(1), id="new", measure="hours"),
        trial(ago(12), id="done"),
        trial(ago(3), id="run", measure="messages_in"),
    ]
    found = trials(measured(tmp_path, [client(), *lines, hours(ago(30), 1)]), TODAY)
    assert [of.experiment.id for of in found] == ["new", "run", "done", "old"]


@pytest.mark.parametrize("arms", [[], ["try"] * 27, ["heads", "tails"]], ids=["none", "too many", "strange"])
def test_imported_arms_that_make_no_sense_break_nothing(tmp_path: Path, arms: list[str]) -> None:
    of = one(tmp_path, trial(arms=arms), *worked())
    assert (of.outcome is None) == bool(arms)
    assert of.to_json()["trial"] == "t"


def test_the_first_week_of_all_is_what_is_needed() -> None:
    known = [
        Experiment(name="x", measure="hours", week=week) for week in ("2026-W20", "2025-W53", "2026-W01")
    ]
    assert first_needed([known[0], known[2]]) == date(2025, 12, 29)
    assert first_needed([]) is None
    assert not is_running(known[0], TODAY)


def test_records_and_the_coin_know_the_same_number_of_weeks() -> None:
    from tracker.metrics import coin_flips

    assert (coin_flips.FEWEST_WEEKS, coin_flips.MOST_WEEKS) == (FEWEST, MOST)
    assert (coin_flips.TRY, coin_flips.USUAL) == ("try", "usual")


def test_a_document_tells_this_week_and_the_outcome(tmp_path: Path) -> None:
    found = one(tmp_path, trial(), *worked(), today=ago(2)).to_json()
    assert (found["this_week"], found["running"], found["unit"]) == ("usual", True, "hours")
    assert found["weeks"][0] == {
        **{"week": "2026-W17", "monday": "2026-04-20", "arm": "try"},
        **{"missed": False, "finished": True, "value": 2.0},
    }
    assert found["outcome"]["verdict"] == "too early"
    assert found["outcome"]["tried"] == 3
