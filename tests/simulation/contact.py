"""Planted and look-alike: fast answers, evenings, taught demand.

Patterns 6, 7 and 9. The ground answers in two batches a day, which none of these sees.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.simulation.expectation import (
    ALWAYS_ON,
    INSTANT,
    RATCHET,
    RECOVERY,
    Persona,
)
from tests.simulation.practice import SUBJECT, TOPICS, Habit, correspond, others, persona, serve, tell
from tests.simulation.records import AMSTERDAM, Diary

PROMPT = replace(SUBJECT, asked=9, reply=(4, 40))
MUTE = replace(SUBJECT, asked=0, asking=0)


def answering_at_once(rng: Random) -> Persona:
    """6 at level 3: 36 of 36 turns within 40 minutes, most from inside blocks of 90 minutes and more."""
    diary = Diary(rng)
    client = serve(diary, replace(PROMPT, hours=18))
    others(diary)
    return persona("answering at once", diary, client, {INSTANT: 3})


def answering_without_a_clock(rng: Random) -> Persona:
    """6 at level 2 and no more: the same answers, but no hours with a clock time that they could break."""
    diary = Diary(rng, clocked=False)
    client = serve(diary, PROMPT)
    others(diary)
    return persona("answering without a clock", diary, client, {INSTANT: 2}, at_most={INSTANT: 2})


def answering_soon(rng: Random) -> Persona:
    """6 at level 1 and no more: 34 of 40 turns within the hour (85 %, at least 71 %), median above 10 min."""
    diary = Diary(rng)
    client = serve(diary, MUTE)
    for week in diary.all_weeks():
        if week not in diary.leave_weeks:
            correspond(diary, Habit(asked=8 + week % 2, asking=0, reply=(16, 50)), client, week)
            correspond(diary, Habit(asked=2 - week % 2, asking=3, reply=(130, 200)), client, week)
    others(diary)
    return persona("answering soon", diary, client, {INSTANT: 1}, at_most={INSTANT: 1})


def promised_to_everybody(rng: Random) -> Persona:
    """6 silent: answers at once, and one boundary for all clients promises thirty minutes."""
    diary = Diary(rng)
    rest = tuple(t for t in TOPICS if t != "reply_time")
    client = serve(diary, replace(PROMPT, told=rest))
    tell(diary, None, diary.day(-26), ("reply_time",), {"reply_time": {"reply_within_minutes": 30}})
    others(diary, told=rest)
    return persona("promised to everybody", diary, client, must_not=(INSTANT,))


def prompt_in_a_launch(rng: Random) -> Persona:
    """6 at level 1 at most: answers at once, in five weeks of launch that are marked for this client."""
    diary = Diary(rng)
    client = serve(diary, MUTE)
    for week in diary.all_weeks():
        if week not in diary.leave_weeks:
            correspond(diary, PROMPT if -5 <= week < 0 else SUBJECT, client, week)
    ends = diary.day(-1, 6).isoformat()
    diary.add("phase", client=client, name="launch", starts_on=diary.day(-5).isoformat(), ends_on=ends)
    others(diary)
    return persona("prompt in a launch", diary, client, at_most={INSTANT: 1, RATCHET: 1})


def chat_bursts(rng: Random) -> Persona:
    """6 silent: three lines of chat over two hours are one turn; the answer soon follows the last."""
    diary = Diary(rng)
    client = serve(diary, replace(MUTE, asking=4))
    for week in diary.all_weeks():
        for day in rng.sample(diary.workdays(week), min(4, len(diary.workdays(week)))) * 2:
            thread, start = diary.thread(), rng.choice((550, 790)) + rng.randrange(40)
            for minutes in (0, 70 + rng.randrange(20), 120 + rng.randrange(10)):
                diary.message(client, "in", diary.at(day, start + minutes), channel="chat", thread=thread)
            for minutes in (150, 151):
                diary.message(client, "out", diary.at(day, start + minutes), channel="chat", thread=thread)
    others(diary)
    return persona("chat bursts", diary, client, must_not=(INSTANT,))


def only_the_urgent(rng: Random) -> Persona:
    """6 silent: what is marked urgent is answered within minutes, all else after hours."""
    diary = Diary(rng)
    client = serve(diary)
    for week in diary.all_weeks():
        for day in diary.workdays(week):
            for asked in (rng.randrange(550, 700), rng.randrange(800, 1000)):
                thread = diary.thread()
                diary.message(client, "in", diary.at(day, asked), thread=thread, urgent=True)
                diary.message(client, "out", diary.at(day, asked + rng.randrange(3, 15)), thread=thread)
    others(diary)
    return persona("only the urgent", diary, client, must_not=(INSTANT,))


def _evenings(diary: Diary, client: str, weekdays: int, messages: int, first: int = 1_170) -> None:
    for week in diary.all_weeks():
        days = diary.workdays(week)
        for day in diary.rng.sample(days, min(weekdays, len(days))):
            for _ in range(messages):
                thread, asked = diary.thread(), first + diary.rng.randrange(90)
                diary.message(client, "in", diary.at(day, asked), thread=thread)
                answered = diary.at(day, asked + diary.rng.randrange(2, 30))
                diary.message(client, "out", answered, thread=thread)


def evenings(rng: Random) -> Persona:
    """7 at level 3: mail on four evenings a week (d = 16), a quarter of all; 6 silent: zeros do not enter.

    What comes at 19:30 is answered at once and that is 0 business minutes; what comes by day waits for hours.
    """
    diary = Diary(rng)
    client = serve(diary)
    _evenings(diary, client, 4, 2)
    others(diary)
    return persona("evenings", diary, client, {ALWAYS_ON: 3}, must_not=(INSTANT, RECOVERY))


def some_evenings(rng: Random) -> Persona:
    """7 at level 1 and no more: six evenings of 28 days, 12 of about 108 contacts; lines 10 and 20 %, d 8."""
    diary = Diary(rng)
    client = serve(diary)
    for week in diary.past_weeks():
        for day in diary.workdays(week)[: 1 + week % 2]:
            for _ in range(2):
                thread = diary.thread()
                diary.message(client, "out", diary.at(day, 1_180 + rng.randrange(60)), thread=thread)
    others(diary)
    return persona("some evenings", diary, client, {ALWAYS_ON: 1}, at_most={ALWAYS_ON: 1})


def every_saturday(rng: Random) -> Persona:
    """7 at level 3: a rest day with contacts in each of the last eight weeks; four of them, w = 14 %."""
    diary = Diary(rng)
    client = serve(diary)
    for week in range(-9, diary.after):
        for _ in range(4):
            at = diary.at(diary.day(week, 5), 600 + rng.randrange(240))
            diary.message(client, "out", at, channel="chat", thread=diary.thread())
    others(diary)
    return persona("every Saturday", diary, client, {ALWAYS_ON: 3})


def send_later(rng: Random) -> Persona:
    """7 silent: written before five, sent by the machine at seven the next morning or in the evening."""
    diary = Diary(rng)
    client = serve(diary)
    for week in diary.all_weeks():
        for day in diary.workdays(week)[:4]:
            for minute in (1_140, 1_860):
                written = diary.at(day, 970 + rng.randrange(60))
                sent = diary.at(day, minute + rng.randrange(20))
                diary.message(client, "out", sent, composed_at=written, thread=diary.thread())
    others(diary)
    return persona("send later", diary, client, must_not=(ALWAYS_ON, RECOVERY))


def working_abroad(rng: Random) -> Persona:
    """7 and 8 silent: nine to half past five in New York is evening at home, and his clock there decides."""
    diary = Diary(rng, zone=AMSTERDAM)
    diary.away = dict.fromkeys(range(-7, 0), "America/New_York")
    client = serve(diary)
    others(diary)
    return persona("working abroad", diary, client, must_not=(ALWAYS_ON, RECOVERY))


def night_desk(rng: Random) -> Persona:
    """7 silent: early Sundays are his working hours, in the night of the clock change too (twice 2:30)."""
    hours = {day: [["09:00", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    sunday = {"sun": [["01:00", "05:00"]]}
    diary = Diary(rng, zone=AMSTERDAM, number=rng.choice((43, 44)), day_starts_at="00:00",
                  working_hours={**hours, **sunday})  # fmt: skip
    client = serve(diary)
    for week in diary.past_weeks():
        for minute in rng.sample(range(185, 295), 5):
            diary.message(
                client, "out", diary.at(diary.day(week, 6), minute), channel="chat", thread=diary.thread()
            )
    for offset in ("+02:00", "+01:00"):
        diary.message(client, "out", f"2026-10-25T02:30:00{offset}", channel="chat", thread=diary.thread())
    others(diary)
    return persona("night desk", diary, client, must_not=(ALWAYS_ON,))


def _demand(
    rng: Random, weeks: int, asked: Callable[[int], float], slow: Callable[[int], float]
) -> tuple[Diary, str]:
    """So many questions in a week, answered after 45 minutes (slow = 0) to four hours (slow = 1)."""
    diary = Diary(rng, weeks=weeks, leave=False, after=0)
    client = serve(diary, replace(MUTE, asking=2))
    for week in diary.past_weeks():
        minutes = 45 + round(195 * slow(week))
        habit = Habit(asked=asked(week), asking=0, reply=(minutes - 6, minutes + 6))
        correspond(diary, habit, client, week)
    others(diary)
    return diary, client


def _taught(rng: Random) -> tuple[Diary, str]:
    """A year in which a slower week is followed by fewer questions, and demand steps up twice at the end."""
    slow = {w: rng.random() for w in range(-53, -10)}
    slow |= {w: rng.uniform(0.05, 0.12) for w in range(-10, -4)} | {
        w: rng.uniform(0, 0.04) for w in range(-4, 0)
    }

    def asked(week: int) -> float:
        step = 2.2 if week >= -4 else 1.6 if week >= -8 else 1
        return 8 * step * (1.6 - 1.1 * slow[week - 1])

    return _demand(rng, 52, asked, slow.__getitem__)


def taught_demand(rng: Random) -> Persona:
    """9 at level 2: CHANGE up at both reviews while I became no slower, and the one-week lag over a year."""
    diary, client = _taught(rng)
    return persona("taught demand", diary, client, {RATCHET: 2}, at_most={RATCHET: 2})


def taught_in_a_phase(rng: Random) -> Persona:
    """9 at level 1 at most: the same year, but the step up is a marked launch that drives both."""
    diary, client = _taught(rng)
    ends = diary.day(-1, 6).isoformat()
    diary.add("phase", client=client, name="launch", starts_on=diary.day(-8).isoformat(), ends_on=ends)
    return persona("taught in a phase", diary, client, at_most={RATCHET: 1})


def more_questions(rng: Random) -> Persona:
    """9 at level 1 and no more: inbound doubles in W4 at the same speed; 22 weeks are too few for the lag."""
    diary, client = _demand(rng, 22, lambda w: 15 if w >= -4 else 6, lambda w: 0.5)
    return persona("more questions", diary, client, {RATCHET: 1}, at_most={RATCHET: 1})


def mail_makes_me_fast(rng: Random) -> Persona:
    """9 at level 1 at most: busy weeks are the fast ones (same week), and quiet weeks follow them."""
    busy = {w: w % 2 == 0 for w in range(-40, 0)}
    diary, client = _demand(rng, 40, lambda w: (14 if busy[w] else 7) * (2 if w >= -4 else 1),
                            lambda w: 0.1 if busy[w] else 0.9)  # fmt: skip
    return persona("mail makes me fast", diary, client, at_most={RATCHET: 1})


CONTACT = (
    answering_at_once,
    answering_without_a_clock,
    answering_soon,
    promised_to_everybody,
    prompt_in_a_launch,
    chat_bursts,
    only_the_urgent,
    evenings,
    some_evenings,
    every_saturday,
    send_later,
    working_abroad,
    night_desk,
    taught_demand,
    taught_in_a_phase,
    more_questions,
    mail_makes_me_fast,
)
