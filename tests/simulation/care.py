"""Planted and look-alike: rest, the client's chair, assumptions and lonely questions.

Patterns 8, 11, 12 and 13. Those of events (8, 12, 13) do not wait for a second
review; for the others the fact stands for at least the last eight weeks.
"""

from dataclasses import replace
from random import Random

from tests.simulation.expectation import (
    ALWAYS_ON,
    ASSUMPTION,
    CHAIR,
    RECOVERY,
    SOLO,
    Persona,
)
from tests.simulation.practice import SUBJECT, Habit, others, persona, serve
from tests.simulation.records import Diary, Record


def _ground(rng: Random, habit: Habit = SUBJECT, **changes: object) -> tuple[Diary, str]:
    diary = Diary(rng, **changes)  # type: ignore[arg-type]
    client = serve(diary, habit)
    others(diary)
    return diary, client


def _nights(diary: Diary, client: str, weeks: range, weekdays: tuple[int, ...]) -> None:
    """Work until half past eleven, and again from nine: 9.5 hours between."""
    for week in weeks:
        for weekday in weekdays:
            diary.pin(diary.day(week, weekday), 1_290, 120, client=client, project="advice")
            diary.pin(diary.day(week, weekday + 1), 540, 60, client=client, project="advice")


def weekends_worked(rng: Random) -> Persona:
    """8 at level 3: five weeks without a gap of 35 hours, for each day of each of them has work."""
    diary, client = _ground(rng)
    for week in range(-5, 0):
        for weekday in range(7):
            start = 600 if weekday > 4 else 540
            diary.pin(diary.day(week, weekday), start, 45, client=client, project="advice")
            diary.pin(diary.day(week, weekday), 960, 60, client=client, project="advice")
    return persona("weekends worked", diary, client, {RECOVERY: 3})


def short_nights(rng: Random) -> Persona:
    """8 at level 2 and no more: eight short nights in four weeks, and every weekend free."""
    diary, client = _ground(rng)
    _nights(diary, client, range(-6, 0), (0, 2))
    return persona("short nights", diary, client, {RECOVERY: 2}, at_most={RECOVERY: 2})


def three_short_nights(rng: Random) -> Persona:
    """8 at level 1 and no more: three short nights in four weeks; the lines are 2 and 4."""
    diary, client = _ground(rng)
    _nights(diary, client, range(-3, 0), (1,))
    return persona("three short nights", diary, client, {RECOVERY: 1}, at_most={RECOVERY: 1})


def eleven_hours(rng: Random) -> Persona:
    """8 silent: work until 22:30 and from 9:30 again, four times a week, is exactly eleven hours."""
    diary, client = _ground(rng, windows=((570, 1_050),))
    for week in diary.past_weeks():
        for day in diary.workdays(week)[:4]:
            diary.pin(day, 1_320, 30, client=client, project="advice")
    return persona("eleven hours", diary, client, must_not=(RECOVERY,))


def one_line_at_night(rng: Random) -> Persona:
    """8 silent: one short message at half past eleven, night after night, is no work."""
    diary, client = _ground(rng)
    for week in diary.all_weeks():
        for day in diary.workdays(week):
            at = diary.at(day, 1_405 + rng.randrange(20))
            diary.message(client, "out", at, channel="chat", thread=diary.thread())
    return persona("one line at night", diary, client, must_not=(RECOVERY,))


def late_starter(rng: Random) -> Persona:
    """7 and 8 silent: two in the afternoon until ten at night are the chosen hours."""
    diary = Diary(rng, windows=((840, 1_320),))
    client = serve(diary, replace(SUBJECT, meeting=False))
    others(diary, meeting=False)
    return persona("late starter", diary, client, must_not=(RECOVERY, ALWAYS_ON))


def unregistered_hours(rng: Random) -> Persona:
    """8 cannot be said: hours without a clock are unknown, not rest and not its lack."""
    diary, client = _ground(rng, clocked=False)
    return persona("unregistered hours", diary, client, must_not=(RECOVERY,))


