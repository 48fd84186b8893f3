"""Planted and look-alike: unbilled hours, the rate, research, gifts and scope.

Patterns 1, 2, 3, 4 and 5. Levels 2 and 3 that are no event need two reviews, so a fact is
planted for at least the last eight weeks. Each docstring says what is planted, and the line that it
crosses or keeps.
"""

from dataclasses import replace
from random import Random
from typing import Any

from tests.simulation.expectation import (
    CREEP,
    EROSION,
    GIFT,
    RESEARCH,
    UNBILLED,
    Persona,
)
from tests.simulation.practice import SUBJECT, Weekly, others, persona, serve
from tests.simulation.records import Diary, Record

OWN: dict[str, Any] = {"scope": "extra", "initiator": "me", "announced": False}
ASKED_FOR: dict[str, Any] = {"scope": "extra", "initiator": "client"}


def _half_year(
    rng: Random, share: Weekly, kind: str, extra: Record | None = None, **changes: object
) -> tuple[Diary, str]:
    """A diary whose main client has this unbilled share of 13 h, of this kind."""
    diary = Diary(rng)
    habit = replace(SUBJECT, unbilled=share, kind=kind, extra=extra or {})
    client = serve(diary, replace(habit, **changes))  # type: ignore[arg-type]
    others(diary)
    return diary, client


def unbilled_quarter(rng: Random) -> Persona:
    """1 at level 2: u = 26 % in half a year of weeks; the line is 19 %. 2 follows at e = .75."""
    diary, client = _half_year(rng, 0.26, "support")
    return persona("unbilled quarter", diary, client, {UNBILLED: 2, EROSION: 1})


def unbilled_third(rng: Random) -> Persona:
    """1 at level 3: u = 38 %; the line is 30 %."""
    diary, client = _half_year(rng, 0.39, "support")
    return persona("unbilled third", diary, client, {UNBILLED: 3, EROSION: 2})


def unbilled_sixth(rng: Random) -> Persona:
    """1 at level 1 and no more: u = 16 %, between 13 % and 19 %."""
    diary, client = _half_year(rng, 0.165, "travel")
    return persona("unbilled sixth", diary, client, {UNBILLED: 1}, at_most={UNBILLED: 1})


def retainer_overrun(rng: Random) -> Persona:
    """1 at level 1: 13.5 h a week are 59 of 40 included hours a month; all hours count as billable."""
    retainer: Record = {"name": "sparring", "included_hours": 40, "fee_cents": 420_000}
    diary, client = _half_year(rng, 0, "support", billing="retainer", project=retainer)
    return persona("retainer overrun", diary, client, {UNBILLED: 1})


def near_the_line(rng: Random) -> Persona:
    """1 and 2 silent: u = 10 %; the line is 13 %."""
    diary, client = _half_year(rng, lambda week: rng.uniform(0.085, 0.11), "support")
    return persona("near the line", diary, client, must_not=(UNBILLED, EROSION))


def admin_on_the_client(rng: Random) -> Persona:
    """1, 2 and 3 silent: a quarter of the hours is unbilled, but admin (or a bid, or study) on the client."""
    kind = rng.choice(("admin", "acquisition", "learning"))
    diary, client = _half_year(rng, 0.25, kind)
    return persona("admin on the client", diary, client, must_not=(UNBILLED, EROSION, RESEARCH))


def settling_in(rng: Random) -> Persona:
    """Level 1 at most: 40 % unbilled in the first five weeks with a client, and grace lasts six."""
    diary = Diary(rng)
    others(diary)
    habit = replace(SUBJECT, unbilled=0.4, kind="preparation")
    client = serve(diary, habit, since=-5)
    return persona("settling in", diary, client, at_most={UNBILLED: 1, EROSION: 1, RESEARCH: 1})


def chosen_drift(rng: Random) -> Persona:
    """1 is muted: 26 % unbilled, and two weeks ago the answer was: my choice."""
    diary, client = _half_year(rng, 0.26, "support")
    year, number = (int(part) for part in diary.review.split("-W"))
    answer: Record = {"week": f"{year}-W{number - 2:02}", "answer": "my_choice", "note": "for a year"}
    diary.add("decision", pattern=UNBILLED, client=client, until=diary.day(20).isoformat(), **answer)
    return persona("chosen drift", diary, client, must_not=(UNBILLED,), muted=(UNBILLED,))


