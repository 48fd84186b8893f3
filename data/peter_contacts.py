"""Who writes and calls when: Peter's half year of contacts, laid out over the weeks."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random

from peter_facts import FIRST_MONDAY, WEEKS
from peter_people import (
    BEGUN,
    BOOKKEEPER,
    CALLS,
    CHATS,
    DIRECTOR,
    DIRECTORS,
    EVENINGS,
    KARIN,
    LEADER,
    NOTES,
    PETER,
    PROGRAMME,
    PROSPECT,
    QUESTIONS,
    STRANGER,
    STUCK,
    WRITERS,
)
from peter_plan import Call, Mail, Plan
from peter_words import (
    ASKED,
    BOARD_ASKED,
    BOARD_TOLD,
    BOARD_WANTED,
    COPIED,
    FROM_BOOKKEEPER,
    FROM_PROSPECT,
    NOTED,
    TOLD,
    WANTED,
    WITH_OTHERS,
)


def contacts(busy: Sequence[tuple[datetime, datetime]]) -> Plan:
    """All of it, each kind in order of time."""
    plan = Plan(Random(142), busy)
    for week in WEEKS:
        for house, ends in CALLS.items():
            for _ in range(plan.due("call " + house, week, ends)):
                plan.ring(week, house)
    for week in WEEKS:
        for moment, house, kind in sorted(week_of(plan, week)):
            happen(plan, week, moment, house, kind)
    others(plan)
    order = sorted(range(len(plan.mails)), key=lambda n: plan.mails[n].at)
    place = {old: new for new, old in enumerate(order)}
    plan.mails = [
        of if of.answers is None else of._replace(answers=place[of.answers])
        for of in (plan.mails[n] for n in order)
    ]
    plan.lines.sort(key=lambda line: (line.at, line.sender is PETER))
    plan.calls.sort()
    return plan


def week_of(plan: Plan, week: int) -> Iterator[tuple[datetime, str, str]]:
    """What is begun in a week: when, with whom, and of which kind."""
    for house, ends in BEGUN.items():
        for _ in range(plan.due("mail " + house, week, ends)):
            yield plan.in_week(week, 9.05, 16.6), house, "mail"
    for house, ends in QUESTIONS.items():
        for _ in range(plan.due("ask " + house, week, ends)):
            yield plan.in_week(week, 9.1, 12.2, last=3), house, "ask"
    for _ in range(plan.due("note", week, NOTES)):
        yield plan.in_week(week, 9.2, 17.2), "bouw", "note"
    for _ in range(plan.due("chat", week, CHATS)):
        yield plan.in_week(week, 9.1, 16.8), "bouw", "chat"
    monday = datetime.combine(FIRST_MONDAY, time()) + timedelta(weeks=week - 1)
    for n, digit in enumerate(EVENINGS[week - 1]):
        evening = monday + timedelta(days=int(digit), hours=18.6)
        at = evening + timedelta(seconds=int(plan.between(0, 5400)))
        yield at, "bouw", "tell" if (week + n) % 2 else "mail"
        if plan.dice.random() < 0.25:
            yield evening + timedelta(hours=plan.between(1.6, 2.3)), "bouw", "chat"


def happen(plan: Plan, week: int, moment: datetime, house: str, kind: str) -> None:
    """One of them, with its answers."""
    if kind == "chat":
        plan.chat(moment)
        return
    other = plan.pick(WRITERS[house])
    if kind in ("tell", "note"):
        plan.write(moment, PETER, other, plan.pick(TOLD if kind == "tell" else NOTED))
    elif kind == "ask":
        plan.ask(moment, other, week)
    else:
        more = moment.hour < 16 and plan.dice.random() < 0.35
        plan.exchange(moment, other, plan.pick(WANTED), more)


def others(plan: Plan) -> None:
    """What does not come every week: the director, what stays unanswered, and those who are no clients."""
    asked, told = iter(BOARD_ASKED), iter(BOARD_TOLD)
    for text, kind in DIRECTORS:
        moment = datetime.fromisoformat(text)
        if kind == "in":
            plan.exchange(moment, DIRECTOR, next(asked))
        else:
            plan.write(moment, PETER, DIRECTOR, next(told) if kind == "out" else BOARD_WANTED)
    for (moment, other), words in zip(STUCK, ASKED, strict=False):
        plan.write(moment, PETER, other, words)
    for week, other, words in (
        *((week, KARIN, words) for week, words in zip((13, 19, 25), WITH_OTHERS, strict=True)),
        *((week, BOOKKEEPER, words) for week, words in zip((9, 22, 25), FROM_BOOKKEEPER, strict=True)),
        (24, PROSPECT, FROM_PROSPECT[0]),
    ):
        plan.exchange(plan.in_week(week, 9.5, 16), other, words)
    for week in (6, 15, 20, 24):
        moment = plan.in_week(week, 9.5, 16.5)
        plan.mails.append(Mail(moment, LEADER, PROGRAMME, *COPIED, copied=PETER))
    for week, lasted in ((12, 0), (21, 38)):
        plan.calls.append(Call(plan.in_week(week, 10, 16), STRANGER, False, lasted))
