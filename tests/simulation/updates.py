"""Planted and look-alike: a client who is left guessing.

Pattern 14. An untold risk is an event; a gap needs two reviews, so the last word lies ten weeks back.
"""

from dataclasses import replace
from random import Random
from typing import Any

from tests.simulation.expectation import SILENT, Persona
from tests.simulation.practice import SUBJECT, Habit, others, persona, serve
from tests.simulation.records import Diary

UNHEARD = replace(SUBJECT, updates=False, meeting=False)


def _ground(rng: Random, habit: Habit = SUBJECT) -> tuple[Diary, str]:
    diary = Diary(rng)
    client = serve(diary, habit)
    others(diary)
    return diary, client


def _updates(diary: Diary, client: str, weeks: range, weekday: int = 3, **fields: object) -> None:
    for week in weeks:
        at = diary.at(diary.day(week, weekday), 970 + diary.rng.randrange(30))
        diary.add("update", client=client, at=at, kind="progress", **fields)


def no_word(rng: Random) -> Persona:
    """14 at level 2: the last update is ten weeks ago, 32 working days before the first of two reviews."""
    diary, client = _ground(rng, UNHEARD)
    _updates(diary, client, range(-26, -11))
    return persona("no word", diary, client, {SILENT: 2})


def sponsor_fades(rng: Random) -> Persona:
    """14 at level 3: no contact with the sponsor for ten weeks, while the hours rise from 9 to 13 to 18."""
    diary, client = _ground(rng, replace(UNHEARD, hours=lambda w: 18 if w >= -4 else 13 if w >= -8 else 9))
    _updates(diary, client, range(-26, -10), with_sponsor=True)
    return persona("sponsor fades", diary, client, {SILENT: 3})


def four_weeks_silent(rng: Random) -> Persona:
    """14 at level 1 and no more: 19 working days without an update; the lines are 15 and 20."""
    diary, client = _ground(rng, UNHEARD)
    _updates(diary, client, range(-26, -4))
    _updates(diary, client, range(-4, -3), 0)
    return persona("four weeks silent", diary, client, {SILENT: 1}, at_most={SILENT: 1})


def untold_risk(rng: Random) -> Persona:
    """14 at level 2: updates every week, but a risk found nine working days ago is not told."""
    diary, client = _ground(rng)
    found = diary.day(-2, 1)
    diary.add("update", client=client, at=diary.at(found, 700), kind="risk", found_on=found.isoformat())
    return persona("untold risk", diary, client, {SILENT: 2})


def told_risk(rng: Random) -> Persona:
    """14 silent: risks told one or two days after they were found, and these are the only updates."""
    diary, client = _ground(rng, UNHEARD)
    for week in range(-26, diary.after):
        found, told = diary.day(week, 1).isoformat(), diary.day(week, rng.randrange(2, 4))
        diary.add("update", client=client, at=diary.at(told, 700), kind="risk", found_on=found,
                  told_on=told.isoformat())  # fmt: skip
    return persona("told risk", diary, client, must_not=(SILENT,))


def weekly_stand_up(rng: Random) -> Persona:
    """14 silent: no update record for half a year, but a weekly meeting of the same name (or so tagged)."""
    diary, client = _ground(rng, UNHEARD)
    _updates(diary, client, range(-26, -22))
    marks: tuple[dict[str, Any], ...] = ({"note": "stand-up"}, {"tags": ["update"]})
    same = rng.choice(marks)
    for week in diary.all_weeks():
        for day in diary.workdays(week)[1:2]:
            diary.pin(day, 790, 20, client=client, project="advice", kind="meeting", **same)
    return persona("weekly stand-up", diary, client, must_not=(SILENT,))


def after_the_holiday(rng: Random) -> Persona:
    """14 silent: 21 working days since the last update, but 15 of them on leave."""
    diary = Diary(rng, leave=False)
    diary.leave_weeks = {-4, -3, -2}
    client = serve(diary, replace(UNHEARD, invoices=False))
    others(diary)
    _updates(diary, client, range(-26, -4))
    return persona("after the holiday", diary, client, must_not=(SILENT,))


def asked_for_silence(rng: Random) -> Persona:
    """14 silent: six weeks without an update, and once in sixty days was agreed and told."""
    terms: dict[str, dict[str, object]] = {"meeting_load": {"update_every_days": 60}}
    diary, client = _ground(rng, replace(UNHEARD, terms=terms))
    _updates(diary, client, range(-26, -6))
    return persona("asked for silence", diary, client, must_not=(SILENT,))


UPDATES = (
    no_word,
    sponsor_fades,
    four_weeks_silent,
    untold_risk,
    told_risk,
    weekly_stand_up,
    after_the_holiday,
    asked_for_silence,
)