def overrun_fee(rng: Random) -> Persona:
    """2 at level 3: EUR 1,000 of the fee a week for 16 h, agreed 10; e = .62; all billable (1 silent)."""
    diary = Diary(rng, leave=False)
    ends = diary.day(3, 6).isoformat()
    fee: Record = {"fee_cents": 3_000_000, "agreed_hours": 300, "ends_on": ends, "name": "new site"}
    habit = replace(SUBJECT, hours=15.5, unbilled=0, billing="fixed", project=fee)
    client = serve(diary, habit)
    others(diary)
    return persona("overrun fee", diary, client, {EROSION: 3}, must_not=(UNBILLED,))


def below_the_floor(rng: Random) -> Persona:
    """2 at level 3: EUR 80 less 9 % is 73, below the user's floor of 77; e = .91 is silent, as is 1."""
    diary = Diary(rng, floor_rate_cents=7_700)
    client = serve(diary, replace(SUBJECT, unbilled=0.09, rate=8_000))
    others(diary)
    return persona("below the floor", diary, client, {EROSION: 3}, must_not=(UNBILLED,))


def fee_without_end(rng: Random) -> Persona:
    """2 cannot be said: far too many hours, but no end date and no milestones."""
    diary = Diary(rng)
    fee: Record = {"fee_cents": 1_000_000, "agreed_hours": 100, "name": "open end"}
    client = serve(diary, replace(SUBJECT, unbilled=0, billing="fixed", project=fee))
    others(diary)
    return persona("fee without end", diary, client, must_not=(EROSION,))


def early_days(rng: Random) -> Persona:
    """2 silent: e = .6, but only 14 of 100 weeks of the plan are over; the line is a quarter."""
    diary = Diary(rng, leave=False)
    others(diary)
    ends = diary.day(85, 6).isoformat()
    fee: Record = {"fee_cents": 6_000_000, "agreed_hours": 600, "ends_on": ends, "name": "long plan"}
    client = serve(diary, replace(SUBJECT, hours=10, unbilled=0, billing="fixed", project=fee), since=-14)
    return persona("early days", diary, client, must_not=(EROSION,))


def search_for_certainty(rng: Random) -> Persona:
    """3 at level 3: r = 29 % of the hours is unbilled research, all for one's own certainty."""
    diary, client = _half_year(rng, 0.3, "research", {"trigger": "own"})
    return persona("search for certainty", diary, client, {RESEARCH: 3})


def research_for_the_client(rng: Random) -> Persona:
    """3 at level 2 and no more: r = 29 %, but the client asked for it."""
    diary, client = _half_year(rng, 0.3, "research", {"trigger": "client"})
    return persona("research for the client", diary, client, {RESEARCH: 2}, at_most={RESEARCH: 2})


def one_day_of_research(rng: Random) -> Persona:
    """3 at level 1 at most: one spike of 6.5 h in one day (11 % of W4, D = 1)."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, hours=12, unbilled=0.01))
    others(diary)
    day = rng.choice(diary.workdays(-2))
    diary.pin(day, 545, 200, client=client, project="advice", kind="research", billable=False)
    diary.pin(day, 840, 190, client=client, project="advice", kind="research", billable=False)
    return persona("one day of research", diary, client, {RESEARCH: 1}, at_most={RESEARCH: 1})


def paid_research(rng: Random) -> Persona:
    """3 silent: the same research, billed as a first step; and a bid, which is acquisition."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, hours=9))
    others(diary)
    for week in diary.all_weeks():
        diary.work(week, 3, client=client, project="advice", kind="research", trigger="client")
        diary.work(week, 1.5, kind="acquisition", note="bid")
    return persona("paid research", diary, client, must_not=(RESEARCH, UNBILLED))


def silent_gifts(rng: Random) -> Persona:
    """4 at level 3: 2.3 h a week of unasked, unannounced extras; g = 21 % of the quarter's revenue."""
    diary, client = _half_year(rng, 0.18, "coaching", OWN)
    return persona("silent gifts", diary, client, {GIFT: 3}, must_not=(CREEP,))