def _actions(diary: Diary, client: str, doers: dict[str, int], first: int = -16, **fields: object) -> None:
    """So many actions of the client finished each week, by each doer, half an hour each."""
    for week in range(first, diary.after):
        for doer, count in doers.items():
            for n in range(count):
                days = {
                    "due_on": diary.day(week, n % 3).isoformat(),
                    "done_on": diary.day(week, n % 5).isoformat(),
                }
                diary.add("action", client=client, text=f"step {doer} {week}.{n}", owner="client", doer=doer,
                          seconds=1_800, **days, **fields)  # fmt: skip


def in_their_chair(rng: Random) -> Persona:
    """11 at level 3: two of three actions that are the client's are finished by me, eight in W4; k = 67 %."""
    diary, client = _ground(rng)
    _actions(diary, client, {"me": 2, "client": 1})
    return persona("in their chair", diary, client, {CHAIR: 3})


def near_their_chair(rng: Random) -> Persona:
    """11 at level 2 and no more: one of three, four in W4; k = 33 %, hk = 4 %."""
    diary, client = _ground(rng)
    _actions(diary, client, {"me": 1, "client": 2})
    return persona("near their chair", diary, client, {CHAIR: 2}, at_most={CHAIR: 2})


def twice_for_them(rng: Random) -> Persona:
    """11 at level 1 and no more: two in W4 done by me, of ten."""
    diary, client = _ground(rng)
    _actions(diary, client, {"client": 2})
    for week in (-3, -2):
        done = diary.day(week, 2).isoformat()
        diary.add(
            "action", client=client, text=f"once {week}", owner="client", doer="me", done_on=done, seconds=900
        )
    return persona("twice for them", diary, client, {CHAIR: 1}, at_most={CHAIR: 1})


def agreed_delegation(rng: Random) -> Persona:
    """11 silent: as many actions done by me, each agreed with the client (delegated, or cover in a need)."""
    diary, client = _ground(rng)
    _actions(diary, client, {"me": 2, "client": 1}, agreed=True)
    return persona("agreed delegation", diary, client, must_not=(CHAIR,))


def interim_role(rng: Random) -> Persona:
    """11 silent: by contract this chair is his."""
    diary, client = _ground(
        rng, replace(SUBJECT, project={"answers_own_chair": True, "name": "interim head"})
    )
    _actions(diary, client, {"me": 3})
    return persona("interim role", diary, client, must_not=(CHAIR,))


def _assume(diary: Diary, client: str, number: int, weeks: int, **fields: object) -> None:
    given: Record = {
        "basis": diary.rng.choice(("inferred", "habit")),
        "belief": diary.rng.randrange(40, 95),
        **fields,
    }
    diary.add("assumption", client=client, number=number, text=f"prompt {number}",
              held_since=diary.day(-weeks, 1).isoformat(), **given)  # fmt: skip


def unasked_beliefs(rng: Random) -> Persona:
    """12 at level 2: three untested beliefs of two months under a decision or two."""
    diary, client = _ground(rng)
    for number in rng.sample(range(1, 11), 3):
        _assume(diary, client, number, 9, decisions=rng.randrange(1, 4))
    return persona("unasked beliefs", diary, client, {ASSUMPTION: 2}, at_most={ASSUMPTION: 2})


def costly_belief(rng: Random) -> Persona:
    """12 at level 2: one untested belief, nine hours resting on it."""
    diary, client = _ground(rng)
    _assume(diary, client, rng.randrange(1, 11), 9, seconds=9 * 3_600)
    return persona("costly belief", diary, client, {ASSUMPTION: 2}, at_most={ASSUMPTION: 2})


def one_belief(rng: Random) -> Persona:
    """12 at level 1 and no more: one untested belief under one decision."""
    diary, client = _ground(rng)
    _assume(diary, client, rng.randrange(1, 11), 6, decisions=1)
    return persona("one belief", diary, client, {ASSUMPTION: 1}, at_most={ASSUMPTION: 1})


