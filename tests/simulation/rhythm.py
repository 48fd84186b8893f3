"""Planted and look-alike: answers that take unequally long, and days cut into pieces.

Patterns 10 and 18. The ground has the client answer about as fast as I do, and leaves the mornings whole.
"""

from dataclasses import replace
from random import Random

from tests.simulation.contact import MUTE
from tests.simulation.expectation import FRAGMENTED, ONE_WAY, RECOVERY, Persona
from tests.simulation.practice import SUBJECT, ask, others, persona, serve
from tests.simulation.records import Diary

UNEQUAL = replace(SUBJECT, asking=6, reply=(65, 130), answer_days=3)


def waiting_for_them(rng: Random) -> Persona:
    """10 at level 2 and no more: I answer in about 100 minutes, they in two to three days; rho about 14."""
    diary = Diary(rng)
    client = serve(diary, UNEQUAL)
    others(diary)
    return persona("waiting for them", diary, client, {ONE_WAY: 2}, at_most={ONE_WAY: 2})


def doing_it_instead(rng: Random) -> Persona:
    """10 at level 3: the same, and every other week an action of theirs was done by me."""
    diary = Diary(rng)
    client = serve(diary, UNEQUAL)
    others(diary)
    for week in range(-12, 0, 2):
        done = diary.day(week, rng.randrange(5)).isoformat()
        diary.add(
            "action", client=client, text=f"collect figures {week}", owner="client", doer="me", done_on=done
        )
    return persona("doing it instead", diary, client, {ONE_WAY: 3})


def open_questions(rng: Random) -> Persona:
    """10 at level 2: equal speed by mail, but four questions asked of them are open for weeks (A = 4)."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, asking=6))
    others(diary)
    for n in range(4):
        at = diary.at(diary.day(-8 - n, 1), 600 + n)
        diary.add("question", client=client, text=f"who decides on {n}", opened_at=at, asked_at=at,
                  asked_whom="client", seconds=600)  # fmt: skip
    return persona("open questions", diary, client, {ONE_WAY: 2})


def answered_by_phone(rng: Random) -> Persona:
    """10 silent: three of five questions get no mail, for the client rings on Fridays and they are settled.

    60 % are censored, so their median is not known and there is no rho; nothing is open.
    """
    diary = Diary(rng)
    client = serve(diary, replace(MUTE, asked=8))
    habit = replace(UNEQUAL, answer_days=0)
    for week in diary.all_weeks():
        days = diary.workdays(week)
        for n in range(5 if days else 0):
            ask(diary, habit, client, week, answered=n < 2)
        if days:
            at = diary.at(days[-1], 1_035 + rng.randrange(10))
            diary.message(client, "in", at, channel="phone", seconds=900)
    others(diary)
    return persona("answered by phone", diary, client, must_not=(ONE_WAY,))


def _cut(diary: Diary, client: str, days: int) -> None:
    """On the first days of each week a question every 65 minutes, answered within ten."""
    for week in diary.all_weeks():
        for day in diary.workdays(week)[:days]:
            for n in range(8):
                thread, asked = diary.thread(), 555 + 65 * n + diary.rng.randrange(-6, 7)
                diary.message(client, "in", diary.at(day, asked), channel="chat", thread=thread)
                at = diary.at(day, asked + diary.rng.randrange(3, 9))
                diary.message(client, "out", at, channel="chat", thread=thread)


def cut_by_chat(rng: Random) -> Persona:
    """18 at level 3: no gap of 90 minutes on any working day, and it is I who answer within ten minutes."""
    diary = Diary(rng)
    client = serve(diary, MUTE)
    _cut(diary, client, 5)
    others(diary)
    return persona("cut by chat", diary, client, {FRAGMENTED: 3})


def cut_two_days(rng: Random) -> Persona:
    """18 at level 1 and no more: two days of five, Z = 8 of 20; the line of level 2 is 10."""
    diary = Diary(rng)
    client = serve(diary, MUTE)
    _cut(diary, client, 2)
    others(diary)
    return persona("cut two days", diary, client, {FRAGMENTED: 1}, at_most={FRAGMENTED: 1})


def _meetings(rng: Random, starts: tuple[int, ...], minutes: int, days: int) -> tuple[Diary, str]:
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, hours=2, asked=3, asking=1, meeting=False))
    for week in diary.all_weeks():
        for day in diary.workdays(week)[:days]:
            for start in starts:
                diary.pin(day, start + rng.randrange(-4, 5), minutes, client=client, project="advice",
                          kind="meeting", initiator="client")  # fmt: skip
    others(diary, hours=5, meeting=False)
    return diary, client


def scattered_meetings(rng: Random) -> Persona:
    """18 at level 2 and no more: five half-hour meetings a day that the client plans, never 90 min apart."""
    diary, client = _meetings(rng, (600, 705, 810, 915, 1_015), 30, 5)
    return persona("scattered meetings", diary, client, {FRAGMENTED: 2}, at_most={FRAGMENTED: 2})


def clustered_meetings(rng: Random) -> Persona:
    """18 silent: the same five half hours a day, one after the other in the afternoon."""
    diary, client = _meetings(rng, (830, 868, 906, 944, 982), 30, 5)
    return persona("clustered meetings", diary, client, must_not=(FRAGMENTED,))


def workshop_days(rng: Random) -> Persona:
    """18 silent: three days a week of workshops of three hours and more; long meetings are the work."""
    diary, client = _meetings(rng, (544, 785), 195, 3)
    return persona("workshop days", diary, client, must_not=(FRAGMENTED,))


def desk_research(rng: Random) -> Persona:
    """18 cannot be said: traces on few days only; a day without traces is no day cut up."""
    diary = Diary(rng, clocked=False)
    client = serve(diary, replace(MUTE, hours=24, asked=1, asking=1, meeting=False))
    return persona("desk research", diary, client, must_not=(FRAGMENTED, RECOVERY))


RHYTHM = (
    waiting_for_them,
    doing_it_instead,
    open_questions,
    answered_by_phone,
    cut_by_chat,
    cut_two_days,
    scattered_meetings,
    clustered_meetings,
    workshop_days,
    desk_research,
)