def small_silent_gift(rng: Random) -> Persona:
    """4 at level 1 and no more: one extra of 3 h, unannounced; g = 2 %."""
    diary = Diary(rng)
    client = serve(diary)
    others(diary)
    diary.pin(rng.choice(diary.workdays(-3)), 560, 180, client=client, project="advice", billable=False,
              note="a short manual", **OWN)  # fmt: skip
    return persona("small silent gift", diary, client, {GIFT: 1}, at_most={GIFT: 1}, must_not=(UNBILLED,))


def announced_gifts(rng: Random) -> Persona:
    """4 silent: the same extras, and the client knows (agreed goodwill)."""
    diary, client = _half_year(rng, 0.18, "coaching", {**OWN, "announced": True})
    return persona("announced gifts", diary, client, must_not=(GIFT, CREEP))


def gifts_in_the_budget(rng: Random) -> Persona:
    """1 and 4 silent: 2.3 h a week given unasked, inside a told budget of EUR 6,000 a quarter."""
    budget: dict[str, dict[str, object]] = {"extra_work_price": {"gift_budget_cents": 600_000}}
    diary, client = _half_year(rng, 0.18, "coaching", OWN, terms=budget)
    return persona("gifts in the budget", diary, client, must_not=(GIFT, UNBILLED, EROSION))


def own_mistake(rng: Random) -> Persona:
    """4 and 5 silent: rework, own errors and warranty are no extra work, whoever asked."""
    marks = ({"kind": "rework"}, {"tags": ["own-error"]}, {"tags": ["warranty"]})
    who = rng.choice((OWN, ASKED_FOR))
    diary, client = _half_year(rng, 0.2, "support", {**who, **rng.choice(marks)})
    return persona("own mistake", diary, client, must_not=(GIFT, CREEP))


def growing_scope(rng: Random) -> Persona:
    """5 at level 3: 3.6 h a week asked for outside the agreement, unpaid; s = 36 % of the agreed hours.

    The same work as the silent gifts, but the client asked: it lands here and not in 4.
    """
    diary, client = _half_year(rng, 0.28, "coaching", ASKED_FOR)
    return persona("growing scope", diary, client, {CREEP: 3}, must_not=(GIFT,))


def some_extra_scope(rng: Random) -> Persona:
    """5 at level 2 and no more: s = 15 %, between 10 % and 20 %; no agreed number of hours is passed."""
    diary, client = _half_year(rng, 0.135, "support", ASKED_FOR)
    return persona("some extra scope", diary, client, {CREEP: 2}, at_most={CREEP: 2})


def _requests(rng: Random, decision: str | None, seconds: int) -> tuple[Diary, str]:
    diary = Diary(rng)
    client = serve(diary)
    others(diary)
    for week in diary.past_weeks():
        day = rng.choice(diary.workdays(week) or [diary.day(week)])
        done = {"decided_at": diary.at(day, 700), "decision": decision} if decision else {}
        diary.add("request", client=client, text=f"small thing {week}", at=diary.at(day, 650), in_scope=False,
                  seconds=seconds, **done)  # fmt: skip
    return diary, client


def tiny_asks(rng: Random) -> Persona:
    """5 at level 1 and no more: four requests in W4, just done, of less than ten minutes each."""
    diary, client = _requests(rng, "done", rng.randrange(240, 560, 60))
    return persona("tiny asks", diary, client, {CREEP: 1}, at_most={CREEP: 1})


def traded_asks(rng: Random) -> Persona:
    """5 silent: as many requests, each priced, traded, postponed or declined."""
    diary, client = _requests(rng, rng.choice(("traded", "priced", "later", "declined")), 3_600)
    return persona("traded asks", diary, client, must_not=(CREEP, GIFT))


MONEY = (
    unbilled_quarter,
    unbilled_third,
    unbilled_sixth,
    retainer_overrun,
    near_the_line,
    admin_on_the_client,
    settling_in,
    chosen_drift,
    overrun_fee,
    below_the_floor,
    fee_without_end,
    early_days,
    search_for_certainty,
    research_for_the_client,
    one_day_of_research,
    paid_research,
    silent_gifts,
    small_silent_gift,
    announced_gifts,
    gifts_in_the_budget,
    own_mistake,
    growing_scope,
    some_extra_scope,
    tiny_asks,
    traded_asks,
)