def same_belief_again(rng: Random) -> Persona:
    """12 at level 3: proved wrong half a year ago with this client, and acted on again."""
    diary, client = _ground(rng)
    number = rng.randrange(1, 11)
    _assume(diary, client, number, 24, decisions=1, outcome="wrong", tested_on=diary.day(-18).isoformat())
    _assume(diary, client, number, 8, decisions=2)
    return persona("same belief again", diary, client, {ASSUMPTION: 3})


def well_founded(rng: Random) -> Persona:
    """12 silent: by contract or said; nothing resting on it; some days old; tested."""
    diary, client = _ground(rng)
    _assume(diary, client, 1, 9, decisions=4, basis="contract")
    _assume(diary, client, 2, 9, decisions=4, basis="said")
    _assume(diary, client, 3, 9)
    _assume(diary, client, 4, 1, decisions=2)
    _assume(diary, client, 5, 9, decisions=2, outcome="right", tested_on=diary.day(-5).isoformat())
    return persona("well founded", diary, client, must_not=(ASSUMPTION,))


def _wonder(
    diary: Diary,
    client: str,
    opened: tuple[int, int, int],
    asked: tuple[int, int, int],
    seconds: int,
    **fields: object,
) -> None:
    """A question opened and asked at (week, weekday, minute)."""
    opens = diary.at(diary.day(*opened[:2]), opened[2])
    asks = diary.at(diary.day(*asked[:2]), asked[2])
    whom = diary.rng.choice(("peer", "other"))
    diary.add("question", client=client, text=f"how does {opens} work", opened_at=opens, asked_at=asks,
              answered_at=asks, asked_whom=whom, seconds=seconds, **fields)  # fmt: skip


def alone_for_days(rng: Random) -> Persona:
    """13 at level 3: two searches of ten hours and more at one client, one of them still going on."""
    diary, client = _ground(rng)
    _wonder(diary, client, (-4, 1, 600), (-2, 3, 600), 10 * 3_600)
    opened = diary.at(diary.day(-3, 0), 600)
    diary.add("question", client=client, text="still looking", opened_at=opened, seconds=12 * 3_600)
    return persona("alone for days", diary, client, {SOLO: 3})


def alone_once(rng: Random) -> Persona:
    """13 at level 2 and no more: one search of nine hours before it was asked."""
    diary, client = _ground(rng)
    _wonder(diary, client, (-3, 0, 600), (-2, 2, 600), 9 * 3_600 + 1_800)
    return persona("alone once", diary, client, {SOLO: 2}, at_most={SOLO: 2})


def alone_for_a_morning(rng: Random) -> Persona:
    """13 at level 1 and no more: three hours, asked the same day; the lines are two and eight."""
    diary, client = _ground(rng)
    _wonder(diary, client, (-2, 1, 545), (-2, 1, 900), 3 * 3_600)
    return persona("alone for a morning", diary, client, {SOLO: 1}, at_most={SOLO: 1})


def assigned_search(rng: Random) -> Persona:
    """13 silent: the search is the assignment."""
    diary, client = _ground(rng)
    for weekday in range(3):
        _wonder(diary, client, (-3, weekday, 600), (-1, weekday, 600), 14 * 3_600, is_assignment=True)
    return persona("assigned search", diary, client, must_not=(SOLO,))


def timer_over_the_weekend(rng: Random) -> Persona:
    """13 silent: a timer ran 65 hours from Friday 16:15 to Monday 9:15, 90 business minutes."""
    diary, client = _ground(rng)
    _wonder(diary, client, (-3, 4, 975), (-2, 0, 555), 65 * 3_600)
    return persona("timer over the weekend", diary, client, must_not=(SOLO,))


CARE = (
    weekends_worked,
    short_nights,
    three_short_nights,
    eleven_hours,
    one_line_at_night,
    late_starter,
    unregistered_hours,
    in_their_chair,
    near_their_chair,
    twice_for_them,
    agreed_delegation,
    interim_role,
    unasked_beliefs,
    costly_belief,
    one_belief,
    same_belief_again,
    well_founded,
    alone_for_days,
    alone_once,
    alone_for_a_morning,
    assigned_search,
    timer_over_the_weekend,
)
